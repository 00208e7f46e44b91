# What views print: nothing raw of what came from outside, and the same dates and numbers in every culture.

BeforeDiscovery {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)

    # Every type of ours that a cmdlet puts out, or that stands in a property of one.
    $types = [ordered]@{}
    $queue = [System.Collections.Generic.Queue[type]]::new([type[]](Get-Command -Module PresignTools).OutputType.Type)
    while ($queue.Count) {
        $type = $queue.Dequeue()
        if (-not $type) { continue }
        foreach ($argument in @($type.GetGenericArguments()) + $type.GetElementType()) { if ($argument) { $queue.Enqueue($argument) } }
        if ($type.Namespace -notlike 'PresignTools*' -or $type.IsEnum -or $type.IsInterface -or $types.Contains($type.FullName)) { continue }
        $types[$type.FullName] = $type
        foreach ($property in $type.GetProperties()) { $queue.Enqueue($property.PropertyType) }
    }
    $commandNames = (Get-Command -Module PresignTools).Name
    # Dictionaries: PowerShell shows their entries. Those of a log are made fit for it when they are read.
    $typeNames = $types.Keys | Where-Object { $_ -notin 'PresignTools.Signing.RequiredHeaders', 'PresignTools.Logs.LoggedParameters' }
}

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    . (Join-Path $PSScriptRoot '../servers/Listener.ps1')
    Import-Module (Get-PresignModulePath)
    # Colors, a window title, a bell, hidden text, a C1 control sequence, reversed reading, zero width, line separators, a tag, half a pair.
    $script:hostile = "x`e[8m`e]0;pwn`a`u{9b}31m`u{7f}`u{85}`u{202e}`u{2066}`u{200f}`u{61c}`u{200b}`u{feff}`u{2028}`u{2029}`u{e0041}$([char]0xd83d)y`b`tz"
    $script:unfit = '[\p{Cc}-[\r\n\e]]|\e(?!\[[0-9;]*m)|\e\[8m|\p{Cf}|[\u2028\u2029]|\uDB40|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]'
    $script:time = [datetimeoffset]'2026-11-24T12:30:45Z'

    # A copy of an object, as from another session, with hostile text wherever there is room for text.
    function Get-Copy([type] $Type, [int] $Depth = 0) {
        $copy = [pscustomobject]@{}
        foreach ($property in $Type.GetProperties() | Where-Object { -not $_.GetIndexParameters().Count }) {
            $copy.psobject.Properties.Add([psnoteproperty]::new($property.Name, (Get-Value $property.PropertyType $Depth)))
        }
        $copy.psobject.TypeNames.Insert(0, "Deserialized.$($Type.FullName)")
        $copy
    }

    function Get-Value([type] $Type, [int] $Depth) {
        $plain = [Nullable]::GetUnderlyingType($Type) ?? $Type
        if ($plain -eq [string]) { return $hostile }
        if ($plain -eq [bool]) { return $true }
        if ($plain -in [datetimeoffset], [datetime]) { return $time }
        if ($plain -eq [timespan]) { return [timespan]'-1.02:03:04' }
        if ($plain.IsPrimitive) { return $plain::Parse('7', [cultureinfo]::InvariantCulture) }
        if ($plain.IsEnum) { return [enum]::GetValues($plain)[0] }
        if ($plain.IsGenericType -and $plain.GetGenericArguments().Count -eq 2) { return @{ $hostile = $hostile } }
        $element = if ($plain.IsArray) { $plain.GetElementType() } elseif ($plain.IsGenericType) { $plain.GetGenericArguments()[0] }
        if ($element) { return , @((Get-Value $element ($Depth + 1)), (Get-Value $element ($Depth + 1))) }
        if ($Depth -gt 2) { return $hostile }
        if ($plain.FullName -in 'PresignTools.Signing.RequiredHeaders', 'PresignTools.Logs.LoggedParameters') { return @{ $hostile = $hostile } }
        Get-Copy $plain ($Depth + 1)
    }

    function Get-View($Object, [int] $Width = 300, [int] $Narrow = 60) {
        # As a terminal would get it: colors left in.
        $rendering = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'Ansi'
        try {
            $Object | Out-String -Width $Width
            $Object | Format-List | Out-String -Width $Width
            $Object | Format-Table | Out-String -Width $Width
            $Object | Format-Table -Wrap | Out-String -Width $Narrow
        }
        finally { $PSStyle.OutputRendering = $rendering }
    }

    function Get-Wide([string] $Culture, $Object) {
        # Where PowerShell breaks a line goes by the culture too, and is its own affair: so there is room for every line.
        (Use-Culture $Culture { Get-View $Object 9999 9999 }) -join ''
    }

    function Use-Culture([string] $Name, [scriptblock] $Script) {
        $before = [cultureinfo]::CurrentCulture
        [cultureinfo]::CurrentCulture = $Name
        try { & $Script } finally { [cultureinfo]::CurrentCulture = $before }
    }
}

