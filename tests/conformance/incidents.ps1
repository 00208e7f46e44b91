# incidents.jsonl: failures as people reported them, diagnosed offline by Invoke-PresignDiagnosis. Only operation, signer, url, request, response and
# context go in; context.observed_at is the clock. Each record runs twice: as given, and with the fields of its strict_mask (rebuilt from the
# thread's description) set to null.
#
# Pass: truth.cause is the root cause, as given. Miss: it is not, though a sufficient set of inputs is in the record. Skipped: what would decide it
# (a secret, a live probe, a policy) is not in the record. The accuracy lines go to the host; the objects are the output.
param([Parameter(Mandatory)] [string] $Path)

function Get-Decidable($Record, [string[]] $Mask) {
    $sets = @(, @($Record.decidable_from)) + @(foreach ($set in $Record.decidable_alternatives) { , @($set) })
    $settings = @(if ($Record.context) { $Record.context.psobject.Properties.Name | Where-Object { $_ -notin 'provider', 'observed_at' } })
    $has = @{
        'url'        = [bool]$Record.url -and 'url' -notin $Mask
        'request'    = 'request.headers' -notin $Mask
        'error-body' = 'response.body' -notin $Mask -and ($Record.response.body -or $Record.response.status)
        'policies'   = [bool]@($settings | Where-Object { "context.$_" -notin $Mask }).Count
    }
    foreach ($set in $sets) { if (@($set | Where-Object { -not $has[$_] }).Count -eq 0) { return $true } }
    $false
}

function ConvertTo-Table($Object) {
    $table = [ordered]@{}
    if ($Object) { foreach ($property in $Object.psobject.Properties) { $table[$property.Name] = "$($property.Value)" } }
    $table
}

# A policy goes to the parameter of its kind, told by its name in the record.
function Get-PolicyParameter([string] $Name) {
    switch -Regex ($Name) {
        'vpc|endpoint' { 'VpcEndpointPolicy'; break }
        'session' { 'SessionPolicy'; break }
        'boundary' { 'PermissionsBoundary'; break }
        'scp|service_control|^org' { 'ServiceControlPolicy'; break }
        'rcp|resource_control' { 'ResourceControlPolicy'; break }
        'kms|key' { 'KeyPolicy'; break }
        'access_?point' { 'AccessPointPolicy'; break }
        'bucket|resource' { 'BucketPolicy'; break }
        default { 'IdentityPolicy' }
    }
}

# The policies of a value: a document, several of them, or a table or text that holds one.
function Get-Document($Value) {
    if ($Value -is [array]) { foreach ($item in $Value) { Get-Document $item }; return }
    if ($Value -is [string]) { if ($Value.TrimStart().StartsWith('{') -and $Value -match '"Statement"') { $Value }; return }
    if ($null -ne $Value.Statement) { $Value | ConvertTo-Json -Depth 20 -Compress }
    elseif ($null -ne $Value.Effect) { @{ Version = '2012-10-17'; Statement = @($Value) } | ConvertTo-Json -Depth 20 -Compress }
}

