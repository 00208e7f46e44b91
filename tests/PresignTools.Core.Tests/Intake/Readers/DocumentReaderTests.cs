using PresignTools.Intake;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Intake.Readers;

public class DocumentReaderTests
{
    private const string Failure = "upload failed: An error occurred (AccessDenied) when calling the PutObject operation: Access Denied\n\n";

    [Fact]
    public void SettingsOfABucketAreReadAsAwsAnswersThem()
    {
        BucketFacts bucket = Read("""
            $ aws s3api get-bucket-encryption --bucket b
            { "ServerSideEncryptionConfiguration": { "Rules": [ { "ApplyServerSideEncryptionByDefault": { "SSEAlgorithm": "aws:kms",
              "KMSMasterKeyID": "arn:aws:kms:us-east-1:111122223333:key/k" } } ] } }
            $ aws s3api get-public-access-block --bucket b
            { "PublicAccessBlockConfiguration": { "BlockPublicAcls": true, "IgnorePublicAcls": true, "RestrictPublicBuckets": false } }
            $ aws s3api get-bucket-ownership-controls --bucket b
            { "OwnershipControls": { "Rules": [ { "ObjectOwnership": "BucketOwnerEnforced" } ] } }
            $ aws s3api get-bucket-location --bucket b
            { "LocationConstraint": "eu-west-1" }
            $ aws s3api get-bucket-request-payment --bucket b
            { "Payer": "Requester" }
            $ aws s3api get-bucket-accelerate-configuration --bucket b
            { "Status": "Suspended" }
            $ aws kms describe-key --key-id k
            { "KeyMetadata": { "Arn": "arn:aws:kms:us-east-1:111122223333:key/k", "KeyState": "Disabled" } }
            $ aws sts get-caller-identity
            { "UserId": "AIDAIOSFODNN7EXAMPLE", "Account": "111122223333", "Arn": "arn:aws:iam::111122223333:user/u" }
            """, out DiagnosisInput input);
        Assert.True(bucket.UsesKms);
        Assert.Equal("arn:aws:kms:us-east-1:111122223333:key/k", bucket.KmsKeyArn);
        Assert.Equal("Disabled", bucket.KmsKeyState);
        Assert.True(bucket.BlockPublicAcls);
        Assert.False(bucket.RestrictPublicBuckets);
        Assert.True(bucket.AclsDisabled);
        Assert.Equal("eu-west-1", bucket.Region);
        Assert.True(bucket.RequesterPays);
        Assert.False(bucket.Accelerate);
        Assert.Equal("111122223333", bucket.SignerAccount);
        Assert.Equal("arn:aws:iam::111122223333:user/u", input.Principal);
    }

    [Theory]
    [InlineData("resource \"aws_s3_bucket_ownership_controls\" \"b\" {\n  rule {\n    object_ownership = \"BucketOwnerEnforced\"\n  }\n}")]
    [InlineData("Bucket:\n  Type: AWS::S3::Bucket\n  Properties:\n    OwnershipControls:\n      Rules:\n        - ObjectOwnership: BucketOwnerEnforced")]
    public void SettingsOfABucketAreReadFromTemplates(string template) => Assert.True(Read(template, out _).AclsDisabled);

    [Theory]
    [InlineData("[{\"AllowedOrigins\":[\"https://a.example\"],\"AllowedMethods\":[\"PUT\"],\"AllowedHeaders\":[\"*\"]}]")]
    [InlineData("<CORSConfiguration><CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>PUT</AllowedMethod></CORSRule></CORSConfiguration>")]
    [InlineData("resource \"aws_s3_bucket_cors_configuration\" \"c\" {\n  cors_rule {\n    allowed_methods = [\"PUT\"]\n    allowed_origins = [\"https://a.example\"]\n  }\n}")]
    [InlineData("new s3.Bucket(this, 'B', {\n  cors: [{\n    allowedMethods: [s3.HttpMethods.PUT],\n    allowedOrigins: ['https://a.example'],\n  }],\n});")]
    public void CorsRulesAreReadInAnySpelling(string written)
    {
        var rule = Assert.Single(Read(written, out _).Cors!);
        Assert.Equal("https://a.example", Assert.Single(rule.AllowedOrigins));
        Assert.Equal("PUT", Assert.Single(rule.AllowedMethods));
    }

