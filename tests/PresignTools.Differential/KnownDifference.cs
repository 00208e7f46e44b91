namespace PresignTools.Differential;

/// <summary>A rule on which the two evaluators differ, with the document of AWS that decides for this one.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Source">The document.</param>
internal sealed record KnownDifference(string Name, string Source)
{
    internal static KnownDifference? Of(Pair pair, string ours, string theirs, string detail)
    {
        _ = (pair, ours, theirs, detail);
        return null;
    }
}
