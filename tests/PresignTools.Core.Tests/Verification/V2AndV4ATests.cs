using System.Globalization;
using System.Numerics;
using System.Text;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Verification;

/// <summary>Signature Version 2 and 4A: known vectors, and URLs verified with them.</summary>
public class V2AndV4ATests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static readonly SigningCredentials Credentials = new("AKIAIOSFODNN7EXAMPLE", Secret);

    [Theory]
    [InlineData("GET", "/awsexamplebucket1/photos/puppy.jpg", "1175139620", "", "1No4mq5ETf02z8aet9voy6gui6E=")]
    [InlineData("GET", "/examplebucket/test.txt", "1369353600", "response-content-disposition=attachment; filename=\"a b.txt\"|versionId=abc/1|x-amz-security-token=TOKEN//==", "jwDQ0UouQRYduu09VuF6XcND+s0=")]
    public void V2_vectors(string method, string resource, string expires, string query, string signature)
    {
        List<KeyValuePair<string, string?>> parameters = [.. query.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).Select(p => new KeyValuePair<string, string?>(p[0], p[1]))];

        string text = SignatureV2.StringToSign(method, resource, parameters, [], expires);

        Assert.Equal(signature, SignatureV2.Sign(Secret, text));
    }

    [Fact]
    public void V2_vector_with_headers()
    {
        string text = SignatureV2.StringToSign("PUT", "/examplebucket/up.bin", [], [new("x-amz-meta-note", "a,b"), new("content-type", "image/png"), new("x-amz-acl", "public-read")], "1369353600");

        Assert.Equal("rIVRT06WFdO4rLKjtP8T00SN8gc=", SignatureV2.Sign(Secret, text));
    }

    [Theory]
    [InlineData("https://s3.amazonaws.com/examplebucket/test.txt")]
    [InlineData("https://examplebucket.s3.amazonaws.com/test.txt")]
    public void V2_url_is_verified_in_both_host_forms(string start)
    {
        string url = start + "?response-content-disposition=attachment%3B%20filename%3D%22a%20b.txt%22&versionId=abc%2F1&x-amz-security-token=TOKEN%2F%2F%3D%3D&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Expires=1369353600&Signature=jwDQ0UouQRYduu09VuF6XcND%2Bs0%3D";

        PresignedUrlTest result = PresignedUrlVerifier.Verify(new ReceivedRequest { Url = url, Method = "GET" }, Credentials, DateTimeOffset.FromUnixTimeSeconds(1369353600));

        Assert.True(result.SignatureMatches, string.Join("\n", result.Findings));
        Assert.Equal("SigV2", result.SignatureVersion);
    }

    [Fact]
    public void V2_url_with_another_method_or_secret_is_explained()
    {
        const string Url = "https://s3.amazonaws.com/awsexamplebucket1/photos/puppy.jpg?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Expires=1175139620&Signature=1No4mq5ETf02z8aet9voy6gui6E%3D";
        DateTimeOffset now = DateTimeOffset.FromUnixTimeSeconds(1175139000);

        PresignedUrlTest method = PresignedUrlVerifier.Verify(new ReceivedRequest { Url = Url, Method = "PUT" }, Credentials, now);
        PresignedUrlTest secret = PresignedUrlVerifier.Verify(new ReceivedRequest { Url = Url, Method = "GET" }, new SigningCredentials("AKIAIOSFODNN7EXAMPLE", Secret + " "), now);

        PresignedUrlTest added = PresignedUrlVerifier.Verify(new ReceivedRequest { Url = Url + "&response-content-type=text%2Fcsv", Method = "GET" }, Credentials, now);

        Assert.Equal(CauseId.WrongMethod, method.Cause);
        Assert.Equal(["method"], method.Differences);
        Assert.Equal(CauseId.ExtraQueryParameter, added.Cause);
        Assert.Contains(added.Findings, f => f.Evidence == "Added after signing: response-content-type.");
        Assert.Equal(CauseId.WrongSecretKey, secret.Cause);
        Assert.Equal(["secret"], secret.Differences);
    }

    // The first key is aws-c-auth's own (tests/key_derivation_tests.c), the second that of its signing test suite (tests/aws-signing-test-suite/v4a).
    [Theory]
    [InlineData("AKISORANDOMAASORANDOM", "q+jcrXGc+0zWN6uzclKVhvMmUsIfRPa4rlRandom", "7fd3bd010c0d9c292141c2b77bfbde1042c92e6836fff749d1269ec890fca1bd", "15d242ceebf8d8169fd6a8b5a746c41140414c3b07579038da06af89190fffcb", "0515242cedd82e94799482e4c0514b505afccf2c0c98d6a553bf539f424c5ec0")]
    [InlineData("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "7efc8c0e65a324242818c5a50c891c6060b6a00717b7ba3cbe3c5d765be9259c", "b6618f6a65740a99e650b33b6b4b5bd0d43b176d721a3edfea7e7d2d56d936b1", "865ed22a7eadc9c5cb9d2cbaca1b3699139fedc5043dc6661864218330c8e518")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", Secret, "04c4d39191ae06f37a86b873d2f9951f7c37621d69e0eb834fb622c368f360c3", "18b7d04643359f6ec270dcbab8dce6d169d66ddc9778c75cfb08dfdb701637ab", "fa36b35e4fe67e3112261d2e17a956ef85b06e44712d2850bcd3c2161e9993f2")]
    public void V4A_keys_are_derived(string id, string secret, string d, string x, string y)
    {
        BigInteger key = SignatureV4A.DerivePrivateKey(id, secret);

        Assert.Equal(Number(d), key);
        Assert.Equal((Number(x), Number(y)), SignatureV4A.PublicKey(key));
    }

    [Fact]
    public void V4A_signature_of_the_crt_is_accepted_and_a_changed_text_is_not()
    {
        const string Signature = "3045022100b3246f8e1442dd58e73292ae1294720c3256ee58f6cea50f3a3f83b4a4b0331a0220329693f7745c9008a5887c0529ceccb0fae4e16d707b712ea66acdbaf963769a";
        byte[] text = Encoding.ASCII.GetBytes("AWS4-ECDSA-P256-SHA256\n20150830T123600Z\n20150830/service/aws4_request\n890c4ed28c1a1ac10b5862719b537afbe392e987dc1aab1efa16fe7de41d3c81");
        BigInteger key = SignatureV4A.DerivePrivateKey("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

        Assert.True(SignatureV4A.Verify(key, text, text.Length, Signature));
        Assert.True(SignatureV4A.Verify(key, text, text.Length, Signature.ToUpperInvariant()));
        text[40]++;
        Assert.False(SignatureV4A.Verify(key, text, text.Length, Signature));
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("3006020100020100")]
    [InlineData("3006020101020100")]
    [InlineData("30060201ff020101")]
    [InlineData("3006020101020101ff")]
    [InlineData("300702020001020101")]
    [InlineData("3008020101020101ffff")]
    [InlineData("zz06020101020101")]
    [InlineData("3026022100ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551020101")]
    public void V4A_signature_that_is_none(string hex)
    {
        byte[] text = Encoding.ASCII.GetBytes("text");
        Assert.False(SignatureV4A.TryReadDer(hex, out _, out _));
        Assert.False(SignatureV4A.Verify(SignatureV4A.DerivePrivateKey("AKIDEXAMPLE", Secret), text, text.Length, hex));
    }

    [Fact]
    public void V4A_signature_of_the_largest_numbers_is_read()
    {
        const string Largest = "022100ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550";
        Assert.True(SignatureV4A.TryReadDer("3046" + Largest + Largest, out BigInteger r, out BigInteger s));
        Assert.Equal(r, s);
        Assert.Equal(Number("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550"), r);
    }

    [Fact]
    public void V4A_url_is_verified_and_a_wrong_method_named()
    {
        const string Start = "https://mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com/a%20b.txt?X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260301%2Fs3%2Faws4_request"
            + "&X-Amz-Date=20260301T120000Z&X-Amz-Expires=3600&X-Amz-Region-Set=%2A&X-Amz-SignedHeaders=host";
        var now = new DateTimeOffset(2026, 3, 1, 12, 30, 0, TimeSpan.Zero);
        string toSign = PresignedUrlVerifier.Verify(new ReceivedRequest { Url = Start + "&X-Amz-Signature=" + Ecdsa("x"), Method = "GET" }, null, now).StringToSign!;
        string url = Start + "&X-Amz-Signature=" + Ecdsa(toSign);

        PresignedUrlTest good = PresignedUrlVerifier.Verify(new ReceivedRequest { Url = url, Method = "GET" }, Credentials, now);
        PresignedUrlTest put = PresignedUrlVerifier.Verify(new ReceivedRequest { Url = url, Method = "PUT" }, Credentials, now);

        Assert.True(good.SignatureMatches, string.Join("\n", good.Findings));
        Assert.True(good.IsValid, string.Join("\n", good.Findings));
        Assert.Equal("SigV4A", good.SignatureVersion);
        Assert.False(put.SignatureMatches);
        Assert.Equal(["method"], put.Differences);
    }

    /// <summary>Signs with the framework's ECDSA, which has nothing in common with the arithmetic under test.</summary>
    private static string Ecdsa(string text)
    {
        BigInteger d = SignatureV4A.DerivePrivateKey("AKIAIOSFODNN7EXAMPLE", Secret);
        (BigInteger x, BigInteger y) = SignatureV4A.PublicKey(d);
        using var ecdsa = System.Security.Cryptography.ECDsa.Create(new System.Security.Cryptography.ECParameters
        {
            Curve = System.Security.Cryptography.ECCurve.NamedCurves.nistP256,
            D = Bytes(d),
            Q = new System.Security.Cryptography.ECPoint { X = Bytes(x), Y = Bytes(y) },
        });
        return Convert.ToHexStringLower(ecdsa.SignData(Encoding.UTF8.GetBytes(text), System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.DSASignatureFormat.Rfc3279DerSequence));
    }

    private static byte[] Bytes(BigInteger number)
    {
        byte[] bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[32 - bytes.Length], .. bytes];
    }

    private static BigInteger Number(string hex) => BigInteger.Parse("0" + hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
