# Invoke-PresignDiagnosis as users call it: by name, by pipeline, with error records of the web cmdlets, policies as files and objects; views and report.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)

    # Nothing is sent here; Invoke-PresignDiagnosis.Live.Tests.ps1 asks.
    $PSDefaultParameterValues['Invoke-PresignDiagnosis:Offline'] = $true

    $script:secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
    $script:token = 'IQoJb3JpZ2luX2VjEFAKETOKENFAKETOKEN/abc+def=='
    $script:url = (New-S3PresignedUrl -BucketName reports -Key '2026/q3.pdf' -ExpiresIn 1h -AccessKey AKIARZPUZDIKGB2VALC4 -SecretKey $secret -Region eu-west-1).Url
    $script:sessionUrl = (New-S3PresignedUrl -BucketName reports -Key '2026/q3.pdf' -ExpiresIn 1h -AccessKey ASIARZPUZDIKGB2VALC4 -SecretKey $secret -SessionToken $token -Region eu-west-1).Url
    $script:bare = '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>79104EXAMPLEB723</RequestId><HostId>Uuag1LuByRx9e6j5Onimru9pO4ZVKnJ2Qz7=</HostId></Error>'
    $script:unsigned = '<Error><Code>AccessDenied</Code><Message>There were headers present in the request which were not signed</Message><HeadersNotSigned>x-amz-acl</HeadersNotSigned></Error>'
}

AfterAll { $PSDefaultParameterValues.Remove('Invoke-PresignDiagnosis:Offline') }

