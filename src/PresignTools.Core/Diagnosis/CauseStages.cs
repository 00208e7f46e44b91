using PresignTools.Responses;
using static PresignTools.Catalogue.S3CheckStage;

namespace PresignTools.Diagnosis;

/// <summary>
/// In which of S3's checks a cause comes to light. An answer from one check clears what belongs only to earlier ones, and says nothing yet of
/// later ones: a signature error means that no policy was looked at, an explicit deny that the signature was good.
/// </summary>
internal static class CauseStages
{
    private static readonly Dictionary<string, S3CheckStage[]> Stages = new(StringComparer.Ordinal)
    {
        [CauseId.WrongSecretKey] = [Signature, PostPolicy],
        [CauseId.InvalidOrDeletedAccessKey] = [Credential],
        [CauseId.MissingSessionToken] = [Credential, Signature],
        [CauseId.MalformedSessionToken] = [Credential, Signature],
        [CauseId.CredentialsExpiredBeforeUrl] = [Credential],
        [CauseId.UnsignedRequest] = [Mechanism, Parameters, Authorization],
        [CauseId.WrongBucketOrKey] = [Routing, Signature, Authorization, Target, Operation],
        [CauseId.BucketDoesNotExist] = [Routing, Target, Preflight, Authorization],
        [CauseId.KeyMissingWithoutListPermission] = [Authorization],
        [CauseId.DeleteMarker] = [Target],
        [CauseId.ObjectArchived] = [Target],
        [CauseId.ObjectLockOrRetention] = [Authorization, Target, Operation],
        [CauseId.ObjectOwnership] = [Authorization],
        [CauseId.WrongRegion] = [Routing, Scope],
        [CauseId.WrongEndpointGlobalRedirect] = [Routing, Scope, Signature, Preflight],
        [CauseId.SignedHostMismatch] = [Scope, Signature],
        [CauseId.WebsiteEndpoint] = [Routing, Mechanism, Authorization, Target],
        [CauseId.AccelerateNotEnabled] = [Routing, Operation],
        [CauseId.AccessPointOrMrapSigV4A] = [Mechanism, Format, Scope, Signature],
        [CauseId.ExpressSessionToken] = [Parameters, Credential, Signature, Authorization],
        [CauseId.Redirected] = [Routing],
        [CauseId.MissingIdentityPermission] = [Authorization],
        [CauseId.BucketPolicyMissingAllowCrossAccount] = [Authorization],
        [CauseId.AclWithoutPermissionOrAclsDisabled] = [Authorization, Operation],
        [CauseId.BucketPolicyExplicitDeny] = [Authorization],
        [CauseId.ScpOrRcpDeny] = [Authorization, Encryption],
        [CauseId.PermissionsBoundary] = [Authorization, Encryption],
        [CauseId.SessionPolicy] = [Authorization, Encryption],
        [CauseId.VpcEndpointPolicy] = [Authorization, Encryption],
        [CauseId.VpceCondition] = [Authorization, Encryption],
        [CauseId.SourceIpCondition] = [Authorization, Encryption],
        [CauseId.SecureTransportCondition] = [Authorization, Encryption],
        [CauseId.SignatureAgeCondition] = [Authorization],
        [CauseId.AuthTypeCondition] = [Authorization],
        [CauseId.PayloadHashCondition] = [Authorization],
        [CauseId.HeaderRequiredByPolicy] = [Authorization],
        [CauseId.MfaCondition] = [Authorization, Encryption],
        [CauseId.RefererCondition] = [Authorization],
        [CauseId.SessionRevoked] = [Authorization, Encryption],
        [CauseId.SseHeaderRequiredByPolicy] = [Authorization, Operation],
        [CauseId.SseCBlocked] = [Authorization, Operation],
        [CauseId.PublicAccessBlock] = [Authorization],
        [CauseId.KmsPermissionMissing] = [Authorization, Encryption],
        [CauseId.KmsKeyPolicy] = [Authorization, Encryption],
        [CauseId.KmsKeyDisabledOrMissing] = [Authorization, Encryption],
        [CauseId.WrongMethod] = [Signature, Target, PostPolicy],
        [CauseId.HeadWithGetUrl] = [Signature],
        [CauseId.MissingSignedHeader] = [Signature],
        [CauseId.SignedHeaderChanged] = [Signature],
        [CauseId.ContentTypeMismatch] = [Signature],
        [CauseId.UnsignedExtraHeader] = [SignedHeaders],
        [CauseId.TwoAuthMechanisms] = [Mechanism],
        [CauseId.PayloadHashMismatch] = [Signature, Operation],
        [CauseId.ChecksumDefault] = [SignedHeaders, Signature, Operation],
        [CauseId.MultipartChecksumNotDeclared] = [Operation],
        [CauseId.TransferEncodingChunked] = [Operation],
        [CauseId.RequesterPays] = [Authorization],
        [CauseId.HoistedHeader] = [Signature, Authorization, Operation],
        [CauseId.CorsMisconfigured] = [Preflight],
        [CauseId.CorsCachedNonCorsResponse] = [],
        [CauseId.PostPolicyMismatch] = [PostPolicy, Operation],
        [CauseId.PostFormMalformed] = [PostPolicy, Signature, Authorization, Operation],
        [CauseId.UrlExpired] = [Time, PostPolicy],
        [CauseId.ClockSkew] = [ExpiryRange, Time, PostPolicy],
        [CauseId.SignatureMismatch] = [Signature],
        [CauseId.SdkSigningBug] = [Mechanism, Parameters, Format, Scope, SignedHeaders, Signature, ExpiryRange],
        [CauseId.UrlMangledInTransit] = [Mechanism, Parameters, Format, Scope, ExpiryRange, Time, SignedHeaders, Credential, Signature, Target],
        [CauseId.KeyEncoding] = [Format, Signature, Authorization, Target, Operation],
        [CauseId.PathNormalized] = [Signature, Target, Authorization],
        [CauseId.ExtraQueryParameter] = [Signature],
        [CauseId.QueryChanged] = [Time, Signature, ExpiryRange],
        [CauseId.MissingQueryParameter] = [Mechanism, Parameters],
        [CauseId.DuplicateQueryParameter] = [Parameters, Format, Time, Signature],
        [CauseId.MalformedQueryParameter] = [Parameters, Format],
        [CauseId.DateScopeMismatch] = [Format],
        [CauseId.WrongService] = [Scope],
        [CauseId.SignatureAltered] = [Signature],
        [CauseId.ExpiryOver7Days] = [ExpiryRange],
        [CauseId.ExpiryInvalid] = [ExpiryRange, Time],
        [CauseId.SigV2OnV4OnlyRegionOrKms] = [Mechanism, Encryption, Operation, Signature, Authorization],
    };

