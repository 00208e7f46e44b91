using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A person says in words that another identity signs than the one that was set: "it uses the node's role instead of the service
/// account's", "the profile is ignored". What somebody only tried in its place is no such thing.
/// </summary>
internal static class OtherIdentity
{
    private const int LongestLine = 500;
    private const int Near = 70;

    private static readonly string[] Parts = ["instead of", "rather than", " and not ", ", not ", "statt ", "au lieu d", "en lugar de"];

    private static readonly string[] Uses =
    [
        "uses", "is using", "it used", "was using", "picks", "picked up", "picking up", "falls back", "fell back", "takes the", "took the",
        "runs as", "running as", "signs with", "signed with", "assumes", "comes up as", "shows", "is the", "ends up", "resolves to",
        "goes out as", "authenticates as", "gets the",
    ];

    private static readonly string[] Identities =
    [
        "role", "profile", "credentials", "identity", "service account", "serviceaccount", "IRSA", "iam user", "access key",
        "instance profile", "sso",
    ];

    private static readonly string[] Trials = ["tried", "i try", "when i use", "if i use", "with my own", "same error", "same result",
        "works", "worked", "switched to", "we could", "should i", "can i", "also fails"];

    private static readonly string[] Whole =
    [
        "ignores the profile", "ignoring the profile", "profile is ignored", "profile is being ignored", "ignores AWS_PROFILE",
        "ignoring AWS_PROFILE", "AWS_PROFILE is ignored", "does not assume the role", "doesn't assume the role",
        "is not assuming the role", "isn't assuming the role", "never assumes the role", "role is not assumed", "role isn't assumed",
        "role is never assumed", "not picking up the role", "does not pick up the role", "doesn't pick up the role",
        "not using the service account", "doesn't use the service account", "does not use the service account",
        "ignores the service account", "wrong role is used", "wrong profile is used", "uses the wrong role", "uses the wrong profile",
        "using the wrong role", "using the wrong profile", "uses the wrong credentials", "using the wrong credentials",
        "picks up the wrong credentials", "picking up the wrong credentials", "in the wrong account's role",
    ];

    /// <summary>The words that say it; null if none do.</summary>
    internal static string? Words(string text)
    {
        if (text.FirstContained(Whole) is { } said)
        {
            return said;
        }

        for (int start = 0; start < text.Length;)
        {
            int end = Scan.LineEnd(text, start);
            string line = text[start..Math.Min(end, start + LongestLine)];
            if (line.FirstContained(Parts) is { } part && !line.ContainsAny(Trials) && Around(line, part) is { } words)
            {
                return words;
            }

            start = end + 1;
        }

        return null;
    }

    private static string? Around(string line, string part)
    {
        int at = line.IndexOf(part, StringComparison.OrdinalIgnoreCase);
        int behind = at + part.Length;
        string before = line[Math.Max(0, at - Near)..at], after = line[behind..Math.Min(line.Length, behind + Near)];
        Work.Add(Near + Near);
        return before.ContainsAny(Uses) && before.ContainsAny(Identities) && after.ContainsAny(Identities)
            ? (before + part + after).Trim() : null;
    }
}
