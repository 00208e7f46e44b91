using PresignTools.Text;

namespace PresignTools.Responses;

/// <summary>The sentences of the catalogue, found in a text whose lines were broken anywhere. Case and punctuation do not count.</summary>
internal static class WrappedWords
{
    private const int KeyLength = 6;
    private const int ShortestFragment = 12;
    private const int LongestBetween = 200;
    private const int LongestName = 80;
    private const int LongestStop = 3;
    private const string Verb = "is not authorized to perform";

    // S3 goes on behind these in several ways.
    private static readonly string[] Beginnings =
        ["The authorization header is malformed", "Error parsing the X-Amz-Credential parameter", "Check your key and signing method"];

    private static readonly Dictionary<ulong, string[][]> ByKey = Index();

    /// <summary>The next sentence at or behind a place.</summary>
    internal static Found? Next(JoinedView view, int from)
    {
        for (int i = from; i < view.Length; i++)
        {
            if (At(view, i) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The sentence that begins at a place, with those that follow it; null if none does.</summary>
    internal static Found? At(JoinedView view, int index)
    {
        Found? all = null;
        for (int at = index; One(view, at) is { } next;)
        {
            var within = new List<int>(all?.Within ?? []);
            within.AddRange(next.Within);
            int end = BehindQuoted(view, next.End, within);
            all = new Found(index, end, within);
            at = end;
            while (at < end + LongestStop && at < view.Length && ".;,:".Contains(view[at]))
            {
                at++;
            }

            if (view.GapBefore(at) is Gap.None or Gap.Paragraph)
            {
                break;
            }
        }

        return all;
    }

    /// <summary>The place behind a name in quotes that stands at a place; the place itself where none does.</summary>
    private static int BehindQuoted(JoinedView view, int index, List<int> within)
    {
        int at = index + 1;
        if (view[index] != '\'' || view.GapBefore(index) == Gap.Paragraph)
        {
            return index;
        }

        var broken = new List<int>();
        for (; at < view.Length && at - index < LongestName && view.GapBefore(at) is Gap.None or Gap.Break; at++)
        {
            if (view.GapBefore(at) == Gap.Break)
            {
                broken.Add(at);
            }

            if (view[at] == '\'')
            {
                within.AddRange(broken);
                return at + 1;
            }
        }

        Work.Add(at - index);
        return index;
    }

    /// <summary>The longest sentence that begins at a place; null if none does.</summary>
    private static Found? One(JoinedView view, int index)
    {
        Work.Add(1);
        bool begins = index == 0 || view.GapBefore(index) != Gap.None || !char.IsLetterOrDigit(view[index - 1]);
        if (!begins || !char.IsLetterOrDigit(view[index]) || KeyAt(view, index) is not { } key
            || !ByKey.TryGetValue(key, out string[][]? sentences))
        {
            return null;
        }

        Found? best = null;
        foreach (string[] fragments in sentences)
        {
            var within = new List<int>();
            int end = Behind(view, index, fragments, within);
            best = end > (best?.End ?? 0) ? new Found(index, end, within) : best;
        }

        return best;
    }

    /// <summary>The place behind the fragments of a sentence, as many as there are; -1 if the first does not stand at a place.</summary>
    private static int Behind(JoinedView view, int index, string[] fragments, List<int> within)
    {
        int end = BehindWords(view, index, fragments[0], within);
        for (int i = 1; i < fragments.Length && end > 0; i++)
        {
            int next = -1;
            int last = Math.Min(view.Length, end + LongestBetween);
            for (int at = end; at < last && view.GapBefore(at) != Gap.Paragraph && view[at] != '<'; at++)
            {
                int known = within.Count;
                if (BehindWords(view, at, fragments[i], within) is > 0 and var behind)
                {
                    next = behind;
                    break;
                }

                within.RemoveRange(known, within.Count - known);

                // What is named there, a region or a host, has no blank in it.
                if (at > end && view.GapBefore(at) == Gap.Break && char.IsLetterOrDigit(view[at]) && char.IsLetterOrDigit(view[at - 1]))
                {
                    within.Add(at);
                }
            }

            Work.Add(LongestBetween);
            if (next < 0)
            {
                // The beginning of a sentence tells it, unless it is a word or two.
                return fragments[0].Length < ShortestFragment ? -1 : end;
            }

            end = next;
        }

        return end;
    }

    /// <summary>The place behind normalized words, wherever they are broken; -1 if they do not stand at a place.</summary>
    private static int BehindWords(JoinedView view, int index, string words, List<int> within)
    {
        int at = index;
        bool wantsGap = false;
        foreach (char c in words)
        {
            if (c == ' ')
            {
                wantsGap = true;
                continue;
            }

            int before = at;
            while (wantsGap && at < view.Length && !char.IsLetterOrDigit(view[at]) && view[at] is not ('<' or '>')
                && view.GapBefore(at) != Gap.Paragraph)
            {
                at++;
            }

            Gap gap = view.GapBefore(at);
            bool fits = at == index || (wantsGap ? at > before || gap is Gap.Blank or Gap.Break : gap is Gap.None or Gap.Break);
            if (!fits || (at > index && gap == Gap.Paragraph) || char.ToLowerInvariant(view[at]) != c)
            {
                return -1;
            }

            if (!wantsGap && gap == Gap.Break && at > index)
            {
                within.Add(at);
            }

            wantsGap = false;
            at++;
        }

        Work.Add(at - index);
        return at;
    }

    private static ulong? KeyAt(JoinedView view, int index)
    {
        ulong key = 0;
        int length = 0;
        for (int i = index; length < KeyLength && i < index + (2 * KeyLength) && i < view.Length; i++)
        {
            if (view[i] >= 128)
            {
                return null;
            }

            if (char.IsLetterOrDigit(view[i]))
            {
                key = (key << 8) | char.ToLowerInvariant(view[i]);
                length++;
            }
        }

        return length == KeyLength ? key : null;
    }

    private static ulong KeyOf(string words)
    {
        ulong key = 0;
        foreach (char c in words.Where(static c => c != ' ').Take(KeyLength))
        {
            key = (key << 8) | c;
        }

        return key;
    }

    private static Dictionary<ulong, string[][]> Index() =>
        S3ErrorCatalogue.Rows.SelectMany(static r => r.Sentences)
            .Concat(MessageCodes.Known.Concat(Beginnings).Select(static s => new[] { S3ErrorRow.Normalize(s) }))
            .Where(static s => s.Length > 0 && s.Sum(static f => f.Length) >= ShortestFragment
                && s[0].Length > KeyLength && !s[0].StartsWith(Verb, StringComparison.Ordinal))
            .GroupBy(static s => KeyOf(s[0]))
            .ToDictionary(static g => g.Key, static g => g.ToArray());

    /// <summary>A sentence, from its first character to behind its last, and where a line was broken within a word of it.</summary>
    internal readonly record struct Found(int Start, int End, IReadOnlyList<int> Within);
}
