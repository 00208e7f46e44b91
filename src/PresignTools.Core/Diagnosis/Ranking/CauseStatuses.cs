using System.Collections.Concurrent;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Verification.Subject;

namespace PresignTools.Diagnosis.Ranking;

/// <summary>
/// With which HTTP statuses S3 refuses a request for a cause (API reference, Error Responses; each also in the catalogue's rows). A cause
/// that S3 answers with another status than the one that came is not what this answer is about, whatever the URL looks like.
/// </summary>
internal static class CauseStatuses
{
    // Codes of the rows that name a cause, or come from a check in which it comes to light.
    private static readonly ConcurrentDictionary<CauseDefinition, HashSet<string>> Codes = new();

    /// <summary>The statuses of a cause for the URL at hand, which shows more than the cause does.</summary>
    internal static IReadOnlyList<int> Of(CauseDefinition cause, FailureFacts e)
    {
        SignatureParameters? parameters = e.Verification?.Parameters;
        return cause.Id switch
        {
            // 0 is "Request has expired"; what is no number of seconds is malformed (observed).
            CauseId.ExpiryInvalid when parameters is { Form: SignatureForm.V2 } or { ExpiresSeconds: 0 } => [403],
            CauseId.ExpiryInvalid when parameters is not null => [400],
            CauseId.MissingQueryParameter when parameters is { Form: SignatureForm.V2 } => [403],
            CauseId.MissingQueryParameter when cause.AlsoGives(e) => [403],
            CauseId.MissingQueryParameter when parameters is { Algorithm: not null } => [400],
            CauseId.WrongEndpointServer when e.Code == "PermanentRedirect" => [301],
            CauseId.Redirected when cause.AlsoGives(e) && e.Status is { } any => [.. cause.Info.Statuses, any],
            CauseId.WrongRegion when cause.AlsoGives(e) => [.. cause.Info.Statuses, 403],
            CauseId.UrlExpired when cause.AlsoGives(e) => [.. cause.Info.Statuses, 400],
            CauseId.WrongService when !cause.AlsoGives(e) => [400],
            CauseId.TwoAuthMechanisms when cause.AlsoGives(e) => [.. cause.Info.Statuses, 301, 302, 303, 307, 308],
            CauseId.KeyEncoding when cause.AlsoGives(e) => [.. cause.Info.Statuses, 505],
            CauseId.WrongMethod when e.Code is null => [403, 405],
            CauseId.WrongMethod when !e.ProvesByOrder && e.Method is null or "POST" => [.. cause.Info.Statuses, 501],
            _ => cause.Info.Statuses,
        };
    }

    /// <summary>Whether S3 can give this answer for the cause, as far as status and code tell.</summary>
    internal static bool CanGive(CauseDefinition cause, FailureFacts e)
    {
        bool isOfService = cause.Id == CauseId.BucketPolicyMissingAllowCrossAccount && cause.AlsoGives(e);
        if (e.Response is not { } answer || IsOfNamedRow(cause, answer) || IsOfAnyStatus(cause) || isOfService)
        {
            return true;
        }

        bool byStatus = answer.StatusCode is not { } status || Of(cause, e).Contains(status) || (!e.IsAws && IsOfOthers(cause, status));
        HashSet<string> codes = Codes.GetOrAdd(cause, CodesOf);
        bool byCode =
            answer.Code is null || answer.Stage != S3CheckStage.Unknown || !e.IsAws || codes.Count == 0 || codes.Contains(answer.Code);

        // A code that nobody knows beside a status that says that the server could not: the status tells enough.
        bool isBusy = cause.Id == CauseId.ThrottledOrUnavailable && answer.StatusCode is 429 or (>= 500 and not 501);
        return byStatus && (byCode || isBusy);
    }

    /// <summary>
    /// Whether status, code and cause agree so far that the one may be called the cause of the other. A code that comes with another status
    /// than S3 sends it with, came from elsewhere or was changed.
    /// </summary>
    internal static bool CanProve(CauseDefinition cause, FailureFacts e)
    {
        if (e.Response is not { StatusCode: { } status } answer)
        {
            return true;
        }

        bool agrees = answer.Code is null || (answer.Row is not null && S3ErrorCatalogue.Row(answer.Row).Status == status);

        // An answer that has one cause only is about no other, though both come from one check; a policy's refusal has its cause within the
        // policy.
        bool isOfPolicies = answer.Stage is S3CheckStage.Authorization or S3CheckStage.Encryption;
        bool isOthers = !isOfPolicies && answer is { Code: not null, IsKnown: true, LikelyCauses: [var only] } && only != cause.Id;
        return agrees && !isOthers && (IsOfAnyStatus(cause) || IsOfNamedRow(cause, answer) || Of(cause, e).Contains(status));
    }

    private static bool IsOfNamedRow(CauseDefinition cause, S3ErrorResponse answer) =>
        answer.Code is not null && answer.LikelyCauses.Contains(cause.Id);

    private static bool IsOfAnyStatus(CauseDefinition cause) => cause.Info.Statuses.Count == 0;

    /// <summary>
    /// Servers other than AWS's choose among the statuses for a fault of the client as they like; what is malformed may make one stumble.
    /// </summary>
    private static bool IsOfOthers(CauseDefinition cause, int status) =>
        status is >= 400 and < 500 || (status >= 500 && ServerChecks.MayStumble(cause.Id));

    private static HashSet<string> CodesOf(CauseDefinition cause) =>
        !S3ErrorCatalogue.Rows.Any(r => r.Causes.Contains(cause.Id))
            ? []
            :
            [
                .. S3ErrorCatalogue
                    .Rows.Where(r => r.Causes.Contains(cause.Id) || cause.Info.ComesToLightIn(r.Stage))
                    .SelectMany(static r => r.Codes),
            ];
}
