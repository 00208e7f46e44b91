using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A policy of a kind that somebody else keeps, told together with what it does: <c>the account has an SCP that lets nobody upload
/// without …</c>. Where it is only named ("we looked at the SCPs"), nothing is said of it.
/// </summary>
internal static class ToldPolicyKind
{
    private const int LongestLine = 500;

    private static readonly string[] Does =
    [
        "denies", "deny ", "denying", "forbids", "refuses", "blocks", "nobody", "no one", "requires", "enforces", "restricts", "limits",
        "only allows", "allows only", "lets only", "only lets", "guardrail", "does not allow", "doesn't allow", "must ", "applied",
        "rolled out",
        "attached", "introduced", "new SCP", "new RCP", "new boundary",
    ];

    private static readonly string[] Harmless =
        ["no deny", "does not deny", "doesn't deny", "denies nothing", "nothing in", "not the ", "looked", "checked", "are empty",
            "is empty"];

    /// <summary>The line that tells it; null if none does.</summary>
    internal static string? Line(string text, Topic kind)
    {
        if (!kind.IsIn(text))
        {
            return null;
        }

        for (int start = 0; start < text.Length;)
        {
            int end = Scan.LineEnd(text, start);
            string line = text[start..Math.Min(end, start + LongestLine)];
            if (kind.IsAffirmedIn(line) && line.ContainsAny(Does) && !line.ContainsAny(Harmless))
            {
                return line.Trim();
            }

            start = end + 1;
        }

        return null;
    }
}
