# The faults, the healthy requests and the near misses that are sent to every server. Each is what a user has: a URL as it was given, the
# curl command that sends it, and what is the matter with it.

function New-Fault {
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Id,
        [Parameter(Mandatory, Position = 1)] [AllowEmptyCollection()] [string[]] $Right,
        [Parameter(Mandatory, Position = 2)] [string] $Url,
        [string] $Method = 'GET',
        [string[]] $Arguments = @(),
        [hashtable] $Header = @{},
        # Nobody can tell it without the secret.
        [switch] $Hidden,
        # What is sent, where that is not the URL as it was given (a shell or a line break changed it).
        [string] $Sent = $Url
    )
    $curl = [System.Collections.Generic.List[string]]::new()
    foreach ($a in $Arguments) { $curl.Add($a) }
    foreach ($name in $Header.Keys) { $curl.Add('-H'); $curl.Add("${name}: $($Header[$name])") }
    [pscustomobject]@{ Id = $Id; Right = $Right; Url = $Url; Sent = $Sent; Method = $Method; Arguments = $curl.ToArray(); Header = $Header; Hidden = [bool] $Hidden }
}

function Get-ServerFault($Server) {
    $now = [datetime]::UtcNow
    $file = 'up.bin'
    $put = @{ Method = 'PUT'; Arguments = @('-T', $file) }
    $mangled = 'url-mangled-in-transit'
    $url = New-SignedUrl $Server 'a.txt'
    $up = New-SignedUrl $Server 'in/x.bin' -Method PUT
    $signature = $url.Substring($url.Length - 64)
    $front = $url.Substring(0, $url.Length - 64)

    # Method.
    New-Fault m-put wrong-method $url @put
    New-Fault m-head head-with-get-url, wrong-method $url -Method HEAD -Arguments '-I'
    New-Fault m-delete wrong-method $url -Method DELETE -Arguments '-X', 'DELETE'
    New-Fault m-getofput wrong-method $up
    New-Fault m-post wrong-method $url -Method POST -Arguments '--data-binary', "@$file" -Header @{ 'Content-Type' = 'application/octet-stream' }
    New-Fault m-postofput wrong-method $up -Method POST -Arguments '-X', 'POST', '--data-binary', "@$file" -Header @{ 'Content-Type' = 'application/octet-stream' }
    New-Fault m-headofput wrong-method, head-with-get-url $up -Method HEAD -Arguments '-I'
    New-Fault m-putofdelete wrong-method (New-SignedUrl $Server 'in/d.bin' -Method DELETE) @put
    New-Fault m-xid wrong-method (New-SignedUrl $Server 'in/i.bin' -Method PUT -Query @{ 'x-id' = 'PutObject' })
    New-Fault m-form wrong-method, post-form-malformed $up -Method POST -Arguments '-F', "file=@$file"

    # Headers.
    $typed = New-SignedUrl $Server 'in/t.csv' -Method PUT -Header @{ 'content-type' = 'text/csv' }
    $owned = New-SignedUrl $Server 'in/m.bin' -Method PUT -Header @{ 'x-amz-meta-owner' = 'finance' }
    New-Fault hdr-missing missing-signed-header, content-type-mismatch $typed @put
    New-Fault hdr-form content-type-mismatch $typed -Method PUT -Arguments '-X', 'PUT', '--data-binary', "@$file"
    New-Fault hdr-changed content-type-mismatch $typed @put -Header @{ 'Content-Type' = 'application/json' }
    New-Fault hdr-charset content-type-mismatch $typed @put -Header @{ 'Content-Type' = 'text/csv; charset=utf-8' }
    New-Fault meta-changed signed-header-changed $owned @put -Header @{ 'x-amz-meta-owner' = 'sales' }
    New-Fault meta-missing missing-signed-header $owned @put
    New-Fault meta-two missing-signed-header (New-SignedUrl $Server 'in/m2.bin' -Method PUT -Header @{ 'x-amz-meta-owner' = 'finance'; 'content-type' = 'text/csv' }) @put -Header @{ 'Content-Type' = 'text/csv' }
    New-Fault acl-extra unsigned-extra-header $up @put -Header @{ 'x-amz-acl' = 'public-read' }
    New-Fault bothauth two-auth-mechanisms $url -Header @{ Authorization = 'Bearer abc.def' }
    New-Fault payload-hdr payload-hash-mismatch $up @put -Header @{ 'x-amz-content-sha256' = '0' * 64 }
    New-Fault payload payload-hash-mismatch (New-SignedUrl $Server 'in/h.bin' -Method PUT -Header @{ 'x-amz-content-sha256' = '0' * 64 }) @put -Header @{ 'x-amz-content-sha256' = '0' * 64 }
    New-Fault md5 payload-hash-mismatch (New-SignedUrl $Server 'in/5.bin' -Method PUT -Header @{ 'content-md5' = '1B2M2Y8AsgTpgAmY7PhCfg==' }) @put -Header @{ 'Content-MD5' = '1B2M2Y8AsgTpgAmY7PhCfg==' }
    New-Fault chunked transfer-encoding-chunked $up @put -Header @{ 'Transfer-Encoding' = 'chunked' }

    # Time.
    New-Fault expired url-expired (New-SignedUrl $Server 'a.txt' -At $now.AddHours(-2))
    New-Fault expired-delete url-expired (New-SignedUrl $Server 'a.txt' -At $now.AddHours(-30)) -Method DELETE -Arguments '-X', 'DELETE'
    New-Fault exp8d expiry-over-7-days (New-SignedUrl $Server 'a.txt' -Expires 691200)
    New-Fault exp0 expiry-invalid (New-SignedUrl $Server 'a.txt' -Expires 0)
    New-Fault expneg expiry-invalid (New-SignedUrl $Server 'a.txt' -Expires -3600)
    New-Fault expfrac expiry-invalid (New-SignedUrl $Server 'a.txt' -Expires 3600.5)
    New-Fault future clock-skew (New-SignedUrl $Server 'a.txt' -At $now.AddHours(5))
    New-Fault scope date-scope-mismatch (New-SignedUrl $Server 'a.txt' -ScopeDay $now.AddDays(-1).ToString('yyyyMMdd'))
    New-Fault exp-chg query-changed, $mangled ($url.Replace('X-Amz-Expires=3600', 'X-Amz-Expires=7200')) -Hidden
    New-Fault date-chg query-changed, $mangled ($url.Replace('Z&X-Amz-Expires', 'Z&X-Amz-Expires').Replace($now.ToString('yyyyMMdd\THHmm'), $now.AddMinutes(-3).ToString('yyyyMMdd\THHmm'))) -Hidden

    # Names.
    New-Fault key-changed wrong-bucket-or-key, $mangled, key-encoding ($url.Replace('/a.txt?', '/b.txt?')) -Hidden
    New-Fault nokey wrong-bucket-or-key, key-missing-without-list-permission (New-SignedUrl $Server 'nope/none.txt')
    if (-not $Server.IsVirtual) { New-Fault nobucket bucket-does-not-exist, wrong-bucket-or-key (New-SignedUrl $Server 'a.txt' -Bucket 'no-such-bucket-here') }
    New-Fault region wrong-region (New-SignedUrl $Server 'a.txt' -Region 'ap-south-1')
    New-Fault region-chg wrong-region, query-changed, $mangled ($url.Replace("%2F$($Server.Region)%2F", '%2Fap-south-1%2F')) -Hidden
    New-Fault secret wrong-secret-key (New-SignedUrl $Server 'a.txt' -SecretKey ('x' + $Server.SecretKey.Substring(1))) -Hidden
    New-Fault secret-put wrong-secret-key (New-SignedUrl $Server 'in/s.bin' -Method PUT -SecretKey ("$($Server.SecretKey) ")) @put -Hidden
    New-Fault akid invalid-or-deleted-access-key (New-SignedUrl $Server 'a.txt' -AccessKey 'AKIAIOSFODNN7EXAMPLE')
    New-Fault asia missing-session-token (New-SignedUrl $Server 'a.txt' -AccessKey 'ASIAIOSFODNN7EXAMPLE')
    New-Fault token malformed-session-token, invalid-or-deleted-access-key (New-SignedUrl $Server 'a.txt' -Query @{ 'X-Amz-Security-Token' = 'IQoJb3JpZ2luX2VjEXAMPLE' })
    if (-not $Server.IsVirtual) { New-Fault host signed-host-mismatch (New-SignedUrl $Server 'a.txt' -SignedHost ($Server.Host.Replace('127.0.0.1', 'files.example.com'))) -Hidden }
    New-Fault hosthdr signed-host-mismatch $url -Header @{ Host = 'files.example.com' }

    # Query.
    New-Fault q-added extra-query-parameter "$url&cb=1732900000"
    New-Fault q-utm extra-query-parameter "$url&utm_source=mail&utm_medium=link"
    New-Fault q-second extra-query-parameter, $mangled "$url`?v=2"
    New-Fault q-added-rct extra-query-parameter "$url&response-content-type=text%2Fplain"
    $overridden = New-SignedUrl $Server 'a.txt' -Query @{ 'response-content-type' = 'text/csv' }
    New-Fault q-removed query-changed, $mangled ($overridden.Replace('&response-content-type=text%2Fcsv', '')) -Hidden
    New-Fault q-changed query-changed, $mangled ($overridden.Replace('text%2Fcsv', 'text%2Fhtml')) -Hidden
    New-Fault dup duplicate-query-parameter $url.Replace('&X-Amz-SignedHeaders', '&X-Amz-Expires=3600&X-Amz-SignedHeaders')
    New-Fault nosig unsigned-request, missing-query-parameter, $mangled $url.Split('?')[0]
    New-Fault nosig2 missing-query-parameter, $mangled $front.Replace('&X-Amz-Signature=', '')
    New-Fault nodate missing-query-parameter, $mangled ([regex]::Replace($url, '&X-Amz-Date=\w+', ''))
    New-Fault alg malformed-query-parameter $url.Replace('AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA1')

    # The URL as it travels.
    New-Fault amp $mangled $url.Replace('&', '&amp;')
    New-Fault u0026 $mangled $url.Replace('&', '\u0026')
    New-Fault dblenc $mangled ($url.Split('?')[0] + '?' + $url.Split('?')[1].Replace('%', '%25'))
    New-Fault cut-amp $mangled, missing-query-parameter $url.Substring(0, $url.IndexOf('&'))
    New-Fault sig-cut $mangled, signature-altered $url.Substring(0, $url.Length - 3)
    New-Fault sig-long $mangled, signature-altered "${url}0"
    New-Fault sig-quote $mangled, signature-altered "$url%22"
    New-Fault sig-chg $mangled, signature-altered ($front + ($signature[0] -eq 'a' ? 'b' : 'a') + $signature.Substring(1)) -Hidden
    New-Fault sig-upper $mangled, signature-altered ($front + $signature.ToUpperInvariant())
    New-Fault lower $mangled $url.ToLowerInvariant()
    New-Fault wrap $mangled ($front.Substring(0, $front.Length - 20) + "`n" + $front.Substring($front.Length - 20) + $signature) -Sent ($front.Substring(0, $front.Length - 20) + '%0A' + $front.Substring($front.Length - 20) + $signature)

    # The key as it is written.
    $blank = New-SignedUrl $Server 'q 3/a b.txt'
    New-Fault plus-path key-encoding $blank.Replace('q%203/a%20b', 'q+3/a+b')
    New-Fault dec-path key-encoding, $mangled (New-SignedUrl $Server 'in/50%2F50.txt').Replace('%252F', '%2F')
    New-Fault dblencpath key-encoding $blank.Replace('%20', '%2520')
    New-Fault dotdot path-normalized (New-SignedUrl $Server 'k/../b.txt')
    New-Fault dot path-normalized (New-SignedUrl $Server './k.txt')
    New-Fault dot-put path-normalized (New-SignedUrl $Server 'k/./m.bin' -Method PUT) @put
    New-Fault slashes path-normalized, key-encoding (New-SignedUrl $Server 'k//s.txt').Replace('k//s', 'k/s') -Hidden

    # Pairs: two faults at once.
    New-Fault pair-method-type wrong-method, content-type-mismatch $url -Method POST -Arguments '--data', 'a=1'
    New-Fault pair-expired-amp url-expired, $mangled (New-SignedUrl $Server 'a.txt' -At $now.AddHours(-3)).Replace('&', '&amp;')
    New-Fault pair-secret-cb wrong-secret-key, extra-query-parameter ((New-SignedUrl $Server 'a.txt' -SecretKey 'not-this-one-at-all') + '&cb=1')
    New-Fault pair-upper-put wrong-method, $mangled, signature-altered ($front + $signature.ToUpperInvariant()) @put
    New-Fault pair-dots-put wrong-method, path-normalized (New-SignedUrl $Server 'k/../c.txt') @put

    # Healthy, near misses among them.
    New-Fault ok-get @() $url
    New-Fault ok-head @() (New-SignedUrl $Server 'a.txt' -Method HEAD) -Method HEAD -Arguments '-I'
    New-Fault ok-put @() (New-SignedUrl $Server 'in/ok.bin' -Method PUT) @put
    New-Fault ok-type @() $up @put -Header @{ 'Content-Type' = 'application/json' }
    New-Fault ok-range @() $url -Header @{ Range = 'bytes=0-1' }
    New-Fault ok-odd @() (New-SignedUrl $Server 'odd/ä +%.txt')
    New-Fault ok-week @() (New-SignedUrl $Server 'a.txt' -Expires 604800 -At $now.AddDays(-2))
    New-Fault ok-asis @() (New-SignedUrl $Server 'k/../b.txt') -Arguments '--path-as-is'
    New-Fault ok-delete @() (New-SignedUrl $Server 'in/gone.bin' -Method DELETE) -Method DELETE -Arguments '-X', 'DELETE'
    New-Fault ok-checksum @() (New-SignedUrl $Server 'in/js.bin' -Method PUT -Query @{ 'x-amz-checksum-crc32' = 'AAAAAA=='; 'x-amz-sdk-checksum-algorithm' = 'CRC32'; 'x-id' = 'PutObject'; 'X-Amz-Content-Sha256' = 'UNSIGNED-PAYLOAD' }) @put
    New-Fault ok-list @() (New-SignedUrl $Server '' -Query @{ 'list-type' = '2'; prefix = 'in/' })
}

function Get-HealthyKey { 'a.txt', 'q 3/a b.txt', 'in/50%2F50.txt', 'odd/ä +%.txt', 'b.txt', 'k/../b.txt', 'k.txt', 'c.txt', 'in/gone.bin' }
