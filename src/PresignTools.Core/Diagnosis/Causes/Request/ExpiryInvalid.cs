using System.Globalization;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>X-Amz-Expires is not a number of seconds from 1 to 604800.</summary>
internal sealed class ExpiryInvalid : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("expiry-invalid", CheckLayer.Request)
    {
        Title = "X-Amz-Expires is not a number of seconds from 1 to 604800",
        Why = "X-Amz-Expires counts seconds from the signing time: a whole number from 1 to 604800.",
        Fix = "Sign again with an expiry in the future.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.ExpiryRange, S3CheckStage.Time],
        Statuses = [400, 403],
    };

    internal override IEnumerable<UrlPlace> PlacesInUrl(FailureFacts e) => [new("X-Amz-Expires", "not 1 to 604800")];

    /// <summary>A URL of no seconds is answered as an expired one; it was never valid.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        foreach (Finding fault in e.Faults(CauseId.ExpiryInvalid))
        {
            yield return Match.Of(fault, EvidenceKind.SeenInRequest).Explaining(CauseId.UrlExpired, CauseId.ClockSkew);
        }

        // The answer repeats what it read.
        if (e.Row == S3Answer.UrlExpired && !e.IsPresigned && e.Element("X-Amz-Expires") is { } read && !IsPositive(read))
        {
            yield return Match.NamedByAnswer(
                $"The server read '{Printable.Of(read, 20)}' from X-Amz-Expires: the URL ended when it was signed, or before.")
                .Explaining(CauseId.UrlExpired, CauseId.ClockSkew);
        }
    }

    private static bool IsPositive(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds > 0;
}
