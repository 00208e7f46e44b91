using PresignTools.Responses;
using static PresignTools.Responses.S3CheckStage;

namespace PresignTools.Diagnosis;

/// <summary>
/// In which of S3's checks a cause comes to light. An answer from one check clears what belongs only to earlier ones, and says nothing yet of
/// later ones: a signature error means that no policy was looked at, an explicit deny that the signature was good.
/// </summary>
internal static class CauseStages
{
    private static readonly Dictionary<string, S3CheckStage[]> Stages = new(StringComparer.Ordinal)
    {
        [Causes.WrongSecretKey] = [Signature, PostPolicy],
        [Causes.InvalidOrDeletedAccessKey] = [Credential],
        [Causes.MissingSessionToken] = [Credential, Signature],
        [Causes.MalformedSessionToken] = [Credential, Signature],
        [Causes.CredentialsExpiredBeforeUrl] = [Credential],
        [Causes.UnsignedRequest] = [Mechanism, Parameters, Authorization],
        [Causes.WrongBucketOrKey] = [Routing, Signature, Authorization, Target, Operation],
        [Causes.BucketDoesNotExist] = [Routing, Target, Preflight, Authorization],
        [Causes.KeyMissingWithoutListPermission] = [Authorization],
        [Causes.DeleteMarker] = [Target],
        [Causes.ObjectArchived] = [Target],
        [Causes.ObjectLockOrRetention] = [Authorization, Target, Operation],
        [Causes.ObjectOwnership] = [Authorization],
        [Causes.WrongRegion] = [Routing, Scope],
        [Causes.WrongEndpointGlobalRedirect] = [Routing, Scope, Signature, Preflight],
        [Causes.SignedHostMismatch] = [Scope, Signature],
        [Causes.WebsiteEndpoint] = [Routing, Mechanism, Authorization, Target],
        [Causes.AccelerateNotEnabled] = [Routing, Operation],
        [Causes.AccessPointOrMrapSigV4A] = [Mechanism, Format, Scope, Signature],
        [Causes.ExpressSessionToken] = [Parameters, Credential, Signature, Authorization],
        [Causes.Redirected] = [Routing],
        [Causes.MissingIdentityPermission] = [Authorization],
        [Causes.BucketPolicyMissingAllowCrossAccount] = [Authorization],
        [Causes.AclWithoutPermissionOrAclsDisabled] = [Authorization, Operation],
        [Causes.BucketPolicyExplicitDeny] = [Authorization],
        [Causes.ScpOrRcpDeny] = [Authorization, Encryption],
        [Causes.PermissionsBoundary] = [Authorization, Encryption],
        [Causes.SessionPolicy] = [Authorization, Encryption],
        [Causes.VpcEndpointPolicy] = [Authorization, Encryption],
        [Causes.VpceCondition] = [Authorization, Encryption],
        [Causes.SourceIpCondition] = [Authorization, Encryption],
        [Causes.SecureTransportCondition] = [Authorization, Encryption],
        [Causes.SignatureAgeCondition] = [Authorization],
        [Causes.AuthTypeCondition] = [Authorization],
        [Causes.PayloadHashCondition] = [Authorization],
        [Causes.HeaderRequiredByPolicy] = [Authorization],
        [Causes.MfaCondition] = [Authorization, Encryption],
        [Causes.RefererCondition] = [Authorization],
        [Causes.SessionRevoked] = [Authorization, Encryption],
        [Causes.SseHeaderRequiredByPolicy] = [Authorization, Operation],
        [Causes.SseCBlocked] = [Authorization, Operation],
        [Causes.PublicAccessBlock] = [Authorization],
        [Causes.KmsPermissionMissing] = [Authorization, Encryption],
        [Causes.KmsKeyPolicy] = [Authorization, Encryption],
        [Causes.KmsKeyDisabledOrMissing] = [Authorization, Encryption],
        [Causes.WrongMethod] = [Signature, Target, PostPolicy],
        [Causes.HeadWithGetUrl] = [Signature],
        [Causes.MissingSignedHeader] = [Signature],
        [Causes.SignedHeaderChanged] = [Signature],
        [Causes.ContentTypeMismatch] = [Signature],
        [Causes.UnsignedExtraHeader] = [SignedHeaders],
        [Causes.TwoAuthMechanisms] = [Mechanism],
        [Causes.PayloadHashMismatch] = [Signature, Operation],
        [Causes.ChecksumDefault] = [SignedHeaders, Signature, Operation],
        [Causes.MultipartChecksumNotDeclared] = [Operation],
        [Causes.TransferEncodingChunked] = [Operation],
        [Causes.RequesterPays] = [Authorization],
        [Causes.HoistedHeader] = [Signature, Authorization, Operation],
        [Causes.CorsMisconfigured] = [Preflight],
        [Causes.CorsCachedNonCorsResponse] = [],
        [Causes.PostPolicyMismatch] = [PostPolicy, Operation],
        [Causes.PostFormMalformed] = [PostPolicy, Signature, Authorization, Operation],
        [Causes.UrlExpired] = [Time, PostPolicy],
        [Causes.ClockSkew] = [ExpiryRange, Time, PostPolicy],
        [Causes.SignatureMismatch] = [Signature],
        [Causes.SdkSigningBug] = [Mechanism, Parameters, Format, Scope, SignedHeaders, Signature, ExpiryRange],
        [Causes.UrlMangledInTransit] = [Mechanism, Parameters, Format, Scope, ExpiryRange, Time, SignedHeaders, Credential, Signature, Target],
        [Causes.KeyEncoding] = [Format, Signature, Authorization, Target, Operation],
        [Causes.PathNormalized] = [Signature, Target, Authorization],
        [Causes.ExtraQueryParameter] = [Signature],
        [Causes.QueryChanged] = [Time, Credential, Signature, ExpiryRange],
        [Causes.MissingQueryParameter] = [Mechanism, Parameters],
        [Causes.DuplicateQueryParameter] = [Parameters, Format, Time, Signature],
        [Causes.MalformedQueryParameter] = [Parameters, Format],
        [Causes.DateScopeMismatch] = [Format],
        [Causes.WrongService] = [Scope],
        [Causes.SignatureAltered] = [Signature],
        [Causes.ExpiryOver7Days] = [ExpiryRange],
        [Causes.ExpiryInvalid] = [ExpiryRange, Time],
        [Causes.SigV2OnV4OnlyRegionOrKms] = [Mechanism, Encryption, Operation, Signature, Authorization],
    };

