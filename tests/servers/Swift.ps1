# OpenStack Swift with its S3 API on loopback, from the Debian packages swift-proxy, swift-account, swift-container, swift-object and memcached
# (apt-get install --no-install-recommends). A real S3 server that is not ours; its error bodies have the elements of AWS's. Starts in seconds,
# on free ports, in a temporary folder.

function Test-SwiftInstalled {
    # Whether the programs are here.
    -not ('swift-proxy-server', 'swift-account-server', 'swift-container-server', 'swift-object-server', 'swift-ring-builder', 'memcached' |
        Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) })
}

function Get-FreePort {
    # A port of loopback that nobody listens on now.
    $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $listener.Start()
    try { $listener.LocalEndpoint.Port } finally { $listener.Stop() }
}

function Start-SwiftServer {
    <#
    .SYNOPSIS
        Starts Swift and returns its endpoint, keys and processes; Stop-SwiftServer ends it.
    #>
    $folder = (New-Item (Join-Path ([System.IO.Path]::GetTempPath()) "swift-$([guid]::NewGuid().ToString('n'))") -ItemType Directory).FullName
    $etc = (New-Item (Join-Path $folder 'etc') -ItemType Directory).FullName
    $null = New-Item (Join-Path $folder 'srv/sdb1') -ItemType Directory
    $user = [Environment]::UserName
    $port = @{}
    foreach ($name in 'account', 'container', 'object', 'proxy', 'cache') { $port[$name] = Get-FreePort }

    Set-Content (Join-Path $etc 'swift.conf') "[swift-hash]`nswift_hash_path_suffix = a`nswift_hash_path_prefix = b`n[storage-policy:0]`nname = one`ndefault = yes"
    foreach ($name in 'account', 'container', 'object') {
        $ring = Join-Path $etc "$name.builder"
        foreach ($step in "create 4 1 1", "add r1z1-127.0.0.1:$($port[$name])/sdb1 1", 'rebalance') {
            $null = & swift-ring-builder $ring @(-split $step) 2>&1    # rebalance ends with 1 where it has only a warning
        }
        Set-Content (Join-Path $etc "$name-server.conf") @"
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $($port[$name])
swift_dir = $etc
devices = $folder/srv
mount_check = false
user = $user
workers = 0
disable_fallocate = true
[pipeline:main]
pipeline = $name-server
[app:$name-server]
use = egg:swift#$name
"@
    }
    $filters = 'catch_errors', 'proxy_logging', 'listing_formats', 'bulk', 'tempurl', 'ratelimit', 'slo', 'dlo' | ForEach-Object { "[filter:$($_ -replace '_logging', '-logging')]`nuse = egg:swift#$_" }
    Set-Content (Join-Path $etc 'proxy-server.conf') @"
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $($port.proxy)
swift_dir = $etc
user = $user
workers = 0
[pipeline:main]
pipeline = catch_errors proxy-logging cache listing_formats bulk tempurl ratelimit s3api tempauth slo dlo proxy-logging proxy-server
[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:s3api]
use = egg:swift#s3api
s3_acl = false
location = us-east-1
check_bucket_owner = true
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:$($port.cache)
$($filters -join "`n")
"@

    $processes = [System.Collections.Generic.List[System.Diagnostics.Process]]::new()
    $start = {
        param($name, $arguments)
        $processes.Add((Start-Process $name $arguments -PassThru -RedirectStandardOutput (Join-Path $folder "$name.out") -RedirectStandardError (Join-Path $folder "$name.err")))
    }
    & $start memcached @('-u', $user, '-l', '127.0.0.1', '-p', $port.cache)
    foreach ($name in 'account', 'container', 'object', 'proxy') { & $start "swift-$name-server" @((Join-Path $etc "$name-server.conf"), '-v') }

    $server = [pscustomobject]@{ Endpoint = "http://127.0.0.1:$($port.proxy)"; AccessKey = 'test:tester'; SecretKey = 'testing'; Region = 'us-east-1'; Folder = $folder; Processes = $processes }
    # The proxy listens before the others do; a request that comes too early fails and is not tried again.
    $waiting = [System.Collections.Generic.List[int]]::new([int[]]@($port.Values))
    for ($try = 0; $try -lt 150 -and $waiting.Count; $try++) {
        foreach ($number in @($waiting)) {
            $client = [System.Net.Sockets.TcpClient]::new()
            try { $client.Connect('127.0.0.1', $number); $null = $waiting.Remove($number) } catch { Start-Sleep -Milliseconds 200 } finally { $client.Dispose() }
        }
    }
    if (-not $waiting.Count) { return $server }
    $log = Get-Content (Join-Path $folder '*.err') -Tail 5 -ErrorAction Ignore
    Stop-SwiftServer $server
    throw "Swift did not come up: $log"
}

function Stop-SwiftServer($Server) {
    # Ends exactly the processes that were started, and removes their folder.
    foreach ($process in $Server.Processes) {
        if (-not $process.HasExited) { $process.Kill($true); $null = $process.WaitForExit(5000) }
        $process.Dispose()
    }
    Remove-Item -LiteralPath $Server.Folder -Recurse -Force -ErrorAction Ignore
}
