# Signature Version 4 in query form, by hand and with every part open to be made wrong: the faults that are sent to real servers must not be
# made by the module that is to recognize them.

function ConvertTo-Escaped([string] $Text, [switch] $KeepSlash) {
    $escaped = [uri]::EscapeDataString($Text)
    if ($KeepSlash) { $escaped.Replace('%2F', '/') } else { $escaped }
}

function Get-Hmac([byte[]] $Key, [string] $Text) { , [System.Security.Cryptography.HMACSHA256]::HashData($Key, [System.Text.Encoding]::UTF8.GetBytes($Text)) }

function Get-Sha256([string] $Text) { [Convert]::ToHexString([System.Security.Cryptography.SHA256]::HashData([System.Text.Encoding]::UTF8.GetBytes($Text))).ToLowerInvariant() }

function New-SignedUrl {
    <#
    .SYNOPSIS
        A presigned URL of a server.
    .PARAMETER Server
        Endpoint, AccessKey, SecretKey, Region, Bucket; Host, where the bucket stands in it.
    #>
    param(
        [Parameter(Mandatory, Position = 0)] $Server,
        [Parameter(Position = 1)] [string] $Key,
        [string] $Method = 'GET',
        [hashtable] $Header = @{},
        [hashtable] $Query = @{},
        [datetime] $At = [datetime]::UtcNow,
        [string] $Expires = '3600',
        [string] $Region = $Server.Region,
        [string] $AccessKey = $Server.AccessKey,
        [string] $SecretKey = $Server.SecretKey,
        [string] $ScopeDay,
        [string] $SignedHost = $Server.Host,
        [string] $Algorithm = 'AWS4-HMAC-SHA256',
        [string] $Payload = 'UNSIGNED-PAYLOAD',
        [string] $Bucket = $Server.Bucket,
        [string] $Service = 's3',
        [string] $Terminator = 'aws4_request',
        [string] $Stamp
    )
    $stamp = if ($Stamp) { $Stamp } else { $At.ToString('yyyyMMdd\THHmmss\Z', [cultureinfo]::InvariantCulture) }
    $day = if ($ScopeDay) { $ScopeDay } else { $stamp.Substring(0, 8) }
    $scope = "$day/$Region/$Service/$Terminator"
    $path = '/' + ($Server.IsVirtual ? '' : "$Bucket/") + (ConvertTo-Escaped $Key -KeepSlash)
    if (-not $Key -and -not $Server.IsVirtual) { $path = "/$Bucket" }
    $lines = [System.Collections.Generic.SortedDictionary[string, string]]::new([StringComparer]::Ordinal)
    $lines['host'] = $SignedHost
    foreach ($name in $Header.Keys) { $lines[$name.ToLowerInvariant()] = $Header[$name] }
    if ($lines.ContainsKey('x-amz-content-sha256')) { $Payload = $lines['x-amz-content-sha256'] }
    $signed = $lines.Keys -join ';'
    $parameters = [ordered]@{
        'X-Amz-Algorithm' = $Algorithm; 'X-Amz-Credential' = "$AccessKey/$scope"; 'X-Amz-Date' = $stamp; 'X-Amz-Expires' = $Expires
        'X-Amz-SignedHeaders' = $signed
    }
    foreach ($name in $Query.Keys) { $parameters[$name] = $Query[$name] }
    $written = @($parameters.Keys | ForEach-Object { "$(ConvertTo-Escaped $_)=$(ConvertTo-Escaped ([string] $parameters[$_]))" })
    $sorted = [string[]] $written
    [Array]::Sort($sorted, [StringComparer]::Ordinal)
    $head = ($lines.Keys | ForEach-Object { "${_}:$($lines[$_])`n" }) -join ''
    $canonical = "$Method`n$path`n$($sorted -join '&')`n$head`n$signed`n$Payload"
    $signing = Get-Hmac ([System.Text.Encoding]::UTF8.GetBytes("AWS4$SecretKey")) $day
    foreach ($part in $Region, $Service, $Terminator) { $signing = Get-Hmac $signing $part }
    $signature = [Convert]::ToHexString((Get-Hmac $signing "AWS4-HMAC-SHA256`n$stamp`n$scope`n$(Get-Sha256 $canonical)")).ToLowerInvariant()
    "http://$($Server.Host)$path`?$($written -join '&')&X-Amz-Signature=$signature"
}

function New-SignedUrlV2 {
    <#
    .SYNOPSIS
        A URL signed with Signature Version 2: AWSAccessKeyId, Expires and Signature.
    .PARAMETER Header
        The headers x-amz-* and Content-Type that are signed.
    #>
    param(
        [Parameter(Mandatory, Position = 0)] $Server,
        [Parameter(Position = 1)] [string] $Key,
        [string] $Method = 'GET',
        [hashtable] $Header = @{},
        [datetime] $End = [datetime]::UtcNow.AddHours(1),
        [string] $SecretKey = $Server.SecretKey
    )
    $seconds = ([datetimeoffset] $End).ToUnixTimeSeconds()
    $path = "/$($Server.Bucket)/$(ConvertTo-Escaped $Key -KeepSlash)"
    $amz = ($Header.Keys | Where-Object { $_ -like 'x-amz-*' } | Sort-Object | ForEach-Object { "${_}:$($Header[$_])`n" }) -join ''
    $text = "$Method`n`n$($Header['content-type'])`n$seconds`n$amz$path"
    $hash = [System.Security.Cryptography.HMACSHA1]::HashData([System.Text.Encoding]::UTF8.GetBytes($SecretKey), [System.Text.Encoding]::UTF8.GetBytes($text))
    $sent = if ($Server.IsVirtual) { $path.Substring($Server.Bucket.Length + 1) } else { $path }
    "http://$($Server.Host)$sent`?AWSAccessKeyId=$(ConvertTo-Escaped $Server.AccessKey)&Expires=$seconds&Signature=$(ConvertTo-Escaped ([Convert]::ToBase64String($hash)))"
}
