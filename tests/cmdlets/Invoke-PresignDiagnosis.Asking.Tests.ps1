# Invoke-PresignDiagnosis: whom it asks, as whom, and what it leaves alone. The sandbox is all of AWS here.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $script:sandbox = Start-TestSandbox
    $script:base = $sandbox.Base
    $script:alice = Get-SandboxSigner alice
    $script:bob = Get-SandboxSigner bob
    $script:urlOf = {
        param($Signer, $Key = '2026/q3.csv', $Bucket = 'reports', $Method = 'GET')
        (New-S3PresignedUrl -BucketName $Bucket -Key $Key -Method $Method -EndpointUrl $base -Region eu-central-1 @Signer).Url
    }

    # What the sandbox was asked while a script ran.
    $script:askedWhile = {
        param([scriptblock] $Work)
        $read = { Invoke-RestMethod "$($sandbox.Admin)/log" | ForEach-Object { $_ } }    # one array comes out of it as one object
        $before = @(& $read).Count
        $script:result = & $Work
        & $read | Select-Object -Skip $before
    }

    # Credentials and endpoints of the environment, put back in the end.
    $script:before = @{}
    foreach ($name in 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_PROFILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_EC2_METADATA_DISABLED', 'AWS_ENDPOINT_URL_STS', 'AWS_ENDPOINT_URL_IAM', 'AWS_ENDPOINT_URL_KMS') {
        $before[$name] = [Environment]::GetEnvironmentVariable($name)
    }
    $script:environment = {
        param($Signer)
        $env:AWS_ACCESS_KEY_ID = $Signer.AccessKey; $env:AWS_SECRET_ACCESS_KEY = $Signer.SecretKey; $env:AWS_SESSION_TOKEN = $Signer.SessionToken
    }
}

AfterAll {
    foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) }
    Stop-TestSandbox $sandbox
}

