using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Ranking;

/// <summary>A cause with everything that speaks for it.</summary>
/// <param name="Definition">The cause.</param>
/// <param name="Match">Its strongest match, with the sentences of the others where they add something.</param>
/// <param name="FitsAnswer">Whether the answer can come from it. Where it cannot, it is a second fault at best.</param>
/// <param name="IsRefuted">Whether S3 had passed every check in which it would have come to light.</param>
/// <param name="Reports">How often it is the settled cause among the public reports with this answer.</param>
internal sealed record RankedCause(CauseDefinition Definition, Match Match, bool FitsAnswer, bool IsRefuted, int Reports)
{
    internal string Cause => Definition.Id;

    /// <summary>How likely the words of the text make it among all causes, from 0 to 1; null where they were not weighed.</summary>
    internal double? Likelihood { get; init; }

    internal Certainty Certainty => FitsAnswer ? Match.Kind.ToCertainty() : Certainty.Possible;
}
