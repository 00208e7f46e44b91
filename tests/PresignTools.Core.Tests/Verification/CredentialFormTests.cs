using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Search;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Verification;

/// <summary>
/// Malformed parts of a credential are findings, with and without a secret, and a secret that was given is never passed over.
/// </summary>
public class CredentialFormTests
{
    private const string Rest = "&X-Amz-Date=20260301T120000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=";
    private const string Aws = "https://reports.s3.eu-central-1.amazonaws.com/x.pdf?";
    private const string Own = "https://minio.example.com:9000/reports/x.pdf?";
    private static readonly string Signature = new('a', 64);

    public static TheoryData<string> EverywhereMalformed =>
    [
        "AKIA%20X/20260301/eu-central-1/s3/aws4_request",
        "AKIARTX3GSDSQEYGAPBA%20/20260301/eu-central-1/s3/aws4_request",
        "%20AKIARTX3GSDSQEYGAPBA/20260301/eu-central-1/s3/aws4_request",
        "AKIARTX3%C2%A0GSDSQEYGAPBA/20260301/eu-central-1/s3/aws4_request",
        "AKIARTX3%09GSDSQEYGAPBA/20260301/eu-central-1/s3/aws4_request",
        "AKIARTX3GSDSQEYGAPBA%0D%0A/20260301/eu-central-1/s3/aws4_request",
        "AKIARTX3%00GSDSQEYGAPBA/20260301/eu-central-1/s3/aws4_request",
        "AKIARTX3%7FGSDSQEYGAPBA/20260301/eu-central-1/s3/aws4_request",
        "AKIARTX3%C2%85GSDSQEYGAPBA/20260301/eu-central-1/s3/aws4_request",
        "AKIARTX3%E2%80%8BGSDSQEYGAPBA/20260301/eu-central-1/s3/aws4_request",
        "AKIARTX3%E2%80%AEGSDSQEYGAPBA/20260301/eu-central-1/s3/aws4_request",
        "AKIARTX3%FFGSDSQEYGAPBA/20260301/eu-central-1/s3/aws4_request",
        "AKIARTX3%2509GSDSQEYGAPBA/20260301/eu-central-1/s3/aws4_request",
        "AKIARTX3%2520GSDSQEYGAPBA/20260301/eu-central-1/s3/aws4_request",
        "/20260301/eu-central-1/s3/aws4_request",
        "AKIARTX3GSDSQEYGAPBA//20260301/eu-central-1/s3/aws4_request",
        "/AKIARTX3GSDSQEYGAPBA/20260301/eu-central-1/s3/aws4_request",
        "AKIARTX3GSDSQEYGAPBA//eu-central-1/s3/aws4_request",
        "AKIARTX3GSDSQEYGAPBA/20260301//s3/aws4_request",
        "AKIARTX3GSDSQEYGAPBA/20260301/eu-central-1//aws4_request",
        "AKIARTX3GSDSQEYGAPBA/20260301/eu-central-1/s3/",
        "AKIARTX3GSDSQEYGAPBA/20260301/eu-central-1/s3",
        "AKIARTX3GSDSQEYGAPBA",
        "%20",
        "AKIARTX3GSDSQEYGAPBA/20260301/eu-central-1/s3/aws4_request/more",
        "AKIARTX3GSDSQEYGAPBA/2026030/eu-central-1/s3/aws4_request",
        "AKIARTX3GSDSQEYGAPBA/20260301%20/eu-central-1/s3/aws4_request",
        "AKIARTX3GSDSQEYGAPBA/20260301/eu-central-1%20/s3/aws4_request",
        "AKIARTX3GSDSQEYGAPBA/20260301/eu-%C2%A0central-1/s3/aws4_request",
        "AKIARTX3GSDSQEYGAPBA/20260301/eu-central-1%0A/s3/aws4_request",
        "AKIARTX3GSDSQEYGAPBA/20260301/eu-central-1/s3%09/aws4_request",
        "AKIARTX3GSDSQEYGAPBA/20260301/eu-central-1/s3/aws4_request%20",
    ];

    public static TheoryData<string> MalformedOnAws =>
    [
        "AKIA/20260301/eu-central-1/s3/aws4_request",
        "AKIA-RTX3-GSDS-QEYG/20260301/eu-central-1/s3/aws4_request",
        "AKIARTX3GSDSQEYGAPB%C3%84/20260301/eu-central-1/s3/aws4_request",
        "AKIARTX3GSDSQEYGAPBA%3D/20260301/eu-central-1/s3/aws4_request",
        "AKIARTX3GSDSQEYGAPBA/20260301/20260301/eu-central-1/s3/aws4_request",
        new string('A', 129) + "/20260301/eu-central-1/s3/aws4_request",
        "AKIARTX3GSDSQEYGAPBA/20260301/eu_central_1/s3/aws4_request",
    ];