Describe 'Invoke-PresignDiagnosis asks' {
    BeforeEach {
        & $environment @{}
        $env:AWS_PROFILE = $null
        $env:AWS_SHARED_CREDENTIALS_FILE = Join-Path $TestDrive 'none'
        $env:AWS_EC2_METADATA_DISABLED = 'true'
        foreach ($service in 'STS', 'IAM', 'KMS') { Set-Item "Env:AWS_ENDPOINT_URL_$service" $base }
    }

    Context 'without -Offline' {
        It 'asks as the credentials of the environment, at the server of the URL' {
            & $environment $bob
            $url = & $urlOf $bob '2025/q4.csv'
            $log = @(& $askedWhile { Invoke-PresignDiagnosis $url -Method GET -Header @{} })
            $result.RootCause | Should -Be 'missing-identity-permission'
            $result.Asked.Count | Should -BeGreaterThan 8
            $result.Live.StatusCode | Should -Be 403
            $log.operation | Should -Contain 'GetCallerIdentity'
        }

        It 'takes a machine without credentials as it is, and sends the URL' {
            $url = & $urlOf $bob '2025/q4.csv'
            $log = @(& $askedWhile { Invoke-PresignDiagnosis $url -ErrorVariable script:faults })
            $faults | Should -BeNullOrEmpty
            $log.Count | Should -Be 1
            $result.Asked | Should -BeNullOrEmpty
            $result.ErrorCode | Should -Be 'AccessDenied'
            $result.RootCause | Should -Be 'missing-identity-permission'
        }

        It 'asks with a secret alone, which goes with the key of the URL' {
            $url = & $urlOf $bob '2025/q4.csv'
            $null = & $askedWhile { Invoke-PresignDiagnosis $url -SecretKey $bob.SecretKey }
            $result.RootCause | Should -Be 'missing-identity-permission'
            $result.Asked.Count | Should -BeGreaterThan 8
        }

        It 'shows no other server the keys of the machine' {
            & $environment $alice
            $url = & $urlOf $bob
            $log = @(& $askedWhile { Invoke-PresignDiagnosis $url -Verbose 4>&1 })
            $log.Count | Should -Be 1
            $log.operation | Should -Be 'GetObject'
            $result -join "`n" | Should -Match 'did not sign the URL: nothing is asked with it'
        }

        It 'takes the policies of who asks for those of the signer only where they are' {
            # alice may do everything; bob signed. Asked as alice, by name, the bucket is known, and nothing of bob.
            $url = & $urlOf $bob '2025/q4.csv'
            $diagnosis = Invoke-PresignDiagnosis $url -EndpointUrl $base @alice
            $diagnosis.RootCause | Should -Be 'missing-identity-permission'
            $diagnosis.Explanation | Should -Not -Match 'user/alice'
        }

        It 'says that the server accepts a good URL' {
            $diagnosis = Invoke-PresignDiagnosis (& $urlOf $bob) @bob
            $diagnosis.RootCause | Should -BeNullOrEmpty
            $diagnosis.Live.IsAccepted | Should -BeTrue
            $diagnosis.Explanation | Should -Match 'answered GET with 206'
            $diagnosis.Checklist.Status | Select-Object -Unique | Should -Be Pass, Skipped
        }

        It 'never sends an upload or deletion' -ForEach 'PUT', 'DELETE' {
            $url = & $urlOf $alice 'new.txt' -Method $_
            $log = @(& $askedWhile { Invoke-PresignDiagnosis $url -Method $_ -Header @{} @alice })
            $log.operation | Should -Not -Contain 'PutObject'
            $log.operation | Should -Not -Contain 'DeleteObject'
            # A harmless method in its place: that the server takes it would show that the method was wrong.
            $result.Live.Method | Should -Be 'GET'
            $result.Live.IsAccepted | Should -BeFalse
            "$($result.Explanation) $($result.Live)" | Should -Match 'GET'
        }

        It 'sends nothing for a failure of another time' {
            (Invoke-PresignDiagnosis (& $urlOf $bob) -AsOf ([datetimeoffset]::UtcNow.AddMinutes(1))).Live | Should -BeNullOrEmpty
        }

        It 'fetches the body that a silent refusal lacks' {
            $diagnosis = Invoke-PresignDiagnosis -Url (& $urlOf $bob '2025/q4.csv') -Method GET -StatusCode 403
            $diagnosis.ErrorCode | Should -Be 'AccessDenied'
            $diagnosis.RequestId | Should -Not -BeNullOrEmpty
        }

        It 'keeps a silent refusal that it cannot repeat, and says so' {
            $diagnosis = Invoke-PresignDiagnosis -Url (& $urlOf $bob) -Method GET -StatusCode 403
            $diagnosis.ErrorCode | Should -BeNullOrEmpty
            $diagnosis.Explanation | Should -Match 'Sent from here just now, the URL is accepted'
        }

        It 'sends nothing with -Offline' {
            & $environment $bob
            $log = @(& $askedWhile { Invoke-PresignDiagnosis (& $urlOf $bob '2025/q4.csv') -Offline })
            $log.Count | Should -Be 0
        }

        It 'is an error where credentials that were named are not there' {
            { Invoke-PresignDiagnosis (& $urlOf $bob) -ProfileName nobody-has-this -ErrorAction Stop } | Should -Throw -ErrorId 'ProfileNotFound*'
        }
    }

    Context 'with many URLs' {
        It 'asks once what they share, and for each object by itself' {
            $urls = 1..40 | ForEach-Object { [pscustomobject]@{ Url = & $urlOf $bob "2026/$_.csv" } }
            $log = @(& $askedWhile { @($urls | Invoke-PresignDiagnosis @bob) })
            $result.Count | Should -Be 40
            $result.RootCause | Select-Object -Unique | Should -Be 'key-missing-without-list-permission'
            foreach ($once in 'GetCallerIdentity', 'GetUser', 'GetBucketPolicy', 'GetBucketCors') { @($log.operation -eq $once).Count | Should -Be 1 -Because $once }
            @($log.operation -eq 'HeadObject').Count | Should -Be 40
            @($log.operation -eq 'GetObject').Count | Should -Be 40
        }

        It 'gives the first ones while the others wait' {
            $seen = [System.Collections.Generic.List[int]]::new()
            $urls = 1..50 | ForEach-Object { [pscustomobject]@{ Url = & $urlOf $bob "2026/$_.csv" } }      # more than are asked ahead
            $null = $urls | ForEach-Object { $seen.Add(0); $_ } | Invoke-PresignDiagnosis @bob | ForEach-Object { $seen.Add(1) }
            $seen.IndexOf(1) | Should -BeLessThan $seen.LastIndexOf(0)
        }

        It 'waits once for a host that is not reached' {
            $urls = 1..30 | ForEach-Object { New-S3PresignedUrl -BucketName b -Key "$_" -EndpointUrl http://127.0.0.1:9 -Region eu-central-1 @bob }
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            ($urls | Invoke-PresignDiagnosis).RootCause | Select-Object -Unique | Should -Be 'dns-or-tls'
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        }
    }

    Context 'with a server that is far away' {
        BeforeAll {
            $script:slow = Start-TestSandbox '--latency', '60000'
            $script:slowUrl = (New-S3PresignedUrl -BucketName reports -Key k -EndpointUrl $slow.Base -Region eu-central-1 @bob).Url
            $script:open = {
                # Another runspace of this process, as a prompt has it.
                $shell = [powershell]::Create()
                $null = $shell.AddCommand('Import-Module').AddArgument((Get-PresignModulePath)).AddStatement()
                $shell.AddCommand('Invoke-PresignDiagnosis').AddParameter('Url', $slowUrl).AddParameters($bob)
            }
        }

        AfterAll { Stop-TestSandbox $slow }

        It 'stops at once at Ctrl-C' {
            $shell = & $open
            $running = $shell.BeginInvoke()
            while ($shell.Streams.Progress.Count -eq 0) { Start-Sleep -Milliseconds 50 }
            Start-Sleep -Milliseconds 500
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 20    # of the minute that the answer takes
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            $running.AsyncWaitHandle.WaitOne(5000) | Should -BeTrue    # told a moment after the state
            $shell.Dispose()
        }

        It 'waits no longer than -TimeoutSec for an answer' {
            foreach ($service in 'STS', 'IAM', 'KMS') { Set-Item "Env:AWS_ENDPOINT_URL_$service" $slow.Base }
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $diagnosis = Invoke-PresignDiagnosis $slowUrl @bob -TimeoutSec 1
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 30
            $diagnosis.RootCause | Should -Be 'dns-or-tls'
            $diagnosis.Asked -join "`n" | Should -Match 'no answer within 1 s'
        }
    }

    Context 'on the way' {
        It 'moves a progress bar with the answers, and takes it away' {
            $shell = [powershell]::Create()
            $null = $shell.AddCommand('Import-Module').AddArgument((Get-PresignModulePath)).AddStatement()
            $null = $shell.AddCommand('Invoke-PresignDiagnosis').AddParameter('Url', (& $urlOf $bob)).AddParameters($bob).Invoke()
            $records = @($shell.Streams.Progress | Where-Object Activity -Like 'Diagnosing*')
            $records.Count | Should -BeGreaterThan 8
            $records[-1].RecordType | Should -Be 'Completed'
            $percent = @($records.PercentComplete | Where-Object { $_ -ge 0 })      # -1: not known yet
            $percent | Should -Be ($percent | Sort-Object)
            $percent[-1] | Should -BeGreaterThan 60
            $shell.Dispose()
        }

        It 'lets no secret out, whatever is asked' {
            $reporter = Get-SandboxSigner live
            $url = & $urlOf $reporter '2026/q3.csv'
            $signature = $url -replace '.*X-Amz-Signature=', ''
            $all = & { Invoke-PresignDiagnosis $url @reporter -Detailed -Verbose -Debug; Invoke-PresignDiagnosis ($url + '&v=1') @reporter -Verbose } *>&1
            $text = ($all | Out-String -Width 4000) + ($all | Where-Object { $_ -isnot [System.Management.Automation.InformationalRecord] } | ConvertTo-Json -Depth 6 -WarningAction SilentlyContinue)
            foreach ($secret in $reporter.SecretKey, $reporter.SessionToken, [uri]::EscapeDataString($reporter.SessionToken), $signature) { $text.Contains($secret) | Should -BeFalse }
            $text | Should -Match 'Asked AWS'
        }
    }
}
