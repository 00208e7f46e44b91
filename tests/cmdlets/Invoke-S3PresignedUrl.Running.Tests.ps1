# Invoke-S3PresignedUrl as commands run it: several transfers side by side, in jobs, stopped in the middle, by way of a proxy.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    . (Join-Path $PSScriptRoot '../servers/Listener.ps1')
    Import-Module (Get-PresignModulePath)
    $script:sandbox = Start-TestSandbox
    $script:common = (Get-SandboxSigner alice) + @{ EndpointUrl = $sandbox.Base; Region = 'eu-central-1' }
    function New-Link([string] $Key, [string] $Method = 'GET', [hashtable] $More = @{}) { New-S3PresignedUrl reports $Key -Method $Method @common @More }
    function New-File([string] $Name, [int] $Length, [int] $Seed = 1) {
        $bytes = [byte[]]::new($Length); [System.Random]::new($Seed).NextBytes($bytes)
        $path = Join-Path $TestDrive $Name
        [System.IO.File]::WriteAllBytes($path, $bytes)
        $path
    }
    function Get-Hash([string] $Path) { (Get-FileHash -LiteralPath $Path).Hash }
}

AfterAll { Stop-TestSandbox $sandbox }

Describe 'Several transfers of a pipeline' {
    BeforeAll {
        $script:folder = New-Item (Join-Path $TestDrive 'many') -ItemType Directory
        1..8 | ForEach-Object { $null = New-File "many/f$_.bin" (200000 + $_) $_ }
        # Each is slow, since the server sends its answer late.
        $script:slow = "HTTP/1.1 200 OK`r`nETag: `"0cc175b9c0f1b6a831c399e269772661`"`r`nContent-Length: 1`r`nConnection: close`r`n`r`na"
    }

    It 'go side by side with -ThrottleLimit, and each gives its result' {
        $sent = Get-ChildItem $folder | Invoke-S3PresignedUrl -Url { New-Link "many/$($_.Name)" PUT } -ThrottleLimit 4
        $sent | Should -HaveCount 8
        $sent.Verified | Should -Not -Contain $false
        $sent.Source | Sort-Object | Should -Be ((Get-ChildItem $folder).FullName | Sort-Object)
        $back = New-Item (Join-Path $TestDrive 'back') -ItemType Directory
        $got = 1..8 | ForEach-Object { New-Link "many/f$_.bin" } | Invoke-S3PresignedUrl -OutFile $back -ThrottleLimit 3
        $got | Should -HaveCount 8
        foreach ($file in Get-ChildItem $folder) { Get-Hash (Join-Path $back $file.Name) | Should -Be (Get-Hash $file.FullName) }
    }

    It 'run at the same time' {
        # Nobody answers: with one after the other, four would take four times as long.
        $listener = Start-Listener $null
        try {
            $links = 1..4 | ForEach-Object { New-S3PresignedUrl b "k$_" -EndpointUrl $listener.Endpoint -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY -Region us-east-1 }
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $links | Invoke-S3PresignedUrl -PassThru -ThrottleLimit 4 -TimeoutSec 3 -MaximumRetryCount 0 -ErrorVariable failures -ErrorAction SilentlyContinue
            $failures | Should -HaveCount 4
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        }
        finally { Stop-Listener $listener }
    }

    It 'go one after the other by default, in their order' {
        $sent = Get-ChildItem $folder | Invoke-S3PresignedUrl -Url { New-Link "one/$($_.Name)" PUT }
        $sent.Source | Should -Be (Get-ChildItem $folder).FullName
    }

    It 'do not hinder each other: a refusal is the error of its own record' {
        $links = @(New-Link 'many/f1.bin'; New-Link 'not there'; New-Link 'many/f2.bin'; New-Link 'not there either')
        $got = $links | Invoke-S3PresignedUrl -OutFile (New-Item (Join-Path $TestDrive 'some') -ItemType Directory) -ThrottleLimit 4 -ErrorVariable failures -ErrorAction SilentlyContinue
        $got | Should -HaveCount 2
        $failures | Should -HaveCount 2
        $failures.TargetObject.StatusCode | Should -Be 404, 404
        ($failures.TargetObject.Url | ForEach-Object { ([uri]$_).AbsolutePath } | Sort-Object) | Should -Be '/reports/not%20there', '/reports/not%20there%20either'
    }

    It 'end with -ErrorAction Stop, and with Select-Object -First, and leave nothing half done under its final name' {
        $target = New-Item (Join-Path $TestDrive 'stopped') -ItemType Directory
        $links = @(New-Link 'not there') + @(1..8 | ForEach-Object { New-Link "many/f$_.bin" })
        { $links | Invoke-S3PresignedUrl -OutFile $target -ThrottleLimit 4 -LimitRate 200KB -ErrorAction Stop } | Should -Throw -ErrorId 'TransferRefused*'
        @($links[1..8] | Invoke-S3PresignedUrl -OutFile $target -ThrottleLimit 4 -LimitRate 400KB -Force | Select-Object -First 1) | Should -HaveCount 1
        foreach ($file in Get-ChildItem $target -Filter *.bin) { Get-Hash $file.FullName | Should -Be (Get-Hash (Join-Path $folder $file.Name)) }
    }
}

Describe 'In a job' {
    BeforeAll {
        $script:in = New-File 'job.bin' 300000
        New-Link 'job.bin' PUT | Invoke-S3PresignedUrl -InFile $in | Out-Null
    }

    It 'of <kind>' -ForEach @(
        @{ kind = 'Start-ThreadJob'; start = { param($work, $arguments) Start-ThreadJob $work -ArgumentList $arguments } }
        @{ kind = 'Start-Job'; start = { param($work, $arguments) Start-Job $work -ArgumentList $arguments } }
    ) {
        $out = Join-Path $TestDrive "$kind.out"
        $job = & $start { param($module, $url, $out) Import-Module $module; Invoke-S3PresignedUrl $url -OutFile $out } @((Get-PresignModulePath), (New-Link 'job.bin').Url, $out)
        $result = Receive-Job $job -Wait -AutoRemoveJob
        $result.Bytes | Should -Be 300000
        $result.Verified | Should -BeTrue
        Get-Hash $out | Should -Be (Get-Hash $in)
    }

    It 'of ForEach-Object -Parallel' {
        $module = Get-PresignModulePath
        $got = 1..4 | ForEach-Object { [pscustomobject]@{ Url = (New-Link 'job.bin').Url; Out = Join-Path $TestDrive "parallel$_.out" } } |
            ForEach-Object -Parallel { Import-Module $using:module; Invoke-S3PresignedUrl $_.Url -OutFile $_.Out } -ThrottleLimit 4
        $got | Should -HaveCount 4
        $got.Target | ForEach-Object { Get-Hash $_ } | Sort-Object -Unique | Should -Be (Get-Hash $in)
    }

    It 'takes an object of New-S3PresignedUrl that went to another process' {
        $link = New-Link 'job.csv' PUT @{ ContentType = 'text/csv' }
        $job = Start-Job { param($module, $link) Import-Module $module; $link | Invoke-S3PresignedUrl -InputObject 'a,b' } -ArgumentList (Get-PresignModulePath), $link
        (Receive-Job $job -Wait -AutoRemoveJob).Bytes | Should -Be 3
        (New-Link 'job.csv' HEAD | Invoke-S3PresignedUrl).ContentType | Should -Be 'text/csv'
    }
}

Describe 'Stopped in the middle' {
    BeforeAll {
        Add-Type -TypeDefinition @'
using System; using System.Collections.Concurrent; using System.Collections.Generic; using System.Globalization; using System.Management.Automation; using System.Management.Automation.Host; using System.Security;
public class ListeningHost : PSHost {
    public ListeningUI Listening = new ListeningUI();
    public override PSHostUserInterface UI { get { return Listening; } }
    public override CultureInfo CurrentCulture { get { return CultureInfo.InvariantCulture; } }
    public override CultureInfo CurrentUICulture { get { return CultureInfo.InvariantCulture; } }
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override string Name { get { return "listening"; } }
    public override Version Version { get { return new Version(1, 0); } }
    public override void EnterNestedPrompt() { } public override void ExitNestedPrompt() { }
    public override void NotifyBeginApplication() { } public override void NotifyEndApplication() { } public override void SetShouldExit(int c) { }
}
public class ListeningUI : PSHostUserInterface {
    public ConcurrentQueue<string> Warnings = new ConcurrentQueue<string>();
    public ConcurrentQueue<ProgressRecord> Progress = new ConcurrentQueue<ProgressRecord>();
    public override PSHostRawUserInterface RawUI { get { return null; } }
    public override string ReadLine() { throw new InvalidOperationException(); }
    public override SecureString ReadLineAsSecureString() { throw new InvalidOperationException(); }
    public override void Write(string v) { } public override void Write(ConsoleColor f, ConsoleColor b, string v) { }
    public override void WriteLine(string v) { } public override void WriteErrorLine(string v) { } public override void WriteDebugLine(string v) { }
    public override void WriteProgress(long i, ProgressRecord r) { Progress.Enqueue(r); }
    public override void WriteVerboseLine(string v) { } public override void WriteWarningLine(string v) { Warnings.Enqueue(v); }
    public override Dictionary<string, PSObject> Prompt(string c, string m, System.Collections.ObjectModel.Collection<FieldDescription> d) { return null; }
    public override PSCredential PromptForCredential(string c, string m, string u, string t) { return null; }
    public override PSCredential PromptForCredential(string c, string m, string u, string t, PSCredentialTypes a, PSCredentialUIOptions o) { return null; }
    public override int PromptForChoice(string c, string m, System.Collections.ObjectModel.Collection<ChoiceDescription> ch, int d) { return 0; }
}
'@
        function Stop-InTheMiddle([scriptblock] $Work, [object[]] $ArgumentList) {
            # Runs it in a host of its own, stops it when it has shown its progress, and gives what that host was told.
            $listening = [ListeningHost]::new()
            $shell = [powershell]::Create()
            try {
                $shell.Runspace = [runspacefactory]::CreateRunspace($listening, [initialsessionstate]::CreateDefault2())
                $shell.Runspace.Open()
                $null = $shell.AddScript("param(`$module, `$rest) Import-Module `$module; & { $Work } @rest").AddArgument((Get-PresignModulePath)).AddArgument($ArgumentList)
                $running = $shell.BeginInvoke()
                for ($i = 0; $i -lt 200 -and $listening.Listening.Progress.Count -lt 4; $i++) { Start-Sleep -Milliseconds 100 }
                $listening.Listening.Progress.Count | Should -BeGreaterThan 3
                $watch = [System.Diagnostics.Stopwatch]::StartNew()
                $shell.Stop()
                $running.AsyncWaitHandle.WaitOne(10000) | Should -BeTrue
                $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
                $listening.Listening
            }
            finally { $shell.Runspace.Dispose(); $shell.Dispose() }
        }
        $script:in = New-File 'stop.bin' 6000000 3
        New-Link 'stop.bin' PUT | Invoke-S3PresignedUrl -InFile $in | Out-Null
    }

    It 'a download keeps its part, says so, and goes on' {
        $out = Join-Path $TestDrive 'stop.out'
        $told = Stop-InTheMiddle { param($url, $out) Invoke-S3PresignedUrl $url -OutFile $out -LimitRate 1MB } (New-Link 'stop.bin').Url, $out
        @($told.Warnings) | Should -HaveCount 1
        $told.Warnings | Should -BeLike "Stopped: Downloading stop.bin. * bytes are kept beside $out. The same command with -Resume goes on, also with a new URL of the same object."
        $out | Should -Not -Exist
        $result = New-Link 'stop.bin' | Invoke-S3PresignedUrl -OutFile $out -Resume
        $result.ResumedFrom | Should -BeGreaterThan 0
        $result.Verified | Should -BeTrue
        Get-Hash $out | Should -Be (Get-Hash $in)
        $last = @($told.Progress)[-1]
        $told.Progress.StatusDescription -join ' ' | Should -Match '[\d.]+ MB of 5\.7 MB, [\d.]+ [KM]B/s'
        ($told.Progress | Measure-Object SecondsRemaining -Maximum).Maximum | Should -BeGreaterThan 0
        $last.ActivityId | Should -Be 1
    }

    It 'an upload in one request says that nothing is half stored' {
        $told = Stop-InTheMiddle { param($url, $in) Invoke-S3PresignedUrl $url -InFile $in -LimitRate 1MB } (New-Link 'half.bin' PUT).Url, $in
        $told.Warnings | Should -BeLike 'Stopped: Uploading stop.bin. *whole or not at all. The same command sends it again.'
        { New-Link 'half.bin' HEAD | Invoke-S3PresignedUrl -ErrorAction Stop } | Should -Throw -ErrorId 'TransferRefused*'
    }

    It 'an upload in parts says what is stored, how to go on and how to give up' {
        $large = New-File 'stop.parts' 16000000 4
        $set = New-S3PresignedUpload reports 'stop.parts' -InFile $large -PartSize 5MB -Confirm:$false @common
        $told = Stop-InTheMiddle { param($set, $in) Invoke-S3PresignedUrl $set -InFile $in -LimitRate 5MB -Parallel 1 } $set.ToJson(), $large
        $told.Warnings | Should -BeLike 'Stopped: Uploading stop.parts. *-Resume sends the others*Abort*deletes them.'
        (Invoke-S3PresignedUrl $set -InFile $large -Resume).Bytes | Should -Be 16000000
        $out = Join-Path $TestDrive 'stop.parts.out'
        New-Link 'stop.parts' | Invoke-S3PresignedUrl -OutFile $out | Out-Null
        Get-Hash $out | Should -Be (Get-Hash $large)
    }

    It 'several say it for each' {
        $told = Stop-InTheMiddle {
            param($urls, $folder)
            $urls | ForEach-Object { [pscustomobject]@{ Url = $_; OutFile = Join-Path $folder "s$((++$script:n)).out" } } | Invoke-S3PresignedUrl -LimitRate 2MB -ThrottleLimit 3
        } @((New-Link 'stop.bin').Url, (New-Link 'stop.bin').Url, (New-Link 'stop.bin').Url), $TestDrive
        @($told.Warnings) | Should -HaveCount 3
        ($told.Progress.ActivityId | Sort-Object -Unique) | Should -Be 1, 2, 3
        foreach ($n in 1..3) {
            New-Link 'stop.bin' | Invoke-S3PresignedUrl -OutFile (Join-Path $TestDrive "s$n.out") -Resume | ForEach-Object ResumedFrom | Should -BeGreaterThan 0
            Get-Hash (Join-Path $TestDrive "s$n.out") | Should -Be (Get-Hash $in)
        }
    }
}

