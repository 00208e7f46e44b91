# The commands that a diagnosis asks for are written with what the user typed: no variable that is not there, no value that was typed out.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $PSDefaultParameterValues['Invoke-PresignDiagnosis:Offline'] = $true
    $script:link = New-S3PresignedUrl -BucketName reports -Key '2026/q3.pdf' -ExpiresIn 1h -AccessKey AKIARZPUZDIKGB2VALC4 -SecretKey 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' -Region eu-west-1
    $script:denied = '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'
    $script:pasted = "GET $($link.Url)`n403 $denied"
    function Get-Commands($Diagnosis) { $Diagnosis.Needs.Command -join "`n" }
}

AfterAll { $PSDefaultParameterValues.Remove('Invoke-PresignDiagnosis:Offline') }

Describe 'Commands of a diagnosis' {
    It 'use the variables that were given' {
        $commands = Get-Commands (Invoke-PresignDiagnosis -Url $link.Url -ErrorResponse $denied)
        $commands | Should -BeLike '*Invoke-PresignDiagnosis -Url $link.Url -ErrorResponse $denied -BucketPolicy *'
        $commands | Should -Not -Match '\$url|\$xml'
    }

    It 'have a word for what was typed out' {
        $commands = Get-Commands (Invoke-PresignDiagnosis $link.Url -ErrorResponse '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>')
        $commands | Should -BeLike "*Invoke-PresignDiagnosis -Url `$link.Url -ErrorResponse 'ANSWER' -BucketPolicy *"
    }

    It 'repeat the line where a text was piped in' {
        Get-Commands ($pasted | Invoke-PresignDiagnosis) | Should -BeLike '*$pasted | Invoke-PresignDiagnosis -BucketPolicy *'
        Get-Commands ($pasted.Trim() | Out-String | Invoke-PresignDiagnosis) | Should -BeLike '*$pasted.Trim() | Out-String | Invoke-PresignDiagnosis -BucketPolicy *'
    }

    It 'never repeat a URL' {
        $line = "'GET $($link.Url) 403 $denied' | Invoke-PresignDiagnosis -Offline"
        $commands = Get-Commands (Invoke-Expression $line)
        $commands | Should -Not -Match 'X-Amz|://'
        $commands | Should -BeLike "*$([char]0x2026) | Invoke-PresignDiagnosis -BucketPolicy *"
    }
}
