# What scripts do with the objects: export, group, compare, tables on a narrow screen.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $signer = @{ AccessKey = 'AKIARTX3GSDSQEYGAPBA'; SecretKey = 'wJalrXUtnFEMIsK7MDENGsbPxRfiCYEXAMPLEKEY'; Region = 'eu-central-1' }
    $time = [datetimeoffset]'2026-11-24T12:30:45Z'
    $url = New-S3PresignedUrl reports 2026/q3.csv @signer -SignedAt $time -WarningAction SilentlyContinue
    $denied = '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'
    . (Join-Path $PSScriptRoot '../servers/Listener.ps1')
    $script:objects = @{
        PresignDiagnosis = Invoke-PresignDiagnosis $url.Url -ErrorResponse $denied -Offline -AsOf $time
        PresignedUrl     = $url
        PresignedUpload  = New-S3PresignedUpload reports 2026/q3.csv -Size 20MB -UploadId u @signer -SignedAt $time -WarningAction SilentlyContinue
        PresignedUrlInfo = ConvertFrom-S3PresignedUrl $url.Url
        PresignedUrlTest = Test-S3PresignedUrl $url -AsOf $time
        PresignedPost    = New-S3PresignedPost reports in/a.png @signer -SignedAt $time -MaximumSize 1MB -WarningAction SilentlyContinue
        S3ErrorResponse  = $denied | ConvertFrom-S3ErrorResponse
        SignerContext    = Get-S3SignerContext @signer -Offline
        AccessDecision   = Get-S3AccessDecision -Action s3:GetObject -Resource arn:aws:s3:::reports/x -Principal arn:aws:iam::111122223333:user/ann
        Cause            = Get-PresignCause url-expired
        TransferResult   = Receive-FromListener
        PresignedUrlChange = $url | Watch-S3PresignedUrl -Count 1
    }
    . (Join-Path $PSScriptRoot 'Logs.Samples.ps1')
    $objects.S3AccessLogRecord = $logSamples.Line | ConvertFrom-S3AccessLog
    $objects.PresignFailureGroup = $logSamples.Line | Measure-S3PresignFailure
    $objects.CloudTrailEventRecord = $logSamples.Event | ConvertFrom-S3CloudTrailEvent
    $objects.PresignedPostInfo = ConvertFrom-S3PresignedUrl $objects.PresignedPost
    $objects.PresignedPostTest = Test-S3PresignedPost $objects.PresignedPost -AsOf $time
}

Describe '<_>' -ForEach 'PresignDiagnosis', 'PresignedUrl', 'PresignedUrlInfo', 'PresignedUrlTest', 'PresignedPost', 'PresignedPostInfo', 'PresignedPostTest', 'S3ErrorResponse', 'SignerContext', 'AccessDecision', 'Cause', 'PresignedUpload', 'TransferResult', 'PresignedUrlChange', 'S3AccessLogRecord', 'CloudTrailEventRecord', 'PresignFailureGroup' {
    It 'goes into a CSV file with the values of its lists' {
        $csv = $objects[$_] | ConvertTo-Csv
        "$csv" | Should -Not -Match 'System\.[A-Z]\w*(\[\]|`)|PresignTools\.[A-Z]\w*\.\w+(\[\]|`)|Listing'
    }

    It 'goes into JSON of depth 2 without names of types' {
        $json = $objects[$_] | ConvertTo-Json -Depth 2 -WarningAction SilentlyContinue
        $json | Should -Not -Match '"(System|PresignTools)\.[\w.]+(\[\]|Listing)'
    }

    It 'goes into JSON with words for its enumerations' {
        $enums = @($objects[$_].psobject.Properties | Where-Object { $_.Value -is [enum] -or $_.Value -is [enum[]] })
        $json = $objects[$_] | ConvertTo-Json -Depth 2 -WarningAction SilentlyContinue | ConvertFrom-Json
        foreach ($enum in $enums) { "$($json.($enum.Name))" | Should -BeExactly "$($enum.Value)" -Because $enum.Name }
    }

    It 'behind an object of another module is a short list' {
        $lines = ((Get-Item $PSScriptRoot), $objects[$_] | Out-String -Width 120) -replace "`e\[[0-9;]*m" -split '\r?\n' | Where-Object { $_ -match '^\w+ +:' }
        $lines.Count | Should -BeGreaterThan 2
        $lines.Count | Should -BeLessThan 7
        $named = (Get-TypeData $objects[$_].GetType().FullName).DefaultDisplayPropertySet.ReferencedProperties
        $named | Should -BeIn @($objects[$_].psobject.Properties.Name)
    }

    It 'has a table that fits on 80 columns and says something' {
        $lines = ($objects[$_] | Format-Table | Out-String -Width 80) -replace "`e\[[0-9;]*m" -split '\r?\n' | Where-Object { $_ }
        $lines.Count | Should -BeGreaterThan 2
        $lines | Where-Object Length -GT 80 | Should -BeNullOrEmpty
        @($lines -match '\w{3}').Count | Should -BeGreaterThan 1
    }
}

