# ConvertFrom-S3ErrorResponse as users call it: text, files, hashtables, and errors of the web cmdlets against a server on loopback.

BeforeAll {
    function Get-ExactCanonicalRequest($Answer) {
        # Not public: the exact bytes hold the session token.
        [System.Text.Encoding]::UTF8.GetString($Answer.GetType().GetProperty('CanonicalRequestBytes', [System.Reflection.BindingFlags]'Instance, NonPublic').GetValue($Answer))
    }

    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)

    $script:token = 'IQoJb3JpZ2luX2VjEFAKETOKENFAKETOKEN/abc+def=='
    $script:signature = 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404'
    $script:canonical = "GET`n/test.txt`nX-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Security-Token=$([uri]::EscapeDataString($token))&X-Amz-SignedHeaders=host`nhost:b.s3.amazonaws.com`n`nhost`nUNSIGNED-PAYLOAD"
    $script:hex = ([System.Text.Encoding]::UTF8.GetBytes($canonical) | ForEach-Object { $_.ToString('x2') }) -join ' '
    $script:bodies = @{
        '/expired'   = '<?xml version="1.0" encoding="UTF-8"?>' + "`n" + '<Error><Code>AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>60</X-Amz-Expires><Expires>2026-01-02T03:05:05Z</Expires><ServerTime>2026-01-02T04:00:00Z</ServerTime><RequestId>955102B1FB2EXAMP</RequestId><HostId>hYC=</HostId></Error>'
        '/signature' = "<?xml version=`"1.0`" encoding=`"UTF-8`"?>`n<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message><AWSAccessKeyId>ASIAIOSFODNN7EXAMPLE</AWSAccessKeyId><SignatureProvided>$signature</SignatureProvided><CanonicalRequest>$($canonical -replace '&', '&amp;')</CanonicalRequest><CanonicalRequestBytes>$hex</CanonicalRequestBytes><RequestId>955102B1FB2EXAMP</RequestId></Error>"
        '/token'     = "<Error><Code>InvalidToken</Code><Message>The provided token is malformed or otherwise invalid.</Message><Token-0>$token</Token-0></Error>"
        '/page'      = "<html>`n<head><title>404 Not Found</title></head>`n<body>`n<h1>404 Not Found</h1>`n<ul>`n<li>Code: NoSuchKey</li>`n<li>Message: The specified key does not exist.</li>`n<li>Key: index.html</li>`n</ul>`n</body>`n</html>"
        '/json'      = '{"Code":"NoSuchBucket","Message":"The specified bucket does not exist","BucketName":"b"}'
    }

    # A server on a free port, in a runspace of its own; it ends after 60 s even if nobody stops it.
    $finder = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $finder.Start()
    $port = $finder.LocalEndpoint.Port
    $finder.Stop()
    $script:base = "http://127.0.0.1:$port"
    $script:listener = [System.Net.HttpListener]::new()
    $listener.Prefixes.Add("$base/")
    $listener.Start()
    $script:server = [powershell]::Create().AddScript({
            param($listener, $bodies)
            $end = [datetime]::UtcNow.AddSeconds(60)
            while ($listener.IsListening -and [datetime]::UtcNow -lt $end) {
                $pending = $listener.GetContextAsync()
                while (-not $pending.Wait(250)) { if (-not $listener.IsListening -or [datetime]::UtcNow -ge $end) { return } }
                $context = $pending.Result
                $path = $context.Request.Url.AbsolutePath
                $response = $context.Response
                $response.StatusCode = switch ($path) { '/token' { 400 } '/page' { 404 } '/json' { 404 } '/head' { 403 } '/success' { 200 } default { 403 } }
                $response.ContentType = switch ($path) { '/page' { 'text/html; charset=utf-8' } '/json' { 'application/json' } default { 'application/xml' } }
                $response.Headers['x-amz-request-id'] = 'HEADERREQUESTID'
                $response.Headers['x-amz-id-2'] = 'HEADERHOSTID='
                $response.Headers['x-amz-bucket-region'] = 'eu-west-1'
                if ($context.Request.HttpMethod -ne 'HEAD' -and $bodies.ContainsKey($path)) {
                    $bytes = [System.Text.Encoding]::UTF8.GetBytes($bodies[$path])
                    $response.ContentLength64 = $bytes.Length
                    $response.OutputStream.Write($bytes, 0, $bytes.Length)
                }
                $response.Close()
            }
        }).AddArgument($listener).AddArgument($bodies)
    $script:serving = $server.BeginInvoke()

    function Get-WebError ([string] $Path, [string] $Method = 'Get', [string] $Command = 'Invoke-WebRequest') {
        try { & $Command "$base$Path" -Method $Method -TimeoutSec 20 -NoProxy | Out-Null; throw 'The server did not refuse.' } catch { $_ }
    }
}

AfterAll {
    $listener.Stop()
    $listener.Close()
    $null = $serving.AsyncWaitHandle.WaitOne(5000)
    $server.Dispose()
}

Describe 'ConvertFrom-S3ErrorResponse and the web cmdlets' {
    It 'reads an error record of <_>' -ForEach 'Invoke-WebRequest', 'Invoke-RestMethod' {
        $answer = Get-WebError /expired -Command $_ | ConvertFrom-S3ErrorResponse
        $answer.Code | Should -Be 'AccessDenied'
        $answer.Message | Should -Be 'Request has expired'
        $answer.StatusCode | Should -Be 403
        $answer.IsStatusCodeReceived | Should -BeTrue
        $answer.Row | Should -Be 'url-expired'
        $answer.Region | Should -Be 'eu-west-1'
        $answer.RequestId | Should -Be '955102B1FB2EXAMP'
        $answer.ExpiresAt | Should -Be ([datetimeoffset] '2026-01-02T03:05:05Z')
    }

    It 'keeps the canonical request exact, although PowerShell indents the XML' {
        $answer = Get-WebError /signature | ConvertFrom-S3ErrorResponse
        Get-ExactCanonicalRequest $answer | Should -BeExactly $canonical
        $answer.CanonicalRequest | Should -Match '^GET\n/test\.txt\nX-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Security-Token=\*\*\*&X-Amz-SignedHeaders=host\n'
    }

    It 'reads the answer to HEAD from status and headers' {
        $answer = Get-WebError /head -Method Head | ConvertFrom-S3ErrorResponse
        $answer.Kind | Should -Be 'Headers'
        $answer.Code | Should -BeNullOrEmpty
        $answer.StatusCode | Should -Be 403
        $answer.RequestId | Should -Be 'HEADERREQUESTID'
        $answer.HostId | Should -Be 'HEADERHOSTID='
        $answer.LikelyCauses[0] | Should -Be 'head-with-get-url'
    }

    It 'reads a website page whose tags PowerShell took out' {
        $answer = Get-WebError /page | ConvertFrom-S3ErrorResponse
        $answer.Code, $answer.StatusCode, $answer.Key | Should -Be 'NoSuchKey', 404, 'index.html'
    }

    It 'reads the JSON of an S3-compatible server' {
        $answer = Get-WebError /json | ConvertFrom-S3ErrorResponse
        $answer.Kind | Should -Be 'Json'
        $answer.Code, $answer.BucketName | Should -Be 'NoSuchBucket', 'b'
    }

    It 'reads the exception alone, whose body is gone' {
        $answer = (Get-WebError /expired).Exception | ConvertFrom-S3ErrorResponse
        $answer.StatusCode | Should -Be 403
        $answer.RequestId | Should -Be 'HEADERREQUESTID'
    }

    It 'reads the answer of -SkipHttpErrorCheck' {
        $answer = Invoke-WebRequest "$base/expired" -SkipHttpErrorCheck -TimeoutSec 20 -NoProxy | ConvertFrom-S3ErrorResponse
        $answer.Row, $answer.StatusCode, $answer.Region | Should -Be 'url-expired', 403, 'eu-west-1'
    }

    It 'reads an HttpResponseMessage' {
        $client = [System.Net.Http.HttpClient]::new()
        try {
            $message = $client.GetAsync("$base/expired").GetAwaiter().GetResult()
            $answer = $message | ConvertFrom-S3ErrorResponse
            $answer.Row, $answer.StatusCode, $answer.Region | Should -Be 'url-expired', 403, 'eu-west-1'
        }
        finally { $client.Dispose() }
    }

    It 'says so when the request succeeded' {
        Invoke-WebRequest "$base/success" -TimeoutSec 20 -NoProxy | ConvertFrom-S3ErrorResponse -ErrorAction SilentlyContinue -ErrorVariable fault | Should -BeNullOrEmpty
        $fault[0].FullyQualifiedErrorId | Should -BeLike 'ResponseIsSuccess,*'
    }

    It 'says so when no answer came' {
        $refused = try { Invoke-WebRequest 'http://127.0.0.1:1/' -TimeoutSec 5 -NoProxy } catch { $_ }
        $refused | ConvertFrom-S3ErrorResponse -ErrorAction SilentlyContinue -ErrorVariable fault
        $fault[0].FullyQualifiedErrorId | Should -BeLike 'ResponseMissing,*'
    }
}

Describe 'ConvertFrom-S3ErrorResponse and text' {
    It 'gives one answer for the lines of one body' {
        @($bodies['/signature'] -split "`n" | ConvertFrom-S3ErrorResponse).Count | Should -Be 1
        Get-ExactCanonicalRequest ($bodies['/signature'] -split "`n" | ConvertFrom-S3ErrorResponse) | Should -BeExactly $canonical
    }

    It 'gives every answer of a log, in lines, whole, and as an argument' {
        $log = "start`n$($bodies['/expired'])`nbetween`n$($bodies['/token'])`nend"
        foreach ($answers in @(, @($log -split "`n" | ConvertFrom-S3ErrorResponse)), @(, @($log | ConvertFrom-S3ErrorResponse)), @(, @(ConvertFrom-S3ErrorResponse ($log -split "`n")))) {
            $answers[0].Code | Should -Be 'AccessDenied', 'InvalidToken'
        }
    }

    It 'takes messages of the AWS CLI one by one' {
        'An error occurred (NoSuchKey) when calling the GetObject operation: The specified key does not exist.', 'An error occurred (SlowDown) when calling the GetObject operation (reached max retries: 4): Please reduce your request rate.' |
            ConvertFrom-S3ErrorResponse | ForEach-Object Row | Should -Be 'key-missing', 'slow-down'
    }

    It 'gives what a cut body holds, and the next body' {
        $answers = @($bodies['/expired'].Substring(0, 120), $bodies['/token'] | ConvertFrom-S3ErrorResponse)
        $answers.Code | Should -Be 'AccessDenied', 'InvalidToken'
        $answers.IsTruncated | Should -Be $true, $false
    }

    It 'goes on after a fault' {
        $answers = '<Error><Code>&bogus;</Code></Error>', $bodies['/token'], '<!DOCTYPE a [<!ENTITY b "c">]><Error><Code>&b;</Code></Error>', $bodies['/expired'] |
            ConvertFrom-S3ErrorResponse -ErrorAction SilentlyContinue -ErrorVariable faults
        $answers.Code | Should -Be 'InvalidToken', 'AccessDenied'
        $faults.ForEach{ ($_.FullyQualifiedErrorId -split ',')[0] } | Should -Be 'ResponseXmlMalformed', 'ResponseHasDocumentType'
        $faults[0].CategoryInfo.Category | Should -Be 'InvalidData'
        $faults[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'gives one error for one fault, and goes on in the same string' {
        '<Error><Code>&bogus;</Code></Error>' | ConvertFrom-S3ErrorResponse -ErrorAction SilentlyContinue -ErrorVariable faults | Should -BeNullOrEmpty
        @($faults).Count | Should -Be 1
        ("<Error><Code>&bogus;</Code></Error>`n" + $bodies['/token'] | ConvertFrom-S3ErrorResponse -ErrorAction SilentlyContinue -ErrorVariable faults).Code | Should -Be 'InvalidToken'
        @($faults).Count | Should -Be 1
    }

    It 'finds an answer after a long log, and refuses lines without end' {
        $noise = @('2026-01-02 10:00:00 nothing to see') * 40000
        ($noise + 'HTTP/1.1 403 Forbidden' + 'x-amz-bucket-region: eu-west-1' + '' + $bodies['/token'] | ConvertFrom-S3ErrorResponse).Region | Should -Be 'eu-west-1'
        '<Error>' , ('x' * 1MB), $bodies['/token'] | ConvertFrom-S3ErrorResponse -ErrorAction SilentlyContinue -ErrorVariable fault | ForEach-Object Code | Should -Be 'InvalidToken'
        $fault[0].FullyQualifiedErrorId | Should -BeLike 'ResponseTooLarge,*'
    }

    It 'gives an error for text without an answer, and nothing for no input' {
        'hello', 'world' | ConvertFrom-S3ErrorResponse -ErrorAction SilentlyContinue -ErrorVariable fault | Should -BeNullOrEmpty
        @($fault).Count | Should -Be 1
        $fault[0].FullyQualifiedErrorId | Should -BeLike 'ResponseNotRecognized,*'
        $null, @() | ConvertFrom-S3ErrorResponse | Should -BeNullOrEmpty
    }

    It 'asks for something where nothing is given' {
        ConvertFrom-S3ErrorResponse -ErrorAction SilentlyContinue -ErrorVariable fault
        $fault[0].FullyQualifiedErrorId | Should -BeLike 'ResponseEmpty,*'
        { ConvertFrom-S3ErrorResponse -StatusCode 99 } | Should -Throw
    }

    It 'takes status and headers for an empty body' {
        ('' | ConvertFrom-S3ErrorResponse -StatusCode 404 -Headers @{ 'x-amz-delete-marker' = 'true' }).LikelyCauses[0] | Should -Be 'delete-marker'
        (ConvertFrom-S3ErrorResponse -StatusCode 403).Row | Should -Be 'status-403'
    }
}

Describe 'ConvertFrom-S3ErrorResponse and other objects' {
    It 'reads a hashtable and an object of status, headers and body' {
        $table = @{ Status = 307; Headers = @{ Location = "https://b.s3.eu-west-2.amazonaws.com/k?X-Amz-Signature=$signature"; 'x-amz-bucket-region' = 'eu-west-2' } }
        foreach ($answer in ($table | ConvertFrom-S3ErrorResponse), ([pscustomobject] $table | ConvertFrom-S3ErrorResponse)) {
            $answer.Row, $answer.Region, $answer.Endpoint | Should -Be 'status-307', 'eu-west-2', 'b.s3.eu-west-2.amazonaws.com'
            $answer.Location | Should -BeLike '*X-Amz-Signature=`*`*`*'
        }
        ($bodies['/expired'] | ForEach-Object { @{ StatusCode = 403; Body = $_ } } | ConvertFrom-S3ErrorResponse).Row | Should -Be 'url-expired'
        (@{ 'x-amz-request-id' = 'R' } | ConvertFrom-S3ErrorResponse -StatusCode 404).RequestId | Should -Be 'R'
    }

    It 'reads an exception of the shape that the AWS SDK throws' {
        class FakeS3Exception : System.Exception {
            [string] $ErrorCode = 'NoSuchBucket'; [string] $RequestId = '955102B1FB2EXAMP'; [string] $AmazonId2 = 'hYC='; [System.Net.HttpStatusCode] $StatusCode = 'NotFound'; [string] $ResponseBody
            FakeS3Exception ([string] $m) : base($m) { }
        }
        $inner = [FakeS3Exception]::new('The specified bucket does not exist')
        $record = [System.Management.Automation.ErrorRecord]::new([System.InvalidOperationException]::new('outer', $inner), 'x', 'InvalidOperation', $null)
        $answer = $record | ConvertFrom-S3ErrorResponse
        $answer.Row, $answer.StatusCode, $answer.RequestId, $answer.HostId | Should -Be 'bucket-missing', 404, '955102B1FB2EXAMP', 'hYC='
    }

    It 'gives an error for what holds no answer' {
        Get-Item Env:PATH | ConvertFrom-S3ErrorResponse -ErrorAction SilentlyContinue -ErrorVariable fault
        $fault[0].FullyQualifiedErrorId | Should -BeLike 'ResponseInputUnknown,*'
        $other = try { Get-Item -LiteralPath (Join-Path $TestDrive 'none') -ErrorAction Stop } catch { $_ }
        $other | ConvertFrom-S3ErrorResponse -ErrorAction SilentlyContinue -ErrorVariable fault
        $fault[0].FullyQualifiedErrorId | Should -BeLike 'ResponseMissing,*'
    }

    It 'reads files by -Path, -LiteralPath and from the pipeline' {
        $folder = New-Item (Join-Path $TestDrive 'answers') -ItemType Directory
        Set-Content -LiteralPath (Join-Path $folder 'a[1].xml') $bodies['/expired']
        Set-Content -LiteralPath (Join-Path $folder 'b.xml') $bodies['/token'] -Encoding unicode
        (ConvertFrom-S3ErrorResponse -Path (Join-Path $folder '*.xml')).Code | Should -Be 'AccessDenied', 'InvalidToken'
        (ConvertFrom-S3ErrorResponse -LiteralPath (Join-Path $folder 'a[1].xml')).Code | Should -Be 'AccessDenied'
        (Get-ChildItem $folder | ConvertFrom-S3ErrorResponse).Code | Should -Be 'AccessDenied', 'InvalidToken'
    }

    It 'gives an error for a file that is missing, no file, or huge' {
        $huge = Join-Path $TestDrive 'huge.xml'
        $stream = [System.IO.File]::Create($huge)
        $stream.SetLength(100MB)
        $stream.Dispose()
        ConvertFrom-S3ErrorResponse -LiteralPath (Join-Path $TestDrive 'none.xml'), 'Env:PATH', "$TestDrive", $huge -ErrorAction SilentlyContinue -ErrorVariable faults
        $faults.ForEach{ ($_.FullyQualifiedErrorId -split ',')[0] } | Should -Be 'ResponseFileNotReadable', 'ResponseFileNotReadable', 'ResponseFileNotReadable', 'ResponseTooLarge'
    }
}

Describe 'ConvertFrom-S3ErrorResponse, what is shown' {
    It 'shows no signature and no token in any view or stream' {
        $answers = $bodies['/signature'], $bodies['/token'] | ConvertFrom-S3ErrorResponse -Verbose -Debug *>&1
        $shown = @(
            $answers | Out-String -Width 4000
            $answers | Format-Table | Out-String -Width 4000
            $answers | Format-List * | Out-String -Width 4000
            $answers | ForEach-Object { $_.Elements | Out-String -Width 4000; "$_" }
            $answers | ConvertTo-Json -Depth 5
        ) -join "`n"
        $shown | Should -Not -BeLike '*FAKETOKEN*'
        $shown | Should -Not -BeLike "*$signature*"
    }

    It 'has a list view without empty lines, and a table view' {
        $list = $bodies['/token'] | ConvertFrom-S3ErrorResponse | Out-String -Width 200
        $list | Should -Match '(?m)^\S*Code\s+: .*InvalidToken'
        $list | Should -Match '(?m)^\S*LikelyCauses\s+: .*malformed-session-token'
        $list | Should -Not -Match 'BucketName|ServerTime|CanonicalRequest|Elements'
        $table = $bodies['/token'] | ConvertFrom-S3ErrorResponse | Format-Table | Out-String -Width 200
        $table | Should -Match 'Status.*Code.*Stage.*Message'
        $table | Should -Match '400 InvalidToken\s+Credential\s+The provided token'
    }

    It 'looks the same after a job or remoting' {
        $answer = $bodies['/expired'] | ConvertFrom-S3ErrorResponse
        $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($answer, 3))
        ($copy | Out-String -Width 200) | Should -Be ($answer | Out-String -Width 200)
    }

    It 'says what it gives' {
        (Get-Command ConvertFrom-S3ErrorResponse).OutputType.Name | Should -Be 'PresignTools.Responses.S3ErrorResponse'
    }
}
