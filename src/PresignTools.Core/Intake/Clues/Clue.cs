namespace PresignTools.Intake.Clues;

/// <summary>What a clue tells.</summary>
internal enum ClueKind
{
    /// <summary>A browser says that the page's content security policy stopped a request; the detail is the directive.</summary>
    PagePolicyBlocked,

    /// <summary>A directive of a content security policy; the detail is its name and its list of sources.</summary>
    PagePolicySources,

    /// <summary>A header's value, or metadata, with characters beyond ASCII; the detail is the value.</summary>
    NonAsciiHeader,

    /// <summary>A client refuses to send a header because of its characters; the detail is its sentence.</summary>
    NonAsciiRefused,

    /// <summary>A file name beyond ASCII, in a text whose code puts a name into a header; the detail is the name.</summary>
    NonAsciiName,

    /// <summary>The operation that a client's message or stack trace says was refused; the detail is its name in the API.</summary>
    RefusedCall,

    /// <summary>The role that a setting says should be used; the detail is its ARN.</summary>
    WantedRole,

    /// <summary>A client refuses to sign for longer than seven days; the detail is its sentence.</summary>
    ExpiryRefused,

    /// <summary>A call for credentials that was sent to an S3 endpoint; the detail is the call.</summary>
    CredentialCallAtS3,
}

/// <summary>A statement of a text about the failure that belongs to no field of a request or an answer.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="Detail">The part that counts, by the kind.</param>
/// <param name="Start">Where it begins in the text that was read.</param>
/// <param name="Length">How many characters.</param>
internal sealed record Clue(ClueKind Kind, string Detail, int Start, int Length)
{
    private const int Longest = 300;

    /// <summary>A clue whose detail is the text itself, cut where it is long.</summary>
    internal static Clue Of(ClueKind kind, string text, int start, int end) =>
        new(kind, text.Substring(start, Math.Min(end - start, Longest)).Trim(), start, end - start);
}