Describe 'Every view' {
    It 'of <_> shows hostile text as escapes' -ForEach $typeNames {
        $type = [type]$_
        $copy = Get-Copy $type
        $views = @(
            Get-View $copy
            $forms = @{ 'PresignTools.Diagnosis.PresignDiagnosis' = 'Row', 'Detailed'; 'PresignTools.Catalogue.Cause' = 'Explained' }
            if ($forms[$_]) {
                foreach ($name in $forms[$_]) {
                    $form = Get-Copy $type
                    $form.psobject.TypeNames.Insert(0, "Deserialized.$_#$name")
                    Get-View $form
                }
            }
        )
        foreach ($view in $views) {
            [regex]::Match($view, $unfit).Value.ToCharArray() | ForEach-Object { '{0:x4}' -f [int]$_ } |
                Should -BeNullOrEmpty -Because "it would reach the terminal in: $view"
        }
        if ($type.GetProperties().PropertyType -contains [string]) { "$views" | Should -BeLike '*\u001b*' }
    }

    It 'of <_> is the same in every culture' -ForEach $typeNames {
        $copy = Get-Copy ([type]$_)
        $expected = Get-Wide '' $copy
        foreach ($culture in 'th-TH', 'ar-SA', 'fa-IR', 'de-DE', 'pl-PL', 'sv-SE') {
            Get-Wide $culture $copy | Should -BeExactly $expected -Because $culture
        }
        if (([type]$_).GetProperties().PropertyType -match '\[System\.DateTimeOffset\]|^System\.DateTimeOffset$') {
            $expected | Should -BeLike '*2026-11-24 12:30:45*'
        }
    }

    It 'prints no property by itself' {
        [xml]$format = Get-Content (Join-Path (Split-Path (Get-PresignModulePath)) 'PresignTools.Format.ps1xml') -Raw
        $printed = $format.SelectNodes('//PropertyName[not(parent::ItemSelectionCondition) and not(../CustomControlName)]')
        $printed | ForEach-Object InnerText | Should -BeNullOrEmpty -Because 'what is printed goes through [PresignTools.Shown]'
        $format.SelectNodes('//FormatString').Count | Should -Be 0 -Because 'format strings go by the culture'
        $items = '//*[self::ListItem or self::TableColumnItem or self::ExpressionBinding][not(CustomControlName)]'
        $scripts = $format.SelectNodes("$items/ScriptBlock") | ForEach-Object InnerText
        $scripts.Count | Should -BeGreaterThan 100
        $scripts | Where-Object { $_ -notmatch '\[PresignTools\.(Shown|Views\.View)\]::' -and $_ -match '\$' } | Should -BeNullOrEmpty
    }
}

