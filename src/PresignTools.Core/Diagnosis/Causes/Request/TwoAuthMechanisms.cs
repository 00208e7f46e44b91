using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>An Authorization header comes with the presigned URL.</summary>
internal sealed class TwoAuthMechanisms : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("two-auth-mechanisms", CheckLayer.Request)
    {
        Title = "An Authorization header comes with the presigned URL",
        Why = "A request may be authorized in one way only: by its query or by its Authorization header.",
        Fix = "Send the URL without an Authorization header: no bearer token, basic authentication or second signature.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Mechanism],
        Statuses = [400],
    };

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        bool stated = e.Row == S3Answer.TwoAuthMechanisms;
        bool isPresigned = e.IsPresigned || (e.Raw is null && e.Signing.Text.ContainsAny("presign"));
        bool seen = e.Response is null && !e.IsAccepted && isPresigned && e.Header("authorization") is not null;
        if (!stated && !seen)
        {
            yield break;
        }

        string? value = e.Header("authorization") ?? e.Element("ArgumentValue");
        string scheme = value is null ? string.Empty : $" ({Printable.Of(value.Split(' ')[0], 30)})";
        string? adds = Topics.OriginSigning.FirstIn(e.AllText);
        string added = adds is null ? string.Empty : $"; {adds} adds one of its own";
        string evidence = $"The request carries an Authorization header{scheme} beside the signature of the URL{added}.";
        string? fix = adds is null
            ? null
            : "Let one of the two sign: no origin access control where presigned URLs come through, or no presigned URLs.";
        yield return !stated ? Match.SeenInRequest(evidence, fix)
            : e.IsAws ? Match.StatedByS3(evidence, fix)
            : Match.NamedByAnswer(evidence, fix);
    }

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (LeadsToSigned(e))
        {
            yield return Match
                .SeenInRequest(
                    "The request has an Authorization header, and its answer sends the client on to a presigned URL. A client that follows "
                        + "sends the header there too, and S3 takes one signature only.",
                    "Do not follow the redirect: take the address from its Location, and send it without the Authorization header.")
                .Explaining(CauseId.Other, CauseId.CorsMisconfigured, CauseId.Redirected, CauseId.IntermediaryBlock,
                    CauseId.WrongEndpointGlobalRedirect);
            yield break;
        }

        bool isBare = e.IsPresigned && e.Status is 400 && e.Code is null
            && !e.Faults(CauseId.MissingQueryParameter, CauseId.MalformedQueryParameter, CauseId.ExpiryOver7Days, CauseId.ExpiryInvalid,
                CauseId.DuplicateQueryParameter, CauseId.DateScopeMismatch).Any();
        if (isBare && text.FirstContained(Adding) is { } adds)
        {
            yield return Match
                .SeenInRequest(
                    $"The client is set to authenticate by itself ('{Printable.Of(adds, 40)}'), and the URL is presigned and whole: S3 "
                        + "refuses "
                        + "two ways of authorization with a bare 400 where the body is not shown.",
                    "Send the presigned URL without the client's own authentication.")
                .Explaining(CauseId.UrlExpired, CauseId.WrongRegion);
            yield break;
        }

        bool hasToken = text.ContainsAny(
            "Authorization: Bearer",
            "Authorization: Basic",
            "Authorization: JWT",
            "bearer token",
            "Authorization header");
        if (
            e is { Response: not { Code: not null }, Status: 400 or null }
            && hasToken
            && Symptoms.Redirects.IsIn(text)
            && text.ContainsAny("X-Amz-Signature", "presigned", "S3"))
        {
            yield return Match.Circumstance(
                "A client that follows a redirect to a presigned URL may keep its Authorization header, and S3 takes one signature only.",
                "Do not follow the redirect, or drop the Authorization header for the new host.");
        }
    }

    /// <summary>The request is known with its Authorization header, and its answer is a redirect to a URL that has a signature.</summary>
    private static bool LeadsToSigned(FailureFacts e) =>
        e.Header("authorization") is not null && e.Status is 301 or 302 or 303 or 307 or 308
        && e.WholeText.ContainsAny("location: http")
        && e.WholeText.ContainsAny("X-Amz-Signature=", "X-Goog-Signature=", "&Signature=", "?AWSAccessKeyId=", "?X-Amz-Algorithm=");

    internal override bool AlsoGives(FailureFacts e) => LeadsToSigned(e);

    // Settings by which HTTP clients and tools add an Authorization header of their own: Jenkins, Ansible, requests, PowerShell, Java,
    // Spring, curl, wget, Node.js.
    private static readonly string[] Adding =
    [
        "Using authentication:", "authentication: '", "authentication: \"", "force_basic_auth", "url_username", "auth=(", "HTTPBasicAuth(",
        "Authentication Basic", "Authentication Bearer", "Authentication OAuth", "Credential $", "setBasicAuth(", "setBearerAuth(",
        "withBasicAuth", "basicAuth(", ".netrc", "--netrc", "--http-user", "auth: {", "'Authorization': 'Bearer",
        "\"Authorization\": \"Bearer", "Authorization: Bearer", "Authorization: Basic", "DefaultRequestHeaders.Authorization",
        "headers.common['Authorization']", "headers.common.Authorization",
    ];
}
