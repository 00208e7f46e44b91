using System.Net;
using System.Text;

namespace PresignTools.Tests.Responses;

/// <summary>Sample bodies in the shape that S3 sends; values are made up.</summary>
internal static class Body
{
    internal const string RequestId = "955102B1FB2EXAMP";
    internal const string HostId = "hYCLy116Fake/Host+Id0123456789abcdefghijklmnopqrstuvwxyz0123456789ABCDEF=";
    internal const string Token = "IQoJb3JpZ2luX2VjEFAKETOKENFAKETOKEN/abc+def==";
    internal const string Signature = "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";

    /// <summary>An error as S3 writes it; extras are name=value.</summary>
    internal static string Of(string code, string message, params string[] extras)
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + WebUtility.HtmlEncode(message) + "</Message>");
        foreach (string extra in extras)
        {
            string[] pair = extra.Split('=', 2);
            xml.Append('<').Append(pair[0]).Append('>').Append(WebUtility.HtmlEncode(pair[1])).Append("</").Append(pair[0]).Append('>');
        }

        return xml.Append("<RequestId>").Append(RequestId).Append("</RequestId><HostId>").Append(HostId).Append("</HostId></Error>").ToString();
    }

    internal static string Hex(string text) => string.Join(' ', Encoding.UTF8.GetBytes(text).Select(b => b.ToString("x2", null)));

    internal static string CanonicalRequest(string method = "GET", string path = "/test.txt", string query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Security-Token=IQoJb3JpZ2luX2VjEFAKETOKENFAKETOKEN%2Fabc%2Bdef%3D%3D&X-Amz-SignedHeaders=host", string headers = "host:examplebucket.s3.amazonaws.com\n", string signed = "host") =>
        $"{method}\n{path}\n{query}\n{headers}\n{signed}\nUNSIGNED-PAYLOAD";

    internal static string SignatureMismatch(string? canonicalRequest = null, string key = "AKIAIOSFODNN7EXAMPLE")
    {
        const string StringToSign = "AWS4-HMAC-SHA256\n20130524T000000Z\n20130524/us-east-1/s3/aws4_request\n3bfa292879f6447bbcda7001decf97f4a54dc650c8942174ae0a9121cf58ad04";
        canonicalRequest ??= CanonicalRequest();
        return Of("SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
            "AWSAccessKeyId=" + key, "StringToSign=" + StringToSign, "SignatureProvided=" + Signature, "StringToSignBytes=" + Hex(StringToSign),
            "CanonicalRequest=" + canonicalRequest, "CanonicalRequestBytes=" + Hex(canonicalRequest));
    }
}
