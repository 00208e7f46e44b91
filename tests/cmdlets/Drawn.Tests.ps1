# The views that are drawn: the same at every width in every culture, whole words, nothing wider than the screen, the verdict at the end.

BeforeDiscovery {
    $widths = 60, 80, 120, 200
    $cultures = '', 'de-DE', 'pl-PL'
}

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)

    function New-Copy([string] $Type, [System.Collections.IDictionary] $Properties) {
        $copy = [pscustomobject]$Properties
        $copy.psobject.TypeNames.Insert(0, "Deserialized.$Type")
        $copy
    }

    # Of fixed texts, so that a better wording of a cause is no other picture.
    $checks = 'Identity', 'Object', 'Region', 'Permission', 'Policy', 'Request', 'Encryption' | ForEach-Object { $n = 0 } {
        $n++
        [pscustomobject]@{ Number = $n; Layer = $_; Status = ('Pass', 'Unknown', 'Warning', 'Skipped', 'Fail')[$n % 5]; Evidence = "What is known of $_, in a sentence that has more words than a narrow screen has room for." }
    }
    $finding = [pscustomobject]@{
        Status = 'Fail'; Certainty = 'Likely'; Cause = 'missing-signed-header'; Layer = 'Permission'; Evidence = 'Header x-amz-acl was signed, but the client that sent the request left it out.'
        Remedy = 'Send x-amz-acl with the value that was signed.'; EvidenceKind = 'SeenInRequest'; PublicReports = '11 of 84 public reports with this answer'; DocumentationUri = 'https://docs.example.com/sig-v4'
    }
    $script:parts = [ordered]@{
        RootCause = 'missing-signed-header'; Certainty = 'Likely'; Title = 'A header that was signed is not sent'
        Explanation = 'Header x-amz-acl was signed, but is not sent. S3 had accepted region, time and access key; it had looked at no policy, and not at the object. What follows is long enough to be cut where the whole view has to fit on a screen of eighty columns and twenty-four lines.'
        Background = 'X-Amz-SignedHeaders lists what S3 puts into the canonical request.'; Remedy = 'Send x-amz-acl with the value that was signed, as RequiredHeaders of the signed URL shows it: curl -H ''x-amz-acl: private''.'
        PossibleCauses = 'missing-signed-header', 'wrong-method', 'key-encoding', 'url-expired', 'clock-skew'; Findings = @($finding); Checklist = $checks
        Needs = @([pscustomobject]@{ What = 'Who signed, and the policies of that identity'; Why = 'they decide between two causes'; Command = "Invoke-PresignDiagnosis -Url `$url -IdentityPolicy (Get-IAMPolicyVersion -PolicyArn 'arn:aws:iam::111122223333:policy/reports-read' -VersionId v3) -Principal 'arn:aws:iam::111122223333:user/ann'" })
        Url = 'https://reports.s3.eu-central-1.amazonaws.com/2026/q3.csv?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=3600&X-Amz-SignedHeaders=host%3Bx-amz-acl&X-Amz-Signature=***'
        Method = 'PUT'; Operation = 'PutObject'; BucketName = 'reports'; Key = '2026/q3.csv'; ErrorCode = 'SignatureDoesNotMatch'; StatusCode = 403; RequestId = 'R1'; HostId = 'H1'; Asked = @()
    }
    $type = 'PresignTools.Diagnosis.PresignDiagnosis'
    $detailed = New-Copy $type $parts
    $detailed.psobject.TypeNames.Insert(0, "Deserialized.$type#Detailed")
    $script:views = @{
        diagnosis = New-Copy $type $parts
        detailed  = $detailed
        accepted  = New-Copy $type ([ordered]@{ Title = 'S3 accepts it'; Explanation = 'S3 answered 206.'; Method = 'GET'; BucketName = 'reports'; Key = 'a'; StatusCode = 206; Checklist = $checks; Url = $parts.Url })
        test      = New-Copy 'PresignTools.Verification.PresignedUrlTest' ([ordered]@{ Method = 'PUT'; Url = $parts.Url; Summary = 'No fault found; the signature was not computed.'; Findings = @($finding, $finding); LineDifferences = @([pscustomobject]@{ Element = 'host'; Received = 'a.example.com'; Signed = 'b.example.com' }) })
    }

    function Get-Drawn($Object, [int] $Width, [string] $Culture = '') {
        $before = [cultureinfo]::CurrentCulture, [cultureinfo]::CurrentUICulture
        [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = $Culture
        [PresignTools.Views.View]::Width = $Width
        try { (($Object | Out-String -Width $Width) -replace "`e\[[0-9;]*m").ReplaceLineEndings("`n").Trim("`n") + "`n" }
        finally {
            [PresignTools.Views.View]::Width = $null
            [cultureinfo]::CurrentCulture, [cultureinfo]::CurrentUICulture = $before
        }
    }
    $script:folder = Join-Path $PSScriptRoot 'snapshots'
}

