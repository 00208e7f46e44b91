using PresignTools.Diagnosis;
using PresignTools.Responses;

namespace PresignTools.Tests.Diagnosis;

public class CauseStagesTests
{
    [Fact]
    public void Every_cause_of_the_catalogue_has_its_place() =>
        Assert.DoesNotContain(Causes.All.Select(c => c.Id), id => CauseStages.First(id) == S3CheckStage.Service && id is not (Causes.Other or Causes.DnsOrTls or Causes.SignatureMatches or Causes.CorsCachedNonCorsResponse));

    [Fact]
    public void Every_cause_that_a_row_names_is_in_the_catalogue() =>
        Assert.All(S3ErrorCatalogue.Rows.SelectMany(r => r.Causes).Distinct(), c => Assert.True(Causes.TryFind(c, out _), c));

    [Fact]
    public void Where_an_answer_came_the_host_was_reached() => Assert.False(CauseStages.Fits(Causes.DnsOrTls, Failure.Bare));
}
