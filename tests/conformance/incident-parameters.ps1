# The fields of an incident as parameters of Invoke-PresignDiagnosis; for the conformance run and for the table of public reports.

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
