using PresignTools.Intake.Documents;
using PresignTools.Text;

namespace PresignTools.Intake.Fragments.Unwrapping;

/// <summary>
/// Texts that are escaped within a text: a string of JSON with XML, JSON or lines in it, XML with <c>&amp;lt;</c>, a policy with percent
/// signs.
/// </summary>
internal static class EscapedText
{
    private const int Shortest = 12;

    /// <summary>The texts in a fragment, each without its escapes.</summary>
    internal static IEnumerable<SourceText> In(Fragment fragment)
    {
        string text = fragment.Text;
        foreach ((int start, int end) in Strings(text))
        {
            yield return Unescaped(fragment, start, end);
        }

        if (Scan.Find(text, "&lt;", 0) is >= 0 and var entity && Scan.Find(text, "&gt;", entity) > 0)
        {
            yield return WithoutEntities(fragment, entity);
        }

        foreach ((int start, int end) in Percented(text))
        {
            yield return Decoded(fragment, start, end);
        }
    }

    /// <summary>Strings in double quotes that have an escape in them, and something that is worth reading.</summary>
    private static IEnumerable<(int Start, int End)> Strings(string text)
    {
        for (int quote = Scan.Find(text, '"', 0, text.Length); quote >= 0;)
        {
            int end = quote + 1;
            int escapes = 0;
            bool isWorth = false;
            while (end < text.Length && text[end] is not ('"' or '\n'))
            {
                escapes += text[end] == '\\' ? 1 : 0;
                isWorth |= text[end] is '<' or '{' or '|' || (text[end] == '\\' && end + 1 < text.Length && text[end + 1] is 'n' or 'u');
                end += text[end] == '\\' ? 2 : 1;
            }

            end = Math.Min(end, text.Length);
            Work.Add(end - quote);
            if (escapes > 0 && isWorth && end - quote > Shortest)
            {
                yield return (quote + 1, end);
            }

            quote = end + 1 < text.Length ? Scan.Find(text, '"', end < text.Length && text[end] == '\n' ? end : end + 1, text.Length) : -1;
        }
    }

    private static SourceText Unescaped(Fragment fragment, int start, int end)
    {
        var plain = new UnwrappedText(fragment.Source);
        int at = start;
        while (at < end)
        {
            int next = Scan.Find(fragment.Text, '\\', at, end);
            int stop = next < 0 ? end : next;
            if (stop > at)
            {
                plain.Take(fragment.Start + at, stop - at);
            }

            if (next < 0)
            {
                break;
            }

            (char character, int length) = Unescape.At(fragment.Text, next);
            plain.Put(fragment.Start + next, character);
            at = next + length;
        }

        return plain.ToSource();
    }

    private static SourceText WithoutEntities(Fragment fragment, int from)
    {
        string text = fragment.Text;
        var plain = new UnwrappedText(fragment.Source);
        int at = from;
        while (at < text.Length)
        {
            int next = Scan.Find(text, '&', at, text.Length);
            int stop = next < 0 ? text.Length : next;
            if (stop > at)
            {
                plain.Take(fragment.Start + at, stop - at);
            }

            if (next < 0)
            {
                break;
            }

            string? entity = Scan.OneOf(text, next, ["&lt;", "&gt;", "&amp;", "&quot;", "&apos;", "&#34;", "&#39;", "&#xA;"]);
            plain.Put(
                fragment.Start + next,
                entity switch
                {
                    "&lt;" => '<',
                    "&gt;" => '>',
                    "&quot;" or "&#34;" => '"',
                    "&apos;" or "&#39;" => '\'',
                    "&#xA;" => '\n',
                    _ => '&',
                });
            at = next + (entity?.Length ?? 1);
        }

        return plain.ToSource();
    }

    /// <summary>Documents of IAM come percent-encoded: <c>%7B%22Version%22…</c>.</summary>
    private static IEnumerable<(int Start, int End)> Percented(string text)
    {
        for (int at = Scan.Find(text, "%7B", 0, ignoreCase: true); at >= 0; at = Scan.Find(text, "%7B", at, ignoreCase: true))
        {
            int end = Scan.Skip(text, at, static c => !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '<' or '>' or '&'));
            if (Scan.Find(text[at..end], "%22", 0) > 0)
            {
                yield return (at, end);
            }

            at = Math.Max(end, at + 3);
        }
    }

    private static SourceText Decoded(Fragment fragment, int start, int end)
    {
        var plain = new UnwrappedText(fragment.Source);
        plain.Put(fragment.Start + start, Uri.UnescapeDataString(fragment.Text[start..end]));
        return plain.ToSource();
    }
}
