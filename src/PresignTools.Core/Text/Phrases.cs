namespace PresignTools.Text;

/// <summary>Looks for phrases in what people tell, as whole words, and not where they are denied.</summary>
internal static class Phrases
{
    private static readonly string[] Denials = ["no", "without", "not a", "not an"];

    /// <summary>Whether one of the phrases is told of, and not as absent ("without an SCP" is no SCP).</summary>
    internal static bool Mentions(string text, params string[] phrases)
    {
        foreach (string phrase in phrases)
        {
            for (int i = Scan.Find(text, phrase, 0, true); i >= 0; i = Scan.Find(text, phrase, i + 1, true))
            {
                if (Scan.IsEdge(text, i) && Scan.IsEdge(text, i + phrase.Length) && !IsDenied(text, i))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// Whether one of <paramref name="second"/> follows <paramref name="first"/> in the same clause, at most so many characters on; not
    /// where that is denied.
    /// </summary>
    internal static bool MentionsNear(string text, string[] first, string[] second, int distance)
    {
        foreach (string word in first)
        {
            for (int i = Scan.Find(text, word, 0, true); i >= 0; i = Scan.Find(text, word, i + 1, true))
            {
                if (!IsDenied(text, i) && Follows(text, i + word.Length, second, distance))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether one of <paramref name="before"/>, a whole word, stands in front of a place in the same clause.</summary>
    internal static bool Precedes(string text, int index, string[] before, int distance)
    {
        for (int end = index; end >= 0 && index - end <= distance; end--)
        {
            foreach (string word in before)
            {
                int start = end - word.Length;
                if (Scan.At(text, start, word, true) && Scan.IsEdge(text, start) && Scan.IsEdge(text, end))
                {
                    return true;
                }
            }

            if (end > 0 && EndsClause(text[end - 1]))
            {
                break;
            }
        }

        Work.Add(distance);
        return false;
    }

    private static bool Follows(string text, int from, string[] words, int distance)
    {
        Work.Add(distance);
        for (int i = from; i < text.Length && i - from <= distance; i++)
        {
            if (Scan.OneOf(text, i, words, true) is not null)
            {
                return true;
            }

            if (EndsClause(text[i]))
            {
                break;
            }
        }

        return false;
    }

    private static bool EndsClause(char c) => c is '.' or ';' or '\n';

    private static bool IsDenied(string text, int index)
    {
        foreach (string word in Denials)
        {
            int start = index - word.Length - 1;
            if (index > 0 && text[index - 1] == ' ' && Scan.At(text, start, word, true) && Scan.IsEdge(text, start))
            {
                return true;
            }
        }

        return false;
    }
}
