using PresignTools.Text;

namespace PresignTools.Responses;

/// <summary>
/// An answer that a client shortened to show it: Guzzle ends a long body with <c>(truncated...)</c>, other clients do alike. What it cut
/// off may follow: the SDK for PHP repeats code and message in words (<c>CODE (client): MESSAGE - …</c>), and then the whole body.
/// </summary>
internal static class CutAnswer
{
    private const int MostRoots = 4;
    private const int LongestMessage = 2000;

    private static readonly string[] Marks = ["(truncated", "[truncated", "<truncated", "...truncated", "\u2026truncated"];

    private static readonly string[] Sides = [" (client): ", " (server): "];

    /// <summary>Where the body that begins at <paramref name="start"/> was cut by its client; the text's end where it was not.</summary>
    internal static int End(string text, int start)
    {
        int end = text.Length;
        foreach (string mark in Marks)
        {
            int found = Scan.Find(text, mark, start, true);
            end = found >= 0 ? Math.Min(end, found) : end;
        }

        // A body that is closed is whole, whatever a key in it says, unless it is another one that is closed.
        int close = Scan.Find(text, "</Error", start);
        bool isWhole = close >= 0 && (close < end || Scan.Find(text, "<Error", end) is var next && (next < 0 || next > close));
        return isWhole ? text.Length : end;
    }

    /// <summary>Takes what the text has of a cut answer behind it.</summary>
    internal static void Complete(string text, int start, ResponseParts parts)
    {
        int from = start + 1;
        for (int i = 0; i < MostRoots && XmlErrorReader.FindRoot(text[from..]) is >= 0 and var next; i++)
        {
            int root = from + next;
            var other = new ResponseParts();
            if (TryRead(text, root, other) && !other.IsTruncated && other.Code is not null && (parts.Code ?? other.Code) == other.Code)
            {
                parts.Replace(other);
                return;
            }

            from = root + 1;
        }

        if (
            parts.Code is { } code
            && (parts.Message is null || parts.TruncatedElement == "Message")
            && MessageBesideCode(text, start, code) is { } told)
        {
            parts.Message = told;
        }
    }

    /// <summary>The message as the SDK for PHP tells it behind the body.</summary>
    private static string? MessageBesideCode(string text, int start, string code)
    {
        foreach (string side in Sides)
        {
            int at = Scan.Find(text, code + side, start);
            if (at < 0)
            {
                continue;
            }

            int from = at + code.Length + side.Length;
            int end = Math.Min(Scan.LineEnd(text, from), from + LongestMessage);
            int xml = text.IndexOf(" - <", from, end - from, StringComparison.Ordinal);
            string message = text[from..(xml >= 0 ? xml : end)].Trim();
            return message.Length > 0 ? message : null;
        }

        return null;
    }

    private static bool TryRead(string text, int root, ResponseParts parts)
    {
        try
        {
            XmlErrorReader.Read(text, root, parts);
            return true;
        }
        catch (Errors.PresignException)
        {
            return false;   // what follows is no answer, and the cut one stays
        }
    }
}
