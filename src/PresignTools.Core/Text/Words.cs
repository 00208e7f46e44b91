namespace PresignTools.Text;

/// <summary>Looks for words in free text, whatever their case.</summary>
internal static class Words
{
    /// <summary>Whether the text holds any of the words; false for no text.</summary>
    internal static bool ContainsAny(this string? text, params string[] words) =>
        text is not null && words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first of the words that the text holds; null if none.</summary>
    internal static string? FirstContained(this string? text, params string[] words) =>
        text is null ? null : words.FirstOrDefault(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));
}
