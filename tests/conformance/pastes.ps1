# pastes.jsonl: what somebody pasted of a failure, as raw text, diagnosed offline by Invoke-PresignDiagnosis. Only the text goes in; asof is the clock.
# A paste that gives several diagnoses counts by its first.
#
# Right: the root cause is truth.cause or one of truth.also. Where the text cannot tell (decidable 'no'), an answer that is Possible, or none, is right.
# A listed cause need not be in the catalogue: such records count in every figure but those of the catalogue.
# The accuracy lines go to the host; the objects are the output. Outcome Failed: the record is malformed, or its diagnosis threw.
param(
    [Parameter(Mandatory)] [string] $Path,

    # Figures alone: what is printed names no record.
    [switch] $Locked
)

$catalogue = @{}
foreach ($cause in Get-PresignCause) { $catalogue[$cause.Id] = "$($cause.Layer)" }

# What is wrong with the form of a record, or nothing.
function Get-Malformation($Record) {
    foreach ($name in 'id', 'paste', 'provider') { if ($Record.$name -isnot [string] -or -not $Record.$name.Trim()) { return "no $name" } }
    if ($Record.decidable -notin 'yes', 'partly', 'no') { return "decidable is '$($Record.decidable)'" }
    $cause = $Record.truth.cause
    if ($cause -isnot [string] -or $cause -cnotmatch '^(other:)?[a-z0-9]+(-[a-z0-9]+)*$') { return "truth.cause is '$cause'" }
    foreach ($also in $Record.truth.also) { if ($also -isnot [string] -or -not $also) { return 'truth.also is not a list of ids' } }
    $time = [datetimeoffset]::MinValue
    if ($null -ne $Record.asof -and -not [datetimeoffset]::TryParse("$($Record.asof)", [cultureinfo]::InvariantCulture, 'AssumeUniversal', [ref] $time)) {
        return "asof is '$($Record.asof)'"
    }
}

# A cause that had no id when its record was collected is written 'other:…'; once the catalogue has that id, it is that cause.
function Get-KnownId([string] $Id) {
    $plain = $Id -creplace '^other:', ''
    if ($catalogue.ContainsKey($plain)) { $plain } else { $Id }
}

function Get-Result($Record) {
    $parameters = @{ InputObject = $Record.paste; Offline = $true; WarningAction = 'SilentlyContinue'; ErrorAction = 'Stop' }
    if ($Record.asof) { $parameters.AsOf = [datetimeoffset]::Parse($Record.asof, [cultureinfo]::InvariantCulture, 'AssumeUniversal') }
    $diagnosis = $null; $fault = $null
    try { $diagnosis = Invoke-PresignDiagnosis @parameters | Select-Object -First 1 }
    catch { if ($_.FullyQualifiedErrorId -notmatch '^Diagnosis(NothingGiven|TextNotRecognized)\b') { $fault = "$_" } }

    $truth = @(@($Record.truth.cause) + @($Record.truth.also) | ForEach-Object { Get-KnownId $_ })
    $certainty = "$($diagnosis.Certainty)"
    $ranked = @(@($diagnosis.RootCause) + @($diagnosis.PossibleCauses) | Where-Object { $_ } | Select-Object -Unique)
    $named = [bool]$diagnosis.RootCause -and $diagnosis.RootCause -in $truth
    [pscustomobject]@{
        Fault     = $fault
        Read      = $null -ne $diagnosis
        Certainty = $certainty
        Top1      = $named
        Top3      = @($ranked | Select-Object -First 3 | Where-Object { $_ -in $truth }).Count -gt 0
        Unsure    = $certainty -in '', 'Possible'
        WrongSure = $certainty -eq 'Established' -and -not $named
        Answer    = if ($fault) { "error: $fault" } elseif (-not $diagnosis) { 'not read' } elseif ($ranked) { "$($ranked[0]) ($certainty)" } else { 'no cause' }
        Ranked    = $ranked | Select-Object -First 4
    }
}

function Get-Share($Rows, [string] $What) {
    $n = @($Rows).Count
    $k = @($Rows | Where-Object { $_.Result.$What }).Count
    '{0} of {1} ({2:P0})' -f $k, $n, $(if ($n) { $k / $n } else { 0 })
}

function Write-Accuracy([string] $Name, $Rows) {
    Write-Host ('  {0,-35} top-1 {1}, top-3 {2}' -f $Name, (Get-Share $Rows 'Top1'), (Get-Share $Rows 'Top3'))
}

