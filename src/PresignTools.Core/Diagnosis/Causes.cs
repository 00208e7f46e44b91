using System.Diagnostics.CodeAnalysis;

namespace PresignTools.Diagnosis;

/// <summary>
/// The catalogue of causes. Ids are a contract: scripts compare them, so an id is never renamed or given another meaning; new ones may come.
/// </summary>
public static partial class Causes
{
    private static readonly Dictionary<string, Cause> ById = Everything().ToDictionary(static c => c.Id, StringComparer.Ordinal);

    /// <summary>Every cause, in the order of the checklist's layers.</summary>
    public static IReadOnlyList<Cause> All { get; } = [.. ById.Values.OrderBy(static c => c.Layer).ThenBy(static c => c.Id, StringComparer.Ordinal)];

    /// <summary>Whether there is a cause of this id.</summary>
    /// <param name="id">An id; anything is allowed.</param>
    /// <param name="cause">The cause.</param>
    public static bool TryFind(string? id, [NotNullWhen(true)] out Cause? cause)
    {
        cause = null;
        return id is not null && ById.TryGetValue(id, out cause);
    }

    /// <summary>The cause of an id that this code itself writes; one that is not in the catalogue is a fault of the code.</summary>
    internal static Cause Get(string id) => ById[id];

    private static IEnumerable<Cause> Everything() => [.. IdentityCauses(), .. ObjectCauses(), .. RegionCauses(), .. PermissionCauses(), .. PolicyCauses(), .. RequestCauses(), .. UrlCauses(), .. EncryptionCauses()];

    private static IEnumerable<Cause> IdentityCauses() =>
    [
        Identity(SignatureMatches, "The signature is right", "", CauseDocuments.QueryAuth),
        Identity(WrongSecretKey, "Another secret key signed the URL", "Sign with the secret that belongs to the access key id in the URL. Copy it without blanks or line breaks at its ends.", CauseDocuments.AccessKeys),
        Identity(InvalidOrDeletedAccessKey, "The access key does not exist, is inactive or was deleted", "Sign with an active key: aws sts get-caller-identity (Get-STSCallerIdentity) shows which one is in use.", CauseDocuments.AccessKeys),
        Identity(MissingSessionToken, "A temporary key signed without its session token", "Give the session token to the signer together with the ASIA... key and its secret.", CauseDocuments.TemporaryCredentials),
        Identity(MalformedSessionToken, "The session token is not one, or does not belong to this key", "Give the signer key, secret and token of one and the same session, the token unchanged; it is percent-encoded once in the URL.", CauseDocuments.TemporaryCredentials),
        Identity(CredentialsExpiredBeforeUrl, "The signer's temporary credentials end before the URL does", "Sign with credentials that live as long as the URL must, or sign a fresh URL when it is needed.", CauseDocuments.Presigned),
        Identity(UnsignedRequest, "The request carries no signature", "Use the whole presigned URL, with its query; in PowerShell keep it in single quotes, because & ends a command.", CauseDocuments.Presigned),
    ];

    private static IEnumerable<Cause> ObjectCauses() =>
    [
        Object(WrongBucketOrKey, "Bucket or key is not the one that was meant", "Compare bucket and key, letter by letter, with the object's own.", CauseDocuments.ObjectKeys),
        Object(BucketDoesNotExist, "The bucket does not exist", "Check the bucket's name and the account and partition it was made in.", CauseDocuments.Errors),
        Object(KeyMissingWithoutListPermission, "The object does not exist, and the signer may not list the bucket: 403 instead of 404", "Check that the object exists under exactly this key. With s3:ListBucket the answer would be 404.", CauseDocuments.GetObject),
        Object(DeleteMarker, "The current version is a delete marker", "Ask for an older version by its versionId, or delete the marker.", CauseDocuments.DeleteMarkers),
        Object(ObjectArchived, "The object lies in an archive storage class", "Restore it first; then the same URL works while the restored copy lives.", CauseDocuments.Restore),
        Object(ObjectLockOrRetention, "Object Lock or retention forbids it, or asks for a header", "Uploads to a bucket with Object Lock need Content-MD5 or x-amz-checksum-*; a locked version cannot be deleted.", CauseDocuments.ObjectLock),
        Object(ObjectOwnership, "Another account owns the object", "Let the bucket owner own the objects (Object Ownership: bucket owner enforced), or copy the object as the bucket owner.", CauseDocuments.Ownership),
    ];

