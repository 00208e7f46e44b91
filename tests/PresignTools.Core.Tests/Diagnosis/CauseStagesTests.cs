using PresignTools.Diagnosis;
using PresignTools.Responses;

namespace PresignTools.Tests.Diagnosis;

public class CauseStagesTests
{
    [Fact]
    public void Every_cause_of_the_catalogue_has_its_place() =>
        Assert.DoesNotContain(CauseCatalogue.All.Select(c => c.Id), id => CauseStages.First(id) == S3CheckStage.Service && id is not (CauseId.Other or CauseId.DnsOrTls or CauseId.SignatureMatches or CauseId.CorsCachedNonCorsResponse));

    [Fact]
    public void Every_cause_that_a_row_names_is_in_the_catalogue() =>
        Assert.All(S3ErrorCatalogue.Rows.SelectMany(r => r.Causes).Distinct(), c => Assert.True(CauseCatalogue.TryFind(c, out _), c));

    [Fact]
    public void Where_an_answer_came_the_host_was_reached() => Assert.False(CauseStages.Fits(CauseId.DnsOrTls, Failure.Bare));
}
