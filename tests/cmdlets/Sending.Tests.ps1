# What reaches the wire, byte by byte: a raw listener on loopback keeps all that it is sent. Each situation either sends exactly the bytes that are
# written here, or nothing.

BeforeDiscovery {
    # {e} is the listener's http://127.0.0.1:PORT, {p} its port, {q} a query that looks signed, {t} the same with a session token.
    # Sent: what goes out, without Host, User-Agent and the end of the head; $null for nothing.
    $script:plain = 'GET /b/k?{q} HTTP/1.1', 'Range: bytes=0-0'
    $script:situations = @(
        @{ Name = 'text, CR LF in a header'; Text = "curl -H 'X-A: b`r`n`r`nDELETE /c HTTP/1.1`r`nHost: docker`r`nX: c' '{e}/b/k?{q}'" }
        @{ Name = 'text, CR LF in a header, -Live'; Text = "curl -H 'X-A: b`r`n`r`nDELETE /c HTTP/1.1`r`nHost: docker`r`nX: c' '{e}/b/k?{q}'"; With = @{ Live = $true }; Why = '*header x-a has a line break*' }
        @{ Name = 'text, LF in a header, -Live'; Text = "curl -H 'X-A: b`n`nFLUSHALL`n' '{e}/b/k?{q}'"; With = @{ Live = $true }; Why = '*header x-a*' }
        @{ Name = 'text, NUL in a header, -EndpointUrl'; Text = "curl -H 'X-A: b`0c' '{e}/b/k?{q}'"; With = @{ EndpointUrl = '{e}' }; Why = '*header x-a*' }
        @{ Name = 'text, a method with a line break'; Text = "curl -X 'GET /x HTTP/1.1`r`nA: b' '{e}/b/k?{q}'"; With = @{ Live = $true } }
        @{ Name = '-Header with CR LF'; With = @{ Url = '{e}/b/k?{q}'; Method = 'GET'; Header = @{ 'X-A' = "b`r`nc" } }; Why = '*header x-a*' }
        @{ Name = '-Header with ESC, -Live'; With = @{ Url = '{e}/b/k?{q}'; Method = 'GET'; Header = @{ 'X-A' = "b$([char]27)c" }; Live = $true }; Why = '*header x-a*' }
        @{ Name = '-Header with a line break in its name'; With = @{ Url = '{e}/b/k?{q}'; Method = 'GET'; Header = @{ "X-A`r`nX-B" = 'c' }; Live = $true }; Why = '*not a header name*' }
        @{ Name = '-Header with a tab inside'; With = @{ Url = '{e}/b/k?{q}'; Method = 'GET'; Header = @{ 'X-A' = "b`tc" }; Live = $true }; Why = '*header x-a*' }
        @{ Name = '-Method with a line break'; With = @{ Url = '{e}/b/k?{q}'; Method = "GET`r`nX: y"; Live = $true } }

        @{ Name = 'text, loopback'; Text = "curl '{e}/b/k?{q}'`n403 Forbidden"; Why = '*is this machine*' }
        @{ Name = 'text, localhost'; Text = "curl 'http://localhost:{p}/b/k?{q}'"; Why = '*is this machine*' }
        @{ Name = 'text, a.localhost.'; Text = "curl 'http://a.localhost.:{p}/b/k?{q}'"; Why = '*is this machine*' }
        @{ Name = 'text, 2130706433'; Text = "curl 'http://2130706433:{p}/b/k?{q}'"; Why = '*is this machine*' }
        @{ Name = 'text, 0x7f000001'; Text = "curl 'http://0x7f000001:{p}/b/k?{q}'"; Why = '*is this machine*' }
        @{ Name = 'text, 127.1'; Text = "curl 'http://127.1:{p}/b/k?{q}'"; Why = '*is this machine*' }
        @{ Name = 'text, 017700000001'; Text = "curl 'http://017700000001:{p}/b/k?{q}'"; Why = '*is this machine*' }
        @{ Name = 'text, [::ffff:127.0.0.1]'; Text = "curl 'http://[::ffff:127.0.0.1]:{p}/b/k?{q}'"; Why = '*this machine*' }
        @{ Name = 'text, full-width digits'; Text = "curl 'http://１２７.０.０.１:{p}/b/k?{q}'" }
        @{ Name = 'text, metadata of a cloud'; Text = "curl -H 'Metadata-Flavor: Google' 'http://169.254.169.254/computeMetadata/v1/x?{q}'"; Why = '*metadata*'; Proxy = $true }
        @{ Name = 'text, a private address'; Text = "curl 'http://10.0.0.5/b/k?{q}'"; Why = '*private network*'; Proxy = $true }
        @{ Name = 'text, a look-alike of S3'; Text = "curl 'http://b.s3.eu-central-1.amazonaws.com.evil.example/k?{q}'"; Why = '*not one of AWS*'; Proxy = $true }
        @{ Name = 'text, S3 itself'; Text = "curl 'http://b.s3.eu-central-1.amazonaws.com/k?{q}'"; Proxy = $true
            Sent = 'GET http://b.s3.eu-central-1.amazonaws.com/k?{q} HTTP/1.1', 'Range: bytes=0-0' }
        @{ Name = 'text, S3 itself, with Authorization, Cookie and Metadata-Flavor'; Proxy = $true
            Text = "curl -H 'Authorization: Bearer x' -H 'Cookie: a=b' -H 'Metadata-Flavor: Google' -H 'Origin: https://a.example' 'http://b.s3.eu-central-1.amazonaws.com/k?{q}'"
            Sent = 'GET http://b.s3.eu-central-1.amazonaws.com/k?{q} HTTP/1.1', 'Origin: https://a.example', 'Range: bytes=0-0'; Warns = '*authorization, cookie, metadata-flavor*' }
        @{ Name = 'text, S3 itself over plain http, with a token'; Text = "curl 'http://b.s3.eu-central-1.amazonaws.com/k?{t}'"; Why = '*plain http*'; Proxy = $true }
        @{ Name = '-Url, a private address'; With = @{ Url = 'http://10.0.0.5/b/k?{q}' }; Why = '*private network*'; Proxy = $true }
        @{ Name = '-Url, a private address, -Live'; With = @{ Url = 'http://10.0.0.5/b/k?{q}'; Live = $true }; Proxy = $true
            Sent = 'GET http://10.0.0.5/b/k?{q} HTTP/1.1', 'Range: bytes=0-0' }
        @{ Name = '-Url, another public host'; With = @{ Url = 'http://minio.example/b/k?{q}' }; Proxy = $true
            Sent = 'GET http://minio.example/b/k?{q} HTTP/1.1', 'Range: bytes=0-0' }
        @{ Name = '-Url, another public host over plain http, with a token'; With = @{ Url = 'http://minio.example/b/k?{t}' }; Why = '*plain http*'; Proxy = $true }

        @{ Name = 'text, -Live'; Text = "curl '{e}/b/k?{q}'"; With = @{ Live = $true }; Sent = $plain }
        @{ Name = 'text with Authorization and Cookie, -Live'; Text = "curl -H 'Authorization: Bearer x' -H 'Cookie: a=b' '{e}/b/k?{q}'"; With = @{ Live = $true }
            Sent = 'GET /b/k?{q} HTTP/1.1', 'Authorization: Bearer x', 'Cookie: a=b', 'Range: bytes=0-0' }
        @{ Name = 'text, -EndpointUrl'; Text = "curl -H 'Cookie: a=b' '{e}/b/k?{q}'"; With = @{ EndpointUrl = '{e}' }; Sent = $plain; Warns = '*cookie*' }
        @{ Name = 'text, -EndpointUrl of another port'; Text = "curl '{e}/b/k?{q}'"; With = @{ EndpointUrl = 'http://127.0.0.1:9' }; Why = '*is this machine*' }
        @{ Name = 'text, AWS_ENDPOINT_URL'; Text = "curl '{e}/b/k?{q}'"; Environment = @{ AWS_ENDPOINT_URL = '{e}' }; Sent = $plain }
        @{ Name = 'text, endpoint_url of the default profile'; Text = "curl '{e}/b/k?{q}'"; Sent = $plain
            Config = "[default]`nendpoint_url = {e}`n[profile other]`nregion = eu-west-1" }
        @{ Name = 'text, endpoint_url of another profile'; Text = "curl '{e}/b/k?{q}'"; Why = '*is this machine*'
            Config = "[default]`nregion = eu-west-1`n[profile other]`nendpoint_url = {e}" }
        @{ Name = 'text, endpoint_url of the profile in AWS_PROFILE'; Text = "curl '{e}/b/k?{q}'"; Sent = $plain
            Config = "[profile other]`nendpoint_url = {e} # mine"; Environment = @{ AWS_PROFILE = 'other' } }
        @{ Name = 'text, the s3 block of the services of a profile'; Text = "curl '{e}/b/k?{q}'"; Sent = $plain
            Config = "[default]`nservices = local`n[services local]`nec2 =`n  endpoint_url = http://127.0.0.1:9`ns3 =`n  endpoint_url = {e}" }
        @{ Name = 'text, the block of another service'; Text = "curl '{e}/b/k?{q}'"; Why = '*is this machine*'
            Config = "[default]`nservices = local`n[services local]`nec2 =`n  endpoint_url = {e}" }
        @{ Name = 'text, a profile''s endpoint_url that is to be ignored'; Text = "curl '{e}/b/k?{q}'"; Why = '*is this machine*'
            Config = "[default]`nendpoint_url = {e}"; Environment = @{ AWS_IGNORE_CONFIGURED_ENDPOINT_URLS = 'true' } }

        @{ Name = 'text, [::1]'; Text = "curl 'http://[::1]:{p}/b/k?{q}'"; Why = '*this machine*' }
        @{ Name = 'text, an address of IPv6 in a private network'; Text = "curl 'http://[fd00::5]/b/k?{q}'"; Why = '*private network*'; Proxy = $true }
        @{ Name = 'text, metadata of EC2 over IPv6'; Text = "curl 'http://[fd00:ec2::254]/latest?{q}'"; Why = '*'; Proxy = $true }
        @{ Name = 'text, an address of IPv4 inside NAT64'; Text = "curl 'http://[64:ff9b::a9fe:a9fe]/latest?{q}'"; Why = '*'; Proxy = $true }
        @{ Name = 'text, S3 written with a Cyrillic letter'; Text = "curl 'http://b.s3.eu-central-1.am$([char]0x430)zonaws.com/k?{q}'"; Why = '*'; Proxy = $true }
        @{ Name = '-Url, a host in letters outside ASCII'; With = @{ Url = "http://b$([char]0xfc)cher.example/b/k?{q}" }; Proxy = $true
            Sent = , 'GET http://xn--bcher-kva.example/b/k?{q} HTTP/1.1' }
        @{ Name = 'text, S3 itself with a dot at the end'; Text = "curl 'http://b.s3.eu-central-1.amazonaws.com.:8080/k?{q}'"; Why = '*'; Proxy = $true }
        @{ Name = 'text, S3 itself on another port'; Text = "curl 'http://b.s3.eu-central-1.amazonaws.com:6379/k?{q}'"; Why = '*not one of AWS*'; Proxy = $true }
        @{ Name = 'text, S3 itself as the user of another host'; Text = "curl 'http://b.s3.eu-central-1.amazonaws.com@127.0.0.1:{p}/k?{q}'"; Why = '*' }
        @{ Name = 'text, S3 itself before a backslash'; Text = "curl 'http://b.s3.eu-central-1.amazonaws.com\@127.0.0.1:{p}/k?{q}'"; Why = '*' }
        @{ Name = '-Url, escaped CR LF in the path stays escaped'; With = @{ Url = '{e}/b/k%0D%0AX-A:%20b?{q}' }
            Sent = 'GET /b/k%0D%0AX-A:%20b?{q} HTTP/1.1', 'Range: bytes=0-0' }
        @{ Name = '-Url with CR LF in the query, -Live'; With = @{ Url = "{e}/b/k?{q}&a=b`r`nX-C: d"; Live = $true }
            Sent = 'GET /b/k?{q}&a=b HTTP/1.1', 'Range: bytes=0-0' }
        @{ Name = '-Header with NEL'; With = @{ Url = '{e}/b/k?{q}'; Method = 'GET'; Header = @{ 'X-A' = "b$([char]0x85)c" } }; Why = '*header x-a*' }

        @{ Name = '-Url'; With = @{ Url = '{e}/b/k?{q}' }; Sent = $plain }
        @{ Name = '-Url, -Offline'; With = @{ Url = '{e}/b/k?{q}'; Offline = $true } }
        @{ Name = '-Url, localhost'; With = @{ Url = 'http://localhost:{p}/b/k?{q}' }; Sent = $plain }
        @{ Name = 'an argument that is one URL'; Argument = ' {e}/b/k?{q} '; Sent = $plain }
        @{ Name = 'an argument that is a URL object'; Argument = [uri]'http://127.0.0.1/b/k?{q}'; Sent = $plain }
        @{ Name = 'an argument with a URL in it'; Argument = 'see {e}/b/k?{q}'; Why = '*found in text*' }
        @{ Name = 'an argument with a URL in one of its lines'; Argument = @('403 Forbidden', '{e}/b/k?{q}'); Why = '*found in text*' }
        @{ Name = 'piped, one URL with spaces around it'; Text = " {e}/b/k?{q} `n"; Why = '*found in text*' }
        @{ Name = 'piped, one URL, -Live'; Text = '{e}/b/k?{q}'; With = @{ Live = $true }; Sent = $plain }
        @{ Name = 'piped, one URL, -EndpointUrl'; Text = '{e}/b/k?{q}'; With = @{ EndpointUrl = '{e}' }; Sent = $plain }
        @{ Name = 'piped, a line of a file'; Line = ' {e}/b/k?{q}'; Read = { Get-Content $args[0] | Invoke-PresignDiagnosis @given }
            Why = '*found in text*' }
        @{ Name = 'piped, a whole file'; Line = '{e}/b/k?{q}'; Read = { Get-Content $args[0] -Raw | Invoke-PresignDiagnosis @given }
            Why = '*found in text*' }
        @{ Name = 'piped, a list of one line'; Line = '{e}/b/k?{q}'
            Read = { , [object[]]@(Get-Content $args[0]) | Invoke-PresignDiagnosis @given }; Why = '*found in text*' }
        @{ Name = 'piped, a file'; Line = '{e}/b/k?{q}'; Read = { Get-Item $args[0] | Invoke-PresignDiagnosis @given }
            Why = '*found in text*' }
        @{ Name = 'an argument that is a line of a file'; Line = '{e}/b/k?{q}'
            Read = { Invoke-PresignDiagnosis (Get-Content $args[0]) @given }; Why = '*found in text*' }
        @{ Name = '-Url with this line of a file'; Line = '{e}/b/k?{q}'
            Read = { Invoke-PresignDiagnosis -Url (Get-Content $args[0]) @given }; Sent = $plain }

        @{ Name = '-Url, this machine, with a proxy'; With = @{ Url = '{e}/b/k?{q}' }; Proxy = $true; Sent = $plain }
        @{ Name = '-Url, this machine, with a token and a proxy'; With = @{ Url = '{e}/b/k?{t}' }; Proxy = $true
            Sent = 'GET /b/k?{t} HTTP/1.1', 'Range: bytes=0-0' }
        @{ Name = '-Header with X-HTTP-Method-Override'; Sent = $plain; Warns = '*x-http-method-override*never sent*'
            With = @{ Url = '{e}/b/k?{q}'; Method = 'GET'; Header = @{ 'X-HTTP-Method-Override' = 'DELETE' } } }
        @{ Name = 'text with X-Method-Override, -Live'; Text = "curl -H 'X-Method-Override: DELETE' '{e}/b/k?{q}'"; With = @{ Live = $true }
            Sent = $plain; Warns = '*x-method-override*never sent*' }
        @{ Name = 'Test -Live with X-HTTP-Method'; Sent = $plain; Warns = '*x-http-method*never sent*'
            Test = @{ Url = '{e}/b/k?{q}'; Method = 'GET'; Header = @{ 'X-HTTP-Method' = 'DELETE' } } }
        @{ Name = '-Url inside the link of a mail filter'; With = @{ Url = 'https://eur01.safelinks.protection.outlook.com/?url={escaped}&data=x' }; Why = '*found in text*' }
        @{ Name = '-Url and -Header'; With = @{ Url = '{e}/b/k?{q}'; Method = 'GET'; Header = @{ Authorization = 'mine' } }; Sent = 'GET /b/k?{q} HTTP/1.1', 'Authorization: mine', 'Range: bytes=0-0' }
        @{ Name = '-Url and headers of a paste'; Text = "curl -H 'Authorization: x' https://b.s3.amazonaws.com/k"; With = @{ Url = '{e}/b/k?{q}' }; Sent = $plain; Warns = '*authorization*' }
        @{ Name = 'a row of a file with headers'; Row = @{ Url = '{e}/b/k?{q}'; RequiredHeaders = @{ Authorization = 'x' } }; Sent = $plain }
        @{ Name = 'an upload, -Live: GET in its place'; With = @{ Url = '{e}/b/k?{q}'; Method = 'PUT'; Live = $true }; Sent = $plain }
        @{ Name = 'S3''s answer is known'; With = @{ Url = '{e}/b/k?{q}'; Method = 'GET'; StatusCode = 404 } }
        @{ Name = 'S3''s answer is known, -Live'; With = @{ Url = '{e}/b/k?{q}'; Method = 'GET'; StatusCode = 404; Live = $true }; Sent = $plain }

        @{ Name = 'Test -Live'; Test = @{ Url = '{e}/b/k?{q}' }; Sent = $plain }
        @{ Name = 'Test without -Live'; Test = @{ Url = '{e}/b/k?{q}'; Live = $false } }
        @{ Name = 'Test -Live with CR LF'; Test = @{ Url = '{e}/b/k?{q}'; Method = 'GET'; Header = @{ 'X-A' = "b`r`n`r`nDELETE /z HTTP/1.1`r`nX: y" } }; Why = '*header X-A*' }
        @{ Name = 'Test -Live -Force, an upload'; Test = @{ Url = '{e}/b/k?{q}'; Method = 'PUT'; Force = $true }; Why = '*not one of AWS*' }
        @{ Name = 'Test -Live, letters whose low bytes are CR and LF'; Test = @{ Url = "{e}/b/k$([char]0x10d)$([char]0x10a)x?{q}"; Method = 'GET' }
            Sent = 'GET /b/k%C4%8D%C4%8Ax?{q} HTTP/1.1', 'Range: bytes=0-0' }
        @{ Name = 'Test -Live, a header in UTF-8'; Test = @{ Url = '{e}/b/k?{q}'; Method = 'GET'; Header = @{ 'x-amz-meta-a' = "$([char]0xfc)" } }
            Sent = 'GET /b/k?{q} HTTP/1.1', "x-amz-meta-a: $([char]0xc3)$([char]0xbc)", 'Range: bytes=0-0' }
        @{ Name = 'Test -Live, a user and password in the URL'; Test = @{ Url = 'http://user:pw@127.0.0.1:{p}/b/k?{q}' }; Sent = $plain }
        @{ Name = 'Test -Live, a backslash before the host'; Test = @{ Url = 'http://evil.example\@127.0.0.1:{p}/b/k?{q}' }; Why = '*do not agree*' }
    )
}

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    . (Join-Path $PSScriptRoot '../servers/Listener.ps1')
    Import-Module (Get-PresignModulePath)
    $script:query = 'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIARTX3GSDSQEYGAPBA%2F20261124%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261124T120000Z' +
        '&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=' + ('a' * 64)
    $script:answer = "HTTP/1.1 403 Forbidden`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"

    # Nothing of this machine's AWS set-up takes part, and all of it is put back.
    $script:before = @{ Proxy = [System.Net.Http.HttpClient]::DefaultProxy }
    foreach ($name in @((Get-ChildItem Env:AWS_*).Name) + 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_REGION', 'AWS_ENDPOINT_URL', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_CONFIG_FILE', 'AWS_EC2_METADATA_DISABLED') {
        $before[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $null)
    }
    $env:AWS_SHARED_CREDENTIALS_FILE = Join-Path $TestDrive 'none'
    $env:AWS_CONFIG_FILE = Join-Path $TestDrive 'none'
    $env:AWS_EC2_METADATA_DISABLED = 'true'

    function Complete($Value) {
        # The situation with its listener in it.
        if ($Value -is [string]) {
            $url = "$($listener.Endpoint)/b/k?$query"
            return $Value.Replace('{e}', $listener.Endpoint).Replace('{p}', "$($listener.Tcp.LocalEndpoint.Port)").Replace('{q}', $query).
            Replace('{t}', "$query&X-Amz-Security-Token=VICTIMTOKEN").Replace('{escaped}', [uri]::EscapeDataString($url))
        }
        if ($Value -is [hashtable]) {
            $done = @{}
            foreach ($pair in $Value.GetEnumerator()) { $done[$pair.Key] = Complete $pair.Value }
            return $done
        }
        if ($Value -is [uri]) { return [uri](Complete $Value.OriginalString.Replace('http://127.0.0.1', '{e}')) }
        if ($Value -is [array]) { return @($Value | ForEach-Object { Complete $_ }) }
        $Value
    }

    function Get-Sent { @($listener.Requests.ToArray()) }
}

