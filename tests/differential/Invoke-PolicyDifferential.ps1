<#
.SYNOPSIS
    Decides random policies and requests with Core and with @cloud-copilot/iam-simulate, and explains every difference.
.DESCRIPTION
    The package is a separate program under its own licence (AGPL-3.0): npm fetches it into -Folder, outside of the project, and it runs in
    Node beside ours. Nothing else here needs it. Where node or npm is missing, or the package cannot be had, this says so and ends
    with exit code 0. A difference that no rule of KnownDifference.cs explains, each with the document of AWS that decides, ends with 1.
.EXAMPLE
    dotnet pwsh ./tests/differential/Invoke-PolicyDifferential.ps1
.EXAMPLE
    dotnet pwsh ./tests/differential/Invoke-PolicyDifferential.ps1 -Count 20000 -Seed 7
#>
param(
    [ValidateRange(1, 1000000)] [int] $Count = 6000,
    [int] $Seed = 1,
    [string] $Folder = (Join-Path ([System.IO.Path]::GetTempPath()) 'presigntools-iam-simulate'),
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false
$version = '0.1.173'
if (-not (Get-Command node, npm -CommandType Application -ErrorAction Ignore | Select-Object -Skip 1)) {
    Write-Host 'skipped: policy differential (node and npm are not there)'
    exit 0
}
if (-not (Test-Path (Join-Path $Folder 'node_modules/@cloud-copilot/iam-simulate'))) {
    $null = New-Item $Folder -ItemType Directory -Force
    Set-Content (Join-Path $Folder 'package.json') '{ "private": true }'
    $log = & npm install "@cloud-copilot/iam-simulate@$version" --prefix $Folder --no-audit --no-fund 2>&1
    if ($LASTEXITCODE -ne 0) {
        Write-Host "skipped: policy differential (npm could not install @cloud-copilot/iam-simulate: $($log | Select-Object -Last 1))"
        exit 0
    }
}

$project = Join-Path $PSScriptRoot '../PresignTools.Differential'
& dotnet build $project --configuration $Configuration --verbosity quiet | Out-Host
if ($LASTEXITCODE -ne 0) { throw "dotnet build failed with exit code $LASTEXITCODE." }
$program = Join-Path $project "bin/$Configuration/net10.0/PresignTools.Differential.dll"
$work = New-Item (Join-Path ([System.IO.Path]::GetTempPath()) "presigntools-differential-$([guid]::NewGuid().ToString('n'))") -ItemType Directory
try {
    $pairs, $answers = 'pairs', 'answers' | ForEach-Object { Join-Path $work "$_.jsonl" }
    & dotnet $program generate $Count $Seed $pairs
    if ($LASTEXITCODE -ne 0) { throw 'The pairs could not be made.' }
    & node (Join-Path $PSScriptRoot 'iam-simulate.mjs') $Folder $pairs $answers
    if ($LASTEXITCODE -ne 0) { throw "iam-simulate.mjs ended with exit code $LASTEXITCODE." }
    Write-Host "$Count pairs, seed $Seed, @cloud-copilot/iam-simulate $version"
    & dotnet $program compare $pairs $answers | Out-Host
    exit $LASTEXITCODE
}
finally {
    Remove-Item $work -Recurse -Force
}
