# explain.json: answers of a real S3 server to requests with a fault made on purpose. The cause that the case's text describes must be among the
# findings of Test-S3PresignedUrl: from request and body alone where the body holds a CanonicalRequest, else with the secret.
param([Parameter(Mandatory)] [string] $Path)

# The causes that a description stands for; the first pattern that fits counts.
$causesOf = [ordered]@{
    '\bPOST policy\b|\bPOST form\b|upload form'                               = 'post-policy-mismatch', 'post-form-malformed'
    '\bAuthorization\b|two auth|both (auth|mechan)|bearer|basic auth'         = 'two-auth-mechanisms', 'unsigned-request'
    'no signature at all|unsigned request|anonymous'                          = 'unsigned-request'
    '(signature|secret).*(cut|short|trunc|flip|chang|upper|damag|garbage)'    = 'signature-altered', 'wrong-secret-key'
    'Version 2.*\b(no|without|missing)\b'                                     = 'missing-query-parameter', 'unsigned-request'
    'host (is )?not (signed|in)|SignedHeaders.*(without|no) host'             = 'unsigned-extra-header', 'missing-signed-header', 'signed-host-mismatch'
    'bucket that is not there|no such bucket'                                 = 'bucket-does-not-exist', 'wrong-bucket-or-key'
    '(object|key) that is not there|no such (key|object)'                     = 'wrong-bucket-or-key', 'key-missing-without-list-permission'
    'access key( id)?\b.*(not known|unknown|delet|chang|other|wrong)|(unknown|other) access key' = 'invalid-or-deleted-access-key', 'wrong-secret-key'
    '\bno X-Amz-\w+|X-Amz-\w+.*(missing|absent|left out)|without X-Amz-'      = 'missing-query-parameter'
    'twice|duplicate|two X-Amz-'                                              = 'duplicate-query-parameter', 'key-encoding', 'url-mangled-in-transit', 'query-changed'
    'parameter.*added|unsigned .*(added|appended)|added after|utm_|appended'  = 'extra-query-parameter', 'query-changed', 'malformed-session-token'
    'sha256|payload'                                                          = 'payload-hash-mismatch', 'unsigned-extra-header', 'missing-signed-header'
    'unsigned (x-amz-|header)|not signed'                                     = 'unsigned-extra-header'
    'HEAD'                                                                    = 'head-with-get-url', 'wrong-method'
    'signed for (GET|PUT|POST|DELETE|HEAD)|method'                            = 'wrong-method'
    'region'                                                                  = 'wrong-region'
    'service'                                                                 = 'wrong-service'
    'terminal|X-Amz-Credential|credential'                                    = 'malformed-query-parameter', 'url-mangled-in-transit', 'date-scope-mismatch'
    'algorithm'                                                               = 'malformed-query-parameter'
    'not yet|future'                                                          = 'clock-skew'
    '(more than|over|beyond).*(7 days|week)|604801|too long|7 days'           = 'expiry-over-7-days'
    'Expires\s*=\s*(abc|nan|[a-z])|Expires.*(number|text|negative|-\d)|Expires=-' = 'expiry-invalid'
    'Expires\s*=\s*0'                                                         = 'expiry-invalid', 'url-expired'
    'Expires.*chang|chang.*Expires'                                           = 'query-changed'
    'expired'                                                                 = 'url-expired'
    'X-Amz-Date|\bdate\b|\bday\b'                                             = 'query-changed', 'date-scope-mismatch', 'malformed-query-parameter', 'clock-skew', 'url-expired'
    'X-Amz-Security-Token|session token|\btoken\b'                            = 'malformed-session-token', 'missing-session-token', 'unsigned-extra-header', 'credentials-expired-before-url'
    'md5|checksum|digest|crc'                                                 = 'payload-hash-mismatch', 'checksum-default', 'signed-header-changed', 'missing-signed-header'
    'signed,? (but )?not sent|header.*missing|missing.*header'                = 'missing-signed-header', 'content-type-mismatch'
    'taken out|removed|(response-|versionId|parameter).*chang|chang.*(parameter|query|response-)' = 'query-changed', 'extra-query-parameter'
    'content-type|signed.*(other|another|changed|different) value|header.*chang|sent (with|as) (an)?other' = 'content-type-mismatch', 'signed-header-changed', 'missing-signed-header'
    'bucket'                                                                  = 'wrong-bucket-or-key', 'bucket-does-not-exist'
    'host|port'                                                               = 'signed-host-mismatch'
    '//|slash|dot segment'                                                    = 'path-normalized', 'key-encoding', 'wrong-bucket-or-key'
    'encod|plus|blank|space|\+'                                               = 'key-encoding', 'url-mangled-in-transit'
    '\bkey\b|path'                                                            = 'wrong-bucket-or-key', 'key-encoding'
    'secret'                                                                  = 'wrong-secret-key'
    'chunked|transfer-encoding'                                               = 'transfer-encoding-chunked'
}