function Write-Table([string] $Title, $Rows, [string] $By) {
    Write-Host ('  {0,-18}   n  top-1  top-3' -f $Title)
    foreach ($group in $Rows | Group-Object $By | Sort-Object @{ Expression = 'Count'; Descending = $true }, Name) {
        Write-Host ('  {0,-18} {1,3}  {2,5}  {3,5}' -f $group.Name, $group.Count, @($group.Group.Result | Where-Object Top1).Count, @($group.Group.Result | Where-Object Top3).Count)
    }
}

$number = 0
$ids = @{}
$all = foreach ($line in Get-Content -LiteralPath $Path -Encoding utf8) {
    $number++
    if (-not $line.Trim()) { continue }
    $record = $null; $fault = $null
    try { $record = $line | ConvertFrom-Json -Depth 30 -DateKind String } catch { $fault = 'is not JSON' }
    if (-not $fault) { $fault = Get-Malformation $record }
    if (-not $fault -and $ids[$record.id]) { $fault = 'its id stands twice' }
    if (-not $fault) { $ids[$record.id] = $true }
    $result = if (-not $fault) { Get-Result $record }
    $area = if ($record) { $catalogue[(Get-KnownId "$($record.truth.cause)")] }
    [pscustomobject]@{
        Id        = if ($record.id) { $record.id } else { "line $number" }
        Cause     = $record.truth.cause
        Decidable = $record.decidable
        Provider  = $record.provider
        Area      = if ($area) { $area } else { '(not in it yet)' }
        Known     = [bool]$area
        Result    = $result
        Fault     = if ($fault) { "malformed: $fault" } elseif ($result.Fault) { "threw: $($result.Fault)" }
    }
}

$sound = @($all | Where-Object { -not $_.Fault })
$decidable = @($sound | Where-Object Decidable -ne 'no')
foreach ($kind in 'yes', 'partly') {
    $own = @($decidable | Where-Object Decidable -eq $kind)
    Write-Accuracy "decidable: $kind" $own
    Write-Accuracy "decidable: $kind, in the catalogue" @($own | Where-Object Known)
}
Write-Accuracy 'both' $decidable
Write-Accuracy 'both, in the catalogue' @($decidable | Where-Object Known)
Write-Table 'provider' $decidable 'Provider'
Write-Table 'area' $decidable 'Area'
Write-Host '  certainty of the root cause     n  right  "other"'
foreach ($certainty in 'Established', 'Likely', 'Possible', '') {
    $own = @($decidable | Where-Object { $_.Result.Certainty -eq $certainty })
    Write-Host ('  {0,-28} {1,4}  {2,5}  {3,7}' -f $(if ($certainty) { $certainty } else { '(no cause)' }), $own.Count, @($own.Result | Where-Object Top1).Count,
        @($own.Result | Where-Object Answer -like 'other (*').Count)
}
$unknown = @($decidable | Where-Object { -not $_.Known } | Group-Object Cause | Sort-Object @{ Expression = 'Count'; Descending = $true }, Name)
if ($unknown -and -not $Locked) { Write-Host "  causes that are not in the catalogue: $(@($unknown | ForEach-Object { "$($_.Name) $($_.Count)" }) -join ', ')" }
$open = @($sound | Where-Object Decidable -eq 'no')
Write-Host "  cannot tell: answered with Possible or none $(Get-Share $open 'Unsure'); Likely $(@($open.Result | Where-Object Certainty -eq 'Likely').Count), Established $(@($open.Result | Where-Object Certainty -eq 'Established').Count)"
$wrong = @($sound | Where-Object { $_.Result.WrongSure })
$unread = @($sound | Where-Object { -not $_.Result.Read })
$faulty = @($all | Where-Object Fault)
$names = { param($rows) if ($rows.Count -and -not $Locked) { ": $($rows.Id -join ', ')" } }
Write-Host "  wrong as Established: $($wrong.Count) of $(@($sound | Where-Object { $_.Result.Certainty -eq 'Established' }).Count)$(& $names $wrong)"
Write-Host "  not read at all: $($unread.Count) of $($sound.Count)$(& $names $unread)"
if ($faulty) { Write-Host "  malformed or thrown: $($faulty.Count)$(& $names $faulty)" }

foreach ($entry in $all) {
    $right = if ($entry.Decidable -eq 'no') { $entry.Result.Unsure } else { $entry.Result.Top1 }
    [pscustomobject]@{
        File    = 'pastes'
        Id      = $entry.Id
        Cause   = $entry.Cause
        Result  = $entry.Result
        Outcome = if ($entry.Fault) { 'Failed' } elseif ($right) { 'Pass' } else { 'Miss' }
        Detail  = if ($entry.Fault) { $entry.Fault } else { "$($entry.Cause): answered $($entry.Result.Answer); ranked $($entry.Result.Ranked -join ', ')" + $(if ($entry.Result.WrongSure) { ' (WRONG AS ESTABLISHED)' }) }
    }
}
