using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A signed header is sent with another value.</summary>
internal sealed class SignedHeaderChanged : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("signed-header-changed", CheckLayer.Request)
    {
        Title = "A signed header is sent with another value",
        Why = "The exact value of a signed header is part of what is signed.",
        Fix = "Send the header with exactly the value that was signed.",
        Document = AwsDocuments.HeaderAuth,
        Stages = [S3CheckStage.Signature],
        Statuses = [403],
    };

    internal override IEnumerable<Match> Find(Evidence e)
    {
        if (!e.MayBeSignature || e.SignedHeaderNames is not { } signed)
        {
            yield break;
        }

        string[] changed = [.. signed.Where(n => n is not ("host" or "content-type" or "x-amz-content-sha256") && IsChanged(e, n))];
        if (changed.Length > 0)
        {
            string name = changed[0];
            yield return Match
                .SeenInRequest(
                    $"{Printable.Of(name, 60)} was signed as '{Printable.Of(e.Signing.Headers[name], 80)}' and is sent as "
                        + $"'{Printable.Of(e.Header(name), 80)}'.",
                    HeaderAdvice.Send(e, changed)
                )
                .About([.. changed.Select(static n => "header:" + n)]);
        }
    }

    private static bool IsChanged(Evidence e, string name) =>
        e.Header(name) is { } sent && e.Signing.Headers.TryGetValue(name, out string? given) && given is { Length: > 0 }
        && !string.Equals(given.Trim(), sent.Trim(), StringComparison.Ordinal);
}
