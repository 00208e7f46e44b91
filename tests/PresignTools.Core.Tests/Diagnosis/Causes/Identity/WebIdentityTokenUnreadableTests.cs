using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Causes.Identity;

public class WebIdentityTokenUnreadableTests
{
    private const string File = "/var/run/secrets/eks.amazonaws.com/serviceaccount/token";

    [Theory]
    [InlineData("s3 upload failed: WebIdentityErr: failed fetching WebIdentity token: \ncaused by: WebIdentityErr: unable to read file at " + File + "\ncaused by: open " + File + ": permission denied", "cannot read")]
    [InlineData("IRSA, s3 upload\nPermissionError: [Errno 13] Permission denied: '" + File + "'", "cannot read")]
    [InlineData("Error: EACCES: permission denied, open '" + File + "'\n at fromTokenFile\ns3.send(new PutObjectCommand({}))", "cannot read")]
    [InlineData("s3a:// on EKS\njava.io.UncheckedIOException: java.nio.file.AccessDeniedException: " + File, "cannot read")]
    [InlineData("$ cat $AWS_WEB_IDENTITY_TOKEN_FILE\ncat: can't open '" + File + "': Permission denied\nthe S3 client in the pod fails", "cannot read")]
    [InlineData("Aws\\Exception\\CredentialsException: Error reading WebIdentityTokenFile from " + File, "cannot read")]
    [InlineData("operation error S3: PutObject, get identity: get credentials: failed to refresh cached credentials, failed to retrieve jwt from provide source, unable to read file at " + File + ": open " + File + ": no such file or directory", "There is no file")]
    [InlineData("s3.put_object: FileNotFoundError: [Errno 2] No such file or directory: '" + File + "'", "There is no file")]
    [InlineData("backup to s3: unable to open file '/var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token' for read: [13] Permission denied", "cannot read")]
    public void A_token_that_cannot_be_read(string text, string says)
    {
        PresignDiagnosis diagnosis = TextIntake.Read(text, out _).Diagnose();

        Assert.Equal(CauseId.WebIdentityTokenUnreadable, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.SeenInRequest, diagnosis.EvidenceKind);
        Assert.Contains(says, diagnosis.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS_WEB_IDENTITY_TOKEN_FILE=" + File + "\nAn error occurred (AccessDenied) when calling the PutObject operation: Access Denied")]
    [InlineData("WebIdentityErr: failed to retrieve credentials: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity, s3 upload")]
    [InlineData("upload to S3: open /data/in.csv: permission denied")]
    public void Other_failures_of_a_pod_are_not_it(string text) =>
        Assert.DoesNotContain(CauseId.WebIdentityTokenUnreadable, TextIntake.Read(text, out _).Diagnose().PossibleCauses);

    [Fact]
    public void Where_S3_answers_the_client_went_on()
    {
        PresignDiagnosis diagnosis = TextIntake.Read(
            "open " + File + ": permission denied\nAn error occurred (AccessDenied) when calling the PutObject operation: User: "
                + "arn:aws:sts::111122223333:assumed-role/eks-node/i-0a1b2c3d4e5f67890 is not authorized to perform: s3:PutObject on "
                + "resource: \"arn:aws:s3:::amzn-s3-demo-bucket/a\" because no identity-based policy allows the s3:PutObject action",
            out _).Diagnose();

        Assert.NotEqual(CauseId.WebIdentityTokenUnreadable, diagnosis.RootCause);
        Assert.Contains(CauseId.WebIdentityTokenUnreadable, diagnosis.PossibleCauses);
    }
}
