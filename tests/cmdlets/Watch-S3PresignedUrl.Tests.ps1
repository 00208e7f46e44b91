# Watch-S3PresignedUrl against the sandbox: what changes while it is watched is told, once each. States by a clock of the test's own are in PresignTools.Core.Tests.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $script:sandbox = Start-TestSandbox
    $script:place = @{ EndpointUrl = $sandbox.Base; Region = 'eu-central-1' }
    $script:alice = (Get-SandboxSigner alice) + $place
    $script:bob = (Get-SandboxSigner bob) + $place
    function Set-World([string] $Patch) { Invoke-RestMethod "$($sandbox.Admin)/world" -Method Patch -Body $Patch | Out-Null }
    function Reset-World { Invoke-RestMethod "$($sandbox.Admin)/reset" -Method Post | Out-Null }
    function New-Link([string] $Key = '2026/q3.csv', [hashtable] $By = $alice, [hashtable] $More = @{}) { New-S3PresignedUrl reports $Key @By @More -WarningAction Ignore }
    $script:quick = @{ Live = $true; Interval = '1s'; Until = '30s' }
}

AfterAll { Stop-TestSandbox $sandbox }

Describe 'Watch-S3PresignedUrl, live' {
    BeforeEach { Reset-World }

    It 'tells that a URL ends soon, and that it has ended, and is done then' {
        $link = New-Link -More @{ ExpiresIn = '5s' }
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $changes = @($link | Watch-S3PresignedUrl -Live -Interval 1h -WarnBefore 3s -Until 60s)
        "$($changes.State)" | Should -BeExactly 'Valid EndsSoon Ended'
        $changes[1].Was | Should -Be Valid
        $changes[1].EndsBecause | Should -Be Expiry
        $changes[1].EndsAt | Should -Be $link.ExpiresAt
        $changes[2].Cause | Should -BeExactly 'url-expired'
        $changes[2].Time | Should -BeGreaterThan $link.ExpiresAt
        ($changes[2].Time - $link.ExpiresAt).TotalSeconds | Should -BeLessThan 5 -Because 'the end is noticed at its second, not at the next interval'
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 50
    }

    It 'tells that the key was deactivated, and that it works again' {
        $off = '{ "accounts": { "111122223333": { "users": { "bob": { "accessKeys": [ { "accessKeyId": "AKIARTX3GSDSQJK3W4J5", "secretAccessKey": "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", "active": false } ] } } } } }'
        $changes = @(New-Link -By $bob | Watch-S3PresignedUrl @quick | ForEach-Object {
                if ($_.State -eq 'Valid' -and -not $_.Was) { Set-World $off } elseif ($_.State -eq 'Refused') { Reset-World }
                $_
            } | Select-Object -First 3)
        "$($changes.State)" | Should -BeExactly 'Valid Refused Valid'
        $changes[1].Cause | Should -BeExactly 'invalid-or-deleted-access-key'
        $changes[1].StatusCode | Should -Be 403
        $changes[1].RequestId | Should -Not -BeNullOrEmpty
        $changes[1].Remedy | Should -Not -BeNullOrEmpty
        $changes.ExitCode | Should -Be 0, 2, 0
        "$($changes[1])" | Should -BeLike '*reports/2026/q3.csv: Valid -> Refused. *'
    }

    It 'tells that a policy was changed, and why the URL is refused now' {
        $deny = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ] } } } }'
        $changes = @(New-Link -By $bob | Watch-S3PresignedUrl @quick | ForEach-Object { if (-not $_.Was) { Set-World $deny }; $_ } | Select-Object -First 2)
        "$($changes.State)" | Should -BeExactly 'Valid Refused'
        $changes[1].Cause | Should -BeExactly 'bucket-policy-explicit-deny'
        $changes[1].ErrorCode | Should -BeExactly 'AccessDenied'
    }

    It 'tells that a server went away, and that it came back' {
        $own = Start-TestSandbox
        $script:second = $null
        try {
            $keys = Get-SandboxSigner alice
            $link = New-S3PresignedUrl reports 2026/q3.csv @keys -EndpointUrl $own.Base -Region eu-central-1
            $port = ([uri]$own.Base).Port
            $changes = @($link | Watch-S3PresignedUrl -Live -Interval 1s -Until 60s | ForEach-Object {
                    if ($_.State -eq 'Valid' -and -not $_.Was) { Stop-TestSandbox $own; $own.Process.WaitForExit() }
                    elseif ($_.State -eq 'Unreachable') { $script:second = Start-TestSandbox -Option '--port', "$port" }
                    $_
                } | Select-Object -First 3)
            "$($changes.State)" | Should -BeExactly 'Valid Unreachable Valid'
            $changes[1].Cause | Should -BeExactly 'dns-or-tls'
            $changes[1].StatusCode | Should -BeNullOrEmpty
        }
        finally { Stop-TestSandbox $own; Stop-TestSandbox $second }
    }

    It 'does not hold up a URL for another that does not answer' {
        $silent = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $silent.Start()
        try {
            $keys = Get-SandboxSigner alice
            $never = New-S3PresignedUrl reports x @keys -EndpointUrl "http://127.0.0.1:$($silent.LocalEndpoint.Port)" -Region eu-central-1
            $changes = @($never, (New-Link -More @{ ExpiresIn = '4s' }) | Watch-S3PresignedUrl -Live -Interval 1s -WarnBefore 1s -TimeoutSec 25 -Until 60s | Select-Object -First 3)
            "$($changes.State)" | Should -Match '^Valid (EndsSoon )?Ended'
            $changes[0].Key | Should -BeExactly '2026/q3.csv'
        }
        finally { $silent.Stop() }
    }

    It 'says of a URL that must not be sent what the URL shows, and sends nothing' {
        Invoke-RestMethod "$($sandbox.Admin)/reset" -Method Post | Out-Null
        $change = New-S3PresignedUrl reports new.csv -Method PUT @alice | Watch-S3PresignedUrl -Live -Count 1
        $change.State | Should -Be Valid
        $change.CheckedBy | Should -Be Offline
        $change.Reason | Should -BeLike '*PUT changes what is stored*'
        (Invoke-RestMethod "$($sandbox.Admin)/log" | Where-Object operation -EQ PutObject) | Should -BeNullOrEmpty
    }
}

