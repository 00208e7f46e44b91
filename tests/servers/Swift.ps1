# OpenStack Swift with its S3 API on loopback, for the Pester suites: a real S3 server that is not ours. swift.sh, beside this, starts it on free ports
# in a temporary folder, from the Debian packages that it names.

function Test-SwiftInstalled {
    # Whether the programs are here.
    -not ('bash', 'python3', 'curl', 'swift-proxy-server', 'swift-account-server', 'swift-container-server', 'swift-object-server', 'swift-ring-builder', 'memcached' |
        Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) })
}

function Invoke-SwiftScript([string] $Folder, [string] $Action) {
    $start = [System.Diagnostics.ProcessStartInfo]::new('bash')
    foreach ($argument in '-c', 'exec bash "$0" "$1" > "$D/start.log" 2>&1 < /dev/null', (Join-Path $PSScriptRoot 'swift.sh'), $Action) { $start.ArgumentList.Add($argument) }
    $start.Environment['D'] = $Folder
    $process = [System.Diagnostics.Process]::Start($start)
    if (-not $process.WaitForExit(120000)) { $process.Kill($true); throw 'Swift did not come up within two minutes.' }
}

function Start-SwiftServer {
    <#
    .SYNOPSIS
        Starts Swift and returns its endpoint and keys; Stop-SwiftServer ends it.
    #>
    $folder = (New-Item (Join-Path ([System.IO.Path]::GetTempPath()) "swift-$([guid]::NewGuid().ToString('n'))") -ItemType Directory).FullName
    Invoke-SwiftScript $folder start
    $server = [pscustomobject]@{ Endpoint = $null; AccessKey = 'test:tester'; SecretKey = 'testing'; Region = 'us-east-1'; Folder = $folder }
    if (Test-Path (Join-Path $folder 'port')) {
        $server.Endpoint = "http://127.0.0.1:$((Get-Content (Join-Path $folder 'port')).Trim())"
        return $server
    }
    $log = Get-Content (Join-Path $folder 'start.log'), (Join-Path $folder 'log/*.log') -Tail 5 -ErrorAction Ignore
    Stop-SwiftServer $server
    throw "Swift did not come up: $log"
}

function Stop-SwiftServer($Server) {
    # Ends exactly the processes that were started, and removes their folder.
    Invoke-SwiftScript $Server.Folder stop
    Remove-Item -LiteralPath $Server.Folder -Recurse -Force -ErrorAction Ignore
}
