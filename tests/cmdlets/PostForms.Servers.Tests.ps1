# Upload forms on servers that are not ours, sent by Invoke-WebRequest and curl. Runs with build.ps1 Test -Servers, because the servers take long to start.
# OpenStack Swift has no upload forms: its S3 layer hands a POST without a signature in header or query on to Swift itself, which answers 412.

BeforeDiscovery {
    $noServers = $env:PRESIGNTOOLS_SERVERS -ne '1'
    $names = 'moto', 'swift', 'rgw', 's3rver'
}

BeforeAll {
    . "$PSScriptRoot/../common.ps1"
    foreach ($file in 'Listener', 'Signing', 'Faults', 'Servers') { . "$PSScriptRoot/../servers/$file.ps1" }
    Import-Module (Get-PresignModulePath)
}

Describe 'An upload form on <_>' -Skip:$noServers -ForEach $names {
    BeforeAll {
        $server = Start-S3Server $_
        if ($server) {
            $there = @{ AccessKey = $server.AccessKey; SecretKey = $server.SecretKey; Region = $server.Region; EndpointUrl = $server.Endpoint; WarningAction = 'SilentlyContinue' }
            $null = curl -s -X PUT -d '' (New-S3PresignedUrl $server.Bucket -Target Bucket -Method PUT @there).Url
        }
        Push-Location $TestDrive
        Set-Content 'a file.png' 'not a picture' -NoNewline
        # s3rver takes a form without its policy, and moto does not look at signatures: what they refuse says nothing. s3rver leaves ${filename} as it is.
        $script:judges = $server.Name -eq 'rgw'
        $script:hasForms = $server.Name -ne 'swift'
        $script:name = if ($server.Name -eq 's3rver') { 'a file.png' } else { '${filename}' }
    }

    AfterAll { Pop-Location; if ($server) { Stop-S3Server $server } }

    It 'is taken from Invoke-WebRequest' {
        if (-not $server) { Set-ItResult -Skipped -Because "$_ cannot be had on this machine"; return }
        $form = New-S3PresignedPost $server.Bucket "in/$name" -ContentTypePrefix image/ -MaximumSize 1KB @there
        $body = $form.ToForm('a file.png')
        (Test-S3PresignedPost $body -Url $form.Url -EndpointUrl $server.Endpoint -SecretKey $server.SecretKey).IsValid | Should -BeTrue
        $answer = Invoke-WebRequest $form.Url -Method Post -Form $body -SkipHttpErrorCheck
        if (-not $hasForms) { $answer.StatusCode | Should -Be 412; return }
        $answer.StatusCode | Should -BeIn 200, 201, 204
        curl -s (New-S3PresignedUrl $server.Bucket 'in/a file.png' @there).Url | Should -BeExactly 'not a picture'
    }

    It 'is taken from curl' {
        if (-not $server) { Set-ItResult -Skipped -Because "$_ cannot be had on this machine"; return }
        if (-not $hasForms) { Set-ItResult -Skipped -Because "$($server.Name) has no upload forms"; return }
        $form = New-S3PresignedPost $server.Bucket in/curl.png -ContentType image/png -MaximumSize 1KB @there
        $null = sh -c $form.ToCurl('a file.png')
        curl -s (New-S3PresignedUrl $server.Bucket in/curl.png @there).Url | Should -BeExactly 'not a picture'
    }

    It 'is refused where Test-S3PresignedPost says so: <name>' -ForEach @(
        @{ name = 'another key'; maximum = 1KB; change = { param($body) $body['key'] = 'elsewhere' } }
        @{ name = 'a file that is too large'; maximum = 3; change = { } }
        @{ name = 'another signature'; maximum = 1KB; change = { param($body) $body['x-amz-signature'] = '0' * 64 } }
    ) {
        if (-not $server) { Set-ItResult -Skipped -Because 'the server cannot be had on this machine'; return }
        if (-not $judges) { Set-ItResult -Skipped -Because "$($server.Name) does not judge forms"; return }
        $form = New-S3PresignedPost $server.Bucket in/x.txt -MaximumSize $maximum @there
        $body = $form.ToForm('a file.png')
        & $change $body
        (Test-S3PresignedPost $body -Url $form.Url -EndpointUrl $server.Endpoint -SecretKey $server.SecretKey).IsValid | Should -BeFalse
        (Invoke-WebRequest $form.Url -Method Post -Form $body -SkipHttpErrorCheck).StatusCode | Should -BeGreaterOrEqual 400
    }
}
