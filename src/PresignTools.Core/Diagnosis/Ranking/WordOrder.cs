using System.Globalization;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Diagnosis.Wording;

namespace PresignTools.Diagnosis.Ranking;

/// <summary>
/// Orders what the evidence leaves open by the words of the text: how likely they make each cause (<see cref="ReportWords"/>). Causes that
/// only the words point to are added, as possible and no more. What S3 stated or was recomputed stays first. Causes that cannot give the
/// answer, or that something excludes, stay out whatever the words are.
/// </summary>
internal static class WordOrder
{
    /// <summary>A cause that the words make at least this likely is named although no rule points to it.</summary>
    private const double Worth = 0.02;

    /// <summary>What a rule adds: it saw something. The more the earlier it had the cause in its order.</summary>
    private const double Order = 0.1;

    /// <summary>What is likely by its evidence gives way only where the words clearly speak for another cause.</summary>
    private const double Likely = 0.45;

    private const double Doubtful = 0.05;

    /// <summary>How many of the causes that rules found count double.</summary>
    private const int Leading = 4;

    private const int MostAdded = 8;

    /// <summary>The causes in their new order.</summary>
    /// <param name="ranked">The causes that rules found, in their order.</param>
    /// <param name="e">Everything that is known about the failure.</param>
    internal static IReadOnlyList<RankedCause> Apply(IReadOnlyList<RankedCause> ranked, FailureFacts e)
    {
        if (e.IsAccepted || e.Worded.Count == 0 || ranked.Any(static r => r.FitsAnswer && r.Match.Kind.ToCertainty() == Certainty.Established))
        {
            return ranked;
        }

        Dictionary<string, WordedCause> worded = e.Worded.ToDictionary(static w => w.Cause, StringComparer.Ordinal);
        HashSet<string> found = [.. ranked.Select(static r => r.Cause)];
        RankedCause[] fitting =
        [
            .. ranked.Where(static r => r.FitsAnswer),
            .. e.Worded.Where(w => w.Likelihood >= Worth && !found.Contains(w.Cause)).Take(MostAdded).Select(w => Added(w, e)).OfType<RankedCause>(),
        ];
        double[] scores = new double[fitting.Length];
        for (int i = 0; i < fitting.Length; i++)
        {
            RankedCause cause = fitting[i];
            double likelihood = worded.TryGetValue(cause.Cause, out WordedCause? w) ? w.Likelihood * Fit(cause, e) : 0;
            fitting[i] = cause = Doubted(cause with { Likelihood = likelihood }, e.Worded[0]);
            bool isFound = found.Contains(cause.Cause);
            scores[i] = (likelihood * Factor(isFound, i)) + (isFound ? Order / (1 + i) : 0) + (cause.Match.Kind.IsFault() ? Likely : 0);
        }

        KeepExplanationsFirst(fitting, scores);
        return
        [
            .. fitting.Select((cause, i) => (cause, i)).OrderByDescending(p => scores[p.i]).ThenBy(static p => p.i).Select(static p => p.cause),
            .. ranked.Where(static r => !r.FitsAnswer),
        ];
    }

    /// <summary>
    /// What the answer does not fit is half as likely, not excluded: in a text the answer may belong to another request, and the words are
    /// of the whole.
    /// </summary>
    private static double Fit(RankedCause cause, FailureFacts e) => AnswerFit.Fits(cause.Definition, e) ? 1 : UnfitFactor;

    private const double UnfitFactor = 0.4;

    private static double Factor(bool isFound, int place) => (isFound, place < Leading) switch
    {
        (false, _) => 1,
        (true, true) => 2,
        (true, false) => 1.5,
    };

    /// <summary>
    /// A defect that was seen is not likely to be the cause where reports of it have other words, and these are words of another cause: of
    /// 13 such answers to reports that nobody had seen, 2 were right, of 10 others 9.
    /// </summary>
    private static RankedCause Doubted(RankedCause cause, WordedCause first) =>
        cause.Match.Kind is EvidenceKind.SeenInRequest or EvidenceKind.SeenInAccount
        && cause.Likelihood < Doubtful && first.Cause != cause.Cause && first.Likelihood > cause.Likelihood * 2
            ? cause with { Match = cause.Match with { Kind = EvidenceKind.Circumstance } }
            : cause;

    private static RankedCause? Added(WordedCause worded, FailureFacts e)
    {
        if (CauseBook.Find(worded.Cause) is not { } cause || cause.IsRuledOut(e) || ContrastReasons.IsStruckOut(cause.Id, e)
            || (e.NotReachedWord is not null && !AnswerFit.Fits(cause, e)))
        {
            return null;
        }

        string words = string.Join(", ", worded.Terms.Select(static t => $"'{t}'"));
        Match match = Match.SimilarReports(string.Create(
            CultureInfo.InvariantCulture,
            $"Words of the text are those of reports with this cause ({worded.Likelihood:P0}){(words.Length > 0 ? ": " + words : string.Empty)}."));
        return new RankedCause(cause, match, true, false, PublicReports.Count(e.AnswerKey, cause.Id));
    }

    /// <summary>What explains a symptom stays directly before it.</summary>
    private static void KeepExplanationsFirst(RankedCause[] causes, double[] scores)
    {
        for (int i = 0; i < causes.Length; i++)
        {
            for (int j = 0; j < causes.Length; j++)
            {
                if (causes[i].Match.Explains.Contains(causes[j].Cause) && scores[j] >= scores[i])
                {
                    scores[i] = scores[j];
                    scores[j] -= 1e-9;
                }
            }
        }
    }
}
