using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;
using PresignTools.Verification.Checks;
using PresignTools.Verification.Subject;

namespace PresignTools.Diagnosis.Ranking;

/// <summary>
/// The canonical request that the client computed, as its log has it, beside the one that S3 built of what it received: what differs was
/// changed in between. Where nothing differs, both hashed the same text, and the secret key is left.
/// </summary>
internal static class SigningLogMatches
{
    internal static IEnumerable<(CauseDefinition Cause, Match Match)> Of(FailureFacts e)
    {
        if (!e.IsSignatureRefusal || e.Input.ClientCanonicalRequest is not { } signed || e.Response?.CanonicalRequest is not { } received)
        {
            yield break;
        }

        List<CanonicalDifference> lines = CanonicalComparison.Lines(signed.Trim(), received.Trim(), maskQuery: false);
        List<CanonicalDifference> shown = CanonicalComparison.Lines(signed.Trim(), received.Trim());
        bool isWhole = !e.IsAbridged && !ReceivedRequestCheck.IsElided(signed);
        bool isCut = IsCut(signed) || IsCut(received);
        for (int i = 0; i < lines.Count; i++)
        {
            if (isCut && (lines[i].Signed.Length == 0 || lines[i].Received.Length == 0))
            {
                continue;    // it may stand in what was not pasted
            }

            if (!ReceivedRequestCheck.IsElided(lines[i].Signed) && !ReceivedRequestCheck.IsElided(lines[i].Received))
            {
                string evidence = $"The client signed {Line(shown[i].Element, shown[i].Received)}; S3 received "
                    + $"{Line(shown[i].Element, shown[i].Signed)}.";
                yield return (CauseBook.Get(CauseOf(lines[i], e)), Match.Recomputed(evidence).About(lines[i].Element));
            }
        }

        if (lines.Count == 0 && isWhole && !isCut)
        {
            yield return (CauseBook.Get(CauseId.WrongSecretKey), Match.SeenInRequest(
                "The canonical request in the client's log and the one in S3's answer are the same, line by line. Only the secret key is "
                    + "left: it is not the one of this access key."));
        }
    }

    /// <summary>
    /// Whether the end of a canonical request is missing: it ends with an empty line, the signed headers, and the payload hash.
    /// </summary>
    private static bool IsCut(string canonical) =>
        canonical.Trim().ReplaceLineEndings("\n").Split('\n') is not [.., var names, { Length: > 0 }]
        || names.Length == 0 || names.Contains(' ', StringComparison.Ordinal) || names.Contains(':', StringComparison.Ordinal);

    /// <summary>The cause of a line that differs. A client that signs the request that it sends does not change it by itself.</summary>
    private static string CauseOf(CanonicalDifference line, FailureFacts e) => line.Element switch
    {
        "method" when !e.IsPresigned => CauseId.IntermediaryChangesRequest,
        "method" => line is { Received: "GET", Signed: "HEAD" } ? CauseId.HeadWithGetUrl : CauseId.WrongMethod,
        "path" => ReceivedRequestCheck.PathCause(line),
        "query" or "signed-headers" => CauseId.QueryChanged,
        "host" => CauseId.SignedHostMismatch,
        "payload" => CauseId.PayloadHashMismatch,
        "header:content-type" => CauseId.ContentTypeMismatch,
        _ when !e.IsPresigned => CauseId.IntermediaryChangesRequest,
        _ => line.Signed.EndsWith(':') || line.Signed.Length == 0 ? CauseId.MissingSignedHeader : CauseId.SignedHeaderChanged,
    };

    private static string Line(string element, string text) =>
        text.Length == 0 ? $"no {element.Replace("header:", string.Empty, StringComparison.Ordinal)}" : $"'{Printable.Of(text, 200)}'";
}
