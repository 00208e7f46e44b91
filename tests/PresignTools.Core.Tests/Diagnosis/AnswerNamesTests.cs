using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis;

/// <summary>S3 names what it saw. Where that is not what the URL names, the answer proves nothing of the URL.</summary>
public class AnswerNamesTests
{
    private const string Unknown = "The AWS Access Key Id you provided does not exist in our records.";

    private static PresignDiagnosis Diagnose(S3ErrorResponse answer, string? url = null) =>
        new DiagnosisInput { Url = url ?? Signed.Url(), Method = "GET", Response = answer }.Diagnose();

    private static PresignDiagnosis NotProven(S3ErrorResponse answer, string seen, string? url = null)
    {
        PresignDiagnosis diagnosis = Diagnose(answer, url);

        Assert.NotEqual(Certainty.Established, diagnosis.Certainty);
        Assert.All(diagnosis.Findings, f => Assert.True(f.Certainty < Certainty.Established));
        Assert.Contains(seen, diagnosis.Explanation, StringComparison.Ordinal);
        return diagnosis;
    }

    [Fact]
    public void Another_key_is_not_the_one_that_S3_does_not_know()
    {
        PresignDiagnosis diagnosis = NotProven(Failure.Answer("InvalidAccessKeyId", Unknown,
            extra: "<AWSAccessKeyId>AKIAOTHEROTHEROTHER1</AWSAccessKeyId>"), "AKIAOTHEROTHEROTHER1");

        Assert.Equal(CauseId.InvalidOrDeletedAccessKey, diagnosis.RootCause);
        Assert.DoesNotContain("does not know the long-term key AKIAIOSFODNN7EXAMPLE", string.Join('\n',
            diagnosis.Findings.Select(f => f.Evidence)), StringComparison.Ordinal);
        Assert.Contains(CauseId.QueryChanged, diagnosis.PossibleCauses);
    }

    [Fact]
    public void The_same_key_is()
    {
        PresignDiagnosis diagnosis = Diagnose(Failure.Answer("InvalidAccessKeyId", Unknown,
            extra: "<AWSAccessKeyId>AKIAIOSFODNN7EXAMPLE</AWSAccessKeyId>"));

        Assert.Equal((CauseId.InvalidOrDeletedAccessKey, Certainty.Established), (diagnosis.RootCause, diagnosis.Certainty));
    }

    [Fact]
    public void Another_temporary_key_is_not_the_URLs_either() =>
        NotProven(Failure.Answer("InvalidAccessKeyId", Unknown, extra: "<AWSAccessKeyId>ASIAOTHEROTHEROTHER1</AWSAccessKeyId>"),
            "ASIAOTHEROTHEROTHER1", Signed.Url(by: Signed.Session));

    [Fact]
    public void Another_key_of_a_refused_signature_is_told() =>
        Assert.Contains(CauseId.QueryChanged, NotProven(Failure.Answer("SignatureDoesNotMatch", Failure.SignatureMessage,
            extra: "<AWSAccessKeyId>AKIAOTHEROTHEROTHER1</AWSAccessKeyId>"), "AKIAOTHEROTHEROTHER1").PossibleCauses.Take(3));

    [Fact]
    public void Another_bucket_is_not_the_one_that_is_missing()
    {
        PresignDiagnosis diagnosis = NotProven(Failure.Answer("NoSuchBucket", "The specified bucket does not exist", 404,
            "<BucketName>reports-old</BucketName>"), "reports-old");

        Assert.Equal(CauseId.WrongBucketOrKey, diagnosis.RootCause);
        Assert.DoesNotContain(diagnosis.Findings, f => f.Evidence.Contains("There is no bucket 'examplebucket'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("other/q3.pdf", CauseId.WrongBucketOrKey)]
    [InlineData("reports%2Fq3.pdf", CauseId.KeyEncoding)]
    [InlineData("reports//q3.pdf", CauseId.PathNormalized)]
    [InlineData("q3.pdf", CauseId.WrongBucketOrKey)]
    public void Another_object_is_not_the_one_that_is_missing(string key, string cause)
    {
        PresignDiagnosis diagnosis = NotProven(Failure.Answer("NoSuchKey", "The specified key does not exist.", 404,
            $"<Key>{key}</Key>"), key);

        Assert.Equal(cause, diagnosis.RootCause);
        Assert.DoesNotContain(diagnosis.Findings, f => f.Evidence.Contains("no object of key 'reports/q3.pdf'", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_denial_names_counts_as_well()
    {
        S3ErrorResponse denied = Failure.Answer("AccessDenied",
            "User: arn:aws:iam::111122223333:user/x is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::anotherbucket/reports/q3.pdf\" with an explicit deny in a service control policy");

        NotProven(denied, "anotherbucket");
        Assert.Equal(Certainty.Established, Diagnose(Failure.Denied("with an explicit deny in a service control policy")).Certainty);
    }

    [Fact]
    public void An_answer_of_another_host_is_not_about_this_one() =>
        Assert.Contains("oss-cn-hangzhou", NotProven(Failure.Answer("AccessDenied", "Request has expired.",
            extra: "<HostId>examplebucket.oss-cn-hangzhou.aliyuncs.com</HostId>"), "aliyuncs").Explanation, StringComparison.Ordinal);

    [Theory]
    [InlineData("<AWSAccessKeyId>AKIA****************</AWSAccessKeyId>")]
    [InlineData("<BucketName>[redacted]</BucketName>")]
    [InlineData("<Key>...</Key>")]
    [InlineData("<BucketName>examplebucket</BucketName><Key>reports/q3.pdf</Key><Resource>/examplebucket/reports/q3.pdf</Resource>")]
    [InlineData("<Resource>/reports/q3.pdf</Resource><HostId>hYCLy116abc=</HostId>")]
    public void Names_that_are_blotted_out_or_equal_are_no_difference(string extra) =>
        Assert.DoesNotContain("The answer names", Diagnose(Failure.Answer("AccessDenied", "Access Denied", extra: extra)).Explanation,
            StringComparison.Ordinal);
}
