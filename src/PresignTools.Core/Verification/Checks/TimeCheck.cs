using System.Globalization;
using PresignTools.Identity;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>
/// Fourth: is it valid at that time? S3 judges time before the signature (so "Request has expired" does not prove that the URL is otherwise
/// good), in whole seconds, and the last second counts.
/// </summary>
internal static class TimeCheck
{
    /// <summary>
    /// How far X-Amz-Date may lie in the future: 15 minutes, as for header signatures; for presigned URLs AWS does not document it.
    /// </summary>
    internal static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    /// <summary>Longest life of any STS token: GetSessionToken and GetFederationToken, 129600 seconds.</summary>
    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(36);

    private static readonly TimeSpan LongestRoleSession = TimeSpan.FromHours(12);
    private static readonly TimeSpan ExpressSession = TimeSpan.FromMinutes(5);

    internal static void Run(VerificationContext j)
    {
        DateTimeOffset now = new(j.AsOf.UtcTicks - (j.AsOf.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        if (j.Parameters.Time is { } time && j.Parameters.Form != SignatureForm.V2)
        {
            TimeSpan early = time.Instant - now;
            if (early > Skew)
            {
                j.Fail(
                    CauseId.ClockSkew,
                    $"X-Amz-Date is {Text(time.Instant)}, {Times.Whole(early)} after {Text(now)}: S3 answers \"Request is not yet valid\".",
                    null,
                    "not-yet-valid");
            }
            else if (early > TimeSpan.Zero)
            {
                j.Warn(CauseId.ClockSkew, $"X-Amz-Date is {Times.Whole(early)} in the future; S3 lets about 15 minutes pass.");
            }
        }

        if (j.Parameters.ExpiresAt is { } end && now > end)
        {
            j.Fail(CauseId.UrlExpired, $"It was valid until {Text(end)}; {Text(now)} is {Times.Whole(now - end)} later.", null, "expired");
        }

        CheckSession(j, now);
    }

    private static void CheckSession(VerificationContext j, DateTimeOffset now)
    {
        if (j.Parameters.Time is not { } signed)
        {
            return;
        }

        DateTimeOffset? end = j.Parameters.ExpiresAt;
        bool isSession = j.Parameters.ExpressToken is not null;
        if (isSession && j.Credentials is not { Expiration: not null })
        {
            Judge(
                ExpressSession,
                "A session with a directory bucket lives 5 minutes",
                EvidenceKind.Recomputed,
                "Sign the URL when it is needed; it works for 5 minutes at most. For a longer one, sign without a session: "
                    + $"{Setting.DisableS3ExpressSessionAuth}.");
            return;
        }

        if (j.Credentials is { Expiration: { } known } && j.Credentials.AccessKeyId == j.Parameters.AccessKeyId)
        {
            if (now > known)
            {
                j.Fail(
                    CauseId.CredentialsExpiredBeforeUrl,
                    $"The credentials ended at {Text(known)}, and the URL with them.",
                    null,
                    "expired");
            }
            else if (end > known)
            {
                j.Warn(
                    CauseId.CredentialsExpiredBeforeUrl,
                    $"The credentials end at {Text(known)}, "
                        + $"{Times.Whole(end.Value - known)} before the URL's own expiry.");
            }
        }
        else if (AccessKey.Kind(j.Parameters.AccessKeyId) == AccessKeyKind.Temporary)
        {
            if (
                !Judge(LongestSession, "No session token lives longer than 36 hours", EvidenceKind.SeenInRequest)
                && end - signed.Instant > LongestRoleSession)
            {
                j.Warn(
                    CauseId.CredentialsExpiredBeforeUrl,
                    $"Signed with a temporary key for {Times.Whole(end!.Value - signed.Instant)}; the session of a role ends after 12 "
                        + $"hours at the latest, often after one, and the URL with it.");
            }
        }

        bool Judge(TimeSpan life, string rule, EvidenceKind kind, string? remedy = null)
        {
            if (now - signed.Instant > life)
            {
                j.Add(
                    CauseId.CredentialsExpiredBeforeUrl,
                    FindingStatus.Fail,
                    kind,
                    $"{rule}; this URL was signed {Times.Whole(now - signed.Instant)} ago.",
                    remedy,
                    "expired");
                return true;
            }

            if (end - signed.Instant > life)
            {
                j.Warn(
                    CauseId.CredentialsExpiredBeforeUrl,
                    $"{rule}, so the URL dies before its own expiry of {Times.Whole(end!.Value - signed.Instant)}.",
                    remedy);
                return true;
            }

            return false;
        }
    }

    private static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
