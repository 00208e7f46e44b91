using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// The file with the token of a workload's own role (AWS_WEB_IDENTITY_TOKEN_FILE, the files that EKS projects into a pod), where a client
/// says that it cannot read it. It gets no credentials then, and sends nothing.
/// </summary>
/// <param name="Path">The file; null where it is not named.</param>
/// <param name="IsMissing">Whether there is no such file; else it is there and cannot be read.</param>
internal sealed record WebIdentityFile(string? Path, bool IsMissing)
{
    private const int Near = 200;
    private const int LongestPath = 200;

    // What stands in the paths of such files, and what the SDKs call them.
    private static readonly string[] Files =
        ["eks.amazonaws.com/serviceaccount/", "eks-pod-identity-token", "pods.eks.amazonaws.com/", "/aws-iam-token/", "/irsa-token"];

    private static readonly string[] Names =
    [
        "WebIdentityTokenFile", "WebIdentity token", "web identity token", "web_identity_token_file", "WEB_IDENTITY_TOKEN_FILE",
        "identity token file", "jwt from provide source", "service account token",
    ];

    private static readonly string[] Missing =
    [
        "no such file", "ENOENT", "NoSuchFileException", "does not exist", "doesn't exist", "not found", "Errno 2]", "cannot find",
        "not exist", "(No such",
    ];

    private static readonly string[] Denied =
        ["permission denied", "EACCES", "AccessDeniedException", "Errno 13", "EPERM", "operation not permitted"];

    // A name of the setting stands in many texts, so there the failure must be one of reading.
    private static readonly string[] Reading =
    [
        "error reading", "failed to read", "failed reading", "unable to read", "could not read", "couldn't read", "cannot read",
        "can't read", "failed fetching", "failed to fetch", "failed to open", "unable to open", "could not open", "can't open",
        "cannot open", "failed to load", "unable to load", "failed to retrieve", "failed to get",
    ];

    /// <summary>The file that a client could not read; null if the text tells of none.</summary>
    internal static WebIdentityFile? In(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        foreach (string file in Files)
        {
            for (int at = Scan.Find(text, file, 0); at >= 0; at = Scan.Find(text, file, at + file.Length))
            {
                string around = OnLine(text, at);
                bool isMissing = around.ContainsAny(Missing);
                if (isMissing || around.ContainsAny(Denied) || around.ContainsAny(Reading))
                {
                    return new WebIdentityFile(PathAt(text, at), isMissing && !around.ContainsAny(Denied));
                }
            }
        }

        foreach (string name in Names)
        {
            for (int at = Scan.Find(text, name, 0, true); at >= 0; at = Scan.Find(text, name, at + name.Length, true))
            {
                string around = OnLine(text, at);
                if (around.ContainsAny(Reading) && !around.ContainsAny("AccessDenied:", "InvalidIdentityToken", "not authorized"))
                {
                    return new WebIdentityFile(null, around.ContainsAny(Missing) && !around.ContainsAny(Denied));
                }
            }
        }

        return null;
    }

    /// <summary>What stands near on the same line; of a line that was cut at the path, the next one too.</summary>
    private static string OnLine(string text, int at)
    {
        int from = Math.Max(0, at - Near);
        int start = Math.Max(from, text.LastIndexOf('\n', at, at - from + 1) + 1);
        int most = Math.Min(text.Length, at + Near);
        int end = Scan.Find(text, '\n', at, most) is >= 0 and var line ? line : most;
        Work.Add(end - from);
        return text[start..end];
    }

    private static string PathAt(string text, int at)
    {
        int start = at;
        while (start > 0 && at - start < LongestPath && IsOfPath(text[start - 1]))
        {
            start--;
        }

        int end = Scan.Skip(text, at, IsOfPath);
        Work.Add(end - start);
        return text[start..Math.Min(end, at + LongestPath)].TrimEnd('.', ':');
    }

    private static bool IsOfPath(char c) => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_';
}