    [Theory]
    [MemberData(nameof(EverywhereMalformed))]
    [MemberData(nameof(MalformedOnAws))]
    public void On_aws_it_is_a_fault(string credential) => Refused(Aws + V4(credential));

    [Theory]
    [MemberData(nameof(EverywhereMalformed))]
    public void On_any_server_it_is_a_fault(string credential) => Refused(Own + V4(credential));

    [Theory]
    [InlineData("minioadmin")]
    [InlineData("test:tester")]
    [InlineData("team/app")]
    [InlineData("user@example.com")]
    [InlineData("k%C3%A4y")]
    public void Servers_of_ones_own_take_ids_of_their_own(string id)
    {
        PresignedUrlTest result = Test(Own + V4(id + "/20260301/us-east-1/s3/aws4_request"), null);

        Assert.True(result.IsValid, string.Join("\n", result.Findings));
        Assert.Equal(SignatureState.NotChecked, result.SignatureState);
    }

    [Fact]
    public void An_id_that_signed_is_what_its_signer_meant_though_it_is_short()
    {
        var shortId = new SigningCredentials("AKIDEXAMPLE", Signed.Secret);

        PresignedUrlTest result = Signed.Test(Signed.Url(by: shortId), with: shortId);
        PresignedUrlTest unknown = Signed.Test(Signed.Url(by: shortId), secret: false);

        Assert.True(result.IsValid, string.Join("\n", result.Findings));
        Assert.Contains(result.Findings, f => f.Cause == CauseId.InvalidOrDeletedAccessKey && f.Status == FindingStatus.Warning);
        Assert.Equal(CauseId.InvalidOrDeletedAccessKey, unknown.Cause);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%20")]
    [InlineData("AKIARTX3GSDSQEYGAPBA%20")]
    [InlineData("AKIARTX3%C2%A0GSDSQEYGAPBA")]
    [InlineData("AKIARTX3%09GSDSQEYGAPBA")]
    [InlineData("AKIARTX3%2509GSDSQEYGAPBA")]
    [InlineData("AKIA")]
    [InlineData("AKIARTX3/GSDSQEYGAPBA")]
    [InlineData("AKIARTX3GSDSQEYGAPBA/20260301/us-east-1/s3/aws4_request")]
    public void In_version_2_too(string id) =>
        Refused("https://reports.s3.amazonaws.com/x.pdf?AWSAccessKeyId=" + id
            + "&Expires=1800000000&Signature=1No4mq5ETf02z8aet9voy6gui6E%3D");

    [Theory]
    [InlineData("AKIA%20X/20260301/s3/aws4_request", "%2A")]
    [InlineData("AKIARTX3GSDSQEYGAPBA/20260301/eu-central-1/s3/aws4_request", "%2A")]
    [InlineData("AKIARTX3GSDSQEYGAPBA/20260301/s3", "%2A")]
    [InlineData("AKIARTX3GSDSQEYGAPBA/20260301//aws4_request", "%2A")]
    [InlineData("AKIARTX3GSDSQEYGAPBA%C2%A0/20260301/s3/aws4_request", "%2A")]
    [InlineData("AKIARTX3GSDSQEYGAPBA/20260301/s3/aws4_request", "")]
    [InlineData("AKIARTX3GSDSQEYGAPBA/20260301/s3/aws4_request", "eu-west-1%2C%20us-east-1")]
    public void In_version_4A_too(string credential, string regions) =>
        Refused("https://a.mrap.accesspoint.s3-global.amazonaws.com/k?X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Credential="
            + credential.Replace("/", "%2F") + "&X-Amz-Region-Set=" + regions + Rest
            + "3045022100" + new string('7', 64) + "0220" + new string('7', 64));

    /// <summary>With a secret, without one, with everything known of the request and with nothing.</summary>
    private static void Refused(string url)
    {
        string id = PresignedUrlVerifier.AccessKeyIdOf(url) ?? string.Empty;
        foreach (SigningCredentials? credentials in new[] { null, SigningCredentials.ForUrl(id, "any", null, "test") })
        {
            foreach (SearchEffort effort in new[] { SearchEffort.None, SearchEffort.Full })
            {
                PresignedUrlTest result = Test(url, credentials, effort);

                Assert.False(result.IsValid);
                Assert.Contains(result.Findings, f => f.Status == FindingStatus.Fail);
                Assert.NotEqual(SignatureState.Correct, result.SignatureState);
                Assert.DoesNotContain("Valid;", result.Summary);
                Assert.All(result.Findings, f => Assert.DoesNotContain(f.Evidence, char.IsControl));
            }
        }
    }

    private static PresignedUrlTest Test(string url, SigningCredentials? credentials, SearchEffort effort = SearchEffort.None) =>
        new(PresignedUrlVerifier.Judge(new ReceivedRequest { Url = url, Method = "GET", Headers = [] }, credentials, Signed.Time, null,
            effort, new SigningKeyCache()));

    private static string V4(string credential) => "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + credential.Replace("/", "%2F")
        + Rest + Signature;
}
