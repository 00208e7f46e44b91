using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PresignTools.Errors;
using PresignTools.Logs;

namespace PresignTools.Tests.Logs;

public sealed class CloudTrailEventReaderTests
{
    [Fact]
    public void The_documents_example_gives_three_events()
    {
        IReadOnlyList<CloudTrailEventRecord> read = CloudTrailEventReader.Read(LogLines.Events);
        Assert.Equal(["ListBuckets", "PutBucketAcl", "GetBucketVersioning"], read.Select(r => r.Operation));
        CloudTrailEventRecord first = read[0];
        Assert.Equal(new DateTimeOffset(2019, 2, 1, 3, 18, 19, TimeSpan.Zero), first.Time);
        Assert.Equal(("arn:aws:iam::111122223333:user/myUserName", "IAMUser", "111122223333"), (first.Requester, first.IdentityType, first.AccountId));
        Assert.Equal(("SigV2", "QueryString", true), (first.SignatureVersion, first.AuthenticationType, first.IsPresigned));
        Assert.Equal(("s3.us-west-2.amazonaws.com", "us-west-2", "TLSv1.2", null), (first.HostHeader, first.Region, first.TlsVersion, first.UserAgent));
        Assert.Equal(("DOC-EXAMPLE-BUCKET1", "07D681279BD94AED", 3L), (read[2].Bucket, read[2].RequestId, read[2].Line));
        Assert.Equal("https://s3.us-west-2.amazonaws.com/DOC-EXAMPLE-BUCKET1?versioning=", read[2].Url);
    }

    [Fact]
    public void A_presigned_request_gives_its_url_and_its_denial()
    {
        CloudTrailEventRecord read = Assert.Single(CloudTrailEventReader.Read(LogLines.Presigned));
        Assert.Equal(("AccessDenied", "GetObject", "GET", "2026/q3 final.pdf"), (read.ErrorCode, read.ApiOperation, read.Method, read.Key));
        Assert.Equal(("vpce-0123456789abcdef0", "arn:aws:iam::111122223333:role/app", false), (read.VpcEndpointId, read.SessionIssuer, read.MfaAuthenticated));
        Assert.Equal((true, "AWS::S3::Object", 2), (read.ReadOnly, read.Resources[0].Type, read.Resources.Count));
        Assert.Equal(("s3:GetObject", "resource-based policy"), (read.AccessDenied!.Action, read.AccessDenied.PolicyType));
        Assert.Equal(
            "https://amzn-s3-demo-bucket1.s3.eu-west-1.amazonaws.com/2026/q3%20final.pdf?X-Amz-Date=20260301T120000Z&X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&response-content-disposition=attachment&X-Amz-SignedHeaders=host&X-Amz-Expires=900"
                + "&X-Amz-Credential=ASIAIOSFODNN7EXAMPLE%2F20260301%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Security-Token=***&X-Amz-Signature=***",
            read.Url);
    }

    public static TheoryData<string, string> Wrappings() => new()
    {
        { "an array", "[" + LogLines.Presigned + "]" },
        { "Records", "{\"Records\":[" + LogLines.Presigned + "]}" },
        { "EventBridge", "{\"version\":\"0\",\"id\":\"x\",\"detail-type\":\"AWS API Call via CloudTrail\",\"source\":\"aws.s3\",\"detail\":" + LogLines.Presigned + "}" },
        { "LookupEvents", "{\"Events\":[{\"EventId\":\"x\",\"EventName\":\"GetObject\",\"CloudTrailEvent\":" + JsonSerializer.Serialize(LogLines.Presigned) + "}]}" },
        { "text in JSON", JsonSerializer.Serialize(LogLines.Presigned) },
        { "a byte order mark", "\uFEFF" + LogLines.Presigned },
        { "one of another service before it", "[{\"eventSource\":\"kms.amazonaws.com\",\"eventName\":\"Decrypt\",\"eventVersion\":\"1\"}," + LogLines.Presigned + "]" },
    };

