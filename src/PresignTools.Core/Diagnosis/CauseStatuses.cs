using PresignTools.Responses;
using PresignTools.Verification;

namespace PresignTools.Diagnosis;

/// <summary>
/// With which HTTP statuses S3 refuses a request for a cause (API reference, Error Responses; each also in the catalogue's rows). A cause that S3
/// answers with another status than the one that came is not what this answer is about, whatever the URL looks like.
/// </summary>
internal static class CauseStatuses
{
    private static readonly Dictionary<string, int[]> Statuses = new(StringComparer.Ordinal)
    {
        [Causes.WrongSecretKey] = [403],
        [Causes.InvalidOrDeletedAccessKey] = [403],
        [Causes.MissingSessionToken] = [403],
        [Causes.MalformedSessionToken] = [400, 403],
        [Causes.CredentialsExpiredBeforeUrl] = [400],
        [Causes.UnsignedRequest] = [400, 403],
        [Causes.WrongBucketOrKey] = [400, 403, 404],
        [Causes.BucketDoesNotExist] = [403, 404],
        [Causes.KeyMissingWithoutListPermission] = [403],
        [Causes.DeleteMarker] = [403, 404, 405],
        [Causes.ObjectArchived] = [403],
        [Causes.ObjectLockOrRetention] = [400, 403],
        [Causes.ObjectOwnership] = [400, 403],
        [Causes.WrongRegion] = [301, 307, 400],
        [Causes.WrongEndpointGlobalRedirect] = [301, 302, 307, 308, 400, 403],
        [Causes.SignedHostMismatch] = [400, 403, 404],
        [Causes.WebsiteEndpoint] = [301, 302, 400, 403, 404, 405],
        [Causes.AccelerateNotEnabled] = [400],
        [Causes.AccessPointOrMrapSigV4A] = [400, 403, 404],
        [Causes.ExpressSessionToken] = [400, 403],
        [Causes.Redirected] = [301, 302, 303, 307, 308],
        [Causes.MissingIdentityPermission] = [403],
        [Causes.BucketPolicyMissingAllowCrossAccount] = [403],
        [Causes.AclWithoutPermissionOrAclsDisabled] = [400, 403],
        [Causes.BucketPolicyExplicitDeny] = [403],
        [Causes.ScpOrRcpDeny] = [403],
        [Causes.PermissionsBoundary] = [403],
        [Causes.SessionPolicy] = [403],
        [Causes.VpcEndpointPolicy] = [403],
        [Causes.VpceCondition] = [403],
        [Causes.SourceIpCondition] = [403],
        [Causes.SecureTransportCondition] = [403],
        [Causes.SignatureAgeCondition] = [403],
        [Causes.AuthTypeCondition] = [403],
        [Causes.PayloadHashCondition] = [403],
        [Causes.HeaderRequiredByPolicy] = [403],
        [Causes.MfaCondition] = [403],
        [Causes.RefererCondition] = [403],
        [Causes.SessionRevoked] = [403],
        [Causes.SseHeaderRequiredByPolicy] = [400, 403],
        [Causes.SseCBlocked] = [400, 403],
        [Causes.PublicAccessBlock] = [403],
        [Causes.KmsPermissionMissing] = [403],
        [Causes.KmsKeyPolicy] = [403],
        [Causes.KmsKeyDisabledOrMissing] = [400, 403],
        [Causes.WrongMethod] = [403, 405, 412],
        [Causes.HeadWithGetUrl] = [403],
        [Causes.MissingSignedHeader] = [400, 403],
        [Causes.SignedHeaderChanged] = [403],
        [Causes.ContentTypeMismatch] = [403],
        [Causes.UnsignedExtraHeader] = [403],
        [Causes.TwoAuthMechanisms] = [400],
        [Causes.PayloadHashMismatch] = [400, 403],
        [Causes.ChecksumDefault] = [400, 403, 411, 501],
        [Causes.MultipartChecksumNotDeclared] = [400],
        [Causes.TransferEncodingChunked] = [400, 411, 501],
        [Causes.RequesterPays] = [403],
        [Causes.HoistedHeader] = [400, 403],
        [Causes.PostPolicyMismatch] = [400, 403],
        [Causes.PostFormMalformed] = [400, 403, 405, 412],
        [Causes.UrlExpired] = [403],
        [Causes.ClockSkew] = [403],
        [Causes.SignatureMismatch] = [403],
        [Causes.SdkSigningBug] = [400, 403],
        [Causes.UrlMangledInTransit] = [400, 403, 404],
        [Causes.KeyEncoding] = [400, 403, 404],
        [Causes.PathNormalized] = [403, 404],
        [Causes.ExtraQueryParameter] = [400, 403],
        [Causes.QueryChanged] = [400, 403],
        [Causes.MissingQueryParameter] = [400, 403],
        [Causes.DuplicateQueryParameter] = [400, 403],
        [Causes.MalformedQueryParameter] = [400],
        [Causes.DateScopeMismatch] = [400],
        [Causes.WrongService] = [400],
        [Causes.SignatureAltered] = [403],
        [Causes.ExpiryOver7Days] = [400],
        [Causes.ExpiryInvalid] = [400, 403],
        [Causes.SigV2OnV4OnlyRegionOrKms] = [400, 403],
    };

