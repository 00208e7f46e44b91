# Invoke-PresignDiagnosis with AWS to ask: the sandbox on loopback. It says in a header which cause made it refuse; the diagnosis must name the same one,
# with S3's answer given and without it, asking by itself.

BeforeDiscovery {
    $script:scenarios = @(
        @{ Fault = 'an action that no policy allows'; By = 'bob'; Key = '2025/q4.csv' }
        @{ Fault = 'an object that is not there, and no right to list'; By = 'bob'; Key = '2026/nothing.csv' }
        @{ Fault = 'an object that is not there'; By = 'alice'; Key = '2026/nothing.csv' }
        @{ Fault = 'an archived object'; By = 'alice'; Key = 'archive/2019.csv' }
        @{ Fault = 'an inactive key'; By = 'inactive'; Key = '2026/q3.csv' }
        @{ Fault = 'a dead session'; By = 'dead'; Key = '2026/q3.csv' }
        @{ Fault = 'a boundary'; By = 'dave'; Key = 'up.txt'; Method = 'PUT'; NotAlone = $true }
        @{ Fault = 'a bucket that is not there'; By = 'alice'; Bucket = 'no-such-bucket-here'; Key = 'k' }
        @{ Fault = 'another region'; By = 'alice'; Key = '2026/q3.csv'; Region = 'us-east-1' }
        @{ Fault = 'another account'; By = 'carol'; Key = '2026/q3.csv' }
        @{ Fault = 'an unsigned header'; By = 'alice'; Key = 'up.txt'; Method = 'PUT'; Header = @{ 'x-amz-meta-a' = 'b' } }
        @{ Fault = 'another method'; By = 'alice'; Key = '2026/q3.csv'; Signed = 'PUT' }
        @{ Fault = 'an Authorization header'; By = 'alice'; Key = '2026/q3.csv'; Header = @{ Authorization = 'Bearer x' } }
        @{ Fault = 'a parameter added after signing'; By = 'alice'; Key = '2026/q3.csv'; Append = '&v=1' }
    )
}

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $sandbox = Get-ChildItem (Join-Path $PSScriptRoot '../../src/PresignTools.Sandbox/bin') -Recurse -Filter PresignTools.Sandbox.dll | Sort-Object LastWriteTime | Select-Object -Last 1
    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
    foreach ($argument in $sandbox.FullName, '--port', '0', '--parent-pid', "$PID") { $start.ArgumentList.Add($argument) }
    $start.RedirectStandardOutput = $true
    $script:process = [System.Diagnostics.Process]::Start($start)
    do { $line = $process.StandardOutput.ReadLine() } while ($null -ne $line -and $line -notmatch 'SANDBOX_PORT=(\d+)')
    $script:base = "http://127.0.0.1:$($Matches[1])"
    $script:before = @{}
    foreach ($name in 'STS', 'IAM', 'KMS') {
        $before[$name] = [Environment]::GetEnvironmentVariable("AWS_ENDPOINT_URL_$name")
        Set-Item "Env:AWS_ENDPOINT_URL_$name" $base
    }

    $script:signers = @{
        alice    = @{ AccessKey = 'AKIARTX3GSDSQEYGAPBA'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYALICEKEY1' }
        bob      = @{ AccessKey = 'AKIARTX3GSDSQJK3W4J5'; SecretKey = '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' }
        inactive = @{ AccessKey = 'AKIARTX3GSDSQ4HIE6WO'; SecretKey = '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' }
        dave     = @{ AccessKey = 'AKIARTX3GSDSQN5BNJS2'; SecretKey = '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' }
        dead     = @{ AccessKey = 'ASIARTX3GSDSQXCMYEEU'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYDEADSESSION'; SessionToken = 'IQoJb3JpZ2luX2VjEXAMPLEdeadSESSION//////////wEaDGV1LWNlbnRyYWwtMQ==' }
        carol    = @{ AccessKey = 'AKIAWO645SY5AEYGAPBA'; SecretKey = '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' }
    }
}

AfterAll {
    foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable("AWS_ENDPOINT_URL_$name", $before[$name]) }
    $process.Kill()
}

Describe 'The diagnosis names what the server refused for' {
    It 'with <Fault>' -ForEach $scenarios {
        $signer = $signers[$By]
        $method = $_.Method ?? 'GET'
        $header = $_.Header ?? @{}
        $url = (New-S3PresignedUrl -BucketName ($_.Bucket ?? 'reports') -Key $Key -Method ($_.Signed ?? $method) -EndpointUrl $base -Region ($_.Region ?? 'eu-central-1') @signer).Url + $_.Append
        $body = if ($method -eq 'PUT') { @{ Body = 'x' } } else { @{} }
        $answer = Invoke-WebRequest -Uri $url -Method $method -Headers $header -SkipHttpErrorCheck @body
        $cause = "$($answer.Headers['x-sandbox-cause'])"
        $cause | Should -Not -BeNullOrEmpty
        $text = if ($answer.Content -is [byte[]]) { [System.Text.Encoding]::UTF8.GetString($answer.Content) } else { $answer.Content }

        $given = Invoke-PresignDiagnosis -Url $url -Method $method -Header $header -EndpointUrl $base -ErrorResponse $text -StatusCode $answer.StatusCode @signer
        $given.RootCause | Should -Be $cause
        if (-not $_.NotAlone) {
            # A PUT is never sent by itself; the URL's own faults are seen without it.
            (Invoke-PresignDiagnosis -Url $url -Method $method -Header $header -EndpointUrl $base @signer).RootCause | Should -Be $cause
        }
    }

    It 'finds nothing wrong with a healthy URL' {
        $signer = $signers.alice
        $url = (New-S3PresignedUrl -BucketName reports -Key '2026/q3.csv' -EndpointUrl $base -Region eu-central-1 @signer).Url
        (Invoke-PresignDiagnosis -Url $url -Method GET -Header @{} -EndpointUrl $base @signer).RootCause | Should -BeNullOrEmpty
    }

    It 'asks nothing with -Offline' {
        $signer = $signers.bob
        $url = (New-S3PresignedUrl -BucketName reports -Key '2025/q4.csv' -EndpointUrl $base -Region eu-central-1 @signer).Url
        $before = @(Invoke-RestMethod "$base/_sandbox/log").Count
        (Invoke-PresignDiagnosis -Url $url -Method GET -Header @{} -EndpointUrl $base -Offline @signer).RootCause | Should -BeNullOrEmpty
        @(Invoke-RestMethod "$base/_sandbox/log").Count | Should -Be $before
    }

    It 'is no worse off where no server answers' {
        $signer = $signers.bob
        $url = (New-S3PresignedUrl -BucketName reports -Key k -EndpointUrl http://127.0.0.1:9 -Region eu-central-1 @signer).Url
        (Invoke-PresignDiagnosis -Url $url -Method GET -Header @{} -EndpointUrl http://127.0.0.1:9 @signer).RootCause | Should -Be 'dns-or-tls'
    }
}
