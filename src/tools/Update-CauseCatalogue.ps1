<#
.SYNOPSIS
    Writes the files that list the causes, from the definitions in src/PresignTools.Core/Diagnosis/Causes.
.DESCRIPTION
    A cause is one file. What other rooms need of it is copied out of that file: its id as a constant (Catalogue/CauseId.LAYER.g.cs)
    and its texts for the catalogue (Catalogue/CauseCatalogue.LAYER.g.cs).
    build.ps1 Generate and every build run it; a test fails where a generated file is not what it would write.
.OUTPUTS
    The definitions that were read: Id, Layer, Class, File; Title, Why, Fix and Document as C# writes them; Block, the text that
    they are in.
#>
[CmdletBinding()]
param(
    # Root of the repository.
    [Parameter(Mandatory)] [string] $Root,

    # Reads the definitions and writes nothing.
    [switch] $ReadOnly
)

$ErrorActionPreference = 'Stop'
$core = Join-Path $Root 'src/PresignTools.Core'
$layers = 'Identity', 'Object', 'Region', 'Permission', 'Policy', 'Request', 'Encryption'
$notice = '// Written by build.ps1 Generate from the definitions in Diagnosis/Causes. Do not edit.'

function Get-Property([string] $Block, [string] $Name, [string] $File) {
    if ($Block -notmatch "(?ms)^        $Name = (?<value>.*?),\n(?=        \w+ =|    \})") {
        throw "${File}: $Name is missing, or not on a line of its own."
    }
    $Matches.value
}

$definition = '(?ms)class (?<class>\w+) : CauseDefinition.*?' +
    'new\("(?<id>[a-z0-9-]+)", CheckLayer\.(?<layer>\w+)\)\s*\{\n(?<block>.*?^    \};)'
$causes = foreach ($layer in $layers) {
    foreach ($file in Get-ChildItem (Join-Path $core "Diagnosis/Causes/$layer") -Filter *.cs -ErrorAction Ignore) {
        $text = [IO.File]::ReadAllText($file.FullName)
        if ($text -notmatch $definition) {
            throw "$($file.Name): no definition with an id, a layer and its texts."
        }
        $found = $Matches
        if ($found.layer -ne $layer) { throw "$($file.Name): is in folder $layer and says CheckLayer.$($found.layer)." }
        if ($found.class -ne $file.BaseName) { throw "$($file.Name): the class is called $($found.class)." }
        [pscustomobject]@{
            Id = $found.id; Layer = $layer; Class = $found.class; File = $file.FullName
            Title = Get-Property $found.block 'Title' $file.Name
            Why = Get-Property $found.block 'Why' $file.Name
            Fix = Get-Property $found.block 'Fix' $file.Name
            Document = Get-Property $found.block 'Document' $file.Name
            Block = $found.block
        }
    }
}

$twice = $causes | Group-Object Id | Where-Object Count -gt 1
if ($twice) { throw "Two definitions have the id $($twice[0].Name)." }

function Write-Generated([string] $Path, [string[]] $Lines) {
    $text = ($Lines -join "`n") + "`n"
    if ((Test-Path $Path) -and [IO.File]::ReadAllText($Path) -ceq $text) { return }
    [IO.File]::WriteAllText($Path, $text)
}

if (-not $ReadOnly) {
    foreach ($layer in $layers) {
        $own = @($causes | Where-Object Layer -eq $layer | Sort-Object Id -Culture '')
        $ids = foreach ($cause in $own) {
            $title = [regex]::Replace($cause.Title, '"\s*\+\s*"', '').Trim('"')
            $summary = $title -replace '&', '&amp;' -replace '<', '&lt;' -replace '\\"', '"'
            "    /// <summary>$summary.</summary>"
            "    public const string $($cause.Class) = `"$($cause.Id)`";"
            ''
        }
        Write-Generated (Join-Path $core "Catalogue/CauseId.$layer.g.cs") @($notice; 'namespace PresignTools.Catalogue;'; ''
            "/// <content>Ids of the layer $layer.</content>"; 'public static partial class CauseId'; '{'
            $ids | Select-Object -SkipLast 1; '}')

        $entries = foreach ($cause in $own) {
            "        new(CauseId.$($cause.Class), CheckLayer.$layer,"
            "            $($cause.Title),"
            "            $($cause.Why),"
            "            $($cause.Fix),"
            "            $($cause.Document)),"
        }
        Write-Generated (Join-Path $core "Catalogue/CauseCatalogue.$layer.g.cs") @($notice; 'namespace PresignTools.Catalogue;'; ''
            "/// <content>Entries of the layer $layer.</content>"; 'public static partial class CauseCatalogue'; '{'
            "    private static Cause[] ${layer}Causes() =>"; '    ['; $entries; '    ];'; '}')
    }

    Write-Generated (Join-Path $core 'Catalogue/CauseCatalogue.g.cs') @($notice; 'namespace PresignTools.Catalogue;'; ''
        '/// <content>The layers.</content>'; 'public static partial class CauseCatalogue'; '{'
        "    private static IEnumerable<Cause> Everything() =>"; '        ['
        $layers | ForEach-Object { "            .. ${_}Causes()," }; '        ];'; '}')
}

$causes