    [Fact]
    public void AnEventOfCloudTrailTellsWhoAskedForWhatAndTheAnswer()
    {
        BucketFacts bucket = ReadAlone("""
            {"Records":[{"eventSource":"s3.amazonaws.com","eventName":"GetObject","sourceIPAddress":"203.0.113.9","errorCode":"AccessDenied",
            "errorMessage":"Access Denied","vpcEndpointId":"vpce-0abc","userAgent":"[Boto3/1.34]",
            "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/u","accountId":"111122223333"},
            "requestParameters":{"bucketName":"files","key":"a.txt","x-amz-request-payer":"requester"}}]}
            """, out DiagnosisInput input);
        Assert.Equal("files", bucket.Name);
        Assert.Equal("GetObject", input.SignedOperation);
        Assert.Equal("AccessDenied", input.Response?.Code);
        Assert.Equal("203.0.113.9", input.SourceIp);
        Assert.Equal("vpce-0abc", input.VpcEndpointId);
        Assert.Equal("arn:aws:iam::111122223333:user/u", input.Principal);
        Assert.Contains(input.Headers!, static h => h.Key == "x-amz-request-payer");
    }

    [Fact]
    public void ALineOfTheAccessLogTellsWhoAskedForWhatAndTheAnswer()
    {
        BucketFacts bucket = ReadAlone(
            "79a5 files [06/Feb/2026:00:00:38 +0000] 203.0.113.9 arn:aws:iam::111122223333:user/u 3E57427F3EXAMPLE REST.PUT.OBJECT dir/a.txt "
                + "\"PUT /dir/a.txt HTTP/1.1\" 403 AccessDenied 243 - 7 - \"-\" \"curl/8\" - h SigV4 TLS_AES QueryString files.s3.amazonaws.com TLSv1.3 - -",
            out DiagnosisInput input);
        Assert.Equal("files", bucket.Name);
        Assert.Equal("dir/a.txt", bucket.ObjectKey);
        Assert.Equal("PutObject", input.SignedOperation);
        Assert.Equal("AccessDenied", input.Response?.Code);
        Assert.Equal("203.0.113.9", input.SourceIp);
    }

    [Theory]
    [InlineData("{\"level\":\"error\",\"err\":\"SerializationError\\n\\t00000000  3c 45 72 72 6f 72 3e 3c  43 6f 64 65 3e 4e 6f 53  |<Error><Code>NoS|\\n\\t00000010  75 63 68 4b 65 79 3c 2f  43 6f 64 65 3e 3c 2f 45  |uchKey</Code></E|\\n\\t00000020  72 72 6f 72 3e           |rror>|\"}")]
    [InlineData("{\"msg\":\"upload\",\"body\":\"<Error>\\n<Code>NoSuchKey</Code></Error>\"}")]
    [InlineData("<Fault><Message>&lt;Error&gt;&lt;Code&gt;NoSuchKey&lt;/Code&gt;&lt;/Error&gt;</Message></Fault>")]
    [InlineData("{'Error': {'Code': 'NoSuchKey', 'Message': 'The specified key does not exist.'}}")]
    [InlineData("{ name: 'NoSuchKey', '$fault': 'client', Code: 'NoSuchKey', '$metadata': { httpStatusCode: 404 } }")]
    public void AnAnswerIsReadThoughItIsWrapped(string text)
    {
        DiagnosisInput input = TextIntake.Read(text, out _);
        Assert.Equal("NoSuchKey", input.Response?.Code);
        Assert.Contains(input.Reading, static f => f.Place.IsKnown);
    }

    [Theory]
    [InlineData("operation error S3: DeleteObject, https response error StatusCode: 403, api error AccessDenied: Access Denied", "DeleteObject")]
    [InlineData("Error executing \"ListObjectsV2\" on \"https://b.s3.amazonaws.com/\"; AWS HTTP error: 403 AccessDenied", "ListObjectsV2")]
    [InlineData("AccessDenied: Access Denied\n\tat com.amazonaws.services.s3.AmazonS3Client.putObject(AmazonS3Client.java:1)", "PutObject")]
    [InlineData("Access Denied (AWS::S3::Errors::AccessDenied)\n\tfrom (eval):3:in `head_object'", "HeadObject")]
    public void TheOperationThatFailedIsNamedByTheMessageOrTheTrace(string text, string operation) =>
        Assert.Equal(operation, TextIntake.Read(text, out _).SignedOperation);

    private static BucketFacts Read(string text, out DiagnosisInput input) => ReadAlone(Failure + text, out input);

    private static BucketFacts ReadAlone(string text, out DiagnosisInput input) => (input = TextIntake.Read(text, out _)).Bucket;
}
