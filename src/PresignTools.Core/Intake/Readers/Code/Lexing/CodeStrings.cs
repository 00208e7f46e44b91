using System.Text;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Code.Lexing;

/// <summary>
/// Reads texts in quotes: single, double, triple and back quotes, with prefixes, escapes and computed parts, and here-documents. A quote
/// that was found not to close is not looked for again before that place, so that the work stays linear.
/// </summary>
internal sealed class CodeStrings(string text)
{
    private const int MostHereDocuments = 32;
    private const int DeepestIndent = 80;
    private const int LongestTemplate = 4000;
    private static readonly string[] Prefixes = ["rb", "br", "fr", "rf", "f", "r", "b", "u", "F", "R", "B", "U", "L", "N", "s"];

    private readonly Dictionary<string, int> _openUntil = [];
    private int _hereDocuments;

    /// <summary>Whether a text begins at a place; with where it ends, and what it says (null where parts of it are computed).</summary>
    internal bool TryRead(int start, out int end, out string? value)
    {
        (end, value) = (start, null);
        int quote = QuoteAt(start);
        if (quote < 0)
        {
            return text[start] == '<' && TryReadHereDocument(start, out end, out value);
        }

        string prefix = text[start..quote];
        char c = text[quote];
        if (prefix.Length == 0 && start > 0 && c == '\'' && Scan.IsWord(text[start - 1]))
        {
            return false;   // an apostrophe
        }

        string triple = new(c, 3);
        if (c == '`' && (Scan.At(text, quote, triple) || Scan.SkipBlanks(text, quote + 1) is var next
            && (next >= text.Length || text[next] is '\r' or '\n')))
        {
            return false;   // a fence of Markdown, or a continued line of PowerShell
        }

        string mark = c != '`' && Scan.At(text, quote, triple) ? triple : c.ToString();
        bool isVerbatim = prefix.Contains('@') || prefix.Contains('r', StringComparison.OrdinalIgnoreCase);
        int body = quote + mark.Length;
        int close = Close(body, mark, isVerbatim);
        if (close < 0)
        {
            return false;
        }

        end = close + mark.Length;
        string raw = text[body..close];
        value = IsComputed(raw, prefix, c) ? null : isVerbatim ? raw : Unescaped(raw);
        return true;
    }

    /// <summary>Where the quote stands that a text begins with, behind its prefix; -1 if none begins here.</summary>
    private int QuoteAt(int start)
    {
        char c = text[start];
        if (c is '"' or '\'' or '`')
        {
            return start;
        }

        int i = start;
        while (i < text.Length && i - start < 2 && text[i] is '$' or '@')
        {
            i++;
        }

        if (i > start)
        {
            return i < text.Length && text[i] == '"' ? i : -1;
        }

        bool begins = char.IsAsciiLetter(c) && (start == 0 || !Scan.IsWord(text[start - 1]));
        int quote = begins && Scan.OneOf(text, start, Prefixes) is { } prefix ? start + prefix.Length : -1;
        return quote > 0 && quote < text.Length && text[quote] is '"' or '\'' ? quote : -1;
    }

    /// <summary>Where the closing mark stands; -1 if the text does not close, or not on its line where it must.</summary>
    private int Close(int from, string mark, bool isVerbatim)
    {
        bool overLines = mark.Length == 3 || mark[0] == '`' || isVerbatim;
        if (_openUntil.TryGetValue(mark, out int until) && from <= until)
        {
            return -1;
        }

        int i = from;
        int most = mark[0] == '`' ? Math.Min(text.Length, from + LongestTemplate) : text.Length;
        while (i < most && (overLines || text[i] != '\n'))
        {
            if (text[i] == '\\' && !isVerbatim)
            {
                i++;
            }
            else if (text[i] == mark[0] && (mark.Length == 1 || Scan.At(text, i, mark)))
            {
                Work.Add(i - from);
                return i;
            }

            i++;
        }

        Work.Add(i - from);
        _openUntil[mark] = i;
        return -1;
    }

    private static bool IsComputed(string raw, string prefix, char quote)
    {
        bool holes = raw.Contains('{');
        return raw.Contains("${", StringComparison.Ordinal)
            || (quote == '"' && raw.Contains("#{", StringComparison.Ordinal))
            || (quote == '"' && raw.Contains("\\(", StringComparison.Ordinal))
            || (holes && (prefix.Contains('$') || prefix.Contains('f', StringComparison.OrdinalIgnoreCase)));
    }

    private static string Unescaped(string raw)
    {
        if (!raw.Contains('\\'))
        {
            return raw;
        }

        var plain = new StringBuilder(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 == raw.Length)
            {
                plain.Append(raw[i]);
                continue;
            }

            i++;
            plain.Append(
                raw[i] switch
                {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    var other => other,
                });
        }

        return plain.ToString();
    }

    /// <summary>A here-document: <c>&lt;&lt;EOF</c>, <c>&lt;&lt;~SQL</c>, up to the line that says the same.</summary>
    private bool TryReadHereDocument(int start, out int end, out string? value)
    {
        (end, value) = (start, null);
        if (!Scan.At(text, start, "<<") || _hereDocuments >= MostHereDocuments)
        {
            return false;
        }

        int name = Scan.Skip(text, start + 2, static c => c is '<' or '~' or '-' or '\'' or '"');
        int stop = Scan.Skip(text, name, static c => c is (>= 'A' and <= 'Z') or '_');
        if (stop - name < 3)
        {
            return false;
        }

        _hereDocuments++;
        string mark = text[name..stop];
        int line = Scan.LineEnd(text, stop);
        for (int at = Scan.Find(text, mark, line); at >= 0; at = Scan.Find(text, mark, at + 1))
        {
            int begins = at;
            while (begins > 0 && at - begins < DeepestIndent && Scan.IsBlank(text[begins - 1]))
            {
                begins--;
            }

            if (text[begins - 1] == '\n' && Scan.IsEdge(text, at + mark.Length))
            {
                value = line + 1 <= begins ? text[(line + 1)..begins] : string.Empty;
                end = at + mark.Length;
                return true;
            }
        }

        return false;
    }
}
