# Runs the case files in a folder through the public cmdlets of the built module. One line a file, then every miss by its id.
# Exit code 1 on a miss in presign.json, verify.json, policy.json or post.json, and where a cause of an incident is called established that is not the one.
# pastes.jsonl binds nothing but its form: exit code 1 where a record is malformed or its diagnosis throws.
# Of a folder 'locked', figures are all that is shown.
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Path
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path (Resolve-Path -LiteralPath $Module) 'PresignTools.psd1')
$binding = 'presign', 'verify', 'policy', 'post'
$locked = (Split-Path (Resolve-Path -LiteralPath $Path).Path -Leaf) -eq 'locked'
$broken = $false
$found = $false
foreach ($kind in 'presign', 'verify', 'policy', 'post', 'explain', 'incidents', 'pastes') {
    $script = Join-Path $PSScriptRoot "$kind.ps1"
    $file = Get-ChildItem -LiteralPath $Path -File | Where-Object { $_.Name -in "$kind.json", "$kind.jsonl" } | Select-Object -First 1
    if (-not $file -or -not (Test-Path $script)) { continue }
    $found = $true
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $options = if ($kind -eq 'pastes') { @{ Locked = $locked } } else { @{} }
    $results = @(& $script -Path $file.FullName @options)
    $passed = @($results | Where-Object Outcome -eq 'Pass').Count
    $skipped = @($results | Where-Object Outcome -eq 'Skipped')
    $misses = @($results | Where-Object Outcome -eq 'Miss')
    $failed = @($results | Where-Object Outcome -eq 'Failed')
    $wrong = @($results | Where-Object Detail -like '*WRONG AS ESTABLISHED*')
    $line = "${kind}: $passed of $($results.Count - $skipped.Count)"
    if ($skipped) { $line += " ($($skipped.Count) skipped: $($skipped.Id -join ', '))" }
    Write-Output "$line  [$([int]$watch.Elapsed.TotalMilliseconds) ms]"
    if ($results.Count -eq 0 -or $failed -or ($wrong -and $kind -ne 'pastes') -or ($misses -and $kind -in $binding)) { $broken = $true }
    if ($kind -eq 'pastes' -and $locked) { continue }
    foreach ($case in $failed) { Write-Output "  failed $($case.Id): $($case.Detail)" }
    foreach ($miss in $misses) { Write-Output "  miss $($miss.Id): $($miss.Detail)" }
    foreach ($case in $wrong | Where-Object Outcome -ne 'Miss') { Write-Output "  wrong as established $($case.Id): $($case.Detail)" }
}
if (-not $found) { Write-Output "No case files in $Path (presign.json, verify.json, policy.json, post.json, explain.json, incidents.jsonl, pastes.jsonl)."; exit 1 }
exit [int]$broken
