using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// The URL in an SDK's own message: <c>Error executing "PutObject" on "https://…"</c>, <c>request: HEAD https://…</c>. An SDK signs in
/// the header, and its messages name the URL without it.
/// </summary>
internal static class SdkUrl
{
    private const int LongestLine = 4000;

    private static readonly string[] Marks =
    [
        "S3Exception", "Error executing \"", "operation error S3", "(Service: ", "aws-sdk-", "botocore", "ClientError", "AWS HTTP error",
        "service error", "S3ServiceException", "when calling the ",
    ];

    private static readonly string[] Keyless = ["anonymous", "unsigned", "no-sign-request", "no_sign_request", "skip_signature"];

    /// <summary>Whether the URL stands on a line of an SDK's message.</summary>
    internal static bool Is(string? text, string? url)
    {
        int at = text is null || string.IsNullOrEmpty(url) ? -1 : Scan.Find(text, url, 0);
        for (; at >= 0; at = Scan.Find(text!, url!, at + url!.Length))
        {
            int start = text!.LastIndexOf('\n', at, Math.Min(at + 1, LongestLine)) + 1;
            int end = Scan.LineEnd(text, at);
            Work.Add(at - start);
            string line = text[Math.Max(start, at - LongestLine)..Math.Min(end, at + LongestLine)];
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
        for (int i = text is null ? -1 : Scan.Find(text, Location, 0, true); i >= 0; i = Scan.Find(text!, Location, i + 1, true))
        {
            int end = Scan.LineEnd(text!, i);
            if (text!.AsSpan(i, Math.Min(end - i, LongestLine)).IndexOf("Signature=") >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
