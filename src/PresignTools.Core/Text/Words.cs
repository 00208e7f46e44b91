namespace PresignTools.Text;

/// <summary>
/// Looks for words in free text, whatever their case. A number among them ("403") stands alone: the digits within a signature, a request id
/// or a policy in Base64 are none.
/// </summary>
internal static class Words
{
    /// <summary>Whether the text holds any of the words; false for no text.</summary>
    internal static bool ContainsAny(this string? text, params string[] words) =>
        text is not null && words.Any(w => Holds(text, w));

    /// <summary>The first of the words that the text holds; null if none.</summary>
    internal static string? FirstContained(this string? text, params string[] words) =>
        text is null ? null : words.FirstOrDefault(w => Holds(text, w));

    private static bool Holds(string text, string word) =>
        char.IsAsciiDigit(word[0]) && word.All(char.IsAsciiDigit)
            ? HoldsNumber(text, word)
            : text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool HoldsNumber(string text, string number)
    {
        for (int at = text.IndexOf(number, StringComparison.Ordinal); at >= 0; at = text.IndexOf(number, at + 1, StringComparison.Ordinal))
        {
            int end = at + number.Length;
            if ((at == 0 || !Scan.IsWord(text[at - 1])) && (end == text.Length || !Scan.IsWord(text[end])))
            {
                return true;
            }
        }

        return false;
    }
}
