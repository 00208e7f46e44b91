using PresignTools.Addressing;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>The hosts of S3 that a text names, wherever they stand.</summary>
internal static class S3HostsInText
{
    private const string Domain = "amazonaws.com";
    private const int LongestHost = 253;
    private const int Most = 20;

    /// <summary>The hosts in the order of the text, in lower case.</summary>
    internal static IEnumerable<string> In(string text)
    {
        int found = 0, least = 0;
        for (int i = Scan.Find(text, Domain, 0, true); i >= 0 && found < Most; i = Scan.Find(text, Domain, i + 1, true))
        {
            int start = i, end = i + Domain.Length;
            while (start > least && i - start < LongestHost && HostText.IsOfHost(text[start - 1]))
            {
                start--;
            }

            Work.Add(i - start);
            end += Scan.At(text, end, ".cn", true) ? ".cn".Length : 0;
            least = end;
            string host = text[start..end].Trim('.', '-').ToLowerInvariant();
            if (S3HostParser.KindOfHost(host).Kind != S3HostKind.Custom)
            {
                found++;
                yield return host;
            }
        }
    }
}