    private static IEnumerable<Cause> RegionCauses() =>
    [
        Region(WrongRegion, "Signed for another region than the bucket's", "Sign for the bucket's own region; Get-S3BucketLocation, or header x-amz-bucket-region of any answer, tells it.", CauseDocuments.QueryAuth),
        Region(WrongEndpointGlobalRedirect, "The endpoint is not the bucket's own, and S3 redirects", "Sign for the regional host, BUCKET.s3.REGION.amazonaws.com: the host is signed, so a redirect breaks the signature.", CauseDocuments.Redirects),
        Region(SignedHostMismatch, "The host that S3 saw is not the one that was signed", "Sign for the host that the client calls, or let proxy and CDN pass the Host header on unchanged.", CauseDocuments.HeaderAuth),
        Region(WebsiteEndpoint, "A static website host takes no signature", "Sign for the REST host, BUCKET.s3.REGION.amazonaws.com.", CauseDocuments.Website),
        Region(AccelerateNotEnabled, "Transfer acceleration is not enabled for the bucket", "Enable it for the bucket, or sign for the regional host.", CauseDocuments.Accelerate),
        Region(AccessPointOrMrapSigV4A, "A multi-region access point needs SigV4A", "Sign with SigV4A and region set *, with a token of a regional STS endpoint.", CauseDocuments.MultiRegion),
        Region(ExpressSessionToken, "A directory bucket needs a session of its own", "Sign with the keys of CreateSession, service s3express, and its token as X-Amz-S3session-Token; such a URL lives 5 minutes at most.", CauseDocuments.Express),
        Region(DnsOrTls, "The host was not reached: name, certificate or network", "Check name resolution, proxy and certificate. A bucket name with dots needs the path-style host over https.", CauseDocuments.VirtualHosting),
        Region(Redirected, "The server answered with a redirect", "Sign for the host that the answer names; a followed redirect changes the signed host.", CauseDocuments.Redirects),
    ];

    private static IEnumerable<Cause> PermissionCauses() =>
    [
        Permission(MissingIdentityPermission, "The signer's identity policy does not allow the action", "Allow the action on arn:aws:s3:::BUCKET/KEY in the signer's policy (with /* for objects).", CauseDocuments.ActionsAndPolicies),
        Permission(BucketPolicyMissingAllowCrossAccount, "Cross-account: the bucket policy does not allow the signer", "Both sides must allow it: the signer's own policy and the bucket policy.", CauseDocuments.CrossAccount),
        Permission(AclWithoutPermissionOrAclsDisabled, "An ACL is asked for, but ACLs are disabled or s3:PutObjectAcl is missing", "Leave x-amz-acl out, or allow s3:PutObjectAcl and enable ACLs.", CauseDocuments.Ownership),
    ];

