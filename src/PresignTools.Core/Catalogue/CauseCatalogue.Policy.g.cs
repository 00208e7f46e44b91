// Written by build.ps1 Generate from the definitions in Diagnosis/Causes. Do not edit.
namespace PresignTools.Catalogue;

/// <content>Entries of the layer Policy.</content>
public static partial class CauseCatalogue
{
    private static Cause[] PolicyCauses() =>
    [
        new(CauseId.AuthTypeCondition, CheckLayer.Policy,
            "A policy refuses signatures in the query (s3:authType)",
            "s3:authType of a presigned URL is REST-QUERY-STRING. A policy that requires REST-HEADER refuses every one of them.",
            "Presigned URLs cannot work with this policy. Sign in the header, or change the policy.",
            AwsDocuments.PolicyConditions),
        new(CauseId.BucketPolicyExplicitDeny, CheckLayer.Policy,
            "The bucket policy denies it",
            "A Deny that fits the request wins over every Allow. It sees the signer's identity and the network of the "
            + "URL's user.",
            "Find the Deny statement that fits the request; the URL's user and the signer both count for its conditions.",
            AwsDocuments.AccessDenied),
        new(CauseId.HeaderRequiredByPolicy, CheckLayer.Policy,
            "A policy demands a header, or a value of it, that the request does not have",
            "Policies see the headers of the request itself. A bucket's defaults do not count, and an x-amz-* header must be "
            + "signed to be sent.",
            "Sign the header that the policy names ({sign:Header}, or {setting:Tag} for tags), and let the client send "
            + "it.",
            AwsDocuments.S3ConditionKeys),
        new(CauseId.MfaCondition, CheckLayer.Policy,
            "A policy demands a signer with multi-factor authentication",
            "Only sessions that were opened with MFA carry aws:MultiFactorAuthPresent as true. Long-term keys do not have "
            + "the key at all.",
            "Sign with a session that used MFA. Long-term keys have no MFA key: a Deny with BoolIfExists refuses them, one "
            + "with Bool does not.",
            AwsDocuments.Mfa),
        new(CauseId.PayloadHashCondition, CheckLayer.Policy,
            "A policy refuses a body whose hash was not signed (s3:x-amz-content-sha256)",
            "A presigned URL does not sign its body: s3:x-amz-content-sha256 is UNSIGNED-PAYLOAD, unless the header with the "
            + "real hash is signed.",
            "Sign x-amz-content-sha256 with the body's real hash ({sign:PayloadHash}), and send it; without it "
            + "a presigned URL says UNSIGNED-PAYLOAD.",
            AwsDocuments.PolicyConditions),
        new(CauseId.PermissionsBoundary, CheckLayer.Policy,
            "The signer's permissions boundary does not allow it",
            "A boundary grants nothing; it caps what the identity's policies grant. What it leaves out is denied.",
            "Allow the action in the boundary too.",
            AwsDocuments.Boundaries),
        new(CauseId.PublicAccessBlock, CheckLayer.Policy,
            "Block Public Access forbids it",
            "Block Public Access overrides ACLs and policies that open a bucket to everyone. It does not affect "
            + "presigned URLs of known signers.",
            "Do not rely on public ACLs or policies; a presigned URL needs neither.",
            AwsDocuments.BlockPublicAccess),
        new(CauseId.RefererCondition, CheckLayer.Policy,
            "A policy tests the Referer or User-Agent of the URL's user",
            "The policy allows requests by a header that browsers send from a certain page. Scripts and other pages send "
            + "a different one, or none.",
            "Let the client send the header that the policy requires, or remove the condition: anyone can send that header.",
            AwsDocuments.ConditionKeys),
        new(CauseId.ScpOrRcpDeny, CheckLayer.Policy,
            "An organization's policy (SCP or RCP) denies it",
            "Organization policies limit what accounts can do, and what can be done to their resources. Nothing inside "
            + "the account overrides them.",
            "Ask the administrators of the organization; no policy in the account can override it.",
            AwsDocuments.OrganizationPolicies),
        new(CauseId.SecureTransportCondition, CheckLayer.Policy,
            "A policy demands TLS, or a newer version of it",
            "The policy tests the connection of the URL's user, and refuses plain http or an older TLS version.",
            "Use https and a client with TLS 1.2 or later.",
            AwsDocuments.ConditionKeys),
        new(CauseId.SessionPolicy, CheckLayer.Policy,
            "The session policy of the signer's role session does not allow it",
            "A session policy, given when the role was assumed, caps the session: it may do what both role and session "
            + "policy allow.",
            "Assume the role with a session policy that allows the action, or with none.",
            AwsDocuments.Sessions),
        new(CauseId.SessionRevoked, CheckLayer.Policy,
            "The sessions of the signer's role were revoked",
            "Revoking a role's sessions denies everything to tokens issued before that instant (policy "
            + "AWSRevokeOlderSessions), and so to the URLs they signed.",
            "Get new credentials of the role, and sign again: URLs of older sessions stay refused.",
            AwsDocuments.RevokeSessions),
        new(CauseId.SignatureAgeCondition, CheckLayer.Policy,
            "A policy limits the age of signatures (s3:signatureAge)",
            "s3:signatureAge counts milliseconds since signing. A Deny on it ends URLs earlier than their X-Amz-Expires.",
            "Use the URL sooner after signing than the policy's limit in milliseconds.",
            AwsDocuments.PolicyConditions),
        new(CauseId.SourceIpCondition, CheckLayer.Policy,
            "A condition on the source address excludes the user of the URL",
            "aws:SourceIp is the public address of the URL's user, not of the signer. Requests through a VPC endpoint do "
            + "not have this key.",
            "The address of the URL's user counts, not the signer's. Widen aws:SourceIp.",
            AwsDocuments.ConditionKeys),
        new(CauseId.SseCBlocked, CheckLayer.Policy,
            "The bucket refuses uploads with customer-provided keys (SSE-C)",
            "The bucket, or its policy, refuses encryption with keys that the client provides (SSE-C): S3 cannot decrypt such objects "
            + "for other callers.",
            "Use another encryption (SSE-S3 or SSE-KMS), or allow SSE-C in the bucket's default encryption: since April 2026 "
            + "new buckets block it.",
            AwsDocuments.Kms),
        new(CauseId.SseHeaderRequiredByPolicy, CheckLayer.Policy,
            "A policy demands an encryption header on uploads",
            "The policy is judged on the request as sent, before the bucket's default encryption applies. So the header must "
            + "be in the request.",
            "Sign the x-amz-server-side-encryption headers into the URL and send them; the bucket's default encryption does "
            + "not satisfy it.",
            AwsDocuments.Kms),
        new(CauseId.VpcEndpointPolicy, CheckLayer.Policy,
            "The VPC endpoint's policy does not allow it",
            "The endpoint's policy applies to everything that goes through it, including requests to buckets of other accounts.",
            "Allow the action on the bucket in the policy of the endpoint that the request goes through.",
            AwsDocuments.VpcEndpoints),
        new(CauseId.VpceCondition, CheckLayer.Policy,
            "A condition on the VPC or endpoint excludes the place where the URL is used",
            "The keys aws:SourceVpc and aws:SourceVpce exist only for requests through an endpoint. All other requests "
            + "lack them, and StringNotEquals then denies.",
            "Use the URL inside that VPC, or widen aws:SourceVpc / aws:SourceVpce in the policy.",
            AwsDocuments.ConditionKeys),
    ];
}
