# Measures 1 GB down and up through one URL on loopback, beside curl, in turn; the fastest of each counts. Gives nothing where there is no curl.
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Program,
    [long] $Size = 1GB,
    [int] $Rounds = 4
)

$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot '../common.ps1')
$curl = (Get-Command curl -CommandType Application -ErrorAction Ignore | Select-Object -First 1).Source
if (-not $curl) { return }
$folder = New-Item (Join-Path ((Test-Path /dev/shm) ? '/dev/shm' : [System.IO.Path]::GetTempPath()) "presign-$([guid]::NewGuid().ToString('n'))") -ItemType Directory
try {
    $file = Join-Path $folder 'source'
    $bytes = [byte[]]::new(1MB); [System.Random]::new(1).NextBytes($bytes)
    $stream = [System.IO.File]::Create($file)
    for ($i = 0; $i -lt $Size / 1MB; $i++) { $stream.Write($bytes) }
    $stream.Close()
    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
    foreach ($argument in $Program, 'serve', $file) { $start.ArgumentList.Add($argument) }
    $start.RedirectStandardOutput = $start.RedirectStandardInput = $true
    $server = [System.Diagnostics.Process]::Start($start)
    try {
        $base = 'http://127.0.0.1:' + $server.StandardOutput.ReadLine().Substring(5)
        Invoke-ChildPwsh -TimeoutSeconds 600 -Variable @{ module = $Module; curl = $curl; base = $base; folder = "$folder"; file = $file; rounds = $Rounds } -Script {
            Import-Module $module
            $keys = @{ AccessKey = 'AKIAIOSFODNN7EXAMPLE'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'; Region = 'us-east-1'; EndpointUrl = $base }
            $get = (New-S3PresignedUrl b k @keys).Url
            $put = (New-S3PresignedUrl b k -Method PUT @keys).Url
            $out = Join-Path $folder 'out'
            $time = { param($work) $watch = [System.Diagnostics.Stopwatch]::StartNew(); $null = & $work; $watch.Elapsed.TotalSeconds }
            $down = { param($more) Invoke-S3PresignedUrl $get -OutFile $out -Force @more }
            $up = { param($more) Invoke-S3PresignedUrl $put -InFile $file @more }
            foreach ($dll in 'AWSSDK.Core', 'AWSSDK.S3') { Add-Type -Path (Join-Path (Split-Path $module) "bin/net8.0/Dependencies/$dll.dll") }
            $config = [Amazon.S3.AmazonS3Config]@{ ServiceURL = $base; ForcePathStyle = $true; AuthenticationRegion = 'us-east-1' }
            $utility = [Amazon.S3.Transfer.TransferUtility]::new([Amazon.S3.AmazonS3Client]::new($keys.AccessKey, $keys.SecretKey, $config))
            # Warm on both sides, and with all code compiled.
            $null = & $down @{}; $null = & $up @{}
            [GC]::Collect()
            $me = [System.Diagnostics.Process]::GetCurrentProcess()
            $before = $me.WorkingSet64
            $seen = foreach ($round in 1..$rounds) {
                $computed = & $time { & $down @{ Checksum = 'CRC64NVME' } }
                @{
                    CurlDown = & $time { & $curl -sS --fail -o "$out.curl" $get }
                    Down     = & $time { & $down @{} }
                    Computed = $computed
                    Wide     = & $time { & $down @{ Parallel = 4 } }
                    Sdk      = & $time { $utility.Download("$out.sdk", 'b', 'k') }
                    CurlUp   = & $time { & $curl -sS --fail -o /dev/null -T $file $put }
                    Up       = & $time { & $up @{ Checksum = 'None' } }
                    UpHashed = & $time { & $up @{ Checksum = 'CRC64NVME' } }
                }
                Remove-Item "$out.curl", "$out.sdk" -ErrorAction Ignore
            }
            $me.Refresh()
            $fastest = @{ Growth = $me.PeakWorkingSet64 - $before }
            foreach ($name in 'CurlDown', 'Down', 'Computed', 'Wide', 'Sdk', 'CurlUp', 'Up', 'UpHashed') { $fastest[$name] = ($seen | ForEach-Object { $_.$name } | Measure-Object -Minimum).Minimum }
            $fastest
        }
    }
    finally {
        $server.StandardInput.Close()
        if (-not $server.WaitForExit(5000)) { $server.Kill() }
    }
}
finally { Remove-Item $folder -Recurse -Force }
