# What people give by mistake: each error says what it is, and how to give it.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $signer = @{ AccessKey = 'AKIARTX3GSDSQEYGAPBA'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'; Region = 'eu-central-1' }
    $script:url = (New-S3PresignedUrl reports 2026/q3.csv @signer -WarningAction SilentlyContinue).Url
    function Get-Fault([scriptblock] $Script) {
        $ErrorActionPreference = 'Continue'
        @(& $Script 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })[0]
    }
}

Describe 'An input that is none' {
    It 'is a folder: <command>' -ForEach @(
        @{ command = 'Invoke-PresignDiagnosis'; code = { Invoke-PresignDiagnosis (Get-Item $TestDrive) -Offline } }
        @{ command = 'ConvertFrom-S3ErrorResponse'; code = { ConvertFrom-S3ErrorResponse (Get-Item $TestDrive) } }
    ) {
        $fault = Get-Fault $code
        $fault.FullyQualifiedErrorId | Should -BeLike 'ResponseFileNotReadable,*'
        $fault.Exception.Message | Should -BeLike '*it is a folder*'
    }

    It 'is the path of a file, which there may be or not: <_>' -ForEach '/var/log/no such folder/x.log', '/var/log/x.log', 'C:\logs\x.log', './x.log' {
        $path = $_
        $fault = Get-Fault { Invoke-PresignDiagnosis $path -Offline }
        $fault.FullyQualifiedErrorId | Should -BeLike 'DiagnosisTextNotRecognized,*'
        if ($path -notmatch ' ') { $fault.ErrorDetails.RecommendedAction | Should -BeExactly "Give what is in the file: Get-Content '$path' -Raw | Invoke-PresignDiagnosis" }
    }

    It 'is the path of a file with blanks in it' {
        $file = Join-Path $TestDrive "the day's log.txt"
        Set-Content $file 'nothing of it'
        $fault = Get-Fault { Invoke-PresignDiagnosis $file -Offline }
        $fault.ErrorDetails.RecommendedAction | Should -BeExactly "Give what is in the file: Get-Content '$($file.Replace("'", "''"))' -Raw | Invoke-PresignDiagnosis"
    }

    It 'is a hashtable without the fields of a form' {
        $fault = Get-Fault { Test-S3PresignedPost @{ a = 1 } }
        $fault.FullyQualifiedErrorId | Should -BeLike 'FormArgumentUnknown,*'
        $fault.Exception.Message | Should -BeLike 'The hashtable is not an upload form: it has none of the fields*'
    }

    It 'is a variable with nothing in it: <name>' -ForEach @(@{ name = 'null'; value = $null }, @{ name = 'empty'; value = '' }, @{ name = 'blank'; value = " `n" }) {
        Get-Fault { ConvertFrom-S3PresignedUrl $value } | Should -Not -BeNullOrEmpty
        @('', $url, ' ' | ConvertFrom-S3PresignedUrl -ErrorAction Stop).Count | Should -Be 1 -Because 'a blank line of a file is no mistake'
    }

    It 'is a text that is too long: as <name>' -ForEach @(@{ name = 'one text'; lines = $false }, @{ name = 'lines of a file'; lines = $true }) {
        $file = Join-Path $TestDrive 'long.log'
        Set-Content $file (@('x' * 999) * 1500)
        $fault = if ($lines) { Get-Fault { Get-Content $file | Invoke-PresignDiagnosis -Offline } } else { Get-Fault { Get-Content $file -Raw | Invoke-PresignDiagnosis -Offline } }
        $fault.FullyQualifiedErrorId | Should -BeLike 'ResponseTooLarge,*'
        $fault.Exception.Message | Should -BeLike 'The text is too large: 1,5*,* characters, where at most 1,0*,* are read.'
        $fault.ErrorDetails.RecommendedAction | Should -BeLike '*Select-String*-Context*'
    }
}

Describe 'Blank lines and comments' {
    It 'are no URLs to watch, as they are none in the file of -InputFile' {
        $all = @('# handed out', '', $url | Watch-S3PresignedUrl -Count 1 -ErrorVariable faults)
        $faults | Should -BeNullOrEmpty
        $all.Count | Should -Be 1
    }
}
