# Invoke-PresignDiagnosis with objects and text that are not neat: rows without values, JSON, numbers, reports to places that are none.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $PSDefaultParameterValues['Invoke-PresignDiagnosis:Offline'] = $true
    $script:url = (New-S3PresignedUrl -BucketName reports -Key '2026/q3.pdf' -ExpiresIn 1h -AccessKey AKIARZPUZDIKGB2VALC4 -SecretKey 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' -Region eu-west-1).Url

    function Get-Fault([scriptblock]$Of) { try { & $Of -ErrorAction Stop | Out-Null } catch { $_.FullyQualifiedErrorId.Split(',')[0] } }
}

AfterAll { $PSDefaultParameterValues.Remove('Invoke-PresignDiagnosis:Offline') }

Describe 'Objects' {
    It 'takes a status as a number and as text' {
        (403 | Invoke-PresignDiagnosis).StatusCode | Should -Be 403
        ('403' | Invoke-PresignDiagnosis).StatusCode | Should -Be 403
    }

    It 'takes a hashtable with a URL' {
        $diagnosis = Invoke-PresignDiagnosis @{ Url = $url; StatusCode = 403 }
        $diagnosis.BucketName | Should -Be 'reports'
        $diagnosis.StatusCode | Should -Be 403
    }

    It 'takes what ConvertFrom-Json makes of an error' {
        ('{"error":{"Code":"NoSuchBucket","Message":"The specified bucket does not exist"}}' | ConvertFrom-Json | Invoke-PresignDiagnosis).RootCause | Should -Be 'bucket-does-not-exist'
    }

    It 'says of an object that has nothing to do with it that there is nothing in it' {
        Get-Fault { [pscustomobject]@{ a = 1 } | Invoke-PresignDiagnosis -ErrorAction Stop } | Should -Be 'DiagnosisTextNotRecognized'
    }

    It 'diagnoses nothing of a row without values, and goes on' {
        $diagnoses = "Url,StatusCode,Method`n,,`n$url,403,GET" | ConvertFrom-Csv | Invoke-PresignDiagnosis -ErrorAction SilentlyContinue -ErrorVariable faults
        @($diagnoses).Count | Should -Be 1
        $faults[0].FullyQualifiedErrorId | Should -BeLike 'DiagnosisNothingGiven*'
    }

    It 'calls blank text nothing, by position and by pipeline' {
        Get-Fault { Invoke-PresignDiagnosis "  `r`n" -ErrorAction Stop } | Should -Be 'DiagnosisNothingGiven'
        Get-Fault { '' | Invoke-PresignDiagnosis -ErrorAction Stop } | Should -Be 'DiagnosisNothingGiven'
    }

    It 'diagnoses each URL of a list' {
        $other = (New-S3PresignedUrl -BucketName other -Key k -AccessKey AKIARZPUZDIKGB2VALC4 -SecretKey x -Region eu-west-1).Url
        $diagnoses = @(Invoke-PresignDiagnosis "1) $url`n2) $other" -WarningVariable warnings)
        $diagnoses.BucketName | Should -Be 'reports', 'other'
        $warnings | Should -BeNullOrEmpty
    }

    It 'warns where the text does not tell which answer belongs to which URL' {
        $other = (New-S3PresignedUrl -BucketName other -Key k -AccessKey AKIARZPUZDIKGB2VALC4 -SecretKey x -Region eu-west-1).Url
        $diagnosis = Invoke-PresignDiagnosis "first $url`nthen $other`nthe answer was 403" -WarningAction SilentlyContinue -WarningVariable warnings
        @($diagnosis) | Should -HaveCount 1
        $warnings | Should -HaveCount 1
    }

    It 'diagnoses each of several failures, with its own answer and place' {
        $other = (New-S3PresignedUrl -BucketName other -Key k -Method PUT -AccessKey AKIARZPUZDIKGB2VALC4 -SecretKey x -Region eu-west-1).Url
        $text = @(
            "PS> curl '$url'"
            '<Error><Code>AccessDenied</Code><Message>Request has expired</Message><Expires>2020-01-01T00:00:00Z</Expires></Error>'
            "PS> curl -X PUT '$other'"
            '<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message><BucketName>other</BucketName></Error>') -join "`n"
        $diagnoses = @($text | Invoke-PresignDiagnosis -WarningVariable warnings)
        $diagnoses.RootCause | Should -Be 'url-expired', 'bucket-does-not-exist'
        $diagnoses[1].Method | Should -Be 'PUT'
        ($diagnoses[1].Reading | Where-Object Kind -EQ Url).Place.Start.Line | Should -Be 3
        $warnings | Should -BeNullOrEmpty
    }

    It 'reads a long log of commands in about no time' {
        $log = (1..1500 | ForEach-Object { "`$ curl -sS '$($url -replace 'q3', "q$_")' -o /dev/null" }) -join "`n"
        (Measure-Command { $script:diagnosis = Invoke-PresignDiagnosis $log -WarningAction SilentlyContinue }).TotalSeconds | Should -BeLessThan 5
        $diagnosis.Key | Should -Be '2026/q1500.pdf'
    }
}