function ConvertTo-Hashtable($Object) {
    $table = @{}
    if ($Object) { foreach ($property in $Object.psobject.Properties) { $table[$property.Name] = "$($property.Value)" } }
    $table
}

function Get-Test($Case, $AsOf) {
    $request = $Case.request
    $parameters = @{
        Url           = "http://$($request.host)$($request.target)"
        Method        = $request.method
        Header        = ConvertTo-Hashtable $request.headers
        RequestHost   = $request.host
        AsOf          = $AsOf
        ErrorResponse = [pscustomobject]@{ StatusCode = $Case.status; Content = $Case.body }
    }
    if ($Case.body -notmatch '<CanonicalRequest>') { $parameters.SecretKey = $Case.secret_key }
    if ($Case.status -lt 300) { $parameters.Remove('ErrorResponse') }
    Test-S3PresignedUrl @parameters -ErrorAction Stop -WarningAction SilentlyContinue
}

$cases = (Get-Content -LiteralPath $Path -Raw | ConvertFrom-Json -DateKind String).cases
# The recording does not say when it was made: most of its URLs were signed at that moment.
$stamp = $cases.request.target | ForEach-Object { if ($_ -match 'X-Amz-Date=(\d{8}T\d{6}Z)') { $Matches[1] } } | Group-Object -NoElement | Sort-Object Count -Descending | Select-Object -First 1
$asOf = if ($stamp) { [DateTimeOffset]::ParseExact($stamp.Name, "yyyyMMdd'T'HHmmss'Z'", [cultureinfo]::InvariantCulture, 'AssumeUniversal').AddSeconds(5) } else { [DateTimeOffset]::UtcNow }

foreach ($case in $cases) {
    $pattern = $causesOf.Keys | Where-Object { $case.what -match $_ } | Select-Object -First 1
    $expected = if ($pattern) { $causesOf[$pattern] } else { @() }
    $outcome, $detail = 'Skipped', "no cause is known for '$($case.what)'"
    if ($pattern -or $case.status -lt 300) {
        try {
            $test = Get-Test $case $asOf
            $found = @($test.Findings | Where-Object Status -in 'Fail', 'Unknown', 'Warning')
            # What the server accepted may be called good, or warned of.
            $outcome = if (($case.status -lt 300 -and $test.IsValid) -or ($found.Cause | Where-Object { $_ -in $expected })) { 'Pass' } else { 'Miss' }
            $detail = if ($outcome -eq 'Miss') { "'$($case.what)': found $($found.Cause -join ', '), expected $($expected -join ' or ')" } else { '' }
        }
        catch { $outcome, $detail = 'Miss', "error $($_.FullyQualifiedErrorId): $_" }
    }
    [pscustomobject]@{ File = 'explain'; Id = $case.id; Outcome = $outcome; Detail = $detail }
}
