# Faults, pairs and near misses that came after the rules: none of them was looked at when the rules were written, and each was labeled before
# any server had answered it. What is hidden cannot be told without the secret.

function Get-FurtherFault($Server) {
    $now = [datetime]::UtcNow
    $file = 'up.bin'
    $put = @{ Method = 'PUT'; Arguments = @('-T', $file) }
    $mangled = 'url-mangled-in-transit'
    $url = New-SignedUrl $Server 'a.txt'
    $up = New-SignedUrl $Server 'in/y.bin' -Method PUT
    $signature = $url.Substring($url.Length - 64)
    $front = $url.Substring(0, $url.Length - 64)
    $path, $query = $url -split '\?', 2

    # Method.
    New-Fault y-patch wrong-method $url -Method PATCH -Arguments '-X', 'PATCH'
    New-Fault y-delete-list wrong-method (New-SignedUrl $Server '' -Query @{ 'list-type' = '2' }) -Method DELETE -Arguments '-X', 'DELETE'
    New-Fault y-get-part wrong-method (New-SignedUrl $Server 'in/part.bin' -Method PUT -Query @{ partNumber = '1'; uploadId = '2~abcdefghijklmnop' })
    New-Fault y-get-uploads wrong-method (New-SignedUrl $Server 'in/mp.bin' -Method POST -Query @{ uploads = '' })
    New-Fault y-put-uploads wrong-method (New-SignedUrl $Server 'in/mp.bin' -Method POST -Query @{ uploads = '' }) @put
    New-Fault y-get-multidelete wrong-method (New-SignedUrl $Server '' -Method POST -Query @{ delete = '' })
    New-Fault y-get-xiddelete wrong-method (New-SignedUrl $Server 'in/xd.bin' -Method DELETE -Query @{ 'x-id' = 'DeleteObject' })
    New-Fault y-get-metaput wrong-method, missing-signed-header (New-SignedUrl $Server 'in/mm.bin' -Method PUT -Header @{ 'x-amz-meta-owner' = 'finance' })
    New-Fault y-get-of-head wrong-method, head-with-get-url (New-SignedUrl $Server 'a.txt' -Method HEAD) -Hidden
    New-Fault y-get-of-delete wrong-method (New-SignedUrl $Server 'in/dd.bin' -Method DELETE) -Hidden
    New-Fault y-put-override wrong-method (New-SignedUrl $Server 'a.txt' -Query @{ 'response-content-type' = 'text/csv' }) @put

    # Headers.
    $owned = New-SignedUrl $Server 'in/o.bin' -Method PUT -Header @{ 'x-amz-meta-owner' = 'Finance' }
    $ranged = New-SignedUrl $Server 'a.txt' -Header @{ range = 'bytes=0-3' }
    $typed = New-SignedUrl $Server 'in/ty.bin' -Method PUT -Header @{ 'content-type' = 'image/png' }
    New-Fault y-meta-extra unsigned-extra-header $up @put -Header @{ 'x-amz-meta-note' = 'hello' }
    New-Fault y-sse-extra unsigned-extra-header $up @put -Header @{ 'x-amz-server-side-encryption' = 'AES256' }
    New-Fault y-class-extra unsigned-extra-header $up @put -Header @{ 'x-amz-storage-class' = 'STANDARD' }
    New-Fault y-basic two-auth-mechanisms $url -Arguments '-u', 'user:secret'
    New-Fault y-authv4 two-auth-mechanisms $url -Header @{ Authorization = "AWS4-HMAC-SHA256 Credential=$($Server.AccessKey)/20260101/$($Server.Region)/s3/aws4_request, SignedHeaders=host, Signature=$('0' * 64)" }
    New-Fault y-meta-case signed-header-changed $owned @put -Header @{ 'x-amz-meta-owner' = 'finance' }
    New-Fault y-meta-quoted signed-header-changed $owned @put -Header @{ 'x-amz-meta-owner' = '"Finance"' }
    New-Fault y-acl-changed signed-header-changed (New-SignedUrl $Server 'in/ac.bin' -Method PUT -Header @{ 'x-amz-acl' = 'private' }) @put -Header @{ 'x-amz-acl' = 'public-read' }
    New-Fault y-acl-missing missing-signed-header (New-SignedUrl $Server 'in/ac.bin' -Method PUT -Header @{ 'x-amz-acl' = 'private' }) @put
    New-Fault y-range-missing missing-signed-header $ranged
    New-Fault y-range-changed signed-header-changed $ranged -Header @{ Range = 'bytes=0-9' }
    New-Fault y-type-jpg content-type-mismatch $typed @put -Header @{ 'Content-Type' = 'image/jpeg' }
    New-Fault y-type-case content-type-mismatch $typed @put -Header @{ 'Content-Type' = 'Image/PNG' }
    New-Fault y-length signed-header-changed, missing-signed-header (New-SignedUrl $Server 'in/le.bin' -Method PUT -Header @{ 'content-length' = '5' }) @put
    New-Fault y-host-port signed-host-mismatch $url -Header @{ Host = ($Server.Host -split ':')[0] + ':8080' }
    New-Fault y-md5-form invalid-header-value, payload-hash-mismatch (New-SignedUrl $Server 'in/m5.bin' -Method PUT -Header @{ 'content-md5' = 'abc' }) @put -Header @{ 'Content-MD5' = 'abc' }
    New-Fault y-no-headers malformed-query-parameter, missing-query-parameter $url.Replace('X-Amz-SignedHeaders=host', 'X-Amz-SignedHeaders=')
    New-Fault y-upper-headers malformed-query-parameter, sdk-signing-bug, $mangled $url.Replace('SignedHeaders=host', 'SignedHeaders=Host')

    # Time and scope.
    New-Fault y-expires-word expiry-invalid (New-SignedUrl $Server 'a.txt' -Expires '1h')
    New-Fault y-expires-empty expiry-invalid, missing-query-parameter ($url -replace 'X-Amz-Expires=\d+', 'X-Amz-Expires=')
    New-Fault y-expires-edge expiry-over-7-days (New-SignedUrl $Server 'a.txt' -Expires 604801)
    New-Fault y-expires-year expiry-over-7-days (New-SignedUrl $Server 'a.txt' -Expires 31536000)
    New-Fault y-expires-huge expiry-over-7-days, expiry-invalid (New-SignedUrl $Server 'a.txt' -Expires 99999999999)
    New-Fault y-expires-gone missing-query-parameter, expiry-invalid ($url -replace '&X-Amz-Expires=\d+', '')
    New-Fault y-short url-expired (New-SignedUrl $Server 'a.txt' -At $now.AddSeconds(-30) -Expires 5)
    New-Fault y-expired-put url-expired (New-SignedUrl $Server 'in/e.bin' -Method PUT -At $now.AddHours(-5)) @put
    New-Fault y-tomorrow clock-skew (New-SignedUrl $Server 'a.txt' -At $now.AddHours(26))
    New-Fault y-date-form malformed-query-parameter (New-SignedUrl $Server 'a.txt' -Stamp $now.ToString('yyyy-MM-dd\THH:mm:ss\Z') -ScopeDay $now.ToString('yyyyMMdd'))
    New-Fault y-date-lower malformed-query-parameter, $mangled (New-SignedUrl $Server 'a.txt' -Stamp $now.ToString('yyyyMMdd\tHHmmss\z') -ScopeDay $now.ToString('yyyyMMdd'))
    New-Fault y-date-day malformed-query-parameter (New-SignedUrl $Server 'a.txt' -Stamp $now.ToString('yyyyMMdd') -ScopeDay $now.ToString('yyyyMMdd'))
    New-Fault y-service wrong-service (New-SignedUrl $Server 'a.txt' -Service 'execute-api')
    New-Fault y-terminator malformed-query-parameter (New-SignedUrl $Server 'a.txt' -Terminator 'aws5_request')
    New-Fault y-scope-short malformed-query-parameter, $mangled ($url -replace '%2Faws4_request', '')
    New-Fault y-scope-tomorrow date-scope-mismatch (New-SignedUrl $Server 'a.txt' -ScopeDay $now.AddDays(1).ToString('yyyyMMdd'))

    # Names.
    New-Fault y-key-case wrong-bucket-or-key, key-missing-without-list-permission (New-SignedUrl $Server 'A.TXT')
    New-Fault y-slash wrong-bucket-or-key, key-missing-without-list-permission (New-SignedUrl $Server '/a.txt')
    New-Fault y-version wrong-bucket-or-key, key-missing-without-list-permission, malformed-query-parameter (New-SignedUrl $Server 'a.txt' -Query @{ versionId = '3sL4kqtJlcpXroDTDmJxrmSpXd3dIbrH' })
    if (-not $Server.IsVirtual) {
        New-Fault y-bucket-twice wrong-bucket-or-key, bucket-in-endpoint, key-missing-without-list-permission (New-SignedUrl $Server "$($Server.Bucket)/a.txt")
        New-Fault y-bucket-other bucket-does-not-exist, wrong-bucket-or-key (New-SignedUrl $Server 'a.txt' -Bucket 'reports-2')
    }
    New-Fault y-akid-blank invalid-or-deleted-access-key, malformed-query-parameter (New-SignedUrl $Server 'a.txt' -AccessKey "$($Server.AccessKey)`n")
    New-Fault y-akid-lower invalid-or-deleted-access-key (New-SignedUrl $Server 'a.txt' -AccessKey $Server.AccessKey.ToLowerInvariant().Replace('test', 'toast'))
    New-Fault y-secret-newline wrong-secret-key (New-SignedUrl $Server 'a.txt' -SecretKey "$($Server.SecretKey)`n") -Hidden

    # The URL as it travels.
    New-Fault y-comma $mangled, signature-altered "$url,"
    New-Fault y-paren $mangled, signature-altered "$url)."
    New-Fault y-angle $mangled, signature-altered "$url%3E"
    New-Fault y-blank $mangled, signature-altered "$url%20"
    New-Fault y-zero-width $mangled, signature-altered "$front$($signature.Substring(0, 30))%E2%80%8B$($signature.Substring(30))"
    New-Fault y-quot $mangled, signature-altered, extra-query-parameter "$url&quot;"
    New-Fault y-letter-o $mangled, signature-altered ($front + 'O' + $signature.Substring(1))
    New-Fault y-sig-empty missing-query-parameter, $mangled, signature-altered $front
    New-Fault y-sig-dots $mangled, signature-altered, missing-query-parameter "$front$($signature.Substring(0, 8))..."
    New-Fault y-sig-base64 signature-altered, $mangled, malformed-query-parameter, sdk-signing-bug ($front + [uri]::EscapeDataString([Convert]::ToBase64String([Convert]::FromHexString($signature))))
    New-Fault y-twice $mangled, duplicate-query-parameter, signature-altered "$url$url"
    New-Fault y-eq $mangled, missing-query-parameter, unsigned-request ($path + '?' + $query.Replace('=', '%3D'))
    New-Fault y-question $mangled, unsigned-request ($path + '%3F' + $query)
    New-Fault y-lower-names $mangled, missing-query-parameter, unsigned-request ([regex]::Replace($url, 'X-Amz-\w+=', { $args[0].Value.ToLowerInvariant() }))
    New-Fault y-dash $mangled, missing-query-parameter ($url.Replace('X-Amz-Date', "X$([char]0x2011)Amz$([char]0x2011)Date"))
    New-Fault y-cred-twice $mangled, malformed-query-parameter ($url -replace '%2F', '%252F')
    New-Fault y-no-alg missing-query-parameter, $mangled ($path + '?' + ($query -replace 'X-Amz-Algorithm=[^&]+&', ''))
    New-Fault y-no-cred missing-query-parameter, $mangled ($url -replace 'X-Amz-Credential=[^&]+&', '')
    New-Fault y-backslash $mangled, key-encoding, malformed-query-parameter $url.Replace('?X-Amz', '\?X-Amz').Replace('&', '\&')
    New-Fault y-tracking extra-query-parameter "$url&fbclid=IwAR0abc&gclid=xyz"
    New-Fault y-front extra-query-parameter ($path + '?download=1&' + $query)

    # The key as it is written.
    $umlaut = New-SignedUrl $Server 'odd/ä +%.txt'
    New-Fault y-latin1 key-encoding, $mangled $umlaut.Replace('%C3%A4', '%E4')
    New-Fault y-moji key-encoding, $mangled $umlaut.Replace('%C3%A4', '%C3%83%C2%A4')
    New-Fault y-nfd key-encoding, $mangled $umlaut.Replace('%C3%A4', 'a%CC%88') -Hidden
    $disposition = New-SignedUrl $Server 'a.txt' -Query @{ 'response-content-disposition' = 'attachment; filename="q 3.csv"' }
    New-Fault y-plus-query query-changed, $mangled, key-encoding, extra-query-parameter $disposition.Replace('%20', '+')
    New-Fault y-dots-deep path-normalized (New-SignedUrl $Server 'k/m/../../b.txt')

    # Signature Version 2.
    $two = New-SignedUrlV2 $Server 'a.txt'
    New-Fault y-v2 sigv2-on-v4-only-region-or-kms $two
    New-Fault y-v2-expired url-expired, sigv2-on-v4-only-region-or-kms (New-SignedUrlV2 $Server 'a.txt' -End $now.AddHours(-1))
    New-Fault y-v2-method wrong-method, sigv2-on-v4-only-region-or-kms $two -Method DELETE -Arguments '-X', 'DELETE'
    New-Fault y-v2-extra extra-query-parameter, sigv2-on-v4-only-region-or-kms "$two&response-content-type=text%2Fplain"
    New-Fault y-v2-cut $mangled, signature-altered, missing-query-parameter, sigv2-on-v4-only-region-or-kms $two.Substring(0, $two.Length - 5)
    New-Fault y-v2-type content-type-mismatch, sigv2-on-v4-only-region-or-kms (New-SignedUrlV2 $Server 'in/v2.bin' -Method PUT -Header @{ 'content-type' = 'text/csv' }) @put -Header @{ 'Content-Type' = 'text/plain' }

    # Pairs.
    New-Fault y-pair-expired-secret url-expired, wrong-secret-key (New-SignedUrl $Server 'a.txt' -At $now.AddHours(-3) -SecretKey 'not-this-one')
    New-Fault y-pair-type-acl content-type-mismatch, missing-signed-header, unsigned-extra-header $typed @put -Header @{ 'x-amz-acl' = 'public-read' }
    New-Fault y-pair-akid-put invalid-or-deleted-access-key, wrong-method (New-SignedUrl $Server 'a.txt' -AccessKey 'AKIAI44QH8DHBEXAMPLE') @put
    New-Fault y-pair-week-amp expiry-over-7-days, $mangled (New-SignedUrl $Server 'a.txt' -Expires 700000).Replace('&', '&amp;')
    New-Fault y-pair-nokey-range wrong-bucket-or-key, key-missing-without-list-permission (New-SignedUrl $Server 'nope/n.txt') -Header @{ Range = 'bytes=0-1' }
    New-Fault y-pair-utm-delete wrong-method, extra-query-parameter "$url&utm_source=mail" -Method DELETE -Arguments '-X', 'DELETE'

    # Healthy; some servers refuse what AWS takes, and then it is how the URL is written.
    New-Fault y-ok-fragment @() "$url#top" -Sent $url
    New-Fault y-ok-raw-slash @() $url.Replace('%2F', '/')
    New-Fault y-ok-lower-hex key-encoding, $mangled, query-changed $url.Replace('%2F', '%2f')
    New-Fault y-ok-header @() $url -Header @{ 'x-request-name' = 'abc'; 'Cache-Control' = 'no-cache' }
    New-Fault y-ok-order @() ($path + '?' + (($query -split '&' | Sort-Object -Descending) -join '&'))
    New-Fault y-ok-edge @() (New-SignedUrl $Server 'a.txt' -Expires 604800)
    New-Fault y-ok-range @() $ranged -Header @{ Range = 'bytes=0-3' }
    New-Fault y-ok-meta @() $owned @put -Header @{ 'x-amz-meta-owner' = '  Finance ' }
    New-Fault y-ok-tilde @() (New-SignedUrl $Server 'a.txt' -Query @{ 'response-content-language' = 'de~x' })
}
