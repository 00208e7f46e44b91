namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// What policies have to do with the failure, whoever shows it: the documents that were given, IAM's simulation, S3's own sentence. Worked
/// out once for all causes; each takes its own part of it (<see cref="Of"/>).
/// </summary>
internal sealed class PolicyDenials
{
    private readonly ILookup<string, Match> _matches;

    internal PolicyDenials(FailureFacts e) =>
        _matches = GivenPolicies.Matches(e).Concat(SimulatedPolicies.Matches(e)).Concat(DenialSentence.Matches(e))
            .ToLookup(static m => m.Cause.Id, static m => m.Match);

    /// <summary>What speaks for one cause.</summary>
    internal IEnumerable<Match> Of(string cause) => _matches[cause];
}