    private static IEnumerable<Cause> PolicyCauses() =>
    [
        Policy(BucketPolicyExplicitDeny, "The bucket policy denies it", "Find the Deny statement that fits the request; the URL's user and the signer both count for its conditions.", CauseDocuments.AccessDenied),
        Policy(ScpOrRcpDeny, "An organization's policy (SCP or RCP) denies it", "Ask whoever administers the organization; no policy in the account can override it.", CauseDocuments.OrganizationPolicies),
        Policy(PermissionsBoundary, "The signer's permissions boundary does not allow it", "Allow the action in the boundary too.", CauseDocuments.Boundaries),
        Policy(SessionPolicy, "The session policy of the signer's role session does not allow it", "Assume the role with a session policy that allows the action, or with none.", CauseDocuments.Sessions),
        Policy(VpcEndpointPolicy, "The VPC endpoint's policy does not allow it", "Allow the action on the bucket in the policy of the endpoint that the request goes through.", CauseDocuments.VpcEndpoints),
        Policy(VpceCondition, "A condition on the VPC or endpoint shuts out where the URL is used", "Use the URL inside that VPC, or widen aws:SourceVpc / aws:SourceVpce in the policy.", CauseDocuments.ConditionKeys),
        Policy(SourceIpCondition, "A condition on the source address shuts out who uses the URL", "The address of the URL's user counts, not the signer's; widen aws:SourceIp.", CauseDocuments.ConditionKeys),
        Policy(SecureTransportCondition, "A policy demands TLS, or a newer version of it", "Use https and a client with TLS 1.2 or later.", CauseDocuments.ConditionKeys),
        Policy(SignatureAgeCondition, "A policy limits the age of signatures (s3:signatureAge)", "Use the URL sooner after signing than the policy's limit in milliseconds.", CauseDocuments.PolicyConditions),
        Policy(AuthTypeCondition, "A policy refuses signatures in the query (s3:authType)", "Presigned URLs cannot work against this policy; sign in the header, or change it.", CauseDocuments.PolicyConditions),
        Policy(PayloadHashCondition, "A policy refuses a body whose hash was not signed (s3:x-amz-content-sha256)", "Sign x-amz-content-sha256 with the body's real hash (New-S3PresignedUrl -PayloadHash), and send it; without it a presigned URL says UNSIGNED-PAYLOAD.", CauseDocuments.PolicyConditions),
        Policy(HeaderRequiredByPolicy, "A policy demands a header, or a value of it, that the request does not have", "Sign the header that the policy names (New-S3PresignedUrl -Header, or -Tag for tags), and let the client send it.", CauseDocuments.S3ConditionKeys),
        Policy(MfaCondition, "A policy demands a signer with multi-factor authentication", "Sign with a session that used MFA. Long-term keys have no MFA key: a Deny with BoolIfExists refuses them, one with Bool does not.", CauseDocuments.Mfa),
        Policy(RefererCondition, "A policy looks at the Referer or User-Agent of whoever uses the URL", "Let the client send the header that the policy wants, or take the condition out: anybody can send it.", CauseDocuments.ConditionKeys),
        Policy(SessionRevoked, "The sessions of the signer's role were revoked", "Get new credentials of the role, and sign again: URLs of older sessions stay refused.", CauseDocuments.RevokeSessions),
        Policy(SseHeaderRequiredByPolicy, "A policy demands an encryption header on uploads", "Sign the x-amz-server-side-encryption headers into the URL and send them; the bucket's default encryption does not satisfy it.", CauseDocuments.Kms),
        Policy(SseCBlocked, "The bucket refuses uploads with customer-provided keys (SSE-C)", "Use another encryption (SSE-S3 or SSE-KMS), or allow SSE-C in the bucket's default encryption: since April 2026 new buckets block it.", CauseDocuments.Kms),
        Policy(PublicAccessBlock, "Block Public Access forbids it", "Do not rely on public ACLs or policies; a presigned URL needs neither.", CauseDocuments.BlockPublicAccess),
    ];

    private static IEnumerable<Cause> EncryptionCauses() =>
    [
        Encryption(KmsPermissionMissing, "The signer may not use the KMS key", "Allow kms:Decrypt (downloads) or kms:GenerateDataKey (uploads) on the key to the signer.", CauseDocuments.Kms),
        Encryption(KmsKeyPolicy, "The KMS key's policy does not allow the signer", "Allow the signer, or its account, in the key policy; another account needs a customer-managed key.", CauseDocuments.KmsKeys),
        Encryption(KmsKeyDisabledOrMissing, "The KMS key is disabled, pending deletion or not there", "Enable the key or cancel its deletion; it must lie in the bucket's region.", CauseDocuments.KmsState),
    ];

    private static Cause Identity(string id, string title, string remedy, string document) => new(id, CheckLayer.Identity, title, remedy, document);

    private static Cause Object(string id, string title, string remedy, string document) => new(id, CheckLayer.Object, title, remedy, document);

    private static Cause Region(string id, string title, string remedy, string document) => new(id, CheckLayer.Region, title, remedy, document);

    private static Cause Permission(string id, string title, string remedy, string document) => new(id, CheckLayer.Permission, title, remedy, document);

    private static Cause Policy(string id, string title, string remedy, string document) => new(id, CheckLayer.Policy, title, remedy, document);

    private static Cause Request(string id, string title, string remedy, string document) => new(id, CheckLayer.Request, title, remedy, document);

    private static Cause Encryption(string id, string title, string remedy, string document) => new(id, CheckLayer.Encryption, title, remedy, document);
}
