# Runs the Pester suites against the built module and writes what came out as JSON, for build.ps1.
param(
    [Parameter(Mandatory)] [string] $Pester,
    [Parameter(Mandatory)] [string] $ResultPath,
    [string] $Filter = '*'
)

$ErrorActionPreference = 'Stop'
Import-Module $Pester
$files = Get-ChildItem $PSScriptRoot -Recurse -Filter *.Tests.ps1 | Where-Object { $_.FullName -notmatch '[\\/](bin|obj)[\\/]' -and $_.Name -like $Filter } | Sort-Object FullName
if (-not $files) {
    @{ Passed = 0; Failed = 0; Skipped = 0; SkippedNames = @(); FailedNames = @() } | ConvertTo-Json | Set-Content $ResultPath
    exit 0
}

$configuration = New-PesterConfiguration
$configuration.Run.Path = $files.FullName
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$configuration.Output.CIFormat = 'None'
$result = Invoke-Pester -Configuration $configuration

@{
    Passed       = $result.PassedCount
    # A container or block that broke before its tests is a failure too.
    Failed       = $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount
    Skipped      = $result.SkippedCount + $result.NotRunCount
    SkippedNames = @($result.Skipped.ExpandedPath)
    FailedNames  = @($result.Failed.ExpandedPath) + @($result.FailedBlocks.ExpandedPath) + @($result.FailedContainers | ForEach-Object { "$($_.Item)" })
} | ConvertTo-Json | Set-Content $ResultPath
exit 0