    [Theory]
    [MemberData(nameof(Wrappings))]
    public void Every_wrapping_gives_the_event(string wrapping, string json)
    {
        Assert.NotEmpty(wrapping);
        CloudTrailEventRecord read = Assert.Single(CloudTrailEventReader.Read(json));
        Assert.Equal("FNQMP9GW6T92Y09S", read.RequestId);
    }

    [Fact]
    public void Several_documents_follow_each_other() =>
        Assert.Equal(2, CloudTrailEventReader.Read(LogLines.Presigned + "\n" + LogLines.Presigned).Count);

    [Fact]
    public void A_row_of_Athena_is_read_like_the_event()
    {
        var row = new JsonObject();
        foreach ((string name, JsonNode? value) in JsonNode.Parse(LogLines.Presigned)!.AsObject())
        {
            row[name.ToLowerInvariant()] = value is JsonObject or JsonArray ? value.ToJsonString() : value?.ToString();
        }

        CloudTrailEventRecord whole = CloudTrailEventReader.Read(LogLines.Presigned)[0], read = Assert.Single(CloudTrailEventReader.Read(row.ToJsonString()));
        Assert.Equal(JsonSerializer.Serialize(whole), JsonSerializer.Serialize(read));
    }

    [Fact]
    public void Of_a_file_that_was_cut_the_whole_events_are_read()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("{\"Records\":[" + LogLines.Presigned + "," + LogLines.Presigned);
        IReadOnlyList<CloudTrailEventRecord> read = CloudTrailEventReader.Read(bytes.AsSpan(0, bytes.Length - 40), "x.json", out PresignException? fault);
        Assert.Equal("x.json", Assert.Single(read).File);
        Assert.Equal("CloudTrailNotReadable", fault!.ErrorId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1,2]")]
    [InlineData("{\"eventName\":\"GetObject\"}")]
    [InlineData("not json")]
    [InlineData("{\"Records\":")]
    [InlineData("{\"eventName\":\"\\ud800\",\"eventSource\":\"s3.amazonaws.com\"}")]
    public void What_holds_no_event_is_an_error(string json) =>
        Assert.Equal("CloudTrailNotReadable", Assert.Throws<PresignException>(() => CloudTrailEventReader.Read(json)).ErrorId);

    [Fact]
    public void A_log_without_events_is_none() => Assert.Empty(CloudTrailEventReader.Read("{\"Records\":[]}"));

    [Fact]
    public void An_anonymous_request_has_no_requester()
    {
        string json = "{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"AWSAccount\",\"principalId\":\"\",\"accountId\":\"ANONYMOUS_PRINCIPAL\"},"
            + "\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\",\"errorCode\":\"AccessDenied\",\"errorMessage\":\"Access Denied\","
            + "\"requestParameters\":{\"bucketName\":\"b\",\"Host\":\"b.s3.amazonaws.com\",\"key\":\"k\"}}";
        CloudTrailEventRecord read = Assert.Single(CloudTrailEventReader.Read(json));
        Assert.Equal((null, null, true, "https://b.s3.amazonaws.com/k"), (read.Requester, read.AccountId, read.IsAnonymous, read.Url));
    }

    [Fact]
    public void Parameters_show_no_secret()
    {
        string json = LogLines.Presigned.Replace("\"X-Amz-Expires\":\"900\"",
            "\"X-Amz-Expires\":\"900\",\"X-Amz-Signature\":\"fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024\",\"x-amz-security-token\":\"FwoGZXIvYXdzEXAMPLETOKEN\"", StringComparison.Ordinal);
        CloudTrailEventRecord read = Assert.Single(CloudTrailEventReader.Read(json));
        string shown = JsonSerializer.Serialize(read) + read;
        Assert.DoesNotContain("fe5f80f77d5f", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("EXAMPLETOKEN", shown, StringComparison.Ordinal);
    }
}
