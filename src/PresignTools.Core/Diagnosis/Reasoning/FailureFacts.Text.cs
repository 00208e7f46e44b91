using PresignTools.Diagnosis.Known;
using PresignTools.Text;
using PresignTools.PastReports;
using PresignTools.Intake;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>What the text says beside the request and its answer.</summary>
internal sealed partial class FailureFacts
{
    /// <summary>The clues of a kind, in the order of the text.</summary>
    internal IEnumerable<Clue> Clues(ClueKind kind) => _clues.Value.Where(c => c.Kind == kind);

    /// <summary>The detail of the first clue of a kind; null if there is none.</summary>
    internal string? Clue(ClueKind kind) => Clues(kind).FirstOrDefault()?.Detail;

    /// <summary>The operations that a client says were refused.</summary>
    internal IEnumerable<string> RefusedCalls => Clues(ClueKind.RefusedCall).Select(static c => c.Detail);

    /// <summary>
    /// Whether whoever pasted the URL cut it with dots: then what it lacks was in the request all the same. Dots for a value alone are a
    /// mask, and leave the rest as it was.
    /// </summary>
    internal bool IsUrlElided => _isUrlElided ??=
        Input.Url is { } url && (IsValueHidden || Elisions.Any(d => url.Contains(d, StringComparison.Ordinal)) || EndsInDots(url)
            || EndsInDottedSignature(url) || IsSignedElsewhere(url));

    /// <summary>Whether a whole value that S3 judges was blotted out in the URL.</summary>
    internal bool IsValueHidden => _isValueHidden ??= Input.Url is { } url && MaskedUrl.HidesValue(url);

    /// <summary>
    /// Whether dots stand for the end of the URL, the signature with it: in the URL, or in the text right behind what was taken for it.
    /// </summary>
    private bool EndsInDots(string url)
    {
        if (url.Contains("Signature=", StringComparison.Ordinal))
        {
            return false;
        }

        string plain = url.TrimEnd('.', '\u2026');
        int at = plain.Length == url.Length && Input.FullText is { } text ? text.IndexOf(url, StringComparison.Ordinal) : -1;
        string rest = plain.Length < url.Length ? url[plain.Length..]
            : at >= 0 ? Input.FullText![(at + url.Length)..Math.Min(Input.FullText!.Length, at + url.Length + 2)] : string.Empty;
        int blank = url.IndexOf(' ');
        string shown = blank > 0 ? url[..blank] : string.Empty;     // words that were taken for a part of the URL
        return rest.StartsWith("..", StringComparison.Ordinal) || rest.StartsWith('\u2026')
            || shown.EndsWith("...", StringComparison.Ordinal) || shown.EndsWith('\u2026');
    }

    /// <summary>
    /// Whoever puts three dots for the signature may have left out other parameters too; and a mask at the end may have taken what came
    /// behind it.
    /// </summary>
    private bool EndsInDottedSignature(string url)
    {
        const string Masked = "REDACTED";      // what masks are read as
        bool isMasked = url.EndsWith(Masked, StringComparison.Ordinal);
        string plain = isMasked ? url[..^Masked.Length] : url.TrimEnd('*', '.', '\u2026');
        if (!plain.EndsWith("Signature=", StringComparison.Ordinal))
        {
            return plain.Length < url.Length && !url.Contains("Signature=", StringComparison.Ordinal);
        }

        int at = Input.FullText is { } text ? text.IndexOf(plain, StringComparison.Ordinal) : -1;
        string rest = at < 0 ? string.Empty : Input.FullText![(at + plain.Length)..Math.Min(Input.FullText!.Length, at + plain.Length + 2)];
        return rest == ".." || rest.StartsWith('\u2026');
    }

    /// <summary>Whether the text has the same URL with a signature elsewhere: a log that names it without its query.</summary>
    private bool IsSignedElsewhere(string url)
    {
        const int Near = 2000;
        if (url.Contains('?') || Input.FullText is not { } text)
        {
            return false;
        }

        int at = text.IndexOf(url + "?", StringComparison.Ordinal);
        return at >= 0 && text[at..Math.Min(text.Length, at + url.Length + Near)]
            .ContainsAny("X-Amz-Signature=", "&Signature=", "X-Amz-Credential=");
    }

    private static readonly string[] Elisions = ["&...", "?...", "/...", "&\u2026", "?\u2026", "/\u2026", "X-Amz-...", "X-Amz-\u2026"];

    /// <summary>The path that the client signed, as the canonical request in its log has it; null if none is known.</summary>
    internal string? ClientPath => Input.ClientCanonicalRequest?.Split('\n') is [_, var path, ..] ? path : null;

    /// <summary>
    /// Whether the answer stands among other lines of a log or report, or was told by an SDK: then it may be to a call of the program's
    /// own. An answer that stands alone, or with its headers, was copied from what the URL gave.
    /// </summary>
    internal bool IsAnswerInLog => Response is { } answer && Input.FullText is { } text
        && (answer.Kind == Responses.S3ResponseKind.Text
            || (answer.Code is { } code && text.Contains(code, StringComparison.Ordinal)
                && text.AsSpan().TrimStart() is not (['<', ..] or ['H', 'T', 'T', 'P', '/', ..])));

    /// <summary>Whether the answer is about a token that ended, and the URL, which is whole, has none.</summary>
    internal bool HasNoTokenToEnd =>
        Input.Record is null && Row == Responses.S3Answer.TokenExpired && Url is { HasSessionToken: false } && !IsUrlElided;

    /// <summary>
    /// How likely the words of the text make each cause, the most likely first. Empty where there is no text, where nobody tells anything
    /// (a request and its answer alone are judged by what they are), and where the credentials are known, which prove more than words.
    /// </summary>
    internal IReadOnlyList<WordedCause> Worded => _worded ??=
        Input.FullText is { } whole && Input.Credentials is null && HasWords ? OtherReports()?.Weigh(Begun(whole)) ?? [] : [];

    /// <summary>Whether somebody tells something beside the request and its answer.</summary>
    internal bool HasWords => _hasWords ??=
        Input.FullText is { } whole && ReportTerms.Of(ToldLines.Of(Begun(whole))).Count >= FewestTerms;

    /// <summary>The beginning of a text: reports are pages, and of a megabyte of log each word says less.</summary>
    private static string Begun(string text) => text.Length <= LongestTold ? text : text[..LongestTold];

    private const int FewestTerms = 8;

    /// <summary>What the words of reports say; null where only rules are to speak.</summary>
    internal Func<ReportWords?> OtherReports { private get; init; } = static () => null;

    /// <summary>What the server made of the request that it received, as far as it was pasted; null if it was not.</summary>
    internal ReceivedCanonical? Canonical => _canonical.Value;

    /// <summary>
    /// Pieces of a presigned URL's query that the text shows, where the URL itself is not read or was cut; of a whole one none, because
    /// everything is seen there.
    /// </summary>
    internal IReadOnlyList<QueryPiece> Pieces => _pieces ??= HasWholeSignature ? [] : QueryPiece.In(Input.FullText);

    /// <summary>Who signs, and who sends what was signed.</summary>
    internal RequestKind Kind => _kind ??= RequestKinds.Of(this);

    /// <summary>Whether a failure is told in words, and neither the request nor its answer is known.</summary>
    internal bool IsOnlyTold => Raw is null && Response is null && !IsAccepted && Input.FullText is not null;
}
