// Written by build.ps1 Generate from the definitions in Diagnosis/Causes. Do not edit.
namespace PresignTools.Catalogue;

/// <content>Ids of the layer Policy.</content>
public static partial class CauseId
{
    /// <summary>A policy refuses signatures in the query (s3:authType).</summary>
    public const string AuthTypeCondition = "auth-type-condition";

    /// <summary>The bucket policy denies it.</summary>
    public const string BucketPolicyExplicitDeny = "bucket-policy-explicit-deny";

    /// <summary>A policy demands a header, or a value of it, that the request does not have.</summary>
    public const string HeaderRequiredByPolicy = "header-required-by-policy";

    /// <summary>A policy demands a signer with multi-factor authentication.</summary>
    public const string MfaCondition = "mfa-condition";

    /// <summary>A policy refuses a body whose hash was not signed (s3:x-amz-content-sha256).</summary>
    public const string PayloadHashCondition = "payload-hash-condition";

    /// <summary>The signer's permissions boundary does not allow it.</summary>
    public const string PermissionsBoundary = "permissions-boundary";

    /// <summary>Block Public Access forbids it.</summary>
    public const string PublicAccessBlock = "public-access-block";

    /// <summary>A policy tests the Referer or User-Agent of the URL's user.</summary>
    public const string RefererCondition = "referer-condition";

    /// <summary>An organization's policy (SCP or RCP) denies it.</summary>
    public const string ScpOrRcpDeny = "scp-or-rcp-deny";

    /// <summary>A policy demands TLS, or a newer version of it.</summary>
    public const string SecureTransportCondition = "secure-transport-condition";

    /// <summary>The session policy of the signer's role session does not allow it.</summary>
    public const string SessionPolicy = "session-policy";

    /// <summary>The sessions of the signer's role were revoked.</summary>
    public const string SessionRevoked = "session-revoked";

    /// <summary>A policy limits the age of signatures (s3:signatureAge).</summary>
    public const string SignatureAgeCondition = "signature-age-condition";

    /// <summary>A condition on the source address excludes the user of the URL.</summary>
    public const string SourceIpCondition = "source-ip-condition";

    /// <summary>The bucket refuses uploads with customer-provided keys (SSE-C).</summary>
    public const string SseCBlocked = "sse-c-blocked";

    /// <summary>A policy demands an encryption header on uploads.</summary>
    public const string SseHeaderRequiredByPolicy = "sse-header-required-by-policy";

    /// <summary>The VPC endpoint's policy does not allow it.</summary>
    public const string VpcEndpointPolicy = "vpc-endpoint-policy";

    /// <summary>A condition on the VPC or endpoint excludes the place where the URL is used.</summary>
    public const string VpceCondition = "vpce-condition";
}
