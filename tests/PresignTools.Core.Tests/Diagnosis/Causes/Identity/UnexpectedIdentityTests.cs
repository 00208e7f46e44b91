using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Causes.Identity;

public class UnexpectedIdentityTests
{
    private const string Denial =
        "An error occurred (AccessDenied) when calling the PutObject operation: User: {0} is not authorized to perform: s3:PutObject on resource: "
        + "\"arn:aws:s3:::examplebucket/a\" because no identity-based policy allows the s3:PutObject action";

    private const string Node = "arn:aws:sts::111122223333:assumed-role/eks-node/i-0a1b2c3d4e5f67890";

    [Theory]
    [InlineData("eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/writer", Node)]
    [InlineData("role-to-assume: arn:aws:iam::111122223333:role/deploy", "arn:aws:iam::111122223333:user/ci")]
    [InlineData("\"taskRoleArn\": \"arn:aws:iam::111122223333:role/task\"", "arn:aws:sts::111122223333:assumed-role/ecs-host/i-0a1b2c3d4e5f67890")]
    [InlineData("the pod has a service account with IRSA", Node)]
    [InlineData("the instance profile has full access; AWS_ACCESS_KEY_ID is set in the unit file", "arn:aws:iam::111122223333:user/old")]
    public void Another_caller_than_the_settings_name_is_recognized(string setting, string caller)
    {
        PresignDiagnosis diagnosis = Paste(setting + "\n" + Denial.Replace("{0}", caller, StringComparison.Ordinal));

        Assert.Equal(CauseId.UnexpectedIdentity, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.SeenInRequest, diagnosis.EvidenceKind);
        Assert.Contains(CauseId.MissingIdentityPermission, diagnosis.PossibleCauses);
    }

    [Fact]
    public void The_role_that_is_meant_lacks_the_permission() =>
        Assert.Equal(
            CauseId.MissingIdentityPermission,
            Paste("role_arn = arn:aws:iam::111122223333:role/writer\n"
                + Denial.Replace("{0}", "arn:aws:sts::111122223333:assumed-role/writer/session", StringComparison.Ordinal)).RootCause);

    [Fact]
    public void A_signature_that_does_not_match_is_not_put_down_to_it() =>
        Assert.DoesNotContain(
            CauseId.UnexpectedIdentity,
            Paste($"AWS_ROLE_ARN=arn:aws:iam::111122223333:role/writer\n{Node}\nSignatureDoesNotMatch: {Failure.SignatureMessage}").PossibleCauses);

    private static PresignDiagnosis Paste(string text) => TextIntake.Read(text, out _).Diagnose();
}
