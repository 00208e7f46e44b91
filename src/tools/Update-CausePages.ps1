<#
.SYNOPSIS
    Writes the pages about causes in docs/causes, their index, and the help topic about_PresignCauses.
.DESCRIPTION
    Each page has a generated head and foot, which come from the definition of the cause, around a middle that is written by hand. The
    middle is between two markers, is kept as it is, and has four headings. A page that holds only the middle gets head and foot.
    build.ps1 Generate runs it; a test runs it with -Check.
.OUTPUTS
    One line for each fault. The exit code is 1 if there is one.
#>
[CmdletBinding()]
param(
    # Root of the repository.
    [Parameter(Mandatory)] [string] $Root,

    # Writes nothing, and counts a page that is not what would be written as a fault.
    [switch] $Check
)

$ErrorActionPreference = 'Stop'
$pages = Join-Path $Root 'docs/causes'
$begin, $end = '<!-- hand-written -->', '<!-- /hand-written -->'
$headings = 'How to recognize it', 'Example', 'Confused with', 'Reproduce it'
$placeholder = 'Replace this'
$faults = [System.Collections.Generic.List[string]]::new()

# The value of a C# expression of string literals and constants of AwsDocuments.
$script:constants = @{}
function ConvertFrom-Expression([string] $Expression, [string] $Name) {
    $value = [System.Text.StringBuilder]::new()
    $rest = [regex]::Replace($Expression, '"(?<text>(?:\\.|[^"\\])*)"|(?:AwsDocuments\.)?(?<name>[A-Z]\w+)', {
            param($match)
            if (-not $match.Groups['name'].Success) { $null = $value.Append([regex]::Unescape($match.Groups['text'].Value)); return '' }
            $constant = $match.Groups['name'].Value
            if (-not $constants.ContainsKey($constant)) { throw "${Name}: '$constant' is not a constant of AwsDocuments." }
            $null = $value.Append($constants[$constant])
            ''
        })
    if ($rest -replace '[\s+]') { throw "${Name}: '$Expression' is not made of string literals and constants of AwsDocuments." }
    $value.ToString()
}

$documents = [IO.File]::ReadAllText((Join-Path $Root 'src/PresignTools.Core/Facts/AwsDocuments.cs'))
foreach ($match in [regex]::Matches($documents, 'const string (?<name>\w+) =\s*(?<value>[^;]+);')) {
    $constants[$match.Groups['name'].Value] = ConvertFrom-Expression $match.Groups['value'].Value $match.Groups['name'].Value
}

# The marks of general texts (Core/Text/Wording/MarkedText.cs), as the module shows them: the pages are about the module.
$cmdlets = @{}
$tools = [IO.File]::ReadAllText((Join-Path $Root 'src/PresignTools/Wording/AwsToolsCommand.cs'))
foreach ($match in [regex]::Matches($tools, '\[AwsCall\.(?<call>\w+)\] = new\(\s*"(?<cmdlet>[^"]+)"')) {
    $cmdlets[$match.Groups['call'].Value] = $match.Groups['cmdlet'].Value
}
function Expand-Mark([string] $Text, [string] $Name) {
    [regex]::Replace($Text, '\{(?<kind>setting|sign|call):(?<name>\w+)\}', {
            param($match)
            $word = $match.Groups['name'].Value
            switch ($match.Groups['kind'].Value) {
                'setting' { "-$word" }
                'sign' { "New-S3PresignedUrl -$word" }
                'call' { $cmdlets[$word] ?? $(throw "${Name}: there is no call '$word'.") }
            }
        })
}

# What S3 checks at each stage, in the words of the enumeration.
$stages = [IO.File]::ReadAllText((Join-Path $Root 'src/PresignTools.Core/Catalogue/S3CheckStage.cs'))
$stageWords = @{}
foreach ($match in [regex]::Matches($stages, '(?m)^    /// <summary>(?<words>[^<]+)</summary>\n    (?<name>\w+),')) {
    $stageWords[$match.Groups['name'].Value] = $match.Groups['words'].Value.TrimEnd('.')
}

# The items of a list such as Stages = [S3CheckStage.Time, S3CheckStage.Scope]; nothing if the definition does not have it.
function Get-Item([string] $Block, [string] $Name) {
    if ($Block -match "(?ms)^        $Name =\s*\[(?<items>[^\]]*)\]") {
        $Matches.items -split ',' | ForEach-Object { ($_.Trim() -replace '^\w+\.').Trim('"') } | Where-Object { $_ }
    }
}

