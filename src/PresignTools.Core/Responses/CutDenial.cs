using PresignTools.Text;

namespace PresignTools.Responses;

/// <summary>
/// S3's sentence about a denial, of which a person or a log shows a piece: the action, or the reason at its end. Each piece is S3's own
/// wording, so that it says who refused as the whole sentence does.
/// </summary>
internal static class CutDenial
{
    private const string Verb = "not authorized to perform: ";
    private const string Deny = "explicit deny in a";
    private const int LongestLine = 2000;

    // What stands for the part that is not shown.
    private const string Gap = "...";

    private static readonly string[] Refusing = ["403", "denied", "not authorized", "forbidden", "refused", "\"", "'", "...", "\u2026"];
    private static readonly string[] Negating = ["no ", "not ", "n't ", "without ", "nor ", "neither ", "maybe ", "could ", "whether "];

    /// <summary>The sentence with dots for what is not shown; null where the text has no piece of one, or the whole.</summary>
    internal static string? Find(string text)
    {
        string? action = null, resource = null, reason = null;
        foreach (string line in text.Split('\n'))
        {
            if (line.Length > LongestLine)
            {
                continue;
            }

            int verb = line.IndexOf(Verb, StringComparison.OrdinalIgnoreCase);
            if (verb >= 0 && action is null)
            {
                (action, resource) = ActionAt(line, verb + Verb.Length);
            }

            reason ??= ReasonIn(line);
        }

        // An action of another service (sts:AssumeRole) is another failure; a reason may name the action as well.
        action ??= ActionOf(reason);
        bool isOther = action is not null && !action.StartsWith("s3:", StringComparison.OrdinalIgnoreCase)
            && !action.StartsWith("kms:", StringComparison.OrdinalIgnoreCase);
        bool isNothing = (action is null && reason is null) || isOther;
        return isNothing ? null
            : $"User: {Gap} is {Verb}{action ?? Gap}{(resource is null ? string.Empty : $" on resource: \"{resource}\"")}"
                + (reason is null ? string.Empty : " " + reason);
    }

    /// <summary>Whether a message was put together from pieces: what S3 said otherwise is not known.</summary>
    internal static bool IsPiece(string? message) => message?.StartsWith($"User: {Gap} is ", StringComparison.Ordinal) == true;

    /// <summary>Whether a word of a sentence stands for what is not shown.</summary>
    internal static bool IsGap(string text) => text.Trim('.', '\u2026', ' ').Length == 0;

    private static (string? Action, string? Resource) ActionAt(string line, int start)
    {
        int end = Scan.Skip(line, start, static c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-');
        string action = line[start..end];
        int colon = action.IndexOf(':');
        if (colon <= 0 || colon == action.Length - 1 || !char.IsAsciiLetterUpper(action[colon + 1]))
        {
            return (null, null);
        }

        int arn = line.IndexOf("arn:", end, StringComparison.Ordinal);
        int stop = arn < 0 ? -1 : Scan.Skip(line, arn, static c => !char.IsWhiteSpace(c) && c is not ('"' or '\\' or '\''));
        bool isOnResource = arn >= 0 && line[end..arn].Trim(' ', ':', '"', '\\', '\'').EndsWith("resource",
            StringComparison.OrdinalIgnoreCase);
        return (action, isOnResource ? line[arn..stop].TrimEnd('.', ',') : null);
    }

    /// <summary>The reason, as S3 words it: a Deny in a kind of policy, or no policy of a kind that allows.</summary>
    private static string? ReasonIn(string line)
    {
        int deny = line.IndexOf(Deny, StringComparison.OrdinalIgnoreCase);
        if (deny >= 0)
        {
            int type = Scan.Skip(line, deny + Deny.Length, static c => c is 'n' or 'N');
            bool isWhole = line[..deny].EndsWith("with an ", StringComparison.OrdinalIgnoreCase);
            bool isTold = isWhole || (line.ContainsAny(Refusing) && !IsNegated(line, deny));
            return isTold && AccessDeniedParser.TypeAt(line, type + 1) is { } kind
                ? $"with an {Deny}{(type > deny + Deny.Length ? "n" : string.Empty)} {kind}"
                : null;
        }

        for (int no = line.IndexOf("no ", StringComparison.OrdinalIgnoreCase); no >= 0;
            no = line.IndexOf("no ", no + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (AccessDeniedParser.TypeAt(line, no + 3) is { } kind && Scan.At(line, no + 3 + kind.Length, " allows", true))
            {
                int the = no + 3 + kind.Length + " allows the ".Length;
                string? action = the < line.Length ? ActionAt(line, the).Action : null;
                return $"because no {kind} allows the {action ?? Gap} action";
            }
        }

        return null;
    }

    private static bool IsNegated(string line, int at)
    {
        const int Reach = 24;
        string before = line[Math.Max(0, at - Reach)..at];
        return before.ContainsAny(Negating);
    }

    private static string? ActionOf(string? reason)
    {
        const string Allows = " allows the ";
        int at = reason?.IndexOf(Allows, StringComparison.Ordinal) ?? -1;
        string? action = at < 0 ? null : reason![(at + Allows.Length)..].Split(' ')[0];
        return action is null || IsGap(action) ? null : action;
    }
}