Describe 'Watch-S3PresignedUrl, offline' {
    It 'sends nothing without -Live' {
        $before = @(Invoke-RestMethod "$($sandbox.Admin)/log").Count
        (New-Link | Watch-S3PresignedUrl -Count 1).CheckedBy | Should -Be Offline
        @(Invoke-RestMethod "$($sandbox.Admin)/log").Count | Should -Be $before
    }

    It 'checks -Count times, and tells only what changes' {
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        @(New-Link | Watch-S3PresignedUrl -Interval 1s -Count 3).Count | Should -Be 1
        $clock.Elapsed.TotalSeconds | Should -BeGreaterThan 2
    }

    It 'knows the end of the credentials of signed URLs, of their copies and of their CSV file' {
        $keys = [pscustomobject]@{ AccessKeyId = 'ASIARTX3GSDSQSPXDW3X'; SecretAccessKey = 's'; SessionToken = 't'; Expiration = [datetimeoffset]::UtcNow.AddMinutes(5) }
        $link = New-S3PresignedUrl reports k -Credential $keys -Region eu-central-1 -ExpiresIn 1d -WarningAction Ignore
        $list = Join-Path $TestDrive 'links.csv'
        $link | Export-Csv $list
        $seen = @(
            $link | Watch-S3PresignedUrl -Count 1
            $link | ConvertTo-Json | ConvertFrom-Json | Watch-S3PresignedUrl -Count 1
            [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($link)) | Watch-S3PresignedUrl -Count 1
            Watch-S3PresignedUrl -InputFile $list -Count 1
        )
        $seen.Count | Should -Be 4
        "$($seen.State)" | Should -BeExactly 'EndsSoon EndsSoon EndsSoon EndsSoon'
        "$($seen.EndsBecause)" | Should -BeExactly 'Credentials Credentials Credentials Credentials'
        $seen | ForEach-Object { [math]::Abs(($_.EndsAt - $keys.Expiration).TotalSeconds) | Should -BeLessThan 2 }
        (Watch-S3PresignedUrl $link.Url -Count 1).MayEndEarlier | Should -BeTrue
    }

    It 'takes policies as Get-S3AccessDecision does, and a fault in one is an error without any object' {
        $policy = '{ "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": { "NumericGreaterThan": { "s3:signatureAge": "600000" } } } ] }'
        $link = New-Link -More @{ ExpiresIn = '1d' }
        $seen = $link | Watch-S3PresignedUrl -BucketPolicy $policy -Count 1
        $seen.EndsBecause | Should -Be Policy
        ($seen.EndsAt - $link.SignedAt).TotalMinutes | Should -Be 10
        $address = '{ "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": { "NotIpAddress": { "aws:SourceIp": "192.0.2.0/24" } } } ] }'
        ($link | Watch-S3PresignedUrl -BucketPolicy $address -Count 1).State | Should -Be Valid
        $denied = $link | Watch-S3PresignedUrl -BucketPolicy $address -Context @{ 'aws:SourceIp' = '198.51.100.1' } -Count 1
        $denied.State | Should -Be Refused
        $denied.Cause | Should -BeExactly 'source-ip-condition'
        $link | Watch-S3PresignedUrl -BucketPolicy '{ "Statement": 1 }' -Count 1 -ErrorVariable fault -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $fault.Count | Should -BeGreaterThan 0
    }

    It 'takes many URLs at once, as text, objects and rows, each once' {
        $link = New-Link
        @(Watch-S3PresignedUrl @($link, $link.Url, [pscustomobject]@{ Url = $link.Url; Method = 'GET' }, [pscustomobject]@{ Url = (New-Link 'b').Url }) -Count 1).Count | Should -Be 3 -Because 'text has no method, and so is another thing to watch'
        @($link, $link | Watch-S3PresignedUrl -Count 1).Count | Should -Be 1
    }

    It 'says of each thing that is no URL so, and goes on' {
        $seen = @('nonsense', (New-Link).Url, 42 | Watch-S3PresignedUrl -Count 1 -ErrorVariable faults -ErrorAction SilentlyContinue)
        $seen.Count | Should -Be 1
        "$($faults.FullyQualifiedErrorId -replace ',.*')" | Should -BeExactly 'UrlMalformed UrlArgumentUnknown'
    }

    It 'ends at -Until, and when the pipeline is stopped' {
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        @(New-Link | Watch-S3PresignedUrl -Interval 1h -Until 2s).Count | Should -Be 1
        New-Link | Watch-S3PresignedUrl -Interval 1h | Select-Object -First 1 | Should -Not -BeNullOrEmpty
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 20
        $shell = [powershell]::Create().AddScript("Import-Module '$(Get-PresignModulePath)'; Watch-S3PresignedUrl '$((New-Link).Url)' -Interval 1h")
        try {
            $running = $shell.BeginInvoke()
            Start-Sleep -Seconds 4
            $running.IsCompleted | Should -BeFalse
            $clock.Restart()
            $shell.Stop()
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 3
        }
        finally { $shell.Dispose() }
    }

    It 'refuses <id>' -ForEach @(
        @{ id = 'WatchIntervalTooShort'; call = { Watch-S3PresignedUrl https://x/ -Interval 0.5s } }
        @{ id = 'WatchUntilIsPast'; call = { Watch-S3PresignedUrl https://x/ -Until (Get-Date).AddHours(-1) } }
        @{ id = 'WatchFileNotReadable'; call = { Watch-S3PresignedUrl -InputFile (Join-Path $TestDrive 'none.txt') } }
        @{ id = 'WatchFileNotReadable'; call = { Watch-S3PresignedUrl -InputFile Env:HOME } }
        @{ id = 'ParameterArgumentTransformationError'; call = { Watch-S3PresignedUrl https://x/ -Until soon } }
        @{ id = 'ParameterArgumentTransformationError'; call = { Watch-S3PresignedUrl https://x/ -Interval often } }
    ) {
        $failure = { & $call } | Should -Throw -ErrorId "$id*" -PassThru
        if ($id -like 'Watch*') { $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty }
    }
}

Describe 'Watch-S3PresignedUrl with a file' {
    It 'reads a list again when it changes: new URLs are checked, and what is gone is forgotten' {
        $list = Join-Path $TestDrive 'changing.txt'
        "# handed out`n$((New-Link 'one').Url)`nnonsense" | Set-Content $list
        $changes = @(Watch-S3PresignedUrl -InputFile $list -Interval 1s -Until 30s -ErrorVariable faults -ErrorAction SilentlyContinue | ForEach-Object {
                if ($_.Key -eq 'one') { Set-Content $list (New-Link 'two').Url }
                $_
            } | Select-Object -First 2)
        "$($changes.Key)" | Should -BeExactly 'one two'
        $changes.Line | Should -Be 2, 1
        $faults.Where({ $_.FullyQualifiedErrorId -like 'WatchLineWithoutUrl*' }).Count | Should -Be 1
    }

    It 'keeps what it had while the file is away, and says so once' {
        $list = Join-Path $TestDrive 'away.txt'
        (New-Link 'stays' -More @{ ExpiresIn = '6s' }).Url | Set-Content $list
        $changes = @(Watch-S3PresignedUrl -InputFile $list -Interval 1s -WarnBefore 1s -Until 60s -ErrorVariable faults -ErrorAction SilentlyContinue | ForEach-Object { if (-not $_.Was) { Remove-Item $list }; $_ } |
                Where-Object State -EQ Ended | Select-Object -First 1)
        $changes.Key | Should -BeExactly 'stays'
        $faults.Where({ $_.FullyQualifiedErrorId -like 'WatchFileNotReadable*' }).Count | Should -Be 1
    }
}

Describe 'Completion of Watch-S3PresignedUrl' {
    It 'offers spans and methods' {
        (TabExpansion2 'Watch-S3PresignedUrl -Interval ').CompletionMatches.CompletionText | Should -Contain '5m'
        (TabExpansion2 'Watch-S3PresignedUrl -Until ').CompletionMatches.CompletionText | Should -Contain '1h'
        (TabExpansion2 'Watch-S3PresignedUrl -Method ').CompletionMatches.CompletionText | Should -Contain 'GET'
    }
}

Describe 'Watch-S3PresignedUrl -AskAws' {
    BeforeAll {
        $script:before = @{}
        foreach ($service in 'STS', 'IAM', 'KMS') {
            $before["AWS_ENDPOINT_URL_$service"] = [Environment]::GetEnvironmentVariable("AWS_ENDPOINT_URL_$service")
            [Environment]::SetEnvironmentVariable("AWS_ENDPOINT_URL_$service", $sandbox.Base)
        }
        $script:keys = Get-SandboxSigner alice
        function Set-Key([string] $Keys) { Set-World "{ `"accounts`": { `"111122223333`": { `"users`": { `"bob`": { `"accessKeys`": [ $Keys ] } } } } }" }
        $script:link = New-Link -By $bob -More @{ ExpiresIn = '6h' }
        $script:one = '{ "accessKeyId": "AKIARTX3GSDSQJK3W4J5", "secretAccessKey": "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"'
    }
    BeforeEach { Reset-World }
    AfterAll { foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) } }

    It 'sees a bucket policy on the age of signatures' {
        Set-World '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": { "NumericGreaterThan": { "s3:signatureAge": "600000" } } } ] } } } }'
        $seen = $link | Watch-S3PresignedUrl -AskAws -EndpointUrl $sandbox.Base @keys -Count 1
        $seen.EndsBecause | Should -Be Policy
        ($seen.EndsAt - $link.SignedAt).TotalMinutes | Should -Be 10
    }

    It 'sees a key that is inactive, is being replaced, or is old' {
        Set-Key "$one, `"active`": false }"
        $seen = $link | Watch-S3PresignedUrl -AskAws -EndpointUrl $sandbox.Base @keys -Count 1
        $seen.State | Should -Be Refused
        $seen.Cause | Should -BeExactly 'invalid-or-deleted-access-key'
        $seen.Reason | Should -BeLike '*of user bob is inactive*'

        Set-Key "$one, `"createdAt`": `"now-10d`" }, { `"accessKeyId`": `"AKIARTX3GSDSQ4HIE6WO`", `"secretAccessKey`": `"x`", `"createdAt`": `"now-1d`" }"
        $seen = $link | Watch-S3PresignedUrl -AskAws -EndpointUrl $sandbox.Base @keys -Count 1
        $seen.State | Should -Be EndsSoon
        $seen.EndsBecause | Should -Be KeyRotation

        Set-Key "$one, `"createdAt`": `"now-89d`" }"
        ($link | Watch-S3PresignedUrl -AskAws -EndpointUrl $sandbox.Base @keys -Count 1).State | Should -Be Valid
        $seen = $link | Watch-S3PresignedUrl -AskAws -KeyMaxAge 89d -EndpointUrl $sandbox.Base @keys -Count 1
        $seen.State | Should -Be EndsSoon
        $seen.EndsBecause | Should -Be KeyRotation
    }

    It 'asks once for many checks, changes nothing, and goes on where it may not look' {
        $read = { Invoke-RestMethod "$($sandbox.Admin)/log" | ForEach-Object { $_ } }
        $before = @(& $read).Count
        $null = $link | Watch-S3PresignedUrl -AskAws -EndpointUrl $sandbox.Base @keys -Interval 1s -Count 3
        $asked = @(& $read | Select-Object -Skip $before).operation
        @($asked -eq 'ListAccessKeys').Count | Should -Be 1
        @($asked -match '^(Put|Delete|Create|Update)').Count | Should -Be 0
        $dave = Get-SandboxSigner dave
        ($link | Watch-S3PresignedUrl -AskAws -EndpointUrl $sandbox.Base @dave -Count 1).State | Should -Be Valid
    }
}
