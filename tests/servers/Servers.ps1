# The S3 servers that the suite sends to, each started on a free port of loopback and ended by what started it. A server that cannot be had
# is skipped by its name; which ones those are is printed.

. (Join-Path $PSScriptRoot 'Swift.ps1')

function Invoke-RadosgwScript([string] $Folder, [string] $Action, [bool] $Sts) {
    $start = [System.Diagnostics.ProcessStartInfo]::new('bash')
    foreach ($argument in '-c', 'exec bash "$0" "$1" > "$D/start.log" 2>&1 < /dev/null', (Join-Path $PSScriptRoot 'radosgw.sh'), $Action) { $start.ArgumentList.Add($argument) }
    $start.Environment['D'] = $Folder
    $start.Environment['STS'] = "$Sts".ToLowerInvariant()
    $process = [System.Diagnostics.Process]::Start($start)
    if (-not $process.WaitForExit(240000)) { $process.Kill($true); throw 'radosgw did not come up within four minutes.' }
}

function Get-S3rverScript {
    # The program of s3rver 5: PRESIGNTOOLS_S3RVER names the folder into which npm installed it; else npm installs it beside the temporary files.
    $folder = $env:PRESIGNTOOLS_S3RVER ? $env:PRESIGNTOOLS_S3RVER : (Join-Path ([System.IO.Path]::GetTempPath()) 'presigntools-s3rver')
    $script = Join-Path $folder 'node_modules/@20minutes/s3rver/lib/s3rver.js'
    if (-not (Test-Path $script) -and (Get-Command npm -CommandType Application -ErrorAction Ignore)) {
        $null = New-Item $folder -ItemType Directory -Force
        $null = npm install --prefix $folder --no-audit --no-fund '@20minutes/s3rver@5' 2>&1
    }
    if (Test-Path $script) { $script }
}

function New-S3Server([string] $Name, [string] $Authority, [string] $AccessKey, [string] $SecretKey, [string] $Region, [string] $Bucket, [scriptblock] $Stop, $Handle) {
    [pscustomobject]@{
        Name = $Name; Host = $Authority; Endpoint = "http://$Authority"; AccessKey = $AccessKey; SecretKey = $SecretKey; Region = $Region; Bucket = $Bucket
        IsVirtual = $false; ConnectTo = $null; Stop = $Stop; Handle = $Handle; HasBucket = $false
    }
}

function Stop-S3Server($Server) {
    # What ends it gets what it has to end: a closure would look for the functions of these files in a module of its own.
    & $Server.Stop $Server.Handle
}

function Start-S3Server([string] $Name) {
    <#
    .SYNOPSIS
        Starts a server by its name; nothing if it cannot be had here.
    #>
    switch ($Name) {
        'swift' {
            if (-not (Test-SwiftInstalled)) { return }
            $swift = Start-SwiftServer
            New-S3Server swift $swift.Endpoint.Substring(7) $swift.AccessKey $swift.SecretKey $swift.Region 'reports' { param($it) Stop-SwiftServer $it } $swift
        }
        { $_ -in 'rgw', 'rgw-sts' } {
            if ('radosgw', 'ceph-mon', 'ceph-osd', 'ceph-mgr', 'python3' | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) }) { return }
            $folder = (New-Item (Join-Path ([System.IO.Path]::GetTempPath()) "radosgw-$([guid]::NewGuid().ToString('n'))") -ItemType Directory).FullName
            Invoke-RadosgwScript $folder start ($Name -eq 'rgw-sts')
            $port = (Get-Content (Join-Path $folder 'port')).Trim()
            $stop = { param($it) Invoke-RadosgwScript $it stop; Remove-Item -LiteralPath $it -Recurse -Force -ErrorAction Ignore }
            New-S3Server $Name "127.0.0.1:$port" 'AKIDEXAMPLE' 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' 'us-east-1' 'reports' $stop $folder
        }
        's3rver' {
            $script = Get-S3rverScript
            if (-not $script -or -not (Get-Command node -CommandType Application -ErrorAction Ignore)) { return }
            $folder = (New-Item (Join-Path ([System.IO.Path]::GetTempPath()) "s3rver-$([guid]::NewGuid().ToString('n'))") -ItemType Directory).FullName
            $port = Get-FreePort
            $start = [System.Diagnostics.ProcessStartInfo]::new('node')
            foreach ($argument in '-e', 'new(require(process.argv[1]))({directory:process.argv[2],address:"127.0.0.1",port:+process.argv[3],silent:true}).run()', $script, $folder, "$port") { $start.ArgumentList.Add($argument) }
            $process = [System.Diagnostics.Process]::Start($start)
            $null = curl -s --retry 40 --retry-connrefused --retry-delay 1 -o /dev/null "http://127.0.0.1:$port/"
            $stop = { param($it) $it.Process.Kill(); Remove-Item -LiteralPath $it.Folder -Recurse -Force -ErrorAction Ignore }
            New-S3Server s3rver "127.0.0.1:$port" 'S3RVER' 'S3RVER' 'us-east-1' 'reports' $stop @{ Process = $process; Folder = $folder }
        }
        'moto' {
            $program = Get-Command moto_server -CommandType Application -ErrorAction Ignore | Select-Object -First 1
            if (-not $program) { return }
            $port = Get-FreePort
            $start = [System.Diagnostics.ProcessStartInfo]::new($program.Source)
            foreach ($argument in '-H', '127.0.0.1', '-p', "$port") { $start.ArgumentList.Add($argument) }
            $start.RedirectStandardOutput = $start.RedirectStandardError = $true
            $process = [System.Diagnostics.Process]::Start($start)
            # What it logs must be read, or it stands still when the pipe is full.
            $process.BeginOutputReadLine(); $process.BeginErrorReadLine()
            $null = curl -s --retry 60 --retry-connrefused --retry-delay 1 -o /dev/null "http://127.0.0.1:$port/moto-api/"
            New-S3Server moto "127.0.0.1:$port" 'AKIAIOSFODNN7EXAMPLE' 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' 'us-east-1' 'reports' { param($it) $it.Kill($true) } $process
        }
        'sandbox' {
            $sandbox = Start-TestSandbox
            $server = New-S3Server sandbox $sandbox.Base.Substring(7) 'AKIARTX3GSDSQEYGAPBA' 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYALICEKEY1' 'eu-central-1' 'reports' { param($it) Stop-TestSandbox $it } $sandbox
            $server.HasBucket = $true
            $server
        }
        'sandbox-aws' {
            # The sandbox under a host name of AWS: what is pasted looks like AWS.
            $sandbox = Start-TestSandbox
            $server = New-S3Server sandbox-aws 'reports.s3.eu-central-1.amazonaws.com' 'AKIARTX3GSDSQEYGAPBA' 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYALICEKEY1' 'eu-central-1' 'reports' { param($it) Stop-TestSandbox $it } $sandbox
            $server.HasBucket = $server.IsVirtual = $true
            $server.ConnectTo = "::$($sandbox.Base.Substring(7))"
            $server
        }
    }
}

