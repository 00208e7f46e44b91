using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>Objects of others: data with credentials for one region, links of a service, rules for pages that nobody complains of.</summary>
public class LentAccessTests
{
    [Theory]
    [InlineData("fs = earthaccess.get_s3fs_session(daac='NSIDC')\nfs.open(link)\nPermissionError: Forbidden\nAn error occurred (403) when calling the HeadObject operation: Forbidden")]
    [InlineData("s3://podaac-ops-cumulus-protected/MUR/a.nc with keys of the s3credentials endpoint\nAn error occurred (AccessDenied) when calling the GetObject operation: Access Denied")]
    [InlineData("the provider says the bucket is only accessible from within us-east-1\nAccessDenied: Access Denied\n    at de_GetObjectCommandError")]
    public void Credentials_for_one_region(string text) => Assert.Equal(CauseId.SourceIpCondition, Read(text).RootCause);

    [Theory]
    [InlineData("docker pull fails:\nGET https://docker-images-prod.s3.dualstack.us-east-1.amazonaws.com/registry-v2/blob\n403 Forbidden\nAccessDenied: Access Denied")]
    [InlineData("pip download\nERROR: HTTP error 403 while getting https://files.pythonhosted.org/packages/a.whl (Forbidden)")]
    public void A_link_of_a_service_that_is_refused(string text) => Assert.Equal(CauseId.ThirdPartySigner, Read(text).RootCause);

    [Theory]
    [InlineData("AccessDenied: Access Denied\ngithub.com/aws/aws-sdk-go/service/s3.(*S3).PutObject\n\t/go/pkg/mod/github.com/aws/aws-sdk-go/s3.go:10")]
    [InlineData("An error occurred (AccessDenied) when calling the PutObject operation: Access Denied\nour code: https://github.com/example-org/uploader")]
    public void Code_at_a_service_is_no_link_of_it(string text) => Assert.NotEqual(CauseId.ThirdPartySigner, Read(text).RootCause);

    private const string Open =
        "[{\"AllowedHeaders\": [\"*\"], \"AllowedMethods\": [\"GET\", \"PUT\", \"POST\"], \"AllowedOrigins\": [\"*\"], \"ExposeHeaders\": []}]\n";

    [Theory]
    [InlineData(Open + "react native app: S3 upload gives 403 access denied", false)]
    [InlineData(Open + "StorageException: S3 access denied (403) on upload in iOS", false)]
    [InlineData(Open + "Uppy: Could not read the ETag header. The S3 parts are uploaded", true)]
    [InlineData("completing the upload: the ETag is not in the answer, do I need ExposeHeaders for it? S3 multipart upload from a page", true)]
    public void Rules_that_let_everything_pass_are_at_fault_only_where_a_page_complains(string text, bool isCors)
    {
        PresignDiagnosis diagnosis = Read(text);

        if (isCors)
        {
            Assert.Equal(CauseId.CorsMisconfigured, diagnosis.RootCause);
        }
        else
        {
            Assert.DoesNotContain(CauseId.CorsMisconfigured, diagnosis.PossibleCauses);
        }
    }

    private static PresignDiagnosis Read(string text) => TextIntake.Read(text, out _).Diagnose();
}
