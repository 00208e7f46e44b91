using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>Settings of clients, buckets and policies that a text shows beside a refusal.</summary>
public class ToldSettingsTests
{
    [Theory]
    [InlineData("public-access-block", "django-storages, AWS_DEFAULT_ACL = 'public-read'. collectstatic: ClientError: An error occurred (AccessDenied) when calling the PutObject operation: Access Denied. Bucket has all four Block public access boxes ticked, we block public access in every account.")]
    [InlineData("public-access-block", "Laravel: Storage::disk('s3')->put($p, $c, ['visibility' => 'public']) returns false, log: AccessDenied (client): Access Denied. BlockPublicAcls is true on the account.")]
    [InlineData("public-access-block", "gulp-awspublish: AccessDenied: Access Denied\nheaders: {'x-amz-acl': 'public-read'}\naws s3api get-public-access-block --bucket amzn-s3-demo-bucket\n{\"PublicAccessBlockConfiguration\": {\"BlockPublicAcls\": true, \"IgnorePublicAcls\": true, \"BlockPublicPolicy\": false, \"RestrictPublicBuckets\": false}}")]
    [InlineData("public-access-block", "s3_upload ansible, permission: public-read => AccessDenied. user has s3:*. without permission: it works. Block Public Access is on for the account")]
    [InlineData("missing-identity-permission", "Lambda GetObject -> AccessDenied: Access Denied\nStatement:\n  - Effect: Allow\n    Action:\n      - s3:GetObject\n    Resource: !GetAtt UploadBucket.Arn")]
    [InlineData("missing-identity-permission", "data \"aws_iam_policy_document\" \"app\" {\n  statement {\n    effect = \"Allow\"\n    actions = [\"s3:GetObject\", \"s3:PutObject\"]\n    resources = [aws_s3_bucket.media.arn]\n  }\n}\nAn error occurred (AccessDenied) when calling the PutObject operation: Access Denied")]
    [InlineData("missing-identity-permission", "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"s3:ListBucket\"],\"Resource\":\"arn:aws:s3:::amzn-s3-demo-bucket\"}]}\nListing works, download: 403 Forbidden")]
    [InlineData("unexpected-identity", "ECS task has role app-task with s3:GetObject. Log: User: arn:aws:iam::111122223333:user/deploy is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/a\" because no identity-based policy allows the s3:GetObject action. There is AWS_ACCESS_KEY_ID in the task definition's environment from before.")]
    [InlineData("kms-key-disabled-or-missing", "GetObject of older files: 400 Bad Request on HEAD, new ones fine\naws kms list-keys | ... describe-key\n1234abcd-12ab-34cd-56ef-1234567890ab Enabled\n0987dcba-09fe-87dc-65ba-ab0987654321 Disabled")]
    [InlineData("sse-c-blocked", "s3cmd/boto3 put_object(..., SSECustomerAlgorithm='AES256', SSECustomerKey=k): ClientError: An error occurred (AccessDenied) when calling the PutObject operation: Access Denied\nget-bucket-encryption: {\"ServerSideEncryptionConfiguration\":{\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":{\"SSEAlgorithm\":\"AES256\"},\"BlockedEncryptionTypes\":{\"EncryptionType\":[\"SSE-C\"]}}]}}")]
    [InlineData("secure-transport-condition", "wget http://amzn-s3-demo-bucket.s3.eu-west-1.amazonaws.com/a.zip?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261130%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20261130T100000Z&X-Amz-Expires=604800&X-Amz-SignedHeaders=host&X-Amz-Signature=0abe3bc4bd2fd78bc86c886e19dfacad6bb564bd7593ccc010c50aafd58ae63b\nHTTP request sent, awaiting response... 403 Forbidden\nthe bucket was made with enforceSSL: true (CDK)")]
    [InlineData("mfa-condition", "user's policy\n[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"},\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":\"3600\"}}}]\naws s3 cp a s3://amzn-s3-demo-bucket/ -> An error occurred (AccessDenied) when calling the PutObject operation: Access Denied. key AKIAIOSFODNN7EXAMPLE")]
    public void A_text_that_tells_the_cause(string cause, string text) => Assert.Equal(cause, Read(text).RootCause);

    [Theory]
    [InlineData("public-access-block", "put_object ACL='public-read' -> AccessControlListNotSupported: The bucket does not allow ACLs")]
    [InlineData("missing-identity-permission", "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\"],\"Resource\":[\"arn:aws:s3:::amzn-s3-demo-bucket\",\"arn:aws:s3:::amzn-s3-demo-bucket/*\"]}]} is our policy. aws s3 cp works. presigned: SignatureDoesNotMatch")]
    [InlineData("kms-key-disabled-or-missing", "aws kms list-keys ... 0987dcba-09fe-87dc-65ba-ab0987654321 PendingDeletion old-logs (not ours)\nPUT presigned: SignatureDoesNotMatch")]
    [InlineData("mfa-condition", "{\"Effect\":\"Allow\",\"Action\":\"s3:PutObject\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"},\"StringEquals\":{\"s3:x-amz-acl\":\"private\"}}} my policy. An error occurred (AccessDenied) when calling the PutObject operation: Access Denied")]
    [InlineData("multipart-step-permission", "An error occurred (AccessDenied) when calling the CreateMultipartUpload operation: Access Denied")]
    [InlineData("secure-transport-condition", "http://minio.local:9000/b/k?X-Amz-Signature=abc 403, over https it is a certificate error")]
    public void Words_alike_that_tell_another_story(string cause, string text) => Assert.NotEqual(cause, Read(text).RootCause);

    private static PresignDiagnosis Read(string text) =>
        TextIntake.Read(text, out _).Diagnose();
}
