using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>The hosts of all URLs of a text, and names with dots that stand behind words of TLS and DNS.</summary>
internal static class UrlHosts
{
    private const int Most = 60;
    private static readonly string[] Marks = ["://", "SNI: ", "SNI=", "Host: ", "Connecting to ", "connect to "];

    /// <summary>The hosts in lower case, each once.</summary>
    internal static IReadOnlyList<string> In(string text)
    {
        var hosts = new List<string>();
        foreach (string mark in Marks)
        {
            for (int i = Scan.Find(text, mark, 0, true); i >= 0 && hosts.Count < Most; i = Scan.Find(text, mark, i + mark.Length, true))
            {
                if (HostText.At(text, i + mark.Length) is { } host && !hosts.Contains(host))
                {
                    hosts.Add(host);
                }
            }
        }

        return hosts;
    }
}
