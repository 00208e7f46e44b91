using System.Globalization;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>Expiry of more than 7 days.</summary>
internal sealed class ExpiryOver7Days : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("expiry-over-7-days", CheckLayer.Request)
    {
        Title = "Expiry of more than 7 days",
        Why = "Signature Version 4 allows seven days at most, because its signing keys live no longer.",
        Fix = "Sign for at most 604800 seconds. For longer links sign on demand, or use CloudFront signed URLs.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.ExpiryRange],
        Statuses = [400],
    };

    internal override IEnumerable<UrlPlace> PlacesInUrl(FailureFacts e) => [new("X-Amz-Expires", "more than 604800 (7 days)")];

    internal override bool IsProvenByAnswer(FailureFacts e) => true;

    /// <summary>A library refuses the lifetime before anything is sent, or code shows it.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Response?.Code is null && (ExpiryLimit.Find(e.Input.ClientMessage) ?? e.Clue(ClueKind.ExpiryRefused)) is { } said)
        {
            yield return Match
                .SeenInRequest($"The library refused the lifetime and sent nothing. It says '{Printable.Of(said, 160)}'.")
                .Explaining(CauseId.ExpiryInvalid);
        }
        else if (e.Response is null && e.Raw is null && Given(e) is { } seconds)
        {
            yield return Match
                .SeenInRequest($"The code signs for {seconds} seconds; Signature Version 4 takes 604800 at most.")
                .Explaining(CauseId.ExpiryInvalid);
        }
    }

    /// <summary>The lifetime that code gives, where it is too long; null where it is not, or Signature Version 2 signs.</summary>
    private static string? Given(FailureFacts e) =>
        e.IsSignatureV2 || e.Input.Setting(ClientSettingNames.SignatureVersion) is "s3" or "v2" or "2" ? null
        : e.Input.SigningCalls.Where(static c => c.IsPresigning).SelectMany(static c => c.Parameters)
            .Where(static p => p.Key == "Expires").Select(static p => p.Value)
            .FirstOrDefault(static v =>
                double.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out double s) && s > MostSeconds);

    private const int MostSeconds = 604_800;
}
