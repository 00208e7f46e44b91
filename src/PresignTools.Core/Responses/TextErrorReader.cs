namespace PresignTools.Responses;

/// <summary>
/// Reads HTML pages and plain text: the list of a website endpoint's page, messages of the AWS CLI and SDKs, and pages whose tags were
/// taken out (PowerShell does that to what is neither XML nor JSON).
/// </summary>
internal static class TextErrorReader
{
    internal static bool LooksLikeHtml(string text) =>
        Index(text, "<html") >= 0 || Index(text, "<!DOCTYPE html") >= 0 || Index(text, "<title") >= 0;

    internal static void ReadHtml(string html, ResponseParts parts)
    {
        ReadText(PageText.Of(html), parts, isPage: true);
        parts.Kind = S3ResponseKind.Html;
        parts.IsTruncated = Index(html, "<html") >= 0 && Index(html, "</html") < 0;
    }

    /// <summary>
    /// Reads text; <see cref="ResponseParts.IsForeign"/> is set where neither an error of S3 nor a client's report of a status was found in
    /// it.
    /// </summary>
    internal static void ReadText(string text, ResponseParts parts, bool isPage = false)
    {
        parts.Kind = S3ResponseKind.Text;
        string[] lines = text.Split('\n');
        if (!ReadList(lines, parts) && !ReadCliMessage(text, parts) && !ReadCodeWord(text, parts))
        {
            ReadSentence(text, lines, parts, isPage);
        }
        else if (parts.Message is null)
        {
            parts.Message = MessageField.Of(text, parts.Code) ?? CodeMessage.Find(text, lines, parts.Code);
        }

        LooseElements.Add(text, parts);
        parts.Message = CodeMessage.WithoutWrapping(parts.Code, parts.Message);
        int? told = StatusText.Find(text);
        parts.IsForeign = parts.Code is null && told is null && parts.Kind == S3ResponseKind.Text;
        parts.Status ??= told ?? StatusText.FindInTitle(text);
        ReadAfter(text, "Request ID: ", "RequestId", parts);
        ReadAfter(text, "RequestID: ", "RequestId", parts);
        ReadAfter(text, "Extended Request ID: ", "HostId", parts);
        ReadAfter(text, "HostID: ", "HostId", parts);
        if (parts.Code is null)
        {
            parts.Message ??= Limit(lines.Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0) ?? string.Empty);
        }
    }

    /// <summary>A website endpoint's list: <c>Code: NoSuchKey</c>, <c>Message: …</c>, <c>Key: …</c>, a line each.</summary>
    private static bool ReadList(string[] lines, ResponseParts parts)
    {
        if (!lines.Any(l => l.TrimStart().StartsWith("Code: ", StringComparison.Ordinal)))
        {
            return false;
        }

        foreach (string line in lines)
        {
            string item = line.Trim();
            int colon = item.IndexOf(": ", StringComparison.Ordinal);
            if (colon <= 0 || item.IndexOf(' ') < colon || parts.FieldCount >= XmlErrorReader.MaximumElements)
            {
                continue;
            }

            string name = item[..colon];
            string value = Unquoted(item[(colon + 2)..]);
            switch (name)
            {
                case "Code":
                    parts.Code ??= CodeWord(value);
                    break;
                case "Message":
                    parts.Message ??= value;
                    break;
                default:
                    parts.Add(name, value);
                    break;
            }
        }

        return parts.Code is not null;
    }

    /// <summary><c>An error occurred (CODE) when calling the OPERATION operation: MESSAGE</c>.</summary>
    private static bool ReadCliMessage(string text, ResponseParts parts)
    {
        const string Occurred = "An error occurred (";
        int start = Index(text, Occurred);
        int end = start < 0 ? -1 : text.IndexOf(')', start);
        if (end < 0)
        {
            return false;
        }

        string code = text.Substring(start + Occurred.Length, end - start - Occurred.Length).Trim();
        int colon = EndOfOperation(text, end);
        if (code.Length is 0 or > 100)
        {
            return false;
        }

        if (StatusText.Parse(code) is int status)
        {
            parts.Status ??= status;    // HEAD: the SDK shows the status as the code
            parts.Kind = S3ResponseKind.Headers;
            return true;
        }

        parts.Code = code;
        parts.Message = colon < 0 ? null : Limit(text[(colon + 2)..].Split('\n')[0].Trim());
        return true;
    }

    /// <summary>
    /// A known code as a word (<c>api error AccessDenied: Access Denied</c>, <c>Error Code: AccessDenied;</c>), or in front of a text that
    /// lost its tags.
    /// </summary>
    private static bool ReadCodeWord(string text, ResponseParts parts)
    {
        (string? found, int at, bool glued) = FirstCode(text, false);
        if (found is null)
        {
            (found, at, glued) = FirstCode(text, true);
        }

        if (found is null)
        {
            return false;
        }

        parts.Code = found;
        string after = text[(at + found.Length)..];
        if (glued)
        {
            // "AccessDeniedRequest has expired60…": nothing marks where the message ends, and a token may follow it.
            int stop = after.IndexOf('.');
            parts.Message = after[..(stop is >= 0 and < 250 ? stop + 1 : Math.Min(after.Length, 40))].Trim();
        }
        else if (after.StartsWith(": ", StringComparison.Ordinal) || after.StartsWith("]: ", StringComparison.Ordinal))
        {
            // "]: " in the SDK for JavaScript: S3ServiceException [AccessDenied]: …
            parts.Message = Limit(after[(after.IndexOf(' ') + 1)..].Split('\n')[0].Trim());
        }
        else
        {
            // Java: "MESSAGE (Service: Amazon S3; Status Code: 403; Error Code: CODE; …)".
            int service = Index(text, "(Service: ");
            int lineStart = service < 0 ? 0 : text.LastIndexOf('\n', service) + 1;
            string message = service < 0 ? string.Empty : text[lineStart..service].Trim();
            int type = message.IndexOf("Exception: ", StringComparison.Ordinal);
            parts.Message = message.Length == 0 ? null : Limit(type < 0 ? message : message[(type + 11)..]);
        }

        return true;
    }

    /// <summary>The first known code in a text that stands there as a word, or in front of a sentence without a blank.</summary>
    private static (string? Code, int At, bool IsGlued) FirstCode(string text, bool takesGuess)
    {
        string trimmed = text.TrimStart();
        string? found = null;
        int at = int.MaxValue;
        bool glued = false;
        foreach (string code in S3ErrorCatalogue.Codes)
        {
            for (int i = text.IndexOf(code, StringComparison.Ordinal); i >= 0; i = text.IndexOf(code, i + 1, StringComparison.Ordinal))
            {
                bool begins = i == 0 || !(char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '.' or '_');
                bool ends =
                    i + code.Length == text.Length || !(char.IsLetterOrDigit(text[i + code.Length]) || text[i + code.Length] == '_');
                bool isGlued = !ends && i == text.Length - trimmed.Length && IsGluedWord(text, i + code.Length);
                if (begins && (ends || isGlued) && (takesGuess || !IsGuess(text, i + code.Length)))
                {
                    if (i < at || (i == at && code.Length > found!.Length))
                    {
                        (found, at, glued) = (code, i, isGlued);
                    }

                    break;
                }
            }
        }

        return (found, at, glued);
    }

    /// <summary>A person asks whether it is that code, as in <c>AccessDenied? no: …</c>; what answered is told elsewhere.</summary>
    private static bool IsGuess(string text, int end) => end + 1 < text.Length && text[end] == '?' && text[end + 1] == ' ';

    /// <summary>A message of the catalogue without its code, on one line if there is one, else over several.</summary>
    private static void ReadSentence(string text, string[] lines, ResponseParts parts, bool isPage)
    {
        IEnumerable<string> places = lines.Length > 1 ? [.. lines, text] : lines;
        foreach (string place in places)
        {
            if (S3ErrorCatalogue.FindByMessage(place) is S3ErrorRow row)
            {
                parts.Code = row.Codes[0];
                parts.Message = Limit(place.Trim());
                return;
            }
        }

        // A page of a proxy may say "Access Denied" too; S3 sends none but a website's list.
        if (!isPage && MessageCodes.Find(text) is { } found)
        {
            (parts.Code, parts.Message) = found;
        }
    }

    /// <summary>The code, without what a tool wrote behind it on the same line.</summary>
    private static string CodeWord(string value)
    {
        int end = 0;
        while (end < value.Length && (char.IsAsciiLetterOrDigit(value[end]) || value[end] is '.' or '_' or '-'))
        {
            end++;
        }

        return end > 0 ? value[..end] : value;
    }

    /// <summary>A value as objects are dumped: <c>'AccessDenied',</c>.</summary>
    private static string Unquoted(string value)
    {
        string plain = value.Trim().TrimEnd(',');
        return plain.Length > 1 && plain[0] is '\'' or '"' && plain[^1] == plain[0] ? plain[1..^1] : value.Trim();
    }

    /// <summary>The colon before the message; botocore puts <c>(reached max retries: 4)</c> between operation and colon.</summary>
    private static int EndOfOperation(string text, int start)
    {
        const string Operation = " operation";
        int operation = text.IndexOf(Operation, start, StringComparison.Ordinal);
        int after = operation < 0 ? start : operation + Operation.Length;
        if (
            after + 1 < text.Length
            && text[after] == ' '
            && text[after + 1] == '('
            && text.IndexOf("): ", after, StringComparison.Ordinal) is > 0 and var close)
        {
            return close + 1;
        }

        return text.IndexOf(": ", after, StringComparison.Ordinal);
    }

    /// <summary>A sentence goes on after the code ("Access Denied"), not the code itself ("Policy:", "Exception:").</summary>
    private static bool IsGluedWord(string text, int start)
    {
        int end = start;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        return char.IsUpper(text[start]) && end < text.Length && text[end] == ' ';
    }

    private static void ReadAfter(string text, string mark, string name, ResponseParts parts)
    {
        int i = Index(text, mark);
        if (i >= 0 && parts.Field(name) is null)
        {
            int start = i + mark.Length;
            int end = text.IndexOfAny([' ', ',', ';', ')', '\n', '\r'], start);
            string value = end < 0 ? text[start..] : text[start..end];
            if (value.Length is > 0 and <= 200)
            {
                parts.Add(name, value);
            }
        }
    }

    internal static string Limit(string text) => text.Length <= 2000 ? text : text[..2000];

    private static int Index(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase);
}
