#Requires -Version 7.4
<#
.SYNOPSIS
    Checks a list of presigned URLs once, writes JSON, and ends with an exit code for the scheduler.
.DESCRIPTION
    Exit codes:
      0  every URL works
      1  every URL works, and at least one ends within -WarnBefore
      2  at least one URL has ended, is refused, or could not be reached; or a line of the list has no URL
      3  the check itself could not run; the JSON has the error
    It asks nothing and waits for nobody. No URL is in the output, only bucket, key and line.
#>
[CmdletBinding()]
param(
    # One URL on a line, or a CSV file with a column Url.
    [Parameter(Mandatory)] [string] $InputFile,
    # Where the JSON goes. Without it: to the output.
    [string] $OutputFile,
    # How long before its end a URL counts as one that ends soon.
    [string] $WarnBefore = '1d',
    # Sends each URL as one harmless request. Without it, only the URL and the clock are looked at.
    [switch] $Live,
    # Asks AWS, with the credentials of the machine, for policies and for the access key.
    [switch] $AskAws
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$report = [ordered]@{ schema = 'presigntools/handed-out-urls/1'; checkedAt = [datetime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ'); exitCode = 3; counts = $null; urls = @(); errors = @() }
try {
    Import-Module PresignTools
    $problems = @()
    $seen = @(Watch-S3PresignedUrl -InputFile $InputFile -Count 1 -WarnBefore $WarnBefore -Live:$Live -AskAws:$AskAws -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue)
    $fatal = @($problems | Where-Object FullyQualifiedErrorId -Like 'WatchFileNotReadable*')
    if ($fatal) { throw $fatal[0] }
    $report.counts = [ordered]@{}
    foreach ($state in 'Valid', 'EndsSoon', 'Ended', 'Refused', 'Unreachable') { $report.counts[$state] = @($seen | Where-Object State -EQ $state).Count }
    $report.urls = @($seen | Sort-Object Line | ForEach-Object {
            [ordered]@{
                line = $_.Line; method = $_.Method; bucket = $_.BucketName; key = $_.Key; state = "$($_.State)"
                endsAt = if ($_.EndsAt) { $_.EndsAt.UtcDateTime.ToString('yyyy-MM-ddTHH:mm:ssZ') }
                endsBecause = if ($_.EndsBecause) { "$($_.EndsBecause)" }
                mayEndEarlier = $_.MayEndEarlier; cause = $_.Cause; reason = $_.Reason; remedy = $_.Remedy
                checkedBy = "$($_.CheckedBy)"; statusCode = $_.StatusCode; requestId = $_.RequestId
            }
        })
    $report.errors = @($problems | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object { [ordered]@{ id = $_.FullyQualifiedErrorId.Split(',')[0]; message = "$_" } })
    $worst = if ($seen) { [int]($seen | Measure-Object ExitCode -Maximum).Maximum } else { 0 }
    $report.exitCode = if ($report.errors) { 2 } else { $worst }
}
catch {
    $report.errors = @([ordered]@{ id = $_.FullyQualifiedErrorId.Split(',')[0]; message = "$_" })
}
$json = $report | ConvertTo-Json -Depth 4
if ($OutputFile) { Set-Content -LiteralPath $OutputFile $json } else { $json }
exit $report.exitCode
