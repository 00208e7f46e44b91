# Test-S3PresignedUrl -Live, on loopback only: against OpenStack Swift, a real S3 server, and against a listener of a few lines for what no good server does.

BeforeDiscovery {
    . "$PSScriptRoot/../servers/Swift.ps1"
    $noSwift = -not (Test-SwiftInstalled)
}

BeforeAll {
    . "$PSScriptRoot/../common.ps1"
    . "$PSScriptRoot/../servers/Listener.ps1"
    . "$PSScriptRoot/../servers/Swift.ps1"
    Import-Module (Get-PresignModulePath)
    $keys = @{ AccessKey = 'AKIAIOSFODNN7EXAMPLE'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'; Region = 'us-east-1' }
    function New-Url([string] $Endpoint, [string] $Key = 'k', [string] $Method = 'GET') { New-S3PresignedUrl bucket $Key -Method $Method -EndpointUrl $Endpoint @keys }
    function Find($Test, $Cause, $Status = 'Fail') { $Test.Findings | Where-Object { $_.Cause -eq $Cause -and $_.Status -eq $Status } }
}

Describe 'A live probe of a listener' {
    It 'sends the URL as it is written, one byte of it, without following anything of the machine' {
        $listener = Start-Listener "HTTP/1.1 206 Partial Content`r`nContent-Length: 1`r`nConnection: close`r`n`r`nx"
        try {
            $signed = New-Url $listener.Endpoint 'a/../b//./c d%7E'
            $raw = $signed.Url -replace 'c%20d', 'c%20d%c3%A9%7e'
            $test = Test-S3PresignedUrl $raw -Live
            $lines = $listener.Requests[0] -split "`r`n"
            $lines[0] | Should -BeExactly "GET $($raw -replace '^http://[^/]+') HTTP/1.1"
            $lines | Should -Contain 'Range: bytes=0-0'
            $lines -match '^(Cookie|Authorization|Accept-Encoding|traceparent)' | Should -BeNullOrEmpty
            $test.Live.StatusCode | Should -Be 206
            $test.Live.Sent | Should -BeTrue
            Find $test 'signature-matches' 'Pass' | Should -Not -BeNullOrEmpty
        }
        finally { Stop-Listener $listener }
    }

    It 'sends the headers that the client sends, those of a body too' {
        $listener = Start-Listener "HTTP/1.1 200 OK`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"
        try {
            $signed = New-S3PresignedUrl bucket k -EndpointUrl $listener.Endpoint -Header @{ 'Content-Type' = 'text/x-odd; a=1'; 'x-amz-meta-a' = 'v' } @keys
            $test = $signed | Test-S3PresignedUrl -Live
            $test.Live.StatusCode | Should -Be 200
            $listener.Requests[0] | Should -BeLike '*content-type: text/x-odd; a=1*'
            $listener.Requests[0] | Should -BeLike '*x-amz-meta-a: v*'
        }
        finally { Stop-Listener $listener }
    }

    It 'reports a redirect and does not follow it' {
        $listener = Start-Listener "HTTP/1.1 307 Temporary Redirect`r`nLocation: http://127.0.0.1:1/there?X-Amz-Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"
        try {
            $test = New-Url $listener.Endpoint | Test-S3PresignedUrl -Live
            $test.IsValid | Should -BeFalse
            (Find $test 'redirected').Evidence | Should -BeLike '*http://127.0.0.1:1/there*'
            $test.Live.Location | Should -BeLike '*X-Amz-Signature=`*`*`*'
            $listener.Requests | Should -HaveCount 1
        }
        finally { Stop-Listener $listener }
    }

    It 'reads the error that the server answers' {
        $body = '<Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message></Error>'
        $listener = Start-Listener "HTTP/1.1 400 Bad Request`r`nx-amz-request-id: ABC123`r`nContent-Type: application/xml`r`nContent-Length: $($body.Length)`r`nConnection: close`r`n`r`n$body"
        try {
            $test = New-Url $listener.Endpoint | Test-S3PresignedUrl -Live
            $test.Cause | Should -Be 'credentials-expired-before-url'
            $test.Live.ErrorCode | Should -Be 'ExpiredToken'
            $test.Live.RequestId | Should -Be 'ABC123'
        }
        finally { Stop-Listener $listener }
    }

    It 'never sends <_> to a host that is not AWS, not even with -Force' -ForEach 'PUT', 'DELETE', 'POST' {
        $listener = Start-Listener "HTTP/1.1 200 OK`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"
        try {
            foreach ($switches in @{}, @{ Force = $true }) {
                $test = New-Url $listener.Endpoint -Method $_ | Test-S3PresignedUrl -Live @switches
                $test.Live.Sent | Should -BeFalse
                $test.Live.Reason | Should -BeLike 'Nothing was sent: *'
                $test.IsValid | Should -BeTrue
            }
            $listener.Requests | Should -HaveCount 0
        }
        finally { Stop-Listener $listener }
    }

    It 'makes a fault of an answer that accepts nothing, whatever its body: <What>' -ForEach @(
        @{ What = 'an entity that is none'; Body = '<Error><Code>SignatureDoesNotMatch</Code><Message>a & b</Message></Error>'; Code = 'SignatureDoesNotMatch' }
        @{ What = 'a control character'; Body = "<Error><Code>AccessDenied</Code><Message>a$([char]1)b</Message></Error>"; Code = 'AccessDenied' }
        @{ What = 'an escaped control character'; Body = '<Error><Code>NoSuchKey</Code><Key>a&#x1;b</Key></Error>'; Code = 'NoSuchKey' }
        @{ What = 'an entity of HTML'; Body = '<Error><Code>AccessDenied</Code><Message>a&nbsp;b</Message></Error>'; Code = 'AccessDenied' }
        @{ What = 'a document type'; Body = '<!DOCTYPE x [<!ENTITY a "b">]><Error><Code>AccessDenied</Code></Error>'; Code = 'AccessDenied' }
        @{ What = 'nesting'; Body = ('<Error>' + ('<a>' * 40)) }
        @{ What = 'a truncated body'; Body = '<Error><Code>Acc'; Length = 4000 }
        @{ What = 'nothing'; Body = '' }
        @{ What = 'HTML'; Body = '<html><title>403 Forbidden</title></html>' }
        @{ What = 'bytes'; Body = (-join (0..255 | ForEach-Object { [char]$_ })) }
        @{ What = 'what says that it is gzip'; Body = "$([char]0x1f)$([char]0x8b)..."; Extra = "Content-Encoding: gzip`r`n" }
        @{ What = 'status 999'; Status = 999; Body = '<Error><Code>AccessDenied</Code></Error>' }
        @{ What = 'status 600 and nothing'; Status = 600; Body = '' }
        @{ What = 'a success that is none'; Status = 412; Body = 'x' }
    ) {
        $answered = if ($Status) { $Status } else { 403 }
        $size = if ($Length) { $Length } else { [System.Text.Encoding]::UTF8.GetByteCount($Body) }
        $listener = Start-Listener "HTTP/1.1 $answered Odd`r`n${Extra}Content-Length: $size`r`nConnection: close`r`n`r`n$Body"
        try {
            $url = New-Url $listener.Endpoint
            $test = $url | Test-S3PresignedUrl -Live
            $test.IsValid | Should -BeFalse
            $test.Live.StatusCode | Should -Be $answered
            $test.Live.IsAccepted | Should -BeFalse
            @($test.Findings | Where-Object Status -eq 'Fail') | Should -Not -BeNullOrEmpty
            if ($Code) { $test.Live.ErrorCode | Should -Be $Code }
            $url | Test-S3PresignedUrl -Live -Quiet | Should -BeFalse
            $url | Test-S3PresignedUrl -Live -Quiet -SkipSignature | Should -BeFalse
        }
        finally { Stop-Listener $listener }
    }

    It 'is true with -Quiet where the server accepts the URL' {
        $listener = Start-Listener "HTTP/1.1 200 OK`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"
        try {
            $url = New-Url $listener.Endpoint
            $url | Test-S3PresignedUrl -Live -Quiet -WarningAction Stop | Should -BeTrue
            ($url | Test-S3PresignedUrl -Live).Summary | Should -BeLike 'No fault found; the signature was not computed; the server accepted the URL*'
            $url | Test-S3PresignedUrl -Live -Quiet -SecretKey another | Should -BeFalse
        }
        finally { Stop-Listener $listener }
    }

    It 'takes no answer for accepted that S3 cannot have written: <What>' -ForEach @(
        @{ What = 'a login page'; Answer = '200 OK'; Headers = "Server: nginx`r`nContent-Type: text/html`r`n"; Body = '<html>login</html>'; Seen = '*200*Nothing shows that S3 wrote this answer*Server nginx*text/html*' }
        @{ What = '304 without a request id'; Answer = '304 Not Modified'; Headers = ''; Body = ''; Seen = '*304*' }
        @{ What = '416 without a request id'; Answer = '416 Range Not Satisfiable'; Headers = ''; Body = ''; Seen = '*416*' }
        @{ What = '200 with an error'; Answer = '200 OK'; Headers = "x-amz-request-id: A1`r`nContent-Type: application/xml`r`n"; Body = "  `n<?xml version=`"1.0`"?>`n<Error><Code>InternalError</Code><Message>x</Message></Error>"; Seen = '*InternalError*' }
    ) {
        $listener = Start-Listener "HTTP/1.1 $Answer`r`n${Headers}Content-Length: $($Body.Length)`r`nConnection: close`r`n`r`n$Body"
        try {
            $url = New-Url $listener.Endpoint
            $test = $url | Test-S3PresignedUrl -Live
            $test.IsValid | Should -BeFalse
            $test.Live.IsAccepted | Should -BeFalse
            $test.SignatureState | Should -Be 'NotChecked'
            Find $test 'signature-matches' 'Pass' | Should -BeNullOrEmpty
            ($test.Findings | Where-Object Status -eq 'Fail').Evidence -join "`n" | Should -BeLike $Seen
            $url | Test-S3PresignedUrl -Live -Quiet | Should -BeFalse
        }
        finally { Stop-Listener $listener }
    }

    It 'takes <_> with a request id for an accepted signature' -ForEach '304 Not Modified', '416 Range Not Satisfiable' {
        $listener = Start-Listener "HTTP/1.1 $_`r`nx-amz-request-id: A1`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"
        try {
            $test = New-Url $listener.Endpoint | Test-S3PresignedUrl -Live
            (Find $test 'signature-matches' 'Pass').Evidence | Should -BeLike '*with x-amz-request-id A1*'
            $test.SignatureState | Should -Be 'NotChecked'
        }
        finally { Stop-Listener $listener }
    }

    It 'gives -Quiet a bool' {
        $listener = Start-Listener "HTTP/1.1 404 Not Found`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"
        try { New-Url $listener.Endpoint | Test-S3PresignedUrl -Live -Quiet | Should -BeFalse } finally { Stop-Listener $listener }
    }

    It 'makes a finding of a certificate that nobody trusts' {
        $listener = Start-Listener "HTTP/1.1 200 OK`r`nContent-Length: 0`r`n`r`n" -Tls
        try {
            $test = New-Url $listener.Endpoint | Test-S3PresignedUrl -Live
            $finding = Find $test 'dns-or-tls'
            $finding.Evidence | Should -BeLike 'No TLS connection to 127.0.0.1:*certificate*'
            $test.IsValid | Should -BeFalse
        }
        finally { Stop-Listener $listener }
    }

    It 'makes a finding of a port that speaks no TLS, of one that speaks no HTTP, and of one where nobody listens' {
        $listener = Start-Listener "SSH-2.0-nonsense`r`n"
        try {
            (Find (New-Url ($listener.Endpoint -replace '^http:', 'https:') | Test-S3PresignedUrl -Live) 'dns-or-tls').Evidence | Should -BeLike 'No TLS connection*'
            (Find (New-Url $listener.Endpoint | Test-S3PresignedUrl -Live) 'dns-or-tls').Evidence | Should -Not -BeNullOrEmpty
        }
        finally { Stop-Listener $listener }
        (Find (New-Url "http://127.0.0.1:$(Get-FreePort)" | Test-S3PresignedUrl -Live) 'dns-or-tls').Evidence | Should -BeLike 'No connection to*'
    }

    It 'makes a finding of a host that cannot exist' {
        $name = "$('a' * 63).$('b' * 63).$('c' * 63).$('d' * 63)"    # too long for any name server to be asked
        $url = (New-Url 'http://127.0.0.1').Url -replace '127\.0\.0\.1', $name
        (Find (Test-S3PresignedUrl $url -Live) 'dns-or-tls').Evidence | Should -BeLike "*$name*"
    }

    It 'makes a finding of a proxy that refuses' {
        $listener = Start-Listener "HTTP/1.1 403 Forbidden`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"
        try {
            $found = Invoke-ChildPwsh -Variable @{ module = Get-PresignModulePath; keys = $keys } -Environment @{ https_proxy = $listener.Endpoint } -Script {
                Import-Module $module
                $test = New-S3PresignedUrl bucket k -EndpointUrl 'https://s3.example.test' @keys | Test-S3PresignedUrl -Live
                ($test.Findings | Where-Object Cause -eq 'dns-or-tls').Evidence
            }
            $found | Should -BeLike 'The proxy did not let*'
            $listener.Requests[0] | Should -BeLike 'CONNECT s3.example.test:443*'
        }
        finally { Stop-Listener $listener }
    }

    It 'waits no longer than -TimeoutSec' {
        $listener = Start-Listener $null
        try {
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $test = New-Url $listener.Endpoint | Test-S3PresignedUrl -Live -TimeoutSec 1
            (Find $test 'dns-or-tls').Evidence | Should -BeLike 'No whole answer came from * within 1 seconds.'
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        }
        finally { Stop-Listener $listener }
    }

    It 'stops at once when the user stops it' {
        $listener = Start-Listener $null
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({ param($module, $url) Import-Module $module; Test-S3PresignedUrl $url -Live -TimeoutSec 300 }).AddArgument((Get-PresignModulePath)).AddArgument((New-Url $listener.Endpoint).Url)
            $running = $shell.BeginInvoke()
            for ($i = 0; $i -lt 150 -and $listener.Requests.Count -eq 0; $i++) { Start-Sleep -Milliseconds 100 }
            $listener.Requests | Should -HaveCount 1
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $running.AsyncWaitHandle.WaitOne(10000) | Should -BeTrue
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        }
        finally { $shell.Dispose(); Stop-Listener $listener }
    }

    It 'keeps signature and token out of what it says' {
        $listener = Start-Listener "HTTP/1.1 403 Forbidden`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"
        try {
            $signed = New-S3PresignedUrl bucket k -EndpointUrl $listener.Endpoint -AccessKey ASIAIOSFODNN7EXAMPLE -SecretKey $keys.SecretKey -SessionToken 'IQoJTOKENTOKEN' -Region us-east-1
            $text = ($signed | Test-S3PresignedUrl -Live -Verbose -Debug *>&1 | Format-List * | Out-String -Width 2000)
            $text | Should -Not -Match 'IQoJTOKENTOKEN'
            $text | Should -Not -Match ($signed.Url -replace '.*X-Amz-Signature=([0-9a-f]+).*', '$1')
        }
        finally { Stop-Listener $listener }
    }
}

Describe 'A live probe of OpenStack Swift' -Skip:$noSwift {
    BeforeAll {
        $swift = Start-SwiftServer
        $signing = @{ AccessKey = $swift.AccessKey; SecretKey = $swift.SecretKey; Region = $swift.Region; EndpointUrl = $swift.Endpoint }
        $key = 'a b/ü+(1)/x..y.txt'
        $send = @{ SkipHttpErrorCheck = $true; SkipHeaderValidation = $true }
        foreach ($body in '', 'hello') {
            $made = if ($body) { New-S3PresignedUrl probe $key -Method PUT @signing } else { New-S3PresignedUrl probe -Method PUT -Target Bucket @signing }
            $answer = Invoke-WebRequest $made.Url -Method Put -Body $body @send
            if ($answer.StatusCode -ne 200) { throw "Swift did not take the test data: $($answer.StatusCode) $($answer.Content)" }
        }
    }

    AfterAll { if ($swift) { Stop-SwiftServer $swift } }

    It 'finds a good GET, HEAD and list URL good' {
        foreach ($url in (New-S3PresignedUrl probe $key @signing), (New-S3PresignedUrl probe $key -Method HEAD @signing), (New-S3PresignedUrl probe -Target Bucket @signing)) {
            $test = $url | Test-S3PresignedUrl -Live
            $test.IsValid | Should -BeTrue -Because ($test.Findings -join '; ')
            $test.Live.StatusCode | Should -BeIn 200, 206
        }
    }

    It 'learns from the server that the URL was signed for another method, and names it with the secret' {
        $put = New-S3PresignedUrl probe $key -Method PUT @signing
        $test = Test-S3PresignedUrl $put.Url -Method GET -Live
        $test.Live.ErrorCode | Should -Be 'SignatureDoesNotMatch'
        $test.Findings.Cause | Should -Contain 'wrong-method'
        (Test-S3PresignedUrl $put.Url -Method GET -Live -SecretKey $swift.SecretKey).Cause | Should -Be 'wrong-method'
    }

    It 'names what the server sees: <What>' -ForEach @(
        @{ What = 'another region'; Cause = 'wrong-region'; Change = { New-S3PresignedUrl probe 'k' @signing -Region eu-south-2 } }
        @{ What = 'no such bucket'; Cause = 'bucket-does-not-exist'; Change = { New-S3PresignedUrl no-such-bucket-here 'k' @signing } }
        @{ What = 'no such key'; Cause = 'wrong-bucket-or-key'; Change = { New-S3PresignedUrl probe 'nothing/here' @signing } }
        @{ What = 'expired'; Cause = 'url-expired'; Change = { New-S3PresignedUrl probe 'k' @signing -SignedAt ([datetimeoffset]::UtcNow.AddHours(-2)) -WarningAction SilentlyContinue } }
        @{ What = 'parameter appended'; Cause = 'extra-query-parameter'; Change = { (New-S3PresignedUrl probe 'k' @signing).Url + '&utm_source=mail' } }
    ) {
        if ($What -eq 'another region') { $other = $signing.Clone(); $other.Region = 'eu-south-2'; $url = New-S3PresignedUrl probe 'k' @other } else { $url = & $Change }
        $test = Test-S3PresignedUrl $url -Live
        $test.IsValid | Should -BeFalse
        $test.Findings.Cause | Should -Contain $Cause
        $test.Live.StatusCode | Should -BeGreaterOrEqual 400
    }

    It 'changes nothing, not even with -Force' {
        $overwrite = New-S3PresignedUrl probe $key -Method PUT @signing | Test-S3PresignedUrl -Live -Force
        $remove = New-S3PresignedUrl probe $key -Method DELETE @signing | Test-S3PresignedUrl -Live -Force
        $overwrite.Live.Sent, $remove.Live.Sent | Should -Not -Contain $true
        [System.Text.Encoding]::UTF8.GetString((Invoke-WebRequest (New-S3PresignedUrl probe $key @signing).Url @send).Content) | Should -Be 'hello'
    }
}
