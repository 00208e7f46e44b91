using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Ranking;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Verification.Search;

namespace PresignTools.Tests.Diagnosis;

public class CauseStagesTests
{
    [Fact]
    public void Every_cause_of_the_catalogue_has_its_place() =>
        Assert.All(CauseBook.All, static c => Assert.Equal(c.Info.IsOutsideS3, c.Info.Stages.Count == 0));

    [Fact]
    public void Every_cause_that_a_row_names_is_in_the_catalogue() =>
        Assert.All(S3ErrorCatalogue.Rows.SelectMany(r => r.Causes).Distinct(), c => Assert.True(CauseCatalogue.TryFind(c, out _), c));

    [Fact]
    public void Where_an_answer_came_the_host_was_reached()
    {
        DiagnosisInput input = new() { Response = Failure.Bare };
        var facts = new FailureFacts(input, FailureClock.Of(input, Failure.Now), SearchEffort.None);
        Assert.False(AnswerFit.IsAhead(CauseBook.Get(CauseId.DnsOrTls), facts));
    }
}
