using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;
using PresignTools.Policies.Parsing;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Servers;

/// <summary>Users of servers that have no accounts, or tenants in their stead, in policies and as who signed.</summary>
public class OtherPrincipalsTests
{
    private const string Resource = "arn:aws:s3:::examplebucket/reports/q3.pdf";

    private static Policy Policy(string effect, string principal) => PolicyParser.Parse(PolicyKind.Bucket,
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}","Principal":{{principal}},"Action":"s3:GetObject","Resource":"arn:aws:s3:::examplebucket/*"}]}""", "policy").Policy!;

    private static bool IsAllowed(string effect, string principal, string who) => PolicyEvaluator.Evaluate(
        new AccessRequest(RequestPrincipal.Parse(who), "s3:GetObject", Resource) { ResourceAccount = "another" },
        new PolicySet { Bucket = Policy(effect, principal), Identity = [PolicyParser.Parse(PolicyKind.Identity, """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", "own").Policy!] }).IsAllowed;

    [Theory]
    [InlineData("""{"AWS":"arn:aws:iam:::user/bob"}""", "arn:aws:iam:::user/bob", true)]
    [InlineData("""{"AWS":["arn:aws:iam:::user/bob"]}""", "arn:aws:iam:::user/alice", false)]
    [InlineData("""{"AWS":"arn:aws:iam:::user/bob"}""", "arn:aws:iam::tenant:user/bob", false)]
    [InlineData("""{"AWS":"arn:aws:iam::tenant:user/bob"}""", "arn:aws:iam::tenant:user/bob", true)]
    [InlineData("""{"AWS":"arn:aws:iam::tenant:root"}""", "arn:aws:iam::tenant:user/bob", true)]
    [InlineData("""{"AWS":["*"]}""", "arn:aws:iam:::user/bob", true)]
    [InlineData("""{"AWS":["arn:aws:iam:::user/a:sub","arn:aws:iam:::user/bob"]}""", "arn:aws:iam:::user/bob", true)]
    public void Users_without_an_account_are_read_and_matched(string principal, string who, bool isAllowed) =>
        Assert.Equal(isAllowed, IsAllowed("Allow", principal, who));

    [Theory]
    [InlineData("arn:aws:iam:::user/bob", false)]
    [InlineData("arn:aws:iam:::user/alice", true)]
    public void A_denial_by_name_hits_the_one_who_is_named(string who, bool isAllowed) =>
        Assert.Equal(isAllowed, Diagnose("""{"AWS":"arn:aws:iam:::user/bob"}""", who).RootCause != CauseId.BucketPolicyExplicitDeny);

    [Fact]
    public void Nobody_told_who_signed_and_a_denial_by_name_is_a_suspicion()
    {
        PresignDiagnosis said = Diagnose("""{"AWS":"arn:aws:iam:::user/bob"}""", null);
        Assert.Equal((CauseId.BucketPolicyExplicitDeny, Certainty.Possible), (said.RootCause, said.Certainty!.Value));
        Assert.DoesNotContain(said.Findings, static f => f.Cause == CauseId.KeyMissingWithoutListPermission && f.Certainty > Certainty.Possible);
    }

    [Theory]
    [InlineData("ajeexampleserviceaccount", true)]
    [InlineData("79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be", true)]
    [InlineData("79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2b", false)]
    [InlineData("", false)]
    public void Canonical_ids_of_other_servers_are_shorter(string id, bool isRead) => Assert.Equal(
        isRead,
        PolicyParser.Parse(PolicyKind.Bucket, $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"CanonicalUser":"{{id}}"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]}""", "p").Policy is not null);

    private static PresignDiagnosis Diagnose(string principal, string? who) => PresignDiagnoser.Diagnose(
        TextIntake.Read($"{Signed.Url()}\n<Error><Code>AccessDenied</Code><Message></Message></Error>", out _) with
        {
            Method = "GET",
            Principal = who,
            Policies = new PolicySet { Bucket = Policy("Deny", principal) },
        },
        Failure.Now);
}
