using PresignTools.Diagnosis.Ranking;
using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis;

/// <summary>
/// What to bring, so that the leading causes can be told apart: first what is worth asking whatever they are, then what each of them needs,
/// in their order. Nothing twice, and not more than one reads.
/// </summary>
internal static class NeedsList
{
    private const int Leading = 5, Most = 6;

    internal static IReadOnlyList<DiagnosisNeed> Of(FailureFacts e, IReadOnlyList<RankedCause> ranked)
    {
        IEnumerable<DiagnosisNeed> ofCauses = ranked.Where(static r => r.FitsAnswer).Take(Leading).SelectMany(r => r.Definition.Needs(e));
        DiagnosisNeed[] needs = [.. AnswerNeeds.Of(e).Concat(ofCauses).DistinctBy(static n => n.What).Take(Most)];
        return needs.Length == 0 ? [AnswerNeeds.Everything] : needs;
    }
}