Describe 'A drawn view at <_> columns' -ForEach $widths {
    BeforeAll { $width = $_ }

    It 'of <_> is as it was drawn before, in every culture' -ForEach 'diagnosis', 'detailed', 'accepted', 'test' {
        $drawn = Get-Drawn $views[$_] $width
        $file = Join-Path $folder "$_.$width.txt"
        # To draw them anew after a change that is meant: set this variable, run this once, and read the difference.
        if ($env:PRESIGNTOOLS_DRAW_ANEW) { $null = New-Item $folder -ItemType Directory -Force; Set-Content $file $drawn -NoNewline }
        $drawn | Should -BeExactly (Get-Content $file -Raw).ReplaceLineEndings("`n")
        foreach ($culture in 'de-DE', 'pl-PL', 'ja-JP') { Get-Drawn $views[$_] $width $culture | Should -BeExactly $drawn -Because $culture }
    }

    It 'of <_> has whole words, and no line that is too wide' -ForEach 'diagnosis', 'detailed', 'accepted', 'test' {
        $lines = (Get-Drawn $views[$_] $width) -split "`n"
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessThan $width
        $known = ($views[$_] | ConvertTo-Json -Depth 5) -split '[\s"\\]+'
        foreach ($word in ($lines -join ' ') -split '\s+' | Where-Object { $_ -match '^[a-z]{9,}$' }) { $known -match [regex]::Escape($word) | Should -Not -BeNullOrEmpty -Because "'$word' is no piece of a word" }
    }
}

Describe 'A diagnosis on 80 columns' {
    It 'fits on 24 lines with the prompt, and ends with verdict and remedy' {
        $lines = (Get-Drawn $views.diagnosis 80).TrimEnd() -split "`n"
        $lines.Count | Should -BeLessOrEqual 23
        ($lines -match '^  [1-7] ').Count | Should -Be 7
        $lines[-2], $lines[-3], $lines[-4] -match [regex]::Escape($parts.Title) | Should -Not -BeNullOrEmpty
        ($lines[-2..-1] -join ' ') | Should -BeLike '*-> Send x-amz-acl*'
        "$lines" | Should -BeLike '*… | Invoke-PresignDiagnosis -ProfileName ADMIN*'
        "$lines" | Should -BeLike '*$d.Needs`[0`].Command | Set-Clipboard*'
    }

    It 'breaks a command only where PowerShell reads on' {
        $drawn = Get-Drawn $views.detailed 60
        $start = $drawn.IndexOf('Invoke-PresignDiagnosis -Url')
        $command = $drawn.Substring($start, $drawn.IndexOf('  To copy', $start) - $start)
        $command | Should -BeLike "*```n*"
        $errors = $null
        $ast = [System.Management.Automation.Language.Parser]::ParseInput($command, [ref]$null, [ref]$errors)
        $errors | Should -BeNullOrEmpty
        $ast.EndBlock.Statements.Count | Should -Be 1
        $ast.EndBlock.Statements[0].PipelineElements[0].CommandElements.Count | Should -Be 7
    }

    It 'has colors where the host has them, and none with NO_COLOR' {
        $code = {
            Import-Module $module
            $PSStyle.OutputRendering = 'Ansi'
            'AccessDenied (403)' | Invoke-PresignDiagnosis -Offline | Out-String
        }
        $plain = Invoke-ChildPwsh -Variable @{ module = Get-PresignModulePath } -Environment @{ NO_COLOR = '1' } -Script $code
        "$plain" | Should -Not -BeLike "*$([char]27)*"
    }
}

Describe 'A real diagnosis' {
    It 'of <name> fits on 80x24' -ForEach @(
        @{ name = 'a bare AccessDenied'; code = { '<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>R</RequestId></Error>' | Invoke-PresignDiagnosis -Offline } }
        @{ name = 'a URL with AccessDenied'; code = { Invoke-PresignDiagnosis $url -ErrorResponse '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>' -Offline -AsOf $time } }
        @{ name = 'a URL with SignatureDoesNotMatch'; code = { Invoke-PresignDiagnosis $url -ErrorResponse '<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided.</Message></Error>' -Offline -AsOf $time } }
        @{ name = 'an expired URL'; code = { Invoke-PresignDiagnosis $url -ErrorResponse '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>' -Offline -AsOf $time.AddDays(9) } }
        @{ name = 'nothing wrong'; code = { Invoke-PresignDiagnosis $url -Offline -AsOf $time } }
    ) {
        $time = [datetimeoffset]'2026-11-24T12:30:45Z'
        $url = (New-S3PresignedUrl reports 2026/q3.csv -AccessKey AKIARTX3GSDSQEYGAPBA -SecretKey wJalrXUtnFEMIsK7MDENGsbPxRfiCYEXAMPLEKEY -Region eu-central-1 -SignedAt $time -WarningAction SilentlyContinue).Url
        $diagnosis = & $code
        $lines = (Get-Drawn $diagnosis 80).TrimEnd() -split "`n"
        $lines.Count | Should -BeLessOrEqual 23
        $lines | Where-Object Length -GE 80 | Should -BeNullOrEmpty
        if ($diagnosis.Remedy) { $lines[-4..-1] -join ' ' | Should -BeLike '*-> *' }
    }
}
