namespace PresignTools.Catalogue;

/// <summary>
/// What S3 checks, in the order in which it checks a presigned request. An answer from one stage says that the earlier ones were passed.
/// Established by observation, not by AWS documents: an expired URL with a bad signature is called expired, a wrong region is found
/// before token, key and signature, a dead token before the signature, and a bad signature before any permission.
/// </summary>
public enum S3CheckStage : long
{
    /// <summary>The answer does not say which check it comes from.</summary>
    Unknown,

    /// <summary>Whether this endpoint serves the bucket at all (redirects).</summary>
    Routing,

    /// <summary>Whether there is exactly one way of authentication, of a supported version.</summary>
    Mechanism,

    /// <summary>Whether all parameters of the signature are there.</summary>
    Parameters,

    /// <summary>Whether algorithm, credential and date are well formed.</summary>
    Format,

    /// <summary>Whether region, service and terminal of the credential scope are this endpoint's.</summary>
    Scope,

    /// <summary>Whether X-Amz-Expires is a number from 1 to 604800.</summary>
    ExpiryRange,

    /// <summary>Whether the URL is valid now: not early, not expired.</summary>
    Time,

    /// <summary>Whether host and every x-amz-* header of the request were signed.</summary>
    SignedHeaders,

    /// <summary>Whether access key and session token exist and are alive.</summary>
    Credential,

    /// <summary>Whether the signature is right.</summary>
    Signature,

    /// <summary>Whether policies allow the action, for the signer and under the conditions of this request.</summary>
    Authorization,

    /// <summary>Whether bucket, object, version and upload exist and are in a state that permits the operation.</summary>
    Target,

    /// <summary>Whether the KMS key can be used, by the signer.</summary>
    Encryption,

    /// <summary>Whether headers and body of the operation itself are in order.</summary>
    Operation,

    /// <summary>Apart from the row: a browser's preflight, judged only by the bucket's CORS rules.</summary>
    Preflight,

    /// <summary>Apart from the row: a browser upload, judged by the policy in the form.</summary>
    PostPolicy,

    /// <summary>Apart from the row: S3 could not or would not work on the request now.</summary>
    Service,
}

/// <summary>Words for <see cref="S3CheckStage"/>, and which stages an answer settles.</summary>
internal static class S3CheckStages
{
    /// <summary>The stages that every presigned request goes through, first to last, without those apart from the row.</summary>
    internal static IReadOnlyList<S3CheckStage> InOrder { get; } =
    [
        S3CheckStage.Routing,
        S3CheckStage.Mechanism,
        S3CheckStage.Parameters,
        S3CheckStage.Format,
        S3CheckStage.Scope,
        S3CheckStage.ExpiryRange,
        S3CheckStage.Time,
        S3CheckStage.SignedHeaders,
        S3CheckStage.Credential,
        S3CheckStage.Signature,
        S3CheckStage.Authorization,
        S3CheckStage.Target,
    ];

    /// <summary>All stages up to and with <paramref name="last"/>.</summary>
    internal static IReadOnlyList<S3CheckStage> Through(S3CheckStage? last) =>
        last is null ? [] : [.. InOrder.Where(s => s <= last)];

    /// <summary>The stages of the row after <paramref name="stage"/>; none where the stage is apart from the row.</summary>
    internal static IReadOnlyList<S3CheckStage> After(S3CheckStage stage) =>
        stage is S3CheckStage.Unknown or > S3CheckStage.Target ? [] : [.. InOrder.Where(s => s > stage)];

    /// <summary>The stage in a few words, to be used in a list.</summary>
    internal static string Words(S3CheckStage stage) => stage switch
    {
        S3CheckStage.Routing => "endpoint",
        S3CheckStage.Mechanism => "way of authentication",
        S3CheckStage.Parameters => "parameters",
        S3CheckStage.Format => "their form",
        S3CheckStage.Scope => "region and service",
        S3CheckStage.ExpiryRange => "expiry range",
        S3CheckStage.Time => "time",
        S3CheckStage.SignedHeaders => "signed headers",
        S3CheckStage.Credential => "key and token",
        S3CheckStage.Signature => "signature",
        S3CheckStage.Authorization => "permission",
        S3CheckStage.Target => "bucket and object",
        _ => "operation",
    };
}
