namespace PresignTools.Identity;

/// <summary>Which STS endpoint a session token seems to come from.</summary>
public enum SessionTokenKind : long
{
    /// <summary>There is no session token.</summary>
    None,

    /// <summary>There is one, of a form that tells nothing.</summary>
    Unknown,

    /// <summary>
    /// Version 1, as the global endpoint <c>sts.amazonaws.com</c> issues: it works in the regions that are enabled by default only.
    /// </summary>
    Global,

    /// <summary>Version 2, as regional endpoints issue: it works in every region.</summary>
    Regional,
}

/// <summary>What a session token tells by its first characters. The end of the session does not stand in it.</summary>
internal static class SessionTokens
{
    // Observed, not documented: version 1 begins with these four characters, version 2 with those.
    internal static SessionTokenKind KindOf(string? token) => token switch
    {
        null or "" => SessionTokenKind.None,
        ['F', 'w', 'o', 'G', ..] => SessionTokenKind.Global,
        ['I', 'Q', 'o', 'J', ..] => SessionTokenKind.Regional,
        _ => SessionTokenKind.Unknown,
    };
}
