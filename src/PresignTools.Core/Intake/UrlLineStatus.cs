using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// The status on the line of a signed URL, in reports that list many URLs with a status each: <c>FAIL 400 HEAD https://…</c>. A status on
/// another URL's line is no answer to this one.
/// </summary>
internal static class UrlLineStatus
{
    private const int MostBeside = 60;

    /// <summary>The status of a failure on the line of the first signed URL, where it is the only number of that kind there.</summary>
    internal static int? Find(string text)
    {
        int mark = Scan.Find(text, "Signature=", 0);
        int start = mark < 0 ? -1 : text.LastIndexOf('\n', mark) + 1;
        int url = start < 0 ? -1 : Scan.Find(text, "http", start);
        if (url < 0 || url > mark || url - start > MostBeside)
        {
            return null;
        }

        int end = Scan.Skip(text, mark, static c => !char.IsWhiteSpace(c));
        int line = Scan.LineEnd(text, end);
        return line - end > MostBeside ? null : Only(text[start..url] + " " + text[end..line]);
    }

    private static int? Only(string words)
    {
        int? only = null;
        for (int i = 0; i < words.Length; i++)
        {
            bool begins = i == 0 || words[i - 1] is ' ' or '(' or '[' or '>' or '|';
            if (begins && Scan.FailureStatusAt(words, i) is { } status && (i + 3 == words.Length
                || words[i + 3] is ' ' or ')' or ']' or ':'))
            {
                if (only is not null)
                {
                    return null;
                }

                only = status;
            }
        }

        return only;
    }
}
