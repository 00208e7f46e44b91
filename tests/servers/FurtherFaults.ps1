# Further faults, invented after the rules were written and labelled before an answer was seen: what is sent and what is right, as in
# Faults.ps1. docs/sandbox.md has the figures of the first measurement. Three kinds of labels were wrong at first sight of the answers and were
# put right since: a server without Signature Version 2 or without upload forms refuses those as such, and a signature that is masked or cut by
# dots may have been hidden by whoever pasted it.

function Get-FurtherFault($Server) {
    $now = [datetime]::UtcNow
    $file = 'up.bin'
    $put = @{ Method = 'PUT'; Arguments = @('-T', $file) }
    $mangled = 'url-mangled-in-transit'
    $altered = $mangled, 'signature-altered'
    $url = New-SignedUrl $Server 'a.txt'
    $up = New-SignedUrl $Server 'in/x.bin' -Method PUT
    $path, $query = $url.Split('?')
    $signature = $url.Substring($url.Length - 64)
    $front = $url.Substring(0, $url.Length - 64)
    # S3 itself takes Signature Version 2 in its oldest regions only, and the sandbox stands for one of the others.
    $version2 = @(if ($Server.Kind -eq 'sandbox') { 'sigv2-on-v4-only-region-or-kms' })
    $unsupported = @(if ($Server.Kind -eq 'swift') { 'provider-unsupported' })

    # Method.
    New-Fault n-patch wrong-method $url -Method PATCH -Arguments '-X', 'PATCH', '--data-binary', "@$file"
    New-Fault n-getofhead wrong-method (New-SignedUrl $Server 'a.txt' -Method HEAD)
    New-Fault n-deleteofput wrong-method $up -Method DELETE -Arguments '-X', 'DELETE'
    New-Fault n-start-put wrong-method (New-SignedUrl $Server 'in/mp.bin' -Method POST -Query @{ uploads = '' }) @put
    New-Fault n-part-post wrong-method (New-SignedUrl $Server 'in/mp.bin' -Method PUT -Query @{ partNumber = '1'; uploadId = 'abcdef' }) -Method POST -Arguments '--data-binary', "@$file" -Header @{ 'Content-Type' = 'application/octet-stream' }
    New-Fault n-xid-get wrong-method (New-SignedUrl $Server 'a.txt' -Query @{ 'x-id' = 'GetObject' }) -Method DELETE -Arguments '-X', 'DELETE'
    New-Fault n-preflight cors-misconfigured $up -Method OPTIONS -Arguments '-X', 'OPTIONS' -Header @{ Origin = 'https://app.example.com'; 'Access-Control-Request-Method' = 'PUT' }

    # Headers.
    New-Fault n-copy unsigned-extra-header $up -Method PUT -Arguments '-X', 'PUT' -Header @{ 'x-amz-copy-source' = "/$($Server.Bucket)/a.txt"; 'Content-Length' = '0' }
    New-Fault n-tagging (@('unsigned-extra-header') + $unsupported) $up @put -Header @{ 'x-amz-tagging' = 'a=b' }
    New-Fault n-meta-extra unsigned-extra-header $up @put -Header @{ 'x-amz-meta-owner' = 'finance' }
    New-Fault n-amzdate unsigned-extra-header, two-auth-mechanisms $url -Header @{ 'x-amz-date' = $now.AddHours(-1).ToString('yyyyMMdd\THHmmss\Z', [cultureinfo]::InvariantCulture) }
    New-Fault n-token-header unsigned-extra-header, malformed-session-token $url -Header @{ 'x-amz-security-token' = 'IQoJb3JpZ2luX2VjEXAMPLE' }
    New-Fault n-basic two-auth-mechanisms $url -Arguments '-u', 'bob:secret'
    New-Fault n-length signed-header-changed (New-SignedUrl $Server 'in/l.bin' -Method PUT -Header @{ 'content-length' = '5' }) @put
    New-Fault n-range-missing missing-signed-header (New-SignedUrl $Server 'a.txt' -Header @{ range = 'bytes=0-1' })
    New-Fault n-range-changed signed-header-changed (New-SignedUrl $Server 'a.txt' -Header @{ range = 'bytes=0-1' }) -Header @{ Range = 'bytes=0-9' }
    New-Fault n-sse-missing missing-signed-header (New-SignedUrl $Server 'in/e.bin' -Method PUT -Header @{ 'x-amz-server-side-encryption' = 'AES256' }) @put
    New-Fault n-acl-missing missing-signed-header (New-SignedUrl $Server 'in/acl.bin' -Method PUT -Header @{ 'x-amz-acl' = 'private' }) @put
    New-Fault n-acl-changed signed-header-changed (New-SignedUrl $Server 'in/acl.bin' -Method PUT -Header @{ 'x-amz-acl' = 'private' }) @put -Header @{ 'x-amz-acl' = 'public-read' }
    New-Fault n-agent signed-header-changed, missing-signed-header (New-SignedUrl $Server 'a.txt' -Header @{ 'user-agent' = 'Uploader/2.1' })

    # Time.
    New-Fault n-date-iso malformed-query-parameter (New-SignedUrl $Server 'a.txt' -Stamp $now.ToString('yyyy-MM-dd\THH:mm:ss\Z', [cultureinfo]::InvariantCulture))
    New-Fault n-date-epoch malformed-query-parameter (New-SignedUrl $Server 'a.txt' -Stamp ([string] ([datetimeoffset] $now).ToUnixTimeSeconds()))
    New-Fault n-date-local clock-skew, url-expired (New-SignedUrl $Server 'a.txt' -At $now.AddHours(-5))
    New-Fault n-exp-word expiry-invalid (New-SignedUrl $Server 'a.txt' -Expires '1h')
    New-Fault n-exp-blank expiry-invalid, missing-query-parameter (New-SignedUrl $Server 'a.txt' -Expires ' ')
    New-Fault n-exp-lost missing-query-parameter, $mangled $url.Replace('&X-Amz-Expires=3600', '')
    New-Fault n-exp-ms expiry-over-7-days (New-SignedUrl $Server 'a.txt' -Expires 3600000)
    New-Fault n-exp-unix expiry-over-7-days (New-SignedUrl $Server 'a.txt' -Expires ([string] ([datetimeoffset] $now.AddHours(1)).ToUnixTimeSeconds()))
    New-Fault n-minute url-expired (New-SignedUrl $Server 'a.txt' -Expires 60 -At $now.AddMinutes(-20))
    New-Fault n-scope-tomorrow date-scope-mismatch (New-SignedUrl $Server 'a.txt' -ScopeDay $now.AddDays(1).ToString('yyyyMMdd'))

    # Credential and names.
    New-Fault n-cred-service wrong-service, malformed-query-parameter (New-SignedUrl $Server 'a.txt' -Service 'execute-api')
    New-Fault n-cred-end malformed-query-parameter (New-SignedUrl $Server 'a.txt' -Terminator 'aws4_req')
    New-Fault n-cred-short malformed-query-parameter, $mangled $url.Replace('%2Faws4_request', '')
    New-Fault n-akid-none invalid-or-deleted-access-key, malformed-query-parameter $url.Replace("X-Amz-Credential=$(ConvertTo-Escaped $Server.AccessKey)%2F", 'X-Amz-Credential=%2F')
    New-Fault n-akid-undefined invalid-or-deleted-access-key (New-SignedUrl $Server 'a.txt' -AccessKey 'undefined' -SecretKey 'undefined')
    New-Fault n-akid-blank invalid-or-deleted-access-key (New-SignedUrl $Server 'a.txt' -AccessKey "$($Server.AccessKey) ")
    New-Fault n-secret-quoted wrong-secret-key (New-SignedUrl $Server 'a.txt' -SecretKey "`"$($Server.SecretKey)`"") -Hidden
    New-Fault n-region-zone wrong-region (New-SignedUrl $Server 'a.txt' -Region "$($Server.Region)a")
    New-Fault n-names-upper sdk-signing-bug, malformed-query-parameter, signed-host-mismatch (New-SignedUrl $Server 'a.txt' -Names 'Host')
    New-Fault n-names-nohost sdk-signing-bug, malformed-query-parameter, missing-signed-header (New-SignedUrl $Server 'a.txt' -Header @{ range = 'bytes=0-1' } -WithoutHost) -Header @{ Range = 'bytes=0-1' }
    New-Fault n-names-lost missing-query-parameter, $mangled $url.Replace('&X-Amz-SignedHeaders=host', '')
    if (-not $Server.IsVirtual) {
        New-Fault n-bucket-upper bucket-does-not-exist, wrong-bucket-or-key (New-SignedUrl $Server 'a.txt' -Bucket 'Reports')
        New-Fault n-bucket-twice wrong-bucket-or-key, bucket-in-endpoint, path-in-bucket-name (New-SignedUrl $Server "$($Server.Bucket)/a.txt")
        New-Fault n-localhost signed-host-mismatch $url.Replace('127.0.0.1', 'localhost') -Hidden
        New-Fault n-port-lost signed-host-mismatch (New-SignedUrl $Server 'a.txt' -SignedHost '127.0.0.1').Replace('127.0.0.1/', "$($Server.Host)/") -Hidden
    }
    New-Fault n-key-case wrong-bucket-or-key (New-SignedUrl $Server 'A.TXT')
    New-Fault n-key-encoded key-encoding, wrong-bucket-or-key (New-SignedUrl $Server 'q%203/a%20b.txt')

    # Query.
    New-Fault n-part query-changed, $mangled (New-SignedUrl $Server 'in/mp.bin' -Method PUT -Query @{ partNumber = '1'; uploadId = 'abcdef' }).Replace('partNumber=1', 'partNumber=2') @put -Hidden
    New-Fault n-q-acl extra-query-parameter "$url&acl"
    New-Fault n-q-version extra-query-parameter "$url&versionId=null"
    New-Fault n-q-front extra-query-parameter "$path`?download=1&$query"
    New-Fault n-q-empty extra-query-parameter, $mangled "$url&="
    New-Fault n-q-part extra-query-parameter "$up&partNumber=1&uploadId=abc" @put
    New-Fault n-dup-signature duplicate-query-parameter "$url&X-Amz-Signature=$('0' * 64)"
    New-Fault n-dup-all duplicate-query-parameter, $mangled "$url&$query"

    # The URL as it travels.
    New-Fault n-amp-escaped $mangled $url.Replace('&', '%26')
    New-Fault n-quotedprintable $mangled $url.Replace('=', '=3D')
    New-Fault n-backslash $mangled $url.Replace('&', '\&').Replace('?', '\?').Replace('=', '\=')
    New-Fault n-semicolon $mangled $url.Replace('&', ';')
    New-Fault n-names-lower $mangled ($path + '?' + $query.Replace('X-Amz-', 'x-amz-'))
    New-Fault n-sig-space $altered "$url%20"
    New-Fault n-sig-paren $altered "$url)"
    New-Fault n-sig-dot $altered "$url."
    New-Fault n-sig-dots $altered ($front + $signature.Substring(0, 20) + '...') -Hidden
    New-Fault n-sig-masked $altered ($front + 'REDACTED') -Hidden
    New-Fault n-sig-split $altered ($front + $signature.Substring(0, 30) + '%20' + $signature.Substring(30))
    New-Fault n-safelink $mangled ($path + '%3F' + $query.Replace('=', '%3D').Replace('&', '%26'))
    New-Fault n-query-blank $mangled $url.Replace('&X-Amz-Date', '%20&X-Amz-Date')
    if (-not $Server.IsVirtual) { New-Fault n-path-front path-normalized, $mangled, key-encoding $url.Replace("$($Server.Host)/", "$($Server.Host)//") }
    New-Fault n-path-slash wrong-bucket-or-key, $mangled, key-encoding, path-normalized "$path/?$query" -Hidden
    New-Fault n-path-plus-encoded key-encoding (New-SignedUrl $Server 'q 3/a b.txt').Replace('%20', '%2B')
    New-Fault n-path-nfd key-encoding, wrong-bucket-or-key (New-SignedUrl $Server ('odd/ä +%.txt'.Normalize('FormD')))

    # Signature Version 2.
    New-Fault n-v2-expired (@('url-expired'), $version2)[[int][bool]$version2] (New-SignedUrlV2 $Server 'a.txt' -Until $now.AddMinutes(-30))
    New-Fault n-v2-put (@('wrong-method'), $version2)[[int][bool]$version2] (New-SignedUrlV2 $Server 'a.txt') @put
    New-Fault n-v2-type (@('content-type-mismatch'), $version2)[[int][bool]$version2] (New-SignedUrlV2 $Server 'in/v2.bin' -Method PUT) @put -Header @{ 'Content-Type' = 'text/csv' }
    New-Fault n-v2-secret (@('wrong-secret-key'), $version2)[[int][bool]$version2] (New-SignedUrlV2 $Server 'a.txt' -SecretKey 'not-this-one-at-all') -Hidden
    New-Fault n-v2-plus ($altered, $version2)[[int][bool]$version2] (New-SignedUrlV2 $Server 'a.txt').Replace('%3D', '').Replace('%2B', '+').Replace('%2F', '/')

    # Upload forms.
    $inFolder = @(, @('starts-with', '$key', 'in/'))
    $target = $Server.IsVirtual ? "http://$($Server.Host)/" : "http://$($Server.Host)/$($Server.Bucket)"
    New-Fault n-form-expired (@('url-expired', 'post-policy-mismatch'), $unsupported)[[int][bool]$unsupported] $target -Method POST -Arguments (New-SignedForm $Server 'in/f.bin' -Condition $inFolder -Until $now.AddMinutes(-30))
    New-Fault n-form-key (@('post-policy-mismatch'), $unsupported)[[int][bool]$unsupported] $target -Method POST -Arguments (New-SignedForm $Server 'out/f.bin' -Condition $inFolder)
    New-Fault n-form-extra (@('post-policy-mismatch'), $unsupported)[[int][bool]$unsupported] $target -Method POST -Arguments (New-SignedForm $Server 'in/f.bin' -Condition $inFolder -Field ([ordered]@{ acl = 'public-read' }))
    New-Fault n-form-size (@('post-policy-mismatch'), $unsupported)[[int][bool]$unsupported] $target -Method POST -Arguments (New-SignedForm $Server 'in/f.bin' -Condition ($inFolder + , @('content-length-range', 1, 5)))
    New-Fault n-form-type (@('post-policy-mismatch'), $unsupported)[[int][bool]$unsupported] $target -Method POST -Arguments (New-SignedForm $Server 'in/f.bin' -Condition ($inFolder + @{ 'Content-Type' = 'image/png' }) -Field ([ordered]@{ 'Content-Type' = 'text/csv' }))
    New-Fault n-form-secret (@('wrong-secret-key'), $unsupported)[[int][bool]$unsupported] $target -Method POST -Arguments (New-SignedForm $Server 'in/f.bin' -Condition $inFolder -SecretKey 'not-this-one-at-all') -Hidden
    New-Fault n-form-nopolicy (@('post-form-malformed', 'unsigned-request', 'missing-identity-permission'), $unsupported)[[int][bool]$unsupported] $target -Method POST -Arguments (New-SignedForm $Server 'in/f.bin' -Condition $inFolder -Without 'policy')
    New-Fault n-form-nokey (@('post-form-malformed'), $unsupported)[[int][bool]$unsupported] $target -Method POST -Arguments (New-SignedForm $Server 'in/f.bin' -Condition $inFolder -Without 'key')

    # Pairs.
    New-Fault n-pair-expired-put url-expired, wrong-method (New-SignedUrl $Server 'a.txt' -At $now.AddHours(-3)) @put
    New-Fault n-pair-expired-secret url-expired, wrong-secret-key (New-SignedUrl $Server 'a.txt' -At $now.AddHours(-3) -SecretKey 'not-this-one-at-all')
    $stranger = New-SignedUrl $Server 'a.txt' -AccessKey 'AKIAIOSFODNN7EXAMPLE'
    New-Fault n-pair-akid-cut invalid-or-deleted-access-key, $mangled, 'signature-altered' $stranger.Substring(0, $stranger.Length - 2)
    New-Fault n-pair-cb-post wrong-method, extra-query-parameter "$url&cb=1" -Method POST -Arguments '-d', 'a=1'
    New-Fault n-pair-type-acl missing-signed-header, unsigned-extra-header, content-type-mismatch (New-SignedUrl $Server 'in/t.csv' -Method PUT -Header @{ 'content-type' = 'text/csv' }) @put -Header @{ 'x-amz-acl' = 'public-read' }
    $dots = New-SignedUrl $Server 'k/../b.txt'
    New-Fault n-pair-dots-cut path-normalized, $mangled, 'signature-altered' $dots.Substring(0, $dots.Length - 2)
    New-Fault n-pair-8d-amp expiry-over-7-days, $mangled (New-SignedUrl $Server 'a.txt' -Expires 691200).Replace('&', '&amp;')

    # Healthy, near misses among them.
    New-Fault n-ok-fragment @() "$url#page=2"
    New-Fault n-ok-slashes @() $url.Replace('%2F', '/')
    New-Fault n-ok-hexcase @() $url.Replace('%2F', '%2f')
    New-Fault n-ok-order @() ($path + '?' + (($query.Split('&') | Sort-Object -Descending) -join '&'))
    New-Fault n-ok-agent @() $url -Header @{ 'User-Agent' = 'Mozilla/5.0'; Accept = 'image/*'; Referer = 'https://app.example.com/' }
    New-Fault n-ok-forwarded @() $url -Header @{ 'X-Forwarded-Host' = 'files.example.com'; 'X-Forwarded-Proto' = 'https' }
    New-Fault n-ok-signed-type @() (New-SignedUrl $Server 'in/t.csv' -Method PUT -Header @{ 'content-type' = 'text/csv' }) @put -Header @{ 'Content-Type' = 'text/csv' }
    New-Fault n-ok-minute @() (New-SignedUrl $Server 'a.txt' -Expires 60 -At $now.AddSeconds(-20))
    New-Fault n-ok-v2 $version2 (New-SignedUrlV2 $Server 'a.txt')
    New-Fault n-ok-v2-put $version2 (New-SignedUrlV2 $Server 'in/v2.bin' -Method PUT) @put
    New-Fault n-ok-form $unsupported $target -Method POST -Arguments (New-SignedForm $Server 'in/f.bin' -Condition $inFolder)
    New-Fault n-ok-twice @() (New-SignedUrl $Server 'in/gone2.bin' -Method DELETE) -Method DELETE -Arguments '-X', 'DELETE'
    New-Fault n-ok-inline @() (New-SignedUrl $Server 'a.txt' -Query @{ 'response-content-disposition' = 'attachment; filename="a b.txt"' })
}
