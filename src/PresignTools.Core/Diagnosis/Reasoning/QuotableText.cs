using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// The text that was given, of which findings quote lines with what may be secret masked. Made once for a diagnosis: a piece that was
/// masked is kept, and what is masked in all is bounded by the text's length. One long line may have a hundred facts in it.
/// </summary>
/// <param name="text">The text.</param>
internal sealed class QuotableText(string text)
{
    // A secret and the name that gives it away may stand on different lines.
    private const int LinesAround = 12;
    private const int LongestQuote = 116;

    // Each line is masked with those around it, so every character may be masked some times.
    private const int MaskedPerCharacter = 4;
    private const int MaskedAnyway = 64 * 1024;

    private readonly Dictionary<int, (string[] Plain, string[] Masked)> _pieces = [];
    private long _left = MaskedAnyway + ((long)MaskedPerCharacter * text.Length);
    private List<int>? _starts;

    private List<int> Starts => _starts ??= FindStarts();

    internal int Find(string name) => Scan.Find(text, name, 0, ignoreCase: true);

    /// <summary>Where the value of a query parameter begins and ends; null where the text has no such parameter.</summary>
    internal (int Start, int End)? FindParameter(string name)
    {
        for (int at = Find(name + "="); at >= 0; at = Scan.Find(text, name + "=", at + 1, ignoreCase: true))
        {
            if (at > 0 && text[at - 1] is '?' or '&' or ';')
            {
                int start = at + name.Length + 1;
                return (start, Scan.Skip(text, start, static c => c > ' ' && c is not ('&' or '"' or '\'' or '<' or '>' or '`')));
            }
        }

        return null;
    }

    /// <summary>Where a line begins; null where the text has no such line.</summary>
    internal int? StartOf(int line) => line >= 1 && line <= Starts.Count ? Starts[line - 1] : null;

