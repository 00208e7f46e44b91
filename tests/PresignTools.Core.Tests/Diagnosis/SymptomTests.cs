using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis;

/// <summary>What a text tells of a fault in words, where request and answer leave it open.</summary>
public class SymptomTests
{
    private const string Mismatch = "\nSignatureDoesNotMatch: The request signature we calculated does not match the signature you provided.";

    [Theory]
    [InlineData("Only files with spaces in their name fail, the others are fine." + Mismatch, CauseId.KeyEncoding)]
    [InlineData("upload_url = s3.generate_presigned_url('put_object', Params=p)\nI paste the link into the address bar of Chrome" + Mismatch, CauseId.WrongMethod)]
    [InlineData("X-Amz-SignedHeaders=amz-sdk-request%3Bhost&X-Amz-Expires=900" + Mismatch, CauseId.MissingSignedHeader)]
    [InlineData("mc stat through Cloudflare fails, with DNS only it works" + Mismatch, CauseId.IntermediaryChangesRequest)]
    [InlineData("boto3 1.38.2, endpoint https://storage.googleapis.com\nAn error occurred (SignatureDoesNotMatch) when calling the PutObject operation: Invalid argument.",
        CauseId.ChecksumDefault)]
    [InlineData("Our bucket policy enforces encryption.\nAn error occurred (AccessDenied) when calling the PutObject operation: Access Denied", CauseId.SseHeaderRequiredByPolicy)]
    [InlineData("The clock of the device is two hours off.\nUpload to https://b.s3.amazonaws.com failed: Status code 403", CauseId.ClockSkew)]
    [InlineData("Error: Region is missing\n    at default (node_modules/@aws-sdk/config-resolver)", CauseId.WrongRegion)]
    [InlineData("botocore.exceptions.NoRegionError: You must specify a region.", CauseId.WrongRegion)]
    [InlineData("minio: The name of the uploaded key is missing\nform.append('file', file); form.append('key', key)", CauseId.PostFormMalformed)]
    [InlineData("PUT to the presigned url of S3: a 501 Error, the Transfer-Encoding header is not implemented", CauseId.TransferEncodingChunked)]
    [InlineData("We list the objects of the bucket, and get ListAllMyBucketsResult from the S3 server. The list fails.\nHTTP/1.1 403 Forbidden", CauseId.PathStyleNeeded)]
    [InlineData("GET with Authorization: Bearer x is redirected to S3 (X-Amz-Signature in the query), which rejects it, 400", CauseId.TwoAuthMechanisms)]
    public void What_is_told_leads_to_the_cause(string text, string cause)
    {
        PresignDiagnosis diagnosis = Of(text);
        Assert.True(cause == diagnosis.RootCause, $"{diagnosis.RootCause}: {string.Join(", ", diagnosis.PossibleCauses)}");
        Assert.NotEqual(Certainty.Established, diagnosis.Certainty);
    }

    [Fact]
    public void A_form_for_the_URL_of_an_object_is_the_wrong_method() => Assert.Equal(CauseId.WrongMethod, Of($"""
        POST {Verification.Signed.Url()} HTTP/1.1
        Host: examplebucket.s3.eu-central-1.amazonaws.com
        Content-Type: multipart/form-data; boundary=x

        HTTP/1.1 405 Method Not Allowed
        """).RootCause);

    [Theory]
    [InlineData("All files fail." + Mismatch, CauseId.KeyEncoding)]
    [InlineData("An error occurred (AccessDenied) when calling the GetObject operation: Access Denied. The bucket policy enforces encryption.", CauseId.SseHeaderRequiredByPolicy)]
    [InlineData("Sec-Fetch-Mode: cors\nGET https://b.s3.amazonaws.com/k returned error: 404", CauseId.CorsMisconfigured)]
    public void What_is_not_told_does_not(string text, string cause) => Assert.NotEqual(cause, Of(text).RootCause);

    [Theory]
    [InlineData("boto3 1.36.0", true)]
    [InlineData("boto3 1.35.99", false)]
    [InlineData("@aws-sdk/client-s3 v3.750", true)]
    [InlineData("aws-sdk-php 3.336.1", false)]
    [InlineData("rclone 1.70", false)]
    [InlineData("boto3", false)]
    [InlineData("boto3 x", false)]
    public void Releases_with_a_default_checksum_are_known(string library, bool has) => Assert.Equal(has, DefaultChecksumReleases.Has(library));

    /// <summary>S3 gives a URL a lifetime in place of a comparison of clocks; a server that compares them all the same is not right in that.</summary>
    [Fact]
    public void A_skewed_URL_is_never_established() => Assert.NotEqual(Certainty.Established,
        Of("$ aws s3 presign s3://b/k --expires-in 7200\n15 minutes later the link gives\n<Error><Code>RequestTimeTooSkewed</Code></Error>").Certainty);

    private static PresignDiagnosis Of(string text) => Failure.ByRules(TextIntake.Read(text, out _), Verification.Signed.Time);
}
