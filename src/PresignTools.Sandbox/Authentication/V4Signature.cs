using System.Globalization;
using System.Text;
using PresignTools.Sandbox.Http;
using PresignTools.Signing;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Sandbox.Authentication;

/// <summary>The texts and the signature of a request that is signed in its header, from the same canonicalizer that signs.</summary>
internal sealed class V4Signature
{
    private readonly byte[] _key;

    internal V4Signature(
        SandboxRequest request,
        IReadOnlyList<string> signedHeaders,
        string date,
        string day,
        string region,
        string service,
        string payload,
        string secret)
    {
        Date = date;
        Scope = $"{day}/{region}/{service}/aws4_request";
        _key = SigningKeyCache.Derive(secret, int.Parse(day, NumberStyles.None, CultureInfo.InvariantCulture), region, service);

        Utf8Buffer canonical = Utf8Buffer.Rent(), toSign = Utf8Buffer.Rent();
        canonical.Append(request.Method);
        canonical.Append((byte)'\n');
        CanonicalRequest.AppendRawUri(canonical, request.Url.Path);
        canonical.Append((byte)'\n');
        canonical.Append(CanonicalQuery.OfRaw(request.Url.Parameters, SignatureParameters.SignatureName).Text);
        CanonicalHeaders headers = CanonicalHeaders.OfReceived(signedHeaders.Where(n => n != "host").Distinct()
            .Select(n => new KeyValuePair<string, string>(n, CanonicalHeaders.Fold(request.Header(n) ?? string.Empty))));
        CanonicalRequest.AppendEnd(canonical, headers, VerificationContext.CanonicalHost(request.Host, request.Target.Scheme), payload);
        SignatureV4.AppendStringToSign(toSign, SignatureV4.Algorithm, date, Scope, canonical);
        CanonicalText = canonical.Utf8Text();
        StringToSign = toSign.Utf8Text();
        toSign.Return();
        canonical.Return();
        Signature = Sign(StringToSign);
    }

    internal string Date { get; }

    internal string Scope { get; }

    internal string CanonicalText { get; }

    internal string StringToSign { get; }

    internal string Signature { get; }

    internal string Sign(string text)
    {
        byte[] data = Encoding.UTF8.GetBytes(text);
        return Convert.ToHexStringLower(Hashing.HmacSha256(_key, data, 0, data.Length));
    }
}
