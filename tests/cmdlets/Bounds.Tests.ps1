# One record that fails is one error, with an id, and the next record is read; what is long can be stopped at once.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $script:query = 'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIARTX3GSDSQEYGAPBA%2F20261124%2Feu-central-1%2Fs3%2Faws4_request' +
        '&X-Amz-Date=20261124T120000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=' + ('a' * 64)
    $script:url = "https://reports.s3.eu-central-1.amazonaws.com/k?$query"
    $script:half = [string][char]0xd800
    $script:xml = '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'
    $script:keys = @{ AccessKey = 'AKIARTX3GSDSQEYGAPBA'; SecretKey = 's'; Region = 'eu-central-1' }
    $script:allow = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}'
    $script:who = 'arn:aws:iam::111122223333:user/bob'

    function New-Broken([string]$Name) {
        # An object that throws when it is read.
        [pscustomobject]@{ Other = 1 } | Add-Member -MemberType ScriptProperty -Name $Name -Value { throw 'the property is broken' } -PassThru
    }

    function Get-Outcome([scriptblock]$Of) {
        # What came out, in order: 'object', or the id of an error. An error that ends the pipeline begins with '!'.
        $ErrorActionPreference = 'Continue'
        try {
            foreach ($item in & $Of 2>&1) {
                if ($item -is [System.Management.Automation.ErrorRecord]) { $item.FullyQualifiedErrorId.Split(',')[0] } else { 'object' }
            }
        }
        catch { '!' + $_.FullyQualifiedErrorId.Split(',')[0] }
    }
}

