BeforeAll {
    . (Join-Path $PSScriptRoot '../common.ps1')
    Import-Module (Get-PresignModulePath)
    $keys = @{ AccessKey = 'AKIAIOSFODNN7EXAMPLE'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'; Region = 'us-east-1' }
    $sample = @{ SignedAt = [DateTimeOffset]'2013-05-24T00:00:00Z'; WarningAction = 'SilentlyContinue' }
}

Describe 'New-S3PresignedUrl' {
    It 'gives the signature of AWS''s own sample' {
        $url = New-S3PresignedUrl -BucketName examplebucket -Key test.txt -ExpiresIn 86400 -UseGlobalEndpoint @keys @sample
        $url.Url | Should -BeExactly 'https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404'
    }

    It 'is its URL where text is wanted' {
        $url = New-S3PresignedUrl bkt k @keys
        "$url" | Should -BeExactly $url.Url
        [string]::Concat($url) | Should -BeExactly $url.Url
        # as an argument of a program, as in: curl $url
        Set-Content "$TestDrive/first.ps1" '$args[0]'
        & (Get-ChildPwshCommand)[0] @(Get-ChildPwshCommand | Select-Object -Skip 1) -NoProfile -File "$TestDrive/first.ps1" $url | Should -BeExactly $url.Url
    }

    It 'says what the client must send' {
        $url = New-S3PresignedUrl bkt k -Method PUT -ContentType 'text/csv' -Metadata @{ Note = '  a   b ' } -Tag ([ordered]@{ team = 'a b'; env = 'x/y' }) -ServerSideEncryption aws:kms -SSEKMSKeyId alias/app -ExpectedBucketOwner 123456789012 -ChecksumSHA256 '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' -PayloadHash ('E3' + '0' * 62) @keys
        $url.RequiredHeaders['Content-Type'] | Should -BeExactly 'text/csv'
        $url.RequiredHeaders['x-amz-meta-note'] | Should -BeExactly 'a   b'
        $url.RequiredHeaders['x-amz-tagging'] | Should -BeExactly 'team=a%20b&env=x%2Fy'
        $url.RequiredHeaders['x-amz-server-side-encryption-aws-kms-key-id'] | Should -BeExactly 'alias/app'
        $url.RequiredHeaders['x-amz-content-sha256'] | Should -BeExactly ('e3' + '0' * 62)
        (New-S3PresignedUrl bkt k -Method PUT -ContentType text/csv -Metadata @{ a = 'b' } @keys | ConvertTo-Csv | ConvertFrom-Csv).RequiredHeaders | Should -BeExactly 'content-type: text/csv; x-amz-meta-a: b'
        $url.SignedHeaders | Should -BeExactly 'content-type;host;x-amz-checksum-sha256;x-amz-content-sha256;x-amz-expected-bucket-owner;x-amz-meta-note;x-amz-server-side-encryption;x-amz-server-side-encryption-aws-kms-key-id;x-amz-tagging'
    }

    It 'signs <name>' -ForEach @(
        @{ name = 'response overrides'; parameters = @{ ResponseContentType = 'text/plain'; ResponseCacheControl = 'no-store'; ResponseContentLanguage = 'de'; ResponseContentEncoding = 'gzip'; ResponseExpires = 'Wed, 02 Jan 2030 03:04:05 GMT' }; query = 'response-cache-control=no-store&response-content-encoding=gzip&response-content-language=de&response-content-type=text%2Fplain&response-expires=Wed%2C%2002%20Jan%202030%2003%3A04%3A05%20GMT' }
        @{ name = 'a download name'; parameters = @{ DownloadName = 'Jahresabschluß.pdf' }; query = 'response-content-disposition=attachment%3B%20filename%3D%22Jahresabschlu_.pdf%22%3B%20filename%2A%3DUTF-8%27%27Jahresabschlu%25C3%259F.pdf' }
        @{ name = 'requester pays'; parameters = @{ RequestPayer = $true }; query = 'x-amz-request-payer=requester' }
        @{ name = 'a part of an upload'; parameters = @{ Method = 'PUT'; UploadId = 'a/b+c'; PartNumber = 7 }; query = 'partNumber=7&uploadId=a%2Fb%2Bc' }
        @{ name = 'a version'; parameters = @{ VersionId = 'v/1 2' }; query = 'versionId=v%2F1%202' }
        @{ name = 'any parameter'; parameters = @{ QueryParameter = @{ tagging = '' } }; query = 'tagging=' }
    ) {
        (New-S3PresignedUrl bkt k @parameters @keys).Url | Should -Match ("X-Amz-SignedHeaders=host&$([regex]::Escape($query))&X-Amz-Signature=[0-9a-f]{64}$")
    }

    It 'takes an expiry of <given>' -ForEach @(
        @{ given = '15m'; seconds = 900 }
        @{ given = 900; seconds = 900 }
        @{ given = '7d'; seconds = 604800 }
        @{ given = [timespan]'01:30:00'; seconds = 5400 }
        @{ given = [long]60; seconds = 60 }
        @{ given = 90.7; seconds = 90 }
    ) {
        $url = New-S3PresignedUrl bkt k -ExpiresIn $given @keys
        ($url.ExpiresAt - $url.SignedAt).TotalSeconds | Should -Be $seconds
    }

    It 'reads an unquoted 7d as seven days, although PowerShell takes it for a number' {
        ((New-S3PresignedUrl bkt k -ExpiresIn 7d @keys).Url -match 'X-Amz-Expires=604800&') | Should -BeTrue
    }

    It 'refuses the decimal number that 7d is in an expression' {
        { New-S3PresignedUrl bkt k -ExpiresIn (7d) @keys } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
    }

    It 'takes an end' {
        $url = New-S3PresignedUrl bkt k -SignedAt '2026-01-01T00:00:00.9Z' -ExpiresAt '2026-01-01T01:00:00Z' -WarningAction SilentlyContinue @keys
        $url.ExpiresAt | Should -Be ([DateTimeOffset]'2026-01-01T01:00:00Z')
    }

    It 'binds what Get-S3Object gives, and AWS.Tools'' other shapes' {
        $objects = @(
            [pscustomobject]@{ BucketName = 'logs'; Key = 'a b/1.log'; ETag = '"x"'; Size = 12; LastModified = [datetime]::UtcNow; StorageClass = 'STANDARD'; Owner = $null; ChecksumAlgorithm = @('CRC64NVME') }
            [pscustomobject]@{ BucketName = 'logs'; Key = '2.log'; VersionId = 'v2'; IsLatest = $true; IsDeleteMarker = $false }
        )
        $urls = $objects | New-S3PresignedUrl @keys
        $urls.Key | Should -Be 'a b/1.log', '2.log'
        $urls[1].VersionId | Should -Be 'v2'
    }

    It 'binds CSV rows' {
        $urls = "BucketName,Key`nb1,k1`nb2,k2" | ConvertFrom-Csv | New-S3PresignedUrl @keys
        $urls.BucketName | Should -Be 'b1', 'b2'
    }

    It 'signs its own output anew' {
        $old = New-S3PresignedUrl bkt k -Method DELETE -VersionId v1 @keys @sample
        $new = $old | New-S3PresignedUrl -AccessKey $keys.AccessKey -SecretKey $keys.SecretKey
        $new.Method | Should -Be 'DELETE'
        $new.VersionId | Should -Be 'v1'
        $new.SignedAt | Should -BeGreaterThan $old.SignedAt
    }

    It 'takes files with a key made of their names' {
        $urls = Get-ChildItem $PSScriptRoot -Filter New-*.ps1 | New-S3PresignedUrl -BucketName b -Key { "up/$($_.Name)" } -Method PUT @keys
        $urls.Key | Should -Contain 'up/New-S3PresignedUrl.Tests.ps1'
    }

    It 'reports a bad record and signs the next one' {
        $rows = [pscustomobject]@{ BucketName = 'b'; Key = 'k1' }, [pscustomobject]@{ BucketName = ''; Key = 'k2' }, [pscustomobject]@{ BucketName = 'b'; Key = '' }, [pscustomobject]@{ BucketName = 'a/b'; Key = 'k' }, [pscustomobject]@{ BucketName = 'b'; Key = 'k3' }
        $urls = $rows | New-S3PresignedUrl @keys -ErrorVariable faults -ErrorAction SilentlyContinue
        $urls.Key | Should -Be 'k1', 'k3'
        $faults.Count | Should -Be 3
        $faults[0].FullyQualifiedErrorId | Should -BeLike 'BucketMissing,*'
        $faults[1].FullyQualifiedErrorId | Should -BeLike 'KeyMissing,*'
        $faults[1].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $faults[1].TargetObject | Should -Be 'b/'
        $faults[1].ErrorDetails.RecommendedAction | Should -Match '-Target Bucket'
    }

    It 'refuses <id>' -ForEach @(
        @{ id = 'ExpiryOutOfRange'; parameters = @{ ExpiresIn = 0 } }
        @{ id = 'ExpiryOutOfRange'; parameters = @{ ExpiresIn = '8d' } }
        @{ id = 'ExpiryOutOfRange'; parameters = @{ ExpiresAt = [DateTimeOffset]::UtcNow.AddMinutes(-5) } }
        @{ id = 'HeaderValueHasLineBreak'; parameters = @{ Header = @{ 'x-amz-meta-a' = "a`nb" } } }
        @{ id = 'HeaderReserved'; parameters = @{ Header = @{ Authorization = 'Bearer x' } } }
        @{ id = 'QueryParameterReserved'; parameters = @{ QueryParameter = @{ 'X-Amz-Date' = '1' } } }
        @{ id = 'KeyNotAllowed'; parameters = @{ Target = 'Bucket' } }
        @{ id = 'KeyTooLong'; parameters = @{ Key = 'k' * 1025 } }
        @{ id = 'KeyTooLong'; parameters = @{ Key = 'k' * 10MB } }
        @{ id = 'MetadataTooLarge'; parameters = @{ Method = 'PUT'; Metadata = @{ note = 'v' * 2045 } } }
        @{ id = 'MetadataNameMissing'; parameters = @{ Method = 'PUT'; Metadata = @{ '' = 'v' } } }
        @{ id = 'HeadersTooLarge'; parameters = @{ Header = @{ 'x-a' = 'v' * 8192 } } }
        @{ id = 'SeveralChecksums'; parameters = @{ Method = 'PUT'; ChecksumCRC32 = 'AAAAAA=='; ChecksumCRC32C = 'AAAAAA==' } }
        @{ id = 'TagInvalid'; parameters = @{ Method = 'PUT'; Tag = @{ a = '#1' } } }
        @{ id = 'TagInvalid'; parameters = @{ Method = 'PUT'; Tag = @{ 'a<b>' = '1' } } }
        @{ id = 'TagReserved'; parameters = @{ Method = 'PUT'; Tag = @{ 'aws:a' = '1' } } }
        @{ id = 'QueryValueHasLineBreak'; parameters = @{ ResponseContentDisposition = "attachment`r`nSet-Cookie: a=b" } }
        @{ id = 'QueryValueHasLineBreak'; parameters = @{ QueryParameter = @{ 'response-expires' = "a`nb" } } }
        @{ id = 'SecondSignature'; parameters = @{ QueryParameter = @{ AWSAccessKeyId = 'AKIA' } } }
        @{ id = 'SecondSignature'; parameters = @{ QueryParameter = @{ Signature = 'x' } } }
        @{ id = 'PayloadHashInvalid'; parameters = @{ Header = @{ 'x-amz-content-sha256' = '' } } }
        @{ id = 'HeaderValueNotAscii'; parameters = @{ ContentType = 'text/ä' } }
        @{ id = 'HeaderValueNotAscii'; parameters = @{ Header = @{ 'x-a' = 'ä' } } }
        @{ id = 'ValueNotUnicode'; parameters = @{ ResponseContentType = "a$([char]0xD800)" } }
        @{ id = 'ValueNotUnicode'; parameters = @{ VersionId = "$([char]0xDC00)" } }
        @{ id = 'SigningTimeOutOfRange'; parameters = @{ SignedAt = [DateTimeOffset]'9999-12-31T23:59:59Z' } }
        @{ id = 'SigningTimeOutOfRange'; parameters = @{ SignedAt = [DateTimeOffset]::MaxValue; ExpiresIn = 1 } }
        @{ id = 'ExpiryOutOfRange'; parameters = @{ SignedAt = [DateTimeOffset]::MaxValue; ExpiresAt = [DateTimeOffset]::MinValue } }
        @{ id = 'ExpiryOutOfRange'; parameters = @{ SignedAt = [DateTimeOffset]::MinValue; ExpiresAt = [DateTimeOffset]::MaxValue } }
        @{ id = 'ExpiryOutOfRange'; parameters = @{ ExpiresIn = [timespan]::MaxValue } }
        @{ id = 'BucketNameNotAllowed'; parameters = @{ BucketName = 'a..b' } }
        @{ id = 'BucketNameNotAllowed'; parameters = @{ BucketName = '192.168.1.1' } }
    ) {
        $given = @{ BucketName = 'bkt'; Key = 'k' } + $keys
        foreach ($pair in $parameters.GetEnumerator()) { $given[$pair.Key] = $pair.Value }
        { New-S3PresignedUrl @given -ErrorAction Stop -WarningAction SilentlyContinue } | Should -Throw -ErrorId "$id,*"
    }

    It 'signs metadata names such as <name> so that the URL works' -ForEach @('R&D', 'a#b', 'a%b', 'a+b', "a'b", 'a*b', 'a!b', 'a$b', 'a|b', 'a^b', 'a``b' | ForEach-Object { @{ name = $_ } }) {
        $url = New-S3PresignedUrl bkt k -Method PUT -Metadata @{ $name = 'x' } @keys
        $url | Test-S3PresignedUrl -SecretKey $keys.SecretKey -Quiet | Should -BeTrue
        $url.RequiredHeaders.Keys | Should -Be "x-amz-meta-$($name.ToLowerInvariant())"
    }

    It 'leaves limits that only S3 has to other servers, with a warning' {
        $url = New-S3PresignedUrl bkt k -Method PUT -Metadata @{ note = 'v' * 3000 } -EndpointUrl http://localhost:9000 @keys -WarningVariable warnings -WarningAction SilentlyContinue
        $url.RequiredHeaders['x-amz-meta-note'].Length | Should -Be 3000
        $warnings.Message | Should -BeLike 'Amazon S3 would refuse this*'
    }

    It 'signs requests on the bucket and the service only when told to' {
        (New-S3PresignedUrl bkt -Target Bucket -QueryParameter @{ 'list-type' = 2 } @keys).Url | Should -BeLike 'https://bkt.s3.us-east-1.amazonaws.com/?X-Amz-*&list-type=2&X-Amz-Signature=*'
        (New-S3PresignedUrl -Target Service @keys).Url | Should -BeLike 'https://s3.us-east-1.amazonaws.com/?X-Amz-*'
        { New-S3PresignedUrl b -Method DELETE @keys -ErrorAction Stop } | Should -Throw -ErrorId 'KeyMissing,*'
    }

    It 'warns once of <name>' -ForEach @(
        @{ name = 'a URL that has ended'; parameters = @{ SignedAt = [DateTimeOffset]'2013-05-24T00:00:00Z' }; text = '*Request has expired*' }
        @{ name = 'a key that begins with a slash'; parameters = @{ Key = '/k' }; text = '*begins with a slash*' }
        @{ name = 'a temporary key without its token'; parameters = @{ AccessKey = 'ASIAQNZGKIQY56JQ7WML' }; text = '*ASIA*' }
        @{ name = 'a key with dot segments'; parameters = @{ Key = 'a/../b' }; text = '*curl --path-as-is*' }
        @{ name = 'a payload hash for another server'; parameters = @{ Method = 'PUT'; PayloadHash = 'e3' + '0' * 62; EndpointUrl = 'http://localhost:9000' }; text = '*x-amz-content-sha256*' }
        @{ name = 'a bucket name that AWS does not give'; parameters = @{ BucketName = 'My_Bucket' }; text = '*unusual bucket name*' }
    ) {
        $given = $keys.Clone()
        foreach ($pair in $parameters.GetEnumerator()) { $given[$pair.Key] = $pair.Value }
        if (-not $given.Key) { $given.Key = 'k' }
        $bucket = $given.BucketName ?? 'bkt'
        $given.Remove('BucketName')
        $urls = 1..3 | ForEach-Object { [pscustomobject]@{ BucketName = $bucket } } | New-S3PresignedUrl @given -WarningVariable warnings -WarningAction SilentlyContinue
        $urls.Count | Should -Be 3
        $warnings.Count | Should -Be 1
        $warnings[0].Message | Should -BeLike $text
    }

    It 'warns once of a region that came from a default' {
        $result = Invoke-ChildPwsh -Variable @{ module = Get-PresignModulePath; keys = @{ AccessKey = $keys.AccessKey; SecretKey = $keys.SecretKey } } -Script {
            Import-Module $module
            $urls = 'a', 'b' | ForEach-Object { [pscustomobject]@{ BucketName = 'bkt'; Key = $_ } } | New-S3PresignedUrl @keys -WarningVariable w -WarningAction SilentlyContinue
            @{ Region = $urls.Region; Warnings = @($w.Message) }
        }
        $result.Region | Should -Be 'us-east-1', 'us-east-1'
        @($result.Warnings).Count | Should -Be 1
        $result.Warnings[0] | Should -Match 'us-east-1 is assumed'
    }

    It 'tells the true end where the credentials end first' {
        $credentials = [pscustomobject]@{ AccessKeyId = 'ASIAQNZGKIQY56JQ7WML'; SecretAccessKey = 's'; SessionToken = 't'; Expiration = [datetime]::UtcNow.AddMinutes(10) }
        $url = New-S3PresignedUrl bkt k -Credential $credentials -Region eu-west-1 -WarningVariable warnings -WarningAction SilentlyContinue
        $url.LimitedBy | Should -Be 'Credentials'
        ($url.EffectiveExpiresAt - [DateTimeOffset]::UtcNow).TotalMinutes | Should -BeLessThan 10.1
        $warnings.Message -join "`n" | Should -BeLike '*ExpiredToken*'
    }

    It 'addresses <form>' -ForEach @(
        @{ form = 'virtual-hosted'; parameters = @{}; start = 'https://bkt.s3.us-east-1.amazonaws.com/k?' }
        @{ form = 'path style'; parameters = @{ AddressingStyle = 'Path' }; start = 'https://s3.us-east-1.amazonaws.com/bkt/k?' }
        @{ form = 'dualstack'; parameters = @{ UseDualstackEndpoint = $true }; start = 'https://bkt.s3.dualstack.us-east-1.amazonaws.com/k?' }
        @{ form = 'FIPS'; parameters = @{ UseFipsEndpoint = $true }; start = 'https://bkt.s3-fips.us-east-1.amazonaws.com/k?' }
        @{ form = 'acceleration'; parameters = @{ UseAccelerateEndpoint = $true }; start = 'https://bkt.s3-accelerate.amazonaws.com/k?' }
        @{ form = 'an endpoint of one''s own'; parameters = @{ EndpointUrl = 'http://localhost:9000' }; start = 'http://localhost:9000/bkt/k?' }
        @{ form = 'an access point'; parameters = @{ BucketName = 'arn:aws:s3:us-east-1:123456789012:accesspoint/ap' }; start = 'https://ap-123456789012.s3-accesspoint.us-east-1.amazonaws.com/k?' }
    ) {
        $given = @{ BucketName = 'bkt'; Key = 'k' } + $keys
        foreach ($pair in $parameters.GetEnumerator()) { $given[$pair.Key] = $pair.Value }
        (New-S3PresignedUrl @given).Url.StartsWith($start) | Should -BeTrue
    }

    It 'completes methods, styles, encryption and regions' {
        $complete = { param($line) (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText }
        & $complete 'New-S3PresignedUrl -Method D' | Should -Be 'DELETE'
        & $complete 'New-S3PresignedUrl -AddressingStyle P' | Should -Be 'Path'
        & $complete 'New-S3PresignedUrl -ServerSideEncryption aws' | Should -Be 'aws:kms', 'aws:kms:dsse'
        & $complete 'New-S3PresignedUrl -Region eu-cent' | Should -Contain 'eu-central-1'
    }

    It 'has the parameters and aliases of Get-S3PreSignedURL' {
        $parameters = (Get-Command New-S3PresignedUrl).Parameters
        $names = @($parameters.Keys) + @($parameters.Values.Aliases)
        foreach ($name in 'BucketName', 'Key', 'VersionId', 'RequestorPay', 'Expire', 'Expires', 'Verb', 'ContentType', 'ServerSideEncryptionMethod', 'ServerSideEncryptionKeyManagementServiceKeyId',
            'ResponseHeaderOverrides_CacheControl', 'ResponseHeaderOverrides_ContentDisposition', 'ResponseHeaderOverrides_ContentEncoding', 'ResponseHeaderOverrides_ContentLanguage', 'ResponseHeaderOverrides_ContentType', 'ResponseHeaderOverrides_Expire',
            'UseAccelerateEndpoint', 'UseDualstackEndpoint', 'EndpointUrl', 'AccessKey', 'AK', 'SecretKey', 'SK', 'SecretAccessKey', 'SessionToken', 'ST', 'ProfileName', 'StoredCredentials', 'AWSProfileName', 'ProfileLocation', 'AWSProfilesLocation', 'ProfilesLocation', 'Credential', 'Region') {
            $names | Should -Contain $name
        }
    }

    It 'shows a table and a list, also after a job has passed them on' {
        $url = New-S3PresignedUrl bkt some/key -Method PUT -ContentType text/csv @keys @sample
        $list = $url | Format-List | Out-String -Width 300
        $list | Should -Match 'RequiredHeaders\s+: \{.*content-type'
        $list | Should -Match 'EffectiveExpiresAt : 2013-05-24 01:00:00Z'
        $url | Format-Table | Out-String -Width 200 | Should -Match 'PUT\s+some/key\s+2013-05-24 01:00:00Z\s+https://b'
        $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($url, 3))
        $copy | Format-List | Out-String -Width 300 | Should -Match 'RequiredHeaders\s+: \{.*content-type'
    }

    It 'stops at once when the pipeline has enough' {
        (1..100000 | ForEach-Object { [pscustomobject]@{ BucketName = 'b'; Key = "$_" } } | New-S3PresignedUrl @keys | Select-Object -First 2).Count | Should -Be 2
    }
}
