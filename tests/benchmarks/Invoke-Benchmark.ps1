# Measures the ratios of README's table, each side by side in one run, and says whether each reaches its bar. Exit code 1 if one does not.
param(
    [Parameter(Mandatory)] [string] $Module,
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot '../common.ps1')
$env:PRESIGNTOOLS_MODULE = $Module
$invariant = [cultureinfo]::InvariantCulture

function New-Ratio($Name, $Ratio, $Bar, [switch] $AtLeast, $Detail) {
    [pscustomobject]@{
        What    = $Name
        Ratio   = $Ratio.ToString('0.00', $invariant)
        Bar     = "$(if ($AtLeast) { 'at least' } else { 'at most' }) $Bar"
        Reached = if ($AtLeast) { $Ratio -ge $Bar } else { $Ratio -le $Bar }
        Detail  = $Detail
    }
}

function Get-Median($Numbers) { @($Numbers | Sort-Object)[[int][math]::Floor(@($Numbers).Count / 2)] }

$results = @()

# In Core: BenchmarkDotNet.
$program = Join-Path $PSScriptRoot "../PresignTools.Benchmarks/bin/$Configuration/net10.0/PresignTools.Benchmarks.dll"
$core = @{}
foreach ($line in & dotnet $program | Where-Object { $_ -match "`t" }) {
    $class, $method, $nanoseconds, $bytes = $line -split "`t"
    $core["$class.$method"] = [double]::Parse($nanoseconds, $invariant)
    Write-Host ("{0,-36} {1,12} ns {2,10} B" -f "$class.$method", $nanoseconds, $bytes)
}
$sign = $core['SigningBenchmark.Sign']
$results += New-Ratio 'sign one URL in Core / bare SHA-256 and HMAC of the same bytes' ($sign / $core['SigningBenchmark.BareHashes']) 2
$results += New-Ratio 'AmazonS3Client.GetPreSignedURL / sign one URL in Core' ($core['SigningBenchmark.Sdk'] / $sign) 15 -AtLeast
$results += New-Ratio '10,000 parts of an upload signed in Core, in ms' ($core['UploadBenchmark.TenThousandParts'] / 1e6) 100
$post = $core['PostBenchmark.Sign']
$results += New-Ratio 'sign one upload form in Core / bare base64 and HMAC of its policy' ($post / $core['PostBenchmark.BareHash']) 3 -Detail ("100,000 policies in {0:0} ms" -f ($post / 10))
$results += New-Ratio 'AmazonS3Client.CreatePresignedPost / sign one upload form in Core' ($core['PostBenchmark.Sdk'] / $post) 5 -AtLeast
if ($core['VerifyBenchmark.Verify']) { $results += New-Ratio 'verify one URL offline / sign it' ($core['VerifyBenchmark.Verify'] / $sign) 3 }

# Deciding: beside iam-simulate on Node, where npm is at hand.
$peer = @(& (Join-Path $PSScriptRoot 'Measure-IamSimulate.ps1'))
if ($peer -and $core['PolicyBenchmark.Explain']) {
    $ours = 1e9 / $core['PolicyBenchmark.Explain']
    $theirs = ($peer | Sort-Object PerSecond -Descending)[0]
    $results += New-Ratio 'decisions a second over 500 statements, explained / @cloud-copilot/iam-simulate' ($ours / $theirs.PerSecond) 20 -AtLeast -Detail ("{0:0} / {1:0} ({2})" -f $ours, $theirs.PerSecond, $theirs.Name)
}

# SigV4A: beside the framework's ECDSA alone, and beside the SDK for JavaScript's signer.
if ($core['SigV4ABenchmark.Sign']) {
    $results += New-Ratio 'sign one URL with SigV4A in Core / bare ECDSA of the string to sign' ($core['SigV4ABenchmark.Sign'] / $core['SigV4ABenchmark.BareEcdsa']) 1.5
    $smithy = Invoke-ChildPwsh -TimeoutSeconds 300 -Variable @{ module = Get-PresignModulePath; folder = $PSScriptRoot } -Script { & (Join-Path $folder 'Measure-SigV4A.ps1') -Module $module }
    if ($smithy) {
        $ours = 1e9 / $core['SigV4ABenchmark.Sign']
        $results += New-Ratio 'SigV4A signatures a second / @smithy/signature-v4a' ($ours / $smithy.PerSecond) 2 -AtLeast -Detail ("{0:0} / {1:0}; it finds {2} of ours good" -f $ours, $smithy.PerSecond, $smithy.Verified)
    }
}

