using System.Text;
using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// Text without names that have CORS in them: commands, settings, files, functions, headers of other things. <c>put-bucket-cors</c>,
/// <c>CORS_ALLOWED_ORIGINS</c> and <c>Referrer-Policy: strict-origin-when-cross-origin</c> are no complaints; a browser's sentence is one.
/// </summary>
internal static class CorsWords
{
    private const string Cors = "cors";
    private const string CrossOrigin = "cross-origin";
    private static readonly string[] Words = [Cors, CrossOrigin, Allowed];

    private const string ImportOf = "import ";
    private const string Allowed = "Access-Control-Allow-Origin";

    // mc cors set, gsutil cors get, rclone backend …
    private static readonly string[] Commands = [" set ", " get ", " info ", " remove ", " rm ", " from '", " from \""];

    /// <summary>The text with a blank in place of every such name. Linear in its length.</summary>
    internal static string WithoutNames(string text)
    {
        StringBuilder? result = null;
        int copied = 0;
        for (int i = Next(text, 0, out string? word); i >= 0; i = Next(text, i + word!.Length, out word))
        {
            if (IsName(text, i, word!))
            {
                result = (result ?? new(text.Length)).Append(text, copied, i - copied).Append(' ');
                copied = i + word!.Length;
            }
        }

        return result is null ? text : result.Append(text, copied, text.Length - copied).ToString();
    }

    private static int Next(string text, int from, out string? word)
    {
        word = null;
        for (int i = from; i < text.Length; i++)
        {
            if (text[i] is not ('c' or 'C' or 'a' or 'A'))
            {
                continue;
            }

            word = Scan.OneOf(text, i, Words, true);
            if (word is not null)
            {
                Work.Add(i - from);
                return i;
            }
        }

        Work.Add(text.Length - from);
        return -1;
    }

    private static bool IsName(string text, int start, string word)
    {
        int end = start + word.Length;
        char before = start > 0 ? text[start - 1] : '\n', after = end < text.Length ? text[end] : '\n';
        if (word == Allowed)
        {
            return IsGranted(text, start, end);
        }

        bool isJoined = before is '-' or '_' or '.' or '/' or '$' or '#' || char.IsAsciiLetterOrDigit(before);
        if (word == CrossOrigin)
        {
            // cross-origin-opener-policy is a header; "cross-origin request" is what a browser says.
            return isJoined || after is '-' or '_' or '=' || (after == ':' && before is '\n' or '"' or '\'');
        }

        // "CORS-Fehler", "CORS-related" are words; cors-rules.json and --cors-config are names. A page's origin may be cors.example.com.
        bool isUpper = text[start] == 'C' && text[end - 1] == 'S';
        bool isFollowed = after is '_' or '(' or '=' or '/' or '@' || char.IsAsciiDigit(after) || (after == '-' && !isUpper)
            || (char.IsAsciiLetter(after) && !Scan.At(text, end, "Error"))
            || (after == '.' && end + 1 < text.Length && char.IsAsciiLetter(text[end + 1]));
        bool isCode = !isUpper && (Scan.OneOf(text, end, Commands) is not null || Scan.At(text, start - ImportOf.Length, ImportOf)
            || Scan.At(text, Scan.SkipBlanks(text, end), "="));
        return isJoined || isFollowed || isCode || IsKey(text, end, before, after, isUpper);
    }

    /// <summary><c>cors:</c> of YAML, <c>"cors":</c> of JSON, <c>require('cors')</c>, <c>mode: 'cors'</c>; not "CORS: blocked".</summary>
    private static bool IsKey(string text, int end, char before, char after, bool isUpper)
    {
        bool isQuoted = !isUpper && before is '\'' or '"' or '`' && after == before;
        int line = Scan.SkipBlanks(text, end + 1);
        bool isBlock = after == ':' && (line >= text.Length || text[line] is '\n' or '\r' or '{' or '[' or '"');
        return isQuoted || isBlock;
    }

    /// <summary>The header of an answer that allows every page: <c>Access-Control-Allow-Origin: *</c>.</summary>
    private static bool IsGranted(string text, int start, int end)
    {
        int line = start;
        while (line > 0 && start - line < 4 && text[line - 1] is ' ' or '<')
        {
            line--;
        }

        int value = end < text.Length && text[end] == ':' ? Scan.SkipBlanks(text, end + 1) : text.Length;
        return (line == 0 || text[line - 1] is '\n' or '\r') && value < text.Length && text[value] == '*';
    }
}
