using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// The URL in an SDK's own message: <c>Error executing "PutObject" on "https://…"</c>, <c>request: HEAD https://…</c>. An SDK signs in
/// the header, and its messages name the URL without it.
/// </summary>
internal static class SdkUrl
{
    private const int LongestLine = 2000;
    private const int Most = 8;

    private static readonly string[] Marks =
    [
        "S3Exception", "Error executing \"", "operation error S3", "(Service: ", "aws-sdk-", "botocore", "ClientError", "AWS HTTP error",
        "service error", "S3ServiceException", "when calling the ",
    ];

    private static readonly string[] Keyless = ["anonymous", "unsigned", "no-sign-request", "no_sign_request", "skip_signature"];

    /// <summary>Whether the URL stands on a line of an SDK's message.</summary>
    internal static bool Is(string? text, string? url)
    {
        int seen = 0, at = text is null || string.IsNullOrEmpty(url) ? -1 : Scan.Find(text, url, 0);
        for (; at >= 0 && seen++ < Most; at = Scan.Find(text!, url!, at + url!.Length))
        {
            int from = Math.Max(0, at - LongestLine), to = Math.Min(text!.Length, at + LongestLine);
            int before = text.LastIndexOf('\n', at, at - from + 1), behind = Scan.Find(text, '\n', at, to);
            Work.Add(at - from);
            string line = text[Math.Max(from, before + 1)..(behind < 0 ? to : behind)];
            if (line.ContainsAny(Marks))
            {
                return !text.ContainsAny(Keyless);
            }
        }

        return false;
    }

    /// <summary>Whether the text has the address that a redirect leads to, and that one is signed.</summary>
    internal static bool LeadsToSigned(string? text)
    {
        const string Location = "location: http";
        int seen = 0;
        for (int i = text is null ? -1 : Scan.Find(text, Location, 0, true); i >= 0 && seen++ < Most;
            i = Scan.Find(text!, Location, i + Location.Length, true))
        {
            int to = Math.Min(text!.Length, i + LongestLine), end = Scan.Find(text, '\n', i, to);
            if (text.AsSpan(i, (end < 0 ? to : end) - i).IndexOf("Signature=") >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
