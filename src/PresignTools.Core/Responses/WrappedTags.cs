using System.Text;
using PresignTools.Text;

namespace PresignTools.Responses;

/// <summary>The tags and short values of S3's XML, where a terminal broke a line within one: neither has a break in it.</summary>
internal static class WrappedTags
{
    private const int LongestTag = 40;
    private const int LongestValue = 200;

    private static readonly string[] Names = ["Code", "RequestId", "HostId", "AWSAccessKeyId", "BucketName", "Endpoint", "Region"];

    /// <summary>The text with each tag of an answer on one line.</summary>
    internal static string Mend(string text)
    {
        int error = text.IndexOf("<Error", StringComparison.Ordinal);
        if (error < 0 || text.IndexOf('\n', error) < 0)
        {
            return text;
        }

        var lines = new List<int> { 0 };
        for (int feed = Scan.Find(text, '\n', 0, text.Length); feed >= 0; feed = Scan.Find(text, '\n', feed + 1, text.Length))
        {
            lines.Add(feed + 1);
        }

        StringBuilder? mended = null;
        int copied = 0;
        for (int at = Scan.Find(text, '<', error, text.Length); at >= 0; at = Scan.Find(text, '<', at + 1, text.Length))
        {
            int end = TagEnd(text, at, lines, out bool isBroken);
            if (end < 0)
            {
                continue;
            }

            string tag = isBroken ? Joined(text, at, end, lines) : text[at..end];
            int stop = Array.Exists(Names, n => tag.Length == n.Length + 2 && tag.AsSpan(1).StartsWith(n, StringComparison.Ordinal))
                ? ValueEnd(text, end, lines, ref isBroken) : end;
            if (isBroken)
            {
                (mended ??= new StringBuilder(text.Length)).Append(text, copied, at - copied).Append(Joined(text, at, stop, lines));
                copied = stop;
            }

            at = stop - 1;
        }

        return mended is null ? text : mended.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>The place behind a tag that begins at a place; -1 where it is none.</summary>
    private static int TagEnd(string text, int start, List<int> lines, out bool isBroken)
    {
        isBroken = false;
        int at = start + 1;
        for (int length = 0; at < text.Length && length < LongestTag && text[at] != '>'; length++)
        {
            int next = Behind(text, at, lines);
            isBroken |= next > at;
            if (next == at && !char.IsAsciiLetterOrDigit(text[at]) && text[at] is not ('/' or '-'))
            {
                return -1;
            }

            at = next > at ? next : at + 1;
        }

        Work.Add(at - start);
        return at < text.Length && text[at] == '>' ? at + 1 : -1;
    }

    /// <summary>The end of a value that has no blank; its beginning where it has one, or does not end.</summary>
    private static int ValueEnd(string text, int start, List<int> lines, ref bool isBroken)
    {
        bool hasBreak = false;
        int at = start;
        for (int length = 0; at < text.Length && length < LongestValue && text[at] != '<'; length++)
        {
            int next = Behind(text, at, lines);
            hasBreak |= next > at;
            if (next == at && char.IsWhiteSpace(text[at]))
            {
                return start;
            }

            at = next > at ? next : at + 1;
        }

        Work.Add(at - start);
        bool isWhole = at < text.Length && text[at] == '<';
        isBroken |= isWhole && hasBreak;
        return isWhole ? at : start;
    }

    /// <summary>The place behind the end of a line and the margin of the next, where one is at a place.</summary>
    private static int Behind(string text, int at, List<int> lines)
    {
        int feed = text[at] == '\r' && at + 1 < text.Length ? at + 1 : at;
        if (text[feed] != '\n' || feed + 1 >= text.Length)
        {
            return at;
        }

        int line = lines.BinarySearch(feed + 1);
        int end = LineMargin.End(text, feed + 1, Scan.LineEnd(text, feed + 1), lines[line - 1], line > 1 ? lines[line - 2] : -1);

        // A line that is nothing but the end of a tag looks like a quote's mark.
        bool isTagEnd = text[end - 1] == '>' && (end == text.Length || text[end] is '\r' or '\n' or '<');
        return isTagEnd ? end - 1 : end;
    }

    private static string Joined(string text, int start, int end, List<int> lines)
    {
        var joined = new StringBuilder(end - start);
        for (int at = start; at < end;)
        {
            int next = Behind(text, at, lines);
            if (next > at)
            {
                at = next;
            }
            else
            {
                joined.Append(text[at++]);
            }
        }

        return joined.ToString();
    }
}
