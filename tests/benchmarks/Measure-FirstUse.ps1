# What the first minute costs: the import, and the first diagnosis with its view, each in processes of its own and in turn with a peer. The
# peer is a binary module of the same kind that does nothing: one cmdlet, a types file with one set, a format file with a view of each kind.
# Gives one object each: milliseconds of import and of everything, and the methods that were compiled meanwhile. Lowest of the rounds.
param(
    [Parameter(Mandatory)] [string] $Module,
    [int] $Rounds = 7
)

$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot '../common.ps1')
$folder = Join-Path ([System.IO.Path]::GetTempPath()) "presigntools-peer-$([guid]::NewGuid().ToString('n'))"
$peer = New-Item (Join-Path $folder 'Nothing') -ItemType Directory
try {
    $source = 'using System.Management.Automation; [Cmdlet("Get", "Nothing")] public sealed class GetNothing : PSCmdlet { }'
    Add-Type -TypeDefinition $source -OutputAssembly (Join-Path $peer 'Nothing.dll') -OutputType Library
    Set-Content (Join-Path $peer 'Nothing.psd1') @'
@{
    RootModule = 'Nothing.dll'; ModuleVersion = '1.0'; CmdletsToExport = @('Get-Nothing'); FunctionsToExport = @(); AliasesToExport = @()
    TypesToProcess = @('Nothing.Types.ps1xml'); FormatsToProcess = @('Nothing.Format.ps1xml')
}
'@
    Set-Content (Join-Path $peer 'Nothing.Types.ps1xml') @'
<?xml version="1.0" encoding="utf-8"?>
<Types><Type><Name>Nothing</Name><Members><MemberSet><Name>PSStandardMembers</Name><Members><PropertySet>
<Name>DefaultDisplayPropertySet</Name><ReferencedProperties><Name>X</Name></ReferencedProperties>
</PropertySet></Members></MemberSet></Members></Type></Types>
'@
    $value = '<ScriptBlock>$_.X</ScriptBlock>'
    $views = @(
        "<CustomControl><CustomEntries><CustomEntry><CustomItem><ExpressionBinding>$value</ExpressionBinding></CustomItem></CustomEntry></CustomEntries></CustomControl>"
        "<ListControl><ListEntries><ListEntry><ListItems><ListItem><Label>X</Label>$value</ListItem></ListItems></ListEntry></ListEntries></ListControl>"
        "<TableControl><TableHeaders><TableColumnHeader><Label>X</Label></TableColumnHeader></TableHeaders><TableRowEntries><TableRowEntry>" +
        "<TableColumnItems><TableColumnItem>$value</TableColumnItem></TableColumnItems></TableRowEntry></TableRowEntries></TableControl>"
    ) | ForEach-Object { $n = 0 } { $n++; "<View><Name>V$n</Name><ViewSelectedBy><TypeName>Nothing</TypeName></ViewSelectedBy>$_</View>" }
    Set-Content (Join-Path $peer 'Nothing.Format.ps1xml') "<Configuration><ViewDefinitions>$views</ViewDefinitions></Configuration>"

    $script = Join-Path $folder 'first.ps1'
    Set-Content $script @'
param($Module, $Code)
function Get-Compiled { [System.Runtime.JitInfo]::GetCompiledMethodCount($false) }
$watch = [System.Diagnostics.Stopwatch]::new()
$before = Get-Compiled
$watch.Start()
Import-Module $Module
$import = $watch.Elapsed.TotalMilliseconds
$methods = (Get-Compiled) - $before
$null = . ([scriptblock]::Create($Code))
"$([int]$import) $methods $([int]$watch.Elapsed.TotalMilliseconds) $((Get-Compiled) - $before)"
'@
    $work = [ordered]@{
        Nothing      = (Join-Path $peer 'Nothing.psd1'), 'Get-Date | Format-List | Out-String'
        PresignTools = $Module, "'AccessDenied (403)' | Invoke-PresignDiagnosis -Offline | Out-String"
    }
    $program, [string[]] $first = Get-ChildPwshCommand
    $seen = foreach ($round in 0..$Rounds) {
        foreach ($name in $work.Keys) {
            $numbers = (& $program @first -NoProfile -NonInteractive -File $script $work[$name][0] $work[$name][1]) -split ' '
            if ($round) { [pscustomobject]@{ Name = $name; Import = [int]$numbers[0]; ImportMethods = [int]$numbers[1]; All = [int]$numbers[2]; AllMethods = [int]$numbers[3] } }
        }
    }
    foreach ($group in $seen | Group-Object Name) {
        $lowest = { param($Column) ($group.Group | Measure-Object $Column -Minimum).Minimum }
        [pscustomobject]@{
            Name = $group.Name; Import = & $lowest Import; ImportMethods = & $lowest ImportMethods; All = & $lowest All; AllMethods = & $lowest AllMethods
        }
    }
}
finally { Remove-Item $folder -Recurse -Force }
