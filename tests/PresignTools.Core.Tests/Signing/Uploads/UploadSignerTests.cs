using System.Text.Json;
using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Signing.Uploads;
using PresignTools.Tests.Architecture;
using PresignTools.Verification;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Signing.Uploads;

/// <summary>The URLs of a set are those that botocore signs, and S3 would accept each.</summary>
public class UploadSignerTests
{
    public static TheoryData<string> Cases => [.. Read().Select(static c => c.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_botocore(string name)
    {
        JsonElement c = Read().Single(c => c.GetProperty("name").GetString() == name);
        int number = c.GetProperty("partNumber").GetInt32();
        PresignedUpload set = UploadSigner.Sign(
            new UploadRequest
            {
                Address = S3AddressResolver.Resolve(Text(c, "bucket"), new S3EndpointOptions
                {
                    Region = Text(c, "region")!,
                    EndpointUrl = Text(c, "endpoint"),
                    AddressingStyle = Enum.Parse<AddressingStyle>(Text(c, "style")!, ignoreCase: true),
                }),
                Key = Text(c, "key")!,
                UploadId = Text(c, "uploadId")!,
                Plan = PartPlan.For(number * 5 * Sets.Mebibyte, 5 * Sets.Mebibyte),
                SignedAt = c.GetProperty("signedAt").GetDateTimeOffset(),
                ExpiresIn = TimeSpan.FromSeconds(c.GetProperty("expiresIn").GetInt32()),
                ExpectedBucketOwner = Text(c, "owner"),
            },
            new SigningCredentials(Requests.LongTerm.AccessKeyId, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Text(c, "token")),
            new Signer());

        Assert.Equal(Sorted(Text(c, "part")!), Sorted(set.Parts[number - 1].Url));
        Assert.Equal(Sorted(Text(c, "complete")!), Sorted(set.Complete.Url));
        Assert.Equal(Sorted(Text(c, "abort")!), Sorted(set.Abort.Url));
        Assert.Equal(Sorted(Text(c, "listParts")!), Sorted(set.ListParts.Url));
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(1000, "")]
    [InlineData(1001, "1000")]
    [InlineData(2000, "1000")]
    [InlineData(3500, "1000 2000 3000")]
    [InlineData(10_000, "1000 2000 3000 4000 5000 6000 7000 8000 9000")]
    public void A_list_for_each_thousand_parts(int count, string markers)
    {
        PresignedUpload set = Sets.Sign(Sets.Request() with { Plan = PartPlan.For(count * 5 * Sets.Mebibyte, 5 * Sets.Mebibyte) });
        Assert.Equal(
            markers.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            set.ListFurtherParts.Select(static u => PresignTools.Inspection.RawUrl.Parse(u.Url).Find("part-number-marker")!.Value));
        Assert.All(set.ListFurtherParts, static u =>
        {
            Assert.Equal("GET", u.Method);
            var request = new ReceivedRequest { Url = u.Url, Method = "GET", Headers = [] };
            PresignedUrlTest test = PresignedUrlVerifier.Verify(request, Requests.LongTerm, Sets.Noon.AddMinutes(1));
            Assert.True(test.IsValid, string.Join('\n', test.Findings.Select(static f => f.Evidence)));
            Assert.Equal(SignatureState.Correct, test.SignatureState);
        });
        PresignedUpload back = PresignedUpload.FromJson(set.ToJson());
        Assert.Equal(set.ListFurtherParts.Select(static u => u.Url), back.ListFurtherParts.Select(static u => u.Url));
    }

    [Fact]
    public void Every_URL_is_good_for_its_method_and_headers()
    {
        UploadRequest request = Sets.Request() with { ExpectedBucketOwner = "111122223333", RequesterPays = true };
        request = request with
        {
            ChecksumAlgorithm = "sha256",
            PartChecksums = [.. Enumerable.Range(0, request.Plan.Count).Select(static i => Convert.ToBase64String(Enumerable.Repeat((byte)i, 32).ToArray()))],
        };
        PresignedUpload set = Sets.Sign(request);

        Assert.Equal(["PUT", "PUT", "PUT", "PUT", "PUT", "PUT", "POST", "DELETE", "GET"], Sets.Urls(set).Select(static u => u.Method));
        Assert.All(Sets.Urls(set), static url =>
        {
            PresignedUrlTest test = PresignedUrlVerifier.Verify(
                new ReceivedRequest { Url = url.Url, Method = url.Method, Headers = [.. url.RequiredHeaders!] }, Requests.LongTerm, Sets.Noon.AddMinutes(1));
            Assert.True(test.IsValid, test.Summary);
            Assert.True(test.SignatureMatches);
        });
        Assert.Equal("SHA256", set.ChecksumAlgorithm);
        Assert.Equal(request.PartChecksums, set.Parts.Select(static p => p.RequiredHeaders!["x-amz-checksum-sha256"]));
        Assert.All(Sets.Urls(set), static u => Assert.Contains("x-amz-request-payer=requester", u.Url, StringComparison.Ordinal));
    }

    [Fact]
    public void The_ranges_cover_the_file_once()
    {
        PresignedUpload set = Sets.Sign(Sets.Request(size: 100_000_000));
        Assert.Equal(Enumerable.Range(1, 6), set.Parts.Select(static p => p.PartNumber));
        Assert.Equal(100_000_000, set.Parts.Sum(static p => p.Length));
        Assert.All(set.Parts.Zip(set.Parts.Skip(1)), static p => Assert.Equal(p.Second.Offset, p.First.Offset + p.First.Length));
        Assert.All(set.Parts, static p => Assert.Contains($"partNumber={p.PartNumber}&", p.Url, StringComparison.Ordinal));
    }

    [Fact]
    public void A_set_ends_with_the_credentials()
    {
        DateTimeOffset end = Sets.Noon.AddMinutes(20);
        PresignedUpload set = Sets.Sign(Sets.Request(), new SigningCredentials("ASIAQNZGKIQY56JQ7WML", "secret/secret/secret", "token", end));
        Assert.Equal((end, UrlLimit.Credentials), (set.EffectiveExpiresAt, set.LimitedBy));
        Assert.Equal(Sets.Noon.AddHours(1), set.ExpiresAt);
        Assert.True(set.HasSessionToken);
    }

    [Fact]
    public void Signed_again_is_the_same_upload_at_another_time()
    {
        UploadRequest request = Sets.Request("a b/../é'%2F.iso") with { ExpectedBucketOwner = "111122223333", RequesterPays = true };
        request = request with { ChecksumAlgorithm = "CRC32", PartChecksums = [.. Enumerable.Repeat("AAAAAA==", request.Plan.Count)] };
        PresignedUpload set = PresignedUpload.FromJson(Sets.Sign(request).ToJson());

        UploadRequest again = UploadSigner.Again(set, Sets.Noon.AddDays(1), TimeSpan.FromHours(2));

        string expected = Sets.Sign(request with { SignedAt = Sets.Noon.AddDays(1), ExpiresIn = TimeSpan.FromHours(2) }).ToJson();
        Assert.Equal(expected, Sets.Sign(again).ToJson());
    }

    [Theory]
    [InlineData("reports", null, AddressingStyle.Auto)]
    [InlineData("my.dotted.bucket", null, AddressingStyle.Auto)]
    [InlineData("reports", null, AddressingStyle.Path)]
    [InlineData("reports", "http://127.0.0.1:9000/base", AddressingStyle.Auto)]
    [InlineData("reports", "https://s3.example.com:8443", AddressingStyle.Virtual)]
    [InlineData("reports", "https://s3.example.com:443", AddressingStyle.Auto)]
    [InlineData("arn:aws:s3:eu-central-1:111122223333:accesspoint/ap", null, AddressingStyle.Auto)]
    public void The_place_is_read_from_the_URLs(string bucket, string? endpoint, AddressingStyle style)
    {
        UploadRequest request = Sets.Request() with
        {
            Address = S3AddressResolver.Resolve(bucket, new S3EndpointOptions { Region = "eu-central-1", EndpointUrl = endpoint, AddressingStyle = style }),
        };
        UploadRequest again = UploadSigner.Again(Sets.Sign(request), request.SignedAt, request.ExpiresIn);
        Assert.Equal(Sets.Sign(request).ToJson(), Sets.Sign(again).ToJson());
        Assert.Equal(request.Address.HostKind, again.Address.HostKind);
    }

    [Fact]
    public void A_set_whose_names_were_edited_is_refused()
    {
        string json = Sets.Sign(Sets.Request()).ToJson();
        foreach ((string from, string to) in new[] { ("\"in/big.iso\"", "\"in/other\""), ("\"BucketName\": \"reports\"", "\"BucketName\": \"secrets\""), ("\"UploadId\": \"2~", "\"UploadId\": \"3~") })
        {
            PresignedUpload set = PresignedUpload.FromJson(json.Replace(from, to, StringComparison.Ordinal));
            PresignException error = Assert.Throws<PresignException>(() => UploadSigner.Again(set, Sets.Noon, TimeSpan.FromHours(1)));
            Assert.Equal("UploadSetOfOtherPlace", error.ErrorId);
        }
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Equal("UploadIdMissing", Assert.Throws<PresignException>(static () => Sets.Sign(Sets.Request() with { UploadId = "" })).ErrorId);
        Assert.Equal("ChecksumsMissing", Assert.Throws<PresignException>(static () => Sets.Sign(Sets.Request() with { ChecksumAlgorithm = "SHA1" })).ErrorId);
        Assert.Equal("ChecksumAlgorithmUnknown", Assert.Throws<PresignException>(static () => Sets.Sign(Sets.Request() with { ChecksumAlgorithm = "MD5" })).ErrorId);
        Assert.Equal("ExpiryOutOfRange", Assert.Throws<PresignException>(static () => Sets.Sign(Sets.Request() with { ExpiresIn = TimeSpan.FromDays(8) })).ErrorId);
    }

    private static string? Text(JsonElement c, string name) => c.GetProperty(name).GetString();

    // botocore writes the parameters in another order, which the signature does not depend on.
    private static string Sorted(string url)
    {
        string[] parts = url.Split('?', 2);
        return parts[0] + "?" + string.Join('&', parts[1].Split('&').Order(StringComparer.Ordinal));
    }

    private static JsonElement.ArrayEnumerator Read() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "tests/cases/upload.json"))).RootElement.GetProperty("cases").EnumerateArray();
}
