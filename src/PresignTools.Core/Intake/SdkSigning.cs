namespace PresignTools.Intake;

/// <summary>
/// What SDKs do with a header when they sign a URL: most sign it, so that the client has to send it; some move it into the query, where S3
/// takes it from; some leave it out. Sources: aws-sdk-js-v3, S3RequestPresigner.prepareRequest and moveHeadersToQuery; aws-sdk-js,
/// lib/signers/v4.js (unsignableHeaders); aws-sdk-php, SignatureV4 (getHeaderBlacklist, moveHeadersToQuery); aws-sdk-ruby, Presigner;
/// aws-sdk-go-v2, signer/internal/v4/headers.go (RequiredSignedHeaders).
/// </summary>
internal static class SdkSigning
{
    /// <summary>Whether a URL of this call lists the header as signed.</summary>
    internal static bool SignsHeader(SigningCall call, string header)
    {
        string library = call.Library ?? string.Empty;
        bool isAmz = header.StartsWith("x-amz-", StringComparison.Ordinal);
        bool isEncryption = header.StartsWith("x-amz-server-side-encryption", StringComparison.Ordinal);
        return library switch
        {
            "AWS SDK for JavaScript v3" => isAmz ? isEncryption : header != "content-type",
            "AWS SDK for PHP" or "Laravel" => !isAmz && header is not ("content-type" or "content-length" or "cache-control" or "range"),
            "AWS SDK for Ruby" or "Active Storage" => !isAmz && header is not ("cache-control" or "content-length"),
            "AWS SDK for Go v1" or "AWS SDK for Go v2" => !header.StartsWith("x-amz-meta-", StringComparison.Ordinal),
            "AWS SDK for JavaScript v2" => !isAmz,
            _ => true,
        };
    }
}
