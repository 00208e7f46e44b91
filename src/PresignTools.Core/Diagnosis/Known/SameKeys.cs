using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A sentence by which the keys that are refused work elsewhere: in another request, another tool. Then the server knows them, and what it
/// says of the key has another reason.
/// </summary>
internal static class SameKeys
{
    private const int Longest = 300;

    private static readonly string[] Same =
    [
        "same credentials", "same keys", "same key", "same access key", "same creds", "same secret", "same user", "same config",
        "the keys work", "the key works", "keys are fine", "keys are right", "credentials work", "credentials are right",
        "credentials are fine",
    ];

    private static readonly string[] Fine =
        [" work", " works", " worked", " can ", " succeed", " fine", " ok", "without a problem", "without problem", "no problem",
            " right"];

    private static readonly string[] Denying =
        [" not ", "n't", " fail", "cannot", " no longer", " neither", " error", "denied", " refus", " invalid", " only in ", " amazon",
            " aws "];

    /// <summary>The sentence; null where none says so.</summary>
    internal static string? Work(string text)
    {
        foreach (string same in Same)
        {
            for (int at = Scan.Find(text, same, 0, true); at >= 0; at = Scan.Find(text, same, at + same.Length, true))
            {
                string sentence = SentenceAt(text, at, same.Length);
                string padded = " " + sentence + " ";
                if (padded.ContainsAny(Fine) && !padded.ContainsAny(Denying))
                {
                    return sentence;
                }
            }
        }

        return null;
    }

    private static string SentenceAt(string text, int at, int length)
    {
        int start = at, end = at + length;
        while (start > 0 && at - start < Longest && !EndsBefore(text, start))
        {
            start--;
        }

        while (end < text.Length && end - at < Longest && text[end] != '\n' && !(text[end] is '.' or ';' && IsGap(text, end + 1)))
        {
            end++;
        }

        Text.Work.Add(end - start);
        return text[start..end].Trim();
    }

    private static bool EndsBefore(string text, int at) =>
        text[at - 1] == '\n' || (at > 1 && text[at - 1] == ' ' && text[at - 2] is '.' or ';' or ':');

    private static bool IsGap(string text, int at) => at >= text.Length || char.IsWhiteSpace(text[at]);
}