    /// <summary>Where a member of this name stands first between two places, in any notation; -1 if nowhere.</summary>
    internal int FindMember(string name, int start, int end)
    {
        int last = Math.Min(end, text.Length);
        for (int at = FindWord(name, start, last); at >= 0; at = FindWord(name, at + 1, last))
        {
            int behind = Scan.Skip(text, at + name.Length, static c => c is '"' or '\'' or ' ' or '\\');
            if (behind < text.Length && text[behind] is ':' or '=')
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Where a whole word stands first between two places; -1 if nowhere. <c>%3B</c> and <c>;</c> end a word.</summary>
    internal int FindWord(string word, int start, int end)
    {
        int last = Math.Min(end, text.Length);
        for (int at = Scan.Find(text, word, start, ignoreCase: true); at >= 0 && at + word.Length <= last;
            at = Scan.Find(text, word, at + 1, ignoreCase: true))
        {
            if (IsEdge(at - 1, start, last, isBefore: true) && IsEdge(at + word.Length, start, last, isBefore: false))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>How long the clause is that begins at a place: to the end of its line, element or string, or of what is shown.</summary>
    internal int ClauseLength(int start)
    {
        int last = Math.Min(text.Length, start + LongestClause);
        int end = start;
        while (end < last && text[end] is not ('\n' or '\r' or '<' or '"' or '.' or ',' or '('))
        {
            end++;
        }

        return end - start;
    }

    private const int LongestClause = 70;

    private bool IsEdge(int at, int start, int end, bool isBefore) =>
        at < start || at >= end || text[at] is '%' || !(char.IsAsciiLetterOrDigit(text[at]) || text[at] is '-' or '_')
        || (isBefore && at - 2 >= start && text[at - 2] == '%');

    internal QuotedPlace? QuoteAt(int offset, int length, string label)
    {
        int found = Starts.BinarySearch(offset);
        int line = found >= 0 ? found : ~found - 1;
        return Quote(line + 1, offset - Starts[line] + 1, length, label);
    }

    /// <summary>A place of the text as it is shown; null where it has no such line, or too much was quoted already.</summary>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 1; 0 for the whole line.</param>
    /// <param name="length">How many characters; 0 for the rest of the line.</param>
    /// <param name="label">What stands there.</param>
    internal QuotedPlace? Quote(int line, int column, int length, string label)
    {
        int first = Math.Max(1, line - LinesAround);
        int index = line - first;
        if (Piece(first, line + LinesAround) is not { } piece || piece.Masked.Length != piece.Plain.Length || index >= piece.Plain.Length)
        {
            return null;
        }

        string whole = piece.Plain[index], quote = piece.Masked[index];
        int indent = quote.Length - quote.TrimStart().Length;
        int at = column > 0 ? MaskedColumn(whole, quote, Math.Min(column - 1, whole.Length), length) : -1;
        int start = at >= 0 ? at : indent;
        int count = at >= 0 && length > 0 ? Math.Min(length, quote.Length - start) : quote.TrimEnd().Length - start;
        int cut = quote.Length <= LongestQuote ? 0 : Math.Max(0, Math.Min(start - 20, quote.Length - LongestQuote));
        string part = quote.Substring(cut, Math.Min(LongestQuote, quote.Length - cut)).Replace('\t', ' ');
        return new QuotedPlace(line, start - cut + 1, Math.Max(1, Math.Min(count, part.Length - (start - cut))), part, label);
    }

    /// <summary>
    /// Where a piece of a line stands once secrets are masked: before the first mask and behind the last one nothing moves but as a whole;
    /// between two masks it is found by counting. -1 where the piece is masked itself, or its place is not sure.
    /// </summary>
    private static int MaskedColumn(string plain, string masked, int start, int length)
    {
        int end = length > 0 ? Math.Min(start + length, plain.Length) : plain.Length;
        if (end <= start)
        {
            return -1;      // at the end of its line: nothing is there to be found
        }

        if (end <= plain.AsSpan().CommonPrefixLength(masked))
        {
            return start;
        }

        int same = 0;
        while (same < Math.Min(plain.Length, masked.Length) && plain[^(same + 1)] == masked[^(same + 1)])
        {
            same++;
        }

        if (start >= plain.Length - same)
        {
            return start + masked.Length - plain.Length;
        }

        // Masks take pieces away, and add none: where as many are left, each is the one that it was.
        string piece = plain[start..end];
        int before = 0, found = -1, left = 0;
        for (int at = plain.IndexOf(piece, StringComparison.Ordinal); at >= 0; at = NextOf(plain, piece, at))
        {
            before += at < start ? 1 : 0;
            left++;
        }

        for (int at = masked.IndexOf(piece, StringComparison.Ordinal); at >= 0; at = NextOf(masked, piece, at))
        {
            found = before-- == 0 ? at : found;
            left--;
        }

        return left == 0 ? found : -1;
    }

    private static int NextOf(string line, string piece, int at) => line.IndexOf(piece, at + piece.Length, StringComparison.Ordinal);

    /// <summary>Lines of the text, as they are and masked; null where the text has none there.</summary>
    private (string[] Plain, string[] Masked)? Piece(int first, int last)
    {
        if (first > Starts.Count)
        {
            return null;
        }

        // Lines near the beginning have the same first line, and not the same last one.
        int key = first == 1 ? -last : first;
        if (_pieces.TryGetValue(key, out (string[] Plain, string[] Masked) known))
        {
            return known;
        }

        int start = Starts[first - 1], end = last < Starts.Count ? Starts[last] - 1 : text.Length;
        _left -= end - start;
        if (_left < 0)
        {
            return null;
        }

        Work.Add(end - start);
        string[] plain = [.. text[start..end].Split('\n').Select(static l => l.TrimEnd('\r'))];
        string[] masked = SecretMask.Of(string.Join('\n', plain)).Split('\n');
        return _pieces[key] = (plain, masked);
    }

    private List<int> FindStarts()
    {
        List<int> starts = [0];
        for (int end = Scan.LineEnd(text, 0); end + 1 < text.Length; end = Scan.LineEnd(text, end + 1))
        {
            starts.Add(end + 1);
        }

        return starts;
    }
}
