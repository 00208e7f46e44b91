# post.json: upload forms that botocore and the AWS SDK for JavaScript signed. Test-S3PresignedPost must judge each as expected, with the
# secret; and for what was signed, New-S3PresignedPost must give the same address, the same fields and the same conditions, and an end at
# the same time. The JSON of two policies may differ, and so may their signatures: each is verified as it is.
# A case: id, signer, input (what was signed; null where only the judgment counts), form (url, fields, or html), send (fields, file_name and
# file_size that the sender adds), as_of, secret_key, expected (valid, cause). Made by tests/conformance/post/make.py.
param([Parameter(Mandatory)] [string] $Path)

$file = Get-Content -LiteralPath $Path -Raw | ConvertFrom-Json -AsHashtable -DateKind String

function Get-Conditions([string] $Policy) {
    $document = [System.Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($Policy)) | ConvertFrom-Json -AsHashtable -DateKind String
    foreach ($condition in $document.conditions) {
        if ($condition -is [System.Collections.IDictionary]) { foreach ($name in $condition.Keys) { "eq $($name.ToLowerInvariant()) $($condition[$name])" } }
        elseif ($condition[0] -eq 'content-length-range') { "$condition" }
        else { "$($condition[0]) $($condition[1].TrimStart('$').ToLowerInvariant()) $($condition[2])" }
    }
    "expires $([DateTimeOffset]::Parse($document.expiration).ToUnixTimeSeconds())"
}

function Test-Judgment($Case) {
    $send = @{}
    if ($Case.send.fields) { $send.Field = $Case.send.fields }
    if ($Case.send.file_name) { $send.FileName = $Case.send.file_name }
    if ($null -ne $Case.send.file_size) { $send.FileSize = $Case.send.file_size }
    if ($Case.input.endpoint_url) { $send.EndpointUrl = $Case.input.endpoint_url }
    $form = if ($Case.form.html) { $Case.form.html } else { $Case.form }
    $test = Test-S3PresignedPost $form @send -SecretKey $Case.secret_key -AsOf $Case.as_of -ErrorAction Stop
    if ($test.IsValid -ne $Case.expected.valid) { return "IsValid is $($test.IsValid): $($test.Findings -join '; ')" }
    if ("$($test.Cause)" -cne "$($Case.expected.cause)") { return "the cause is $($test.Cause), expected $($Case.expected.cause)" }
}

function Test-Signing($Case) {
    $in = $Case.input
    $key = if ($in.session) { @{ AccessKey = $file.temporary_key; SessionToken = $file.session_token } } else { @{ AccessKey = $file.access_key } }
    $options = @{}
    if ($in.fields) { $options.Field = $in.fields }
    if ($in.conditions) { $options.Condition = [object[]]@(foreach ($condition in $in.conditions) { , [object[]]$condition }) }
    if ($in.style -eq 'path') { $options.AddressingStyle = 'Path' }
    if ($in.endpoint_url) { $options.EndpointUrl = $in.endpoint_url }
    $url = $Case.form.url
    $options.UseGlobalEndpoint = $url -match '^https://[^/]*(?<=^https://|\.)s3\.amazonaws\.com(/|$)'
    $made = New-S3PresignedPost $in.bucket $in.key -Region $in.region -SecretKey $Case.secret_key @key @options -ErrorAction Stop -WarningAction SilentlyContinue `
        -SignedAt ([DateTimeOffset]::ParseExact($file.time, "yyyyMMdd'T'HHmmss'Z'", [cultureinfo]::InvariantCulture, 'AssumeUniversal')) `
        -ExpiresIn ($in.expires ?? 3600)
    if ($made.Url.TrimEnd('/') -cne $url.TrimEnd('/')) { return "the address is $($made.Url), expected $url" }
    foreach ($name in $Case.form.fields.Keys | Where-Object { $_ -notin 'policy', 'x-amz-signature', 'bucket' }) {
        if ($made.Fields[$name] -cne $Case.form.fields[$name]) { return "field $name is $($made.Fields[$name]), expected $($Case.form.fields[$name])" }
    }
    $extra = @($made.Fields.Keys | Where-Object { $_ -notin $Case.form.fields.Keys })
    if ($extra) { return "further fields: $extra" }
    $theirPolicy = $Case.form.fields[($Case.form.fields.Keys | Where-Object { $_ -eq 'policy' })]
    $difference = Compare-Object @(Get-Conditions $made.Fields['policy'] | Sort-Object -Unique) @(Get-Conditions $theirPolicy | Sort-Object -Unique) -CaseSensitive
    if ($difference) { return "conditions differ: $(($difference | ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" }) -join '  ')" }
}

foreach ($case in $file.cases) {
    $detail = try {
        Test-Judgment $case
        if ($case.input) { Test-Signing $case }
    }
    catch { "refused: $_" }
    [pscustomobject]@{ File = 'post'; Id = $case.id; Outcome = $detail ? 'Miss' : 'Pass'; Detail = $detail -join '; ' }
}
