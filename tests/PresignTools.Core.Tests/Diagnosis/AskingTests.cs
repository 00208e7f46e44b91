using PresignTools.Abstractions;
using PresignTools.Diagnosis;
using PresignTools.Diagnosis.Known;
using PresignTools.Intake;
using PresignTools.Tests.Verification;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Diagnosis;

/// <summary>What there is to ask, whose answers count, and what they say.</summary>
public class AskingTests
{
    private const string Unsigned = "https://examplebucket.s3.amazonaws.com/k";

    private const string Role = "arn:aws:sts::111122223333:assumed-role/app/session";

    private static CallerIdentity Caller(string arn) => new() { AccountId = arn.Split(':')[4], Arn = arn, UserId = "AROAEXAMPLE:session" };

    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE", "arn:aws:iam::111122223333:user/ann", false, true)]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "AKIAI44QH8DHBEXAMPLE", "arn:aws:iam::111122223333:user/bob", true, false)]
    [InlineData(null, "AKIAI44QH8DHBEXAMPLE", "arn:aws:iam::111122223333:user/bob", false, true)]
    [InlineData("ASIARTX3GSDSQSPXDW3X", "ASIARTX3GSDSQXCMYEEU", Role, true, true)]
    [InlineData("ASIARTX3GSDSQSPXDW3X", "ASIARTX3GSDSQXCMYEEU", Role, false, false)]
    public void Only_the_signers_own_policies_say_anything(string? signer, string asker, string arn, bool wasNamed, bool isSigner) =>
        Assert.Equal(isSigner, AwsFacts.IsSigner(signer, null, asker, Caller(arn), wasNamed));

    [Theory]
    [InlineData(Role, true)]
    [InlineData("arn:aws:sts::111122223333:assumed-role/other/session", false)]
    [InlineData("arn:aws:sts::444455556666:assumed-role/app/session", false)]
    public void S3_names_who_asked_and_that_decides(string asker, bool isSigner) =>
        Assert.Equal(isSigner, AwsFacts.IsSigner(null, Failure.Denied("because no identity-based policy allows the s3:GetObject action"), "ASIARTX3GSDSQXCMYEEU", Caller(asker), wasNamed: true));

    [Fact]
    public void Of_another_asker_only_the_bucket_counts()
    {
        var told = new AwsEvidence
        {
            Identity = Probe.Known("sts:GetCallerIdentity", Caller("arn:aws:iam::111122223333:user/admin")),
            Bucket = Probe.Known("s3:ListBucket", new BucketHead { BucketName = "examplebucket", Region = "eu-west-1", MayList = true }),
            BucketOwner = Probe.Known("s3:ListBucket", new BucketOwner("111122223333", true)),
            Simulation = Probe.Known("iam:SimulatePrincipalPolicy", new SimulatedDecisions([Refused("implicitDeny")])),
        };
        DiagnosisInput other = AwsFacts.Add(new DiagnosisInput(), told, askerIsSigner: false);

        Assert.Equal("eu-west-1", other.Bucket.Region);
        Assert.Null(other.Principal);
        Assert.Null(other.Bucket.IsOwnedBySigner);
        Assert.Empty(other.Simulated);
        Assert.Equal(4, other.Asked.Count);
        Assert.Equal("arn:aws:iam::111122223333:user/admin", AwsFacts.Add(new DiagnosisInput(), told, askerIsSigner: true).Principal);
    }

