using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A header's value holds characters beyond ASCII.</summary>
internal sealed class NonAsciiHeaderValue : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("non-ascii-header-value", CheckLayer.Request)
    {
        Title = "A header's value holds characters beyond ASCII",
        Why = "Metadata and other headers are ASCII. Clients, proxies and S3 encode other characters differently, so that the signature "
            + "does not match; some clients send nothing.",
        Fix = "Encode the value before signing and sending: percent-encode or Base64 for metadata, filename*=UTF-8''NAME for "
            + "Content-Disposition.",
        Document = AwsDocuments.Metadata,
        Stages = [S3CheckStage.Parameters, S3CheckStage.Signature, S3CheckStage.Operation],
        Statuses = [400, 403],
    };

    internal override IEnumerable<Match> Find(FailureFacts e) => [.. Refused(e), .. Sent(e), .. Named(e)];

    /// <summary>The client says so, and sends nothing.</summary>
    private static IEnumerable<Match> Refused(FailureFacts e)
    {
        if (e.Response?.Code is null && e.Clue(ClueKind.NonAsciiRefused) is { } said)
        {
            yield return Match.NamedByAnswer($"The client refuses a header because of its characters: {Printable.Of(said, 200)}");
        }
    }

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        const string Sentence = "cannot be represented using ISO-8859-1";
        if (e.Code is null or "InvalidArgument" && e.Row != Responses.S3Answer.HeaderValueNotLatin1 && text.ContainsAny(Sentence))
        {
            yield return Match.NamedByAnswer($"The server says that a value '{Sentence}': it holds characters that no header can carry.")
                .Explaining(CauseId.InvalidHeaderValue, CauseId.Other);
        }
    }

    private static IEnumerable<Match> Sent(FailureFacts e)
    {
        if (!e.MayBeSignature)
        {
            yield break;
        }

        string? header = e.Headers?.FirstOrDefault(static h => h.Value.Any(static c => c > '\u007f')).Key;
        string? value = header is null ? e.Clue(ClueKind.NonAsciiHeader) : e.Header(header);
        if (value is not null)
        {
            string seen = $"{(header is null ? "A header or metadata value" : header)} holds '{Printable.Of(value, 60)}', which is not "
                + "ASCII. What is signed and what arrives differ in its bytes.";
            yield return e.IsSignatureRefusal || e.IsSilentRefusal
                ? Match.SeenInRequest(seen).Explaining(CauseId.SignedHeaderChanged, CauseId.KeyEncoding)
                : Match.Circumstance(seen);
        }
    }

    /// <summary>
    /// Code puts a file's name into a header, and the file that fails has a name beyond ASCII; or a value of that kind is told to be
    /// metadata.
    /// </summary>
    private static IEnumerable<Match> Named(FailureFacts e)
    {
        if ((e.IsSignatureRefusal || e.IsSilentRefusal) && e.Clue(ClueKind.NonAsciiHeader) is null
            && e.Clue(ClueKind.NonAsciiName) is { } name)
        {
            yield return Match.Circumstance(
                $"'{Printable.Of(name, 60)}' is not ASCII, and such a value goes into a header: what is signed and what arrives then "
                    + "differ in its bytes.")
                .Explaining(CauseId.ContentTypeMismatch);
        }
    }
}
