using PresignTools.Signing;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes;

/// <summary>URLs of other kinds than the tests of signing need.</summary>
internal static class Urls
{
    /// <summary>The host of the signed URLs of these tests.</summary>
    internal const string Host = "examplebucket.s3.eu-central-1.amazonaws.com";

    /// <summary>A multi-region access point.</summary>
    internal const string MultiRegionHost = "mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com";

    /// <summary>The global host, signed for a bucket of another region.</summary>
    internal static string Global { get; } = On("examplebucket.s3.amazonaws.com");

    /// <summary>A server that is not AWS's, which has the bucket in the path.</summary>
    internal static string OwnServer { get; } = Signed.Url(endpoint: new()
    {
        Region = "us-east-1",
        EndpointUrl = "https://minio.example.com",
    });

    /// <summary>A URL in Signature Version 2.</summary>
    internal static string Version2 { get; } = OfVersion2("https://" + Host + "/reports/q3.pdf");

    /// <summary>The signed URL, with another host.</summary>
    internal static string On(string host) => Signed.Url().Replace(Host, host, StringComparison.Ordinal);

    /// <summary>The signed URL, with one text in place of another that must be in it.</summary>
    internal static string With(string old, string text, string? url = null)
    {
        url ??= Signed.Url();
        Assert.Contains(old, url, StringComparison.Ordinal);
        return url.Replace(old, text, StringComparison.Ordinal);
    }

    /// <summary>The signed URL without one of its parameters.</summary>
    internal static string Without(string parameter, string? url = null)
    {
        url ??= Signed.Url();
        int start = url.IndexOf(parameter + "=", StringComparison.Ordinal), end = url.IndexOf('&', start);
        return end < 0 ? url[..(start - 1)] : url[..start] + url[(end + 1)..];
    }

    /// <summary>A URL in Signature Version 2 for another host.</summary>
    internal static string OfVersion2(string address)
    {
        const string Expires = "1772370000";    // an hour after the time of the tests
        string toSign = SignatureV2.StringToSign("GET", "/examplebucket/reports/q3.pdf", [], [], Expires);
        string signature = Uri.EscapeDataString(SignatureV2.Sign(Signed.Secret, toSign));
        return $"{address}?AWSAccessKeyId={Signed.Credentials.AccessKeyId}&Expires={Expires}&Signature={signature}";
    }
}
