using System.Diagnostics.CodeAnalysis;

namespace PresignTools.Text.Masking;

/// <summary>
/// Makes text fit to be shown: <c>***</c> for secrets, found by name, by shape, and by identity where they are known. The one place that
/// decides what is a secret; every text that leaves the library passes it. It takes damaged text too, masks too much rather than too
/// little, and gives text that it has masked back unchanged. Its time grows with the length of the text and no faster.
/// </summary>
internal sealed class SecretMask
{
    // Where something was hidden, what is left is looked at again, so that masking twice changes nothing.
    private const int MostPasses = 4;
    private const int Shortest = 4;

    // A URL has a signature, a token and few more; a hostile one must not make a long search of every text.
    private const int MostPieces = 16;
    private const int ShortestPiece = 12;

    private readonly KnownSecrets _known;

    /// <param name="secrets">Secrets that are known: keys and tokens that were given.</param>
    internal SecretMask(IEnumerable<string?> secrets) => _known = new KnownSecrets(secrets);

    /// <summary>Masks by name and shape only.</summary>
    internal static SecretMask Plain { get; } = new([]);

    /// <summary>The text as it may be shown.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    internal static string? Of(string? text) => Plain.Show(text);

    /// <summary>The text as it may be shown; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    internal string? Show(string? text)
    {
        if (text is null || text.Length < Shortest)
        {
            return text;
        }

        for (int pass = 0; pass < MostPasses; pass++)
        {
            string shown = Once(text);
            if (ReferenceEquals(shown, text) || string.Equals(shown, text, StringComparison.Ordinal))
            {
                return text;
            }

            text = shown;
        }

        return text;
    }

    /// <summary>
    /// A key id as it may be shown: not at all, if it looks like a secret or a token that was given in its place.
    /// </summary>
    [return: NotNullIfNotNull(nameof(id))]
    internal static string? KeyId(string? id) => id is not null && KeyShapes.IsNoKeyId(id) ? HiddenText.Mask : Of(id);

    /// <summary>
    /// What is hidden of a URL, in pieces and without escapes: where another text quotes a piece of it, nothing around may tell that
    /// it was a secret.
    /// </summary>
    internal static IReadOnlyList<string> FoundIn(string? url)
    {
        var pieces = new List<string>();
        if (url is null)
        {
            return pieces;
        }

        var hidden = new HiddenText(url);
        EscapeDialect dialect = Escapes.Of(url);
        if (dialect != EscapeDialect.Common)
        {
            Plain.Look(url, dialect, hidden);
        }

        Plain.Look(url, EscapeDialect.Common, hidden);

        PlainView view = PlainView.Of(url, dialect);
        for (int i = 0; !hidden.IsEmpty && i < view.Length && pieces.Count < MostPieces; i++)
        {
            int start = i;
            while (i < view.Length && hidden.IsHidden(view, i) && (char.IsAsciiLetterOrDigit(view[i])
                || view[i] is '+' or '/' or '-' or '_'))
            {
                i++;
            }

            if (Randomness.IsLikely(view.Slice(start, i), ShortestPiece) || KeyShapes.IsNoKeyId(view.Slice(start, i)))
            {
                pieces.Add(view.Slice(start, i).ToString());
            }
        }

        return pieces;
    }

    /// <summary>The texts as they may be shown.</summary>
    internal string[] Show(IEnumerable<string> texts) => [.. texts.Select(t => Show(t)!)];

    private string Once(string text)
    {
        var hidden = new HiddenText(text);
        EscapeDialect dialect = Escapes.Of(text);
        // The narrower reading first: it sees a value whole that the common one sees cut at each escape.
        if (dialect != EscapeDialect.Common)
        {
            Look(text, dialect, hidden);
        }

        Look(text, EscapeDialect.Common, hidden);

        if (!_known.IsEmpty)
        {
            _known.Hide(text, hidden);
        }

        return hidden.Shown();
    }

    private void Look(string text, EscapeDialect dialect, HiddenText hidden)
    {
        PlainView view = PlainView.Of(text, dialect);
        NameScanner.Scan(view, hidden);
        ShapeScanner.Scan(view, hidden);
        if (!_known.IsEmpty)
        {
            _known.Hide(view, hidden);
        }
    }
}
