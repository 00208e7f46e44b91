using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Request;

public class ThrottledOrUnavailableTests
{
    [Fact]
    public void It_is_recognized()
    {
        PresignDiagnosis diagnosis = Diagnose(Failure.Mismatch, ("replace-this", "1"));    // Replace this: a failure with this cause

        Assert.Equal(CauseId.ThrottledOrUnavailable, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.SeenInRequest, diagnosis.EvidenceKind);
    }

    [Fact]
    public void A_failure_that_only_looks_like_it_is_not()
    {
        PresignDiagnosis diagnosis = Diagnose(Failure.Mismatch);    // Replace this: the nearest failure that has another cause

        Assert.DoesNotContain(CauseId.ThrottledOrUnavailable, diagnosis.PossibleCauses);
    }

    [Fact]
    public void An_answer_of_another_check_is_not_put_down_to_it()
    {
        // Replace this: the same request, and an answer of S3 that comes from another check.
        S3ErrorResponse other = Failure.Answer("ExpiredToken", "The provided token has expired.", 400);
        PresignDiagnosis diagnosis = Diagnose(other, ("replace-this", "1"));

        Assert.NotEqual(CauseId.ThrottledOrUnavailable, diagnosis.RootCause);
    }

    private static PresignDiagnosis Diagnose(S3ErrorResponse answer, params (string, string)[] headers) => new DiagnosisInput
    {
        Url = Signed.Url(),
        Method = "GET",
        Headers = Failure.Pairs(headers),
        Response = answer,
    }.Diagnose();
}
