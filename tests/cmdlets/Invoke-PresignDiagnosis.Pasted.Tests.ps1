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

    It 'warns that of several URLs it takes the first' {
        $other = (New-S3PresignedUrl -BucketName other -Key k -AccessKey AKIARZPUZDIKGB2VALC4 -SecretKey x -Region eu-west-1).Url
        $diagnosis = Invoke-PresignDiagnosis "1) $url`n2) $other" -WarningAction SilentlyContinue -WarningVariable warnings
        $diagnosis.BucketName | Should -Be 'reports'
        $warnings | Should -HaveCount 1
    }

    It 'reads a long log of commands in about no time' {
        $log = (1..1500 | ForEach-Object { "`$ curl -sS '$($url -replace 'q3', "q$_")' -o /dev/null" }) -join "`n"
        (Measure-Command { $script:diagnosis = Invoke-PresignDiagnosis $log -WarningAction SilentlyContinue }).TotalSeconds | Should -BeLessThan 5
        $diagnosis.Key | Should -Be '2026/q1500.pdf'
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
