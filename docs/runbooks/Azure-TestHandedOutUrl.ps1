<#
.SYNOPSIS
    Azure Automation runbook (PowerShell 7.4 runtime environment): checks handed-out URLs, and fails the job where one does not work.
.DESCRIPTION
    The list is the encrypted variable -VariableName of the Automation account: one URL on a line, or a table with a column Url.
    The output is JSON. The job ends as Completed if every URL works or only ends soon, and as Failed otherwise: Azure Automation has no
    exit codes, and an alert rule looks at the state of the job.
#>
[CmdletBinding()]
param(
    [string] $VariableName = 'PresignedUrls',
    [string] $WarnBefore = '1d'
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
if ($PSVersionTable.PSVersion -lt [version]'7.4') { throw "This runbook needs PowerShell 7.4. This is $($PSVersionTable.PSVersion): choose a runtime environment with 7.4." }
Import-Module PresignTools
$list = Join-Path ([IO.Path]::GetTempPath()) "urls-$([guid]::NewGuid().ToString('n')).txt"
try {
    Set-Content -LiteralPath $list (Get-AutomationVariable -Name $VariableName)
    $seen = @(Watch-S3PresignedUrl -InputFile $list -Live -Count 1 -WarnBefore $WarnBefore -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue)
}
finally {
    if (Test-Path -LiteralPath $list) { Remove-Item -LiteralPath $list }
}
if (-not $seen) { throw "The variable $VariableName has no URL." }
$seen | Sort-Object Line | Select-Object Line, Method, BucketName, Key, State, EndsAt, EndsBecause, Cause, Reason, StatusCode, RequestId | ConvertTo-Json -Depth 3 -AsArray
$bad = @($seen | Where-Object ExitCode -EQ 2)
if ($problems) { throw "The variable $VariableName has lines without a URL: $problems" }
if ($bad) { throw "$($bad.Count) of $($seen.Count) URLs do not work: lines $(($bad.Line | Sort-Object) -join ', ') of the list." }
