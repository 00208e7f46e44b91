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
        $commands | Should -BeLike "*'TEXT' | Invoke-PresignDiagnosis -BucketPolicy *"
        $commands | Should -Not -Match ([char]0x2026) -Because 'a property has no line to repeat'
    }

    It 'never are the line that was run: they name what is missing' {
        $text = '<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided.</Message></Error>'
        $commands = @(($text | Invoke-PresignDiagnosis).Needs.Command)
        $commands | Should -Not -Contain '$text | Invoke-PresignDiagnosis'
        $commands | Should -Contain "Invoke-PresignDiagnosis -Url 'URL' -ErrorResponse 'ANSWER'"
        $commands = @((Invoke-PresignDiagnosis -Url $link.Url -ErrorResponse $text).Needs.Command)
        $commands | Should -Not -Contain 'Invoke-PresignDiagnosis -Url $link.Url -ErrorResponse $text'
        $commands | Should -Contain "Invoke-PresignDiagnosis -Url `$link.Url -ErrorResponse 'ANSWER'"
    }

    It 'stand alone in RemedyCommand' {
        $d = "$($link.Url) <Error><Code>InvalidObjectState</Code><Message>The operation is not valid for the object's storage class</Message></Error>" | Invoke-PresignDiagnosis
        $d.Remedy | Should -BeLike 'Restore-S3Object *; the same URL works*'
        $d.RemedyCommand | Should -BeExactly "Restore-S3Object -BucketName 'reports' -Key '2026/q3.pdf' -CopyLifetimeInDays 3"
        ("$($link.Url) Request has expired" | Invoke-PresignDiagnosis -AsOf (Get-Date).AddDays(3)).RemedyCommand | Should -Not -Match '\.$'
    }

    It 'of RemedyCommand are PowerShell where a cause has one' {
        $found = 0
        foreach ($line in Get-Content (Join-Path $PSScriptRoot '../cases/threads/incidents.jsonl') | Select-Object -First 400) {
            $body = ($line | ConvertFrom-Json).response.body
            if ($body -notmatch '<Error>') { continue }
            $d = "$($link.Url) $body" | Invoke-PresignDiagnosis -ErrorAction Ignore -WarningAction Ignore | Select-Object -First 1
            if (-not $d.RemedyCommand) { continue }
            $found++
            $errors = $null
            $ast = [System.Management.Automation.Language.Parser]::ParseInput($d.RemedyCommand, [ref]$null, [ref]$errors)
            $errors | Should -BeNullOrEmpty -Because $d.RemedyCommand
            foreach ($command in $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                # A bare word behind a value is prose.
                $elements = $command.CommandElements
                for ($i = 2; $i -lt $elements.Count; $i++) {
                    if ($elements[$i] -is [System.Management.Automation.Language.StringConstantExpressionAst] -and $elements[$i].StringConstantType -eq 'BareWord') {
                        $elements[$i - 1] | Should -BeOfType ([System.Management.Automation.Language.CommandParameterAst]) -Because $d.RemedyCommand
                    }
                }
            }
        }
        $found | Should -BeGreaterThan 5
    }
}
