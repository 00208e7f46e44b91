using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A parameter of a signature that a text has twice, once percent-encoded and once encoded again: somebody who got a finished URL took it
/// for plain text.
/// </summary>
internal sealed record EncodedTwice(string Name, string Once, string Twice)
{
    private const int LongestValue = 4000;
    private const int Most = 60;

    private static readonly string[] Names =
        ["Signature", "X-Amz-Credential", "X-Amz-Security-Token", "X-Amz-SignedHeaders", "x-amz-security-token", "AWSAccessKeyId"];

    /// <summary>The first such parameter; null where there is none.</summary>
    internal static EncodedTwice? In(string text)
    {
        if (Scan.Find(text, "%25", 0) < 0)
        {
            return null;
        }

        foreach (string name in Names)
        {
            var seen = new List<string>();
            int end;
            for (int i = Scan.Find(text, name + "=", 0); i >= 0 && seen.Count < Most; i = Scan.Find(text, name + "=", end))
            {
                int start = i + name.Length + 1;
                end = Scan.Skip(text, start, static c => !char.IsWhiteSpace(c) && c is not ('&' or '"' or '<' or '\'' or '`'));
                if (i > 0 && text[i - 1] is '?' or '&' && end > start && end - start <= LongestValue)
                {
                    seen.Add(text[start..end].TrimEnd(',', ';', ')', '.'));
                }
            }

            foreach (string twice in seen.Where(static v => v.Contains("%25", StringComparison.Ordinal)))
            {
                string inner = PercentEncoding.Decode(twice);
                if (inner.Contains('%') && seen.Find(v => v.Equals(inner, StringComparison.OrdinalIgnoreCase)) is { } once)
                {
                    return new EncodedTwice(name, once, twice);
                }
            }
        }

        return null;
    }
}
