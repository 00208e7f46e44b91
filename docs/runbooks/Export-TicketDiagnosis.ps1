#Requires -Version 7.4
<#
.SYNOPSIS
    Diagnoses the text of one ticket, writes a masked report beside it, and ends with an exit code.
.DESCRIPTION
    Exit codes:
      0  the cause is established or likely
      1  causes are only possible, or more is needed; the JSON says what
      2  the text has no failure that can be read
      3  the triage itself could not run; the JSON has the error
    Writes NAME.report.html, for the ticket, and NAME.diagnosis.json. Keys, tokens and signatures are masked in both.
#>
[CmdletBinding()]
param(
    # The text of the ticket: whatever the customer pasted.
    [Parameter(Mandatory)] [string] $Path,
    # The folder for the two files. Without it: the folder of the text.
    [string] $OutputFolder,
    # Asks AWS with the credentials of the machine. Without it, nothing is sent.
    [switch] $AskAws
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$result = [ordered]@{ schema = 'presigntools/ticket-diagnosis/1'; exitCode = 3; report = $null; failures = @(); errors = @() }
$jsonFile = $null
try {
    Import-Module PresignTools
    $source = Get-Item -LiteralPath $Path
    $folder = if ($OutputFolder) { (Resolve-Path -LiteralPath $OutputFolder).ProviderPath } else { $source.DirectoryName }
    $jsonFile = Join-Path $folder "$($source.BaseName).diagnosis.json"
    $text = Get-Content -LiteralPath $source.FullName -Raw
    $problems = @()
    $found = @($text | Invoke-PresignDiagnosis -Offline:(-not $AskAws) -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue)
    $result.errors = @($problems | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object { [ordered]@{ id = $_.FullyQualifiedErrorId.Split(',')[0]; message = "$_" } })
    $result.failures = @($found | ForEach-Object {
            [ordered]@{
                cause = $_.RootCause; certainty = if ($_.RootCause) { "$($_.Certainty)" }; title = $_.Title; explanation = $_.Explanation; remedy = $_.Remedy
                possibleCauses = @($_.PossibleCauses); needs = @($_.Needs | ForEach-Object { "$_" })
                bucket = $_.BucketName; key = $_.Key; method = $_.Method; errorCode = $_.ErrorCode; statusCode = $_.StatusCode; requestId = $_.RequestId
            }
        })
    if ($found) {
        $report = Join-Path $folder "$($source.BaseName).report.html"
        $null = $text | Invoke-PresignDiagnosis -Offline:(-not $AskAws) -AsReport $report -WarningAction SilentlyContinue
        $result.report = Split-Path $report -Leaf
    }
    $sure = @($found | Where-Object { $_.RootCause -and $_.Certainty -ne 'Possible' })
    $any = @($found | Where-Object { $_.RootCause -or $_.ErrorCode -or $_.StatusCode })
    $result.exitCode = if ($sure) { 0 } elseif ($any) { 1 } else { 2 }
}
catch {
    $result.errors = @([ordered]@{ id = $_.FullyQualifiedErrorId.Split(',')[0]; message = "$_" })
}
$json = $result | ConvertTo-Json -Depth 5
if ($jsonFile) { Set-Content -LiteralPath $jsonFile $json }
$json
exit $result.exitCode
