using System.Text;
using PresignTools.Text;

namespace PresignTools.Inspection;

/// <summary>
/// Gets the URL out of what people have: a mail, a chat message, a shell command, JSON, a wrapped terminal line. A URL in good shape comes
/// back as it is. A step is taken only while the text is no presigned URL in good shape, and only on patterns that cannot be part of one.
/// </summary>
internal sealed class UrlRepairer
{
    private const int MaximumLayers = 6;
    private const string TrailingMarks = ".,;:)]}>\"'`!?*_|\\\u2019\u201D\u203A\u00BB\u2026\u3002\uFF0C";

    private readonly List<UrlRepair> _repairs = [];
    private string _text;
    private string? _judged;
    private bool _verification;

    private UrlRepairer(string text) => _text = text;

    /// <summary>The URL, and what was undone to get it; the nearest thing to a URL where none is in good shape.</summary>
    internal static (string Text, IReadOnlyList<UrlRepair> Repairs) Repair(string text)
    {
        var repairer = new UrlRepairer(text);
        if (!repairer.IsGood)
        {
            repairer.Run();
        }

        return (repairer._text, repairer._repairs);
    }

    private bool IsGood
    {
        get
        {
            if (!ReferenceEquals(_judged, _text))
            {
                _judged = _text;
                _verification = PresignedShape.IsWellFormed(_text);
            }

            return _verification;
        }
    }

    private void Run()
    {
        RemoveInvisible();
        Unescape(
            UrlEscapes.QuotedPrintable,
            UrlRepairKind.QuotedPrintable,
            "Decoded quoted-printable mail text (=3D and soft line breaks).");
        UndoEscapes();
        if (!IsGood)
        {
            _text = UrlExtractor.Extract(_text, _repairs);
        }

        UndoEscapes();      // again, for escapes that a line break had cut in two
        for (int layer = 0; layer < MaximumLayers && !IsGood && UnwrapOnce(); layer++)
        {
            UndoEscapes();
        }

        Unescape(
            QueryEscapes.QuestionMark,
            UrlRepairKind.EncodedQuestionMark,
            "Decoded the ? before the query (%3F), with which the query was a part of the key.");
        for (int layer = 0; layer < 3; layer++)
        {
            Unescape(
                QueryEscapes.DoubleEncodedQuery,
                UrlRepairKind.DoubleEncodedQuery,
                "Undid a second percent encoding in the query (%252F to %2F).");
        }

        Unescape(QueryEscapes.Hash, UrlRepairKind.UnencodedHash, "Encoded a # in the key as %23; unencoded, it ends the URL there.");
        Unescape(CutAppendedQuery, UrlRepairKind.AppendedQuery, "Cut off a second ? with text that was appended after the signature.");
        Unescape(CutTrailingMarks, UrlRepairKind.TrailingPunctuation, "Removed punctuation after the URL.");
    }

    private void UndoEscapes()
    {
        Unescape(UrlEscapes.Html, UrlRepairKind.HtmlEscapes, "Decoded HTML escapes (&amp; to &).");
        Unescape(UrlEscapes.Json, UrlRepairKind.JsonEscapes, "Decoded JSON escapes (\\u0026 to &, \\/ to /).");
        Unescape(UrlEscapes.Shell, UrlRepairKind.ShellEscapes, "Removed the shell's escapes in front of & and %.");
    }

    /// <summary>Takes a step if the text is not good yet and the step changes it.</summary>
    private void Unescape(Func<string, string> step, UrlRepairKind kind, string description)
    {
        if (IsGood)
        {
            return;
        }

        string result = step(_text);
        if (!string.Equals(result, _text, StringComparison.Ordinal))
        {
            _text = result;
            if (!_repairs.Exists(r => r.Kind == kind))
            {
                _repairs.Add(new UrlRepair(kind, description));
            }
        }
    }

    private void RemoveInvisible() => Unescape(
        static text =>
        {
            StringBuilder? result = null;
            for (int i = 0; i < text.Length; i++)
            {
                if (PresignedShape.IsInvisible(text[i]))
                {
                    result ??= new StringBuilder(text, 0, i, text.Length);
                }
                else
                {
                    result?.Append(text[i]);
                }
            }

            return result?.ToString() ?? text;
        },
        UrlRepairKind.InvisibleCharacters,
        "Removed invisible characters (zero-width characters, byte-order mark, soft hyphen).");

    /// <summary>Takes one layer off: the link of a mail filter, or the percent encoding of the whole URL.</summary>
    private bool UnwrapOnce()
    {
        if (LinkWrappers.TryUnwrap(_text, out string? inner, out string? wrapper))
        {
            _text = inner;
            _repairs.Add(new UrlRepair(UrlRepairKind.LinkWrapper, $"Took the URL out of a link of {wrapper}."));
            return true;
        }

        if (QueryEscapes.StartsWithEncodedScheme(_text))
        {
            _text = PercentEncoding.Decode(_text);
            if (!_repairs.Exists(static r => r.Kind == UrlRepairKind.WholeUrlEncoded))
            {
                _repairs.Add(new UrlRepair(UrlRepairKind.WholeUrlEncoded, "Undid a percent encoding of the whole URL (https%3A%2F%2F)."));
            }

            return true;
        }

        return false;
    }

    /// <summary>Cache busters are hung on with a second <c>?</c> by programs that do not see that there is a query already.</summary>
    private static string CutAppendedQuery(string text)
    {
        int first = text.IndexOf('?');
        int second = first < 0 ? -1 : text.IndexOf('?', first + 1);
        return second > 0 && PresignedShape.IsWellFormed(text[..second]) ? text[..second] : text;
    }

    private static string CutTrailingMarks(string text)
    {
        int end = text.Length;
        while (end > 0 && text.Length - end < 12 && TrailingMarks.Contains(text[end - 1]))
        {
            end--;
            string cut = text[..end];
            if (PresignedShape.IsWellFormed(cut) || EndsInKnownForm(cut))
            {
                return cut;
            }
        }

        return text;
    }

    /// <summary>Whether the last parameter is one whose form is known and whole, so that what followed it was no part of it.</summary>
    private static bool EndsInKnownForm(string text)
    {
        int start = text.LastIndexOfAny(['&', '?']);
        return start > 0 && RawUrl.TryParse("https://h/?" + text[(start + 1)..], out RawUrl? last, out _) && last.Parameters.Count == 1
            && last.Parameters[0] is { Name: PresignedShape.Signature or PresignedShape.SignedHeaders or "x-id" } parameter
            && PresignedShape.HasItsForm(parameter);
    }
}