Describe 'Objects of the cmdlets themselves' {
    BeforeAll {
        $signer = @{ AccessKey = 'AKIARTX3GSDSQEYGAPBA'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'; Region = 'eu-central-1' }
        $key = "a`e]0;pwn`a`u{202e}b`u{2028}"
        $url = New-S3PresignedUrl reports $key @signer -SignedAt $time -ExpiresIn 1h -VersionId "v`e[8m" -WarningAction SilentlyContinue
        $json = '{"Code":"Odd\u001b[8m","Message":"bell\u0007 \u202e \u009b31m","BucketName":"b\u200f","Key":"k\u2066","ServerTime":"2026-11-24T12:30:45Z"}'
        $said = "User: arn:aws:iam::111122223333:user/a`u{202e}b is not authorized to perform: s3:GetObject on resource: " +
            "`"arn:aws:s3:::reports/`u{200f}x`" with an explicit deny in a resource-based policy"
        $xml = "<Error><Code>AccessDenied</Code><Message>$said</Message><ServerTime>2026-11-24T12:30:45Z</ServerTime></Error>"
        $statement = @{ Sid = 'S1'; Effect = 'Allow'; Action = 's3:*'; Resource = '*' }
        $dated = $statement + @{ Condition = @{ DateLessThan = @{ 'aws:CurrentTime' = '2026-11-24T12:30:45Z' } } }
        $tagged = $statement + @{ Condition = @{ StringEquals = @{ "aws:PrincipalTag/t`u{200b}" = "v`e[8m" } } }
        $dated, $tagged = $dated, $tagged | ForEach-Object { @{ Version = '2012-10-17'; Statement = @($_) } | ConvertTo-Json -Depth 6 }
        . (Join-Path $PSScriptRoot 'Logs.Samples.ps1')
        $question = @{ Operation = 'GetObject'; BucketName = 'reports'; Key = $key; Principal = 'arn:aws:iam::111122223333:user/ann' }
        $script:objects = @{
            'New-S3PresignedUrl'          = $url
            'New-S3PresignedUpload'       = New-S3PresignedUpload reports $key -Size 20MB -UploadId "u`e[8m" @signer -SignedAt $time -WarningAction SilentlyContinue
            'ConvertFrom-S3AccessLog'     = $logSamples.Line.Replace('curl/8.5.0', "cu`e[8mrl`u{202e}").Replace('2026/q3.pdf "', "2026/q3`e]0;pwn`a.pdf `"") | ConvertFrom-S3AccessLog
            'Measure-S3PresignFailure'    = $logSamples.Line.Replace('curl/8.5.0', "cu`e[8mrl`u{202e}").Replace('2026/q3.pdf "', "2026`e]0;pwn`a/q3.pdf `"") | Measure-S3PresignFailure -GroupBy Cause, KeyPrefix, Client
            'ConvertFrom-S3CloudTrailEvent' = $logSamples.Event.Replace('q3 final', "q3\u001b[8m\u202e") | ConvertFrom-S3CloudTrailEvent
            'Invoke-S3PresignedUrl'       = Receive-FromListener "x-amz-request-id: r`u{9b}31m`u{202e}`r`n"
            'Watch-S3PresignedUrl'        = $url | Watch-S3PresignedUrl -Count 1
            'ConvertFrom-S3PresignedUrl'  = ConvertFrom-S3PresignedUrl $url.Url
            'Test-S3PresignedUrl'         = $url | Test-S3PresignedUrl -SecretKey other -Method GET -AsOf $time.AddMinutes(1)
            'ConvertFrom-S3ErrorResponse' = @($json, $xml | ConvertFrom-S3ErrorResponse)
            'Get-PresignCause'            = @(Get-PresignCause *kms*; Get-PresignCause url-expired, other)
            'Get-S3AccessDecision'        = @($dated, $tagged | ForEach-Object { Get-S3AccessDecision @question -IdentityPolicy $_ -AsOf $time.AddMinutes(-1) })
            'Get-S3SignerContext'         = Get-S3SignerContext -AccessKey ASIARTX3GSDSQSPXDW3X -SecretKey s -SessionToken t -Region eu-central-1 -Offline
            'Invoke-PresignDiagnosis'     = Invoke-PresignDiagnosis $url.Url -ErrorResponse $xml -Method GET -Offline -AsOf $time
        }
    }

    It 'of <_> are shown without control characters, in every culture alike' -ForEach $commandNames {
        foreach ($object in $objects[$_]) {
            $expected = Get-View $object
            $expected | Should -Not -BeNullOrEmpty
            foreach ($view in $expected) { $view | Should -Not -Match $unfit }
            $wide = Get-Wide '' $object
            foreach ($culture in 'th-TH', 'ar-SA', 'fa-IR', 'de-DE', 'pl-PL') { Get-Wide $culture $object | Should -BeExactly $wide }
            "$object" | Should -Not -Match $unfit
        }
    }

    It 'keep what came as it came: a script gets the real key' {
        $objects['New-S3PresignedUrl'].Key | Should -BeExactly $key
        $objects['ConvertFrom-S3PresignedUrl'].Key | Should -BeExactly $key
        $objects['ConvertFrom-S3ErrorResponse'][0].Key | Should -BeExactly "k`u{2066}"
    }

    It 'show the day of the Gregorian calendar' {
        Use-Culture 'th-TH' { Get-View $objects['ConvertFrom-S3PresignedUrl'] } | Select-Object -First 1 | Should -Match 'SignedAt +: .*2026-11-24 12:30:45Z'
        Use-Culture 'ar-SA' { Get-View $objects['Get-S3AccessDecision'][0] } | Select-Object -First 1 | Should -Match 'from 2026-11-24 12:30:45'
        Use-Culture 'fa-IR' { $objects['Invoke-PresignDiagnosis'].Findings.Evidence -join ' ' } | Should -Not -Match '1405|1448|2569'
    }

    It 'have texts without control characters' {
        $diagnosis = $objects['Invoke-PresignDiagnosis']
        $texts = @(
            $diagnosis.Title, $diagnosis.Explanation, $diagnosis.Remedy, $diagnosis.Background, $diagnosis.Checklist.Evidence, $diagnosis.Needs.Command
            $diagnosis.Findings.Evidence, $diagnosis.Findings.Remedy
            $objects['Test-S3PresignedUrl'].Findings.Evidence, $objects['Test-S3PresignedUrl'].Summary
            $objects['Get-S3AccessDecision'].Explanation, $objects['Get-S3AccessDecision'].Reasons.Text
        )
        "$texts" | Should -Not -Match $unfit
    }
}

Describe 'Errors, warnings and verbose texts' {
    It 'show hostile input as escapes' {
        $bad = "x`e]0;pwn`a`u{202e}"
        $ErrorActionPreference = 'Continue'
        $everything = @(
            ConvertFrom-S3PresignedUrl "https://b.s3.amazonaws.com/k?X-Amz-Algorithm=$bad" -Verbose *>&1
            ConvertFrom-S3PresignedUrl "<https://b.s3.amazonaws.com/k$bad?X-Amz-Signature=$bad>" -Verbose *>&1
            ConvertFrom-S3ErrorResponse "<Error><Code>A</Code>$bad`u{1}</Error>" -Verbose *>&1
            Test-S3PresignedUrl "https://b.s3.amazonaws.com/k$bad?X-Amz-Signature=$bad" -Verbose *>&1
            Get-S3AccessDecision -Action "s3:Get$bad" -Resource $bad -Principal $bad -IdentityPolicy "{`"Version`":`"$('\u001b')$('\u202e')`"}" *>&1
            $request = @{ Action = 's3:GetObject'; Resource = 'arn:aws:s3:::b/k'; Principal = 'arn:aws:iam::111122223333:user/a' }
            Get-S3AccessDecision @request -IdentityPolicy '{"Version":"\u001b]0;pwn\u0007\u202e"}' *>&1
            New-S3PresignedUrl "b$bad" k -AccessKey a -SecretKey b -Region us-east-1 *>&1
            New-S3PresignedUrl b k -AccessKey AKIARTX3GSDSQEYGAPBA -SecretKey b -Region "us$bad" *>&1
            New-S3PresignedUrl b k -ProfileName "p$bad" *>&1
            Invoke-PresignDiagnosis "$bad" -Offline -Verbose *>&1
        ) | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] -or $_ -is [System.Management.Automation.InformationalRecord] }
        @($everything | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }).Count | Should -BeGreaterThan 5
        foreach ($record in $everything) {
            $text = if ($record -isnot [System.Management.Automation.ErrorRecord]) { $record.Message }
            else { $record.Exception.Message; $record.ErrorDetails.RecommendedAction; $record.Exception.InnerException.Message }
            "$text" | Should -Not -Match $unfit
        }
        "$($everything.Exception.Message)" | Should -BeLike '*\u001b*'
    }
}

Describe 'A ConstrainedLanguage session' {
    It 'sees the same views' {
        $seen = Invoke-ChildPwsh -Variable @{ module = Get-PresignModulePath } -Script {
            Import-Module $module
            $signer = @{ AccessKey = 'AKIARTX3GSDSQEYGAPBA'; SecretKey = 's'; Region = 'eu-central-1' }
            $url = New-S3PresignedUrl reports "a`e[8m" @signer -SignedAt 2026-11-24T12:30:45Z -WarningAction SilentlyContinue
            $all = @(
                $url
                ConvertFrom-S3PresignedUrl $url.Url
                Invoke-PresignDiagnosis $url.Url -Offline -AsOf 2026-11-24T13:00:00Z
                Get-S3SignerContext @signer -Offline
            )
            $free = $all | ForEach-Object { $_ | Out-String -Width 300 }
            $Error.Clear()
            $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
            $bound = $all | ForEach-Object { $_ | Out-String -Width 300 }
            @{ Free = "$free"; Bound = "$bound"; Errors = "$Error" }
        }
        $seen.Errors | Should -BeNullOrEmpty
        $seen.Bound | Should -BeExactly $seen.Free
        $seen.Free | Should -BeLike '*a\u001b*'
    }
}
