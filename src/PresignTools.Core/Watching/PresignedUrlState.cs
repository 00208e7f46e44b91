namespace PresignTools.Watching;

/// <summary>How a presigned URL is at an instant. None is 0: in a condition, PowerShell takes that for false.</summary>
public enum PresignedUrlState : long
{
    /// <summary>It works, as far as it was checked.</summary>
    Valid = 1,

    /// <summary>It works, and will end soon.</summary>
    EndsSoon,

    /// <summary>Its time is over, or that of the credentials that signed it.</summary>
    Ended,

    /// <summary>The server refuses it, or it has a fault for which S3 refuses it.</summary>
    Refused,

    /// <summary>No answer came, or one that shows nothing about the URL: a time-out, a server that is overloaded.</summary>
    Unreachable,
}

/// <summary>What ends a URL first.</summary>
public enum UrlEnding : long
{
    /// <summary>Its own expiry.</summary>
    Expiry = 1,

    /// <summary>The temporary credentials that signed it end before.</summary>
    Credentials,

    /// <summary>It was signed with temporary credentials whose end is not known; this is the latest end that they can have.</summary>
    LongestSession,

    /// <summary>A condition of a policy: the age of the signature, or a date.</summary>
    Policy,

    /// <summary>The access key is due to be replaced, and the URL ends when it is.</summary>
    KeyRotation,
}

/// <summary>How a URL was checked.</summary>
public enum UrlCheck : long
{
    /// <summary>By the URL and the clock; nothing was sent.</summary>
    Offline,

    /// <summary>By a harmless request to its server.</summary>
    Live,
}
