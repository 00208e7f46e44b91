# How long a diagnosis waits: a server that says nothing is named in five seconds, and what is asked beside the URL holds nothing up.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    . (Join-Path $PSScriptRoot '../servers/Listener.ps1')
    Import-Module (Get-PresignModulePath)
    $script:keys = @{ AccessKey = 'AKIAIOSFODNN7EXAMPLE'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
    $script:urlOf = { param($endpoint) (New-S3PresignedUrl reports a.txt -EndpointUrl $endpoint -Region us-east-1 @keys).Url }
    $null = Invoke-PresignDiagnosis (& $urlOf 'http://127.0.0.1:9') -Live    # what is loaded once does not count

    function Measure-Diagnosis([hashtable] $With) {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $diagnosis = Invoke-PresignDiagnosis @With
        [pscustomobject]@{ Diagnosis = $diagnosis; Seconds = $watch.Elapsed.TotalSeconds }
    }
}

Describe 'How long a diagnosis waits' {
    It 'names a server that takes the connection and never answers, in five seconds: <Name>' -ForEach @(
        @{ Name = 'the URL alone'; With = @{} }
        @{ Name = 'with the key pair'; With = @{ AccessKey = 'AKIAIOSFODNN7EXAMPLE'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' } }
    ) {
        $silent = Start-Listener $null
        try {
            $it = Measure-Diagnosis (@{ Url = & $urlOf $silent.Endpoint; Live = $true } + $With)
            $it.Diagnosis.RootCause | Should -Be 'dns-or-tls'
            $it.Diagnosis.Live.Reason | Should -Match 'within 5 seconds'
            $it.Seconds | Should -BeGreaterThan 4.5
            $it.Seconds | Should -BeLessThan 8
        }
        finally { Stop-Listener $silent }
    }

    It 'names a server whose queue of connections is full: packets are dropped' {
        $tcp = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $tcp.Start(1)
        $fill = [System.Collections.Generic.List[System.Net.Sockets.TcpClient]]::new()
        try {
            $port = $tcp.LocalEndpoint.Port
            foreach ($i in 1..8) {
                $client = [System.Net.Sockets.TcpClient]::new()
                $fill.Add($client)
                if (-not $client.ConnectAsync('127.0.0.1', $port).Wait(300)) { break }    # full
            }
            $it = Measure-Diagnosis @{ Url = & $urlOf "http://127.0.0.1:$port"; Live = $true }
            $it.Diagnosis.RootCause | Should -Be 'dns-or-tls'
            $it.Seconds | Should -BeLessThan 8
        }
        finally { $fill | ForEach-Object Dispose; $tcp.Stop() }
    }

    It 'waits longer where that is asked for' {
        $silent = Start-Listener $null
        try { (Measure-Diagnosis @{ Url = & $urlOf $silent.Endpoint; Live = $true; TimeoutSec = 7 }).Seconds | Should -BeGreaterThan 6.5 }
        finally { Stop-Listener $silent }
    }

    It 'gives the answer to the URL, though every other question hangs' {
        $body = '<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>a.txt</Key></Error>'
        $listener = Start-Listener "HTTP/1.1 404 Not Found`r`nContent-Type: application/xml`r`nContent-Length: $($body.Length)`r`nConnection: close`r`n`r`n$body" -To 'X-Amz-Signature='
        try {
            $it = Measure-Diagnosis (@{ Url = & $urlOf $listener.Endpoint; Live = $true; EndpointUrl = $listener.Endpoint } + $keys)
            $it.Diagnosis.RootCause | Should -Be 'wrong-bucket-or-key'
            $it.Diagnosis.Asked -join "`n" | Should -Match 'when the one to the URL itself was there'
            @($listener.Requests -notmatch 'X-Amz-Signature=').Count | Should -BeGreaterThan 0
            $it.Seconds | Should -BeLessThan 4.5
        }
        finally { Stop-Listener $listener }
    }

    It 'asks three times one after the other at most' {
        $slow = Start-TestSandbox '--latency', '2000'
        $bob = Get-SandboxSigner bob
        $before = @{}
        foreach ($service in 'STS', 'IAM', 'KMS') { $before[$service] = [Environment]::GetEnvironmentVariable("AWS_ENDPOINT_URL_$service"); Set-Item "Env:AWS_ENDPOINT_URL_$service" $slow.Base }
        try {
            $url = (New-S3PresignedUrl reports 2026/q3.csv -EndpointUrl $slow.Base -Region eu-central-1 @bob).Url
            $it = Measure-Diagnosis (@{ Url = $url; EndpointUrl = $slow.Base; Live = $true } + $bob)
            $it.Diagnosis.Live.StatusCode | Should -BeGreaterThan 0
            $it.Seconds | Should -BeLessThan 8    # four would take eight seconds by themselves
        }
        finally {
            Stop-TestSandbox $slow
            foreach ($service in $before.Keys) { [Environment]::SetEnvironmentVariable("AWS_ENDPOINT_URL_$service", $before[$service]) }
        }
    }
}