Describe 'By way of a proxy' {
    BeforeAll {
        $script:keys = @{ AccessKey = 'AKIAIOSFODNN7EXAMPLE'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'; Region = 'us-east-1' }
        $script:object = "HTTP/1.1 200 OK`r`nETag: `"0cc175b9c0f1b6a831c399e269772661`"`r`nContent-Type: text/plain`r`nContent-Length: 1`r`nConnection: close`r`n`r`na"
    }

    It 'of <name>' -ForEach @(
        @{ name = '-Proxy'; environment = @{}; more = @{ Proxy = $true } }
        @{ name = 'http_proxy'; environment = @{ http_proxy = $true }; more = @{} }
        @{ name = '-Proxy, against NO_PROXY'; environment = @{ no_proxy = '*' }; more = @{ Proxy = $true } }
    ) {
        $listener = Start-Listener $object
        try {
            $variables = @{}
            foreach ($n in $environment.Keys) { $variables[$n] = $environment[$n] -is [bool] ? $listener.Endpoint : $environment[$n] }
            $arguments = $more.Count ? @{ Proxy = $listener.Endpoint } : @{}
            Invoke-ChildPwsh -Variable @{ module = Get-PresignModulePath; keys = $keys; arguments = $arguments } -Environment $variables -Script {
                Import-Module $module
                New-S3PresignedUrl b k -EndpointUrl 'http://s3.example.test' @keys | Invoke-S3PresignedUrl -PassThru @arguments
            } | Should -BeExactly 'a'
            $listener.Requests[0] | Should -BeLike 'GET http://s3.example.test/b/k[?]*'
        }
        finally { Stop-Listener $listener }
    }

    It 'of nobody with <name>' -ForEach @(
        @{ name = 'no_proxy'; environment = @{ no_proxy = 's3.example.test' }; more = @{} }
        @{ name = '-NoProxy'; environment = @{}; more = @{ NoProxy = $true } }
    ) {
        $listener = Start-Listener $object
        try {
            # The name leads nowhere: that it is looked up here, and the proxy is not asked, shows that there is none.
            Invoke-ChildPwsh -Variable @{ module = Get-PresignModulePath; keys = $keys; arguments = $more } -Environment ($environment + @{ http_proxy = $listener.Endpoint }) -Script {
                Import-Module $module
                New-S3PresignedUrl b k -EndpointUrl 'http://s3.example.test' @keys | Invoke-S3PresignedUrl -PassThru -MaximumRetryCount 0 @arguments -ErrorVariable failure -ErrorAction SilentlyContinue
                $failure[0].FullyQualifiedErrorId -replace ',.*'
                ($failure[0] | Invoke-PresignDiagnosis -Offline).RootCause
            } | Should -BeIn 'TransferNotReached', 'TransferCutOff', 'dns-or-tls'
            $listener.Requests | Should -BeNullOrEmpty
        }
        finally { Stop-Listener $listener }
    }

    It 'with a name and password, which no stream shows' {
        $listener = Start-Listener $object
        try {
            $credential = [pscredential]::new('ann', (ConvertTo-SecureString 's3cretw0rd' -AsPlainText -Force))
            $text = New-S3PresignedUrl b k -EndpointUrl 'http://s3.example.test' @keys |
                Invoke-S3PresignedUrl -PassThru -Proxy $listener.Endpoint -ProxyCredential $credential -Verbose -Debug *>&1 | Out-String
            $text | Should -Not -Match 's3cretw0rd'
        }
        finally { Stop-Listener $listener }
    }

    It 'that refuses has an error of its own, and the diagnosis says who blocks' {
        $listener = Start-Listener "HTTP/1.1 407 Proxy Authentication Required`r`nProxy-Authenticate: Basic realm=`"p`"`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"
        try {
            New-S3PresignedUrl b k -EndpointUrl 'https://s3.example.test' @keys | Invoke-S3PresignedUrl -PassThru -Proxy $listener.Endpoint -ErrorVariable failure -ErrorAction SilentlyContinue
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'TransferProxyRefused,*'
            $failure[0].Exception.Message | Should -Be 'The proxy did not let the connection to s3.example.test through: it answered 407.'
            $failure[0].ErrorDetails.RecommendedAction | Should -Match '-ProxyCredential'
            ($failure[0] | Invoke-PresignDiagnosis -Offline).RootCause | Should -Be 'intermediary-block'
        }
        finally { Stop-Listener $listener }
    }

    It 'is of no help with a certificate that nobody trusts' {
        $listener = Start-Listener $object -Tls
        try {
            New-S3PresignedUrl b k -EndpointUrl $listener.Endpoint @keys | Invoke-S3PresignedUrl -PassThru -ErrorVariable failure -ErrorAction SilentlyContinue
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'TransferNotReached,*'
            $failure[0].Exception.Message | Should -BeLike 'No TLS connection to 127.0.0.1: its certificate is self-signed*'
            ($failure[0] | Invoke-PresignDiagnosis -Offline).RootCause | Should -Be 'dns-or-tls'
        }
        finally { Stop-Listener $listener }
    }
}
