# incidents.jsonl: failures as people reported them, diagnosed offline by Invoke-PresignDiagnosis. Only operation, signer, url, request, response and
# context go in; context.observed_at is the clock. Each record runs twice: as given, and with the fields of its strict_mask (rebuilt from the
# thread's description) set to null.
#
# Pass: truth.cause is the root cause, as given. Miss: it is not, though a sufficient set of inputs is in the record. Skipped: what would decide it
# (a secret, a live probe, a policy) is not in the record. The accuracy lines go to the host; the objects are the output.
param([Parameter(Mandatory)] [string] $Path)

function Get-Decidable($Record, [string[]] $Mask) {
    $sets = @(, @($Record.decidable_from)) + @(foreach ($set in $Record.decidable_alternatives) { , @($set) })
    $settings = @(if ($Record.context) { $Record.context.psobject.Properties.Name | Where-Object { $_ -notin 'provider', 'observed_at' } })
    $has = @{
        'url'        = [bool]$Record.url -and 'url' -notin $Mask
        'request'    = 'request.headers' -notin $Mask
        'error-body' = 'response.body' -notin $Mask -and ($Record.response.body -or $Record.response.status)
        'policies'   = [bool]@($settings | Where-Object { "context.$_" -notin $Mask }).Count
    }
    foreach ($set in $sets) { if (@($set | Where-Object { -not $has[$_] }).Count -eq 0) { return $true } }
    $false
}

. (Join-Path $PSScriptRoot 'incident-parameters.ps1')

function Get-Masked($Record) {
    $copy = $Record | ConvertTo-Json -Depth 30 | ConvertFrom-Json -Depth 30 -DateKind String
    foreach ($path in @($Record.strict_mask)) {
        $names = $path -split '\.'
        $at = $copy
        for ($i = 0; $i -lt $names.Count - 1 -and $at; $i++) { $at = $at.($names[$i]) }
        if ($at -and $at.psobject.Properties[$names[-1]]) { $at.($names[-1]) = $null }
    }
    $copy
}

function Get-Result($Record, $Truth, [string[]] $Mask) {
    $parameters = Get-Parameter $Record
    try { $diagnosis = Invoke-PresignDiagnosis @parameters } catch { $diagnosis = $null; $fault = "$_" }
    $ranked = @($diagnosis.PossibleCauses)
    [pscustomobject]@{
        Top1       = $diagnosis.RootCause -eq $Truth
        Top3       = $Truth -in @($ranked | Select-Object -First 3)
        Decidable  = Get-Decidable $Record $Mask
        Kind       = "$($diagnosis.EvidenceKind)"
        AnswerKind = "$($diagnosis.AnswerKind)"
        WrongSure  = "$($diagnosis.Certainty)" -eq 'Established' -and $diagnosis.RootCause -ne $Truth
        Answer     = if ($diagnosis) { "$($diagnosis.RootCause) ($($diagnosis.Certainty))" } else { "error: $fault" }
        Ranked     = $ranked | Select-Object -First 4
        Remedies   = @($diagnosis.Remedy) + $diagnosis.Findings.Remedy | Where-Object { $_ }
    }
}

function Write-Accuracy([string] $Name, $Rows) {
    $decidable = @($Rows | Where-Object Decidable)
    $part = { param($set, $what) $n = @($set).Count; $k = @($set | Where-Object $what).Count; '{0} of {1} ({2:P0})' -f $k, $n, $(if ($n) { $k / $n } else { 0 }) }
    Write-Host ("  {0,-12} all: top-1 {1}, top-3 {2}; decidable: top-1 {3}, top-3 {4}; wrong as Established: {5}" -f $Name,
        (& $part $Rows 'Top1'), (& $part $Rows 'Top3'), (& $part $decidable 'Top1'), (& $part $decidable 'Top3'), @($Rows | Where-Object WrongSure).Count)
}

# How often the root cause is right, for each kind of evidence, strongest first.
function Write-Precision($Rows) {
    Write-Host '  evidence             n  right'
    foreach ($kind in [enum]::GetNames([PresignTools.Catalogue.EvidenceKind]) | Sort-Object { [int][PresignTools.Catalogue.EvidenceKind]$_ } -Descending) {
        $own = @($Rows | Where-Object Kind -eq $kind)
        $right = @($own | Where-Object Top1).Count
        Write-Host ('  {0,-16} {1,5}  {2,5}  {3}' -f $kind, $own.Count, $right, $(if ($own) { '{0:P0}' -f ($right / $own.Count) }))
    }
}

$records = Get-Content -LiteralPath $Path | Where-Object { $_.Trim() } | ForEach-Object { $_ | ConvertFrom-Json -Depth 30 -DateKind String }
$all = foreach ($record in $records) {
    [pscustomobject]@{
        Id     = $record.id
        Cause  = $record.truth.cause
        Given  = Get-Result $record $record.truth.cause @()
        Strict = Get-Result (Get-Masked $record) $record.truth.cause @($record.strict_mask)
    }
}

Write-Accuracy 'as given' $all.Given
Write-Accuracy 'strict' $all.Strict
Write-Precision $all.Given
Write-Host '  cause                                    n  top-1  top-3'
foreach ($group in $all | Group-Object Cause | Sort-Object @{ Expression = 'Count'; Descending = $true }, Name) {
    Write-Host ('  {0,-38} {1,3}  {2,5}  {3,5}' -f $group.Name, $group.Count, @($group.Group.Given | Where-Object Top1).Count, @($group.Group.Given | Where-Object Top3).Count)
}

foreach ($entry in $all) {
    [pscustomobject]@{
        File    = 'incidents'
        Id      = $entry.Id
        Cause   = $entry.Cause
        Given   = $entry.Given
        Strict  = $entry.Strict
        Outcome = if ($entry.Given.Top1) { 'Pass' } elseif ($entry.Given.Decidable) { 'Miss' } else { 'Skipped' }
        Detail  = "$($entry.Cause): answered $($entry.Given.Answer); ranked $($entry.Given.Ranked -join ', ')" + $(if ($entry.Given.WrongSure) { ' (WRONG AS ESTABLISHED)' }) + "; strict $($entry.Strict.Answer)" + $(if ($entry.Strict.WrongSure) { ' (WRONG AS ESTABLISHED)' })
    }
}
