using CsCheck;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Ranking;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Verification.Search;

namespace PresignTools.Tests.Diagnosis.Causes;

/// <summary>The order in which definitions are asked changes nothing.</summary>
public class OrderTests
{
    [Fact]
    public void Matches_in_any_order_give_the_same_ranking()
    {
        int several = 0;
        HonestyTests.Inputs.Select(Gen.Int).Sample((input, seed) =>
        {
            var evidence = new FailureFacts(input, FailureClock.Of(input, Failure.Now), SearchEffort.None);
            (CauseDefinition Cause, Match Match)[] found = [.. CauseFinder.Run(evidence)];
            (CauseDefinition Cause, Match Match)[] shuffled = [.. found];
            new Random(seed).Shuffle(shuffled);

            Assert.Equal(Texts(CauseRanker.Rank(found, evidence)), Texts(CauseRanker.Rank(shuffled, evidence)));
            Interlocked.Add(ref several, found.GroupBy(static f => f.Cause).Any(static g => g.Count() > 2) ? 1 : 0);
        }, iter: 1500);
        Assert.True(several > 10, "The inputs must give some cause more than two matches, or the test shows little.");
    }

    [Fact]
    public void Any_matches_at_all_in_any_order_give_the_same_ranking()
    {
        Gen<Match> match =
            from kind in Gen.Enum<EvidenceKind>()
            from words in Gen.Int[0, 3]
            from fix in Gen.Int[0, 2]
            from explains in Gen.Int[0, 8]
            from flags in Gen.Int[0, 3]
            from differs in Gen.Int[0, 3]
            select new Match(kind, "Seen " + words)
            {
                Fix = fix == 0 ? null : "Do " + fix,
                Explains = explains < Symptoms.Length ? [Symptoms[explains]] : [],
                Differs = differs == 0 ? [] : ["part" + differs],
                IsDefect = (flags & 1) == 1,
                IsFromAnswerAlone = (flags & 2) == 2,
            };
        Gen<(CauseDefinition, Match)[]> matches = Gen.Select(Gen.Int[0, CauseBook.All.Count - 1], match).Array[0, 24]
            .Select(static all => all.Select(static m => (CauseBook.All[m.Item1 % 8], m.Item2)).ToArray());
        Gen.Select(HonestyTests.Inputs, matches, Gen.Int).Sample((input, found, seed) =>
        {
            var evidence = new FailureFacts(input, FailureClock.Of(input, Failure.Now), SearchEffort.None);
            (CauseDefinition, Match)[] shuffled = [.. found];
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(Texts(CauseRanker.Rank(found, evidence)), Texts(CauseRanker.Rank(shuffled, evidence)));
        }, iter: 1500);
    }

    private static readonly string[] Symptoms = [.. CauseBook.All.Take(6).Select(static c => c.Id)];

    private static string[] Texts(IReadOnlyList<RankedCause> ranked) =>
    [
        .. ranked.Select(static r =>
            $"{r.Cause} {r.Match.Kind} {r.FitsAnswer} {r.IsRefuted} {r.Match.IsDefect} {r.Match.IsFromAnswerAlone} [{r.Match.Evidence}] [{r.Match.Fix}] "
            + $"[{string.Join(',', r.Match.Differs)}] [{string.Join(',', r.Match.Explains)}]"),
    ];
}
