using System.Buffers;

namespace PresignTools.Diagnosis;

/// <summary>
/// The command in a remedy, without the words around it, so that it can be copied and run. A remedy is written for people: "Sign for region
/// X: COMMAND", "COMMAND; the same URL works afterwards".
/// </summary>
internal static class RemedyCommand
{
    // Each may look through the rest of the text; a remedy has one command or two.
    private const int MostTries = 8;

    private const int LongestName = 40;

    private static readonly SearchValues<char> OfVariable =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private static readonly SearchValues<char> OfSubcommand = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    // What a name with a hyphen must begin with to be a command; Content-Type and If-Match are none.
    private static readonly string[] Verbs =
    [
        "Add", "ConvertFrom", "Copy", "Disable", "Edit", "Enable", "Get", "Invoke", "Measure", "New", "Read", "Remove", "Restore", "Set",
        "Start", "Stop", "Test", "Update", "Use", "Watch", "Write",
    ];

    /// <summary>The command, or several with semicolons between them; null where the remedy has none.</summary>
    internal static string? Of(string remedy)
    {
        int tried = 0;
        for (int i = 0; i < remedy.Length && tried < MostTries; i = NextWord(remedy, i))
        {
            if (!IsStart(remedy, i))
            {
                continue;
            }

            tried++;

            int end = End(remedy, i, out bool mayGoOn);
            if (end <= i)
            {
                continue;
            }

            // A further command belongs to it if it is one to its end, and not the beginning of a sentence.
            while (mayGoOn && NextWord(remedy, end) is var next && next < remedy.Length && IsStart(remedy, next)
                && End(remedy, next, out bool goesOn) is var further && further > next && (goesOn || IsOver(remedy, further)))
            {
                (end, mayGoOn) = (further, goesOn);
            }

            return remedy[i..end];
        }

        return null;
    }

    private static int NextWord(string text, int at)
    {
        while (at < text.Length && text[at] is not (' ' or '\n'))
        {
            at++;
        }

        while (at < text.Length && text[at] is ' ' or '\n')
        {
            at++;
        }

        return at;
    }

    private static bool IsOver(string text, int at) => text.AsSpan(at).Trim(" .\n").Length == 0;

    /// <summary>Whether a command begins here: a cmdlet, one whose output is assigned, or the AWS CLI.</summary>
    private static bool IsStart(string text, int at)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at, Math.Min(2 * LongestName, text.Length - at));
        if (rest.StartsWith("aws ", StringComparison.Ordinal))
        {
            return rest.Length > 4 && char.IsAsciiLetterLower(rest[4]);
        }

        if (rest is ['$', ..] && rest.IndexOf(" = ", StringComparison.Ordinal) is > 1 and var sign
            && rest[1..sign].IndexOfAnyExcept(OfVariable) < 0)
        {
            rest = rest[(sign + 3)..];
        }

        int dash = rest.IndexOf('-');
        return dash is > 0 and < LongestName && dash + 1 < rest.Length && char.IsAsciiLetterUpper(rest[dash + 1]) && IsVerb(rest[..dash]);
    }

    private static bool IsVerb(ReadOnlySpan<char> word)
    {
        foreach (string verb in Verbs)
        {
            if (word.SequenceEqual(verb))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the command that begins here ends; its beginning where it has no parameter, and so is only named.</summary>
    /// <param name="text">The remedy.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="mayGoOn">Whether a semicolon ends it, so that another one may follow.</param>
    private static int End(string text, int start, out bool mayGoOn)
    {
        mayGoOn = false;
        int end = start;
        bool isNamed = false, hasParameter = false, wantsValue = false;
        for (int at = start; at < text.Length && text[at] != '\n';)
        {
            int stop = WordEnd(text, at, out bool isClosed);
            ReadOnlySpan<char> word = text.AsSpan(at, stop - at);
            bool isParameter = word.Length > 1 && word[0] == '-' && (char.IsAsciiLetter(word[1]) || word[1] == '-');
            bool isLast = word.EndsWith(";") || word.EndsWith(",") || word.EndsWith(".") || word.EndsWith(":");
            if (isNamed && !isParameter && !wantsValue && !IsValue(word) && !IsSubcommand(text, start, word, hasParameter))
            {
                break;
            }

            mayGoOn = word.EndsWith(";");
            hasParameter |= isParameter;
            wantsValue = isParameter || word is "=" or "|";
            isNamed = isNamed || (word is not "=" && word[0] != '$');
            end = isLast ? stop - 1 : stop;
            bool isList = word.EndsWith(",") && stop + 1 < text.Length && text[stop + 1] is '\'' or '"' or '$';
            if ((isLast && !isList) || isClosed)
            {
                break;
            }

            at = stop + 1;
        }

        return hasParameter ? end : start;
    }

    /// <summary>The end of the word that begins here: blanks within quotes and brackets do not part it.</summary>
    private static int WordEnd(string text, int at, out bool isClosed)
    {
        char quote = '\0';
        int depth = 0;
        isClosed = false;
        for (; at < text.Length; at++)
        {
            char c = text[at];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '\'' or '"')
            {
                quote = c;
            }
            else if (c is '(' or '{' or '[')
            {
                depth++;
            }
            else if (c is ')' or '}' or ']' && --depth < 0)
            {
                isClosed = true;        // the command stands in brackets
                return at;
            }
            else if (depth == 0 && c is ' ' or '\n' or ';')
            {
                return c == ';' ? at + 1 : at;
            }
        }

        return at;
    }

    private static bool IsValue(ReadOnlySpan<char> word) => word is ['\'' or '"' or '$' or '@' or '(' or '|' or '=', ..];

    private static bool IsSubcommand(string text, int start, ReadOnlySpan<char> word, bool hasParameter) =>
        !hasParameter && text.AsSpan(start).StartsWith("aws ", StringComparison.Ordinal)
        && word.IndexOfAnyExcept(OfSubcommand) < 0;
}
