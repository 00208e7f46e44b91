# Draws docs/images/diagnosis.svg, the picture at the top of the README: what the module itself prints for a failure that somebody pasted.
# Runs in a process of its own, as it imports the module. Gives the path of the file; writes it only where something has changed.
param(
    [Parameter(Mandatory)] [string] $Root,
    [Parameter(Mandatory)] [string] $Module
)

$ErrorActionPreference = 'Stop'
Import-Module $Module

$columns = 84
$cell = @{ Width = 8.4; Height = 19; Left = 18; Top = 48; Size = 14 }

# The paste, and what the user types then. The picture shows the lines cut to its width; the diagnosis gets them whole.
$query = 'X-Amz-Algorithm=AWS4-HMAC-SHA256', 'X-Amz-Credential=ASIARTX3GSDSQSPXDW3X%2F20261124%2Feu-central-1%2Fs3%2Faws4_request',
    'X-Amz-Date=20261124T120000Z', 'X-Amz-Expires=3600', 'X-Amz-SignedHeaders=host',
    'X-Amz-Signature=6d1f5a6a2d0b0a5c2b6c7b9a9c3f0f3a4d6c0f3f8f2a4c1e5d7b8a9c0d1e2f30'
$paste = "$ curl 'https://reports.s3.eu-central-1.amazonaws.com/q3.pdf?$($query -join '&')'`n" +
    '<Error><Code>InvalidAccessKeyId</Code><Message>The AWS Access Key Id you provided does not exist in our records.</Message>' +
    '<RequestId>955102B1FB2EXAMP</RequestId></Error>'
$typed = 'PS> Get-Clipboard -Raw | Invoke-PresignDiagnosis -Offline'

[PresignTools.Views.View]::Width = $columns + 1
[PresignTools.Views.View]::Colors = $true
$diagnosis = $paste | Invoke-PresignDiagnosis -Offline -AsOf 2026-11-24T12:05:00Z      # five minutes after the URL was signed
$view = [PresignTools.Views.View]::On[$Host]['Object'][$diagnosis] -split '\r?\n'

$colors = @{ '32' = 'good'; '91' = 'bad'; '33' = 'odd'; '90' = 'quiet'; '1' = 'strong'; '32;1' = 'label' }
$escape = [char]27
function ConvertTo-Run([string] $Line) {
    # Pieces of a line in one color each, with the column where each begins.
    $class, $column = '', 0
    foreach ($piece in [regex]::Split($Line, "($escape\[[0-9;]*m)")) {
        if ($piece.StartsWith($escape)) {
            $code = $piece.Substring(2, $piece.Length - 3)
            if ($code -ne '0' -and -not $colors.ContainsKey($code)) { throw "The picture has no color for the escape '$code'." }
            $class = $code -eq '0' ? '' : $colors[$code]
        }
        elseif ($piece) {
            $blanks = $piece.Length - $piece.TrimStart().Length
            if ($piece.Trim()) { [pscustomobject]@{ Class = $class; Column = $column + $blanks; Text = $piece.Trim() } }
            $column += $piece.Length
        }
    }
}

$lines = @(
    foreach ($line in $paste -split '\r?\n') {
        $shown = $line.Length -gt $columns ? $line.Substring(0, $columns - 1) + '…' : $line
        , @([pscustomobject]@{ Class = 'quiet'; Column = 0; Text = $shown })
    }
    , @()
    , @([pscustomobject]@{ Class = 'strong'; Column = 0; Text = $typed })
    , @()
    foreach ($line in $view) { , @(ConvertTo-Run $line) }
)

$invariant = [cultureinfo]::InvariantCulture
$height = $cell.Top + $cell.Height * $lines.Count + 12
$width = [int](2 * $cell.Left + $columns * $cell.Width)
function ConvertTo-Escaped([string] $Text) { [System.Security.SecurityElement]::Escape($Text) }
$title = ConvertTo-Escaped "A pasted failure, and the cause that PresignTools finds: $($diagnosis.Title)"
$text = [System.Text.StringBuilder]::new()
$null = $text.Append(@"
<svg xmlns="http://www.w3.org/2000/svg" width="$width" height="$height" viewBox="0 0 $width $height"
  role="img" aria-label="$title">
<!-- Drawn by 'build.ps1 Picture' from the module's own output. -->
<title>$title</title>
<style>
text { font: $($cell.Size)px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #1f2328; white-space: pre }
.back { fill: #f6f8fa; stroke: #d1d9e0 } .dot { fill: #d1d9e0 }
.good, .label { fill: #116329 } .bad { fill: #cf222e } .odd { fill: #7d4e00 } .quiet { fill: #59636e } .strong, .label { font-weight: 600 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .back { fill: #0d1117; stroke: #3d444d } .dot { fill: #3d444d }
.good, .label { fill: #3fb950 } .bad { fill: #ff7b72 } .odd { fill: #d29922 } .quiet { fill: #9198a1 }
}
</style>
<rect class="back" x="0.5" y="0.5" width="$($width - 1)" height="$($height - 1)" rx="8"/>
<circle class="dot" cx="20" cy="18" r="6"/><circle class="dot" cx="40" cy="18" r="6"/><circle class="dot" cx="60" cy="18" r="6"/>

"@)
for ($i = 0; $i -lt $lines.Count; $i++) {
    $y = $cell.Top + $cell.Height * $i
    foreach ($run in $lines[$i]) {
        # Each piece has its place and its length, so that columns stay columns in whatever font the reader has.
        $x = ($cell.Left + $run.Column * $cell.Width).ToString('0.#', $invariant)
        $length = ($run.Text.Length * $cell.Width).ToString('0.#', $invariant)
        $kind = $run.Class ? " class=`"$($run.Class)`"" : ''
        $place = "x=`"$x`" y=`"$y`" textLength=`"$length`" lengthAdjust=`"spacingAndGlyphs`""
        $null = $text.Append("<text$kind $place>$(ConvertTo-Escaped $run.Text)</text>`n")
    }
}
$null = $text.Append("</svg>`n")

$file = Join-Path $Root 'docs/images/diagnosis.svg'
$drawn = $text.ToString().ReplaceLineEndings("`n")
$before = (Test-Path -LiteralPath $file) ? [System.IO.File]::ReadAllText($file).ReplaceLineEndings("`n") : ''
if ($drawn -cne $before) {
    $null = New-Item (Split-Path $file) -ItemType Directory -Force
    [System.IO.File]::WriteAllText($file, $drawn)
}
$file
