using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>Permissions that are missing, and objects that are not what they seem, as texts tell it.</summary>
public class ToldPermissionTests
{
    private const string Bare = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";

    [Theory]
    [InlineData("s3:ListAllMyBuckets", CauseId.HiddenCallNotPermitted)]
    [InlineData("s3:GetBucketLocation", CauseId.HiddenCallNotPermitted)]
    [InlineData("s3:ListBucketMultipartUploads", CauseId.MultipartStepPermission)]
    [InlineData("s3:AbortMultipartUpload", CauseId.MultipartStepPermission)]
    [InlineData("s3:PutObject", CauseId.MissingIdentityPermission)]
    public void Actions_that_only_tools_take(string action, string cause)
    {
        string text = $"mountpoint: User: arn:aws:iam::111122223333:user/dave is not authorized to perform: {action} because no identity-based policy allows "
            + $"the {action} action";

        Assert.Equal(cause, Read(text).RootCause);
    }

    [Fact]
    public void A_call_that_somebody_asked_for_is_not_hidden() =>
        Assert.NotEqual(
            CauseId.HiddenCallNotPermitted,
            Read("aws s3api list-buckets\nAn error occurred (AccessDenied) when calling the ListBuckets operation: User: arn:aws:iam::111122223333:user/dave is not "
                + "authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action").RootCause);

    [Fact]
    public void Reading_code_that_is_refused_the_list()
    {
        const string Said = "User: arn:aws:sts::111122223333:assumed-role/api/s is not authorized to perform: s3:ListBucket on resource: "
            + "\"arn:aws:s3:::examplebucket\" because no identity-based policy allows the s3:ListBucket action";

        Assert.Equal(CauseId.KeyMissingWithoutListPermission, Read($"body = s3.get_object(Bucket='examplebucket', Key=key)\nAccessDenied: {Said}").RootCause);
        Assert.NotEqual(CauseId.KeyMissingWithoutListPermission, Read($"s3.list_objects_v2(Bucket='examplebucket')\nAccessDenied: {Said}").RootCause);
    }

    [Fact]
    public void The_log_of_the_SDK_names_the_call() =>
        Assert.Equal(
            CauseId.HiddenCallNotPermitted,
            Read("serverless deploy\n[AWS s3 403 0.214s 0 retries] getBucketLocation({ Bucket: 'deploy' })\nAccess Denied").RootCause);

    [Theory]
    [InlineData("the lambda's role lacks s3:PutObjectTagging")]
    [InlineData("turns out the policy does not include \"s3:PutObjectTagging\"")]
    public void An_action_that_is_told_to_be_missing(string told) =>
        Assert.Equal(CauseId.MissingIdentityPermission, Read($"the upload to S3 is denied\n{told}").RootCause);

