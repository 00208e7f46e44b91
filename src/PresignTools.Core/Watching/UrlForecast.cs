using PresignTools.Identity;
using PresignTools.Signing;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Watching;

/// <summary>When a URL will end, and what will end it first.</summary>
internal sealed class UrlForecast
{
    /// <summary>GetSessionToken and GetFederationToken, DurationSeconds: no token of STS lives longer.</summary>
    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(36);

    /// <summary>CreateSession: a session with a directory bucket lives five minutes.</summary>
    private static readonly TimeSpan DirectoryBucketSession = TimeSpan.FromMinutes(5);

    private readonly List<UrlEnd> _ends;

    private UrlForecast(List<UrlEnd> ends, bool mayEndEarlier) => (_ends, MayEndEarlier) = (ends, mayEndEarlier);

    /// <summary>Whether it may end before any of the ends that are known.</summary>
    internal bool MayEndEarlier { get; }

    /// <param name="judged">The URL.</param>
    /// <param name="watched">What its signer knew of its end.</param>
    /// <param name="others">Further ends: by a policy, by the age of the key.</param>
    internal static UrlForecast Of(VerificationContext judged, WatchedUrl watched, IEnumerable<UrlEnd> others)
    {
        SignatureParameters parameters = judged.Parameters;
        var ends = new List<UrlEnd>();
        if (parameters.ExpiresAt is { } expiry)
        {
            ends.Add(new(expiry, UrlEnding.Expiry, "its own expiry (X-Amz-Expires)"));
        }

        bool isOpen = AddSession(ends, judged, watched);
        ends.AddRange(others);
        return new UrlForecast(ends, isOpen);
    }

    /// <summary>The end that comes first; null if none is known.</summary>
    internal UrlEnd? First => _ends.MinBy(static e => e.At);

    /// <summary>The end that comes first after an instant: a server that accepts the URL shows that those before did not hold.</summary>
    internal UrlEnd? After(DateTimeOffset now) =>
        _ends.Where(e => !e.IsOver(now) || e.Kind == UrlEnding.KeyRotation).MinBy(static e => e.At);

    /// <summary>Adds the end of the session, and says whether it may come earlier.</summary>
    private static bool AddSession(List<UrlEnd> ends, VerificationContext judged, WatchedUrl watched)
    {
        SignatureParameters parameters = judged.Parameters;
        if (judged.Credentials is { Expiration: { } known } own && own.AccessKeyId == parameters.AccessKeyId)
        {
            ends.Add(OfCredentials(known));
            return false;
        }

        if (watched is { KnownEnd: { } told, KnownLimit: UrlLimit.Credentials })
        {
            ends.Add(OfCredentials(told));
            return false;
        }

        if (parameters.Time?.Instant is not { } signed)
        {
            return false;
        }

        if (parameters.ExpressToken is not null)
        {
            ends.Add(new(
                signed + DirectoryBucketSession,
                UrlEnding.Credentials,
                "the session with the directory bucket ends, which lives 5 minutes"));
            return true;
        }

        if (AccessKey.Kind(parameters.AccessKeyId) != AccessKeyKind.Temporary)
        {
            return false;
        }

        ends.Add(new(signed + LongestSession, UrlEnding.LongestSession, "no temporary credentials live longer than 36 hours"));
        return true;
    }

    private static UrlEnd OfCredentials(DateTimeOffset end) =>
        new(end, UrlEnding.Credentials, "the temporary credentials that signed it end");
}

/// <summary>An end of a URL.</summary>
/// <param name="At">The last second in which it works.</param>
/// <param name="Kind">What ends it.</param>
/// <param name="Why">The same in words, behind "because" or a colon.</param>
internal sealed record UrlEnd(DateTimeOffset At, UrlEnding Kind, string Why)
{
    /// <summary>Whether it is over: S3 judges whole seconds, and the last one counts.</summary>
    internal bool IsOver(DateTimeOffset now) => now >= Over;

    /// <summary>The first instant at which it is over.</summary>
    internal DateTimeOffset Over => new DateTimeOffset(At.UtcTicks - (At.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero).AddSeconds(1);

    /// <summary>The end in words: when, and why.</summary>
    internal string InWords => $"{Times.Utc(At)}: {Why}";
}
