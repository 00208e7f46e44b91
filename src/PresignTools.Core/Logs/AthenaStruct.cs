using System.Text;
using System.Text.Json;

namespace PresignTools.Logs;

/// <summary>
/// Nested columns as Athena and CloudTrail Lake print them where they are no JSON: <c>{type=IAMUser, arn=arn:aws:iam::1:user/a,
/// sessioncontext=null}</c>, lists in brackets. Nothing in it is quoted: a value ends before a comma, a blank, a name of lower-case letters
/// and an equals sign, or at the bracket of its level.
/// </summary>
internal static class AthenaStruct
{
    private const int Deepest = 16;

    /// <summary>The same as JSON; null if the text is of another form.</summary>
    internal static string? ToJson(string text)
    {
        if (text.Length < 2 || text[0] is not ('{' or '[') || text[^1] is not ('}' or ']'))
        {
            return null;
        }

        var json = new StringBuilder(text.Length * 2);
        int at = 0;
        return Value(text, ref at, json, 0) && at == text.Length ? json.ToString() : null;
    }

    private static bool Value(string text, ref int at, StringBuilder json, int depth)
    {
        if (at < text.Length && text[at] is '{' or '[')
        {
            return depth < Deepest && (text[at] == '{' ? Members(text, ref at, json, depth) : Items(text, ref at, json, depth));
        }

        int start = at;
        while (at < text.Length && text[at] is not ('}' or ']') && !IsNext(text, at))
        {
            at++;
        }

        ReadOnlySpan<char> value = text.AsSpan(start, at - start);
        json.Append(value is "null" ? "null" : JsonSerializer.Serialize(value.ToString()));
        return true;
    }

    private static bool Members(string text, ref int at, StringBuilder json, int depth)
    {
        json.Append('{');
        at++;
        while (at < text.Length && text[at] != '}')
        {
            int name = NameEnd(text, at);
            if (name < 0)
            {
                return false;
            }

            json.Append(json[^1] == '{' ? "" : ",").Append('"').Append(text, at, name - at).Append("\":");
            at = name + 1;
            if (!Value(text, ref at, json, depth + 1))
            {
                return false;
            }

            at += IsNext(text, at) ? 2 : 0;
        }

        json.Append('}');
        return at++ < text.Length;
    }

    private static bool Items(string text, ref int at, StringBuilder json, int depth)
    {
        json.Append('[');
        at++;
        while (at < text.Length && text[at] != ']')
        {
            int before = at;
            json.Append(json[^1] == '[' ? "" : ",");
            if (!Value(text, ref at, json, depth + 1))
            {
                return false;
            }

            at += at + 1 < text.Length && text[at] == ',' && text[at + 1] == ' ' ? 2 : 0;
            if (at == before)
            {
                return false;
            }
        }

        json.Append(']');
        return at++ < text.Length;
    }

    /// <summary>Whether the next member follows: a comma, a blank, a name and an equals sign.</summary>
    private static bool IsNext(string text, int at) =>
        at + 2 < text.Length && text[at] == ',' && text[at + 1] == ' ' && (text[at + 2] is '{' or '[' || NameEnd(text, at + 2) > 0);

    /// <summary>Where the name at a place ends in an equals sign; -1 if none is there.</summary>
    private static int NameEnd(string text, int at)
    {
        const int Longest = 48;
        int end = at;
        while (end < text.Length && end - at < Longest && (char.IsAsciiLetterLower(text[end]) || text[end] is '_'))
        {
            end++;
        }

        return end > at && end < text.Length && text[end] == '=' ? end : -1;
    }
}
