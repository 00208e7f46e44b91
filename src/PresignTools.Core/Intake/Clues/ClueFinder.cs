namespace PresignTools.Intake.Clues;

/// <summary>
/// Finds the clues of a text: in a whole paste, a piece of one, or what a person gave as the message of a client. Linear in the length.
/// </summary>
internal static class ClueFinder
{
    private const int Most = 40;

    /// <summary>The clues that may be parted over a text: an error, and the name that it is about.</summary>
    internal static IEnumerable<Clue> FindApart(string text) => AccessPointClues.Find(text).Take(Most).Concat(WireCallClues.Find(text));

    /// <summary>The clues, by kind and in the order of the text; of one kind and detail only the first.</summary>
    internal static IReadOnlyList<Clue> Find(string text) =>
    [
        .. PagePolicyClues.Find(text).Take(Most),
        .. NonAsciiClues.Find(text).Take(Most),
        .. RefusedCallClues.Find(text).Take(Most),
        .. WordedCallClues.Find(text),
        .. RoleClues.Find(text).Take(Most),
        .. ClientRefusalClues.Find(text).Take(Most),
        .. ClientBodyClues.Find(text).Take(Most),
        .. EventKeyClues.Find(text).Take(Most),
        .. ProxyClues.Find(text).Take(Most),
        .. BucketNameClues.Find(text).Take(Most),
        .. EditedUrlClues.Find(text).Take(Most),
        .. ETagClues.Find(text).Take(Most),
    ];
}
