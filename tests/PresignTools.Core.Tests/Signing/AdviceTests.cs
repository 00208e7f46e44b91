using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Policies.Operations;
using PresignTools.Signing;

namespace PresignTools.Tests.Signing;

/// <summary>What is signed for the wrong method, and names that are nearly right.</summary>
public class AdviceTests
{
    [Theory]
    [InlineData("GET", "Content-Type", "ContentTypeOnRead")]
    [InlineData("PUT", "Content-Type", null)]
    [InlineData("GET", "x-amz-meta-a", "UploadSettingOnRead")]
    [InlineData("HEAD", "x-amz-tagging", "UploadSettingOnRead")]
    [InlineData("PUT", "x-amz-meta-a", null)]
    [InlineData("GET", "x-amz-expected-bucket-owner", null, "111122223333")]
    public void A_header_that_the_method_makes_nothing_of(string method, string header, string? id, string value = "1") =>
        Assert.Equal(id, new PresignTemplate(new PresignOptions { Method = method, Headers = [new(header, value)] }).Warnings.SingleOrDefault()?.Id);

    [Fact]
    public void A_setting_of_downloads_with_an_upload() =>
        Assert.Equal(
            "ResponseSettingOnUpload",
            Assert.Single(new PresignTemplate(new PresignOptions { Method = "PUT", DownloadName = "x" }).Warnings).Id);

    [Theory]
    [InlineData("GET", true)]
    [InlineData("HEAD", true)]
    [InlineData("PUT", false)]
    public void Encryption_headers_are_refused_with_a_read(string method, bool refused)
    {
        var options = new PresignOptions { Method = method, ServerSideEncryption = "AES256" };
        Assert.Equal(refused ? "EncryptionOnRead" : null, (Record.Exception(() => new PresignTemplate(options)) as PresignException)?.ErrorId);
    }

    [Theory]
    [InlineData("a%20b", true)]
    [InlineData("%C3%BC", true)]
    [InlineData("a%2Fb", true)]
    [InlineData("50% off", false)]
    [InlineData("100%", false)]
    [InlineData("%41", false)]
    [InlineData("%2e%2e", false)]
    [InlineData("a%20b%", false)]
    public void A_key_that_looks_encoded(string key, bool looks) => Assert.Equal(looks, KeyAdvice.LooksEncoded(key));

    [Theory]
    [InlineData("eucentral1", "eu-central-1")]
    [InlineData("EUCentral1", "eu-central-1")]
    [InlineData("Frankfurt", "eu-central-1")]
    [InlineData("Europe (Ireland)", "eu-west-1")]
    [InlineData("eu-west-1a", "eu-west-1")]
    [InlineData("us_east_1", "us-east-1")]
    [InlineData("eu-west1", "eu-west-1")]
    public void A_region_that_is_nearly_one(string text, string region)
    {
        PresignException fault = Assert.Throws<PresignException>(() => S3AddressResolver.Resolve("b", new S3EndpointOptions { Region = text }));
        Assert.Equal("RegionUnknown", fault.ErrorId);
        Assert.Contains($"Did you mean {region}?", fault.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3:GetObjects", "s3:GetObject")]
    [InlineData("s3:PutObjct", "s3:PutObject")]
    public void An_action_that_is_nearly_one(string action, string meant) => Assert.Equal(meant, S3Actions.Meant(action)[0]);

    [Theory]
    [InlineData("s3:GetObject")]
    [InlineData("S3:getobject")]
    [InlineData("s3:ListBucket")]
    [InlineData("s3:GetObjectVersionAttributes")]
    [InlineData("kms:Decrypts")]
    public void An_action_that_is_one_or_of_another_service(string action) => Assert.Empty(S3Actions.Meant(action));
}
