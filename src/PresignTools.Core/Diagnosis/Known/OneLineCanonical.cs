using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A canonical request on one line: browsers show XML so, with a blank for each line break. Path and query have no blanks; the value of a
/// header may, and goes on until the next name.
/// </summary>
internal static class OneLineCanonical
{
    private const int MostWords = 200;
    private const int LongestName = 80;

    /// <summary>The lines that it had, without the empty ones.</summary>
    internal static string[] Lines(string text)
    {
        string[] words = text.Split(' ', MostWords, StringSplitOptions.RemoveEmptyEntries);
        var lines = new List<string>();
        foreach (string word in words)
        {
            bool isMore = lines.Count > 2 && IsHeader(lines[^1]) && !IsHeader(word) && !IsList(word);
            if (isMore)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return [.. lines];
    }

    /// <summary><c>name:value</c>, with the name in lower case as signers write it.</summary>
    private static bool IsHeader(string line)
    {
        int colon = line.IndexOf(':');
        return colon is > 0 and < LongestName && line.AsSpan(0, colon).IndexOfAnyExceptInRange('-', 'z') < 0
            && !line.AsSpan(0, colon).ContainsAnyInRange('A', 'Z') && !line.AsSpan(0, colon).ContainsAny('/', '=', '.');
    }

    /// <summary>The names of the signed headers, which end with host or have it among them.</summary>
    private static bool IsList(string word) => word == "host" || word.Split(';') is { Length: > 1 } names && names.Contains("host");
}
