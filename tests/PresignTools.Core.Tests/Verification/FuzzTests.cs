using CsCheck;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Search;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Verification;

/// <summary>Whatever comes in, nothing is thrown but the documented errors, and no secret comes out.</summary>
public class FuzzTests
{
    private static readonly string[] Documented = ["UrlMalformed", "UrlTooLong"];
    private static readonly string[] Starts = [Signed.Url("a b/ü.txt", "PUT", Signed.Session, headers: [("content-type", "text/csv")], query: [("versionId", "1/2")]), Signed.Url(),
        "https://s3.amazonaws.com/b/k?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Expires=1175139620&Signature=1No4mq5ETf02z8aet9voy6gui6E%3D&x-amz-security-token=TOKEN",
        "https://a.mrap.accesspoint.s3-global.amazonaws.com/k?X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260301%2Fs3%2Faws4_request&X-Amz-Date=20260301T120000Z&X-Amz-Expires=3600&X-Amz-Region-Set=%2A&X-Amz-SignedHeaders=host&X-Amz-Signature=3045"];

    private static readonly Gen<string> AnyText = Gen.OneOf<string>(Gen.String[0, 200], Gen.Byte.Array[0, 200].Select(System.Text.Encoding.Latin1.GetString));

    private static readonly Gen<string> Mutated = Gen.Select(Gen.Int[0, Starts.Length - 1], Gen.Select(Gen.Int[0, 2], Gen.Int[0, 10_000], Gen.OneOf<string>(AnyText, Gen.OneOf("&", "%", "%2", "+", "\n", "%00", "/", "//", "/../", "?", "#", ";", "=", "&amp;", "\uD800", "%C3", "99999999999999999999", "-1"))).Array[1, 4])
        .Select(static (start, edits) =>
        {
            string text = Starts[start];
            foreach ((int kind, int place, string insert) in edits)
            {
                int at = text.Length == 0 ? 0 : place % text.Length;
                text = kind switch { 0 => text.Insert(at, insert), 1 => text.Remove(at, Math.Min(insert.Length, text.Length - at)), _ => text.Remove(at, Math.Min(insert.Length, text.Length - at)).Insert(at, insert) };
            }

            return text;
        });

    private static readonly Gen<KeyValuePair<string, string>[]?> Headers = Gen.Select(
        Gen.Bool, Gen.Select(Gen.OneOf<string>(Gen.OneOf("content-type", "Host", "authorization", "x-amz-meta-a", "X-Amz-Content-Sha256", "content-md5", "transfer-encoding", ""), AnyText), AnyText).Array[0, 4],
        static (known, pairs) => known ? pairs.Select(static p => new KeyValuePair<string, string>(p.Item1, p.Item2)).ToArray() : null);

    [Fact]
    public void Random_and_mutated_urls_and_headers()
        => Gen.Select(Gen.OneOf<string>(AnyText, Mutated, Mutated, Mutated), Headers, Gen.OneOf<string>(Gen.OneOf("GET", "PUT", "HEAD", ""), AnyText), Gen.OneOf<string>(Gen.OneOf("", "localhost:9000"), AnyText), Gen.Bool)
            .Sample(static (url, headers, method, host, secret) => Judge(url, headers, method, host, secret, SearchEffort.None), iter: Nightly.Times(10_000));

    [Fact]
    public void The_search_too()
        => Gen.Select(Mutated, Headers).Sample(static (url, headers) => Judge(url, headers, "GET", null, true, SearchEffort.Full), iter: 20);

    private static void Judge(string url, KeyValuePair<string, string>[]? headers, string? method, string? host, bool secret, SearchEffort effort)
    {
        try
        {
            PresignedUrlTest result = new PresignedUrlTest(PresignedUrlVerifier.Judge(new ReceivedRequest { Url = url, Method = method, Headers = headers, Host = host }, secret ? Signed.Session : null, Signed.Time, null, effort, new SigningKeyCache()));
            Assert.DoesNotContain(Signed.Secret, result.CanonicalRequest + result.StringToSign + string.Join(" ", result.Findings));
            Assert.NotNull(result.ToString());
        }
        catch (PresignException e)
        {
            Assert.Contains(e.ErrorId, Documented);
        }
    }
}
