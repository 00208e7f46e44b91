# What real servers and clients showed at the prompt, each in its smallest form: offline from a text, and live against the sandbox.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $script:keys = @{ BucketName = 'reports'; Region = 'eu-central-1'; AccessKey = 'AKIARZPUZDIKGB2VALC4'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
    $script:url = (New-S3PresignedUrl -Key q3.csv @keys).Url
    $script:up = (New-S3PresignedUrl -Key up.bin -Method PUT @keys).Url
}

Describe 'From a text' {
    It 'evaluates the policies beside a denial without words' {
        $policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}]}'
        foreach ($message in '', 'Access Denied') {
            (Invoke-PresignDiagnosis -Url $url -ErrorResponse "<Error><Code>AccessDenied</Code><Message>$message</Message></Error>" -BucketPolicy $policy -Offline).RootCause | Should -Be 'bucket-policy-explicit-deny'
        }
    }

    It 'reads a bucket policy whose users have no account' {
        $policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":{"AWS":"arn:aws:iam:::user/bob"},"Action":"s3:*","Resource":"arn:aws:s3:::reports/*"}]}'
        $given = @{ Url = $url; ErrorResponse = '<Error><Code>AccessDenied</Code><Message></Message></Error>'; BucketPolicy = $policy; Offline = $true }
        (Invoke-PresignDiagnosis @given -Principal arn:aws:iam:::user/bob).RootCause | Should -Be 'bucket-policy-explicit-deny'
        $unknown = Invoke-PresignDiagnosis @given
        $unknown.RootCause | Should -Be 'bucket-policy-explicit-deny'
        $unknown.Certainty | Should -Be 'Possible'
        $decision = @{ Action = 's3:GetObject'; Resource = 'arn:aws:s3:::reports/q3.csv'; BucketPolicy = $policy }
        (Get-S3AccessDecision @decision -Principal arn:aws:iam:::user/bob).Decision | Should -Be 'ExplicitlyDenied'
    }

    It 'accuses nothing of an upload that was answered 200: <Name>' -ForEach @(
        @{ Name = 'chunked'; Command = { "curl -v -H 'Transfer-Encoding: chunked' -T up.bin '$up'" } }
        @{ Name = 'a URL of the SDK for JavaScript v3 with the checksum of nothing'; Command = { "curl -v -T f '$($up -replace '^https://[^/]+', 'http://127.0.0.1:9000/reports')&x-amz-checksum-crc32=AAAAAA%3D%3D&x-amz-sdk-checksum-algorithm=CRC32&x-id=PutObject'" } }
    ) {
        $text = "`$ $(& $Command)`n< HTTP/1.1 200 OK`n< ETag: `"x`""
        ($text | Invoke-PresignDiagnosis -Offline).RootCause | Should -BeNullOrEmpty
    }

    It 'reads the sentence of Go about TLS' {
        (Invoke-PresignDiagnosis 'Get "https://127.0.0.1:9000/b?prefix=a": http: server gave HTTP response to HTTPS client' -Offline).RootCause | Should -Be 'dns-or-tls'
    }

    It 'names no parameter that the command lacks' {
        $diagnosis = New-S3PresignedUrl -Key a -Method PUT -EndpointUrl http://127.0.0.1:9 @keys | Invoke-PresignDiagnosis
        $text = $diagnosis | Out-String -Width 4000
        $text += $diagnosis.Explanation + $diagnosis.Live.Reason
        $text | Should -Match 'Nothing was sent'
        $has = (Get-Command Invoke-PresignDiagnosis).Parameters.Keys
        [regex]::Matches($diagnosis.Explanation + ' ' + $diagnosis.Live.Reason, '(?<![\w-])-([A-Z]\w+)') | ForEach-Object { $_.Groups[1].Value } | Where-Object { $_ -notin $has } | Should -BeNullOrEmpty
    }

    It 'names the server that answered in the checklist' {
        $at = $url -replace '^https://[^/]+', 'http://127.0.0.1:8080/reports'
        $xml = '<Error><Code>InvalidAccessKeyId</Code><Message></Message><RequestId>tx000005b886884c2eba9ee-006b0cd848-1012-default</RequestId></Error>'
        $text = (Invoke-PresignDiagnosis "$at`n$xml" -Offline).Checklist.Evidence -join "`n"
        $text | Should -Match 'Ceph'
        $text | Should -Not -Match '\bS3 (stopped|knows|accepted|allowed)'
    }
}

Describe 'Live' {
    BeforeAll {
        $script:sandbox = Start-TestSandbox
        $alice = Get-SandboxSigner alice
        $script:at = @{ BucketName = 'reports'; EndpointUrl = $sandbox.Base; Region = 'eu-central-1' } + $alice
        $script:get = (New-S3PresignedUrl -Key 2026/q3.csv @at).Url
    }

    AfterAll { Stop-TestSandbox $sandbox }

    It 'does not call a healthy <Method> URL likely wrong' -ForEach @{ Method = 'PUT' }, @{ Method = 'HEAD' } {
        $signed = (New-S3PresignedUrl -Key 2026/q3.csv -Method $Method @at).Url
        $diagnosis = Invoke-PresignDiagnosis -Url $signed -Live
        $diagnosis.Certainty | Should -Not -BeIn 'Likely', 'Established'
        (Invoke-PresignDiagnosis -Url $signed -Method $Method -Live).RootCause | Should -BeNullOrEmpty
    }

    It 'does not probe the URL of a terminal over TLS' {
        $text = "`$ curl -v '$get'`n" + ((curl -sv $get 2>&1 | ForEach-Object { "$_" }) -join "`n")
        ($text | Invoke-PresignDiagnosis -Live).RootCause | Should -BeNullOrEmpty
    }

    It 'finds by a harmless method that the other one was wrong' {
        $diagnosis = Invoke-PresignDiagnosis -Url $get -Method DELETE -Live
        $diagnosis.RootCause | Should -Be 'wrong-method'
        $diagnosis.Live.Method | Should -Be 'GET'
    }

    It 'accuses nothing that was answered 2xx: <Name>' -ForEach @(
        @{ Name = 'GET'; Change = { $_ } }
        @{ Name = 'parameters in another order'; Change = { $path, $query = $_ -split '\?', 2; $path + '?' + (($query -split '&' | Sort-Object -Descending) -join '&') } }
        @{ Name = 'a slash of the credential that is not encoded'; Change = { $_.Replace('%2F', '/') } }
        @{ Name = 'a fragment behind it'; Change = { "$_#top" } }
    ) {
        $changed = $get | ForEach-Object $Change
        (Invoke-WebRequest $changed.Split('#')[0] -SkipHttpErrorCheck -NoProxy).StatusCode | Should -Be 200
        (Invoke-PresignDiagnosis -Url $changed -Method GET -Live).RootCause | Should -BeNullOrEmpty
    }
}