function Get-Cause {
    foreach ($cause in & (Join-Path $PSScriptRoot 'Update-CauseCatalogue.ps1') -Root $Root -ReadOnly) {
        $text = @{}
        foreach ($name in 'Title', 'Why', 'Fix', 'Document') { $text[$name] = ConvertFrom-Expression $cause.$name "$($cause.Id): $name" }
        [pscustomobject]@{
            Id = $cause.Id
            Layer = $cause.Layer
            Title = $text.Title
            Why = $text.Why
            Fix = Expand-Mark $text.Fix $cause.Id
            Document = $text.Document
            Stages = @(Get-Item $cause.Block 'Stages')
            IsOutsideS3 = $cause.Block -match '(?m)^        IsOutsideS3 = true,'
            Statuses = @(Get-Item $cause.Block 'Statuses')
            ConditionKeys = @(Get-Item $cause.Block 'ConditionKeys')
            Source = [IO.Path]::GetRelativePath($Root, $cause.File) -replace '\\', '/'
        }
    }
}

function Get-Head($Cause) {
    '<!-- Written by build.ps1 Generate from the definition of the cause. Edit only what is between the two markers. -->'
    "# $($Cause.Title)"
    ''
    "``$($Cause.Id)``, layer $(1 + $layers.IndexOf($Cause.Layer)) ($($Cause.Layer))"
    ''
    "**Why:** $($Cause.Why)"
    if ($Cause.Fix) { ''; "**Fix:** $($Cause.Fix)" }
    ''
    foreach ($stage in $Cause.Stages) {
        if (-not $stageWords[$stage]) { throw "$($Cause.Id): there is no stage '$stage'." }
    }
    if ($Cause.Stages) {
        'S3 finds it in these of its checks:'
        ''
        foreach ($stage in $Cause.Stages) {
            $words = $stageWords[$stage]
            "- $($stage): $($words.Substring(0, 1).ToLowerInvariant())$($words.Substring(1))"
        }
    }
    else { 'No check of S3 finds it: it lies outside S3, or is not a fault.' }
    ''
    if ($Cause.Statuses) { "HTTP status: $($Cause.Statuses -join ', ')"; '' }
    if ($Cause.ConditionKeys) { 'Condition keys of policies: `' + ($Cause.ConditionKeys -join '`, `') + '`'; '' }
    "AWS document: <$($Cause.Document)>"
}

function Get-Foot($Cause) {
    '---'
    ''
    "At the prompt: ``Get-PresignCause $($Cause.Id)``. Source: [$([IO.Path]::GetFileName($Cause.Source))](../../$($Cause.Source))."
    'Additions are welcome: see [CONTRIBUTING](../../CONTRIBUTING.md). [All causes](README.md)'
}

# The hand-written middle with its markers. Faults are added by name; the middle is given where there is one.
function Get-Middle([string] $Text, [string] $Name) {
    $from, $to = $Text.IndexOf($begin), $Text.IndexOf($end)
    $isTwice = $Text.IndexOf($begin, $from + 1) -ge 0 -or $Text.IndexOf($end, $to + 1) -ge 0
    if ($from -lt 0 -or $to -lt $from) { $faults.Add("${Name}: no hand-written middle between '$begin' and '$end'."); return }
    if ($isTwice) { $faults.Add("${Name}: a marker is there twice."); return }
    $middle = $Text.Substring($from, $to + $end.Length - $from)
    $found = [System.Collections.Generic.List[string]]::new()
    $said = @{}
    $isCode = $false
    foreach ($line in $middle -split '\n') {
        if ($line -match '^\s*(```|~~~)') { $isCode = -not $isCode }
        if (-not $isCode -and $line -match '^##? (?<title>.+?)\s*$') { $found.Add($Matches.title) }
        elseif ($found.Count -and $line.Trim() -and $line.Trim() -ne $end) { $said[$found[-1]] = $true }
    }
    if (($found -join '|') -cne ($headings -join '|')) {
        $expected, $actual = $headings, $found | ForEach-Object { ($_ | ForEach-Object { "## $_" }) -join ', ' }
        $faults.Add("${Name}: the headings must be these, in this order: $expected. They are: $actual.")
    }
    else {
        foreach ($heading in $headings | Where-Object { -not $said[$_] }) { $faults.Add("${Name}: nothing is under '## $heading'.") }
    }
    if ($middle.Contains($placeholder)) { $faults.Add("${Name}: a placeholder of the template ('$placeholder') is left.") }
    $middle
}

