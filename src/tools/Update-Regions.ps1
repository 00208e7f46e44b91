<#
.SYNOPSIS
    Writes the partitions and regions of AWS into src/PresignTools.Core/Facts/S3Partitions.g.cs, from the data of the AWS SDK that the
    module ships.
.DESCRIPTION
    The SDK knows each region with its partition and name (RegionEndpoint), and each partition with its suffix and the form of its
    region names (the data of its endpoint rules). What S3 has in a partition (FIPS, acceleration, the global host) is in neither, and
    stays in S3Partitions.cs.
    build.ps1 Generate runs it; a test fails where the file is not what it would write, as after an update of the SDK.
#>
[CmdletBinding()]
param(
    # Root of the repository.
    [Parameter(Mandatory)] [string] $Root,

    # Folder of the built module.
    [Parameter(Mandatory)] [string] $Module
)

$ErrorActionPreference = 'Stop'
$dll = Join-Path $Module 'bin/net8.0/Dependencies/AWSSDK.Core.dll'
Add-Type -Path $dll
$version = [System.Diagnostics.FileVersionInfo]::GetVersionInfo($dll).FileVersion
$rules = [Amazon.RegionEndpoint].Assembly.GetType('Amazon.Runtime.Internal.Endpoints.StandardLibrary.Partition', $true)
$forms = $rules.GetField('_partitionsByRegex', 'Static, NonPublic').GetValue($null)
if (-not $forms) { throw "AWSSDK.Core $version keeps its partitions somewhere else: this tool must learn where." }

function Get-Prefix([string] $Form) {
    # ^(us|eu)\-\w+\-\d+$ stands for us and eu, ^eusc\-(de)\-\w+\-\d+$ for eusc-de.
    if ($Form -notmatch '^\^(?<start>[a-z\\-]*)(\((?<choices>[a-z|]+)\))?\\-\\w\+\\-\\d\+\$$') {
        throw "A form of region names that is not known: $Form"
    }
    $start = "$($Matches['start'])".Replace('\-', '-')
    if ($Matches['choices']) { $Matches['choices'] -split '\|' | ForEach-Object { $start + $_ } } else { $start }
}

function Join-Quoted([string[]] $Text) { ($Text | ForEach-Object { "`"$_`"" }) -join ', ' }

$partitions = foreach ($form in $forms) {
    $id = $form.Item2.name
    $regions = [Amazon.RegionEndpoint]::EnumerableAllRegions |
        Where-Object { $_.PartitionName -eq $id -and $form.Item1.IsMatch($_.SystemName) }
    [pscustomobject]@{
        Id = $id; Suffix = $form.Item2.dnsSuffix; Prefixes = @(Get-Prefix "$($form.Item1)")
        Regions = @($regions | Sort-Object { $_.SystemName } -Culture '')
    }
}

$lines = @(
    '// Written by build.ps1 Generate from the data of the AWS SDK. Do not edit.'
    "// Source: AWSSDK.Core $version, RegionEndpoint and the partitions of its endpoint rules."
    'namespace PresignTools.Facts;'
    ''
    '/// <content>The partitions and their regions.</content>'
    'public static partial class S3Partitions'
    '{'
    '    private static S3Partition[] Table() =>'
    '    ['
)
foreach ($partition in $partitions | Sort-Object { $_.Id -ne 'aws' }, Id -Culture '') {
    $lines += "        Partition(`"$($partition.Id)`", `"$($partition.Suffix)`", [$(Join-Quoted $partition.Prefixes)],"
    $lines += '            ['
    $lines += $partition.Regions | ForEach-Object { "                (`"$($_.SystemName)`", `"$($_.DisplayName)`")," }
    $lines += '            ]),'
}
$lines += '    ];', '}', ''
[System.IO.File]::WriteAllText((Join-Path $Root 'src/PresignTools.Core/Facts/S3Partitions.g.cs'), $lines -join "`n")
