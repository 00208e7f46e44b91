# The catalogue of causes at the prompt.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $script:all = [PresignTools.Catalogue.CauseCatalogue]::All
    $script:expired = '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>'
}

Describe 'Get-PresignCause' {
    It 'lists every cause, by layer, then by id' {
        $listed = Get-PresignCause
        $listed.Id | Should -BeExactly $all.Id
        $listed[0] | Should -BeOfType PresignTools.Catalogue.Cause
    }

    It 'gives the cause of an id, whatever its case' {
        $cause = Get-PresignCause Two-Auth-Mechanisms
        $cause.Id | Should -BeExactly 'two-auth-mechanisms'
        $cause.Layer | Should -Be Request
        $cause.Title, $cause.Explanation, $cause.Remedy | Should -Not -BeNullOrEmpty
        $cause.PageUri | Should -BeExactly 'https://github.com/presigntools/presigntools/blob/main/docs/causes/two-auth-mechanisms.md'
        $cause.DocumentationUri | Should -BeLike 'https://docs.aws.amazon.com/*'
    }

    It 'takes several ids, in their order' {
        (Get-PresignCause url-expired, delete-marker).Id | Should -BeExactly 'url-expired', 'delete-marker'
    }

    It 'takes wildcards; without a match there is nothing, and no error' {
        (Get-PresignCause *kms*).Id | Should -BeExactly @($all.Id -like '*kms*')
        (Get-PresignCause cors-[cm]*).Id | Should -BeExactly @($all.Id -like 'cors-[cm]*')
        Get-PresignCause nothing-* -ErrorVariable problem | Should -BeNullOrEmpty
        $problem | Should -BeNullOrEmpty
    }

    It 'narrows to layers' {
        (Get-PresignCause -Layer Encryption, Identity).Id | Should -BeExactly ($all | Where-Object Layer -in Encryption, Identity).Id
        (Get-PresignCause *policy* -Layer Encryption).Id | Should -BeExactly 'kms-key-policy'
        Get-PresignCause url-expired -Layer Encryption | Should -BeNullOrEmpty
    }
}

Describe 'Get-PresignCause in a pipeline' {
    It 'takes ids' {
        ('url-expired', 'delete-marker' | Get-PresignCause).Id | Should -BeExactly 'url-expired', 'delete-marker'
        , @('url-expired', 'delete-marker') | Get-PresignCause | ForEach-Object Id | Should -BeExactly 'url-expired', 'delete-marker'
    }

    It 'takes diagnoses, findings, answers and causes' {
        $diagnosis = Invoke-PresignDiagnosis -ErrorResponse $expired -StatusCode 403 -Offline
        ($diagnosis | Get-PresignCause).Id | Should -BeExactly $diagnosis.RootCause
        @($diagnosis.Findings | Get-PresignCause).Id | Should -BeExactly @($diagnosis.Findings.Cause)
        ($diagnosis.PossibleCauses | Get-PresignCause).Id | Should -BeExactly $diagnosis.PossibleCauses
        @(Get-PresignCause *kms* | Get-PresignCause).Id | Should -BeExactly @($all.Id -like '*kms*')
        (ConvertFrom-S3ErrorResponse $expired).LikelyCauses | Get-PresignCause | Select-Object -First 1 -ExpandProperty Id | Should -BeExactly 'url-expired'
    }

    It 'takes objects with such a property, and copies from another session' {
        ([pscustomobject]@{ RootCause = 'url-expired' } | Get-PresignCause).Id | Should -BeExactly 'url-expired'
        ([pscustomobject]@{ Cause = 'url-expired' } | Get-PresignCause).Id | Should -BeExactly 'url-expired'
        ([pscustomobject]@{ Id = 'url-expired' } | Get-PresignCause).Id | Should -BeExactly 'url-expired'
        $diagnosis = Invoke-PresignDiagnosis -ErrorResponse $expired -StatusCode 403 -Offline
        $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($diagnosis, 3))
        ($copy | Get-PresignCause).Id | Should -BeExactly 'url-expired'
    }

    It 'gives nothing for a diagnosis without a cause' {
        $url = New-S3PresignedUrl reports a.txt -AccessKey AKIARTX3GSDSQEYGAPBA -SecretKey s -Region eu-central-1
        $diagnosis = $url.Url | Invoke-PresignDiagnosis -Offline
        $diagnosis.RootCause | Should -BeNullOrEmpty
        $diagnosis | Get-PresignCause -ErrorVariable problem | Should -BeNullOrEmpty
        $problem | Should -BeNullOrEmpty
    }
}