function Set-Page([string] $Path, [string[]] $Lines) {
    $text = ($Lines -join "`n") + "`n"
    $name = [IO.Path]::GetRelativePath($Root, $Path) -replace '\\', '/'
    if ((Test-Path -LiteralPath $Path) -and [IO.File]::ReadAllText($Path) -ceq $text) { return }
    if ($Check) { $faults.Add("${name}: is not what is generated. Run: dotnet pwsh ./build.ps1 Generate") }
    else { [IO.File]::WriteAllText($Path, $text) }
}

# Words in lines of at most 79 characters, as the sources of help topics have them.
function Format-Item([string] $Text) {
    $line = '-'
    foreach ($word in $Text -split ' ') {
        if ($line.Length + 1 + $word.Length -gt 79) { $line; $line = ' ' }
        $line += " $word"
    }
    $line
}

$layers = [string[]]('Identity', 'Object', 'Region', 'Permission', 'Policy', 'Request', 'Encryption')
$causes = @(Get-Cause)
$null = New-Item $pages -ItemType Directory -Force
foreach ($cause in $causes) {
    $path = Join-Path $pages "$($cause.Id).md"
    $name = "docs/causes/$($cause.Id).md"
    if (-not (Test-Path -LiteralPath $path)) {
        $faults.Add("${name}: the page is missing. It begins as its hand-written middle; CONTRIBUTING.md shows how.")
        continue
    }
    $middle = Get-Middle ([IO.File]::ReadAllText($path) -replace '\r\n', "`n") $name
    if ($middle) { Set-Page $path @(Get-Head $cause; ''; $middle; ''; Get-Foot $cause) }
}

foreach ($page in Get-ChildItem $pages -Filter *.md | Where-Object { $_.Name -ne 'README.md' -and $_.BaseName -notin $causes.Id }) {
    $faults.Add("docs/causes/$($page.Name): there is no cause with this id.")
}

Set-Page (Join-Path $pages 'README.md') @(
    '<!-- Written by build.ps1 Generate from the definitions of the causes. Do not edit. -->'
    '# Causes'
    ''
    "Why a presigned URL or S3 request fails: the $($causes.Count) causes that PresignTools knows, by layer of the checklist."
    'The id is what a diagnosis names; it never changes.'
    '`Get-PresignCause` lists them at the prompt. [CONTRIBUTING](../../CONTRIBUTING.md) shows how to add one.'
    foreach ($layer in $layers) {
        ''
        "## Layer $(1 + $layers.IndexOf($layer)): $layer"
        ''
        '| Id | Cause |'
        '|---|---|'
        foreach ($cause in $causes | Where-Object Layer -eq $layer | Sort-Object Id -Culture '') {
            "| [$($cause.Id)]($($cause.Id).md) | $($cause.Title -replace '\|', '\|') |"
        }
    }
)

Set-Page (Join-Path $Root 'docs/en-US/about_PresignCauses.md') @(
    '<!-- Written by build.ps1 Generate from the definitions of the causes. Do not edit. -->'
    '# about_PresignCauses'
    ''
    '## SHORT DESCRIPTION'
    'Every cause for which a presigned URL or S3 request fails, with its id.'
    ''
    '## LONG DESCRIPTION'
    'A diagnosis names its cause by an id. Ids are stable: a script can compare them.'
    'They are in RootCause and PossibleCauses of Invoke-PresignDiagnosis, in Cause of'
    'a finding, and in LikelyCauses of ConvertFrom-S3ErrorResponse.'
    ''
    'To read about a cause, name it. To open its page in the browser, add -Online:'
    ''
    '```powershell'
    'Get-PresignCause two-auth-mechanisms'
    'Get-PresignCause two-auth-mechanisms -Online'
    '```'
    ''
    'Wildcards and layers narrow the list, and a diagnosis can be piped in:'
    ''
    '```powershell'
    'Get-PresignCause *kms*'
    'Get-PresignCause -Layer Policy'
    '$diagnosis | Get-PresignCause'
    '```'
    ''
    'about_PresignDiagnosis shows what to look at in each layer.'
    foreach ($layer in $layers) {
        ''
        "## LAYER $(1 + $layers.IndexOf($layer)): $($layer.ToUpperInvariant())"
        foreach ($cause in $causes | Where-Object Layer -eq $layer | Sort-Object Id -Culture '') {
            Format-Item "``$($cause.Id)``: $($cause.Title)."
        }
    }
    ''
    '## SEE ALSO'
    '- [Get-PresignCause](Get-PresignCause.md)'
    '- [Invoke-PresignDiagnosis](Invoke-PresignDiagnosis.md)'
    '- about_PresignDiagnosis'
)

$faults
exit [int]($faults.Count -gt 0)
