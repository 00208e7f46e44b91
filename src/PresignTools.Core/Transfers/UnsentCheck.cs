using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Inspection;
using PresignTools.Verification.Checks;
using PresignTools.Verification.Subject;

namespace PresignTools.Transfers;

/// <summary>
/// What a URL shows by itself, before anything is sent: that it was cut off, as by a shell at the first &amp;, that it has no signature, or
/// that it has ended. The words are those of the test of a URL.
/// </summary>
internal static class UnsentCheck
{
    private static readonly string[] Cut = [CauseId.UrlMangledInTransit, CauseId.MissingQueryParameter];

    /// <param name="request">The request, its method known.</param>
    /// <param name="url">Its URL.</param>
    /// <param name="now">The clock of this machine.</param>
    /// <exception cref="PresignException"><c>TransferUrlIncomplete</c>, <c>TransferUrlUnsigned</c>, <c>TransferUrlEnded</c>.</exception>
    internal static void Run(ReceivedRequest request, RawUrl url, DateTimeOffset now)
    {
        if (OtherSignature.Of(url) is not null)
        {
            return;     // CloudFront and others have parameters of their own
        }

        var judged = new VerificationContext(request, url, null, now, null);
        MechanismCheck.Run(judged);
        Finding[] failures = [.. judged.Findings.Where(static f => f.Status == FindingStatus.Fail)];
        if (Array.Exists(failures, static f => f.Cause == CauseId.MissingQueryParameter))
        {
            Finding first = Array.Find(failures, static f => Cut.Contains(f.Cause))!;
            throw TransferErrors.TransferUrlIncomplete(
                first.Evidence, first.Remedy ?? "Take the whole URL again, as it was made.", TransferRefusal.Unsent(request, now));
        }

        // What other servers have in their queries in place of a signature of S3's is not known here.
        bool isOfS3 = url.Parameters.Count == 0 || judged.Location is { HostKind: not S3HostKind.Custom };
        if (isOfS3
            && Array.Exists(failures, static f => f.Cause == CauseId.UnsignedRequest)
            && judged.HeaderOrNull("authorization") is null)
        {
            throw TransferErrors.TransferUrlUnsigned(TransferRefusal.Unsent(request, now));
        }

        // Nearer to the end, S3 decides: the clocks of machines differ by some minutes.
        if (judged.Parameters.ExpiresAt is { } end && now - end > TimeCheck.Skew)
        {
            throw TransferErrors.TransferUrlEnded(end, now, TransferRefusal.Unsent(request, now));
        }
    }
}