    // Codes of the rows that name a cause, or come from a check in which it comes to light.
    private static readonly Dictionary<string, HashSet<string>> Codes = Causes.All.ToDictionary(static c => c.Id, static c => CodesOf(c.Id), StringComparer.Ordinal);

    /// <summary>The statuses of a cause; empty where S3 does not answer at all, or with any: a browser that hides an answer, a name that does not resolve.</summary>
    internal static IReadOnlyList<int> Of(string cause) => Statuses.TryGetValue(cause, out int[]? all) ? all : [];

    /// <summary>The statuses of a cause for the URL at hand, which shows more than the cause does.</summary>
    internal static IReadOnlyList<int> Of(string cause, Evidence e)
    {
        SignatureParameters? parameters = e.Judgement?.Parameters;
        return cause switch
        {
            // 0 is "Request has expired"; what is no number of seconds is malformed (observed).
            Causes.ExpiryInvalid when parameters is { Form: SignatureForm.V2 } or { ExpiresSeconds: 0 } => [403],
            Causes.ExpiryInvalid when parameters is not null => [400],
            Causes.MissingQueryParameter when parameters is { Form: SignatureForm.V2 } => [403],
            Causes.MissingQueryParameter when parameters is { Algorithm: not null } => [400],
            Causes.WrongMethod when e.Code is null => [403, 405],
            _ => Of(cause),
        };
    }

    /// <summary>Whether S3 can give this answer for the cause, as far as status and code tell.</summary>
    internal static bool CanGive(string cause, Evidence e)
    {
        if (e.Response is not { } answer || IsOfNamedRow(cause, answer) || IsOfAnyStatus(cause))
        {
            return true;
        }

        bool byStatus = answer.StatusCode is not { } status || Of(cause, e).Contains(status) || (!e.IsAws && IsOfOthers(cause, status));
        bool byCode = answer.Code is null || answer.Stage != S3CheckStage.Unknown || !e.IsAws || Codes[cause].Contains(answer.Code);
        return byStatus && byCode;
    }

    /// <summary>
    /// Whether status, code and cause agree so far that the one may be called the reason of the other. A code that comes with another status than S3 sends
    /// it with, came from elsewhere or was changed.
    /// </summary>
    internal static bool CanProve(string cause, Evidence e)
    {
        if (e.Response is not { StatusCode: { } status } answer)
        {
            return true;
        }

        bool agrees = answer.Code is null || answer.Row is null || S3ErrorCatalogue.Row(answer.Row).Status == status;

        // An answer that has one cause only is about no other, though both come from one check; a policy's refusal has its cause within the policy.
        bool isOthers = answer is { Code: not null, IsKnown: true, LikelyCauses: [var only], Stage: not (S3CheckStage.Authorization or S3CheckStage.Encryption) } && only != cause;
        return agrees && !isOthers && (IsOfAnyStatus(cause) || IsOfNamedRow(cause, answer) || Of(cause, e).Contains(status));
    }

    private static bool IsOfNamedRow(string cause, S3ErrorResponse answer) => answer.Code is not null && answer.LikelyCauses.Contains(cause);

    private static bool IsOfAnyStatus(string cause) => !Statuses.ContainsKey(cause);

    /// <summary>Servers other than AWS's choose among the statuses for a fault of the client as they like; what is malformed may make one stumble.</summary>
    private static bool IsOfOthers(string cause, int status) =>
        status is >= 400 and < 500 || (status >= 500 && (CauseStages.ComesFrom(cause, S3CheckStage.Parameters) || CauseStages.ComesFrom(cause, S3CheckStage.Format)));

    private static HashSet<string> CodesOf(string cause) =>
        [.. S3ErrorCatalogue.Rows.Where(r => r.Causes.Contains(cause) || CauseStages.ComesFrom(cause, r.Stage)).SelectMany(static r => r.Codes)];
}
