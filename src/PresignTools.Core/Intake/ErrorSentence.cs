using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>A sentence of an error answer in a text that does not show the answer itself.</summary>
internal static class ErrorSentence
{
    private const int Longest = 2000;

    // The sentence of a failure stands near the beginning; looking for each of the catalogue's in each line costs its time.
    private const int MostLines = 2000;

    /// <summary>The first line with one; null if there is none.</summary>
    internal static string? Find(string text)
    {
        int start = 0;
        for (int lines = 0; start < text.Length && lines < MostLines; lines++)
        {
            int end = Scan.LineEnd(text, start);
            if (end - start is > 16 and <= Longest && S3ErrorCatalogue.FindByMessage(text[start..end]) is not null)
            {
                return WithoutTags(text[start..end]);
            }

            start = end + 1;
        }

        return null;
    }

    /// <summary>A line without the tags that a client's message left of the body: what is between them is the sentence.</summary>
    private static string WithoutTags(string line)
    {
        var plain = new System.Text.StringBuilder(line.Length);
        int end;
        for (int i = 0; i < line.Length; i = end)
        {
            int close = line[i] == '<' ? Scan.Find(line, '>', i, Math.Min(line.Length, i + LongestTag)) : -1;
            end = close < 0 ? i + 1 : close + 1;
            plain.Append(close < 0 ? line[i] : ' ');
        }

        return plain.ToString().Trim();
    }

    private const int LongestTag = 80;
}
