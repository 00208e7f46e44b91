using PresignTools.Addressing;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>The server answered with a redirect.</summary>
internal sealed class Redirected : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("redirected", CheckLayer.Region)
    {
        Title = "The server answered with a redirect",
        Why = "The answer points to another host. The URL is signed for the one it names, so following it needs a new "
            + "signature.",
        Fix = "Sign for the host that the answer names; a followed redirect changes the signed host.",
        Document = AwsDocuments.Redirects,
        Stages = [S3CheckStage.Routing],
        Statuses = [301, 302, 303, 307, 308],
    };

    /// <summary>
    /// A redirect by another server. S3's have a request id and name the bucket's region or endpoint (Redirects); a proxy's, to a login
    /// page or from http to https, have neither.
    /// </summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Response is { StatusCode: 301 or 302 or 303 or 307 or 308, Code: null, RequestId: null, HostId: null, Region: null } answer
            && e.Element("Endpoint") is null && e.Location is { HostKind: S3HostKind.Custom } here)
        {
            string to = answer.Endpoint is null ? string.Empty : " to " + Printable.Of(answer.Endpoint, 120);
            yield return Match
                .SeenInRequest(
                    $"{Printable.Of(here.Host, 100)} answered {answer.StatusCode} and sends the request on{to}. That is not a redirect of "
                        + $"S3, which has a request id: a proxy or "
                        + "server in front of it answered, and the URL did not reach S3.",
                    "Sign for the scheme and host that the redirect names if S3 is there, or let the proxy pass the request on unchanged."
                )
                .Explaining(CauseId.WrongEndpointGlobalRedirect, CauseId.WrongRegion);
        }

        if (Elsewhere(e) is { } elsewhere)
        {
            yield return Match
                .SeenInRequest(
                    $"The client was redirected to {Printable.Of(elsewhere, 100)}. That host is not S3's, and the last answer is from "
                        + "there. A proxy, a login page or a filter on the way sent it there.",
                    "Send the URL without following redirects, and look at the first answer. Let whatever redirects pass the request on "
                        + "unchanged.")
                .Explaining(CauseId.WrongEndpointGlobalRedirect, CauseId.WrongRegion);
        }
    }

    /// <summary>What the other host answers has nothing to do with S3; nor does a page whose title is a redirect.</summary>
    internal override bool AlsoGives(FailureFacts e) => Elsewhere(e) is not null || (e.Input.FullText is { } text && IsPage(text));

    /// <summary>The host of a followed redirect that leads from the URL's host to another one, which is none of AWS's.</summary>
    private static string? Elsewhere(FailureFacts e)
    {
        if (!e.IsPresigned || e.Location is not { } from || e.Code is not null || e.IsAccepted)
        {
            return null;
        }

        foreach (S3ErrorResponse redirect in e.Input.Redirects.Where(static r => r is { Code: null, RequestId: null, Location: not null }))
        {
            string? to = HostText.Of(redirect.Location);
            bool isName = to is not null && to.Contains('.', StringComparison.Ordinal)
                && !to.Equals(from.Host, StringComparison.OrdinalIgnoreCase);
            if (isName && S3HostParser.KindOfHost(to!).Kind == S3HostKind.Custom && ServerRecognition.OfHost(to!) is null)
            {
                return to;
            }
        }

        return null;
    }

    /// <summary>The page of a proxy or web server that redirects, as nginx, Apache and HAProxy write it.</summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (IsPage(text) && e.Response is not { RequestId: not null } && !text.ContainsAny("PermanentRedirect", "TemporaryRedirect"))
        {
            yield return Match
                .SeenInRequest(
                    "A proxy or web server in front of the store answered with a redirect of its own: what was signed for the first "
                        + "host did "
                        + "not reach the store, and does not fit the one that the redirect names.",
                    "Set the endpoint of the client to the scheme and host that the redirect names, so that nothing is forwarded.")
                .Explaining(CauseId.IntermediaryBlock, CauseId.WrongEndpointGlobalRedirect, CauseId.SignedHostMismatch, CauseId.Other);
        }
    }

    /// <summary>Whether the text has the page of a redirect: its status is the title.</summary>
    internal static bool IsPage(string text) =>
        text.ContainsAny("<title>301 ", "<title>302 ", "<title>303 ", "<title>307 ", "<title>308 ");
}
