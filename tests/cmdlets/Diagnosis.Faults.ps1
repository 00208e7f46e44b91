# Faults that go together in one request; their entries are those of Diagnosis.Scenarios.ps1.
#
# Request: what is wrong with the URL or what is sent with it. Stage is the check of S3 that finds it, which are numbered in their order: S3 answers
# about the first. Two that need the same entry, or the same check, do not go together.
# State: what is wrong with what the URL is for; S3 comes to it last. Second is what the diagnosis can say of it while S3 has not yet come to it.
@{
    Request = @(
        @{ Name = 'an Authorization header'; Cause = 'two-auth-mechanisms'; Stage = 1; Also = @{ Authorization = 'Bearer x' } }
        @{ Name = 'another region'; Cause = 'wrong-region'; Stage = 2; Sign = @{ Region = 'eu-west-1' } }
        @{ Name = 'eight days'; Cause = 'expiry-over-7-days'; Stage = 3; Tamper = { $args[0].Replace('X-Amz-Expires=3600', 'X-Amz-Expires=691200') } }
        @{ Name = 'an expired URL'; Cause = 'url-expired'; Stage = 4; Sign = @{ SignedAt = { [DateTimeOffset]::UtcNow.AddHours(-2) } }; NotWith = 'expiry-over-7-days' }     # eight days are not over
        @{ Name = 'a URL from the future'; Cause = 'clock-skew'; Stage = 4; Sign = @{ SignedAt = { [DateTimeOffset]::UtcNow.AddHours(2) } } }
        @{ Name = 'a header that was not signed'; Cause = 'unsigned-extra-header'; Stage = 5; Also = @{ 'x-amz-meta-a' = 'b' } }
        @{ Name = 'a cache buster'; Cause = 'extra-query-parameter'; Stage = 6; Tamper = { $args[0] + '&v=1' } }
        @{ Name = 'another method'; Cause = 'wrong-method'; Stage = 6; Sign = @{ Method = 'PUT' } }
        @{ Name = 'a secret of somebody else'; Cause = 'wrong-secret-key'; Stage = 6; Second = 'Unknown'; SignedWith = { @{ AccessKey = $args[0].AccessKey; SecretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYELSESKEY1' } } }
    )
    State   = @(
        @{ Name = 'an action that no policy allows'; Cause = 'missing-identity-permission'; By = 'bob'; Sign = @{ Key = '2025/q4.csv' }
            World = '{ "accounts": { "111122223333": { "users": { "bob": { "policies": { "own": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "iam:*", "Resource": "*" } ] } } } } } } }'
        }
        @{ Name = 'an action that no policy allows, for a signer who sees none of them'; Cause = 'missing-identity-permission'; By = 'bob'; Sign = @{ Key = '2025/q4.csv' }; Second = 'Unknown' }
        @{ Name = 'a deny of the bucket policy'; Cause = 'bucket-policy-explicit-deny'
            World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/2026/*" } ] } } } }'
        }
        @{ Name = 'a condition on the kind of signature'; Cause = 'auth-type-condition'
            World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "StringNotEquals": { "s3:authType": "REST-HEADER" } } } ] } } } }'
        }
        @{ Name = 'a condition on the address'; Cause = 'source-ip-condition'; Told = @{ SourceIp = '198.51.100.7' }
            World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } } } ] } } } }'
        }
        @{ Name = 'a condition on an address that nobody told'; Cause = 'source-ip-condition'; Second = 'Unknown'
            World = '{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } } } ] } } } }'
        }
        @{ Name = 'no such key'; Cause = 'wrong-bucket-or-key'; Sign = @{ Key = '2026/nothing.csv' } }
        @{ Name = 'a delete marker'; Cause = 'delete-marker'; Sign = @{ BucketName = 'versions'; Key = 'gone.txt' } }
        @{ Name = 'an archived object'; Cause = 'object-archived'; Sign = @{ Key = 'archive/2019.csv' } }
        @{ Name = 'no such bucket'; Cause = 'bucket-does-not-exist'; Sign = @{ BucketName = 'no-such-bucket-here' }; NotWith = 'wrong-region' }     # what is not there has no region
        @{ Name = 'a bucket whose requester pays'; Cause = 'requester-pays'; Sign = @{ BucketName = 'payer'; Key = 'data.txt' }; Told = @{ BucketConfiguration = @{ RequesterPays = $true } } }
        @{ Name = 'a key that is disabled'; Cause = 'kms-key-disabled-or-missing'; Sign = @{ BucketName = 'virginia'; Key = 'secret.txt'; Region = 'us-east-1' }; NotWith = 'wrong-region'        # both need Region
            World = '{ "keys": { "arn:aws:kms:us-east-1:111122223333:key/9999abcd-12ab-34cd-56ef-1234567890ab": { "state": "Disabled" } }, "buckets": { "virginia": { "encryption": { "algorithm": "aws:kms", "keyId": "arn:aws:kms:us-east-1:111122223333:key/9999abcd-12ab-34cd-56ef-1234567890ab" }, "objects": { "secret.txt": { "content": "x", "encryption": "aws:kms", "keyArn": "arn:aws:kms:us-east-1:111122223333:key/9999abcd-12ab-34cd-56ef-1234567890ab" } } } } }'
        }
    )
}
