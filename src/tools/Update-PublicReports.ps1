<#
.SYNOPSIS
    Writes the table that breaks ties between causes: how often each is the settled one among the public reports of the case files, by
    answer.
.DESCRIPTION
    Reads incidents.jsonl of tests/cases and of its folders, lets the built module read each answer, and counts the settled causes.
    build.ps1 Generate runs it. Records that are locked for measuring are not read.
#>
[CmdletBinding()]
param(
    # Root of the repository.
    [Parameter(Mandatory)] [string] $Root,

    # The built module.
    [Parameter(Mandatory)] [string] $Module
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $Module 'PresignTools.psd1')
. (Join-Path $Root 'tests/conformance/incident-parameters.ps1')
$files = Get-ChildItem (Join-Path $Root 'tests/cases') -Recurse -Filter incidents.jsonl |
    Where-Object FullName -notmatch '[\\/]locked[\\/]'
$rows = foreach ($file in $files) {
    foreach ($line in [IO.File]::ReadLines($file.FullName)) {
        if (-not $line.Trim()) { continue }
        $record = $line | ConvertFrom-Json -Depth 30 -DateKind String
        $parameters = Get-Parameter $record
        try { $diagnosis = Invoke-PresignDiagnosis @parameters } catch { continue }
        [pscustomobject]@{ Answer = $diagnosis.AnswerKind; Cause = $record.truth.cause }
    }
}

$groups = $rows | Group-Object Answer, Cause | Sort-Object { $_.Group[0].Answer }, { - $_.Count }, { $_.Group[0].Cause } -Culture ''
$table = foreach ($group in $groups) {
    "        (`"$($group.Group[0].Answer)`", `"$($group.Group[0].Cause)`", $($group.Count)),"
}
$text = (@('// Written by build.ps1 Generate from tests/cases. Do not edit.'
    'namespace PresignTools.Diagnosis.Ranking;'; ''; "/// <content>$(@($rows).Count) public reports.</content>"
    'internal static partial class PublicReports'; '{'
    '    private static (string Answer, string Cause, int Reports)[] Rows() =>'; '    ['; $table; '    ];'; '}') -join "`n") + "`n"
$path = Join-Path $Root 'src/PresignTools.Core/Diagnosis/Ranking/PublicReports.g.cs'
if (-not (Test-Path $path) -or [IO.File]::ReadAllText($path) -cne $text) { [IO.File]::WriteAllText($path, $text) }
"$(@($rows).Count) reports"