Describe 'An id that does not exist' {
    It 'is an error of its own, and the next id is still taken' {
        $found = Get-PresignCause url-expird, delete-marker -ErrorVariable problem -ErrorAction SilentlyContinue
        $found.Id | Should -BeExactly 'delete-marker'
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'CauseUnknown,*'
        $problem[0].CategoryInfo.Category | Should -Be ObjectNotFound
        $problem[0].TargetObject | Should -BeExactly 'url-expird'
    }

    It '<Typed> suggests <Meant>' -ForEach @(
        @{ Typed = 'url-expird'; Meant = 'url-expired' }
        @{ Typed = 'expired-url'; Meant = 'url-expired' }
        @{ Typed = 'wrong_method'; Meant = 'wrong-method' }
        @{ Typed = 'corsmisconfigured'; Meant = 'cors-misconfigured' }
        @{ Typed = 'clock'; Meant = 'clock-skew' }
    ) {
        Get-PresignCause $Typed -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].ErrorDetails.RecommendedAction | Should -BeLike "Did you mean *'$Meant'*"
    }

    It 'that is like no other suggests the list' {
        Get-PresignCause ('x' * 5000) -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].ErrorDetails.RecommendedAction | Should -BeLike 'Get-PresignCause without an id*'
        $problem[0].Exception.Message.Length | Should -BeLessThan 200
    }
}

Describe 'Get-PresignCause -Online' {
    BeforeAll {
        # The seam: what opens a page is replaced, so that no browser starts.
        $browser = [PresignTools.Shown].Assembly.GetType('PresignTools.Commands.Browser').GetProperty('Open', [System.Reflection.BindingFlags]'NonPublic, Static')
        $real = $browser.GetValue($null)
    }

    BeforeEach {
        $script:opened = [System.Collections.Generic.List[uri]]::new()
        $browser.SetValue($null, [Action[uri]] { $opened.Add($args[0]) })
    }

    AfterAll { $browser.SetValue($null, $real) }

    It 'opens the page of the cause, and writes nothing' {
        Get-PresignCause two-auth-mechanisms -Online | Should -BeNullOrEmpty
        $opened | Should -Be ([uri](Get-PresignCause two-auth-mechanisms).PageUri)
    }

    It 'opens the page of the root cause of a diagnosis' {
        Invoke-PresignDiagnosis -ErrorResponse $expired -StatusCode 403 -Offline | Get-PresignCause -Online
        $opened | Should -Be ([uri](Get-PresignCause url-expired).PageUri)
    }

    It 'opens the list of all pages where no cause is named' {
        Get-PresignCause -Online
        $opened | Should -Be ([uri]'https://github.com/presigntools/presigntools/blob/main/docs/causes/README.md')
    }

    It 'opens one page, and for more than one cause none' {
        'url-expired', 'url-expired' | Get-PresignCause -Online
        $opened.Count | Should -Be 1
        Get-PresignCause *kms* -Online -ErrorVariable problem -ErrorAction SilentlyContinue
        Get-PresignCause -Layer Policy -Online -ErrorVariable +problem -ErrorAction SilentlyContinue
        $opened.Count | Should -Be 1
        $problem.FullyQualifiedErrorId | ForEach-Object { $_ | Should -BeLike 'CausePageNotOne,*' }
        $problem.Count | Should -Be 2
    }

    It 'opens nothing for an unknown id' {
        Get-PresignCause unknown-thing -Online -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'CauseUnknown,*'
        $opened | Should -BeNullOrEmpty
    }

    It 'gives the address where no browser can be started' {
        $page = [System.Linq.Expressions.Expression]::Parameter([uri])
        $throw = [System.Linq.Expressions.Expression]::Throw([System.Linq.Expressions.Expression]::Constant([System.ComponentModel.Win32Exception]::new(2)))
        $browser.SetValue($null, [System.Linq.Expressions.Expression]::Lambda([Action[uri]], $throw, $page).Compile())
        Get-PresignCause url-expired -Online -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'CausePageNotOpened,*'
        $problem[0].ErrorDetails.RecommendedAction | Should -BeLike '*docs/causes/url-expired.md'
    }

    It 'hands the address to the system' -Skip:(-not $IsLinux) {
        $bin = New-Item (Join-Path $TestDrive bin) -ItemType Directory
        $seen = Join-Path $TestDrive seen
        Set-Content (Join-Path $bin xdg-open) "#!/bin/sh`nprintf '%s' `"`$1`" > '$seen.part' && mv '$seen.part' '$seen'"
        chmod +x (Join-Path $bin xdg-open)
        Invoke-ChildPwsh -Variable @{ module = Get-PresignModulePath } -Environment @{ PATH = "$bin$([IO.Path]::PathSeparator)$env:PATH" } -Script {
            Import-Module $module
            Get-PresignCause url-expired -Online
        }
        for ($i = 0; $i -lt 100 -and -not (Test-Path $seen); $i++) { Start-Sleep -Milliseconds 100 }
        Get-Content $seen -Raw | Should -BeExactly (Get-PresignCause url-expired).PageUri
    }
}

