using PresignTools.Diagnosis;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Policies;
using PresignTools.Policies.Model;
using PresignTools.Tests.Verification;
using PresignTools.Verification.Search;

namespace PresignTools.Tests.Diagnosis;

/// <summary>What the diagnosis asks for: what the leading causes need, nothing twice, and nothing that is known.</summary>
public class NeedsTests
{
    private static FailureFacts Of(DiagnosisInput input) => new(input, FailureClock.Of(input, Signed.Time), SearchEffort.None);

    private static string[] What(DiagnosisInput input) => [.. input.Diagnose().Needs.Select(static n => n.What)];

    private static DiagnosisInput Bare => new() { Url = Signed.Url(), Method = "GET", Headers = [], Response = Failure.Bare };

    [Fact]
    public void Nothing_is_asked_twice_and_not_more_than_six_things()
    {
        foreach (DiagnosisInput input in new[] { Bare, new() { Response = Failure.Mismatch }, new() { Response = Failure.Status(403) }, Bare with { Bucket = new() { UsesKms = true } } })
        {
            string[] what = What(input);
            Assert.InRange(what.Length, 1, 6);
            Assert.Equal(what.Distinct(), what);
        }
    }

    [Fact]
    public void What_is_known_is_not_asked()
    {
        Policy policy = Failure.Policy(PolicyKind.Bucket, """{"Effect":"Allow","Principal":"*","Action":"s3:PutObject","Resource":"*"}""");

        Assert.Contains("The bucket policy", What(Bare));
        Assert.DoesNotContain("The bucket policy", What(Bare with { Policies = new() { Bucket = policy } }));
        Assert.Contains("Whether the object exists", What(Bare));
        Assert.DoesNotContain("Whether the object exists", What(Bare with { Bucket = new() { ObjectExists = true } }));
    }

    [Theory]
    [InlineData(CauseId.WrongSecretKey, "The credentials that should have signed")]
    [InlineData(CauseId.MissingIdentityPermission, "Who signed, and that identity's policies")]
    [InlineData(CauseId.SourceIpCondition, "Where the URL is used from")]
    [InlineData(CauseId.MfaCondition, "What the session was made with")]
    [InlineData(CauseId.KmsKeyPolicy, "The object's KMS key and its policy")]
    [InlineData(CauseId.WrongRegion, "The bucket's region")]
    [InlineData(CauseId.CorsMisconfigured, "The bucket's CORS rules and the page's origin")]
    [InlineData(CauseId.RequesterPays, "Whether the bucket is Requester Pays")]
    [InlineData(CauseId.DeleteMarker, "Whether the object exists")]
    public void A_cause_asks_for_what_decides_it(string cause, string what)
    {
        DiagnosisNeed[] needs = [.. CauseBook.Get(cause).Needs(Of(new DiagnosisInput { Response = Failure.Bare }))];

        Assert.Contains(needs, n => n.What == what);
        Assert.All(needs, static n => Assert.True(n.Why.Length > 0 && n.Command.Length > 0));
    }

    [Fact]
    public void Every_cause_can_be_asked_with_nothing_known() =>
        Assert.All(CauseBook.All, static c => Assert.All(c.Needs(Of(new DiagnosisInput { ClientMessage = "it fails" })), static n => Assert.NotEmpty(n.What)));

    [Fact]
    public void A_request_without_a_signature_goes_before_the_policy_that_keeps_it_out()
    {
        PresignDiagnosis diagnosis = new DiagnosisInput
        {
            Url = Signed.Url().Split('?')[0],
            Method = "GET",
            Headers = [],
            Response = Failure.Bare,
            Policies = new() { Bucket = Failure.Policy(PolicyKind.Bucket, """{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotLike":{"aws:userId":["AROAEXAMPLE:*"]}}}""") },
        }.Diagnose();

        Assert.Equal([CauseId.UnsignedRequest, CauseId.BucketPolicyExplicitDeny], diagnosis.PossibleCauses.Take(2));
    }
}