Describe 'What it takes' {
    It 'takes a URL by position' { (Invoke-PresignDiagnosis $url).RootCause | Should -BeNullOrEmpty }

    It 'takes an error body alone, by position and by name' {
        (Invoke-PresignDiagnosis $unsigned).RootCause | Should -Be 'unsigned-extra-header'
        (Invoke-PresignDiagnosis -ErrorResponse $unsigned).RootCause | Should -Be 'unsigned-extra-header'
    }

    It 'takes a terminal by pipeline' {
        $terminal = "`$ curl -X PUT -H 'x-amz-acl: private' -T f '$url'`n$unsigned"
        $diagnosis = $terminal | Invoke-PresignDiagnosis
        $diagnosis.RootCause | Should -Be 'unsigned-extra-header'
        $diagnosis.Method | Should -Be 'PUT'
        $diagnosis.BucketName | Should -Be 'reports'
    }

    It 'takes an object of New-S3PresignedUrl with its method' {
        $signed = New-S3PresignedUrl -BucketName reports -Key k -Method PUT -AccessKey AKIARZPUZDIKGB2VALC4 -SecretKey $secret -Region eu-west-1
        ($signed | Invoke-PresignDiagnosis).Method | Should -Be 'PUT'
    }

    It 'takes an answer that ConvertFrom-S3ErrorResponse read' {
        (ConvertFrom-S3ErrorResponse $unsigned | Invoke-PresignDiagnosis -Url $url).RootCause | Should -Be 'unsigned-extra-header'
    }

    It 'takes rows with a Url and an ErrorResponse' {
        $rows = "Url,Method,ErrorResponse`n`"$url`",GET,`"<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>`"" | ConvertFrom-Csv
        ($rows | Invoke-PresignDiagnosis).RootCause | Should -Be 'wrong-bucket-or-key'
    }

    It 'takes status and headers of a HEAD' {
        $diagnosis = Invoke-PresignDiagnosis -Url $url -Method HEAD -StatusCode 403 -ResponseHeader @{ 'x-amz-request-id' = '79104EXAMPLEB723' } -SignedOperation GetObject
        $diagnosis.RootCause | Should -Be 'head-with-get-url'
        $diagnosis.RequestId | Should -Be '79104EXAMPLEB723'
    }

    It 'takes an error record with its body' {
        $record = [System.Management.Automation.ErrorRecord]::new([System.Net.Http.HttpRequestException]::new('403', $null, 'Forbidden'), 'WebCmdletWebResponseException', 'InvalidOperation', $null)
        $record.ErrorDetails = $unsigned
        ($record | Invoke-PresignDiagnosis).RootCause | Should -Be 'unsigned-extra-header'
    }

    It 'takes an error record of a host that is not there' {
        try { Invoke-WebRequest 'http://127.0.0.1:9/' -ErrorAction Stop } catch { $record = $_ }
        ($record | Invoke-PresignDiagnosis).RootCause | Should -Be 'dns-or-tls'
    }

    It 'takes policies as text, object and file' {
        $document = @{ Version = '2012-10-17'; Statement = @(@{ Effect = 'Allow'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::reports' }) }
        $file = Join-Path $TestDrive 'policy.json'
        $document | ConvertTo-Json -Depth 5 | Set-Content $file
        foreach ($policy in ($document | ConvertTo-Json -Depth 5), $document, $file) {
            (Invoke-PresignDiagnosis $url -ErrorResponse $bare -Method GET -IdentityPolicy $policy).RootCause | Should -Be 'missing-identity-permission'
        }
    }

    It 'gives no diagnosis by a policy that cannot be read' {
        Invoke-PresignDiagnosis $url -ErrorResponse $bare -BucketPolicy '{"Statement":[{"Effect":"Maybe"}]}' -ErrorAction SilentlyContinue -ErrorVariable faults | Should -BeNullOrEmpty
        $faults.Count | Should -BeGreaterThan 0
    }

    It 'reads the bucket configuration as <Form>' -ForEach @(
        @{ Form = 'hashtable'; Value = @{ RequestPayment = 'Requester' } }
        @{ Form = 'JSON'; Value = '{"requester_pays": true}' }
        @{ Form = 'object'; Value = [pscustomobject]@{ Payer = 'Requester' } }
    ) {
        (Invoke-PresignDiagnosis $url -ErrorResponse $bare -Method GET -BucketConfiguration $Value).RootCause | Should -Be 'requester-pays'
    }

    It 'reads CORS rules as <Form>' -ForEach @(
        @{ Form = 'objects'; Value = @{ AllowedOrigins = '*'; AllowedMethods = 'GET'; AllowedHeaders = '*' } }
        @{ Form = 'JSON'; Value = '[{"AllowedOrigins":["*"],"AllowedMethods":["GET"],"AllowedHeaders":["*"]}]' }
        @{ Form = 'XML'; Value = '<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>*</AllowedHeader></CORSRule></CORSConfiguration>' }
    ) {
        $put = @{ 'Access-Control-Request-Method' = 'PUT'; Origin = 'https://app.example.com' }
        $diagnosis = Invoke-PresignDiagnosis $url -Method OPTIONS -Header $put -StatusCode 403 -BucketConfiguration @{ Cors = $Value }
        $diagnosis.RootCause | Should -Be 'cors-misconfigured'
        $diagnosis.Explanation | Should -Match 'method'
    }

    It 'recomputes the signature with the secret' {
        $put = (New-S3PresignedUrl -BucketName reports -Key k -Method PUT -AccessKey AKIARZPUZDIKGB2VALC4 -SecretKey $secret -Region eu-west-1).Url
        $diagnosis = Invoke-PresignDiagnosis $put -Method GET -SecretKey $secret
        $diagnosis.RootCause | Should -Be 'wrong-method'
        $diagnosis.Certainty | Should -Be 'Established'
    }

    It 'says what is wrong with what it cannot use' {
        { Invoke-PresignDiagnosis 'help me' -ErrorAction Stop } | Should -Throw -ErrorId 'DiagnosisTextNotRecognized*'
        { Invoke-PresignDiagnosis -ErrorAction Stop } | Should -Throw -ErrorId 'DiagnosisNothingGiven*'
        { Invoke-PresignDiagnosis $url -BucketConfiguration 'eu-west-1' -ErrorAction Stop } | Should -Throw -ErrorId 'DiagnosisConfigurationNotUnderstood*'
        { Invoke-PresignDiagnosis $url -BucketConfiguration '{"Policy":"\ud800"}' -ErrorAction Stop } | Should -Throw -ErrorId 'DiagnosisConfigurationNotUnderstood*'
    }

    It 'goes on after a record that it cannot use' {
        $all = 'nothing here', $unsigned | Invoke-PresignDiagnosis -ErrorAction SilentlyContinue
        $all.RootCause | Should -Be 'unsigned-extra-header'
    }
}

Describe 'What it gives' {
    It 'asks for what decides in commands that can be run (<Name>)' -ForEach @(
        @{ Name = 'a bare refusal'; Parameters = @{ ErrorResponse = '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'; Method = 'GET' } }
        @{ Name = 'a refused upload'; Parameters = @{ ErrorResponse = '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'; Method = 'PUT' } }
        @{ Name = 'a signature'; Parameters = @{ ErrorResponse = '<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message></Error>' } }
        @{ Name = 'a session'; Parameters = @{ ErrorResponse = "<Error><Code>AccessDenied</Code><Message>User: arn:aws:sts::111122223333:assumed-role/it's/i-0abc is not authorized to perform: s3:GetObject on resource: ""arn:aws:s3:::reports/q3.pdf"" because no session policy allows the s3:GetObject action</Message></Error>" } }
        @{ Name = 'a KMS key'; Parameters = @{ ErrorResponse = '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'; BucketConfiguration = @{ Encryption = 'aws:kms' } } }
        @{ Name = 'a preflight'; Parameters = @{ Method = 'OPTIONS'; StatusCode = 403 } }
        @{ Name = 'nothing but a HEAD'; Parameters = @{ Method = 'HEAD'; StatusCode = 403 } }
    ) {
        $diagnosis = Invoke-PresignDiagnosis $url @Parameters
        if ($Name -ne 'a session') { $diagnosis.Needs.Count | Should -BeGreaterThan 0 }
        foreach ($need in $diagnosis.Needs) {
            $faults = $null
            $tree = [System.Management.Automation.Language.Parser]::ParseInput($need.Command, [ref]$null, [ref]$faults)
            $faults | Should -BeNullOrEmpty -Because $need.Command
            $need.Command | Should -Not -Match '\.\.\.|, or |then -'
            foreach ($call in $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) | Where-Object { $_.GetCommandName() -match 'Presign' }) {
                $known = (Get-Command $call.GetCommandName()).Parameters
                foreach ($parameter in $call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }) { $known.ContainsKey($parameter.ParameterName) | Should -BeTrue -Because $parameter.ParameterName }
            }
        }
    }

    It 'asks for nothing that it knows' {
        $policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}'
        $diagnosis = Invoke-PresignDiagnosis $url -ErrorResponse $bare -Method GET -IdentityPolicy $policy -BucketConfiguration @{ ObjectExists = $true }
        $diagnosis.Needs.What | Should -Contain 'The bucket policy'
        $diagnosis.Needs.What | Should -Not -Contain "Who signed, and that identity's policies"
        $diagnosis.Needs.What | Should -Not -Contain 'Whether the object exists'
    }

    It 'always has the seven layers in order' {
        (Invoke-PresignDiagnosis $url).Checklist.Layer | Should -Be Identity, Object, Region, Permission, Policy, Request, Encryption
    }

    It 'judges for S3s clock where the answer tells it' {
        $xml = '<Error><Code>AccessDenied</Code><Message>Request has expired</Message><Expires>2026-01-02T03:05:05Z</Expires><ServerTime>2026-01-02T04:00:00Z</ServerTime></Error>'
        (Invoke-PresignDiagnosis $xml).AsOf | Should -Be ([datetimeoffset]'2026-01-02T04:00:00Z')
    }

    It 'streams many records' {
        $urls = 1..500 | ForEach-Object { $url -replace 'q3', "q$_" }
        $all = @($urls | Invoke-PresignDiagnosis)
        $all.Count | Should -Be 500
        $all[499].Key | Should -Be '2026/q500.pdf'
        @($urls | Invoke-PresignDiagnosis | Select-Object -First 3).Count | Should -Be 3
    }

    It 'survives JSON' {
        $back = Invoke-PresignDiagnosis $url -ErrorResponse $bare | ConvertTo-Json -Depth 5 | ConvertFrom-Json
        $back.RootCause | Should -Be 'missing-identity-permission'
        $back.Certainty | Should -Be 'Possible'
        $back.Needs[0].Command | Should -Not -BeNullOrEmpty
    }

    It 'shows the checklist, the cause and what to bring' {
        $text = Invoke-PresignDiagnosis $url -ErrorResponse $bare -Method GET | Out-String -Width 200
        foreach ($line in '1 .*Identity', '7 .*Encryption', 'missing-identity-permission, possible', 'To decide it', '-ProfileName ADMIN', 'Other ways: -Detailed, or \(. \| Invoke-PresignDiagnosis\)\.Needs') { $text | Should -Match $line }
    }

    It 'shows many as a table, and every finding with -Detailed' {
        (@($url, ($url -replace 'eu-west-1\.amazonaws', 'eu-west-2.amazonaws')) | Invoke-PresignDiagnosis | Out-String -Width 200) | Should -Match 'Bucket/Key +Verdict'
        (Invoke-PresignDiagnosis $unsigned -Detailed | Out-String -Width 200) | Should -Match 'Why: [\s\S]*Findings:[\s\S]*docs\.aws\.amazon\.com'
    }

    It 'writes one HTML file that needs nothing else' {
        $file = Join-Path $TestDrive 'report.html'
        $given = $sessionUrl, "<x>$unsigned" | Invoke-PresignDiagnosis -AsReport $file
        $given.FullName | Should -Be $file
        $html = Get-Content $file -Raw
        $html | Should -Match '<h2>2\.'
        $html | Should -Not -Match '<script|<link|@import|src='
        $html | Should -Match 'prefers-color-scheme: dark'
        $html | Should -Not -Match ([regex]::Escape([uri]::EscapeDataString($token)))
    }

    It 'escapes what comes from outside in the report' {
        $file = Join-Path $TestDrive 'escaped.html'
        $null = Invoke-PresignDiagnosis -ErrorResponse '<Error><Code>Odd</Code><Message>&lt;img src=x onerror=alert(1)&gt;</Message></Error>' -AsReport $file
        Get-Content $file -Raw | Should -Not -Match '<img'
    }

    It 'lets no secret out of any stream' {
        $body = "<Error><Code>SignatureDoesNotMatch</Code><Message>x</Message><SignatureProvided>$($sessionUrl -replace '.*Signature=' -replace '&.*')</SignatureProvided></Error>"
        $text = & {
            Invoke-PresignDiagnosis $sessionUrl -ErrorResponse $body -SecretKey $secret -SessionToken $token -Verbose -Debug -Detailed
            "$sessionUrl`n$body" | Invoke-PresignDiagnosis -Verbose
            try { Invoke-PresignDiagnosis "x $sessionUrl" -BucketConfiguration 1 } catch { $_ }
            "no-url-here $($sessionUrl.Substring(8))" | Invoke-PresignDiagnosis -ErrorAction Continue
        } *>&1 | ForEach-Object {
            $_ | Out-String -Width 4000
            # Records of the other streams repeat the command line and its parameters by PowerShell's own doing.
            if ($_.psobject.TypeNames -match 'PresignDiagnosis') { $_ | ConvertTo-Json -Depth 6 } else { "$_ $($_.TargetObject) $($_.FullyQualifiedErrorId)" }
        } | Out-String
        foreach ($hidden in $secret, [uri]::EscapeDataString($token), $token, ($sessionUrl -replace '.*Signature=' -replace '&.*')) { $text.Contains($hidden) | Should -BeFalse }
    }
}
