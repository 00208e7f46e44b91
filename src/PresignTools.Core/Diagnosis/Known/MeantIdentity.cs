using PresignTools.Identity;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// Two identities in a text, of which a person says which one was meant: "it uses A instead of B", "expected B there", <c>want: B, got:
/// A</c>. Statements of policies name many, and are no such pair.
/// </summary>
internal static class MeantIdentity
{
    private const string Arn = "arn:aws";
    private const int LongestLine = 1000;
    private const int LongestArn = 200;
    private const int Near = 60;
    private const int Most = 40;

    // What stands before the one that was meant.
    private static readonly string[] Meant =
    [
        "expected", "expecting", "i expect", "should be", "should use", "should have been", "should have used", "should assume",
        "should run as", "supposed to", "instead of", "rather than", "meant to", "intended", "is meant", "want:", "wanted", "needs to be",
        "ought to", "erwartet", "attendu", "esperado", "statt ", "au lieu de", "en lugar de", "em vez de",
    ];

    // What stands before the one that is in use, nearer than any word for the other.
    private static readonly string[] Used =
    [
        "but got", "but it", "but is", "but uses", "got ", "got:", "actual", "uses ", "using ", "used ", "runs as", "running as", "picks",
        "falls back", "comes up as", "shows", "signs as", "assumed ", "instead it", "but the", "it is ", "it's ", "turns out",
    ];

    private static readonly string[] OfPolicies = ["\"Principal\"", "\"AWS\"", "Principal:", "aws:PrincipalArn", "\"Resource\""];

    /// <summary>The identity that is in use, and the one that was meant; null where the text has no such pair.</summary>
    internal static (string Used, string Meant)? In(string text)
    {
        if (Scan.Find(text, Arn, 0) < 0 || !text.ContainsAny(Meant))
        {
            return null;
        }

        var meant = new List<(string Text, PrincipalArn Arn)>();
        var used = new List<(string Text, PrincipalArn Arn)>();
        for (int i = Scan.Find(text, Arn, 0); i >= 0 && meant.Count + used.Count < Most; i = Scan.Find(text, Arn, i + Arn.Length))
        {
            int end = Math.Min(Scan.Skip(text, i, static c => char.IsAsciiLetterOrDigit(c) || "+=,@_-:/.".Contains(c)), i + LongestArn);
            string arn = text[i..end].TrimEnd('.', ',', ':');
            if (PrincipalArn.TryParse(arn) is { Name: not null } who && Line(text, i) is var line && !line.ContainsAny(OfPolicies))
            {
                (IsMeant(text, i) ? meant : used).Add((arn, who));
            }
        }

        return meant.Count == 1 && used.Count > 0 && used.TrueForAll(u => !IsSame(u.Arn, meant[0].Arn))
            ? (used[0].Text, meant[0].Text) : null;
    }

    private static bool IsSame(PrincipalArn a, PrincipalArn b) => a.Name == b.Name && a.AccountId == b.AccountId;

    /// <summary>Whether the nearest word before it on its line says that it was meant.</summary>
    private static bool IsMeant(string text, int at)
    {
        int back = Math.Min(at, Near);
        string before = text[Math.Max(at - back, text.LastIndexOf('\n', Math.Max(0, at - 1), Math.Min(at, back)) + 1)..at];
        Work.Add(back);
        int meant = Last(before, Meant);
        return meant >= 0 && meant >= Last(before, Used);
    }

    private static int Last(string text, string[] words) => words.Max(w => text.LastIndexOf(w, StringComparison.OrdinalIgnoreCase));

    private static string Line(string text, int at)
    {
        int back = Math.Min(at, LongestLine);
        int start = Math.Max(at - back, text.LastIndexOf('\n', at, Math.Min(at + 1, back + 1)) + 1);
        Work.Add(back);
        return text[start..at];
    }
}
