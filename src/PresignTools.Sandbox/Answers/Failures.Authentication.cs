using System.Globalization;
using System.Text;

namespace PresignTools.Sandbox.Answers;

/// <content>Who asks, and is it signed.</content>
internal static partial class Failures
{
    private const string CredentialFault = "Error parsing the X-Amz-Credential parameter; ";

    internal static Failure TwoMechanisms(string authorization) =>
        new(
            400,
            "InvalidArgument",
            "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the "
                + "Authorization header should be specified",
            CauseId.TwoAuthMechanisms,
            ("ArgumentName", "Authorization"),
            ("ArgumentValue", authorization));

    internal static Failure MissingParameters() =>
        QueryParameters(
            "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, "
                + "X-Amz-SignedHeaders, and X-Amz-Expires parameters.",
            CauseId.MissingQueryParameter);

    internal static Failure MissingParametersV2() => new(403, "AccessDenied",
        "Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters", CauseId.MissingQueryParameter);

    internal static Failure QueryParameters(string message, string cause, params (string, string?)[] extras) =>
        new(400, "AuthorizationQueryParametersError", message, cause, extras);

    internal static Failure CredentialMalformed(string cause) =>
        QueryParameters(
            CredentialFault + "the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".",
            cause);

    internal static Failure CredentialFaulty(string message, string cause) => QueryParameters(CredentialFault + message, cause);

    /// <summary>The 400 that tells the right region, for both ways to sign.</summary>
    internal static Failure WrongRegion(bool inQuery, string given, string expected) => new Failure(400,
        inQuery ? "AuthorizationQueryParametersError" : "AuthorizationHeaderMalformed",
        (inQuery ? CredentialFault : "The authorization header is malformed; ") + $"the region '{given}' is wrong; expecting '{expected}'",
        CauseId.WrongRegion, ("Region", expected)).With("x-amz-bucket-region", expected);

    /// <summary>
    /// The same where several regions are in question: at a multi-region access point, or for a set of regions (whose words of S3 are not
    /// documented).
    /// </summary>
    internal static Failure WrongRegionOfMany(string given, string expected, string cause)
    {
        Failure one = WrongRegion(true, given, expected);
        return new Failure(one.Status, one.Code, one.Message, cause, [.. one.Extras]).With("x-amz-bucket-region", expected);
    }

    internal static Failure HeaderMalformed(string message, string cause) =>
        new(400, "AuthorizationHeaderMalformed", "The authorization header is malformed; " + message, cause);

    internal static Failure Expired(string? expires, DateTimeOffset? end, DateTimeOffset now, string cause) =>
        new(
            403,
            "AccessDenied",
            "Request has expired",
            cause,
            ("X-Amz-Expires", expires),
            ("Expires", end is { } e ? Iso(e) : null),
            ("ServerTime", Iso(now)));

    internal static Failure NotYetValid(DateTimeOffset date, DateTimeOffset? end, DateTimeOffset now) =>
        new(
            403,
            "AccessDenied",
            "Request is not yet valid",
            CauseId.ClockSkew,
            ("X-Amz-Date", date.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
            ("Expires", end is { } e ? Iso(e) : null),
            ("ServerTime", Iso(now)));

    internal static Failure TimeTooSkewed(string requestTime, DateTimeOffset now) => new(403, "RequestTimeTooSkewed",
        "The difference between the request time and the current time is too large.", CauseId.ClockSkew,
        ("RequestTime", requestTime), ("ServerTime", Iso(now)), ("MaxAllowedSkewMilliseconds", "900000"));

    internal static Failure HeadersNotSigned(IEnumerable<string> names) =>
        new(
            403,
            "AccessDenied",
            "There were headers present in the request which were not signed",
            CauseId.UnsignedExtraHeader,
            ("HeadersNotSigned", string.Join(", ", names)));

    internal static Failure UnknownKey(string accessKeyId, string cause) => new(403, "InvalidAccessKeyId",
        "The AWS Access Key Id you provided does not exist in our records.", cause, ("AWSAccessKeyId", accessKeyId));

    internal static Failure InvalidToken(string token, string cause) =>
        new(400, "InvalidToken", "The provided token is malformed or otherwise invalid.", cause, ("Token-0", token));

    internal static Failure ExpiredToken(string token) =>
        new(400, "ExpiredToken", "The provided token has expired.", CauseId.CredentialsExpiredBeforeUrl, ("Token-0", token));

    /// <summary>With both texts that S3 compares; the canonical request is absent for SigV2 and POST forms.</summary>
    internal static Failure SignatureMismatch(
        string accessKeyId,
        string stringToSign,
        string signature,
        string? canonicalRequest,
        string cause
    ) =>
        new(
            403,
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
            cause,
            ("AWSAccessKeyId", accessKeyId),
            ("StringToSign", stringToSign),
            ("SignatureProvided", signature),
            ("StringToSignBytes", Bytes(stringToSign)),
            ("CanonicalRequest", canonicalRequest),
            ("CanonicalRequestBytes", canonicalRequest is null ? null : Bytes(canonicalRequest)));

    internal static Failure MechanismNotSupported() => new(400, "InvalidRequest",
        "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.", CauseId.SigV2OnV4OnlyRegionOrKms);

    internal static Failure KmsNeedsV4() =>
        new(
            400,
            "InvalidArgument",
            "Requests specifying Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4.",
            CauseId.SigV2OnV4OnlyRegionOrKms,
            ("ArgumentName", "Authorization"),
            ("ArgumentValue", "null"));

    internal static Failure MissingContentSha256() =>
        new(400, "InvalidRequest", "Missing required header for this request: x-amz-content-sha256", CauseId.MissingSignedHeader);

    internal static Failure MissingDate() =>
        new(403, "AccessDenied", "AWS authentication requires a valid Date or x-amz-date header", CauseId.MissingSignedHeader);

    internal static Failure PayloadMismatch(string given, string computed) => new(400, "XAmzContentSHA256Mismatch",
        "The provided 'x-amz-content-sha256' header does not match what was computed.", CauseId.PayloadHashMismatch,
        ("ClientComputedContentSHA256", given), ("S3ComputedContentSHA256", computed));

    internal static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Bytes(string text) =>
        string.Join(' ', Encoding.UTF8.GetBytes(text).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
}