# In PowerShell: 100,000 piped keys, beside a cmdlet of the same parameters that does nothing, and beside the SDK for each.
$piped = Invoke-ChildPwsh -TimeoutSeconds 600 -Variable @{ module = Get-PresignModulePath; folder = $PSScriptRoot } -Script {
    . (Join-Path $folder 'NothingCmdlet.ps1')
    Import-Module $module
    Import-NothingCmdlet
    foreach ($dll in 'AWSSDK.Core', 'AWSSDK.S3') { Add-Type -Path (Join-Path (Split-Path $module) "bin/net8.0/Dependencies/$dll.dll") }
    $client = [Amazon.S3.AmazonS3Client]::new('AKIAIOSFODNN7EXAMPLE', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', [Amazon.RegionEndpoint]::EUCentral1)
    $keys = @{ AccessKey = 'AKIAIOSFODNN7EXAMPLE'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'; Region = 'eu-central-1' }
    $objects = 1..100000 | ForEach-Object { [pscustomobject]@{ BucketName = 'examplebucket'; Key = "logs/2026/$_.json" } }
    $few = $objects[0..9999]
    $until = [datetime]::UtcNow.AddHours(1)
    $time = { param($work) [GC]::Collect(); $watch = [System.Diagnostics.Stopwatch]::StartNew(); $null = & $work; $watch.Elapsed.TotalMilliseconds }
    $rounds = foreach ($round in 1..4) {
        @{
            Ours    = & $time { $objects | New-S3PresignedUrl @keys | Out-Null }
            Nothing = & $time { $objects | New-NothingPresignedUrl @keys | Out-Null }
            Sdk     = 10 * (& $time { $few | ForEach-Object { $client.GetPreSignedURL([Amazon.S3.Model.GetPreSignedUrlRequest]@{ BucketName = $_.BucketName; Key = $_.Key; Expires = $until }) } | Out-Null })
        }
    }
    # Memory: what lives after 10,000 and after 100,000 URLs that nobody keeps.
    $few | New-S3PresignedUrl @keys | Out-Null
    $before = [GC]::GetTotalMemory($true)
    $objects | New-S3PresignedUrl @keys | Out-Null
    @{ Rounds = @($rounds | Select-Object -Skip 1); Growth = [GC]::GetTotalMemory($true) - $before }
}
$ours, $nothing, $sdk = 'Ours', 'Nothing', 'Sdk' | ForEach-Object { $column = $_; Get-Median ($piped.Rounds | ForEach-Object { $_.$column }) }
$results += New-Ratio '100,000 piped keys / the same through a cmdlet that does nothing' ($ours / $nothing) 2 -Detail ("{0:0} ms / {1:0} ms" -f $ours, $nothing)
$results += New-Ratio 'the SDK in ForEach-Object / 100,000 piped keys' ($sdk / $ours) 4 -AtLeast -Detail ("{0:0} ms / {1:0} ms" -f $sdk, $ours)
$results += New-Ratio 'growth of live memory over 100,000 URLs, in MB' ($piped.Growth / 1MB) 4

# A live diagnosis, whole command: the same questions to a server beside us and to one that is 100 ms away. What it takes longer there, in round trips.
# A role session and an object under a KMS key: the longest way, from who asks over the role and its policies, and over bucket and object to the key.
$near, $far = (Start-TestSandbox), (Start-TestSandbox '--latency', '100')
try {
    $wall = Invoke-ChildPwsh -Variable @{ module = Get-PresignModulePath; servers = @($near.Base, $far.Base); signer = Get-SandboxSigner live } -Script {
        Import-Module $module
        foreach ($server in $servers) {
            foreach ($service in 'STS', 'IAM', 'KMS') { Set-Item "Env:AWS_ENDPOINT_URL_$service" $server }
            $url = (New-S3PresignedUrl -BucketName reports -Key vault/plan.txt -EndpointUrl $server -Region eu-central-1 @signer).Url
            $rounds = foreach ($round in 0..8) {
                $watch = [System.Diagnostics.Stopwatch]::StartNew()
                $diagnosis = Invoke-PresignDiagnosis $url -Method GET -Header @{} @signer
                if ($round -gt 1) { $watch.Elapsed.TotalMilliseconds }
            }
            @{ Milliseconds = @($rounds); Cause = $diagnosis.RootCause; Asked = $diagnosis.Asked.Count }
        }
    }
}
finally { $near, $far | ForEach-Object { Stop-TestSandbox $_ } }
$close, $distant = $wall | ForEach-Object { Get-Median $_.Milliseconds }
$results += New-Ratio 'a live diagnosis, in round trips of wall time (100 ms of latency added)' (($distant - $close) / 100) 4 -Detail ("{0:0} ms / {1:0} ms, {2} questions, finds {3}" -f $distant, $close, $wall[1].Asked, $wall[1].Cause)

# Transfers: 1 GB through one URL on loopback, beside curl, which compares nothing; with a checksum computed on the way in the details.
$moved = & (Join-Path $PSScriptRoot 'Measure-Transfer.ps1') -Module (Get-PresignModulePath) -Program $program
if ($moved) {
    $detail = '{0:0.00} s / {1:0.00} s; {2:0.00} s with CRC64NVME'
    $results += New-Ratio 'rate of a download of 1 GB / curl' ($moved.CurlDown / $moved.Down) 0.8 -AtLeast -Detail ($detail -f $moved.Down, $moved.CurlDown, $moved.Computed)
    $results += New-Ratio 'rate of an upload of 1 GB / curl' ($moved.CurlUp / $moved.Up) 0.8 -AtLeast -Detail ($detail -f $moved.Up, $moved.CurlUp, $moved.UpHashed)
    $results += New-Ratio "rate of a download of 1 GB with -Parallel 4 / the SDK's TransferUtility" ($moved.Sdk / $moved.Wide) 0.8 -AtLeast -Detail ('{0:0.00} s / {1:0.00} s' -f $moved.Wide, $moved.Sdk)
    $results += New-Ratio 'growth of the process over transfers of 1 GB, in MB' ($moved.Growth / 1MB) 64
}

# Logs: lines a second of one core, read from a file and grouped; memory over 5 million lines; and beside it what a user would write.
$logs = & (Join-Path $PSScriptRoot 'Measure-AccessLog.ps1') -Module (Get-PresignModulePath)
$rate = $logs.Lines / $logs.Cmdlet.Processor
$results += New-Ratio 'lines of an access log read and grouped, a second of one core' $rate 150000 -AtLeast -Detail ('{0:0} with a report; {1:0} by way of objects' -f ($logs.Lines / $logs.Report.Processor), ($logs.Few / $logs.Objects.Processor))
$results += New-Ratio 'lines a second / the same with -split in a pipeline' ($rate * $logs.Split.Processor / $logs.Few) 10 -AtLeast -Detail ('{0:0} lines a second' -f ($logs.Few / $logs.Split.Processor))
$results += New-Ratio 'lines a second / the same with Import-Csv' ($rate * $logs.Csv.Processor / $logs.Few) 3 -AtLeast -Detail ('{0:0} lines a second' -f ($logs.Few / $logs.Csv.Processor))
$results += New-Ratio 'growth of the process over 5 million lines, in MB' ($logs.Large.Growth / 1MB) 64 -Detail ('{0:0.0} MB live; {1} groups, {2:0} lines a second from gzip' -f ($logs.Large.Live / 1MB), $logs.Large.Groups, ($logs.Large.Lines / $logs.Large.Processor))

# Import: whole processes, in turn.
$import = @(), @()
$program, [string[]] $first = Get-ChildPwshCommand
$commands = 'exit', "Import-Module '$(Get-PresignModulePath)'; exit"
foreach ($round in 0..7) {
    foreach ($i in 0, 1) {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        & $program @first -NoProfile -NonInteractive -Command $commands[$i]
        if ($round -gt 0) { $import[$i] += $watch.Elapsed.TotalMilliseconds }
    }
}
$extra = (Get-Median $import[1]) - (Get-Median $import[0])
$results += New-Ratio 'Import-Module PresignTools over an empty pwsh, in ms' $extra 150 -Detail ("{0:0} ms / {1:0} ms" -f (Get-Median $import[1]), (Get-Median $import[0]))
$nothing, $ours = & (Join-Path $PSScriptRoot 'Measure-FirstUse.ps1') -Module (Get-PresignModulePath)
$detail = '{0} ms, {1} methods compiled / {2} ms, {3}'
$results += New-Ratio 'Import-Module PresignTools / a binary module of the same kind that does nothing' ($ours.Import / $nothing.Import) 1.15 -Detail ($detail -f $ours.Import, $ours.ImportMethods, $nothing.Import, $nothing.ImportMethods)
$results += New-Ratio 'import, first diagnosis and first view / that module and Get-Date | Format-List' ($ours.All / $nothing.All) 3 -Detail ($detail -f $ours.All, $ours.AllMethods, $nothing.All, $nothing.AllMethods)
$loaded = Invoke-ChildPwsh -Variable @{ module = Get-PresignModulePath } -Script {
    Import-Module $module
    @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -like 'AWSSDK*' }).Count
}
$results += New-Ratio 'AWSSDK assemblies loaded by the import' ([double]$loaded) 0

$results | Format-Table -Wrap | Out-String -Width 160 | Write-Host
exit [int](@($results | Where-Object { -not $_.Reached }).Count -gt 0)