Describe 'The outcome of a diagnosis' {
    It 'is <outcome> with the verdict <verdict> for <name>' -ForEach @(
        @{ name = 'nothing but a URL'; outcome = 'NothingKnown'; verdict = 'nothing-known'; code = { Invoke-PresignDiagnosis $url.Url -Offline -AsOf $time } }
        @{ name = 'a refusal'; outcome = 'Refused'; verdict = 'url-expired'; code = { Invoke-PresignDiagnosis $url.Url -ErrorResponse '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>' -Offline -AsOf $time.AddDays(2) } }
        @{ name = 'a success'; outcome = 'Accepted'; verdict = 'accepted'; code = { Invoke-PresignDiagnosis $url.Url -StatusCode 200 -Offline -AsOf $time } }
    ) {
        $diagnosis = & $code
        "$($diagnosis.Outcome)" | Should -Be $outcome
        $diagnosis.Verdict | Should -Be $verdict
    }

    It 'never groups under an empty name' {
        (Invoke-PresignDiagnosis $url.Url -Offline -AsOf $time), $objects.PresignDiagnosis | Group-Object Verdict | ForEach-Object Name | Should -Not -Contain ''
    }
}

Describe '-FromClipboard' {
    It 'takes what is on the clipboard, or says that there is none' {
        $seen = Invoke-ChildPwsh -Variable @{ module = Get-PresignModulePath } -Script {
            Import-Module $module
            $failure = try { (Invoke-PresignDiagnosis -FromClipboard -Offline -ErrorAction Stop).Verdict } catch { $_.FullyQualifiedErrorId }
            $nothing = try { Invoke-PresignDiagnosis -Offline -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
            @{ Failure = "$failure"; Nothing = "$nothing" }
        }
        $seen.Failure | Should -Match '^(Clipboard(NotRead|Empty),|Diagnosis\w+,|[a-z-]+$)'
        $seen.Nothing | Should -Match '^Diagnosis' -Because 'where nobody is at the prompt, nothing is offered'
    }
}

Describe 'Every type with more than six properties' {
    It 'has a set of those that are listed where it has no view, and each of them exists' {
        $sets = @(Get-TypeData PresignTools.*)
        foreach ($set in $sets) {
            $type = $set.TypeName -as [type]
            $type | Should -Not -BeNullOrEmpty -Because $set.TypeName
            foreach ($name in $set.DefaultDisplayPropertySet.ReferencedProperties) { $type.GetProperty($name) | Should -Not -BeNullOrEmpty -Because "$($set.TypeName).$name" }
        }
        $reached = [System.Collections.Generic.HashSet[type]]::new()
        $queue = [System.Collections.Generic.Queue[type]]::new([type[]](Get-Command -Module PresignTools).OutputType.Type)
        while ($queue.Count) {
            $type = $queue.Dequeue()
            if (-not $type) { continue }
            foreach ($part in @($type.GetGenericArguments()) + $type.GetElementType()) { if ($part) { $queue.Enqueue($part) } }
            if ($type.Namespace -notlike 'PresignTools*' -or $type.IsEnum -or $type.IsInterface -or -not $reached.Add($type)) { continue }
            foreach ($property in $type.GetProperties()) { $queue.Enqueue($property.PropertyType) }
        }
        # A dictionary is listed by its entries.
        $large = $reached | Where-Object { $_.GetProperties().Count -gt 6 -and -not $_.IsAssignableTo([System.Collections.IDictionary]) }
        $large.FullName | Should -BeIn $sets.TypeName
    }
}

Describe 'Public enumerations' {
    It 'are based on long, which ConvertTo-Json writes as words' {
        $ours = [System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -in 'PresignTools', 'PresignTools.Core' }
        $enums = $ours.GetExportedTypes() | Where-Object IsEnum
        $enums.Count | Should -BeGreaterThan 30
        $enums | Where-Object { [enum]::GetUnderlyingType($_) -ne [long] } | Should -BeNullOrEmpty
        # What an object holds of other libraries' enumerations would be a number again.
        $foreign = $ours.GetExportedTypes() | Where-Object { -not $_.IsEnum -and $_.Namespace -notlike '*Commands*' } | ForEach-Object GetProperties |
            Where-Object { $_.DeclaringType.Assembly -in $ours } | Where-Object { ($type = [Nullable]::GetUnderlyingType($_.PropertyType) ?? $_.PropertyType).IsEnum -and $type.Assembly -notin $ours }
        $foreign | ForEach-Object { "$($_.DeclaringType).$($_.Name)" } | Should -BeNullOrEmpty
    }
}
