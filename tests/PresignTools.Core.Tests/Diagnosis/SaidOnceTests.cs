using PresignTools.Diagnosis;
using PresignTools.Diagnosis.Ranking;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis;

/// <summary>What two pieces of evidence both say is said once; what is ruled out for a signature is said where the secret is not known.</summary>
public class SaidOnceTests
{
    private static S3ErrorResponse Expired { get; } = Failure.Answer(
        "AccessDenied",
        "Request has expired",
        extra: "<Expires>2026-03-01T13:00:00Z</Expires><ServerTime>2026-03-01T14:00:00Z</ServerTime>");

    [Fact]
    public void The_end_of_a_url_is_said_once()
    {
        PresignDiagnosis diagnosis = new DiagnosisInput { Url = Signed.Url(), Method = "GET", Headers = [], Response = Expired }.Diagnose();

        Assert.Equal(CauseId.UrlExpired, diagnosis.RootCause);
        Assert.Contains("60 minutes later", diagnosis.Explanation, StringComparison.Ordinal);
        foreach (string instant in new[] { "2026-03-01T13:00:00Z", "2026-03-01T14:00:00Z" })
        {
            Assert.Equal(2, diagnosis.Explanation.Split(instant).Length);
        }
    }

    [Theory]
    [InlineData("Signed, but not sent: x-amz-acl.", "Header x-amz-acl was signed, but is not sent.", true)]
    [InlineData("Signed, but not sent: x-amz-acl, x-id.", "Header x-amz-acl was signed, but is not sent.", false)]
    [InlineData("The host 'a' was signed.", "The host 'b' was signed.", false)]
    [InlineData("", "The host was signed.", true)]
    public void A_sentence_without_a_word_of_its_own_is_a_repetition(string sentence, string before, bool isOne) =>
        Assert.Equal(isOne, Repetition.Is(sentence, before));

    [Fact]
    public void What_is_ruled_out_for_a_signature_is_said_with_the_reason()
    {
        PresignDiagnosis diagnosis = new DiagnosisInput { Url = Signed.Url(), Method = "GET", Headers = [], Response = Failure.Mismatch }.Diagnose();

        Assert.NotEqual(Certainty.Established, diagnosis.Certainty);
        Assert.Contains("Ruled out: ", diagnosis.Explanation, StringComparison.Ordinal);
        Assert.Contains("signed headers (the URL signs host alone)", diagnosis.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_ruled_out_where_another_answer_was_given_or_the_cause_is_proven()
    {
        string changed = Signed.Url().Replace("X-Amz-Expires=3600", "X-Amz-Expires=7200", StringComparison.Ordinal);
        DiagnosisInput bare = new() { Url = Signed.Url(), Method = "GET", Headers = [], Response = Failure.Bare };
        DiagnosisInput proven = new() { Url = changed, Method = "GET", Headers = [], Credentials = Signed.Credentials, Response = Failure.Mismatch };

        foreach (PresignDiagnosis diagnosis in new[] { bare.Diagnose(), proven.Diagnose() })
        {
            Assert.DoesNotContain("Ruled out", diagnosis.Explanation, StringComparison.Ordinal);
        }
    }
}
