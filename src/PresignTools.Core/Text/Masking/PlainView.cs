namespace PresignTools.Text.Masking;

/// <summary>
/// Text as it reads once its escapes are undone (percent encoding in any depth, JSON, HTML, shell, link wrappers), with the place of
/// each character in the original. Names and shapes are looked for here, so that one rule serves every spelling; what is found is hidden in
/// the original.
/// </summary>
internal sealed class PlainView
{
    private readonly char[] _characters;
    private readonly int[] _starts;

    private PlainView(string source, EscapeDialect dialect)
    {
        Source = source;
        _characters = new char[source.Length];
        _starts = new int[source.Length + 1];
        int lineStart = 0;
        int i = 0;
        while (i < source.Length)
        {
            int code = Escapes.Decode(source, i, dialect, i - lineStart, out int length);
            if (code >= 0)
            {
                _starts[Length] = i;
                _characters[Length++] = (char)code;
            }

            i += length;
            if (code == '\n')
            {
                lineStart = i;
            }
        }

        _starts[Length] = source.Length;
        Text = new ReadOnlyMemory<char>(_characters, 0, Length);
    }

    /// <summary>The original.</summary>
    internal string Source { get; }

    /// <summary>How many characters it has.</summary>
    internal int Length { get; }

    /// <summary>All of it.</summary>
    internal ReadOnlyMemory<char> Text { get; }

    /// <summary>The character at a place; a line break behind the end, which ends whatever is being read.</summary>
    internal char this[int index] => (uint)index < (uint)Length ? _characters[index] : '\n';

    internal static PlainView Of(string source, EscapeDialect dialect) => new(source, dialect);

    internal ReadOnlySpan<char> Slice(int start, int end) => Text.Span[start..end];

    /// <summary>Where the character begins in the original. What was dropped between two characters belongs to the first.</summary>
    internal int SourceOf(int index) => _starts[index];

    /// <summary>How many characters of the original make this one: quotes that belong together are escaped alike.</summary>
    internal int WidthOf(int index) => index < Length ? _starts[index + 1] - _starts[index] : 0;

    /// <summary>
    /// Whether the character is percent-encoded (or encoded as link wrappers do it): then it is data, not a delimiter of the text
    /// around.
    /// </summary>
    internal bool IsEncoded(int index) => WidthOf(index) >= 3 && Source[_starts[index]] is '%' or '-' or '*' or '_';
}