function Invoke-Curl($Server, [string] $Url, [string[]] $Arguments, [string] $Folder) {
    # Sends one request with curl, and returns what its terminal shows and what came back.
    $head = Join-Path $Folder 'head'
    $body = Join-Path $Folder 'body'
    Remove-Item -LiteralPath $head, $body -ErrorAction Ignore
    $start = [System.Diagnostics.ProcessStartInfo]::new('curl')
    $start.WorkingDirectory = $Folder
    $start.RedirectStandardError = $true
    $all = @('-sv', '--globoff', '--max-time', '20', '-D', $head, '-o', $body) + @(if ($Server.ConnectTo) { '--connect-to', $Server.ConnectTo }) + $Arguments + $Url
    foreach ($argument in $all) { $start.ArgumentList.Add($argument) }
    $process = [System.Diagnostics.Process]::Start($start)
    $verbose = $process.StandardError.ReadToEnd().Replace("`r`n", "`n")
    $process.WaitForExit()
    $answer = if (Test-Path $body) { Get-Content -LiteralPath $body -Raw } else { '' }
    $lines = @(if (Test-Path $head) { Get-Content -LiteralPath $head })
    $first = @(for ($i = 0; $i -lt $lines.Count; $i++) { if ($lines[$i] -match '^HTTP/') { $i } }) | Select-Object -Last 1
    $headers = [System.Collections.Specialized.OrderedDictionary]::new()
    $status = 0
    if ($null -ne $first) {
        $status = [int] $lines[$first].Split(' ')[1]
        foreach ($line in $lines[($first + 1)..($lines.Count - 1)]) { $name, $value = $line -split ':\s*', 2; if ($name.Trim()) { $headers[$name] = "$value".Trim() } }
    }
    # What stands between the answer's head and curl's last remark is where the body is shown.
    $at = $verbose.LastIndexOf("`n< `n")
    $shown = if ($answer -and $at -ge 0 -and $status -ge 300) { $verbose.Substring(0, $at + 4) + $answer + "`n" + $verbose.Substring($at + 4) } else { $verbose }
    [pscustomobject]@{ Status = $status; Headers = $headers; Body = $answer; Verbose = $shown }
}

function Get-QuotedCommand([string] $Url, [string[]] $Arguments) {
    $words = foreach ($a in $Arguments) { if ($a -match '^[\w@./:-]+$') { $a } else { "'$a'" } }
    (@('curl', '-v') + $words + "'$Url'") -join ' '
}

function Get-ServerExchange {
    <#
    .SYNOPSIS
        Sends every fault to a server, and returns for each what a user would have in hand.
    #>
    param([Parameter(Mandatory)] $Server, [Parameter(Mandatory)] [string] $Folder, [switch] $Further)

    [System.IO.File]::WriteAllText((Join-Path $Folder 'up.bin'), 'seventeen bytes..')
    if (-not $Server.HasBucket) { $null = Invoke-Curl $Server (New-SignedUrl $Server '' -Method PUT) '-X', 'PUT' $Folder }
    foreach ($key in Get-HealthyKey) {
        $null = Invoke-Curl $Server (New-SignedUrl $Server $key -Method PUT) '--path-as-is', '-T', 'up.bin' $Folder
    }
    foreach ($fault in $Further ? (Get-FurtherFault $Server) : (Get-ServerFault $Server)) {
        $seen = Invoke-Curl $Server $fault.Sent $fault.Arguments $Folder
        [pscustomobject][ordered]@{
            Server = $Server.Name; Fault = $fault.Id; Right = $fault.Right; Hidden = $fault.Hidden
            At = [datetime]::UtcNow.ToString('yyyy-MM-dd\THH:mm:ss\Z', [cultureinfo]::InvariantCulture)
            Url = $fault.Url; Method = $fault.Method; Header = $fault.Header
            Terminal = "`$ $(Get-QuotedCommand $fault.Url $fault.Arguments)`n$($seen.Verbose)"
            Status = $seen.Status; AnswerHeaders = $seen.Headers; Body = $seen.Body
            AccessKey = $Server.AccessKey; SecretKey = $Server.SecretKey
        }
    }
}
