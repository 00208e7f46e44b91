using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;
using System.Globalization;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The server is busy or failing.</summary>
internal sealed class ThrottledOrUnavailable : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("throttled-or-unavailable", CheckLayer.Request)
    {
        Title = "The server is busy, limits the rate or is failing",
        Why = "The request itself is fine. The server has too many requests at the moment, or an error of its own.",
        Fix = "Try again, with growing pauses and fewer requests at once. If it stays, ask who runs the server.",
        Document = AwsDocuments.Errors,
        Stages = [S3CheckStage.Service, S3CheckStage.Operation],
        Statuses = [400, 429, 500, 502, 503, 504],
    };

    /// <summary>Why the server is busy or failing the answer does not say.</summary>
    internal override bool IsProvenByAnswer(FailureFacts e) => false;

    internal override bool AlsoGives(FailureFacts e) => IsBusy(e.Status) || (e.Response is null && e.NotReachedWord is not null);

    /// <summary>
    /// A server that is not AWS's may stumble over a query that no signer writes: what is seen in the URL says more than "internal error".
    /// </summary>
    internal override bool IsNamedByAnswer(FailureFacts e) =>
        e.ProvesByOrder || e.Status != 500
        || !e.Checked.Any(static f => f.Status is FindingStatus.Fail or FindingStatus.Warning && ServerChecks.MayStumble(f.Cause));

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Response is not { } answer || e.IsForeignAnswer || !IsBusy(e.Status) || e.Row is not (null or S3Answer.Status503))
        {
            yield break;
        }

        string code = answer.Code is null ? string.Empty : " " + Printable.Of(answer.Code, 60);
        yield return Match.SeenInAccount(
            string.Create(CultureInfo.InvariantCulture, $"The server answered {e.Status}{code}: it could not work on the request then.")
                + (e.Status == 429 || answer.Message.ContainsAny("slow down", "rate") ? " It asks for fewer requests." : string.Empty));
    }

    private static bool IsBusy(int? status) => status is 429 or 500 or 502 or 503 or 504;

    /// <summary>What breaks off on its way, or now and then: a line or a server that does not keep up.</summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (e.Response is null && e.NotReachedWord is { } word && BrokenTransfer.Is(word, text))
        {
            yield return Match
                .Circumstance(
                    $"The transfer breaks off on its way ('{Printable.Of(word, 60)}'): the server, the line or something between does not "
                        + "keep up. Which of them, the text does not say.",
                    "Send large files in parts, so that a part can be tried again; and try from another network.")
                .Explaining(CauseId.DnsOrTls);
        }
        else if (e.Code == "RequestTimeout" && BrokenTransfer.IsTold(text))
        {
            yield return Match
                .Circumstance(
                    "Nothing of the body came for 20 seconds, and by the text it happens now and then: the line is slow or unstable.",
                    "Send large files in parts, so that a part can be tried again.")
                .Explaining(CauseId.TransferEncodingChunked);
        }
    }
}
