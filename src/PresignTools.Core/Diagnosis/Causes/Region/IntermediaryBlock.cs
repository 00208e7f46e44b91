using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>Something between client and server answered in the server's place.</summary>
internal sealed class IntermediaryBlock : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("intermediary-block", CheckLayer.Region)
    {
        Title = "A proxy, firewall or CDN answered in place of S3",
        Why = "The request did not get to S3, or its answer was replaced. What was answered says nothing of the URL.",
        Fix = "Ask who runs the proxy, filter or CDN to let the host through. To be sure, try the same URL from another network.",
        Document = AwsDocuments.Forbidden,
        IsOutsideS3 = true,
    };

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.IsAccepted)
        {
            yield break;
        }

        Intermediary? who = e.Input.Intermediaries.FirstOrDefault(static i => i.Answered);
        if (e.Input.FullText is { } text && Redirected.IsPage(text))
        {
            yield break;        // it sends on, and blocks nothing
        }

        bool isOwnAnswer = e.Response is { Code: not null, Kind: not Responses.S3ResponseKind.Html } or { RequestId: not null };
        if (who is not null && !isOwnAnswer)
        {
            string place = who.Place.IsKnown ? $" ({who.Place})" : string.Empty;
            yield return Match
                .NamedByAnswer($"The answer is a page of {Printable.Of(who.Name, 60)}{place}, not of S3.")
                .Explaining(CauseId.Other, CauseId.DnsOrTls, CauseId.UnsignedRequest);
        }
        else if (e.Clue(ClueKind.ProxyRefused) is { } sentence && !isOwnAnswer)
        {
            yield return Match
                .NamedByAnswer(
                    $"The client's proxy did not open a connection to the host: '{Printable.Of(sentence, 200)}'. The request did not get "
                        + $"to S3, "
                        + "and a status in that sentence is the proxy's.",
                    "Ask who runs the proxy to allow this very host (the bucket's name may be part of it), or go past it (NO_PROXY)."
                )
                .Explaining(
                    CauseId.Other,
                    CauseId.DnsOrTls,
                    CauseId.MissingIdentityPermission,
                    CauseId.KeyMissingWithoutListPermission);
        }
        else if (e.Status == 407)
        {
            yield return Match.NamedByAnswer(
                "Status 407: a proxy requires a sign-in of its own. The request did not get to S3.",
                "Give the client the user and password of the proxy, or go past it (NO_PROXY).").Explaining(CauseId.Other);
        }
        else if (e.IsForeignAnswer)
        {
            yield return Match.SeenInAccount(Said(e)).Explaining(CauseId.Other);
        }
    }

    private static string Said(FailureFacts e) =>
        e.Response!.Kind == Responses.S3ResponseKind.Html ? "The answer is an HTML page, where S3 sends XML with a request id."
        : e.Response.Server is { } server ? $"The server that answered calls itself '{Printable.Of(server, 60)}'; S3 says 'AmazonS3'."
        : "The answer has no error code and no request id, as every answer of S3 has.";
}
