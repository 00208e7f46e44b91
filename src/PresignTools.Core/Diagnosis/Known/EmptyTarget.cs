using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>The target of a request that was sent without a URL: a program wrote the word that it has for nothing.</summary>
internal static class EmptyTarget
{
    private static readonly string[] Words = ["undefined", "null", "None", "[object%20Object]", "[object Object]", "%5Bobject%20Object%5D"];
    private static readonly string[] Methods = ["PUT", "POST", "GET", "OPTIONS"];
    private const int Longest = 400;

    /// <summary>Whether the last part of a path is such a word.</summary>
    internal static bool IsOne(string path) =>
        Array.Exists(Words, w => path.EndsWith("/" + w, StringComparison.Ordinal));

    /// <summary>The path of such a request, as browsers report it: the method, a URL, the status. Null where there is none.</summary>
    internal static string? In(string? text)
    {
        foreach (string word in text is null ? [] : Words)
        {
            string end = "/" + word;
            for (int i = Scan.Find(text!, end, 0); i >= 0; i = Scan.Find(text!, end, i + end.Length))
            {
                int start = i;
                while (start > 0 && i - start < Longest && !char.IsWhiteSpace(text![start - 1]))
                {
                    start--;
                }

                Work.Add(i - start);
                int stop = i + end.Length;
                bool ends = stop == text!.Length || char.IsWhiteSpace(text[stop]) || text[stop] is '"' or '\'';
                string before = text[Math.Max(0, start - 10)..start].TrimEnd();
                if (ends && Scan.At(text, start, "http") && Array.Exists(Methods, m => before.EndsWith(m, StringComparison.Ordinal)))
                {
                    return text[start..stop];
                }
            }
        }

        return null;
    }
}