Describe 'A record that fails' {
    It 'is one error of Test-S3PresignedUrl' {
        Get-Outcome { $url, (New-Broken Url), $half, $url | Test-S3PresignedUrl } | Should -Be 'object', 'InputNotReadable', 'UrlMalformed', 'object'
    }

    It 'is one error of ConvertFrom-S3ErrorResponse' {
        Get-Outcome { $xml, (New-Broken StatusCode), $xml | ConvertFrom-S3ErrorResponse } | Should -Be 'object', 'InputNotReadable', 'object'
    }

    It 'is one error of Invoke-PresignDiagnosis' {
        # The first diagnosis is held back until a second one comes.
        @(Get-Outcome { '403', (New-Broken Anything), $half, @{ a = [double]::NaN }, '403' | Invoke-PresignDiagnosis -Offline }) |
            Should -Be 'InputNotReadable', 'DiagnosisTextNotRecognized', 'UnexpectedFailure', 'object', 'object'
    }

    It 'is one error of ConvertFrom-S3PresignedUrl' {
        Get-Outcome { $url, $half, "https://$half/?$query", $url | ConvertFrom-S3PresignedUrl } | Select-Object -First 1 | Should -Be 'object'
        @(Get-Outcome { $url, $half, $url | ConvertFrom-S3PresignedUrl }) | Should -Be 'object', 'UrlMalformed', 'object'
    }

    It 'is one error of New-S3PresignedUrl' {
        $rows = foreach ($key in 'a', '', 'b') { [pscustomobject]@{ BucketName = 'reports'; Key = $key } }
        @(Get-Outcome { $rows | New-S3PresignedUrl @keys }) | Should -Be 'object', 'KeyMissing', 'object'
    }

    It 'is one error of Get-S3SignerContext' {
        $rows = foreach ($bucket in 'reports', $half, 'reports') { [pscustomobject]@{ BucketName = $bucket } }
        $outcome = @(Get-Outcome { $rows | Get-S3SignerContext -Offline @keys })
        $outcome.Count | Should -Be 3
        $outcome[0], $outcome[2] | Should -Be 'object', 'object'
    }

    It 'is one error of Get-S3AccessDecision' {
        $rows = foreach ($text in $url, $half, $url) { [pscustomobject]@{ Url = $text } }
        @(Get-Outcome { $rows | Get-S3AccessDecision -Method GET -Principal $who -IdentityPolicy $allow }) | Should -Be 'object', 'UrlMalformed', 'object'
    }

    It 'does not come of a text that is merely long' {
        $log = '403 Forbidden ' + ((1..1000 | ForEach-Object { "https://cdn.example.com/assets/img/$_.png" }) -join ',')
        $command = 'iwr https://b.s3.amazonaws.com -Headers @' + '{ ' * 50000
        $continued = "curl \`n" + "\`n" * 50000
        # One by one: an answer that is begun and not ended takes the lines that follow it.
        $outcome = foreach ($text in '403', $log, ('<Error>' * 3000), ('getSignedUrl' * 8000), $command, $continued, '403') {
            Get-Outcome { $text | Invoke-PresignDiagnosis -Offline }
        }
        @($outcome).Where({ $_ -eq 'object' }).Count | Should -BeGreaterOrEqual 5
    }

    It 'says in the error of a fault of its own where it was, and quotes nothing of the input' {
        @{ secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'; a = [double]::NaN } | Invoke-PresignDiagnosis -Offline -ErrorVariable fault -ErrorAction SilentlyContinue
        $fault[0].FullyQualifiedErrorId | Should -BeLike 'UnexpectedFailure,*'
        $fault[0].Exception.Message | Should -BeLike '*ArgumentException in ObjectText.*'
        $fault[0].ErrorDetails.RecommendedAction | Should -BeLike '*report*masked*'
        ($fault[0] | Format-List * -Force | Out-String) + $fault[0].Exception | Should -Not -Match 'wJalrXUtn'
    }

    It 'is no raw exception where it is a parameter: <name>' -ForEach @(
        @{ name = 'half a character as an escape'; value = '{"Policy":"\ud800"}'; id = 'DiagnosisConfigurationNotUnderstood' }
        @{ name = 'half a character in a name'; value = '{"\ud800":1}'; id = 'DiagnosisConfigurationNotUnderstood' }
        @{ name = 'half a character'; value = "{`"Policy`":`"$([char]0xd800)`"}"; id = 'DiagnosisConfigurationNotUnderstood' }
        @{ name = 'a table cut in the middle'; value = '{"Policy":{"a":'; id = 'DiagnosisConfigurationNotUnderstood' }
        @{ name = 'deep nesting'; value = '{"a":' * 5000; id = 'DiagnosisConfigurationNotUnderstood' }
    ) {
        Get-Outcome { Invoke-PresignDiagnosis '403' -Offline -BucketConfiguration $value } | Should -Be "!$id"
    }

    It 'is no raw exception where the parameter is an object that throws' {
        Get-Outcome { Invoke-PresignDiagnosis '403' -Offline -BucketConfiguration (New-Broken Region) } | Should -Be '!InputNotReadable'
    }
}

Describe 'What is no failure of the record' {
    It 'lets Select-Object -First, break and -ErrorAction Stop end the pipeline' {
        @($url, $url, $url | Test-S3PresignedUrl | Select-Object -First 1).Count | Should -Be 1
        $seen = 0
        foreach ($once in 1) { $url, $url | Test-S3PresignedUrl | ForEach-Object { $seen++; break } }
        $seen | Should -Be 1
        Get-Outcome { $url, 'x', $url | Test-S3PresignedUrl -ErrorAction Stop } | Should -Contain '!UrlMalformed'
    }

    It 'lets the error of a later command through as it is' {
        { $url, $url | Test-S3PresignedUrl | ForEach-Object { throw 'mine' } } | Should -Throw -ExpectedMessage 'mine'
        { '403', '403' | Invoke-PresignDiagnosis -Offline | ForEach-Object { [int]::Parse('x') } } | Should -Throw -ExpectedMessage '*Parse*'
        { $xml, $xml | ConvertFrom-S3ErrorResponse | ForEach-Object { throw 'mine' } } | Should -Throw -ExpectedMessage 'mine'
    }
}

Describe 'A stop' {
    BeforeAll {
        function Measure-Stop([string]$Command, [hashtable]$Variable) {
            # Milliseconds from Stop() until the command is gone; it is stopped while it works.
            $shell = [powershell]::Create()
            try {
                $null = $shell.AddScript("Import-Module '$(Get-PresignModulePath)'").Invoke()
                foreach ($name in $Variable.Keys) { $shell.Runspace.SessionStateProxy.SetVariable($name, $Variable[$name]) }
                $shell.Commands.Clear()
                # Once for what is compiled the first time, and then until it is stopped.
                $null = $shell.AddScript("`$ErrorActionPreference = 'SilentlyContinue'; $Command | Out-Null; `$ready.Set() | Out-Null; while (`$true) { $Command | Out-Null }")
                $ready = [System.Threading.ManualResetEventSlim]::new()
                $shell.Runspace.SessionStateProxy.SetVariable('ready', $ready)
                $running = $shell.BeginInvoke()
                $ready.Wait(60000) | Should -BeTrue
                Start-Sleep -Milliseconds 30
                $watch = [System.Diagnostics.Stopwatch]::StartNew()
                $shell.Stop()
                $watch.Elapsed.TotalMilliseconds
                $running.AsyncWaitHandle.WaitOne(5000) | Should -BeTrue
            }
            finally { $shell.Dispose() }
        }
    }

    It 'ends <name> at once' -ForEach @(
        @{ name = 'a diagnosis of a long text'; command = 'Invoke-PresignDiagnosis $text -Offline'; piece = "https://h/?X-Amz-Signature= a`n" }
        @{ name = 'a diagnosis of a long command'; command = 'Invoke-PresignDiagnosis $text -Offline'; piece = "curl '{ \`n" }
        @{ name = 'reading a long answer'; command = 'ConvertFrom-S3ErrorResponse $text'; piece = 'AccessDenied. ' }
        @{ name = 'reading many answers'; command = 'ConvertFrom-S3ErrorResponse $text'; piece = '</Error>' }
        @{ name = 'many URLs'; command = '$text.Split([char]10) | ConvertFrom-S3PresignedUrl'; piece = "https://h/?a=1&b=2`n" }
        @{ name = 'many tests'; command = '$text.Split([char]10) | Test-S3PresignedUrl'; piece = "https://h/?a=1&b=2`n" }
        @{ name = 'many decisions'; command = '$text.Split([char]10) | ForEach-Object { [pscustomobject]@{ Url = $_ } } | Get-S3AccessDecision -Method GET -Principal arn:aws:iam::111122223333:user/bob'; piece = "https://h/?a=1`n" }
        @{ name = 'many signatures'; command = '$text.Split([char]10) | New-S3PresignedUrl reports -AccessKey AKIARTX3GSDSQEYGAPBA -SecretKey s -Region eu-central-1'; piece = "a`n" }
        @{ name = 'many signers'; command = '$text.Split([char]10) | ForEach-Object { [pscustomobject]@{ BucketName = $_ } } | Get-S3SignerContext -Offline -AccessKey AKIARTX3GSDSQEYGAPBA -SecretKey s -Region eu-central-1'; piece = "a`n" }
    ) {
        $text = $piece * [int](200000 / $piece.Length)
        # The best of three: what is measured is the command, not who else uses the machine.
        $best = 1..3 | ForEach-Object { Measure-Stop $command @{ text = $text } } | Sort-Object | Select-Object -First 1
        $best | Should -BeLessThan 200
    }
}

Describe 'A size' {
    It 'refuses 10 MB by their length: <name>' -ForEach @(
        @{ name = 'diagnosis of text'; command = { Invoke-PresignDiagnosis $huge -Offline }; id = 'ResponseTooLarge' }
        @{ name = 'diagnosis of a URL'; command = { Invoke-PresignDiagnosis -Url "https://h/?$huge" -Offline }; id = 'UrlTooLong' }
        @{ name = 'answer'; command = { ConvertFrom-S3ErrorResponse $huge }; id = 'ResponseTooLarge' }
        @{ name = 'URL'; command = { ConvertFrom-S3PresignedUrl $huge }; id = 'UrlTooLong' }
        @{ name = 'test'; command = { Test-S3PresignedUrl "https://h/?$huge" }; id = 'UrlTooLong' }
    ) {
        $huge = '?X-Amz-Signature=' * 620000
        Get-Outcome $command | Should -Be $id
        (Measure-Command { Get-Outcome $command }).TotalSeconds | Should -BeLessThan 5
    }

    It 'folds 20,000 headers' {
        $headers = @{}
        foreach ($i in 1..20000) { $headers["x-$i"] = 'v' }
        (Invoke-PresignDiagnosis -Url $url -Header $headers -StatusCode 403 -Offline).StatusCode | Should -Be 403
    }
}
