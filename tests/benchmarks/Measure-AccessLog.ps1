# Measures Measure-S3PresignFailure: lines a second from a file, growth of the process over 5 million lines, and beside it what a user would write.
# Lines a second are given by the clock and by the processor: the second is one core's, whatever else the machine does.
param(
    [Parameter(Mandatory)] [string] $Module,
    [int] $Lines = 300000,
    [long] $Many = 5000000,
    [int] $Few = 20000,
    [int] $Rounds = 3
)

$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot '../common.ps1')
$folder = New-Item (Join-Path ([System.IO.Path]::GetTempPath()) "presign-$([guid]::NewGuid().ToString('n'))") -ItemType Directory
try {
    $result = Invoke-ChildPwsh -TimeoutSeconds 600 -Variable @{ module = $Module; scripts = $PSScriptRoot; folder = "$folder"; lines = $Lines; many = $Many; few = $Few; rounds = $Rounds } -Script {
        . (Join-Path $scripts 'AccessLogWriter.ps1')
        Import-AccessLogWriter
        Import-Module $module
        $plain, $short, $large = 'plain.log', 'short.log', 'large.log.gz' | ForEach-Object { Join-Path $folder $_ }
        [AccessLogWriter]::Write($plain, $lines, 0, $false)
        [AccessLogWriter]::Write($short, $few, 0, $false)
        $me = [System.Diagnostics.Process]::GetCurrentProcess()
        $time = {
            param($work)
            [GC]::Collect()
            $me.Refresh(); $cpu = $me.TotalProcessorTime
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $groups = & $work
            $wall = $watch.Elapsed.TotalSeconds
            $me.Refresh()
            @{ Wall = $wall; Processor = ($me.TotalProcessorTime - $cpu).TotalSeconds; Groups = @($groups).Count }
        }
        $best = { param($work) $seen = 1..$rounds | ForEach-Object { & $time $work }; $seen | Sort-Object { $_.Processor } | Select-Object -First 1 }
        $count = { Measure-S3PresignFailure -Path $plain }
        $null = & $count     # with all code compiled
        $result = @{
            Cmdlet  = & $best $count
            Report  = & $best { Measure-S3PresignFailure -Path $plain -AsReport (Join-Path $folder 'r.html') }
            Objects = & $best { ConvertFrom-S3AccessLog -Path $short | Measure-S3PresignFailure }
            Split   = & $best { Get-Content $short | ForEach-Object { , ($_ -split ' ') } | Where-Object { $_ -contains 'QueryString' -and $_ -contains '403' } | Group-Object { $_[$_.IndexOf('403') + 1] } }
            Csv     = & $best { Import-Csv $short -Delimiter ' ' -Header (1..40) | Where-Object { $_.11 -ge 400 } | Group-Object { $_.12 } }
            Lines   = $lines
            Few     = $few
        }
        if ($many) { [AccessLogWriter]::Write($large, $many, 0, $true) }
        $result
    }
    # In a process of its own, whose highest memory is that of the reading.
    $large = $null
    if ($Many) {
        $large = Invoke-ChildPwsh -TimeoutSeconds 600 -Variable @{ module = $Module; folder = "$folder"; many = $Many } -Script {
            Import-Module $module
            $null = Measure-S3PresignFailure -Path (Join-Path $folder 'plain.log') -GroupBy Cause, Signer, KeyPrefix
            [GC]::Collect()
            $me = [System.Diagnostics.Process]::GetCurrentProcess()
            $before, $cpu, $live = $me.WorkingSet64, $me.TotalProcessorTime, [GC]::GetTotalMemory($true)
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $groups = Measure-S3PresignFailure -Path (Join-Path $folder 'large.log.gz') -GroupBy Cause, Signer, KeyPrefix
            $me.Refresh()
            @{
                Lines = $many; Wall = $watch.Elapsed.TotalSeconds; Processor = ($me.TotalProcessorTime - $cpu).TotalSeconds; Groups = $groups.Count
                Requests = $groups[0].Requests; Growth = $me.PeakWorkingSet64 - $before; Live = [GC]::GetTotalMemory($true) - $live
            }
        }
    }
    $result | Add-Member Large $large -PassThru
}
finally { Remove-Item $folder -Recurse -Force }
