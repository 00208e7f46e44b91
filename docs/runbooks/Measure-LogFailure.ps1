#Requires -Version 7.4
<#
.SYNOPSIS
    Counts why presigned URLs failed in S3's logs, writes JSON and a page with plots, and ends with an exit code.
.DESCRIPTION
    Exit codes:
      0  no presigned request failed, or fewer than -Threshold
      1  as many failed as -Threshold says, or more
      2  no line of the logs could be read
      3  the count itself could not run; the JSON has the error
    The logs are those of S3's server access logging or of CloudTrail: a file, a folder, gzip files. Nothing is sent. URLs in the output
    are masked.
#>
[CmdletBinding()]
param(
    # A log file, or a folder of log files.
    [Parameter(Mandatory)] [string] $LogPath,
    # The JSON file. Without it, only standard output has the JSON.
    [string] $OutputFile,
    # A page with plots.
    [string] $Report,
    # From how many failures on the exit code is 1.
    [ValidateRange(1, [int]::MaxValue)] [int] $Threshold = 1
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$result = [ordered]@{ schema = 'presigntools/log-failures/1'; exitCode = 3; failed = 0; groups = @(); unread = 0; errors = @() }
try {
    Import-Module PresignTools
    $source = Get-Item -LiteralPath $LogPath
    $logs = @{ Path = $source.FullName; Recurse = $source.PSIsContainer; WarningAction = 'SilentlyContinue'; ErrorAction = 'SilentlyContinue' }
    $problems = @()
    $found = @(Measure-S3PresignFailure @logs -GroupBy Cause, KeyPrefix, Client -ErrorVariable problems)
    $result.unread = @($problems | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }).Count
    foreach ($group in $found) { $result.failed += $group.Count }
    $result.groups = @($found | ForEach-Object {
            [ordered]@{
                cause = $_.Cause; keyPrefix = $_.KeyPrefix; client = $_.Client; count = $_.Count; share = [Math]::Round($_.Share, 4)
                firstSeen = $_.FirstSeen; lastSeen = $_.LastSeen; requestIds = @($_.RequestIds)
            }
        })
    if ($Report) { $null = Measure-S3PresignFailure @logs -AsReport $Report }
    $result.exitCode = if ($result.failed -ge $Threshold) { 1 } elseif (-not $found -and $result.unread) { 2 } else { 0 }
}
catch {
    $result.errors = @([ordered]@{ id = $_.FullyQualifiedErrorId.Split(',')[0]; message = "$_" })
}
$json = $result | ConvertTo-Json -Depth 5
if ($OutputFile) { Set-Content -LiteralPath $OutputFile $json }
$json
exit $result.exitCode