Describe 'Lines that come one by one' {
    BeforeAll {
        $lines = @(
            '$ curl -sS -i ' + "'$url'"
            'HTTP/1.1 404 Not Found'
            'x-amz-request-id: 4442587FB7D0A2F9'
            ''
            '<?xml version="1.0" encoding="UTF-8"?>'
            '<Error><Code>NoSuchBucket</Code>'
            '<Message>The specified bucket does not exist</Message><BucketName>reports</BucketName></Error>')
        $file = Join-Path $TestDrive 'failure.txt'
        Set-Content $file $lines
        $list = Join-Path $TestDrive 'list.txt'
        Set-Content $list @($url, ($url -replace 'q3', 'q4'), ($url -replace 'q3', 'q5'))
    }

    It 'of a file are one text' {
        $diagnosis = @(Get-Content $file | Invoke-PresignDiagnosis)
        $diagnosis | Should -HaveCount 1
        $diagnosis.RootCause | Should -Be 'bucket-does-not-exist'
        $diagnosis.Key | Should -Be '2026/q3.pdf'
    }

    It 'of several files are a text each' {
        $more = Join-Path $TestDrive 'more.txt'
        Set-Content $more '<Error>', '<Code>RequestTimeTooSkewed</Code><Message>The difference between the request time and the current time is too large.</Message></Error>'
        (Get-Content $file, $more | Invoke-PresignDiagnosis).RootCause | Should -Be 'bucket-does-not-exist', 'clock-skew'
    }

    It 'that are a URL each are a failure each, and are not held back' {
        (Get-Content $list | Invoke-PresignDiagnosis).Key | Should -Be '2026/q3.pdf', '2026/q4.pdf', '2026/q5.pdf'
        $seen = [Collections.Generic.List[string]]::new()
        Get-Content $list | ForEach-Object { $seen.Add('in'); $_ } | Invoke-PresignDiagnosis | ForEach-Object { $seen.Add('out') }
        $seen[-2..-1] | Should -Be 'in', 'out'
    }

    It 'of a program are one text' -Skip:(-not (Get-Command cat -CommandType Application -ErrorAction Ignore)) {
        $cat = (Get-Command cat -CommandType Application)[0].Source
        Set-Alias -Name reader -Value $cat
        $diagnosis = @(reader $file | Invoke-PresignDiagnosis)
        $diagnosis | Should -HaveCount 1
        $diagnosis.RootCause | Should -Be 'bucket-does-not-exist'
    }

    It 'of a program and its error stream are one text' -Skip:(-not (Get-Command sh -CommandType Application -ErrorAction Ignore)) {
        $diagnosis = @(sh -c "echo '* Connected to reports' >&2; cat '$file'" 2>&1 | Invoke-PresignDiagnosis)
        $diagnosis | Should -HaveCount 1
        $diagnosis.RootCause | Should -Be 'bucket-does-not-exist'
    }

    It 'that are strings of a script are a failure each' {
        $two = '<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>', '403'
        @($two | Invoke-PresignDiagnosis) | Should -HaveCount 2
    }

    It 'beyond the limit are an error, and the next input is read' {
        $big = Join-Path $TestDrive 'big.txt'
        [IO.File]::WriteAllText($big, ("a line that says nothing of a failure`n" * 30000))
        $diagnosis = Get-Content $big, $file | Invoke-PresignDiagnosis -ErrorAction SilentlyContinue -ErrorVariable faults
        $faults[0].FullyQualifiedErrorId | Should -BeLike 'ResponseTooLarge*'
        $diagnosis.RootCause | Should -Be 'bucket-does-not-exist'
    }
}

Describe 'Reports to nowhere' {
    It 'is refused before anything is diagnosed: <_>' -ForEach @('/no/such/folder/r.html', 'env:report', 'nodrive:\r.html', "a`0b.html") {
        $path = $_
        Get-Fault { Invoke-PresignDiagnosis $url -AsReport $path } | Should -Be 'DiagnosisReportNotWritten'
    }

    It 'does not take a folder, or nothing' {
        Get-Fault { Invoke-PresignDiagnosis $url -AsReport $TestDrive } | Should -Be 'DiagnosisReportNotWritten'
        Get-Fault { Invoke-PresignDiagnosis $url -AsReport '' } | Should -Be 'ParameterArgumentValidationError'
    }
}

Describe 'Commands to bring' {
    It 'are indented alike, however many lines they have' {
        $shown = (Invoke-PresignDiagnosis '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>' -Detailed | Out-String -Width 1000) -split "`r?`n"
        $shown | Where-Object { $_ -match '^\s*(Get-STSCallerIdentity|\$policies = )' } | ForEach-Object { $_ -replace '\S.*' } | Select-Object -Unique | Should -HaveCount 1
    }
}
