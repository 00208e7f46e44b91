<#
.SYNOPSIS
    Records what real servers answer to the faults, for the replay in the ordinary suite: one JSON line for each server and fault.
.EXAMPLE
    dotnet pwsh -NoProfile -File tests/servers/Record.ps1 -Path tests/servers/exchanges.jsonl
.PARAMETER Further
    Sends the faults of FurtherFaults.ps1 in place of those of Faults.ps1.
#>
param([Parameter(Mandatory)] [string] $Path, [switch] $Further, [string[]] $Name = @('swift', 'rgw', 'rgw-sts', 's3rver', 'sandbox', 'sandbox-aws'))

. (Join-Path $PSScriptRoot '../common.ps1')
foreach ($file in 'Listener', 'Signing', 'Faults', 'FurtherFaults', 'Servers') { . (Join-Path $PSScriptRoot "$file.ps1") }
$folder = (New-Item (Join-Path ([System.IO.Path]::GetTempPath()) "exchanges-$([guid]::NewGuid().ToString('n'))") -ItemType Directory).FullName
try {
    $lines = foreach ($one in $Name) {
        $server = Start-S3Server $one
        if (-not $server) { Write-Warning "$one cannot be had here; it is skipped."; continue }
        try { Get-ServerExchange $server $folder -Further:$Further | ForEach-Object { $_ | ConvertTo-Json -Compress -Depth 4 } }
        finally { Stop-S3Server $server }
    }
    [System.IO.File]::WriteAllLines([System.IO.Path]::GetFullPath($Path, $PWD.ProviderPath), [string[]] $lines)
    "Recorded $($lines.Count) exchanges."
}
finally { Remove-Item -LiteralPath $folder -Recurse -Force }
