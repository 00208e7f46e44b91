# Requests that the sandbox takes, of as many kinds as there are: the diagnosis must find nothing wrong with any of them.
# The entries are those of Diagnosis.Scenarios.ps1; Gone says what a repetition would meet, so that the diagnosis comes before the request.
@(
    @{ Name = 'a download' }
    @{ Name = 'a download by HEAD'; Method = 'HEAD' }
    @{ Name = 'a part of an object, Range unsigned'; Also = @{ Range = 'bytes=0-5' } }
    @{ Name = 'a part of an object, Range signed'; Sign = @{ Header = @{ Range = 'bytes=0-5' } } }
    @{ Name = 'a download with If-None-Match of another version'; Also = @{ 'If-None-Match' = '"0123456789abcdef0123456789abcdef"' } }
    @{ Name = 'a multi-region access point'; Aws = $true; Sign = @{ BucketName = 'arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap' } }
    @{ Name = 'a directory bucket, by the signer''s own keys'; Aws = $true; Sign = @{ BucketName = 'fast--euc1-az1--x-s3'; Key = 'hello.txt'; DisableS3ExpressSessionAuth = $true } }
    @{ Name = 'a version'; Sign = @{ BucketName = 'versions'; Key = 'doc.txt'; VersionId = 'v1.EXAMPLE' } }
    @{ Name = 'a version below a delete marker'; Sign = @{ BucketName = 'versions'; Key = 'gone.txt'; VersionId = 'v1.EXAMPLE' } }
    @{ Name = 'another name for the download'; Sign = @{ DownloadName = 'Quartal 3 (ü).csv' } }
    @{ Name = 'every header overridden'; Sign = @{ ResponseContentType = 'text/plain; charset=utf-8'; ResponseCacheControl = 'no-store'; ResponseContentLanguage = 'de'; ResponseContentEncoding = 'identity'; ResponseContentDisposition = 'inline' } }
    @{ Name = 'a key with blanks, brackets and an umlaut'; Sign = @{ Key = '2026/q3 final (ä).txt' } }
    @{ Name = 'a key with everything that is encoded'; Client = 'curl'; Sign = @{ Key = "odd/a+b&c=d~!*'(),;:@`$#?[]`"%41.txt" }; World = @'
{ "buckets": { "reports": { "objects": { "odd/a+b&c=d~!*'(),;:@$#?[]\"%41.txt": { "content": "odd\n" } } } } }
'@
    }
    @{ Name = 'a key with double slashes and dots'; Client = 'curl'; Sign = @{ Key = 'a//b/../c/./d.txt' }; World = '{ "buckets": { "reports": { "objects": { "a//b/../c/./d.txt": { "content": "odd\n" } } } } }' }
    @{ Name = 'a key that begins with a slash'; Client = 'curl'; Sign = @{ Key = '/from-the-root.txt' }; World = '{ "buckets": { "reports": { "objects": { "/from-the-root.txt": { "content": "odd\n" } } } } }' }
    @{ Name = 'a session'; By = 'live' }
    @{ Name = 'a signer who may do nothing else'; By = 'bob' }
    @{ Name = 'a signer within its boundary'; By = 'dave' }
    @{ Name = 'seven days'; Sign = @{ ExpiresIn = [TimeSpan]::FromDays(7) } }
    @{ Name = 'an hour of which most is over'; Sign = @{ SignedAt = { [DateTimeOffset]::UtcNow.AddMinutes(-58) } } }
    @{ Name = 'a clock that is a little ahead'; Sign = @{ SignedAt = { [DateTimeOffset]::UtcNow.AddMinutes(4) } } }
    @{ Name = 'a cache buster that was signed'; Sign = @{ QueryParameter = @{ v = '12' } } }
    @{ Name = 'an upload'; Method = 'PUT'; Client = 'curl'; Sign = @{ Key = 'up.txt' } }
    @{ Name = 'an upload with its type, unsigned'; Method = 'PUT'; Sign = @{ Key = 'up.txt' }; Also = @{ 'Content-Type' = 'text/plain' } }
    @{ Name = 'an upload with its type, signed'; Method = 'PUT'; Sign = @{ Key = 'up.txt'; ContentType = 'text/plain; charset=utf-8' } }
    @{ Name = 'an upload with metadata'; Method = 'PUT'; Sign = @{ Key = 'up.txt'; Metadata = @{ owner = 'ann'; note = 'two  blanks' } } }
    @{ Name = 'an upload with metadata in the query'; Method = 'PUT'; Sign = @{ Key = 'up.txt'; QueryParameter = @{ 'x-amz-meta-owner' = 'ann' } } }
    @{ Name = 'an upload with tags'; Method = 'PUT'; Sign = @{ Key = 'up.txt'; Tag = @{ class = 'internal' } } }
    @{ Name = 'an upload with SSE-S3'; Method = 'PUT'; Sign = @{ Key = 'up.txt'; ServerSideEncryption = 'AES256' } }
    @{ Name = 'an upload under a KMS key'; Method = 'PUT'; World = '{ "keys": { "arn:aws:kms:us-east-1:111122223333:key/9999abcd-12ab-34cd-56ef-1234567890ab": {} } }'
        Sign = @{ BucketName = 'virginia'; Region = 'us-east-1'; Key = 'up.txt'; ServerSideEncryption = 'aws:kms'; SSEKMSKeyId = 'arn:aws:kms:us-east-1:111122223333:key/9999abcd-12ab-34cd-56ef-1234567890ab' }
    }
    @{ Name = 'a download under a KMS key'; Sign = @{ Key = 'vault/plan.txt' } }
    @{ Name = 'an upload with SSE-C'; Method = 'PUT'; Sign = @{ Key = 'up.txt'; Header = @{ 'x-amz-server-side-encryption-customer-algorithm' = 'AES256'; 'x-amz-server-side-encryption-customer-key' = 'MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE='; 'x-amz-server-side-encryption-customer-key-MD5' = 'KYvwGXoFFJ42a2u2GDWhwQ==' } } }
    @{ Name = 'an upload with CRC32'; Method = 'PUT'; Sign = @{ Key = 'up.txt'; ChecksumCRC32 = 'jNwWgw==' } }
    @{ Name = 'an upload with Content-MD5, under Object Lock'; Method = 'PUT'; Sign = @{ BucketName = 'records'; Key = 'new.txt'; Header = @{ 'Content-MD5' = 'ndTkYSaMgDT1yFZOFVxnpg==' } } }
    @{ Name = 'an upload with the hash of its body'; Method = 'PUT'; Sign = @{ Key = 'up.txt'; PayloadHash = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881' } }
    @{ Name = 'an upload that overwrites nothing'; Method = 'PUT'; Sign = @{ Key = 'up.txt' }; Also = @{ 'If-None-Match' = '*' } }
    @{ Name = 'an upload that gives the bucket owner control'; By = 'bob'; Method = 'PUT'; Sign = @{ BucketName = 'shared'; Key = 'up.txt'; Header = @{ 'x-amz-acl' = 'bucket-owner-full-control' } }
        World = '{ "accounts": { "111122223333": { "users": { "bob": { "policies": { "write": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": [ "s3:PutObject", "s3:PutObjectAcl" ], "Resource": "arn:aws:s3:::shared/*" } ] } } } } } } }'
    }
    @{ Name = 'a part of a multipart upload'; Method = 'PUT'; Sign = @{ Key = 'big.bin'; UploadId = { Start-SandboxUpload big.bin }; PartNumber = 1 } }
    @{ Name = 'the begin of a multipart upload'; Method = 'POST'; Client = 'curl'; Body = ''; Sign = @{ Key = 'big.bin'; QueryParameter = @{ uploads = '' } } }
    @{ Name = 'a copy'; Method = 'PUT'; Client = 'curl'; Body = ''; Sign = @{ Key = 'copy.csv'; Header = @{ 'x-amz-copy-source' = '/reports/2026/q3.csv' } } }
    @{ Name = 'a deletion'; Method = 'DELETE' }
    @{ Name = 'a deletion of what is not there'; Method = 'DELETE'; Sign = @{ Key = 'nothing.csv' } }
    @{ Name = 'a deletion of a version'; Method = 'DELETE'; Sign = @{ BucketName = 'versions'; Key = 'doc.txt'; VersionId = 'v1.EXAMPLE' } }
    @{ Name = 'a list of objects'; Sign = @{ Key = $null; Target = 'Bucket' } }
    @{ Name = 'a list of a folder'; By = 'live'; Sign = @{ Key = $null; Target = 'Bucket'; QueryParameter = @{ 'list-type' = '2'; prefix = '2026/'; delimiter = '/' } } }
    @{ Name = 'HEAD of a bucket'; Method = 'HEAD'; Sign = @{ Key = $null; Target = 'Bucket' } }
    @{ Name = 'the tags of an object'; Sign = @{ QueryParameter = @{ tagging = '' } } }
    @{ Name = 'a requester who pays'; Sign = @{ BucketName = 'payer'; Key = 'data.txt'; RequestPayer = $true } }
    @{ Name = 'another account that is let in'; Sign = @{ BucketName = 'shared'; Key = 'notes.txt' } }
    @{ Name = 'an upload to another account, whose bucket policy the signer may not read'; Method = 'PUT'; Sign = @{ BucketName = 'shared'; Key = 'up.txt' } }
    @{ Name = 'a public bucket of another organization'; Aws = $true; By = 'alice'; Sign = @{ BucketName = 'public'; Key = 'index.html'; Region = 'us-east-1' } }
    @{ Name = 'an object of the signer in a bucket of another account'; By = 'carol'; Sign = @{ BucketName = 'shared'; Key = 'from-partner.txt' } }
    @{ Name = 'the owner that was expected'; Sign = @{ ExpectedBucketOwner = '111122223333' } }
    @{ Name = 'the regional host'; Aws = $true }
    @{ Name = 'the regional host in path style'; Aws = $true; Sign = @{ AddressingStyle = 'Path' } }
    @{ Name = 'the dualstack host'; Aws = $true; Sign = @{ UseDualstackEndpoint = $true } }
    @{ Name = 'the global host of a bucket in Virginia'; Aws = $true; Sign = @{ BucketName = 'virginia'; Key = 'hello.txt'; Region = 'us-east-1'; UseGlobalEndpoint = $true } }
    @{ Name = 'the accelerate host'; Aws = $true; Sign = @{ BucketName = 'virginia'; Key = 'hello.txt'; Region = 'us-east-1'; UseAccelerateEndpoint = $true } }
    @{ Name = 'SigV2 in Virginia'; Url = { New-SigV2Url virginia hello.txt $args[0] } }
    @{ Name = 'a restored object'; Sign = @{ Key = 'archive/2018.csv' }; World = '{ "buckets": { "reports": { "objects": { "archive/2018.csv": { "content": "old\n", "storageClass": "GLACIER", "restored": true } } } } }' }
    @{ Name = 'an address that the bucket policy lets in'; Network = 'office'; Told = @{ SourceIp = '203.0.113.10' }
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } } } ] } } } }'
    }
    @{ Name = 'a VPC endpoint that bucket policy and endpoint policy let in'; Network = 'vpc'; Told = @{ VpcEndpointId = 'vpce-0123456789abcdef0' }
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-0123456789abcdef0" } } } ] } } } }'
    }
    @{ Name = 'a signature young enough, by Version 4, in the query'
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "NumericGreaterThan": { "s3:signatureAge": "600000" } } }, { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "StringNotEquals": { "s3:signatureversion": "AWS4-HMAC-SHA256" } } }, { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "StringEquals": { "s3:authType": "POST" } } } ] } } } }'
    }
    @{ Name = 'the encryption header that a policy demands'; Method = 'PUT'
        Sign = @{ BucketName = 'virginia'; Region = 'us-east-1'; Key = 'up.txt'; ServerSideEncryption = 'aws:kms'; SSEKMSKeyId = 'arn:aws:kms:us-east-1:111122223333:key/9999abcd-12ab-34cd-56ef-1234567890ab' }
        World = '{ "keys": { "arn:aws:kms:us-east-1:111122223333:key/9999abcd-12ab-34cd-56ef-1234567890ab": {} }, "buckets": { "virginia": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::virginia/*", "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } } ] } } } }'
    }
    @{ Name = 'an upload with the tag of the signer, that a policy demands'; Method = 'PUT'; By = 'bob'; Sign = @{ Key = '2026/up.csv'; Tag = @{ team = 'internal' } }
        World = '{ "accounts": { "111122223333": { "users": { "bob": { "tags": { "team": "internal" }, "policies": { "write": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": [ "s3:PutObject", "s3:PutObjectTagging" ], "Resource": "arn:aws:s3:::reports/2026/*", "Condition": { "StringEquals": { "s3:RequestObjectTag/team": "${aws:PrincipalTag/team}" } } }, { "Effect": "Allow", "Action": "iam:*", "Resource": "*" } ] } } } } } } }'
    }
    @{ Name = 'a prefix and a tag that policies allow'; By = 'bob'
        World = '{ "accounts": { "111122223333": { "users": { "bob": { "tags": { "team": "internal" }, "policies": { "read-2026": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/2026/*", "Condition": { "StringEquals": { "s3:ExistingObjectTag/class": "${aws:PrincipalTag/team}" } } }, { "Effect": "Allow", "Action": "iam:*", "Resource": "*" } ] } } } } } } }'
    }
    @{ Name = 'a preflight that a rule allows'; Method = 'OPTIONS'; Sign = @{ Method = 'PUT'; Key = 'up.txt' }; Header = @{ Origin = 'https://app.example.com'; 'Access-Control-Request-Method' = 'PUT'; 'Access-Control-Request-Headers' = 'content-type' }; Told = @{ Origin = 'https://app.example.com' } }
    @{ Name = 'a browser that a rule allows'; Also = @{ Origin = 'https://app.example.com' }; Told = @{ Origin = 'https://app.example.com'; Client = 'a browser' } }
)