    /// <summary>Whether an answer can come from this cause.</summary>
    internal static bool Fits(string cause, S3ErrorResponse answer)
    {
        if (answer.LikelyCauses.Contains(cause))
        {
            return true;
        }

        if (!Stages.TryGetValue(cause, out S3CheckStage[]? stages) || cause == CauseId.DnsOrTls)
        {
            return cause != CauseId.DnsOrTls;    // with an answer in hand, the host was reached
        }

        return answer.Stage == Unknown ? stages.Any(s => !answer.Accepted.Contains(s)) : stages.Contains(answer.Stage);
    }

    /// <summary>Whether a request may fail of it although S3 accepts the URL: it lies with the browser, or with the way to S3.</summary>
    internal static bool IsOutsideS3(string cause) => !Stages.TryGetValue(cause, out S3CheckStage[]? stages) || Array.TrueForAll(stages, static s => s == Preflight);

    /// <summary>Whether S3 had passed every check in which the cause comes to light.</summary>
    internal static bool IsPassed(string cause, S3ErrorResponse answer) => Stages.TryGetValue(cause, out S3CheckStage[]? stages) && Array.TrueForAll(stages, s => answer.Accepted.Contains(s));

    /// <summary>Whether a preflight may fail of it. It carries no signature and no credentials; only the bucket, its CORS rules and the way to it count.</summary>
    internal static bool IsOfPreflight(string cause) =>
        cause is CauseId.Other or CauseId.Redirected or CauseId.DnsOrTls || !Stages.TryGetValue(cause, out S3CheckStage[]? stages) || stages.Length == 0 || stages.Contains(Preflight) || stages.Contains(Routing);

    /// <summary>The first check in which the cause comes to light; last of all where it is not one of S3's.</summary>
    internal static S3CheckStage First(string cause) => Stages.TryGetValue(cause, out S3CheckStage[]? stages) && stages.Length > 0 ? stages[0] : Service;
}
