namespace PresignTools.Transfers.Sets;

/// <summary>A part that the server has.</summary>
/// <param name="Number">Its number.</param>
/// <param name="ETag">Its entity tag, with the quotes as the server wrote them.</param>
/// <param name="Size">Its length; null where it was sent just now.</param>
internal sealed record ArrivedPart(int Number, string ETag, long? Size = null)
{
    /// <summary>Element and value of the checksum that it was signed with; null without one.</summary>
    internal KeyValuePair<string, string>? Checksum { get; init; }
}