    /// <summary>Whether an answer can come from this cause.</summary>
    internal static bool Fits(string cause, S3ErrorResponse answer)
    {
        if (answer.LikelyCauses.Contains(cause))
        {
            return true;
        }

        if (!Stages.TryGetValue(cause, out S3CheckStage[]? stages) || cause == Causes.DnsOrTls)
        {
            return cause != Causes.DnsOrTls;    // with an answer in hand, the host was reached
        }

        return answer.Stage == Unknown ? stages.Any(s => !answer.Accepted.Contains(s)) : stages.Contains(answer.Stage);
    }

    /// <summary>Whether a request may fail of it although S3 accepts the URL: it lies with the browser, or with the way to S3.</summary>
    internal static bool IsOutsideS3(string cause) => !Stages.TryGetValue(cause, out S3CheckStage[]? stages) || Array.TrueForAll(stages, static s => s == Preflight);

    /// <summary>Whether S3 had passed every check in which the cause comes to light. Forms and preflights go another way, which says nothing of this one.</summary>
    internal static bool IsPassed(string cause, S3ErrorResponse answer)
    {
        S3CheckStage[] own = Stages.TryGetValue(cause, out S3CheckStage[]? stages) ? Array.FindAll(stages, static s => s is not (PostPolicy or Preflight)) : [];
        return own.Length > 0 && Array.TrueForAll(own, s => answer.Accepted.Contains(s));
    }

    /// <summary>Whether the cause comes to light in this check.</summary>
    internal static bool ComesFrom(string cause, S3CheckStage stage) => Stages.TryGetValue(cause, out S3CheckStage[]? stages) && stages.Contains(stage);

    /// <summary>Whether a preflight may fail of it. It carries no signature and no credentials; only the bucket, its CORS rules and the way to it count.</summary>
    internal static bool IsOfPreflight(string cause) =>
        cause is Causes.Other or Causes.Redirected or Causes.DnsOrTls || !Stages.TryGetValue(cause, out S3CheckStage[]? stages) || stages.Length == 0 || stages.Contains(Preflight) || stages.Contains(Routing);

    /// <summary>The first check in which the cause comes to light; last of all where it is not one of S3's.</summary>
    internal static S3CheckStage First(string cause) => Stages.TryGetValue(cause, out S3CheckStage[]? stages) && stages.Length > 0 ? stages[0] : Service;
}
