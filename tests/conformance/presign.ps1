# presign.json: what botocore signed must come out of New-S3PresignedUrl with the same host, path, parameters and signature.
param([Parameter(Mandatory)] [string] $Path)

function Split-Url([string] $Url) {
    # As raw text: System.Uri would rewrite the path.
    $null = $Url -match '^(?<scheme>[a-z]+)://(?<host>[^/?]*)(?<path>[^?]*)(\?(?<query>.*))?$'
    [pscustomobject]@{ Scheme = $Matches.scheme; Host = $Matches.host; Path = $Matches.path; Pairs = @(($Matches.query ?? '') -split '&' | Where-Object { $_ }) }
}

function ConvertTo-Hashtable($Object) {
    $table = @{}
    if ($Object) { foreach ($property in $Object.psobject.Properties) { $table[$property.Name] = "$($property.Value)" } }
    $table
}

function Get-Parameter($Case, $Expected) {
    $in = $Case.input
    $parameters = @{
        AccessKey = $in.access_key; SecretKey = $in.secret_key; Region = $in.region; ErrorAction = 'Stop'; WarningAction = 'SilentlyContinue'
        SignedAt  = [DateTimeOffset]::ParseExact($in.time, "yyyyMMdd'T'HHmmss'Z'", [cultureinfo]::InvariantCulture, 'AssumeUniversal')
        ExpiresIn = $in.expires ?? 3600
    }
    if ($in.session_token) { $parameters.SessionToken = $in.session_token }
    if ($in.params.Bucket) { $parameters.BucketName = $in.params.Bucket } else { $parameters.Target = 'Service' }
    if ($null -ne $in.params.Key) { $parameters.Key = $in.params.Key } elseif ($in.params.Bucket) { $parameters.Target = 'Bucket' }
    if ($in.endpoint_url) { $parameters.EndpointUrl = $in.endpoint_url }
    if ($in.s3_config.addressing_style -in 'path', 'virtual') { $parameters.AddressingStyle = $in.s3_config.addressing_style }
    $parameters.UseDualstackEndpoint = [bool]$in.dualstack -or [bool]$in.s3_config.use_dualstack_endpoint
    $parameters.UseFipsEndpoint = [bool]$in.fips
    $parameters.UseAccelerateEndpoint = [bool]$in.s3_config.use_accelerate_endpoint
    $parameters.UseHttp = -not $in.endpoint_url -and -not $in.use_ssl
    if ($Expected) {
        $url = Split-Url $Expected.url
        $parameters.Method = $Expected.method
        $parameters.Header = ConvertTo-Hashtable $Expected.headers_to_send
        # botocore chooses between regional, global and path-style host by rules of its own (GetBucketLocation goes to the path-style host,
        # 'auto' to the global one); which host it chose is read off its URL, whether the host then has the right form is tested.
        if (-not $in.endpoint_url) {
            $parameters.UseGlobalEndpoint = $url.Host -match '(^|\.)s3\.amazonaws\.com$'
            if ($parameters.AddressingStyle -and $in.params.Bucket -and $url.Path -match "^/$([regex]::Escape($in.params.Bucket))(/|$)" -and $url.Host -notlike "$($in.params.Bucket).*") { $parameters.AddressingStyle = 'Path' }
        }
        $parameters.QueryParameter = @{}
        foreach ($pair in $url.Pairs | Where-Object { $_ -notmatch '^X-Amz-(Algorithm|Credential|Date|Expires|SignedHeaders|Signature|Security-Token)=' }) {
            $name, $value = $pair -split '=', 2
            $parameters.QueryParameter[[uri]::UnescapeDataString($name)] = [uri]::UnescapeDataString($value)
        }
    }
    $parameters
}

# What botocore signs although no bucket of AWS can have such a name: two adjacent periods, the form of an IP address.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
function Test-Refusal($Case) { -not $Case.input.endpoint_url -and $Case.input.params.Bucket -in 'a..b', '192.168.1.1' }

function Test-Case($Case) {
    $expiryRefused = $Case.input.expires -is [ValueType] -and ($Case.input.expires -lt 1 -or $Case.input.expires -gt 604800)
    if ($Case.caveat -and -not $expiryRefused) { return 'Skipped', $Case.caveat }
    $expected = $Case.psobject.Properties['expected']?.Value
    try {
        $parameters = Get-Parameter $Case $expected
        $made = New-S3PresignedUrl @parameters
    }
    catch {
        if ($expiryRefused) { return $(if ($_.FullyQualifiedErrorId -like 'ExpiryOutOfRange*') { 'Pass', '' } else { 'Miss', "refused, but not for its expiry: $_" }) }
        if (Test-Refusal $Case) { return $(if ($_.FullyQualifiedErrorId -like 'BucketNameNotAllowed*') { 'Pass', '' } else { 'Miss', "refused, but not for its bucket name: $_" }) }
        return $(if ($expected) { 'Miss', "refused: $_" } else { 'Pass', '' })
    }
    if (-not $expected -or $expiryRefused -or (Test-Refusal $Case)) { return 'Miss', "must be refused, gave $($made.Endpoint)" }
    $ours, $theirs = (Split-Url $made.Url), (Split-Url $expected.url)
    foreach ($part in 'Scheme', 'Host', 'Path') {
        if ($ours.$part -cne $theirs.$part) { return 'Miss', "$part is $($ours.$part), expected $($theirs.$part)" }
    }
    $difference = Compare-Object $ours.Pairs $theirs.Pairs -CaseSensitive
    if ($difference) { return 'Miss', "parameters differ: $(($difference | ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" }) -join '  ')" }
    'Pass', ''
}

foreach ($case in (Get-Content -LiteralPath $Path -Raw | ConvertFrom-Json -DateKind String).cases) {
    $outcome, $detail = Test-Case $case
    [pscustomobject]@{ File = 'presign'; Id = $case.id; Outcome = $outcome; Detail = $detail }
}
