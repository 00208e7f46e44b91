using PresignTools.Addressing;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A dump of a request that has the host twice, as the one that is connected to and as the header, where one is the other with the bucket
/// in
/// front.
/// </summary>
internal static class TwoHosts
{
    private static readonly string[] Marks =
        ["\"Host\"=>", "\"Host\" => ", "\"Host\": ", "'Host': ", ":host=>", ":host => ", "host: ", "Host: ", "\"hostname\": ",
            "hostname: "];

    /// <summary>The longer one, and the shorter one; null where the text does not have both.</summary>
    internal static (string Connected, string Header)? In(string text)
    {
        string? header = null, connected = null;
        foreach (string mark in Marks)
        {
            int i = Scan.Find(text, mark, 0);
            string? host = i < 0 ? null : HostText.At(text, i + mark.Length);
            if (host is null || S3HostParser.KindOfHost(host).Kind == S3HostKind.Custom)
            {
                continue;
            }

            bool isHeader = mark.Contains("Host", StringComparison.Ordinal);
            (header, connected) = isHeader ? (header ?? host, connected) : (header, connected ?? host);
        }

        return header is not null && connected is not null && connected != header
            && (connected.EndsWith("." + header, StringComparison.Ordinal) || header.EndsWith("." + connected, StringComparison.Ordinal))
            ? (connected, header) : null;
    }
}
