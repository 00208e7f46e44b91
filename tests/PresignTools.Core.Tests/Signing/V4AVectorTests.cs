using System.Text;
using System.Text.Json;
using PresignTools.Signing;
using PresignTools.Inspection;
using PresignTools.Verification.Search;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Signing;

/// <summary>The suite of the AWS common runtime: its signatures are accepted, and its requests canonicalized as it does.</summary>
public class V4AVectorTests
{
    private static readonly SigningCredentials Example = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    // Paths that the suite normalizes (., .., //), which S3 takes as they are sent; and a token that is added after signing, which S3 signs.
    private static readonly string[] NotAsS3 =
    [
        "get-relative-normalized", "get-relative-relative-normalized", "get-slash-dot-slash-normalized", "get-slash-pointless-dot-normalized", "get-slashes-normalized",
        "get-slash-normalized", "post-sts-header-after",
    ];

    public sealed record Vector(
        string Name, string Method, string Url, string[][] Headers, string CanonicalRequest, string StringToSign, string Signature, string HeaderStringToSign, string HeaderSignature)
    {
        public override string ToString() => Name;
    }

    private static Vector[] Read() => JsonSerializer.Deserialize<Vector[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "sigv4a", "aws-c-auth.json")), JsonSerializerOptions.Web)!;

    public static TheoryData<string> Names() => [.. Read().Select(v => v.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_signatures_are_accepted_and_ours_are_made_with_the_same_key(string name)
    {
        Vector vector = Read().Single(v => v.Name == name);
        var key = new EcdsaKey(Example.AccessKeyId, Example.SecretAccessKey);
        byte[] query = Encoding.UTF8.GetBytes(vector.StringToSign), header = Encoding.UTF8.GetBytes(vector.HeaderStringToSign);

        Assert.True(key.Verify(query, query.Length, vector.Signature));
        Assert.True(key.Verify(header, header.Length, vector.HeaderSignature));
        Assert.False(key.Verify(query, query.Length, vector.HeaderSignature));
        Assert.True(key.Verify(query, query.Length, Convert.ToHexStringLower(key.Sign(query, query.Length))));
        Assert.Equal("b6618f6a65740a99e650b33b6b4b5bd0d43b176d721a3edfea7e7d2d56d936b1", Convert.ToHexStringLower(key.PublicPoint.X!));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_request_has_our_canonical_form(string name)
    {
        Vector vector = Read().Single(v => v.Name == name);
        RequestParts parts = Parts(vector);
        if (NotAsS3.Contains(name))
        {
            Assert.NotEqual(vector.CanonicalRequest, parts.CanonicalText());
            return;
        }

        Assert.Equal(vector.CanonicalRequest, parts.CanonicalText());
        Assert.Equal(vector.StringToSign, parts.StringToSign());

        string given = vector.Url[(vector.Url.IndexOf("X-Amz-Signature=", StringComparison.Ordinal) + "X-Amz-Signature=".Length)..];
        using var evaluator = new SignatureEvaluator(Example, new SigningKeyCache(), given);
        Assert.Equal(SignatureFit.Exact, evaluator.Try(parts));
    }

    /// <summary>The request with the suite's hash of the body, which S3 does not sign in a URL.</summary>
    private static RequestParts Parts(Vector vector)
    {
        var request = new ReceivedRequest
        {
            Url = vector.Url,
            Method = vector.Method,
            Headers = [.. vector.Headers.Select(h => new KeyValuePair<string, string>(h[0], h[1]))],
        };
        var context = new VerificationContext(request, RawUrl.Parse(vector.Url), Example, default, null);
        return RequestParts.Of(context)! with { Payload = vector.CanonicalRequest.Split('\n')[^1] };
    }
}