AfterAll {
    [System.Net.Http.HttpClient]::DefaultProxy = $before.Proxy
    $before.Remove('Proxy')
    foreach ($pair in $before.GetEnumerator()) { [Environment]::SetEnvironmentVariable($pair.Key, $pair.Value) }
}

Describe 'On the wire' {
    BeforeEach { $script:listener = Start-Listener $answer }
    AfterEach {
        [System.Net.Http.HttpClient]::DefaultProxy = $before.Proxy
        foreach ($name in 'AWS_ENDPOINT_URL', 'AWS_PROFILE', 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS') { [Environment]::SetEnvironmentVariable($name, $null) }
        $env:AWS_CONFIG_FILE = Join-Path $TestDrive none
        Stop-Listener $listener
    }

    It 'has at least 40 situations' { $situationCount | Should -BeGreaterOrEqual 40 } -TestCases @{ situationCount = $situations.Count }

    It '<Name>' -ForEach $situations {
        if ($Proxy) { [System.Net.Http.HttpClient]::DefaultProxy = [System.Net.WebProxy]::new($listener.Endpoint) }
        foreach ($pair in ($Environment ?? @{}).GetEnumerator()) { [Environment]::SetEnvironmentVariable($pair.Key, (Complete $pair.Value)) }
        if ($Config) {
            $env:AWS_CONFIG_FILE = Join-Path $TestDrive config
            Set-Content $env:AWS_CONFIG_FILE (Complete $Config)
        }
        $given = Complete ($With ?? @{})
        $told = if ($Test) {
            $parameters = Complete $Test
            if (-not $parameters.ContainsKey('Live')) { $parameters.Live = $true }
            Test-S3PresignedUrl @parameters -TimeoutSec 5 -WarningVariable warned -WarningAction SilentlyContinue
        }
        elseif ($Argument) {
            Invoke-PresignDiagnosis (Complete $Argument) @given -TimeoutSec 5 -WarningVariable warned -WarningAction SilentlyContinue
        }
        elseif ($Line) {
            Set-Content (Join-Path $TestDrive line.txt) (Complete $Line)
            $given = @{ TimeoutSec = 5; WarningAction = 'SilentlyContinue' }
            & $Read (Join-Path $TestDrive line.txt)
        }
        elseif ($Row) { [pscustomobject](Complete $Row) | Invoke-PresignDiagnosis @given -TimeoutSec 5 -WarningVariable warned -WarningAction SilentlyContinue }
        elseif ($Text) { (Complete $Text) | Invoke-PresignDiagnosis @given -TimeoutSec 5 -WarningVariable warned -WarningAction SilentlyContinue }
        else { Invoke-PresignDiagnosis @given -TimeoutSec 5 -WarningVariable warned -WarningAction SilentlyContinue }

        if ($null -eq $Sent) {
            Get-Sent | Should -BeNullOrEmpty
            if ($Why) {
                $told.Live.Sent | Should -BeFalse
                $told.Live.Reason | Should -BeLike $Why
            }
        }
        else {
            $requests = @(Get-Sent)
            $requests | Should -HaveCount 1
            $lines = @(foreach ($line in $Sent) { Complete $line })
            $target = $lines[0].Split(' ')[1]
            $name = if ($target -match '^http://([^/]+)') { $Matches[1] } elseif ("$($given.Url)" -match 'localhost') { "localhost:$($listener.Tcp.LocalEndpoint.Port)" } else { $listener.Endpoint -replace '^http://' }
            $version = (Get-Module PresignTools).Version
            $requests[0] | Should -BeExactly ((@($lines[0], "Host: $name") + @($lines | Select-Object -Skip 1) + "User-Agent: PresignTools/$version", '', '') -join "`r`n")
            if ($Warns) { "$warned" | Should -BeLike $Warns }
        }
    }

    It 'follows no redirect of the server' {
        Stop-Listener $listener
        $second = Start-Listener $answer
        $script:listener = Start-Listener "HTTP/1.1 307 Temporary Redirect`r`nLocation: http://b.s3.eu-central-1.amazonaws.com.evil.example:$($second.Tcp.LocalEndpoint.Port)/k`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"
        try {
            $signer = Get-SandboxSigner alice
            $url = (New-S3PresignedUrl b k -EndpointUrl $listener.Endpoint -Region eu-central-1 @signer).Url
            $told = Invoke-PresignDiagnosis -Url $url -TimeoutSec 5 @signer
            @(Get-Sent).Count | Should -BeGreaterThan 1    # the URL, and the question that was redirected
            $second.Requests | Should -HaveCount 0
            $told.Asked -join "`n" | Should -BeLike '*led to another server*'
        }
        finally { Stop-Listener $second }
    }

    It 'refuses -Offline together with -Live' {
        { Invoke-PresignDiagnosis -Url "$($listener.Endpoint)/b/k?$query" -Offline -Live } | Should -Throw -ErrorId 'DiagnosisOfflineAndLive*'
    }

    It 'connects to what was judged: a name that leads inside is not reached' {
        # The system's own resolver cannot be told what to answer, so the connection is made with another one.
        $folder = Split-Path (Get-Command Invoke-PresignDiagnosis).ImplementingType.Assembly.Location
        $assembly = [System.Reflection.Assembly]::LoadFrom((Join-Path $folder 'PresignTools.Transfer.dll'))
        $method = $assembly.GetType('PresignTools.Transfer.Http.GuardedConnection', $true).GetMethod('Handler', [System.Reflection.BindingFlags]'NonPublic,Static')
        if (-not ('PresignTests.Resolver' -as [type])) {
            Add-Type -UsingNamespace System.Net, System.Threading, System.Threading.Tasks -Namespace PresignTests -Name Resolver -MemberDefinition '
                public static Func<string, CancellationToken, Task<IPAddress[]>> To(string a) => (n, c) => Task.FromResult(new[] { IPAddress.Parse(a) });
                public static IWebProxy NoProxy() => new WebProxy();'
        }
        $kinds = $method.GetParameters()[0].ParameterType
        $none = [PresignTests.Resolver].GetMethod('NoProxy').CreateDelegate([Func[System.Net.IWebProxy]])
        $route = [Activator]::CreateInstance($method.GetParameters()[1].ParameterType, @($none))
        $fetch = {
            param($Reachable, $Address)
            $client = [System.Net.Http.HttpClient]::new($method.Invoke($null, @([enum]::Parse($kinds, $Reachable), $route, [PresignTests.Resolver]::To($Address))))
            try { $client.GetAsync("http://rebound.example:$($listener.Tcp.LocalEndpoint.Port)/x").GetAwaiter().GetResult() } finally { $client.Dispose() }
        }
        { & $fetch 'Public' '127.0.0.1' } | Should -Throw '*leads to 127.0.0.1*'
        { & $fetch 'Public, Private' '127.0.0.1' } | Should -Throw '*leads to 127.0.0.1*'
        { & $fetch 'Public, Private, Loopback' '169.254.169.254' } | Should -Throw '*leads to 169.254.169.254*'
        Get-Sent | Should -BeNullOrEmpty
        $null = & $fetch 'Loopback' '127.0.0.1'
        Get-Sent | Should -HaveCount 1
    }
}

Describe 'Keys on the wire' {
    BeforeEach {
        $script:listener = Start-Listener $answer
        $script:signer = Get-SandboxSigner live
        $script:url = (New-S3PresignedUrl b k -EndpointUrl $listener.Endpoint -Region eu-central-1 @signer).Url
        $env:AWS_ACCESS_KEY_ID = $signer.AccessKey; $env:AWS_SECRET_ACCESS_KEY = $signer.SecretKey; $env:AWS_SESSION_TOKEN = $signer.SessionToken; $env:AWS_REGION = 'eu-central-1'
        $script:asked = { @(Get-Sent | Where-Object { $_ -match '(?m)^Authorization:' }) }
    }

    AfterEach {
        [System.Net.Http.HttpClient]::DefaultProxy = $before.Proxy
        foreach ($name in 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_REGION', 'AWS_ENDPOINT_URL') { [Environment]::SetEnvironmentVariable($name, $null) }
        Stop-Listener $listener
    }

    It 'stay here where the URL has their id and another signature' {
        $null = Invoke-PresignDiagnosis -Url ($url -replace 'X-Amz-Signature=.*', "X-Amz-Signature=$('a' * 64)") -TimeoutSec 5
        & $asked | Should -BeNullOrEmpty
        Get-Sent | Should -HaveCount 1
    }

    It 'stay here where they were named, too' {
        $null = Invoke-PresignDiagnosis -Url ($url -replace 'X-Amz-Signature=.*', "X-Amz-Signature=$('a' * 64)") -TimeoutSec 5 @signer
        & $asked | Should -BeNullOrEmpty
    }

    It 'stay here where -Live asks for the URL to be sent' {
        $null = Invoke-PresignDiagnosis -Url ($url -replace 'X-Amz-Signature=.*', "X-Amz-Signature=$('a' * 64)") -Live -TimeoutSec 5
        & $asked | Should -BeNullOrEmpty
    }

    It 'stay here where a Host header makes the signature right' {
        $alien = New-S3PresignedUrl b k -Region eu-central-1 @signer
        $null = "curl -H 'Host: $(([uri]$alien.Url).Host)' '$($listener.Endpoint)$(([uri]$alien.Url).PathAndQuery)'" | Invoke-PresignDiagnosis -Live -TimeoutSec 5
        & $asked | Should -BeNullOrEmpty
    }

    It 'ask the server whose URL they signed' {
        $null = Invoke-PresignDiagnosis -Url $url -TimeoutSec 5
        @(& $asked).Count | Should -BeGreaterThan 0
        (& $asked)[0] | Should -Match '(?m)^X-Amz-Security-Token: '
    }

    It 'ask where -EndpointUrl says' {
        $null = Invoke-PresignDiagnosis -Url ($url -replace 'X-Amz-Signature=.*', "X-Amz-Signature=$('a' * 64)") -EndpointUrl $listener.Endpoint -TimeoutSec 5
        @(& $asked).Count | Should -BeGreaterThan 0
    }

    It 'send no token over plain http to another machine: <What>' -ForEach @(
        @{ What = 'a URL that they signed'; With = @{} }
        @{ What = '-EndpointUrl'; With = @{ EndpointUrl = 'http://minio.example' } }
        @{ What = 'AWS_ENDPOINT_URL'; With = @{}; Own = $true }
    ) {
        [System.Net.Http.HttpClient]::DefaultProxy = [System.Net.WebProxy]::new($listener.Endpoint)
        $open = (New-S3PresignedUrl b k -EndpointUrl http://minio.example -Region eu-central-1 @signer).Url -replace '&X-Amz-Security-Token=[^&]*'
        if ($Own) { $env:AWS_ENDPOINT_URL = 'http://minio.example' }
        $null = Invoke-PresignDiagnosis -Url $open -TimeoutSec 5 -WarningAction SilentlyContinue @With
        Get-Sent | Where-Object { $_ -match 'X-Amz-Security-Token' } | Should -BeNullOrEmpty
    }
}
