using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A credential scope whose region is empty, or the name of nothing: <c>KEY/20221113//s3/aws4_request</c>, <c>…/undefined/s3/…</c>. Also
/// with the slashes percent-encoded, as a URL has it.
/// </summary>
internal static class ScopeHole
{
    private const int LengthOfDay = 8;

    private static readonly string[] Nothings = ["undefined", "null", "None", "nil", "false", "NaN"];

    /// <summary>What is in the place of the region, empty for nothing; null where no scope lacks it.</summary>
    internal static string? In(string text)
    {
        foreach ((string end, string slash) in ((string, string)[])[("/s3/aws4_request", "/"), ("%2Fs3%2Faws4_request", "%2F")])
        {
            for (int at = Scan.Find(text, end, 0, true); at >= 0; at = Scan.Find(text, end, at + end.Length, true))
            {
                foreach (string nothing in (string[])["", .. Nothings])
                {
                    int start = at - nothing.Length - slash.Length;
                    if (start >= LengthOfDay && Scan.At(text, start, slash, true) && Scan.At(text, start + slash.Length, nothing)
                        && text.AsSpan(start - LengthOfDay, LengthOfDay).IndexOfAnyExceptInRange('0', '9') < 0)
                    {
                        return nothing;
                    }
                }
            }
        }

        return null;
    }
}
