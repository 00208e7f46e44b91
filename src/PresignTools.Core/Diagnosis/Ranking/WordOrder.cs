using System.Globalization;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.PastReports;

namespace PresignTools.Diagnosis.Ranking;

/// <summary>
/// Orders what the evidence leaves open by the words of the text: how likely they make each cause (<see cref="ReportWords"/>). The order is
/// <list type="number">
/// <item>what is likely by its evidence, in the order that it had;</item>
/// <item>what is only possible: the likelier by the words first, where what a rule found as well counts twice;</item>
/// <item>the order that they had.</item>
/// </list>
/// Causes that only the words point to are added, as possible and no more. Where something is established, and where the server accepted
/// the request, words say nothing; nor where they make no cause likelier than one in twenty. What is excluded stays out whatever the
/// words are.
/// </summary>
internal static class WordOrder
{
    /// <summary>A cause that the words make at least this likely is named although no rule points to it.</summary>
    private const double Worth = 0.02;

    private const int MostAdded = 8;

    /// <summary>
    /// What the answer does not fit is less likely, not excluded: in a text the answer may belong to another request, and the words are of
    /// the whole.
    /// </summary>
    private const double Unfit = 0.4;

    /// <summary>
    /// What a circumstance in the text adds for the cause that it points to: it is of this failure, whatever words reports have.
    /// </summary>
    private const double OfCircumstance = 0.02;

    /// <summary>Below it the words speak against a cause.</summary>
    private const double Doubtful = 0.05;

    /// <summary>From it on they speak for one; of a short text no cause is as likely.</summary>
    private const double Telling = 0.08;

    /// <summary>The causes in their new order.</summary>
    /// <param name="ranked">The causes that rules found, in their order.</param>
    /// <param name="e">Everything that is known about the failure.</param>
    internal static IReadOnlyList<RankedCause> Apply(IReadOnlyList<RankedCause> ranked, FailureFacts e)
    {
        bool isSettled = ranked.Any(static r => r.FitsAnswer && r.Match.Kind.ToCertainty() == Certainty.Established);
        if (e.IsAccepted || isSettled || e.Worded.Count == 0 || e.Worded[0].Likelihood < Doubtful)
        {
            return ranked;
        }

        Dictionary<string, WordedCause> worded = e.Worded.ToDictionary(static w => w.Cause, StringComparer.Ordinal);
        IEnumerable<RankedCause> found = ranked.Where(static r => r.FitsAnswer).Select(r => Doubted(Weighed(r, worded), e.Worded[0]));
        List<RankedCause> ordered =
        [
            .. found.Concat(Added(ranked, e).Select(r => Weighed(r, worded)))
                .OrderByDescending(static r => r.Match.Kind.IsFault())
                .ThenByDescending(r => r.Match.Kind.IsFault() ? 0 : Share(r, e)),
        ];
        ExplanationsFirst(ordered);
        return [.. ordered, .. ranked.Where(static r => !r.FitsAnswer)];
    }

    private static RankedCause Weighed(RankedCause cause, Dictionary<string, WordedCause> worded) =>
        cause with { Likelihood = worded.TryGetValue(cause.Cause, out WordedCause? w) ? w.Likelihood : 0 };

    private static double Share(RankedCause cause, FailureFacts e) =>
        (cause.Likelihood!.Value + (cause.Match.Kind == EvidenceKind.Circumstance ? OfCircumstance : 0))
        * (AnswerFit.Fits(cause.Definition, e) ? 1 : Unfit)
        * (cause.Match.Kind == EvidenceKind.SimilarReports ? 1 : 2);

    /// <summary>
    /// A defect that was seen is not likely to be the cause where reports of it have other words, and these are words of another cause: of
    /// 13 such answers to reports that nobody had seen, 2 were right. Where it is known which header differs from what was signed, or where
    /// a match says so, it was compared, and stands.
    /// </summary>
    private static RankedCause Doubted(RankedCause cause, WordedCause first) =>
        cause.Match.Kind is EvidenceKind.SeenInRequest or EvidenceKind.SeenInAccount
        && !cause.Match.IsCompared
        && !cause.Match.Differs.Any(static d => d.StartsWith("header:", StringComparison.Ordinal))
        && cause.Likelihood < Doubtful && first.Cause != cause.Cause && first.Likelihood >= Telling
            ? cause with { Match = cause.Match with { Kind = EvidenceKind.Circumstance } }
            : cause;

    /// <summary>The causes that only the words point to.</summary>
    private static IEnumerable<RankedCause> Added(IReadOnlyList<RankedCause> ranked, FailureFacts e)
    {
        HashSet<string> known = [.. ranked.Select(static r => r.Cause)];
        foreach (WordedCause worded in e.Worded.Where(w => w.Likelihood >= Worth && !known.Contains(w.Cause)).Take(MostAdded))
        {
            if (CauseBook.Find(worded.Cause) is { } cause && !IsExcluded(cause, e))
            {
                yield return new RankedCause(
                    cause, Match.SimilarReports(Sentence(worded)), true, false, PublicReports.Count(e.AnswerKey, cause.Id));
            }
        }
    }

    private static bool IsExcluded(CauseDefinition cause, FailureFacts e) =>
        cause.IsRuledOut(e)
        || ContrastReasons.IsStruckOut(cause.Id, e)
        || (e.NotReachedWord is not null && !AnswerFit.Fits(cause, e));

    private static string Sentence(WordedCause worded)
    {
        string words = string.Join(", ", worded.Terms.Select(static t => $"'{t}'"));
        string which = words.Length == 0 ? string.Empty : ": " + words;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The words of the text are those of reports with this cause ({100 * worded.Likelihood:0} %){which}.");
    }

    /// <summary>What explains a symptom stays directly before it.</summary>
    private static void ExplanationsFirst(List<RankedCause> ordered)
    {
        foreach (RankedCause reason in ordered.Where(static r => r.Match.Explains.Count > 0).ToList())
        {
            int symptom = ordered.FindIndex(r => reason.Match.Explains.Contains(r.Cause));
            if (symptom >= 0 && symptom < ordered.IndexOf(reason))
            {
                ordered.Remove(reason);
                ordered.Insert(symptom, reason);
            }
        }
    }
}
