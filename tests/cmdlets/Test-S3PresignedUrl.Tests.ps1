# Test-S3PresignedUrl as a user meets it: parameters, pipeline, output, errors, secrets. What it finds is tested in Core.

BeforeAll {
    . "$PSScriptRoot/../common.ps1"
    Import-Module (Get-PresignModulePath)
    $keys = @{ AccessKey = 'AKIAIOSFODNN7EXAMPLE'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
    $at = @{ AsOf = [datetimeoffset]'2026-11-24T12:10:00Z' }
    $signing = @{ Region = 'eu-central-1'; SignedAt = '2026-11-24T12:00:00Z'; WarningAction = 'SilentlyContinue' } + $keys
    $link = New-S3PresignedUrl reports 'a b.txt' @signing
    $upload = New-S3PresignedUrl reports 'a b.txt' -Method PUT -ContentType text/csv @signing
}

Describe 'What goes in' {
    It 'takes text' {
        (Test-S3PresignedUrl $link.Url @at @keys).SignatureMatches | Should -BeTrue
    }

    It 'takes the object of New-S3PresignedUrl, with its method and headers' {
        $test = $upload | Test-S3PresignedUrl @at @keys
        $test.SignatureMatches | Should -BeTrue
        $test.Method | Should -Be 'PUT'
        (Test-S3PresignedUrl $upload @at @keys).IsValid | Should -BeTrue
    }

    It 'takes objects that came back from JSON, and rows of a CSV file' {
        ($upload | ConvertTo-Json | ConvertFrom-Json | Test-S3PresignedUrl @at @keys).SignatureMatches | Should -BeTrue
        ($link | Select-Object Url, Method | ConvertTo-Csv | ConvertFrom-Csv | Test-S3PresignedUrl @at @keys).SignatureMatches | Should -BeTrue
    }

    It 'lets -Method and -Header win over what the object says' {
        ($upload | Test-S3PresignedUrl -Method GET @at @keys).Cause | Should -Be 'wrong-method'
        ($upload | Test-S3PresignedUrl -Header @{} @at @keys).Cause | Should -Be 'missing-signed-header'
    }

    It 'takes a secret alone, for the access key id in the URL, as text or SecureString' {
        (Test-S3PresignedUrl $link.Url -SecretKey $keys.SecretKey @at).SignatureMatches | Should -BeTrue
        (Test-S3PresignedUrl $link.Url -SecretKey (ConvertTo-SecureString $keys.SecretKey -AsPlainText) @at).SignatureMatches | Should -BeTrue
    }

    It 'takes a credential object' {
        (Test-S3PresignedUrl $link.Url -Credential @{ AccessKeyId = $keys.AccessKey; SecretAccessKey = $keys.SecretKey } @at).SignatureMatches | Should -BeTrue
    }

    It 'does not look for credentials that were not given' {
        (Test-S3PresignedUrl $link.Url @at).SignatureMatches | Should -BeNullOrEmpty
    }

    It 'keeps white space at the end of a secret and names it' {
        (Test-S3PresignedUrl $link.Url -SecretKey "$($keys.SecretKey) " @at).Cause | Should -Be 'wrong-secret-key'
    }

    It 'judges the host that the server saw' {
        (Test-S3PresignedUrl $link.Url -RequestHost proxy.example.com @at @keys).Differences | Should -Be 'host'
    }

    It 'judges for now if -AsOf is not given' {
        (Test-S3PresignedUrl $link.Url).Cause | Should -BeIn 'url-expired', 'clock-skew'
    }

    It 'takes a header value that is a list' {
        $signed = New-S3PresignedUrl reports k -Header @{ 'x-amz-meta-a' = 'one,two' } @signing
        (Test-S3PresignedUrl $signed.Url -Header @{ 'X-Amz-Meta-A' = 'one', 'two' } @at @keys).SignatureMatches | Should -BeTrue
    }
}

Describe '-ErrorResponse' {
    BeforeAll {
        $query = ($link.Url -split '\?')[1] -replace '&X-Amz-Signature=.*'
        $canonical = "HEAD`n/a%20b.txt`n$query`nhost:reports.s3.eu-central-1.amazonaws.com`n`nhost`nUNSIGNED-PAYLOAD"
        $xml = "<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match</Message><CanonicalRequest>$([System.Security.SecurityElement]::Escape($canonical))</CanonicalRequest></Error>"
    }

    It 'compares with the canonical request in an answer given as <_>' -ForEach 'text', 'lines', 'file', 'ConvertFrom-S3ErrorResponse' {
        $answer = switch ($_) {
            'text' { $xml }
            'lines' { , ($xml -split "`n") }
            'file' { $file = Join-Path $TestDrive 'error.xml'; Set-Content -LiteralPath $file -Value $xml -NoNewline; Get-Item -LiteralPath $file }
            default { ConvertFrom-S3ErrorResponse $xml }
        }
        $test = Test-S3PresignedUrl $link.Url -Method GET -ErrorResponse $answer @at
        $test.Cause | Should -Be 'head-with-get-url'      # S3 received HEAD
        $test.LineDifferences.Received | Should -Be 'GET'
        $test.LineDifferences.Signed | Should -Be 'HEAD'
    }

    It 'ends the command if it is no answer at all' {
        { Test-S3PresignedUrl $link.Url -ErrorResponse 'good morning' } | Should -Throw -ErrorId 'ResponseNotRecognized*'
    }
}

Describe 'What comes out' {
    It 'is a PresignedUrlTest, or a bool with -Quiet' {
        Test-S3PresignedUrl $link.Url @at | Should -BeOfType 'PresignTools.Verification.PresignedUrlTest'
        Test-S3PresignedUrl $link.Url -Quiet @at @keys | Should -BeOfType bool
    }

    It 'is the same verdict with -Quiet' {
        foreach ($case in @{ Method = 'GET'; Header = @{} }, @{ Method = 'PUT'; Header = @{} }, @{ Method = 'GET' }, @{}, @{ Method = 'GET'; Header = @{ 'x-amz-acl' = 'private' } }) {
            Test-S3PresignedUrl $link.Url -Quiet @at @keys @case | Should -Be (Test-S3PresignedUrl $link.Url @at @keys @case).IsValid
        }
    }

    It 'is true with -Quiet only for a signature that was checked' {
        Test-S3PresignedUrl $link.Url -Quiet @at @keys -WarningVariable warned | Should -BeTrue
        $warned | Should -BeNullOrEmpty
        $link.Url, $link.Url | Test-S3PresignedUrl -Quiet @at -WarningVariable warned -WarningAction SilentlyContinue | Should -Be $false, $false
        $warned | Should -HaveCount 1
        $warned[0].Message | Should -BeLike '*-SkipSignature*'
        Test-S3PresignedUrl $link.Url -Quiet -SkipSignature @at -WarningVariable warned | Should -BeTrue
        $warned | Should -BeNullOrEmpty
        Test-S3PresignedUrl $link.Url -Quiet -SkipSignature -AsOf 2026-12-24 | Should -BeFalse
        Test-S3PresignedUrl ($link.Url -replace '.$') -Quiet -SkipSignature @at | Should -BeFalse
        Test-S3PresignedUrl $link.Url -Quiet -SkipSignature -SecretKey 'another' @at | Should -BeFalse
    }

    It 'never passes a secret that was given and not used: <_>' -ForEach @(
        'AKIA%20X%2F20261124', 'AKIAIOSFODNN7EXAMPLE%20%2F20261124', 'AKIAIOSFODNN%C2%A07EXAMPLE%2F20261124', 'AKIAIOSFODNN%097EXAMPLE%2F20261124', 'AKIAIOSFODNN%007EXAMPLE%2F20261124'
        '%20%2F20261124', '%2F20261124', 'AKIAIOSFODNN7EXAMPLE%2F%2F20261124', 'AKIAIOSFODNN7EXAMPLE%252520%2F20261124', 'AKIAIOSFODNN7EXAMPLE%2F20261124%20', 'AKIAIOSFODNN7EXAMPLE%2F'
    ) {
        $url = $link.Url.Replace('AKIAIOSFODNN7EXAMPLE%2F20261124', $_) -replace '[0-9a-f]{64}$', ('a' * 64)
        foreach ($known in @{}, @{ Method = 'GET'; Header = @{} }) {
            Test-S3PresignedUrl $url -SecretKey any -Quiet @at @known | Should -BeFalse
            $test = Test-S3PresignedUrl $url -SecretKey any @at @known
            $test.IsValid | Should -BeFalse
            $test.Findings.Status | Should -Contain 'Fail'
            $test.SignatureState | Should -Not -Be 'Correct'
            Test-S3PresignedUrl $url -Quiet -SkipSignature @at @known | Should -BeFalse
        }
    }

    It 'does not pass a URL that names signed headers nobody knows' {
        $url = $link.Url.Replace('SignedHeaders=host', 'SignedHeaders=host%3Bx-foo')
        Test-S3PresignedUrl $url -SecretKey any -Quiet @at | Should -BeFalse
        $test = Test-S3PresignedUrl $url -SecretKey any @at
        $test.IsValid | Should -BeFalse
        $test.SignatureState | Should -Be 'NotChecked'
        $test.Summary | Should -BeLike 'Not checked; the signature was not computed;*'
    }

    It 'makes a fault of a user name in front of the host, and masks its password' {
        $test = Test-S3PresignedUrl ($link.Url -replace 'https://', 'https://user:hunter2@') @at @keys
        $test.Cause | Should -Be 'two-auth-mechanisms'
        $test | Format-List * | Out-String -Width 1000 | Should -Not -Match 'hunter2'
    }

    It 'shows one paragraph a finding, the worst first' {
        $text = Test-S3PresignedUrl $link.Url -Method GET -Header @{ Authorization = 'Bearer x'; 'x-amz-acl' = 'private' } @at @keys | Out-String -Width 400
        $lines = @($text -split "`r?`n" | Where-Object { $_ -match '^\s+(Fail|Unknown|Warning|Pass): ' } | ForEach-Object Trim)
        $lines | Should -HaveCount 3
        $lines[0] | Should -BeLike 'Fail: two-auth-mechanisms: *'
        $lines[1] | Should -BeLike 'Fail: unsigned-extra-header: *'
        $lines[2] | Should -BeLike 'Pass: signature-matches: *'
    }

    It 'says the verdict in one line' {
        Test-S3PresignedUrl $link.Url -Method GET @at @keys | Out-String -Width 400 | Should -Match 'Valid; the signature fits; ends 2026-11-24T13:00:00Z'
        (Test-S3PresignedUrl $link.Url @at).Summary | Should -Be 'No fault found; the signature was not computed; ends 2026-11-24T13:00:00Z'
    }

    It 'shows findings as a table' {
        (Test-S3PresignedUrl $link.Url -Method PUT @at @keys).Findings | Out-String -Width 200 | Should -Match 'Status\s+Certainty\s+Cause\s+Evidence'
    }

    It 'shows the line that differs, received beside signed' {
        $text = Test-S3PresignedUrl $link.Url -Method PUT -Header @{} @at @keys | Out-String -Width 400
        $text | Should -Match 'method\s+received\s+PUT'
        $text | Should -Match 'method\s+signed\s+GET'
    }

    It 'has table and list views, and looks alike after a job' {
        $test = Test-S3PresignedUrl $link.Url -Method PUT -Header @{} @at @keys
        $test | Format-Table | Out-String | Should -Match 'wrong-method'
        $test | Format-List | Out-String | Should -Match 'CanonicalRequest'
        $again = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($test, 3))
        $again | Out-String -Width 400 | Should -Match 'Fail: wrong-method: '
    }

    It 'can be grouped by cause' {
        $groups = $link.Url, ($link.Url + '&utm_source=x'), $link.Url | Test-S3PresignedUrl -Method GET -Header @{} @at @keys | Group-Object Cause -NoElement
        ($groups | Where-Object Name -eq 'extra-query-parameter').Count | Should -Be 1
    }

    It 'has ids of the catalogue, each finding with evidence, remedy and document' {
        $test = Test-S3PresignedUrl $link.Url -SecretKey 'not it' @at
        foreach ($finding in $test.Findings) {
            $finding.Cause | Should -Match '^[a-z0-9]+(-[a-z0-9]+)*$'
            $finding.Evidence | Should -Not -BeNullOrEmpty
            $finding.DocumentationUri | Should -BeLike 'https://docs.aws.amazon.com/*'
        }
    }
}