function Get-Parameter($Record) {
    $parameters = @{ Offline = $true; WarningAction = 'SilentlyContinue'; ErrorAction = 'Stop' }
    if ($Record.url) { $parameters.Url = $Record.url }
    if ($Record.operation) { $parameters.SignedOperation = $Record.operation }
    $client = [System.Collections.Generic.List[string]]::new()

    $request = $Record.request
    if ($request) {
        if ($request.method) { $parameters.Method = $request.method }
        if ($null -ne $request.headers) { $parameters.Header = ConvertTo-Table $request.headers }
        if ($request.sent_path) { $parameters.RequestPath = $request.sent_path }
        if ($request.form_fields) { $parameters.FormField = ConvertTo-Table $request.form_fields }
        foreach ($property in $request.psobject.Properties) {
            switch -Regex ($property.Name) {
                '^(method|headers|sent_path|form_fields)$' { break }
                'host.*(server|seen)|^host$' { $parameters.RequestHost = "$($property.Value)"; break }
                'files' { if ($property.Value -is [ValueType]) { $parameters.FormFileCount = [int]$property.Value }; break }
                default { if ($property.Value -is [string]) { $client.Add($property.Value) } }
            }
        }
        if ($parameters.Header.Origin) { $parameters.Origin = $parameters.Header.Origin }
    }

    $signer = $Record.signer
    if ($signer) {
        $parameters.SignedBy = @($signer.sdk, $signer.credentials | Where-Object { $_ }) -join '; '
        $signed = [ordered]@{}
        foreach ($name in @($signer.params_signed)) { if ($name) { $signed["$name"] = $null } }
    }

    $response = $Record.response
    if ($response) {
        if ($response.status) { $parameters.StatusCode = $response.status }
        if ($response.body) { $parameters.ErrorResponse = $response.body }
        if ($response.headers) { $parameters.ResponseHeader = ConvertTo-Table $response.headers }
        $messages = foreach ($property in $response.psobject.Properties) {
            if ($property.Name -in 'status', 'headers', 'body' -or $property.Value -isnot [string]) { continue }
            if ($property.Value -match '<Error>' -and $response.status) {
                # The answer to the redirected request: what curl -L -i prints.
                $head = @("HTTP/1.1 $($response.status)") + @($response.headers.psobject.Properties | ForEach-Object { "$($_.Name): $($_.Value)" })
                $parameters.ErrorResponse = ($head -join "`n") + "`n`nHTTP/1.1 403`n`n" + $property.Value
                $parameters.Remove('StatusCode'); $parameters.Remove('ResponseHeader')
            } else { $property.Value }
        }
        if ($messages) { $parameters.Message = $messages -join "`n" }
    }

    $bucket = @{}
    foreach ($property in @($Record.context.psobject.Properties)) {
        $name = $property.Name; $value = $property.Value
        if ($null -eq $value -or $name -match 'live_?probe') { continue }
        $documents = @(if ($value -isnot [ValueType]) { Get-Document $value })
        switch -Regex ($name) {
            { $documents } { $kind = Get-PolicyParameter $name; $parameters[$kind] = @($parameters[$kind]) + $documents | Where-Object { $_ }; break }
            '^observed_at$' {
                $parameters.AsOf = [datetimeoffset]::Parse($value, [cultureinfo]::InvariantCulture, 'AssumeUniversal')
                # A day is no clock: midnight lies before the signing time of that very day. The URL's own time, a minute later, stands for it.
                if ($value -match '^\d{4}-\d\d-\d\d$' -and "$($Record.url)" -match 'X-Amz-Date=(?<time>\d{8}T\d{6}Z)') {
                    $signedAt = [datetimeoffset]::ParseExact($Matches.time, "yyyyMMdd'T'HHmmss'Z'", [cultureinfo]::InvariantCulture, 'AssumeUniversal')
                    if ($signedAt.UtcDateTime.Date -eq $parameters.AsOf.UtcDateTime.Date) { $parameters.AsOf = $signedAt.AddMinutes(1) }
                }
                break
            }
            'caller|principal|signer_arn' { if ("$value" -match 'arn:[^\s()]+') { $parameters.Principal = $Matches[0] } else { $bucket[$name] = $value }; break }
            '(client|source|user|downloader)_?ip' { $parameters.SourceIp = "$value"; break }
            'signed_host' { $signed['host'] = "$value"; break }
            'signed_(string|headers)|string_to_sign' { if ("$value" -match "(?m)^(PUT|GET|POST)\r?\n[^\n]*\r?\n(?<type>[\w.+-]+/[^\r\n]+)") { $signed['Content-Type'] = $Matches.type }; break }
            '^signed_operation$' { $parameters.SignedOperation = "$value"; break }
            '^signer_(params|arguments)|signed_(params|parameters)' { foreach ($entry in $value.psobject.Properties) { $signed[$entry.Name] = "$($entry.Value)" }; break }
            default {
                $bucket[$name] = $value
                if ($value -is [string]) { $client.Add($value) }
                if ("$value" -match '\bvpce-[0-9a-f]+') { $parameters.VpcEndpointId = $Matches[0] }
            }
        }
    }
    if ($bucket.Count) { $parameters.BucketConfiguration = $bucket }
    if ($client.Count) { $parameters.Client = $client -join "`n" }
    if ($signed -and $signed.Count) { $parameters.SignedParameter = $signed }
    $parameters
}