Describe 'Completion of -Id' {
    BeforeAll {
        function Get-Completion([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches }
    }

    It 'offers ids, with their titles' {
        $offered = Get-Completion 'Get-PresignCause kms-key-p'
        $offered.CompletionText | Should -BeExactly 'kms-key-policy'
        $offered.ToolTip | Should -BeExactly (Get-PresignCause kms-key-policy).Title
        (Get-Completion 'Get-PresignCause ').CompletionText | Should -BeExactly $all.Id
    }

    It 'offers only ids of the layers that are given' {
        (Get-Completion 'Get-PresignCause -Layer Encryption -Id ').CompletionText | Should -BeExactly ($all | Where-Object Layer -eq Encryption).Id
        (Get-Completion 'Get-PresignCause -Layer Encryption, Identity -Id ').CompletionText | Should -BeExactly ($all | Where-Object Layer -in Encryption, Identity).Id
    }
}

Describe 'Views of a cause' {
    It 'are a line each by their layers for a list, and everything about one that is named' {
        $list = Get-PresignCause *kms* | Out-String -Width 120
        $list | Should -Match '(?m)^Encryption\s+^  kms-key-disabled-or-missing '
        $list | Should -Match '(?m)^  kms-key-policy +The KMS key'
        Get-PresignCause *kms* | Format-Table | Out-String -Width 120 | Should -Match 'Layer +Id +Title'
        $one = (Get-PresignCause kms-key-policy | Out-String -Width 200) -replace '\r?\n +'
        $one | Should -Match 'Page +: https://.+/docs/causes/kms-key-policy\.md'
        $one | Should -Match 'AWS +: https://docs\.aws\.amazon\.com/'
        Get-PresignCause kms-key-policy | Format-Table | Out-String | Should -Match 'Layer +Id +Title'
    }

    It 'do not depend on what was shown before' {
        $before = Get-PresignCause *kms* | Out-String
        $null = Get-PresignCause kms-key-policy | Add-Member note hers -PassThru | Out-String
        Get-PresignCause *kms* | Out-String | Should -BeExactly $before
        (Get-PresignCause kms-key-policy).psobject.Properties.Name | Should -Not -Contain note
    }

    It 'fit into 80 columns' {
        foreach ($line in (Get-PresignCause | Out-String -Width 80) -split '\r?\n') { $line.Length | Should -BeLessOrEqual 80 }
    }
}

Describe 'What a diagnosis knows of its causes' {
    BeforeAll {
        $script:diagnosis = Invoke-PresignDiagnosis -ErrorResponse '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>' -StatusCode 403 -Offline
    }

    It 'is the kind of its evidence, from which the certainty follows' {
        $diagnosis.EvidenceKind | Should -Be CommonCause
        $diagnosis.Certainty | Should -Be Possible
        foreach ($finding in $diagnosis.Findings) { $finding.Certainty | Should -Be ([PresignTools.Catalogue.EvidenceKinds]::ToCertainty($finding.EvidenceKind)) }
        $stated = Invoke-PresignDiagnosis -ErrorResponse $expired -StatusCode 403 -Offline
        $stated.EvidenceKind | Should -BeIn NamedByAnswer, StatedByS3
    }

    It 'is the page of each, and AWS''s document' {
        foreach ($finding in $diagnosis.Findings) {
            $finding.PageUri | Should -BeExactly (Get-PresignCause $finding.Cause).PageUri
            $finding.DocumentationUri | Should -BeLike 'https://docs.aws.amazon.com/*'
        }
    }

    It 'is how many public reports with this answer have it, with -Detailed' {
        $diagnosis.Findings[0].PublicReports | Should -Match '^\d+ of \d+ public reports with this answer$'
        $detailed = Invoke-PresignDiagnosis -ErrorResponse '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>' -StatusCode 403 -Offline -Detailed
        $detailed | Out-String -Width 200 | Should -Match "CommonCause, the cause in $($diagnosis.Findings[0].PublicReports)"
        $diagnosis | Out-String -Width 200 | Should -Not -Match 'public reports'
        $none = Invoke-PresignDiagnosis -Message 'Could not resolve host: b.s3.eu-central-1.amazonaws.com' -Offline
        $none.Findings[0].PublicReports | Should -Match '^\d+ of \d+ public reports without an answer$'
    }
}
