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
        [CauseId.WrongSecretKey] = [403],
        [CauseId.InvalidOrDeletedAccessKey] = [403],
        [CauseId.MissingSessionToken] = [403],
        [CauseId.MalformedSessionToken] = [400, 403],
        [CauseId.CredentialsExpiredBeforeUrl] = [400],
        [CauseId.UnsignedRequest] = [400, 403],
        [CauseId.WrongBucketOrKey] = [400, 403, 404],
        [CauseId.BucketDoesNotExist] = [403, 404],
        [CauseId.KeyMissingWithoutListPermission] = [403],
        [CauseId.DeleteMarker] = [403, 404, 405],
        [CauseId.ObjectArchived] = [403],
        [CauseId.ObjectLockOrRetention] = [400, 403],
        [CauseId.ObjectOwnership] = [400, 403],
        [CauseId.WrongRegion] = [301, 307, 400],
        [CauseId.WrongEndpointGlobalRedirect] = [301, 302, 307, 308, 400, 403],
        [CauseId.SignedHostMismatch] = [400, 403, 404],
        [CauseId.WebsiteEndpoint] = [301, 302, 400, 403, 404, 405],
        [CauseId.AccelerateNotEnabled] = [400],
        [CauseId.AccessPointOrMrapSigV4A] = [400, 403, 404],
        [CauseId.ExpressSessionToken] = [400, 403],
        [CauseId.Redirected] = [301, 302, 303, 307, 308],
        [CauseId.MissingIdentityPermission] = [403],
        [CauseId.BucketPolicyMissingAllowCrossAccount] = [403],
        [CauseId.AclWithoutPermissionOrAclsDisabled] = [400, 403],
        [CauseId.BucketPolicyExplicitDeny] = [403],
        [CauseId.ScpOrRcpDeny] = [403],
        [CauseId.PermissionsBoundary] = [403],
        [CauseId.SessionPolicy] = [403],
        [CauseId.VpcEndpointPolicy] = [403],
        [CauseId.VpceCondition] = [403],
        [CauseId.SourceIpCondition] = [403],
        [CauseId.SecureTransportCondition] = [403],
        [CauseId.SignatureAgeCondition] = [403],
        [CauseId.AuthTypeCondition] = [403],
        [CauseId.PayloadHashCondition] = [403],
        [CauseId.HeaderRequiredByPolicy] = [403],
        [CauseId.MfaCondition] = [403],
        [CauseId.RefererCondition] = [403],
        [CauseId.SessionRevoked] = [403],
        [CauseId.SseHeaderRequiredByPolicy] = [400, 403],
        [CauseId.SseCBlocked] = [400, 403],
        [CauseId.PublicAccessBlock] = [403],
        [CauseId.KmsPermissionMissing] = [403],
        [CauseId.KmsKeyPolicy] = [403],
        [CauseId.KmsKeyDisabledOrMissing] = [400, 403],
        [CauseId.WrongMethod] = [403, 405, 412],
        [CauseId.HeadWithGetUrl] = [403],
        [CauseId.MissingSignedHeader] = [400, 403],
        [CauseId.SignedHeaderChanged] = [403],
        [CauseId.ContentTypeMismatch] = [403],
        [CauseId.UnsignedExtraHeader] = [403],
        [CauseId.TwoAuthMechanisms] = [400],
        [CauseId.PayloadHashMismatch] = [400, 403],
        [CauseId.ChecksumDefault] = [400, 403, 411, 501],
        [CauseId.MultipartChecksumNotDeclared] = [400],
        [CauseId.TransferEncodingChunked] = [400, 411, 501],
        [CauseId.RequesterPays] = [403],
        [CauseId.HoistedHeader] = [400, 403],
        [CauseId.PostPolicyMismatch] = [400, 403],
        [CauseId.PostFormMalformed] = [400, 403, 405, 412],
        [CauseId.UrlExpired] = [403],
        [CauseId.ClockSkew] = [403],
        [CauseId.SignatureMismatch] = [403],
        [CauseId.SdkSigningBug] = [400, 403],
        [CauseId.UrlMangledInTransit] = [400, 403, 404],
        [CauseId.KeyEncoding] = [400, 403, 404],
        [CauseId.PathNormalized] = [403, 404],
        [CauseId.ExtraQueryParameter] = [400, 403],
        [CauseId.QueryChanged] = [400, 403],
        [CauseId.MissingQueryParameter] = [400, 403],
        [CauseId.DuplicateQueryParameter] = [400, 403],
        [CauseId.MalformedQueryParameter] = [400],
        [CauseId.DateScopeMismatch] = [400],
        [CauseId.WrongService] = [400],
        [CauseId.SignatureAltered] = [403],
        [CauseId.ExpiryOver7Days] = [400],
        [CauseId.ExpiryInvalid] = [400, 403],
        [CauseId.SigV2OnV4OnlyRegionOrKms] = [400, 403],
    };

    // Codes of the rows that name a cause, or come from a check in which it comes to light.
    private static readonly Dictionary<string, HashSet<string>> Codes = CauseCatalogue.All.ToDictionary(static c => c.Id, static c => CodesOf(c.Id), StringComparer.Ordinal);

    /// <summary>The statuses of a cause; empty where S3 does not answer at all, or with any: a browser that hides an answer, a name that does not resolve.</summary>
    internal static IReadOnlyList<int> Of(string cause) => Statuses.TryGetValue(cause, out int[]? all) ? all : [];

    /// <summary>The statuses of a cause for the URL at hand, which shows more than the cause does.</summary>
    internal static IReadOnlyList<int> Of(string cause, Evidence e)
    {
        SignatureParameters? parameters = e.Judgement?.Parameters;
        return cause switch
        {
            // 0 is "Request has expired"; what is no number of seconds is malformed (observed).
            CauseId.ExpiryInvalid when parameters is { Form: SignatureForm.V2 } or { ExpiresSeconds: 0 } => [403],
            CauseId.ExpiryInvalid when parameters is not null => [400],
            CauseId.MissingQueryParameter when parameters is { Form: SignatureForm.V2 } => [403],
            CauseId.MissingQueryParameter when parameters is { Algorithm: not null } => [400],
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

    /// <summary>Whether status and cause agree so far that the one may be called the reason of the other: the row of the catalogue counts only with its own status.</summary>
    internal static bool CanProve(string cause, Evidence e) =>
        e.Response?.StatusCode is not { } status || IsOfAnyStatus(cause) || Of(cause, e).Contains(status) || (IsOfNamedRow(cause, e.Response) && S3ErrorCatalogue.Row(e.Response.Row!).Status == status);

    private static bool IsOfNamedRow(string cause, S3ErrorResponse answer) => answer.Code is not null && answer.LikelyCauses.Contains(cause);

    private static bool IsOfAnyStatus(string cause) => !Statuses.ContainsKey(cause);

    /// <summary>Servers other than AWS's choose among the statuses for a fault of the client as they like; what is malformed may make one stumble.</summary>
    private static bool IsOfOthers(string cause, int status) =>
        status is >= 400 and < 500 || (status >= 500 && (CauseStages.ComesFrom(cause, S3CheckStage.Parameters) || CauseStages.ComesFrom(cause, S3CheckStage.Format)));

    private static HashSet<string> CodesOf(string cause) =>
        [.. S3ErrorCatalogue.Rows.Where(r => r.Causes.Contains(cause) || CauseStages.ComesFrom(cause, r.Stage)).SelectMany(static r => r.Codes)];
}
