namespace PresignTools.Text.Masking;

/// <summary>
/// Tells a sentence from a value: behind a name a value may follow, or the sentence may go on. Only words that no secret is made of
/// count: the small words of English, and verbs that sentences about options go on with.
/// </summary>
internal static class Prose
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "this", "that", "these", "those", "it", "its", "they", "you", "your", "none", "one", "all", "both", "each", "no",
        "and", "or", "but", "if", "then", "than", "so", "as", "because", "when", "where", "which", "who", "what", "while", "until",
        "for", "from", "of", "to", "in", "on", "at", "by", "with", "without", "into", "behind", "before", "after", "between", "only", "not",
        "is", "are", "was", "were", "be", "been", "has", "have", "had", "does", "do", "can", "may", "might", "must", "will", "would",
        "together", "too", "again", "also", "alone", "given", "goes", "needs", "belongs", "takes", "ends", "there", "here", "S3", "AWS",
    };

    /// <summary>Whether a sentence goes on at a place: a small word, a space, and another word.</summary>
    internal static bool GoesOn(PlainView view, int start)
    {
        int end = start;
        while (end - start < 12 && char.IsAsciiLetterOrDigit(view[end]))
        {
            end++;
        }

        int next = end + (view[end] is ',' or ';' ? 1 : 0);
        return end > start && view[next] == ' ' && (char.IsAsciiLetter(view[next + 1]) || view[next + 1] is '-' or '(')
            && Words.Contains(view.Slice(start, end).ToString());
    }
}
