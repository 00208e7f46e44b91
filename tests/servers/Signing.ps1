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
        # The date as it is written, where that is not the form that S3 wants.
        [string] $Stamp,
        # The names of the signed headers as they are written.
        [string] $Names,
        # The header host is not signed.
        [switch] $WithoutHost
    )
    if (-not $Stamp) { $Stamp = $At.ToString('yyyyMMdd\THHmmss\Z', [cultureinfo]::InvariantCulture) }
    $day = if ($ScopeDay) { $ScopeDay } else { $At.ToString('yyyyMMdd', [cultureinfo]::InvariantCulture) }
    $scope = "$day/$Region/$Service/$Terminator"
    $path = '/' + ($Server.IsVirtual ? '' : "$Bucket/") + (ConvertTo-Escaped $Key -KeepSlash)
    if (-not $Key -and -not $Server.IsVirtual) { $path = "/$Bucket" }
    $lines = [System.Collections.Generic.SortedDictionary[string, string]]::new([StringComparer]::Ordinal)
    $lines['host'] = $SignedHost
    foreach ($name in $Header.Keys) { $lines[$name.ToLowerInvariant()] = $Header[$name] }
    if ($lines.ContainsKey('x-amz-content-sha256')) { $Payload = $lines['x-amz-content-sha256'] }
    if ($WithoutHost) { $null = $lines.Remove('host') }
    $signed = if ($Names) { $Names } else { $lines.Keys -join ';' }
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
        A presigned URL of a server in Signature Version 2, in the order of AWS's documents.
    .PARAMETER ContentType
        The Content-Type that is signed with it.
    #>
    param(
        [Parameter(Mandatory, Position = 0)] $Server,
        [Parameter(Position = 1)] [string] $Key,
        [string] $Method = 'GET',
        [datetime] $Until = [datetime]::UtcNow.AddHours(1),
        [string] $SecretKey = $Server.SecretKey,
        [string] $ContentType
    )
    $ends = [string] ([datetimeoffset] $Until).ToUnixTimeSeconds()
    $path = '/' + ($Server.IsVirtual ? '' : "$($Server.Bucket)/") + (ConvertTo-Escaped $Key -KeepSlash)
    $resource = "/$($Server.Bucket)/" + (ConvertTo-Escaped $Key -KeepSlash)
    $hash = [System.Security.Cryptography.HMACSHA1]::HashData([System.Text.Encoding]::UTF8.GetBytes($SecretKey), [System.Text.Encoding]::UTF8.GetBytes("$Method`n`n$ContentType`n$ends`n$resource"))
    "http://$($Server.Host)$path`?AWSAccessKeyId=$(ConvertTo-Escaped $Server.AccessKey)&Expires=$ends&Signature=$(ConvertTo-Escaped ([Convert]::ToBase64String($hash)))"
}

function New-SignedForm {
    <#
    .SYNOPSIS
        The fields of an upload form, signed, as curl's arguments.
    .PARAMETER Field
        Further fields that are sent; those of Condition are what the policy asks.
    #>
    param(
        [Parameter(Mandatory, Position = 0)] $Server,
        [Parameter(Mandatory, Position = 1)] [string] $Key,
        [object[]] $Condition = @(),
        [System.Collections.Specialized.OrderedDictionary] $Field = [ordered]@{},
        [datetime] $Until = [datetime]::UtcNow.AddHours(1),
        [string] $SecretKey = $Server.SecretKey,
        [string[]] $Without = @()
    )
    $stamp = [datetime]::UtcNow.ToString('yyyyMMdd\THHmmss\Z', [cultureinfo]::InvariantCulture)
    $scope = "$($stamp.Substring(0, 8))/$($Server.Region)/s3/aws4_request"
    $policy = [ordered]@{
        expiration = $Until.ToString('yyyy-MM-dd\THH:mm:ss\Z', [cultureinfo]::InvariantCulture)
        conditions = @(@{ bucket = $Server.Bucket }) + $Condition + @(@{ 'x-amz-algorithm' = 'AWS4-HMAC-SHA256' }, @{ 'x-amz-credential' = "$($Server.AccessKey)/$scope" }, @{ 'x-amz-date' = $stamp })
    } | ConvertTo-Json -Compress -Depth 5
    $encoded = [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($policy))
    $signing = Get-Hmac ([System.Text.Encoding]::UTF8.GetBytes("AWS4$SecretKey")) $stamp.Substring(0, 8)
    foreach ($part in $Server.Region, 's3', 'aws4_request') { $signing = Get-Hmac $signing $part }
    $all = [ordered]@{ key = $Key }
    foreach ($name in $Field.Keys) { $all[$name] = $Field[$name] }
    $all['x-amz-algorithm'] = 'AWS4-HMAC-SHA256'
    $all['x-amz-credential'] = "$($Server.AccessKey)/$scope"
    $all['x-amz-date'] = $stamp
    $all['policy'] = $encoded
    $all['x-amz-signature'] = [Convert]::ToHexString((Get-Hmac $signing $encoded)).ToLowerInvariant()
    foreach ($name in $all.Keys) { if ($name -notin $Without) { '-F'; "$name=$($all[$name])" } }
    '-F'
    'file=@up.bin'
}
