using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Identity;

/// <summary>Not a fault: a finding that clears the signature.</summary>
public class SignatureMatchesTests
{
    private static readonly DiagnosisInput Good = new()
    {
        Url = Signed.Url(),
        Method = "GET",
        Headers = [],
        Credentials = Signed.Credentials,
    };

    [Fact]
    public void The_credentials_give_the_same_signature()
    {
        PresignDiagnosis diagnosis = Good.Diagnose();

        Finding finding = Assert.Single(diagnosis.Findings, static f => f.Cause == CauseId.SignatureMatches);
        Assert.Equal((FindingStatus.Pass, EvidenceKind.Recomputed), (finding.Status, finding.EvidenceKind));
        Assert.Contains("Signed by AKIAIOSFODNN7EXAMPLE with the secret key given", finding.Evidence, StringComparison.Ordinal);
        Assert.Null(diagnosis.RootCause);
    }

    [Fact]
    public void It_is_never_the_cause_of_a_failure()
    {
        PresignDiagnosis diagnosis = (Good with { Response = Failure.Bare }).Diagnose();

        Assert.Contains(diagnosis.Findings, static f => f.Cause == CauseId.SignatureMatches && f.Status == FindingStatus.Pass);
        Assert.DoesNotContain(CauseId.SignatureMatches, diagnosis.PossibleCauses);
    }

    [Fact]
    public void Another_request_or_another_secret_does_not_give_it()
    {
        DiagnosisInput[] others =
        [
            Good with { Method = "PUT" },
            Good with { Credentials = new(Signed.Credentials.AccessKeyId, "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY") },
            Good with { Credentials = null },
        ];

        Assert.All(others, static o => Assert.DoesNotContain(o.Diagnose().Findings, static f => f.Cause == CauseId.SignatureMatches));
    }
}