    [Fact]
    public void A_policy_that_has_the_action_is_not_told_to_lack_it() =>
        Assert.DoesNotContain(
            "is not in the policy",
            string.Join('\n', Read("the upload to S3 is denied\nno change in the policy, it has s3:PutObject and no s3:x-amz-acl condition").Findings.Select(static f => f.Evidence)),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("job runs as arn:aws:iam::111122223333:user/etl, the data belongs to the vendor (account 4444-5555-6666)")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/app/x asks; bucket lives in account id 444455556666")]
    public void Two_accounts(string told) => Assert.Equal(CauseId.BucketPolicyMissingAllowCrossAccount, Read($"GetObject\n{Bare}\n{told}").RootCause);

    [Theory]
    [InlineData("arn:aws:sts::111122223333:assumed-role/app/x asks; bucket is in account 111122223333 too")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/app/x asks; build 444455556666 of the app")]
    public void One_account_is_not_two(string told) =>
        Assert.NotEqual(CauseId.BucketPolicyMissingAllowCrossAccount, Read($"GetObject\n{Bare}\n{told}").RootCause);

    [Fact]
    public void An_ACL_that_code_sets()
    {
        const string Code = "s3.put_object(Bucket='examplebucket', Key=k, Body=b, ACL='authenticated-read')\n";
        const string Refused = "An error occurred (AccessDenied) when calling the PutObject operation: Access Denied";

        Assert.Equal(CauseId.AclWithoutPermissionOrAclsDisabled, Read(Code + Refused).RootCause);
        Assert.NotEqual(CauseId.AclWithoutPermissionOrAclsDisabled, Read(Code.Replace(", ACL='authenticated-read'", string.Empty) + Refused).RootCause);
    }

    [Theory]
    [InlineData("s3cmd put: upload: 'a.png' -> 's3://examplebucket/a.png'  [1 of 1]\ncurl https://examplebucket.s3.eu-west-1.amazonaws.com/a.png")]
    [InlineData("axios.put(url, file) PUT 200, then I open it in Chrome")]
    [InlineData("upload: ./a.png to s3://examplebucket/a.png\nopening the link in the browser:")]
    public void An_upload_that_is_shown_and_a_plain_read_that_is_refused(string told) =>
        Assert.Equal(CauseId.ObjectLeftPrivate, Read($"{told}\n{Bare}").RootCause);

    [Theory]
    [InlineData("PUT 403 for every upload, in Chrome and in Firefox")]
    [InlineData("I open it in Chrome")]
    public void A_refused_upload_is_no_private_object(string told) => Assert.NotEqual(CauseId.ObjectLeftPrivate, Read($"{told}\n{Bare}").RootCause);

    [Fact]
    public void A_version_under_lock()
    {
        Assert.Equal(
            CauseId.ObjectLockOrRetention,
            Read("s3cmd del s3://b/x\nERROR: Object 'x' is WORM protected and cannot be overwritten").RootCause);
        Assert.Equal(
            CauseId.ObjectLockOrRetention,
            Read("aws s3api delete-object --bucket b --key x --version-id 1\nAn error occurred (AccessDenied) when calling the DeleteObject operation: Access Denied\n"
                + "head-object:\n{\"ContentLength\": 4, \"ETag\": \"1\", \"ContentType\": \"a/b\", \"LastModified\": \"2026-01-01\", \"ObjectLockMode\": \"GOVERNANCE\"}").RootCause);
    }

    [Fact]
    public void Two_owners()
    {
        string one = new('a', 64), two = new('b', 64);

        Assert.Equal(CauseId.ObjectOwnership, Read($"GetObject\n{Bare}\nOwner of the bucket: {one}\nOwner of the object: {two}").RootCause);
        Assert.NotEqual(CauseId.ObjectOwnership, Read($"GetObject\n{Bare}\nOwner of the bucket: {one}\nOwner of the object: {one}").RootCause);
        Assert.NotEqual(CauseId.ObjectOwnership, Read($"GetObject\n{Bare}\nOwner\nx-amz-content-sha256: {one}\nsignature: {two}").RootCause);
    }

    [Fact]
    public void The_bucket_before_the_endpoints_host_although_path_style_is_set()
    {
        const string Text = "s3.endpoint=http://store.internal:9000\ns3.path-style-access=true\nSdkClientException: Unable to execute HTTP request: Connect to "
            + "raw.store.internal:9000 [raw.store.internal] failed";

        Assert.Equal(CauseId.PathStyleNeeded, Read(Text).RootCause);
        Assert.NotEqual(CauseId.PathStyleNeeded, Read(Text.Replace("raw.store.internal", "store.internal")).RootCause);
    }

    [Theory]
    [InlineData("NotAuthenticatedException: Authentication region name 'us-ashburn-1' is incorrect.", CauseId.WrongRegion)]
    [InlineData("loki: s3 put: Invalid canned ACL", CauseId.AclWithoutPermissionOrAclsDisabled)]
    [InlineData("PUT of the upload to storage.googleapis.com is answered MalformedSecurityHeader", CauseId.ProviderUnsupported)]
    [InlineData("InvalidRequest: The upload was created using a sha256 checksum. The complete request must include the checksum for each part.", CauseId.ChecksumHeaderMissing)]
    public void Answers_of_other_servers_and_of_uploads_in_parts(string text, string cause) => Assert.Equal(cause, Read(text).RootCause);

    [Theory]
    [InlineData("The clock of the tablet was two days off, since it is set the S3 upload works again, before it failed.", true)]
    [InlineData("The S3 upload does not work.", false)]
    public void A_wrong_clock_without_an_answer_is_mentioned(string text, bool isClock) =>
        Assert.Equal(isClock, Read(text).Findings.Any(static f => f.Cause == CauseId.ClockSkew));

    [Fact]
    public void A_page_policy_without_an_error()
    {
        const string Told = "The page's policy is: default-src 'self'; img-src *. The PUT to our S3 bucket never leaves the browser, nothing in the network tab.";

        Assert.Equal(CauseId.ContentSecurityPolicy, Read(Told).RootCause);
        Assert.NotEqual(CauseId.ContentSecurityPolicy, Read(Told.Replace("default-src 'self'", "default-src *")).RootCause);
    }

    [Fact]
    public void A_link_to_report_a_fault_at_is_not_what_was_requested() =>
        Assert.Null(Read("S3 upload failed, please report this at https://github.com/minio/mc/issues").Url);

    private static PresignDiagnosis Read(string text) => TextIntake.Read(text, out _).Diagnose();
}
