using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// What came of a command, as people write it behind an arrow: <c>curl … -&gt; SignatureDoesNotMatch</c>. It belongs to no command.
/// </summary>
internal static class CommandOutcome
{
    private const int Longest = 200;
    private static readonly string[] Good = ["works", "ok", "fine", "success", "download", "upload"];

    /// <summary>Whether an arrow with a failure behind it begins at a place.</summary>
    internal static bool IsBad(string text, int index) => End(text, index) is { } end && Told(text, end) is { Length: > 0 } told
        && !IsGood(told);

    /// <summary>
    /// The end of a command whose outcome was good: behind the sentence of the outcome, where another one follows on its line. What went
    /// well stays with its command, for the failure is another one.
    /// </summary>
    internal static int GoodEnd(string text, int begin, int end)
    {
        for (int i = end - 2; i > begin && end - i <= Longest; i--)
        {
            if (text[i] is '-' or '=' or '\u2192' && char.IsWhiteSpace(text[i - 1]) && End(text, i) is { } behind && behind < end)
            {
                int stop = text.IndexOf(". ", behind, end - behind, StringComparison.Ordinal);
                Work.Add(end - begin);
                return stop > 0 && IsGood(text[behind..stop].Trim()) ? stop + 2 : end;
            }
        }

        Work.Add(Math.Min(Longest, end - begin));
        return end;
    }

    /// <summary>Whether a good outcome stands behind the command, in a text that tells of more than this command.</summary>
    internal static bool WentWell(string text, int begin, int end)
    {
        for (int i = end - 2; i > begin && end - i <= Longest; i--)
        {
            if (text[i] is '-' or '=' or '\u2192' && char.IsWhiteSpace(text[i - 1]) && End(text, i) is { } behind && behind < end)
            {
                bool isMore = begin + (text.Length - end) > LeastBeside;
                return isMore && IsGood(text[behind..end].Trim());
            }
        }

        Work.Add(Math.Min(Longest, end - begin));
        return false;
    }

    private const int LeastBeside = 40;

    private static int? End(string text, int index)
    {
        bool isArrow = text[index] == '\u2192' || (text[index] is '-' or '=' && index + 1 < text.Length && text[index + 1] == '>');
        int end = text[index] == '\u2192' ? index + 1 : index + 2;
        return isArrow && end < text.Length && char.IsWhiteSpace(text[end]) ? end : null;
    }

    private static string Told(string text, int end) =>
        text[end..Math.Min(Scan.LineEnd(text, end), Math.Min(text.Length, end + Longest))].Trim();

    private static bool IsGood(string told) =>
        (told.Length > 0 && told[0] == '2') || SuccessText.Find(told) is not null || told.ContainsAny(Good);
}
