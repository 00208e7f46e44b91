using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>Calls that a tool made by itself, seen on the wire, in a server's trace or in the tool's own words.</summary>
public class ToolsOwnCallTests
{
    private const string Sent = "\nHost: s3.example.net:9000\nUser-Agent: rclone/v1.61.1\nContent-Length: 0\nAuthorization: XXXX\n\nDEBUG : HTTP RESPONSE (req 0xc000)\nDEBUG : HTTP/1.1 ";

    [Theory]
    [InlineData("DEBUG : HTTP REQUEST (req 0xc000)\nDEBUG : PUT /backups HTTP/1.1" + Sent + "403 Forbidden", "CreateBucket")]
    [InlineData("[REQUEST s3.PutBucket] 12:00:00\nPUT /backups/\n[RESPONSE] [12:00:00] 403 Forbidden\nAccessDenied Access Denied on MinIO", "CreateBucket")]
    [InlineData("upload to S3: failed to check if bucket exists: Access Denied", "HeadBucket")]
    [InlineData("unable to open repository at s3:https://s3.example.net/b: client.BucketExists: Access Denied.", "HeadBucket")]
    [InlineData("error checking bucket existence: 403 Forbidden, the key may write objects to S3", "HeadBucket")]
    public void Is_named(string text, string call)
    {
        PresignDiagnosis diagnosis = TextIntake.Read(text, out _).Diagnose();
        Assert.Equal(CauseId.HiddenCallNotPermitted, diagnosis.RootCause);
        Assert.Contains(call, diagnosis.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DEBUG : PUT /backups/a.txt HTTP/1.1" + Sent + "403 Forbidden")]
    [InlineData("DEBUG : PUT /backups HTTP/1.1" + Sent + "200 OK\nthen: AccessDenied: Access Denied")]
    [InlineData("DEBUG : PUT /backups HTTP/1.1\nHost: b.s3.amazonaws.com\nContent-Length: 0\nAuthorization: XXXX\n\nDEBUG : HTTP/1.1 403 Forbidden")]
    public void Another_request_is_not(string text) => Assert.DoesNotContain(
        "CreateBucket", TextIntake.Read(text, out _).Diagnose().Explanation, StringComparison.Ordinal);

    [Fact]
    public void Keys_that_work_elsewhere_are_known()
    {
        PresignDiagnosis diagnosis = TextIntake.Read(
            "Listing works on our provider's object store. The java client's PutObject with AKIAIOSFODNN7EXAMPLE:\n"
                + "Error Code: InvalidAccessKeyId; Status Code: 403\nS3 Browser can upload with the same keys.\n"
                + "x-amz-content-sha256: STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
            out _).Diagnose();
        Assert.Equal(CauseId.ProviderUnsupported, diagnosis.RootCause);
    }

    [Fact]
    public void Keys_that_fail_everywhere_are_not() => Assert.NotEqual(CauseId.ProviderUnsupported, TextIntake.Read(
        "Our provider's object store. PutObject with AKIAIOSFODNN7EXAMPLE:\nError Code: InvalidAccessKeyId; Status Code: 403\n"
            + "S3 Browser fails with the same keys.\nx-amz-content-sha256: STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
        out _).Diagnose().RootCause);
}
