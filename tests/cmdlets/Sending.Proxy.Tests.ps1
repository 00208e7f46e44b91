# What goes through a proxy, and what must not: one listener is the proxy, another one the server.

BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    . (Join-Path $PSScriptRoot '../servers/Listener.ps1')
    Import-Module (Get-PresignModulePath)
    $script:query = 'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIARTX3GSDSQEYGAPBA%2F20261124%2Feu-central-1%2Fs3%2Faws4_request' +
        '&X-Amz-Date=20261124T120000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=' + ('a' * 64)
    $script:answer = "HTTP/1.1 403 Forbidden`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"

    # Nothing of this machine's AWS set-up takes part, and all of it is put back.
    $script:before = @{ Proxy = [System.Net.Http.HttpClient]::DefaultProxy }
    $fixed = 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_REGION', 'AWS_ENDPOINT_URL',
    'AWS_SHARED_CREDENTIALS_FILE', 'AWS_CONFIG_FILE', 'AWS_EC2_METADATA_DISABLED'
    foreach ($name in @((Get-ChildItem Env:AWS_*).Name) + $fixed) {
        $before[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $null)
    }
    $env:AWS_SHARED_CREDENTIALS_FILE = Join-Path $TestDrive 'none'
    $env:AWS_CONFIG_FILE = Join-Path $TestDrive 'none'
    $env:AWS_EC2_METADATA_DISABLED = 'true'
}

AfterAll {
    [System.Net.Http.HttpClient]::DefaultProxy = $before.Proxy
    $before.Remove('Proxy')
    foreach ($pair in $before.GetEnumerator()) { [Environment]::SetEnvironmentVariable($pair.Key, $pair.Value) }
}

Describe 'Through a proxy' {
    BeforeEach {
        $script:proxy = Start-Listener $answer
        $script:server = Start-Listener $answer
        [System.Net.Http.HttpClient]::DefaultProxy = [System.Net.WebProxy]::new($proxy.Endpoint)
        $script:quiet = @{ TimeoutSec = 5; WarningAction = 'SilentlyContinue' }
    }

    AfterEach {
        [System.Net.Http.HttpClient]::DefaultProxy = $before.Proxy
        Stop-Listener $proxy
        Stop-Listener $server
    }

    It 'goes https to <Name>, wherever the proxy is' -ForEach @(
        @{ Name = 'a public host that was named'; Url = 'https://files.example.com/b/k'; Target = 'files.example.com:443' }
        @{ Name = 'a public host on a port of its own'; Url = 'https://files.example.com:8443/b/k'; Target = 'files.example.com:8443' }
        @{ Name = 'a public IPv6 address'; Url = 'https://[2600::1]/b/k'; Target = '[2600::1]:443' }
        @{ Name = 'S3, found in text'; Url = 'https://b.s3.eu-central-1.amazonaws.com/k'; Target = 'b.s3.eu-central-1.amazonaws.com:443'
            Text = $true }
    ) {
        $told = if ($Text) { "curl '$($Url)?$query'" | Invoke-PresignDiagnosis @quiet } else { Invoke-PresignDiagnosis -Url "$($Url)?$query" @quiet }
        $told.Live.Reason | Should -Not -BeLike '*leads to*'
        @($proxy.Requests)[0] | Should -BeLike "CONNECT $([WildcardPattern]::Escape($Target)) HTTP/1.1*"
    }

    It 'goes nothing to <Url>' -ForEach @(
        @{ Url = 'https://127.0.0.1:9/b/k' }
        @{ Url = 'https://169.254.169.254/b/k' }
        @{ Url = 'https://10.0.0.5/b/k' }
    ) {
        $null = Invoke-PresignDiagnosis -Url "$($Url)?$query" @quiet
        $proxy.Requests | Should -HaveCount 0
    }

    It 'goes no question and no token for this machine: <Name>' -ForEach @(
        @{ Name = '127.0.0.1' }
        @{ Name = 'localhost' }
    ) {
        $signer = Get-SandboxSigner live
        $endpoint = "http://$($Name):$($server.Tcp.LocalEndpoint.Port)"
        $url = (New-S3PresignedUrl b k -EndpointUrl $endpoint -Region eu-central-1 @signer).Url
        $told = Invoke-PresignDiagnosis -Url $url @quiet @signer
        $proxy.Requests | Should -HaveCount 0
        $told.Live.Sent | Should -BeTrue
        @($server.Requests | Where-Object { $_ -match '(?m)^X-Amz-Security-Token: ' }).Count | Should -BeGreaterThan 0
    }

    It 'of another machine goes no signed question over plain http' {
        [System.Net.Http.HttpClient]::DefaultProxy = [System.Net.WebProxy]::new('http://192.0.2.1:3128')
        $signer = Get-SandboxSigner alice
        $url = (New-S3PresignedUrl b k -EndpointUrl http://minio.example -Region eu-central-1 @signer).Url
        $told = Invoke-PresignDiagnosis -Url $url -Method GET -StatusCode 403 @quiet @signer
        $told.Asked -join "`n" | Should -BeLike '*plain http through the proxy 192.0.2.1:3128*'
    }

    It 'of another machine goes no token over plain http, not even to an endpoint that was set' {
        [System.Net.Http.HttpClient]::DefaultProxy = [System.Net.WebProxy]::new('http://192.0.2.1:3128')
        $url = "http://minio.example/b/k?$query&X-Amz-Security-Token=VICTIMTOKEN"
        $told = Invoke-PresignDiagnosis -Url $url -EndpointUrl http://minio.example @quiet
        $told.Live.Sent | Should -BeFalse
        $told.Live.Reason | Should -BeLike '*show it to the proxy 192.0.2.1:3128*'
    }
}
