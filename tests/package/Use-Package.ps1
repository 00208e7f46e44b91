# Installs the package in -Path as a user does, imports it, and signs, reads, verifies and diagnoses with it. For the versions of PowerShell that the
# build itself does not run in. Ends with exit code 1 where something is not as it should be.
param([Parameter(Mandatory)] [string] $Path)

$ErrorActionPreference = 'Stop'
"PowerShell $($PSVersionTable.PSVersion), $([Runtime.InteropServices.RuntimeInformation]::OSDescription)"
if (-not (Get-Command Register-PSResourceRepository -ErrorAction Ignore)) { throw 'This PowerShell has no PSResourceGet.' }

$feed = (Resolve-Path $Path).Path
$target = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
$null = New-Item $target -ItemType Directory
try {
    Register-PSResourceRepository -Name PresignToolsPackage -Uri $feed -Trusted -Force
    Save-PSResource PresignTools -Repository PresignToolsPackage -Path $target
    $manifest = Get-ChildItem $target -Recurse -Filter PresignTools.psd1 | Select-Object -First 1
    Import-Module $manifest.FullName

    $signer = @{ AccessKey = 'AKIAIOSFODNN7EXAMPLE'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'; Region = 'eu-central-1' }
    $url = New-S3PresignedUrl reports 2026/q3.pdf -ExpiresIn 1h @signer
    $read = ConvertFrom-S3PresignedUrl $url.Url
    if ($read.Key -ne '2026/q3.pdf') { throw "Read the key $($read.Key)." }
    if (-not (Test-S3PresignedUrl $url.Url -Method GET -SecretKey $signer.SecretKey -Quiet)) { throw 'Its own URL is not valid.' }
    if (Test-S3PresignedUrl ($url.Url -replace 'q3', 'q4') -Method GET -SecretKey $signer.SecretKey -Quiet) { throw 'An altered URL is valid.' }

    $xml = '<Error><Code>AccessDenied</Code><Message>Request has expired</Message><Expires>2026-11-24T13:00:00Z</Expires><ServerTime>2026-11-24T14:00:00Z</ServerTime></Error>'
    $diagnosis = $xml | Invoke-PresignDiagnosis -Offline
    if ($diagnosis.RootCause -ne 'url-expired') { throw "Diagnosed $($diagnosis.RootCause)." }
    if (-not (Get-Help Invoke-PresignDiagnosis).Synopsis) { throw 'There is no help.' }
    if ([AppDomain]::CurrentDomain.GetAssemblies().GetName().Name -match '^AWSSDK') { throw 'Offline work loaded the AWS SDK.' }
    "PresignTools $((Get-Module PresignTools).Version): signs, reads, verifies and diagnoses."
}
finally {
    Unregister-PSResourceRepository PresignToolsPackage -ErrorAction Ignore
}
