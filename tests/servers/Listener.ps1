# A listener on loopback that answers every connection with one canned text, or not at all, and keeps what it was sent, byte by byte:
# HttpListener would refuse or rewrite what these tests are about.

function Start-Listener {
    <#
    .SYNOPSIS
        Starts it; returns its endpoint and the requests seen so far. Stop-Listener ends it.
    .PARAMETER Answer
        The whole answer, head and body; $null holds the connection open in silence.
    .PARAMETER To
        Answers only requests that have this text in them; the others are held open in silence.
    .PARAMETER Tls
        Speaks TLS with a certificate of its own that nobody trusts.
    #>
    param([Parameter(Position = 0)] [AllowNull()] [object] $Answer, [string] $To, [switch] $Tls)
    $tcp = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $tcp.Start()
    $requests = [System.Collections.ArrayList]::Synchronized([System.Collections.ArrayList]::new())
    $certificate = $null
    if ($Tls) {
        $key = [System.Security.Cryptography.RSA]::Create(2048)
        $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=127.0.0.1', $key, 'SHA256', [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
        $certificate = $request.CreateSelfSigned([datetimeoffset]::UtcNow.AddDays(-1), [datetimeoffset]::UtcNow.AddDays(1))
    }
    $shell = [powershell]::Create()
    $null = $shell.AddScript({
            param($tcp, $requests, $answer, $certificate, $to)
            $open = [System.Collections.ArrayList]::new()
            while ($true) {
                try { $client = $tcp.AcceptTcpClient() } catch { break }
                $null = $open.Add($client)
                $held = $false
                try {
                    $client.ReceiveTimeout = 5000
                    $stream = $client.GetStream()
                    if ($certificate) {
                        $stream = [System.Net.Security.SslStream]::new($stream)
                        $stream.AuthenticateAsServer($certificate)
                    }
                    $text = [System.Text.StringBuilder]::new()
                    $buffer = [byte[]]::new(65536)
                    while (-not $text.ToString().Contains("`r`n`r`n")) {
                        $read = $stream.Read($buffer, 0, $buffer.Length)
                        if ($read -eq 0) { break }
                        $null = $text.Append([System.Text.Encoding]::Latin1.GetString($buffer, 0, $read))
                        if ($text[0] -eq [char]0x16) { break }    # a TLS hello
                    }
                    $null = $requests.Add($text.ToString())
                    $held = $null -eq $answer -or ($to -and -not $text.ToString().Contains($to))
                    if ($held) { continue }
                    $bytes = [System.Text.Encoding]::UTF8.GetBytes($answer)
                    $stream.Write($bytes, 0, $bytes.Length)
                    $stream.Flush()
                    $client.Client.Shutdown('Send')
                }
                catch { $null = $_ }    # the client broke off: that is what some tests do
                finally { if (-not $held) { $client.Dispose() } }
            }
            foreach ($client in $open) { $client.Dispose() }
        }).AddArgument($tcp).AddArgument($requests).AddArgument($Answer).AddArgument($certificate).AddArgument($To)
    $scheme = if ($Tls) { 'https' } else { 'http' }
    [pscustomobject]@{ Endpoint = "${scheme}://127.0.0.1:$($tcp.LocalEndpoint.Port)"; Requests = $requests; Tcp = $tcp; Shell = $shell; Running = $shell.BeginInvoke() }
}

function Stop-Listener($Listener) {
    $Listener.Tcp.Stop()
    $null = $Listener.Running.AsyncWaitHandle.WaitOne(5000)
    $Listener.Shell.Dispose()
}

function Get-FreePort {
    # A port of loopback that nobody listens on now.
    $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $listener.Start()
    try { $listener.LocalEndpoint.Port } finally { $listener.Stop() }
}

function Receive-FromListener([string] $Header = '') {
    # What came of a download from a listener: a result with everything that a server can say in it.
    $listener = Start-Listener "HTTP/1.1 200 OK`r`nETag: `"0cc175b9c0f1b6a831c399e269772661`"`r`nx-amz-version-id: v1`r`nContent-Type: text/plain`r`nLast-Modified: Tue, 24 Nov 2026 12:00:00 GMT`r`n${Header}Content-Length: 1`r`nConnection: close`r`n`r`na"
    try {
        New-S3PresignedUrl b k -EndpointUrl $listener.Endpoint -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY -Region us-east-1 |
            Invoke-S3PresignedUrl -OutFile (Join-Path ([System.IO.Path]::GetTempPath()) "presign-$([guid]::NewGuid().ToString('n'))") |
            ForEach-Object { Remove-Item -LiteralPath $_.Target; $_ }
    }
    finally { Stop-Listener $listener }
}
