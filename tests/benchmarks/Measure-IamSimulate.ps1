# Evaluations per second of @cloud-copilot/iam-simulate on Node, for the ratio beside PolicyBenchmark. The package is installed into -Folder
# (default: a temporary one), outside of the project, and runs as a program of its own. Gives nothing where Node or npm is missing or
# the package cannot be installed: then there is no ratio to print.
param([string] $Folder = (Join-Path ([System.IO.Path]::GetTempPath()) 'presigntools-iam-simulate'))

if (-not (Get-Command node, npm -CommandType Application -ErrorAction Ignore | Select-Object -Skip 1)) { return }
if (-not (Test-Path (Join-Path $Folder 'node_modules/@cloud-copilot/iam-simulate'))) {
    $null = New-Item $Folder -ItemType Directory -Force
    Set-Content (Join-Path $Folder 'package.json') '{ "private": true }'
    $log = & npm install '@cloud-copilot/iam-simulate@0.1.173' --prefix $Folder --no-audit --no-fund 2>&1
    if ($LASTEXITCODE -ne 0) { Write-Warning "npm could not install @cloud-copilot/iam-simulate: $($log | Select-Object -Last 1)"; return }
}
foreach ($line in & node (Join-Path $PSScriptRoot 'iam-simulate.mjs') $Folder) {
    $name, $rate, $decision = $line -split "`t"
    [pscustomobject]@{ Name = $name; PerSecond = [double]::Parse($rate, [cultureinfo]::InvariantCulture); Decision = $decision }
}
