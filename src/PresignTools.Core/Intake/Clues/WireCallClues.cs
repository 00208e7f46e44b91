using PresignTools.Text;

namespace PresignTools.Intake.Clues;

/// <summary>
/// A call on the bucket itself that a client sent by itself, as an exchange on the wire shows it: <c>PUT /bucket</c> without a body makes
/// the bucket, <c>HEAD /bucket</c> asks whether it is there. The bucket must stand in the path, and the answer behind it be a refusal.
/// </summary>
internal static class WireCallClues
{
    private const int Most = 4;
    private const int MostLines = 60;
    private const int LongestBody = 300;

    internal static IEnumerable<Clue> Find(string text)
    {
        int found = 0;
        for (int start = 0; start < text.Length && found < Most;)
        {
            int end = Scan.LineEnd(text, start);
            if (end - start is > 10 and < 600 && CallOf(text[start..end].TrimEnd('\r')) is { } call
                && IsRefused(text, end + 1, call == "CreateBucket"))
            {
                found++;
                yield return new Clue(ClueKind.RefusedCall, call, start, end - start);
            }

            start = end + 1;
        }
    }

    private static string? CallOf(string line)
    {
        int version = line.LastIndexOf(" HTTP/1.1", StringComparison.Ordinal);
        foreach ((string mark, string call) in ((string, string)[])[("PUT /", "CreateBucket"), ("HEAD /", "HeadBucket")])
        {
            int at = version < 0 ? -1 : Scan.Find(line, mark, 0);
            if (at >= 0 && at < version && (at == 0 || !char.IsLetterOrDigit(line[at - 1])))
            {
                string name = line[(at + mark.Length)..version].TrimEnd('/');
                return IsBucketName(name) ? call : null;
            }
        }

        return null;
    }

    /// <summary>A name that a bucket may have; one with a dot may be a file's.</summary>
    private static bool IsBucketName(string name) =>
        name.Length is >= 3 and <= 63 && name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>
    /// Whether the lines behind are the headers of a signed request to a server whose host has no bucket, and then 401 or 403.
    /// </summary>
    private static bool IsRefused(string text, int from, bool isWrite)
    {
        bool isSigned = false, isPathStyle = false, isShort = !isWrite;
        int start = from;
        for (int i = 0; i < MostLines && start < text.Length; i++)
        {
            int end = Scan.LineEnd(text, start);
            string line = text[start..Math.Min(end, start + LongestBody)].Trim('\r', ' ', '>', '<');
            start = end + 1;
            int status = line.IndexOf("HTTP/", StringComparison.Ordinal);
            if (status >= 0)
            {
                return isSigned && isPathStyle && isShort && line[status..].ContainsAny(" 403", " 401");
            }

            isSigned |= line.StartsWith("Authorization:", StringComparison.OrdinalIgnoreCase);
            isPathStyle |= line.StartsWith("Host:", StringComparison.OrdinalIgnoreCase) && IsServer(line[5..].Trim());
            isShort |= line.StartsWith("Content-Length: 0", StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }

    /// <summary>A host of AWS has the bucket before "s3"; of another server it cannot be told, and most are asked in path style.</summary>
    private static bool IsServer(string host) =>
        !host.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase) || host.StartsWith("s3.", StringComparison.OrdinalIgnoreCase)
            || host.StartsWith("s3-", StringComparison.OrdinalIgnoreCase);
}
