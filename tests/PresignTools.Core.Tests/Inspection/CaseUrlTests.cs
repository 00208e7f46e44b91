using System.Globalization;
using System.Text.Json;
using PresignTools.Inspection;

namespace PresignTools.Tests.Inspection;

/// <summary>URLs of the case files: what was signed is read back.</summary>
public sealed class CaseUrlTests
{
    [Fact]
    public void Every_signed_case_is_read_back()
    {
        int read = 0;
        foreach (JsonElement test in Cases("presign.json"))
        {
            if (!test.TryGetProperty("expected", out JsonElement expected))
            {
                continue;
            }

            string url = expected.GetProperty("url").GetString()!;
            JsonElement input = test.GetProperty("input"), parameters = input.GetProperty("params");
            string id = test.GetProperty("id").GetString()!;
            string? endpoint = input.GetProperty("endpoint_url").GetString();
            PresignedUrlInfo info = PresignedUrlReader.Read(url, endpoint);

            Assert.True(info.Repairs.Count == 0, $"{id}: repaired: {string.Join(" ", info.Repairs)}");
            Assert.Equal(url, info.Url);
            Assert.True(input.GetProperty("access_key").GetString() == info.AccessKeyId, id);
            Assert.True(info.HasSessionToken == !string.IsNullOrEmpty(input.GetProperty("session_token").GetString()), id);
            string? bucket = parameters.TryGetProperty("Bucket", out JsonElement b) ? b.GetString() : null;
            string? key = parameters.TryGetProperty("Key", out JsonElement k) ? k.GetString() : null;
            Assert.True(key == info.Key, $"{id}: key {info.Key}, not {key}");
            Assert.True(SameBucket(bucket, info.BucketName), $"{id}: bucket {info.BucketName}, not {bucket}");
            string operation = ToName(input.GetProperty("operation").GetString()!);
            Assert.True(info.PossibleOperations.Contains(operation), $"{id}: {operation} is not among {string.Join(", ", info.PossibleOperations)} ({info.OperationEvidence})");
            if (info.SignatureVersion == SignatureVersion.SigV4)
            {
                string time = input.GetProperty("time").GetString()!;
                Assert.Equal(time, info.SignedAt!.Value.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
                Assert.True(info.ExpiresInSeconds == input.GetProperty("expires").GetInt64(), id);
                Assert.Equal(info.SignedAt.Value.AddSeconds(info.ExpiresInSeconds!.Value), info.ExpiresAt);
                foreach (JsonProperty header in expected.GetProperty("headers_to_send").EnumerateObject())
                {
                    Assert.Contains(header.Name.ToLowerInvariant(), info.RequiredHeaders);
                }
            }

            Assert.True(info.Sdk is not null && info.Sdk.Contains("botocore", StringComparison.Ordinal), $"{id}: {info.Sdk}: {info.SdkEvidence}");
            read++;
        }

        Assert.True(read > 180, $"only {read} URLs");
    }

    [Fact]
    public void Every_verified_case_is_read()
    {
        int read = 0;
        foreach (JsonElement test in Cases("verify.json"))
        {
            string signed = test.GetProperty("signed").GetProperty("url").GetString()!;
            Assert.Equal(signed, PresignedUrlReader.Read(signed).Url);
            string received = test.GetProperty("received").GetProperty("url").GetString()!;
            PresignedUrlInfo info = PresignedUrlReader.Read(received);
            Assert.True(received == info.Url, $"{test.GetProperty("id")}: {string.Join(" ", info.Repairs)}");
            Assert.NotNull(info.SignedAt);
            read++;
        }

        Assert.True(read > 200, $"only {read} URLs");
    }

    // As people reported them; what was wrong with each is known.
    [Theory]
    [InlineData("https://my-bucket.s3.amazonaws.com/my-key?X-Amz-Security-Token=" + SampleUrls.Token + "&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20180718T013339Z&X-Amz-SignedHeaders=content-type%253Bhost&X-Amz-Expires=1799&X-Amz-Credential=ASIAIOSFODNN7EXAMPLE%2F20180718%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Signature=" + SampleUrls.Signature, UrlRepairKind.DoubleEncodedQuery, "AWS SDK for Java v1, or an early v2")]
    [InlineData("http://127.0.0.1:32848/my-bucket/presignTestFile?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20240517T090340Z&X-Amz-SignedHeaders=host&X-Amz-Credential=accessKeyId%252F20240517%252Fap-southeast-2%252Fs3%252Faws4_request&X-Amz-Expires=604800&X-Amz-Signature=" + SampleUrls.Signature, UrlRepairKind.DoubleEncodedQuery, "AWS SDK for Java v2")]
    [InlineData("https://MyS3BucketName.s3.eu-west-3.amazonaws.com/localhost/x.jpg?X-Amz-Content-Sha256=UNSIGNED-PAYLOAD&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20200622%2Feu-west-3%2Fs3%2Faws4_request&X-Amz-Date=20200622T145545Z&X-Amz-SignedHeaders=host&X-Amz-Expires=900&X-Amz-Signature=" + SampleUrls.Signature + "?1592838041", UrlRepairKind.AppendedQuery, "AWS SDK for PHP")]
    public void Urls_as_reported(string text, UrlRepairKind repair, string sdk)
    {
        PresignedUrlInfo info = PresignedUrlReader.Read(text);
        Assert.Equal(repair, Assert.Single(info.Repairs).Kind);
        Assert.Equal(sdk, info.Sdk);
        Assert.NotNull(info.AccessKeyId);
        Assert.Matches("^[0-9a-f]{64}$", info.Raw.Find("X-Amz-Signature")!.Value);
    }

    private static bool SameBucket(string? asked, string? read)
    {
        if (asked is null || read is null)
        {
            return asked == read;
        }

        // An access-point ARN can be written with : and with /; the host of a multi-region access point does not tell the account.
        return asked.Replace('/', ':') == read.Replace('/', ':') || (asked.EndsWith(".mrap", StringComparison.Ordinal) && asked.EndsWith(":" + read, StringComparison.Ordinal));
    }

    private static string ToName(string snake)
    {
        string name = string.Concat(snake.Split('_').Select(static w => char.ToUpperInvariant(w[0]) + w[1..]));
        return name.EndsWith("V2", StringComparison.Ordinal) ? name : name.Replace("ListObjectsv2", "ListObjectsV2", StringComparison.Ordinal);
    }

    private static IEnumerable<JsonElement> Cases(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", file)));
        foreach (JsonElement test in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            yield return test.Clone();
        }
    }
}