    [Theory]
    [InlineData("implicitDeny", false, null, "scp-or-rcp-deny")]
    [InlineData("implicitDeny", true, false, "permissions-boundary")]
    [InlineData("explicitDeny", null, null, "missing-identity-permission")]
    [InlineData("implicitDeny", null, null, "missing-identity-permission")]
    public void The_simulation_tells_what_the_signer_cannot_read(string decision, bool? organizations, bool? boundary, string cause)
    {
        SimulatedDecision refused = Refused(decision) with { AllowedByOrganizations = organizations, AllowedByPermissionsBoundary = boundary };
        PresignDiagnosis diagnosis = new DiagnosisInput { Url = Signed.Url(), Method = "GET", Headers = [], Response = Failure.Bare, Simulated = [refused] }.Diagnose();

        Assert.Equal((cause, Certainty.Likely), (diagnosis.RootCause, diagnosis.Certainty));
        Assert.Contains("simulation", diagnosis.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_simulation_that_lacked_a_condition_key_is_not_sure() =>
        Assert.Equal(Certainty.Possible, new DiagnosisInput { Url = Signed.Url(), Method = "GET", Headers = [], Response = Failure.Bare, Simulated = [Refused("implicitDeny") with { MissingContextKeys = ["aws:SourceIp"] }] }.Diagnose().Certainty);

    /// <summary>S3 had looked at no policy: what IAM refuses is no cause of this answer, but the next one once the signature is right.</summary>
    [Fact]
    public void A_simulation_says_nothing_about_a_signature_and_what_comes_after_it()
    {
        PresignDiagnosis diagnosis = new DiagnosisInput { Url = Signed.Url(), Method = "GET", Headers = [], Response = Failure.Mismatch, Simulated = [Refused("implicitDeny")] }.Diagnose();

        Assert.DoesNotContain(CauseId.MissingIdentityPermission, diagnosis.PossibleCauses);
        Finding next = Assert.Single(diagnosis.Findings, f => f.Cause == CauseId.MissingIdentityPermission);
        Assert.Equal(Certainty.Likely, next.Certainty);
        Assert.Contains("it will be the next one", next.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_server_accepts_has_no_fault()
    {
        // Of itself this URL looks odd: a parameter stands behind the signature.
        var input = new DiagnosisInput { Url = Signed.Url() + "&v=1", Method = "GET", Headers = [] };
        PresignDiagnosis accepted = (input with { Live = new LiveProbeResult { Sent = true, Method = "GET", StatusCode = 206, IsAccepted = true } }).Diagnose();

        Assert.Null(accepted.RootCause);
        Assert.DoesNotContain(accepted.Findings, f => f.Status == FindingStatus.Fail);
        Assert.Contains("answered GET with 206", accepted.Explanation, StringComparison.Ordinal);
        Assert.All(accepted.Checklist, static c => Assert.True(c.Status is FindingStatus.Pass or FindingStatus.Skipped));
    }

    [Fact]
    public void A_server_that_is_not_reached_from_here_goes_behind_a_fault_of_the_url()
    {
        var unreached = new LiveProbeResult { Sent = true, Method = "GET", Reason = "The name x cannot be resolved." };

        Assert.Equal(CauseId.DnsOrTls, new DiagnosisInput { Url = Signed.Url(), Live = unreached }.Diagnose().RootCause);
        Assert.Equal(CauseId.UrlExpired, PresignDiagnoser.Diagnose(new DiagnosisInput { Url = Signed.Url(), Live = unreached }, Signed.Time.AddDays(2)).RootCause);
    }

    [Fact]
    public void The_plan_sends_what_is_not_known_and_nothing_else()
    {
        var input = new DiagnosisInput { Url = Signed.Url() };

        Assert.NotNull(Plan(input).Probe);
        Assert.NotNull(Plan(input with { Response = Failure.Status(403) }).Probe);
        Assert.Null(Plan(input with { Response = Failure.Bare }).Probe);
        Assert.Null(Plan(input with { AsOf = Failure.Now }).Probe);
        Assert.Null(Plan(input with { Method = "OPTIONS" }).Probe);
        Assert.Null(Plan(new DiagnosisInput { Url = Unsigned }).Probe);
        Assert.NotNull(DiagnosisPlan.Of(new DiagnosisInput { Url = Unsigned, Method = "GET" }, Failure.Now, isAskedFor: true).Probe);
    }

    [Fact]
    public void The_plan_asks_about_bucket_key_and_actions()
    {
        DiagnosisPlan plan = Plan(new DiagnosisInput { Url = Signed.Url(method: "PUT", headers: [("x-amz-acl", "private")]), Method = "PUT", Headers = Failure.Pairs(("x-amz-acl", "private")) });

        Assert.Equal(("examplebucket", "reports/q3.pdf", "eu-central-1", Signed.Credentials.AccessKeyId), (plan.Question.BucketName, plan.Question.Key, plan.Region, plan.AccessKeyId));
        Assert.Equal(["s3:PutObject", "s3:PutObjectAcl"], plan.Question.Actions.Order(StringComparer.Ordinal));
        Assert.False(plan.IsOtherServer);
    }

    [Fact]
    public void The_plan_knows_another_server_by_its_host()
    {
        DiagnosisPlan plan = Plan(new DiagnosisInput { Url = Signed.Url(endpoint: new PresignTools.Addressing.S3EndpointOptions { Region = "eu-central-1", EndpointUrl = "http://minio.example.com:9000" }) });

        Assert.True(plan.IsOtherServer);
        Assert.Equal("http://minio.example.com:9000", plan.OtherEndpoint);
    }

    [Fact]
    public void A_URL_that_everybody_may_read_has_no_key_that_a_server_knows()
    {
        var live = new LiveProbeResult { Sent = true, Method = "GET", StatusCode = 206, IsAccepted = true };
        PresignDiagnosis diagnosis = new DiagnosisInput { Url = Unsigned, Method = "GET", Live = live }.Diagnose();

        Assert.Equal(DiagnosisOutcome.Accepted, diagnosis.Outcome);
        Assert.Null(diagnosis.RootCause);
        string said = string.Join(' ', diagnosis.Checklist);
        Assert.Contains("required no signature", said, StringComparison.Ordinal);
        Assert.DoesNotContain("knows the key", said, StringComparison.Ordinal);
        Assert.DoesNotContain("accepted time and signature", said, StringComparison.Ordinal);
    }

    private static DiagnosisPlan Plan(DiagnosisInput input) => DiagnosisPlan.Of(input, Failure.Now);

    private static SimulatedDecision Refused(string decision) => new() { Action = "s3:GetObject", Resource = "arn:aws:s3:::examplebucket/reports/q3.pdf", Decision = decision };
}
