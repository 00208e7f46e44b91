# Signatures a second of @smithy/signature-v4a on Node, for the ratio beside SigV4ABenchmark; and whether the key that it derives finds 200 signatures of
# ours good, which is an error where it does not. The packages are installed into -Folder (default: a temporary one), outside of the project, and run as
# a program of their own. Gives nothing where Node or npm is missing or the packages cannot be installed: then there is no ratio to print.
param(
    [Parameter(Mandatory)] [string] $Module,
    [string] $Folder = (Join-Path ([System.IO.Path]::GetTempPath()) 'presigntools-sigv4a')
)

$ErrorActionPreference = 'Stop'
if (-not (Get-Command node, npm -CommandType Application -ErrorAction Ignore | Select-Object -Skip 1)) { return }
if (-not (Test-Path (Join-Path $Folder 'node_modules/@smithy/signature-v4a'))) {
    $null = New-Item $Folder -ItemType Directory -Force
    Set-Content (Join-Path $Folder 'package.json') '{ "private": true }'
    $log = & npm install '@smithy/signature-v4a@3.6.2' '@smithy/protocol-http' '@aws-crypto/sha256-js' --prefix $Folder --no-audit --no-fund 2>&1
    if ($LASTEXITCODE -ne 0) { Write-Warning "npm could not install @smithy/signature-v4a: $($log | Select-Object -Last 1)"; return }
}
$script = Join-Path $PSScriptRoot 'sigv4a.mjs'

# Ours, verified by theirs: several keys, and texts of any kind.
Import-Module $Module
$lines = foreach ($i in 1..200) {
    $keys = @{ AccessKey = 'AKIAIOSFODNN7EXAMPL' + ($i % 10); SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLE' + ($i % 7) }
    $url = (New-S3PresignedUrl 'arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap' "k/$i é.txt" @keys).Url
    $toSign = (Test-S3PresignedUrl $url -Method GET).StringToSign
    @{ accessKeyId = $keys.AccessKey; secretAccessKey = $keys.SecretKey; stringToSign = $toSign; signature = $url.Split('X-Amz-Signature=')[1] } | ConvertTo-Json -Compress
}
$verdicts = @($lines | & node $script $Folder verify)
if ($verdicts.Count -ne 200 -or @($verdicts -ne 'true').Count) { throw "@smithy/signature-v4a finds $(@($verdicts -eq 'true').Count) of 200 signatures good." }

foreach ($line in & node $script $Folder rate) {
    $name, $rate = $line -split "`t"
    [pscustomobject]@{ Name = $name; PerSecond = [double]::Parse($rate, [cultureinfo]::InvariantCulture); Verified = $verdicts.Count }
}
