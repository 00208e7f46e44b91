namespace PresignTools.Responses;

/// <summary>
/// In which order servers other than AWS's make their checks, each read from the server's own source. What stands in no list is not checked
/// there, or not at a known place; a server that is not here proves nothing by its order.
/// </summary>
internal static class S3ServerOrder
{
    /// <summary>The stages of a server, first to last; null where its order is not known.</summary>
    /// <param name="server">The server's name, as <see cref="S3Servers"/> has it.</param>
    internal static IReadOnlyList<S3CheckStage>? Of(string? server) => server is null ? null : Orders.GetValueOrDefault(server);

    private static readonly Dictionary<string, IReadOnlyList<S3CheckStage>> Orders = new(StringComparer.Ordinal)
    {
        // cmd/signature-v4-parser.go (parsePreSignV4), then cmd/signature-v4.go (doesPresignedSignatureMatch): the key before the time.
        ["MinIO"] =
        [
            S3CheckStage.Parameters, S3CheckStage.Format, S3CheckStage.Scope, S3CheckStage.ExpiryRange, S3CheckStage.Credential,
            S3CheckStage.SignedHeaders, S3CheckStage.Time, S3CheckStage.Signature, S3CheckStage.Authorization, S3CheckStage.Target,
        ],

        // rgw_auth_s3.cc (parse_v4_query_string: form, range and time together), then rgw_rest_s3.cc. No region is checked.
        ["Ceph"] =
        [
            S3CheckStage.Parameters, S3CheckStage.Format, S3CheckStage.ExpiryRange, S3CheckStage.Time, S3CheckStage.Credential,
            S3CheckStage.Signature, S3CheckStage.Authorization, S3CheckStage.Target,
        ],

        // swift/common/middleware/s3api/s3request.py (SigV4Mixin), then tempauth or keystone, which have no word for an unknown key.
        [S3ServerMarks.Swift] =
        [
            S3CheckStage.Parameters, S3CheckStage.Format, S3CheckStage.Scope, S3CheckStage.ExpiryRange, S3CheckStage.Time,
            S3CheckStage.Signature, S3CheckStage.Authorization, S3CheckStage.Target,
        ],

        // weed/s3api/auth_signature_v4.go (extractV4AuthInfoFromQuery, then verifyV4Signature): the key before range and time. No region.
        ["SeaweedFS"] =
        [
            S3CheckStage.Parameters, S3CheckStage.Format, S3CheckStage.Credential, S3CheckStage.ExpiryRange, S3CheckStage.Time,
            S3CheckStage.SignedHeaders, S3CheckStage.Signature, S3CheckStage.Authorization, S3CheckStage.Target,
        ],

        // src/api/common/signature/payload.rs (parse_presigned, verify_signed_headers, verify_v4): time before the scope and the key.
        ["Garage"] =
        [
            S3CheckStage.Parameters, S3CheckStage.ExpiryRange, S3CheckStage.Format, S3CheckStage.Time, S3CheckStage.SignedHeaders,
            S3CheckStage.Scope, S3CheckStage.Credential, S3CheckStage.Signature, S3CheckStage.Authorization, S3CheckStage.Target,
        ],

        // s3rver lib/signature/v4.js (parseQuery), then lib/middleware/authentication.js. No scope and no permissions are checked.
        [S3ServerMarks.S3rver] =
        [
            S3CheckStage.Parameters, S3CheckStage.Format, S3CheckStage.ExpiryRange, S3CheckStage.Time, S3CheckStage.Credential,
            S3CheckStage.Signature, S3CheckStage.Target,
        ],

        // Arsenal lib/auth/v4/queryAuthCheck.ts and validateInputs.ts (scope and its day before the time), then Vault.
        ["CloudServer"] =
        [
            S3CheckStage.Parameters, S3CheckStage.Format, S3CheckStage.Scope, S3CheckStage.Time, S3CheckStage.Credential,
            S3CheckStage.Signature, S3CheckStage.Authorization, S3CheckStage.Target,
        ],
    };

    /// <summary>
    /// What a server says with a code of AWS's where AWS says something else. Sources: those of the orders; what was recorded of each.
    /// </summary>
    private static readonly (string Server, string Code, string[] Causes)[] OtherMeanings =
    [
        // An unknown key has no secret there, and so its signature is not right.
        (S3ServerMarks.Swift, "SignatureDoesNotMatch", [CauseId.InvalidOrDeletedAccessKey, CauseId.MissingSessionToken]),

        // Scope of another day, and a URL that has ended.
        ("CloudServer", "RequestTimeTooSkewed", [CauseId.UrlExpired, CauseId.DateScopeMismatch]),

        // Where radosgw asks its STS as well, the last engine's word counts, which is a denial (rgw_rest_s3.cc, rgw_auth.cc).
        ("Ceph", "AccessDenied", [CauseId.InvalidOrDeletedAccessKey, CauseId.MissingSessionToken, CauseId.MalformedSessionToken]),

        // What of the signature's parameters cannot be read.
        ("Ceph", "InvalidArgument", [CauseId.MalformedQueryParameter, CauseId.ExpiryInvalid]),
        (S3ServerMarks.Swift, "InvalidArgument", [CauseId.MalformedQueryParameter, CauseId.MissingQueryParameter]),
    ];

    /// <summary>Whether a server also gives a code for a cause that AWS has another answer to.</summary>
    /// <param name="server">The server's name.</param>
    /// <param name="code">The code of the answer.</param>
    /// <param name="cause">Id of the cause.</param>
    internal static bool AlsoMeans(string? server, string? code, string cause) => server is not null && code is not null
        && Array.Exists(OtherMeanings, m => m.Server == server && m.Code == code && m.Causes.Contains(cause));
}