Describe 'Faults' {
    It 'gives an error for a record that is no URL and goes on' {
        $good = 'no url', $link.Url | Test-S3PresignedUrl @at -ErrorAction SilentlyContinue -ErrorVariable faults
        $good | Should -HaveCount 1
        $faults | Should -HaveCount 1
        $faults[0].FullyQualifiedErrorId | Should -BeLike 'UrlMalformed,*'
    }

    It 'gives an error for an object without a URL' {
        $null = Get-Date | Test-S3PresignedUrl -ErrorAction SilentlyContinue -ErrorVariable faults
        $faults[0].FullyQualifiedErrorId | Should -BeLike 'UrlArgumentUnknown,*'
    }

    It 'repairs a damaged URL, judges it and says so' {
        $test = Test-S3PresignedUrl ($link.Url -replace '&', '&amp;') -Method GET @at @keys
        $test.Cause | Should -Be 'url-mangled-in-transit'
        $test.IsValid | Should -BeFalse
    }
}

Describe 'Secrets' {
    It 'leaves signature, token and secret out of every stream' {
        $session = @{ AccessKey = 'ASIAIOSFODNN7EXAMPLE'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'; SessionToken = 'IQoJb3JpZ2luX2VjEXAMPLE/TOKEN+secret==' }
        $url = (New-S3PresignedUrl reports k -Region eu-central-1 -SignedAt 2026-11-24T12:00:00Z -WarningAction SilentlyContinue @session).Url
        $signature = $url -replace '.*X-Amz-Signature=([0-9a-f]+).*', '$1'
        $said = foreach ($case in @{}, @{ Method = 'PUT'; Header = @{} }, @{ RequestHost = 'x.example.com' }) {
            $test = Test-S3PresignedUrl $url @at @session @case -Verbose -Debug *>&1
            $test | Out-String -Width 1000
            $test | Format-List * | Out-String -Width 1000
            # Of the result only: records of streams carry the bound parameters, which are the engine's and the caller's own.
            $test | Where-Object { $_ -is [PresignTools.Verification.PresignedUrlTest] } | ConvertTo-Json -Depth 6
        }
        $said += Test-S3PresignedUrl "$url nonsense" @session *>&1 | Out-String
        $text = $said -join "`n"
        $text | Should -Match 'X-Amz-Signature=\*\*\*'
        foreach ($secret in $signature, $session.SecretKey, $session.SessionToken, [uri]::EscapeDataString($session.SessionToken), 'EXAMPLE/TOKEN', 'EXAMPLE%2FTOKEN') {
            $text | Should -Not -Match ([regex]::Escape($secret))
        }
    }
}

Describe 'The pipeline' {
    It 'tests many URLs with one secret' {
        $urls = 1..200 | ForEach-Object { "k$_" } | ForEach-Object { (New-S3PresignedUrl reports $_ @signing).Url }
        $tests = $urls | Test-S3PresignedUrl @at @keys
        $tests | Should -HaveCount 200
        $tests.IsValid | Should -Not -Contain $false
    }

    It 'stops at once when the user stops it: <_>' -ForEach 'Test-S3PresignedUrl', 'Invoke-PresignDiagnosis' {
        $url = $link.Url.Replace('?', '?' + (-join (1..2000 | ForEach-Object { "p$_=1&" })))
        $command = if ($_ -eq 'Test-S3PresignedUrl') { 'Test-S3PresignedUrl -SecretKey not-it -Method GET -Header @{}' } else { 'Invoke-PresignDiagnosis -Offline -SecretKey not-it' }
        $shell = [powershell]::Create()
        try {
            # Endless: only being stopped ends it. Each URL keeps the search busy for some tenths of a second.
            $null = $shell.AddScript("param(`$module, `$url, `$begun) Import-Module `$module; & { while (`$true) { `$null = `$begun.Set(); `$url } } | $command").
                AddArgument((Get-PresignModulePath)).AddArgument($url).AddArgument(($begun = [System.Threading.ManualResetEventSlim]::new()))
            $running = $shell.BeginInvoke()
            $begun.Wait(60000) | Should -BeTrue
            Start-Sleep -Milliseconds 300
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $running.AsyncWaitHandle.WaitOne(10000) | Should -BeTrue
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 5    # a fraction of that; the machine may be loaded
        }
        finally { $shell.Dispose() }
    }

    It 'completes methods' {
        $found = (TabExpansion2 -inputScript 'Test-S3PresignedUrl $u -Method P' -cursorColumn 32).CompletionMatches.CompletionText
        $found | Should -Be 'PUT', 'POST'
    }
}
