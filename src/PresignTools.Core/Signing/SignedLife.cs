namespace PresignTools.Signing;

/// <summary>How long what was signed can be used: until its own end, or until the credentials end that signed it.</summary>
internal static class SignedLife
{
    /// <summary>Temporary credentials of AWS live this long at most: GetSessionToken and GetFederationToken, DurationSeconds.</summary>
    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(36);

    /// <summary>The latest end that is possible, the earliest, and what ends it first.</summary>
    /// <param name="signedAt">When it was signed.</param>
    /// <param name="expiresAt">The end that was signed.</param>
    /// <param name="credentials">Who signed.</param>
    internal static (DateTimeOffset Latest, DateTimeOffset Earliest, UrlLimit LimitedBy) Of(
        DateTimeOffset signedAt, DateTimeOffset expiresAt, SigningCredentials credentials)
    {
        if (credentials.Expiration is { } end && end < expiresAt)
        {
            return (end, end, UrlLimit.Credentials);
        }

        if (credentials.HasSessionToken && credentials.Expiration is null)
        {
            DateTimeOffset latest = signedAt + LongestSession;
            return (latest < expiresAt ? latest : expiresAt, signedAt, UrlLimit.CredentialsUnknown);
        }

        return (expiresAt, expiresAt, UrlLimit.Expiry);
    }
}
