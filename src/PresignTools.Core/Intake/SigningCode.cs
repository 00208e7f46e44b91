using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>Reads calls and parameters out of code that signs, without knowing its language. Each scan goes over the text once.</summary>
internal static class SigningCode
{
    private static readonly string[] Verbs = ["GET", "PUT", "HEAD", "DELETE", "POST"];
    private static readonly string[] SpokenVerbs = ["GET", "PUT", "HEAD", "DELETE"];
    private static readonly string[] VerbSettings = ["Verb", "Method"];
    private static readonly string[] ClientMethod = ["client_method", "clientmethod"];

    /// <summary>
    /// The first argument of <c>getSignedUrl('putObject', …)</c>, <c>presigned_url(:get)</c>, <c>generate_presigned_url('get_object')</c>;
    /// null without such a call.
    /// </summary>
    internal static string? CalledOperation(string text)
    {
        const string Word = "signed";
        int failedUntil = 0;
        for (int i = Scan.Find(text, Word, 0, true); i >= 0; i = Scan.Find(text, Word, i + 1, true))
        {
            int url = i + Word.Length;
            url += url < text.Length && text[url] == '_' ? 1 : 0;
            if (i < failedUntil || !Scan.At(text, url, "url", true))
            {
                continue;   // inside of a name that is not called
            }

            int end = Scan.SkipWord(text, url + 3);
            if (Argument(text, Scan.SkipSpace(text, end)) is { } operation)
            {
                return operation;
            }

            failedUntil = end;
        }

        return null;
    }

    /// <summary>The method in words: "presigned GET URL", "signed for PUT"; null if none is said.</summary>
    internal static string? SpokenMethod(string text)
    {
        const string Word = "signed ";
        for (int i = Scan.Find(text, Word, 0); i >= 0; i = Scan.Find(text, Word, i + 1))
        {
            int verb = i + Word.Length;
            verb += Scan.At(text, verb, "for ") ? 4 : 0;
            bool begins = Scan.IsEdge(text, i) || (Scan.At(text, i - 3, "pre") && Scan.IsEdge(text, i - 3));
            if (begins && Scan.OneOf(text, verb, SpokenVerbs) is { } found && Scan.IsEdge(text, verb + found.Length))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The method of <c>Verb = HttpVerb.PUT</c>, <c>method: "PUT"</c>; null if none is set.</summary>
    internal static string? VerbSetting(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('v' or 'V' or 'm' or 'M') || Scan.OneOf(text, i, VerbSettings, true) is not { } name)
            {
                continue;
            }

            int verb = Scan.Skip(text, i + name.Length, static c => c is '.' or ':' or '=' || char.IsWhiteSpace(c));
            verb += verb < text.Length && text[verb] is '"' or '\'' ? 1 : 0;
            if (Scan.OneOf(text, verb, Verbs, true) is { } found && Scan.IsEdge(text, verb + found.Length))
            {
                Work.Add(i);
                return found;
            }
        }

        Work.Add(text.Length);
        return null;
    }

    /// <summary>
    /// Whether a parameter is named in the text: with its value where that is written out, and whether it is set there at all.
    /// </summary>
    internal static bool TryFindParameter(string text, string name, out string? value, out bool isSet)
    {
        (value, isSet) = (null, false);
        int i = Scan.Find(text, name, 0, true);
        while (i >= 0 && !(Scan.IsEdge(text, i) && Scan.IsEdge(text, i + name.Length)))
        {
            i = Scan.Find(text, name, i + 1, true);
        }

        if (i < 0)
        {
            return false;
        }

        int end = i + name.Length;
        end += end < text.Length && text[end] is '\'' or '"' ? 1 : 0;
        int sign = Scan.SkipSpace(text, end);
        isSet = sign < text.Length && text[sign] is ':' or '=';
        int start = isSet ? sign + 1 : sign;
        start += isSet && start < text.Length && text[start] == '>' ? 1 : 0;
        start = Scan.SkipSpace(text, start);
        if (start < text.Length && text[start] is '\'' or '"')
        {
            int close = Scan.Skip(text, start + 1, static c => c is not ('\'' or '"' or '\r' or '\n'));
            value = close < text.Length && text[close] == text[start] ? text[(start + 1)..close] : null;
            isSet |= value is not null && value.AsSpan().IndexOfAny(':', '=') >= 0;
        }

        return true;
    }

    /// <summary>The name in <c>('putObject'</c>, <c>(:get</c>, <c>(ClientMethod='put_object'</c>.</summary>
    private static string? Argument(string text, int bracket)
    {
        if (bracket >= text.Length || text[bracket] != '(')
        {
            return null;
        }

        int start = Scan.SkipSpace(text, bracket + 1);
        if (Scan.OneOf(text, start, ClientMethod, true) is { } name)
        {
            int equals = Scan.SkipSpace(text, start + name.Length);
            start = equals < text.Length && text[equals] == '=' ? Scan.SkipSpace(text, equals + 1) : start;
        }

        int end = start < text.Length && text[start] is ':' or '\'' or '"' ? Scan.SkipWord(text, start + 1) : 0;
        return end > start + 1 ? text[(start + 1)..end] : null;
    }
}
