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
        bool isSame = whole == quote && column > 0;
        int start = isSame ? Math.Min(column - 1, quote.Length) : indent;
        int count = isSame && length > 0 ? Math.Min(length, quote.Length - start) : quote.TrimEnd().Length - start;
        int cut = quote.Length <= LongestQuote ? 0 : Math.Max(0, Math.Min(start - 20, quote.Length - LongestQuote));
        string part = quote.Substring(cut, Math.Min(LongestQuote, quote.Length - cut)).Replace('\t', ' ');
        return new QuotedPlace(line, start - cut + 1, Math.Max(1, Math.Min(count, part.Length - (start - cut))), part, label);
    }

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
