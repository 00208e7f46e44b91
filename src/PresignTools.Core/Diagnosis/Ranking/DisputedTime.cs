using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Ranking;

/// <summary>
/// Two times for one failure: the one that the user gives, and the one that stands beside the failure itself or in its answer. Where the
/// URL was valid at the second, the first proves nothing of this failure.
/// </summary>
internal static class DisputedTime
{
    /// <summary>A sentence about the other time, to stand behind the evidence; null where there is no dispute.</summary>
    internal static string? Of(FailureFacts e)
    {
        if (e.Clock.Source != ClockSource.Given || e.Url is not { SignedAt: { } signed, ExpiresAt: { } end })
        {
            return null;
        }

        // Without its zone a time may be anywhere within a day.
        DateTimeOffset? own = e.Response?.ServerTime ?? (e.Input.IsToldAtWithoutZone ? null : e.Input.ToldAt);
        return own is { } time && time >= signed && time <= end
            ? $" But the failure has a time of its own, {Times.Utc(time)}, when the URL was valid."
            : null;
    }
}
