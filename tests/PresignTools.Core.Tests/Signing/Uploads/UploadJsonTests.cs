using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Signing.Uploads;

namespace PresignTools.Tests.Signing.Uploads;

/// <summary>A set goes through JSON without loss, and what is no set is refused with the reason.</summary>
public class UploadJsonTests
{
    [Fact]
    public void A_set_comes_back_whole() => Gen.Select(Requests.Key, Requests.Credentials, Gen.Long[0, 200 * Sets.Mebibyte]).Sample(static (key, credentials, size) =>
    {
        UploadRequest request = Sets.Request(key, size) with { ExpectedBucketOwner = size % 2 == 0 ? "111122223333" : null };
        PresignedUpload set = Sets.Sign(request, credentials);
        PresignedUpload back = PresignedUpload.FromJson(set.ToJson());
        Assert.Equal(set.ToJson(), back.ToJson());
        Assert.Equal(
            (set.Key, set.Size, set.PartCount, set.EffectiveExpiresAt, set.EarliestExpiresAt, set.LimitedBy, set.AccountId, set.HasSessionToken),
            (back.Key, back.Size, back.PartCount, back.EffectiveExpiresAt, back.EarliestExpiresAt, back.LimitedBy, back.AccountId, back.HasSessionToken));
        Assert.Equal(Sets.Urls(set).Select(static u => u.Url), Sets.Urls(back).Select(static u => u.Url));
        Assert.Equal(Sets.Urls(set).Select(static u => u.RequiredHeaders?.ToString()), Sets.Urls(back).Select(static u => u.RequiredHeaders?.ToString()));
    }, iter: 200);

    [Fact]
    public void A_set_of_an_earlier_version_has_no_further_lists()
    {
        PresignedUpload set = Sets.Sign(Sets.Request());
        JsonNode json = JsonNode.Parse(set.ToJson())!;
        Assert.True(json.AsObject().Remove("ListFurtherParts"));
        Assert.Empty(PresignedUpload.FromJson(json.ToJsonString()).ListFurtherParts);
    }

    [Fact]
    public void The_end_of_credentials_keeps_its_fraction()
    {
        DateTimeOffset end = Sets.Noon.AddMinutes(7).AddTicks(1234567);
        PresignedUpload set = Sets.Sign(Sets.Request(), new SigningCredentials("ASIAQNZGKIQY56JQ7WML", "secret/secret/secret", "token", end));
        Assert.Equal(end, PresignedUpload.FromJson(set.ToJson()).EffectiveExpiresAt);
    }

    [Fact]
    public void Enumerations_as_numbers_and_headers_as_text_are_read()
    {
        PresignedUpload set = Sets.Sign(Sets.Request(size: 1) with { ExpectedBucketOwner = "111122223333" });
        JsonNode json = JsonNode.Parse(set.ToJson())!;
        json["LimitedBy"] = 0;
        json["Parts"]![0]!["RequiredHeaders"] = "x-amz-expected-bucket-owner: 111122223333";
        json["Parts"] = json["Parts"]![0]!.DeepClone();
        Assert.Equal(set.ToJson(), PresignedUpload.FromJson(json.ToJsonString()).ToJson());
    }

    [Theory]
    [InlineData("Key", "null", "Key")]
    [InlineData("Key", "5", "Key")]
    [InlineData("Size", "\"big\"", "Size")]
    [InlineData("Size", "-1", "sizes")]
    [InlineData("Size", "1e30", "Size")]
    [InlineData("PartSize", "5", "sizes")]
    [InlineData("PartSize", "5242880", "parts")]
    [InlineData("SignedAt", "\"yesterday\"", "SignedAt")]
    [InlineData("LimitedBy", "77", "LimitedBy")]
    [InlineData("LimitedBy", "\"Whim\"", "LimitedBy")]
    [InlineData("HasSessionToken", "\"no\"", "HasSessionToken")]
    [InlineData("Parts", "[]", "0 parts")]
    [InlineData("Parts", "[1]", "object")]
    [InlineData("Parts", "null", "Parts")]
    [InlineData("Complete", "{\"Method\":\"POST\",\"Url\":\"file:///etc/passwd\"}", "URL")]
    [InlineData("Complete", "{\"Method\":\"POST\"}", "Url")]
    [InlineData("Abort", "\"https://example.com/\"", "Abort")]
    [InlineData("Abort", "{\"Method\":\"DELETE\",\"Url\":\"https://example.com/\",\"RequiredHeaders\":{\"a\":\"b\\r\\nc: d\"}}", "RequiredHeaders")]
    [InlineData("Abort", "{\"Method\":\"DELETE\",\"Url\":\"https://example.com/\",\"RequiredHeaders\":\"nothing\"}", "RequiredHeaders")]
    public void What_does_not_fit_is_named(string name, string value, string reason)
    {
        JsonNode json = JsonNode.Parse(Sets.Sign(Sets.Request()).ToJson())!;
        json[name] = JsonNode.Parse(value);
        PresignException error = Assert.Throws<PresignException>(() => PresignedUpload.FromJson(json.ToJsonString()));
        Assert.Equal("UploadSetNotReadable", error.ErrorId);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_in_another_order_are_refused()
    {
        JsonNode json = JsonNode.Parse(Sets.Sign(Sets.Request()).ToJson())!;
        JsonArray parts = json["Parts"]!.AsArray();
        JsonNode first = parts[0]!;
        parts.RemoveAt(0);
        parts.Add(first);
        Assert.Contains("part 1", Assert.Throws<PresignException>(() => PresignedUpload.FromJson(json.ToJsonString())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"BucketName\": \"reports\"")]
    public void What_is_no_set_is_refused(string text) =>
        Assert.Equal("UploadSetNotReadable", Assert.Throws<PresignException>(() => PresignedUpload.FromJson(text)).ErrorId);

    [Fact]
    public void The_text_of_a_set_shows_no_URL()
    {
        PresignedUpload set = Sets.Sign(Sets.Request());
        Assert.Equal("reports/in/big.iso (6 parts)", set.ToString());
        Assert.Equal(set.Abort.Url, set.Abort.ToString());
        Assert.Equal(set.PartCount, JsonDocument.Parse(set.ToJson()).RootElement.GetProperty("Parts").GetArrayLength());
    }
}
