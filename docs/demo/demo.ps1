# What PresignTools does, in a minute and without an AWS account: run by 'build.ps1 Demo'. Keys are AWS's documentation examples. The
# views are the real ones, at the terminal's own width and in its colors.
param(
    [Parameter(Mandatory)] [string] $Module,

    # The sandbox's dll.
    [Parameter(Mandatory)] [string] $Sandbox
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $Module 'PresignTools.psd1')

function Write-Step([string] $Text) { Write-Host "`n$Text" -ForegroundColor Cyan }
function Write-Typed([string] $Text) { Write-Host "PS> $Text" -ForegroundColor DarkGray }

$signer = @{ AccessKey = 'AKIAIOSFODNN7EXAMPLE'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'; Region = 'eu-central-1' }
$folder = Join-Path (Split-Path $PSScriptRoot) 'en-US'
Write-Host "PresignTools $((Get-Module PresignTools).Version) in PowerShell $($PSVersionTable.PSVersion), .NET $([Environment]::Version)"

Write-Step "1. One link to each file of a folder (docs/en-US, a real listing, piped in)"
Write-Typed '$links = Get-ChildItem docs/en-US | New-S3PresignedUrl -BucketName reports -Key { "help/$($_.Name)" } -ExpiresIn 12h @signer'
$links = Get-ChildItem $folder | New-S3PresignedUrl -BucketName reports -Key { "help/$($_.Name)" } -ExpiresIn 12h @signer
Write-Typed '$links | Format-Table'
$links | Format-Table | Out-Host

Write-Step '2. An upload link says what the client must send'
Write-Typed "`$upload = New-S3PresignedUrl reports 'in box/q3.csv' -Method PUT -ContentType text/csv -ServerSideEncryption aws:kms -ExpiresIn 15m @signer"
$upload = New-S3PresignedUrl reports 'in box/q3.csv' -Method PUT -ContentType text/csv -ServerSideEncryption aws:kms -ExpiresIn 15m @signer
Write-Typed '$upload'
$upload | Out-Host

Write-Step '3. A URL from a mail, read back: repaired, decoded, and who signed it'
$mailed = '<' + ($upload.Url -replace '&', '&amp;') + '>.'
Write-Typed 'ConvertFrom-S3PresignedUrl ''<https://...&amp;X-Amz-Credential=...>.'''
ConvertFrom-S3PresignedUrl $mailed | Out-Host

Write-Step '4. The same request, signed by the AWS SDK for .NET: the signatures agree'
foreach ($dll in 'AWSSDK.Core', 'AWSSDK.S3') { Add-Type -Path (Join-Path $Module "bin/net8.0/Dependencies/$dll.dll") }
$client = [Amazon.S3.AmazonS3Client]::new($signer.AccessKey, $signer.SecretKey, [Amazon.RegionEndpoint]::GetBySystemName($signer.Region))
$theirs = $client.GetPreSignedURL([Amazon.S3.Model.GetPreSignedUrlRequest]@{ BucketName = 'reports'; Key = 'docs/ä b+c/1.pdf'; Expires = [datetime]::UtcNow.AddHours(1) })
$null = $theirs -match 'X-Amz-Expires=(?<expires>\d+)'; $seconds = [int]$Matches.expires
$null = $theirs -match 'X-Amz-Date=(?<date>\w+)'
$signedAt = [DateTimeOffset]::ParseExact($Matches.date, "yyyyMMdd'T'HHmmss'Z'", [cultureinfo]::InvariantCulture, 'AssumeUniversal')
$ours = New-S3PresignedUrl reports 'docs/ä b+c/1.pdf' -SignedAt $signedAt -ExpiresIn $seconds @signer
$signatures = $theirs, $ours.Url | ForEach-Object { $null = $_ -match 'X-Amz-Signature=(?<signature>[0-9a-f]{64})'; $Matches.signature }
Write-Host "SDK           $($signatures[0])`nPresignTools  $($signatures[1])"
if ($signatures[0] -cne $signatures[1]) { throw 'The signatures differ.' }

Write-Step '5. What S3 would refuse is refused here, with what to do'
Write-Typed 'New-S3PresignedUrl reports q3.pdf -ExpiresIn 30d @signer'
try { $null = New-S3PresignedUrl reports q3.pdf -ExpiresIn 30d @signer } catch { Write-Host "$($_.FullyQualifiedErrorId): $_`n  $($_.ErrorDetails.RecommendedAction)" -ForegroundColor Yellow }

. (Join-Path $PSScriptRoot 'story.ps1') -Sandbox $Sandbox

Write-Step 'What to type next'
Write-Host @"
  Import-Module $Module
  New-S3PresignedUrl s3://BUCKET/KEY -ExpiresIn 1h -ProfileName PROFILE
  `$Error[0] | Invoke-PresignDiagnosis                    # the request that just failed
  Invoke-PresignDiagnosis -FromClipboard                 # a URL, S3's answer, a curl command, a whole terminal
  Test-S3PresignedUrl URL -ProfileName PROFILE
  Get-Help Invoke-PresignDiagnosis -Examples
"@
exit 0
