# What can go wrong, made against the sandbox: one row a fault. The cause is written by hand.
#
# Name, Cause       what it is, and the id that the diagnosis must name first
# World             JSON merge patch to the sandbox's world before; it is reset after
# By                who signs, and whose keys the diagnosis is given (a name of $signers, default alice); With: keys of somebody else for the diagnosis
# Sign              parameters of New-S3PresignedUrl beside bucket reports and key 2026/q3.csv; Method is the one that is sent
# SignedWith        other keys than those of By sign
# Aws               signed for the host of AWS, over http, and sent there through the sandbox as proxy
# Url, Form         script blocks that make a URL or a form otherwise; Tamper: what happens to the URL afterwards
# Header            headers that are sent, instead of those that were signed; Also, Without: in addition, left out
# Network           where the URL is used; Told: what the user tells the diagnosis beside request and answer
# Denied            for a denial by policies: what the sandbox says denied. It knows no cause then; that Cause follows from it is for the diagnosis to find
# Server            for every other refusal: the cause that the sandbox itself names, where it is not Cause; $null: it names none
# Unseen            why the cause cannot be named from the URL alone; without it, that is asserted too (GET and HEAD)
@(
    # Identity
    @{ Name = 'a secret of somebody else'; Cause = 'wrong-secret-key'; SignedWith = @{ AccessKey = 'AKIARTX3GSDSQEYGAPBA'; SecretKey = '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' }; Server = 'signature-mismatch' }
    @{ Name = 'a secret with a line break at its end'; Cause = 'wrong-secret-key'; SignedWith = @{ AccessKey = 'AKIARTX3GSDSQEYGAPBA'; SecretKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYALICEKEY1`n" } }
    @{ Name = 'an inactive key'; Cause = 'invalid-or-deleted-access-key'; By = 'inactive' }
    @{ Name = 'a key that never was'; Cause = 'invalid-or-deleted-access-key'; By = @{ AccessKey = 'AKIARTX3GSDSQAAAAAAA'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYNOBODYSKEY1' } }
    @{ Name = 'a temporary key without its token'; Cause = 'missing-session-token'; By = 'live'; SignedWith = @{ AccessKey = 'ASIARTX3GSDSQSPXDW3X'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYLIVESESSION' } }
    @{ Name = 'the token of another session'; Cause = 'malformed-session-token'; By = 'live'; SignedWith = @{ AccessKey = 'ASIARTX3GSDSQSPXDW3X'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYLIVESESSION'; SessionToken = 'IQoJb3JpZ2luX2VjEXAMPLEdeadSESSION//////////wEaDGV1LWNlbnRyYWwtMQ==' } }
    @{ Name = 'a token that is none'; Cause = 'malformed-session-token'; By = 'live'; SignedWith = @{ AccessKey = 'ASIARTX3GSDSQSPXDW3X'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYLIVESESSION'; SessionToken = 'garbage' } }
    @{ Name = 'a long-term key with a token'; Cause = 'malformed-session-token'; By = @{ AccessKey = 'AKIARTX3GSDSQEYGAPBA'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYALICEKEY1'; SessionToken = 'IQoJb3JpZ2luX2VjEXAMPLEdeadSESSION//////////wEaDGV1LWNlbnRyYWwtMQ==' } }
    @{ Name = 'a session that has ended'; Cause = 'credentials-expired-before-url'; By = 'dead' }
    @{ Name = 'a URL without its query'; Cause = 'unsigned-request'; Denied = 'no Allow in Bucket policy'; Tamper = { $args[0].Split('?')[0] } }
    @{ Name = 'a URL with its own query only'; Cause = 'unsigned-request'; Denied = 'no Allow in Bucket policy'; Sign = @{ ResponseContentType = 'text/plain' }; Tamper = { $args[0].Split('?')[0] + '?response-content-type=text%2Fplain' } }

    # Bucket and object
    @{ Name = 'no such bucket'; Cause = 'bucket-does-not-exist'; Sign = @{ BucketName = 'no-such-bucket-here' } }
    @{ Name = 'no such key'; Cause = 'wrong-bucket-or-key'; Sign = @{ Key = '2026/nothing.csv' } }
    @{ Name = 'no such version'; Cause = 'wrong-bucket-or-key'; Sign = @{ BucketName = 'versions'; Key = 'doc.txt'; VersionId = 'v9.EXAMPLE' } }
    @{ Name = 'a key changed after signing'; Cause = 'wrong-bucket-or-key'; Tamper = { $args[0].Replace('q3.csv', 'q4.csv') } }
    @{ Name = 'an expected owner that is another'; Cause = 'wrong-bucket-or-key'; Sign = @{ ExpectedBucketOwner = '777788889999' } }
    @{ Name = 'no such key, and no right to list'; Cause = 'key-missing-without-list-permission'; By = 'bob'; Sign = @{ Key = '2026/nothing.csv' } }
    @{ Name = 'a delete marker'; Cause = 'delete-marker'; Sign = @{ BucketName = 'versions'; Key = 'gone.txt' } }
    @{ Name = 'a delete marker by its version'; Cause = 'delete-marker'; Sign = @{ BucketName = 'versions'; Key = 'gone.txt'; VersionId = 'v2.EXAMPLE' } }
    @{ Name = 'an archived object'; Cause = 'object-archived'; Sign = @{ Key = 'archive/2019.csv' } }
    @{ Name = 'an upload without checksum under Object Lock'; Cause = 'object-lock-or-retention'; Method = 'PUT'; Sign = @{ BucketName = 'records'; Key = 'new.txt' } }
    @{ Name = 'a locked version to delete'; Cause = 'object-lock-or-retention'; Method = 'DELETE'; Sign = @{ BucketName = 'records'; Key = 'ledger.txt'; VersionId = 'v1.EXAMPLE' } }
    @{ Name = 'an object of another account'; Cause = 'object-ownership'; By = 'erin'; Sign = @{ BucketName = 'shared'; Key = 'from-partner.txt' } }

    # Region and endpoint
    @{ Name = 'another region'; Cause = 'wrong-region'; Sign = @{ Region = 'us-east-1' } }
    @{ Name = 'the host of another region'; Cause = 'wrong-region'; Aws = $true; Sign = @{ Region = 'us-east-1' } }
    @{ Name = 'a new bucket by the global host'; Cause = 'wrong-endpoint-global-redirect'; Aws = $true; Sign = @{ BucketName = 'frankfurt-new'; Key = 'hello.txt'; Region = 'us-east-1'; UseGlobalEndpoint = $true } }
    @{ Name = 'the global host in path style'; Cause = 'wrong-endpoint-global-redirect'; Aws = $true; Sign = @{ Region = 'us-east-1'; UseGlobalEndpoint = $true; AddressingStyle = 'Path' } }
    @{ Name = 'a proxy that changes Host'; Cause = 'signed-host-mismatch'; Client = 'curl'; Also = @{ Host = 'storage.internal:9000' }; Unseen = 'the proxy is not there when the diagnosis asks by itself'; Told = @{ Header = @{} }; Server = 'signature-mismatch' }
    @{ Name = 'another name of the server'; Cause = 'signed-host-mismatch'; Client = 'curl'; Tamper = { $args[0].Replace('127.0.0.1', 'localhost') } }
    @{ Name = 'a website host'; Cause = 'website-endpoint'; Aws = $true; Tamper = { $args[0].Replace('s3.eu-central-1', 's3-website.eu-central-1') } }
    @{ Name = 'acceleration that is off'; Cause = 'accelerate-not-enabled'; Aws = $true; Sign = @{ UseAccelerateEndpoint = $true } }

    @{ Name = 'a set of regions without the one that answers'; Cause = 'region-set-mismatch'; Aws = $true; Sign = @{ BucketName = 'arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap'; RegionSet = 'us-east-1', 'us-west-*' } }
    @{ Name = 'SigV4 for a region that does not answer, at a multi-region access point'; Cause = 'access-point-or-mrap-sigv4a'; Client = 'curl'; Url = { New-SigV4Url mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com /2026/q3.csv $args[0] us-east-1 } }
    @{ Name = 'SigV4A without its set of regions'; Cause = 'missing-query-parameter'; Aws = $true; Sign = @{ BucketName = 'arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap' }; Tamper = { $args[0].Replace('&X-Amz-Region-Set=%2A', '') } }
    @{ Name = 'the keys of a session with a directory bucket, without its token'; Cause = 'express-session-token'; Client = 'curl'; Url = { New-SigV4Url fast--euc1-az1--x-s3.s3express-euc1-az1.eu-central-1.amazonaws.com /hello.txt @{ AccessKey = 'ASIARTX3GSDSQZONEDEAD'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYDEADZONESESS' } eu-central-1 s3express } }
    @{ Name = 'a session with a directory bucket that has ended'; Cause = 'credentials-expired-before-url'; Client = 'curl'; Unseen = 'its URL says when it was signed, and not when its session began'; Url = { New-SigV4Url fast--euc1-az1--x-s3.s3express-euc1-az1.eu-central-1.amazonaws.com /hello.txt @{ AccessKey = 'ASIARTX3GSDSQZONEDEAD'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYDEADZONESESS' } eu-central-1 s3express @{ 'X-Amz-S3session-Token' = 'AgV4EXAMPLEdeadZONEsession//////////wEaDGV1LWNlbnRyYWwtMQ==' } } }
    @{ Name = 'a version of an object in a directory bucket'; Cause = 'directory-bucket-unsupported'; Client = 'curl'; Url = { New-SigV4Url fast--euc1-az1--x-s3.s3express-euc1-az1.eu-central-1.amazonaws.com /hello.txt $args[0] eu-central-1 s3express @{ versionId = 'v1.EXAMPLE' } } }

    # Permission
    @{ Name = 'an action that no policy allows'; Cause = 'missing-identity-permission'; Denied = 'no Allow in Identity policy'; By = 'bob'; Sign = @{ Key = '2025/q4.csv' } }
    @{ Name = 'a bucket to list that no policy lists'; Cause = 'missing-identity-permission'; Denied = 'no Allow in Identity policy'; By = 'bob'; Sign = @{ Key = $null; Target = 'Bucket' } }
    @{ Name = 'an upload that no policy allows'; Cause = 'missing-identity-permission'; Denied = 'no Allow in Identity policy'; By = 'bob'; Method = 'PUT'; Sign = @{ Key = '2026/up.csv' } }
    @{ Name = 'another account'; Cause = 'bucket-policy-missing-allow-cross-account'; Denied = 'no Allow in Bucket policy'; By = 'carol' }
    @{ Name = 'another account of the organization'; Cause = 'bucket-policy-missing-allow-cross-account'; Denied = 'no Allow in Bucket policy'; By = 'erin' }
    @{ Name = 'an ACL where ACLs are off'; Cause = 'acl-without-permission-or-acls-disabled'; Method = 'PUT'; Sign = @{ Key = 'up.txt'; Header = @{ 'x-amz-acl' = 'public-read' } } }
    @{ Name = 'an ACL without the right to set it'; Cause = 'acl-without-permission-or-acls-disabled'; Denied = 'no Allow in Identity policy'; By = 'bob'; Method = 'PUT'; Sign = @{ Key = '2026/up.csv'; Header = @{ 'x-amz-acl' = 'bucket-owner-full-control' } }
        World = '{ "accounts": { "111122223333": { "users": { "bob": { "policies": { "write": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": [ "s3:PutObject" ], "Resource": "arn:aws:s3:::reports/*" } ] } } } } } }, "buckets": { "reports": { "objectOwnership": "BucketOwnerPreferred" } } }'
    }

    # Policy
    @{ Name = 'a deny of the bucket policy'; Cause = 'bucket-policy-explicit-deny'; Denied = 'Deny in Bucket policy, statement 1'
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/2026/*" } ] } } } }'
    }
    @{ Name = 'a deny of the bucket policy, for a signer who may not read it'; Cause = 'bucket-policy-explicit-deny'; Denied = 'Deny in Bucket policy, statement 1'; By = 'bob'
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/2026/*" } ] } } } }'
    }
    @{ Name = 'a service control policy'; Cause = 'scp-or-rcp-deny'; Denied = 'Deny in ServiceControl policy, statement 1'; By = 'erin'; Method = 'DELETE'; Sign = @{ BucketName = 'shared'; Key = 'notes.txt' } }
    @{ Name = 'a resource control policy'; Cause = 'scp-or-rcp-deny'; Denied = 'Deny in ResourceControl policy, statement 1'
        World = '{ "accounts": { "111122223333": { "resourceControl": [ { "name": "root", "policies": { "only-q4": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/2026/*" } ] } } } ] } } }'
    }
    @{ Name = 'a permissions boundary'; Cause = 'permissions-boundary'; Denied = 'no Allow in PermissionsBoundary policy'; By = 'dave'; Method = 'PUT'; Sign = @{ Key = 'up.txt' } }
    @{ Name = 'a permissions boundary on a read'; Cause = 'permissions-boundary'; Denied = 'no Allow in PermissionsBoundary policy'; By = 'dave'; Sign = @{ Key = $null; Target = 'Bucket' } }
    @{ Name = 'a session policy'; Cause = 'session-policy'; Denied = 'no Allow in Session policy'; By = 'live'
        World = '{ "accounts": { "111122223333": { "roles": { "reporter": { "sessions": [ { "name": "live", "accessKeyId": "ASIARTX3GSDSQSPXDW3X", "secretAccessKey": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYLIVESESSION", "sessionToken": "IQoJb3JpZ2luX2VjEXAMPLEliveSESSION//////////wEaDGV1LWNlbnRyYWwtMQ==", "issuedAt": "2026-01-01T00:00:00Z", "expiresAt": "2099-01-01T00:00:00Z", "policies": [ { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/2025/*" } ] } ] } ] } } } } }'
    }
    @{ Name = 'the policy of the VPC endpoint'; Cause = 'vpc-endpoint-policy'; Denied = 'no Allow in VpcEndpoint policy'; Network = 'vpc'; Sign = @{ BucketName = 'versions'; Key = 'doc.txt' }; Told = @{ VpcEndpointId = 'vpce-0123456789abcdef0' } }
    @{ Name = 'a condition on the VPC endpoint'; Cause = 'vpce-condition'; Denied = 'Deny in Bucket policy, statement 1, aws:SourceVpce'; Told = @{ SourceIp = '198.51.100.7' }
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-0123456789abcdef0" } } } ] } } } }'
    }
    @{ Name = 'a condition on the address'; Cause = 'source-ip-condition'; Denied = 'Deny in Bucket policy, statement 1, aws:SourceIp'; Told = @{ SourceIp = '198.51.100.7' }
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } } } ] } } } }'
    }
    @{ Name = 'a condition on the address, of an address that nobody told'; Cause = 'source-ip-condition'; Denied = 'Deny in Bucket policy, statement 1, aws:SourceIp'
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } } } ] } } } }'
    }
    @{ Name = 'an Allow for one address only'; Cause = 'source-ip-condition'; Denied = 'no Allow in Identity policy'; By = 'bob'; Told = @{ SourceIp = '198.51.100.7' }
        World = '{ "accounts": { "111122223333": { "users": { "bob": { "policies": { "read-2026": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/2026/*", "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } } }, { "Effect": "Allow", "Action": "iam:*", "Resource": "*" } ] } } } } } } }'
    }
    @{ Name = 'an Allow in the bucket policy for one address only'; Cause = 'source-ip-condition'; Denied = 'no Allow in Bucket policy'; By = 'erin'; Told = @{ SourceIp = '198.51.100.7' }
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::777788889999:root" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } } }, { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::777788889999:root" }, "Action": [ "s3:ListBucket", "s3:GetBucketPolicy" ], "Resource": "arn:aws:s3:::reports" } ] } } } }'
    }
    @{ Name = 'a condition on the hash of the body'; Cause = 'payload-hash-condition'; Denied = 'Deny in Bucket policy, statement 1, s3:x-amz-content-sha256'
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "StringEquals": { "s3:x-amz-content-sha256": "UNSIGNED-PAYLOAD" } } } ] } } } }'
    }
    @{ Name = 'a storage class that a policy demands'; Cause = 'header-required-by-policy'; Denied = 'Deny in Bucket policy, statement 1, s3:x-amz-storage-class'; Method = 'PUT'; Sign = @{ Key = 'up.txt' }
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "StringNotEquals": { "s3:x-amz-storage-class": "STANDARD_IA" } } } ] } } } }'
    }
    @{ Name = 'If-None-Match, that a policy demands'; Cause = 'header-required-by-policy'; Denied = 'Deny in Bucket policy, statement 1, s3:if-none-match'; Method = 'PUT'; Sign = @{ Key = 'up.txt' }
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "Null": { "s3:if-none-match": "true" } } } ] } } } }'
    }
    @{ Name = 'MFA, that a policy demands of a long-term key'; Cause = 'mfa-condition'; Denied = 'Deny in Bucket policy, statement 1, aws:MultiFactorAuthPresent'
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } }, { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "Null": { "aws:MultiFactorAuthAge": "true" } } } ] } } } }'
    }
    @{ Name = 'a page that a policy wants to be linked from'; Cause = 'referer-condition'; Denied = 'Deny in Bucket policy, statement 1, aws:Referer'; Also = @{ Referer = 'https://elsewhere.example.org/' }
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "StringNotLike": { "aws:Referer": "https://app.example.com/*" } } } ] } } } }'
    }
    @{ Name = 'sessions that were revoked'; Cause = 'session-revoked'; Denied = 'Deny in Identity policy, statement 1, aws:TokenIssueTime'; By = 'live'
        World = '{ "accounts": { "111122223333": { "roles": { "reporter": { "policies": { "AWSRevokeOlderSessions": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "DateLessThan": { "aws:TokenIssueTime": "2099-01-01T00:00:00Z" } } } ] } } } } } } }'
    }
    @{ Name = 'a condition on TLS'; Cause = 'secure-transport-condition'; Denied = 'Deny in Bucket policy, statement 1, aws:SecureTransport'; Network = 'plain-http'
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } } ] } } } }'
    }
    @{ Name = 'a condition on the age of the signature'; Cause = 'signature-age-condition'; Denied = 'Deny in Bucket policy, statement 1, s3:signatureAge'; Sign = @{ SignedAt = { [DateTimeOffset]::UtcNow.AddMinutes(-30) } }
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "NumericGreaterThan": { "s3:signatureAge": "600000" } } } ] } } } }'
    }
    @{ Name = 'a condition on the kind of signature'; Cause = 'auth-type-condition'; Denied = 'Deny in Bucket policy, statement 1, s3:authType'
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "StringNotEquals": { "s3:authType": "REST-HEADER" } } } ] } } } }'
    }
    @{ Name = 'an encryption header that a policy demands'; Cause = 'sse-header-required-by-policy'; Denied = 'Deny in Bucket policy, statement 1, s3:x-amz-server-side-encryption'; Method = 'PUT'; Sign = @{ Key = 'up.txt' }
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "StringNotEquals": { "s3:x-amz-server-side-encryption": "aws:kms" } } } ] } } } }'
    }
    @{ Name = 'keys of the client that the bucket blocks'; Cause = 'sse-c-blocked'; Method = 'PUT'; World = '{ "buckets": { "reports": { "encryption": { "algorithm": "AES256", "blockSseC": true } } } }'
        Sign = @{ Key = 'up.txt'; Header = @{ 'x-amz-server-side-encryption-customer-algorithm' = 'AES256'; 'x-amz-server-side-encryption-customer-key' = 'MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE='; 'x-amz-server-side-encryption-customer-key-MD5' = 'KYvwGXoFFJ42a2u2GDWhwQ==' } }
    }
    @{ Name = 'a public ACL that is blocked'; Cause = 'public-access-block'; Method = 'PUT'; World = '{ "buckets": { "reports": { "objectOwnership": "ObjectWriter" } } }'; Sign = @{ Key = 'up.txt'; Header = @{ 'x-amz-acl' = 'public-read' } } }
    @{ Name = 'a public policy that is restricted'; Cause = 'public-access-block'; Denied = 'Block Public Access'; By = 'carol'
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": "*", "Action": [ "s3:GetObject", "s3:ListBucket", "s3:GetBucketPolicy", "s3:GetBucketPublicAccessBlock" ], "Resource": [ "arn:aws:s3:::reports", "arn:aws:s3:::reports/*" ] } ] } } } }'
        Told = @{ BucketConfiguration = @{ RestrictPublicBuckets = $true; OwnerAccount = '111122223333' }; BucketPolicy = '{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ] }' }
    }

    # The request
    @{ Name = 'another method'; Cause = 'wrong-method'; Sign = @{ Method = 'PUT' } }
    @{ Name = 'POST with a URL for PUT'; Cause = 'wrong-method'; Method = 'POST'; Client = 'curl'; Sign = @{ Method = 'PUT'; Key = 'up.txt' } }
    @{ Name = 'HEAD with a URL for GET'; Cause = 'head-with-get-url'; Method = 'HEAD'; Sign = @{ Method = 'GET' } }
    @{ Name = 'a signed header that is not sent'; Cause = 'missing-signed-header'; Method = 'PUT'; Sign = @{ Key = 'up.txt'; Metadata = @{ owner = 'ann' } }; Without = 'x-amz-meta-owner' }
    @{ Name = 'a signed header that is not sent with a GET'; Cause = 'missing-signed-header'; Sign = @{ Header = @{ 'x-amz-meta-owner' = 'ann' } }; Without = 'x-amz-meta-owner'; Unseen = 'the probe does not send what it knows to be refused' }
    @{ Name = 'a signed header with another value'; Cause = 'signed-header-changed'; Method = 'PUT'; Sign = @{ Key = 'up.txt'; Metadata = @{ owner = 'ann' } }; Also = @{ 'x-amz-meta-owner' = 'bea' }; Told = @{ SignedParameter = @{ 'x-amz-meta-owner' = 'ann' } }; Server = 'signature-mismatch' }
    @{ Name = 'a signed Range with another value'; Cause = 'signed-header-changed'; Sign = @{ Header = @{ Range = 'bytes=0-3' } }; Also = @{ Range = 'bytes=0-5' } }
    @{ Name = 'another Content-Type'; Cause = 'content-type-mismatch'; Method = 'PUT'; Sign = @{ Key = 'up.txt'; ContentType = 'image/png' }; Also = @{ 'Content-Type' = 'text/plain' } }
    @{ Name = 'a Content-Type that is not sent'; Cause = 'content-type-mismatch'; Method = 'PUT'; Client = 'curl'; Sign = @{ Key = 'up.txt'; ContentType = 'image/png' }; Without = 'Content-Type'; Server = 'missing-signed-header' }
    @{ Name = 'a header that was not signed'; Cause = 'unsigned-extra-header'; Method = 'PUT'; Sign = @{ Key = 'up.txt' }; Also = @{ 'x-amz-meta-a' = 'b' } }
    @{ Name = 'a header that was not signed, with a GET'; Cause = 'unsigned-extra-header'; Also = @{ 'x-amz-meta-a' = 'b' } }
    @{ Name = 'an Authorization header'; Cause = 'two-auth-mechanisms'; Also = @{ Authorization = 'Bearer x' } }
    @{ Name = 'a body that is not the one that was hashed'; Cause = 'payload-hash-mismatch'; Method = 'PUT'; Sign = @{ Key = 'up.txt'; PayloadHash = '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072' }; Body = 'another body' }
    @{ Name = 'a hash that was not signed'; Cause = 'payload-hash-mismatch'; Method = 'PUT'; Sign = @{ Key = 'up.txt' }; Also = @{ 'x-amz-content-sha256' = '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072' } }
    @{ Name = 'another Content-MD5'; Cause = 'payload-hash-mismatch'; Method = 'PUT'; Sign = @{ Key = 'up.txt'; Header = @{ 'Content-MD5' = '1B2M2Y8AsgTpgAmY7PhCfg==' } }; Body = 'not empty' }
    @{ Name = 'the default checksum of an SDK, unsigned'; Cause = 'checksum-default'; Also = @{ 'x-amz-checksum-mode' = 'ENABLED' }; Server = 'unsigned-extra-header' }
    @{ Name = 'the default checksum of an SDK, signed'; Cause = 'checksum-default'; Sign = @{ Header = @{ 'x-amz-checksum-mode' = 'ENABLED' } }; Without = 'x-amz-checksum-mode'; Server = 'missing-signed-header'; Unseen = 'the probe does not send what it knows to be refused' }
    @{ Name = 'a part with a checksum that was not declared'; Cause = 'multipart-checksum-not-declared'; Method = 'PUT'; Body = 'x'; Sign = @{ Key = 'big.bin'; UploadId = { Start-SandboxUpload big.bin }; PartNumber = 1; ChecksumCRC32 = 'jNwWgw==' } }
    @{ Name = 'a chunked body'; Cause = 'transfer-encoding-chunked'; Method = 'PUT'; Client = 'curl'; Sign = @{ Key = 'up.txt' }; Also = @{ 'Transfer-Encoding' = 'chunked' } }
    @{ Name = 'a bucket whose requester pays'; Cause = 'requester-pays'; Sign = @{ BucketName = 'payer'; Key = 'data.txt' }; Told = @{ BucketConfiguration = @{ RequesterPays = $true } } }
    @{ Name = 'a checksum in the query, under Object Lock'; Cause = 'hoisted-header'; Method = 'PUT'; Sign = @{ BucketName = 'records'; Key = 'new.txt'; QueryParameter = @{ 'x-amz-checksum-crc32' = 'jNwWgw==' } }; Server = 'object-lock-or-retention' }
    @{ Name = 'a preflight that no rule allows'; Cause = 'cors-misconfigured'; Method = 'OPTIONS'; Sign = @{ Method = 'PUT'; Key = 'up.txt' }; Header = @{ Origin = 'https://app.example.com'; 'Access-Control-Request-Method' = 'DELETE' }; Told = @{ Origin = 'https://app.example.com' } }
    @{ Name = 'a preflight for a bucket without rules'; Cause = 'cors-misconfigured'; Method = 'OPTIONS'; Sign = @{ Method = 'PUT'; BucketName = 'versions'; Key = 'up.txt' }; Header = @{ Origin = 'https://app.example.com'; 'Access-Control-Request-Method' = 'PUT' }; Told = @{ Origin = 'https://app.example.com' } }
    @{ Name = 'an expired URL'; Cause = 'url-expired'; Sign = @{ SignedAt = { [DateTimeOffset]::UtcNow.AddHours(-2) } } }
    @{ Name = 'a URL from the future'; Cause = 'clock-skew'; Sign = @{ SignedAt = { [DateTimeOffset]::UtcNow.AddHours(2) } } }

    # Forms
    @{ Name = 'a form whose key is not allowed'; Cause = 'post-policy-mismatch'; Method = 'POST'; Form = { New-UploadForm $args[0] -Field ([ordered]@{ key = 'elsewhere/x.txt'; file = Get-SandboxFile 5 }) } }
    @{ Name = 'a form with a field that is not allowed'; Cause = 'post-policy-mismatch'; Method = 'POST'; Form = { New-UploadForm $args[0] -Field ([ordered]@{ acl = 'private'; file = Get-SandboxFile 5 }) } }
    @{ Name = 'a form whose file is too large'; Cause = 'post-policy-mismatch'; Method = 'POST'; Form = { New-UploadForm $args[0] -Field ([ordered]@{ file = Get-SandboxFile 50 }) } }
    @{ Name = 'a form without its signature'; Cause = 'post-form-malformed'; Method = 'POST'; Form = { New-UploadForm $args[0] -Field ([ordered]@{ 'x-amz-signature' = $null; file = Get-SandboxFile 5 }) } }
    @{ Name = 'a form without a file'; Cause = 'post-form-malformed'; Method = 'POST'; Form = { New-UploadForm $args[0] } }
    @{ Name = 'a form that has ended'; Cause = 'url-expired'; Method = 'POST'; Server = 'post-policy-mismatch'; Form = { New-SignedForm $args[0] @{ SignedAt = [DateTimeOffset]::UtcNow.AddHours(-2) } } }
    @{ Name = 'a form whose file is too small'; Cause = 'post-policy-mismatch'; Method = 'POST'; Form = { New-SignedForm $args[0] @{ MinimumSize = 6 } } }
    @{ Name = 'a form with another type'; Cause = 'post-policy-mismatch'; Method = 'POST'; Form = { New-SignedForm $args[0] @{ ContentTypePrefix = 'image/' } @{ 'Content-Type' = 'image/png,text/plain' } } }
    @{ Name = 'a form without a field that the sender chooses'; Cause = 'post-policy-mismatch'; Method = 'POST'; Form = { New-SignedForm $args[0] @{ ContentTypePrefix = 'image/' } @{ 'Content-Type' = $null } } }
    @{ Name = 'a form for another bucket'; Cause = 'post-policy-mismatch'; Method = 'POST'; Bucket = 'versions'; Form = { New-SignedForm $args[0] } }
    @{ Name = 'a form without a key'; Cause = 'post-form-malformed'; Method = 'POST'; Form = { New-SignedForm $args[0] -Field @{ key = $null } } }
    @{ Name = 'a form with a field after the file'; Cause = 'post-form-malformed'; Method = 'POST'; Form = { New-SignedForm $args[0] -Last 'x-amz-signature' } }
    @{ Name = 'a form whose file has another name'; Cause = 'post-form-malformed'; Method = 'POST'; Form = { New-SignedForm $args[0] -File upload } }
    @{ Name = 'a form of another secret'; Cause = 'wrong-secret-key'; Method = 'POST'; Server = 'signature-mismatch'; Form = { New-SignedForm @{ AccessKey = $args[0].AccessKey; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYBOBSKEY111' } } }
    @{ Name = 'a form for another region'; Cause = 'wrong-region'; Method = 'POST'; Form = { New-SignedForm $args[0] @{ Region = 'us-east-1' } } }
    @{ Name = 'a form of a session without its token'; Cause = 'missing-session-token'; By = 'live'; Method = 'POST'; Form = { New-SignedForm $args[0] -Field @{ 'x-amz-security-token' = $null } } }
    @{ Name = 'a form of a session that has ended'; Cause = 'credentials-expired-before-url'; By = 'dead'; Method = 'POST'; Form = { New-SignedForm $args[0] } }

    # The URL
    @{ Name = 'the signature of SigV2 in Frankfurt'; Cause = 'sigv2-on-v4-only-region-or-kms'; Url = { New-SigV2Url reports '2026/q3.csv' $args[0] } }
    @{ Name = 'the signature of SigV2 for a KMS object'; Cause = 'sigv2-on-v4-only-region-or-kms'; Url = { New-SigV2Url virginia 'secret.txt' $args[0] }
        World = '{ "keys": { "arn:aws:kms:us-east-1:111122223333:key/9999abcd-12ab-34cd-56ef-1234567890ab": {} }, "buckets": { "virginia": { "objects": { "secret.txt": { "content": "x", "encryption": "aws:kms", "keyArn": "arn:aws:kms:us-east-1:111122223333:key/9999abcd-12ab-34cd-56ef-1234567890ab" } } } } }'
    }
    @{ Name = 'a cache buster'; Cause = 'extra-query-parameter'; Tamper = { $args[0] + '&v=1' } }
    @{ Name = 'an overridden header that was changed'; Cause = 'query-changed'; Sign = @{ ResponseContentType = 'text/plain' }; Tamper = { $args[0].Replace('text%2Fplain', 'text%2Fhtml') } }
    @{ Name = 'a longer life than was signed'; Cause = 'query-changed'; Tamper = { $args[0].Replace('X-Amz-Expires=3600', 'X-Amz-Expires=86400') } }
    @{ Name = 'a parameter taken out of the middle'; Cause = 'missing-query-parameter'; Tamper = { $args[0] -replace 'X-Amz-Expires=\d+&', '' } }
    @{ Name = 'a parameter twice'; Cause = 'duplicate-query-parameter'; Tamper = { $args[0] -replace '(X-Amz-Expires=)\d+', '${1}60&X-Amz-Expires=3600' } }
    @{ Name = 'an algorithm that S3 does not know'; Cause = 'malformed-query-parameter'; Tamper = { $args[0].Replace('AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA1') } }
    @{ Name = 'a date in another format'; Cause = 'malformed-query-parameter'; Tamper = { $args[0] -replace 'X-Amz-Date=(\d{4})(\d\d)(\d\d)T\d+Z', 'X-Amz-Date=$1-$2-$3' } }
    @{ Name = 'a scope of another day'; Cause = 'date-scope-mismatch'; Tamper = { $args[0] -replace '%2F\d{8}%2F', '%2F20200101%2F' } }
    @{ Name = 'a scope of another service'; Cause = 'wrong-service'; Tamper = { $args[0].Replace('%2Fs3%2F', '%2Fec2%2F') } }
    @{ Name = 'a signature with another digit'; Cause = 'signature-altered'; Tamper = { $last = $args[0][-1]; $args[0].Substring(0, $args[0].Length - 1) + ($last -eq '0' ? '1' : '0') } }
    @{ Name = 'eight days'; Cause = 'expiry-over-7-days'; Tamper = { $args[0].Replace('X-Amz-Expires=3600', 'X-Amz-Expires=691200') } }
    @{ Name = 'a life of nothing'; Cause = 'expiry-invalid'; Tamper = { $args[0].Replace('X-Amz-Expires=3600', 'X-Amz-Expires=0') } }
    @{ Name = 'a life that is no number'; Cause = 'expiry-invalid'; Tamper = { $args[0].Replace('X-Amz-Expires=3600', 'X-Amz-Expires=1h') } }
    @{ Name = 'a negative life'; Cause = 'expiry-invalid'; Tamper = { $args[0].Replace('X-Amz-Expires=3600', 'X-Amz-Expires=-60') } }
    @{ Name = 'a URL out of HTML'; Cause = 'url-mangled-in-transit'; Client = 'curl'; Tamper = { $args[0].Replace('&', '&amp;') }; Server = 'missing-query-parameter' }
    @{ Name = 'a URL that was encoded twice'; Cause = 'url-mangled-in-transit'; Client = 'curl'; Tamper = { $args[0].Replace('%', '%25') } }
    @{ Name = 'a URL that was cut'; Cause = 'url-mangled-in-transit'; Client = 'curl'; Tamper = { $args[0].Substring(0, $args[0].IndexOf('&X-Amz-Expires')) }; Server = 'missing-query-parameter' }
    @{ Name = 'a signature that was cut'; Cause = 'url-mangled-in-transit'; Client = 'curl'; Tamper = { $args[0].Substring(0, $args[0].Length - 20) }; Server = 'signature-altered' }
    @{ Name = 'a key that the client encoded again'; Cause = 'key-encoding'; Client = 'curl'; Sign = @{ Key = '2026/q3 final (ä).txt' }; Tamper = { $path, $query = $args[0].Split('?', 2); $path.Replace('%', '%25') + '?' + $query } }
    @{ Name = 'a key with + for a blank'; Cause = 'key-encoding'; Client = 'curl'; Sign = @{ Key = '2026/q3 final (ä).txt' }; Tamper = { $path, $query = $args[0].Split('?', 2); $path.Replace('%20', '+') + '?' + $query } }
    @{ Name = 'a key that was encoded before it was signed'; Cause = 'key-encoding'; Sign = @{ Key = '2026/q3%20final%20%28%C3%A4%29.txt' }; Server = 'wrong-bucket-or-key'; Told = @{ BucketConfiguration = @{ ObjectKey = '2026/q3 final (ä).txt' } } }
    @{ Name = 'slashes that a client merged'; Cause = 'path-normalized'; Client = 'curl'; Sign = @{ Key = '2026//q3.csv' }; Tamper = { $args[0].Replace('2026//q3', '2026/q3') } }
    @{ Name = 'a dot segment that was removed'; Cause = 'path-normalized'; Client = 'curl'; Sign = @{ Key = '2026/./q3.csv' }; Tamper = { $args[0].Replace('/./', '/') } }
    @{ Name = 'dots that Invoke-WebRequest resolves'; Cause = 'path-normalized'; Sign = @{ Key = '2025/../2026/q3.csv' }; Unseen = 'the diagnosis sends the path as it is written'; Server = 'signature-mismatch' }
    @{ Name = 'a signer that encodes the path twice, as for other services'; Cause = 'sdk-signing-bug'; Client = 'curl'; Sign = @{ Key = '2026/q3%20final%20%28%C3%A4%29.txt' }; Tamper = { $args[0].Replace('%25', '%') } }
    @{ Name = 'an SDK that signs without the token'; Cause = 'sdk-signing-bug'; By = 'live'; SignedWith = @{ AccessKey = 'ASIARTX3GSDSQSPXDW3X'; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYLIVESESSION' }; Told = @{ SignedBy = 'AWSSDK.S3 3.5.10' }
        Tamper = { $args[0] + '&X-Amz-Security-Token=IQoJb3JpZ2luX2VjEXAMPLEliveSESSION%2F%2F%2F%2F%2F%2F%2F%2F%2F%2FwEaDGV1LWNlbnRyYWwtMQ%3D%3D' }; Server = 'malformed-session-token'
    }
    @{ Name = 'a server that is overloaded'; Cause = 'throttled-or-unavailable'; World = '{ "buckets": { "reports": { "slowDown": true } } }' }

    # Encryption
    @{ Name = 'a signer without the key'; Cause = 'kms-permission-missing'; Denied = 'no Allow in Identity policy'; By = 'bob'; Sign = @{ Key = 'vault/plan.txt' }
        World = '{ "accounts": { "111122223333": { "users": { "bob": { "policies": { "vault": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ] } } } } } } }'
    }
    @{ Name = 'a key policy that does not let the signer in'; Cause = 'kms-key-policy'; Denied = 'no Allow in Key policy'; Sign = @{ Key = 'vault/plan.txt' }
        World = '{ "keys": { "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:user/bob" }, "Action": "kms:*", "Resource": "*" } ] } } } }'
    }
    @{ Name = 'a key of another account'; Cause = 'kms-key-policy'; Denied = 'no Allow in Key policy'; By = 'erin'; Sign = @{ Key = 'vault/plan.txt' }
        World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::777788889999:root" }, "Action": [ "s3:GetObject", "s3:ListBucket" ], "Resource": [ "arn:aws:s3:::reports", "arn:aws:s3:::reports/*" ] } ] } } } }'
    }
    @{ Name = 'a disabled key'; Cause = 'kms-key-disabled-or-missing'; Sign = @{ Key = 'vault/old.txt' } }
    @{ Name = 'a key that is going to be deleted'; Cause = 'kms-key-disabled-or-missing'; Method = 'PUT'; Sign = @{ Key = 'up.txt'; ServerSideEncryption = 'aws:kms'; SSEKMSKeyId = 'arn:aws:kms:eu-central-1:111122223333:key/1111aaaa-22bb-33cc-44dd-5555eeee6666' } }
    @{ Name = 'a key of another region'; Cause = 'kms-key-disabled-or-missing'; Method = 'PUT'; Sign = @{ Key = 'up.txt'; ServerSideEncryption = 'aws:kms'; SSEKMSKeyId = 'arn:aws:kms:us-east-1:111122223333:key/1111aaaa-22bb-33cc-44dd-5555eeee6666' } }
)