function Get-Masked($Record) {
    $copy = $Record | ConvertTo-Json -Depth 30 | ConvertFrom-Json -Depth 30 -DateKind String
    foreach ($path in @($Record.strict_mask)) {
        $names = $path -split '\.'
        $at = $copy
        for ($i = 0; $i -lt $names.Count - 1 -and $at; $i++) { $at = $at.($names[$i]) }
        if ($at -and $at.psobject.Properties[$names[-1]]) { $at.($names[-1]) = $null }
    }
    $copy
}

function Get-Result($Record, $Truth, [string[]] $Mask) {
    $parameters = Get-Parameter $Record
    try { $diagnosis = Invoke-PresignDiagnosis @parameters } catch { $diagnosis = $null; $fault = "$_" }
    $ranked = @($diagnosis.PossibleCauses)
    [pscustomobject]@{
        Top1      = $diagnosis.RootCause -eq $Truth
        Top3      = $Truth -in @($ranked | Select-Object -First 3)
        Decidable = Get-Decidable $Record $Mask
        WrongSure = "$($diagnosis.Certainty)" -eq 'Established' -and $diagnosis.RootCause -ne $Truth
        Answer    = if ($diagnosis) { "$($diagnosis.RootCause) ($($diagnosis.Certainty))" } else { "error: $fault" }
        Ranked    = $ranked | Select-Object -First 4
        Remedies  = @($diagnosis.Remedy) + $diagnosis.Findings.Remedy | Where-Object { $_ }
    }
}

function Write-Accuracy([string] $Name, $Rows) {
    $decidable = @($Rows | Where-Object Decidable)
    $part = { param($set, $what) $n = @($set).Count; $k = @($set | Where-Object $what).Count; '{0} of {1} ({2:P0})' -f $k, $n, $(if ($n) { $k / $n } else { 0 }) }
    Write-Host ("  {0,-12} all: top-1 {1}, top-3 {2}; decidable: top-1 {3}, top-3 {4}; wrong as Established: {5}" -f $Name,
        (& $part $Rows 'Top1'), (& $part $Rows 'Top3'), (& $part $decidable 'Top1'), (& $part $decidable 'Top3'), @($Rows | Where-Object WrongSure).Count)
}

$records = Get-Content -LiteralPath $Path | Where-Object { $_.Trim() } | ForEach-Object { $_ | ConvertFrom-Json -Depth 30 -DateKind String }
$all = foreach ($record in $records) {
    [pscustomobject]@{
        Id     = $record.id
        Cause  = $record.truth.cause
        Given  = Get-Result $record $record.truth.cause @()
        Strict = Get-Result (Get-Masked $record) $record.truth.cause @($record.strict_mask)
    }
}

Write-Accuracy 'as given' $all.Given
Write-Accuracy 'strict' $all.Strict
Write-Host '  cause                                    n  top-1  top-3'
foreach ($group in $all | Group-Object Cause | Sort-Object @{ Expression = 'Count'; Descending = $true }, Name) {
    Write-Host ('  {0,-38} {1,3}  {2,5}  {3,5}' -f $group.Name, $group.Count, @($group.Group.Given | Where-Object Top1).Count, @($group.Group.Given | Where-Object Top3).Count)
}

foreach ($entry in $all) {
    [pscustomobject]@{
        File    = 'incidents'
        Id      = $entry.Id
        Given   = $entry.Given
        Strict  = $entry.Strict
        Outcome = if ($entry.Given.Top1) { 'Pass' } elseif ($entry.Given.Decidable) { 'Miss' } else { 'Skipped' }
        Detail  = "$($entry.Cause): answered $($entry.Given.Answer); ranked $($entry.Given.Ranked -join ', ')" + $(if ($entry.Given.WrongSure) { ' (WRONG AS ESTABLISHED)' }) + "; strict $($entry.Strict.Answer)" + $(if ($entry.Strict.WrongSure) { ' (WRONG AS ESTABLISHED)' })
    }
}
