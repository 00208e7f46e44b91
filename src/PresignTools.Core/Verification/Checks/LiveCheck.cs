using System.Globalization;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>
/// The answer to a live probe. An answer that does not show that the server accepts the URL is a failure, whether or not anybody can read
/// its body.
/// </summary>
internal static class LiveCheck
{
    /// <param name="j">The request, judged with what the server answered where that could be read.</param>
    /// <param name="live">What the probe saw.</param>
    /// <param name="wasRead">Whether the answer was read as an error of S3, and so has its finding.</param>
    internal static void Run(VerificationContext j, LiveProbeResult live, bool wasRead)
    {
        if (live is not { Sent: true, IsAccepted: false, StatusCode: { } status })
        {
            return;
        }

        bool isTold = j.Findings.Any(static f => f.Status == FindingStatus.Fail && f.Cause == CauseId.Redirected);
        if (isTold || (wasRead && j.Findings.Any(static f => f.Status == FindingStatus.Fail)))
        {
            return;
        }

        string unread = live.Reason is { Length: > 0 } reason ? " " + Printable.Of(reason, 200) : string.Empty;
        j.Add(CauseId.Other, FindingStatus.Fail, EvidenceKind.Recomputed,
            string.Create(CultureInfo.InvariantCulture,
                $"The server answered {live.Method} with {status}, which does not show that it accepts the URL.{unread}"),
            "Look at the answer itself (curl -i with the URL), and at whether a proxy or another server than S3 gave it.");
    }
}
