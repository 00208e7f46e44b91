using System.Net;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Forms;

/// <summary>The fields of an HTML form with their values. Of several forms, the first that is S3's.</summary>
internal static class HtmlFormValues
{
    private const int LongestTag = 40_000;

    internal static FormText? Find(string text)
    {
        for (int form = Scan.Find(text, "<form", 0, true); form >= 0; form = Scan.Find(text, "<form", form + 1, true))
        {
            int close = Scan.Find(text, "</form", form, true) is >= 0 and var found ? found : text.Length;
            if (Read(text, form, close) is { } read && FormText.IsOfS3(read.Post.Fields))
            {
                return read;
            }

            form = Math.Max(form, close - 1);
        }

        return null;
    }

    private static FormText? Read(string text, int form, int close)
    {
        int head = TagEnd(text, form, close);
        if (head < 0)
        {
            return null;
        }

        Dictionary<string, string> own = Attributes(text, form + "<form".Length, head);
        var parts = new FormParts();
        for (int at = Scan.Find(text, '<', head, close); at >= 0; at = Scan.Find(text, '<', at + 1, close))
        {
            bool isInput = Scan.At(text, at, "<input", true);
            bool isArea = Scan.At(text, at, "<textarea", true);
            int end = isInput || isArea ? TagEnd(text, at, close) : -1;
            if (end < 0)
            {
                continue;
            }

            Dictionary<string, string> tag = Attributes(text, at + (isInput ? "<input" : "<textarea").Length, end);
            if (!tag.TryGetValue("name", out string? name) || name.Length == 0)
            {
                continue;
            }

            string type = tag.GetValueOrDefault("type", "text").ToLowerInvariant();
            if (type == "file")
            {
                parts.AddFile(name, null);
            }
            else if (type is not ("button" or "reset" or "image" or "submit"))
            {
                parts.AddField(name, isArea ? AreaText(text, end, close) : tag.GetValueOrDefault("value", string.Empty));
            }
        }

        string? url = own.GetValueOrDefault("action");
        string encoding = own.GetValueOrDefault("enctype", "application/x-www-form-urlencoded");
        return new FormText(parts.ToPost(url, isWhole: close < text.Length, encoding), form, close - form);
    }

    private static string AreaText(string text, int tagEnd, int close)
    {
        int end = Scan.Find(text, '<', tagEnd, close);
        return end < 0 ? string.Empty : WebUtility.HtmlDecode(text[(tagEnd + 1)..end]);
    }

    /// <summary>The place of the tag's closing bracket, which is not one inside of quotes.</summary>
    private static int TagEnd(string text, int tag, int close)
    {
        char quote = '\0';
        int end = Math.Min(close, tag + LongestTag);
        for (int i = tag; i < end; i++)
        {
            char c = text[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '>')
            {
                Work.Add(i - tag);
                return i;
            }
        }

        Work.Add(Math.Max(0, end - tag));
        return -1;
    }

    private static Dictionary<string, string> Attributes(string text, int start, int end)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (int i = start; i < end;)
        {
            i = Scan.Skip(text, i, static c => char.IsWhiteSpace(c) || c is '/' or '"' or '\'' or '=');
            int nameEnd = Math.Min(end, Scan.Skip(text, i, static c => !char.IsWhiteSpace(c) && c is not ('=' or '>' or '/')));
            if (i >= end || nameEnd <= i)
            {
                break;
            }

            string name = text[i..nameEnd];
            i = Scan.SkipSpace(text, nameEnd);
            if (i >= end || text[i] != '=')
            {
                found.TryAdd(name, string.Empty);
                continue;
            }

            i = Scan.SkipSpace(text, i + 1);
            bool isQuoted = i < end && text[i] is '"' or '\'';
            int valueStart = isQuoted ? i + 1 : i;
            int valueEnd = isQuoted
                ? Scan.Find(text, text[i], valueStart, end) is >= 0 and var q ? q : end
                : Math.Min(end, Scan.Skip(text, valueStart, static c => !char.IsWhiteSpace(c) && c != '>'));
            found.TryAdd(name, WebUtility.HtmlDecode(text[Math.Min(valueStart, valueEnd)..valueEnd]));
            i = valueEnd + (isQuoted ? 1 : 0);
        }

        return found;
    }
}
