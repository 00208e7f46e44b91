using PresignTools.Addressing;
using PresignTools.Responses;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Verification;

/// <summary>Signs URLs for the tests and judges changed ones.</summary>
internal static class Signed
{
    internal const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    internal static readonly DateTimeOffset Time = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    internal static readonly SigningCredentials Credentials = new("AKIAIOSFODNN7EXAMPLE", Secret);
    internal static readonly SigningCredentials Session = new("ASIAIOSFODNN7EXAMPLE", Secret, "IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMQ+==");

    internal static string Url(string key = "reports/q3.pdf", string method = "GET", SigningCredentials? by = null, string region = "eu-central-1", string bucket = "examplebucket",
        (string Name, string Value)[]? query = null, (string Name, string Value)[]? headers = null, int expires = 3600, S3EndpointOptions? endpoint = null) =>
        new Signer().Sign(new PresignRequest
        {
            Method = method,
            Address = S3AddressResolver.Resolve(bucket, (endpoint ?? new S3EndpointOptions { Region = region }) with { Region = region }),
            Key = key,
            Query = CanonicalQuery.Create((query ?? []).Select(p => new KeyValuePair<string, string>(p.Name, p.Value))),
            Headers = CanonicalHeaders.Create((headers ?? []).Select(p => new KeyValuePair<string, string>(p.Name, p.Value))),
            SignedAt = Time,
            ExpiresInSeconds = expires,
        }, by ?? Credentials).Url;

    internal static PresignedUrlTest Test(string url, string? method = "GET", (string Name, string Value)[]? headers = null, bool headersKnown = true, string? host = null,
        SigningCredentials? with = null, bool secret = true, TimeSpan? after = null, S3ErrorResponse? response = null) =>
        PresignedUrlVerifier.Verify(new ReceivedRequest
        {
            Url = url,
            Method = method,
            Host = host,
            Headers = headersKnown ? [.. (headers ?? []).Select(p => new KeyValuePair<string, string>(p.Name, p.Value))] : null,
        }, secret ? with ?? Credentials : null, Time + (after ?? TimeSpan.FromMinutes(10)), response);

    /// <summary>S3's SignatureDoesNotMatch for a canonical request.</summary>
    internal static S3ErrorResponse Refusal(string canonicalRequest, string? stringToSign = null, bool asText = true)
    {
        string bytes = string.Join(' ', System.Text.Encoding.UTF8.GetBytes(canonicalRequest).Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        string text = System.Security.SecurityElement.Escape(canonicalRequest);
        return S3ErrorResponseReader.Read(new S3ResponseInput
        {
            Status = 403,
            Body = "<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message>"
                + (stringToSign is null ? "" : $"<StringToSign>{stringToSign}</StringToSign>")
                + (asText ? $"<CanonicalRequest>{text}</CanonicalRequest>" : "") + $"<CanonicalRequestBytes>{bytes}</CanonicalRequestBytes></Error>",
        });
    }
}
