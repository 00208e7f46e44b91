using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>Two identities, and which of them was meant, as people tell it.</summary>
public class MeantIdentityTests
{
    private const string Denied = "\nAn error occurred (AccessDenied) when calling the PutObject operation: Access Denied";
    private const string A = "arn:aws:iam::111122223333:role/builder";
    private const string B = "arn:aws:iam::444455556666:role/deployer";
    private const string Session = "arn:aws:sts::111122223333:assumed-role/node/i-0a1b2c3d4e5f67890";

    [Theory]
    [InlineData("the stage has RoleArn: " + A + "\nit should be " + B)]
    [InlineData("aws sts get-caller-identity in the job: " + Session + "\nexpected " + B)]
    [InlineData("The runner uses " + A + " instead of " + B + ".")]
    [InlineData("want: " + B + "\ngot: " + A)]
    [InlineData("$ aws sts get-caller-identity\n{\n  \"Arn\": \"" + Session + "\"\n}\nThe pod is supposed to be " + B)]
    [InlineData("It signs as arn:aws:iam::111122223333:user/old-ci rather than " + B)]
    public void One_is_in_use_and_the_other_was_meant(string text)
    {
        PresignDiagnosis diagnosis = Read(text + Denied);

        Assert.Equal(CauseId.UnexpectedIdentity, diagnosis.RootCause);
        Assert.Equal(Certainty.Likely, diagnosis.Certainty);
    }

    [Theory]
    [InlineData("get-caller-identity shows arn:aws:sts::444455556666:assumed-role/deployer/ci, as expected " + B)]
    [InlineData("The bucket policy should be\n\"Principal\": {\"AWS\": \"" + B + "\"}\nand the job runs as " + A)]
    [InlineData("The job runs as " + A + "; I attached the policy to it.")]
    [InlineData("We have " + A + " and " + B + ", both with the same policy.")]
    [InlineData("I use long-term keys instead of a role, same error. Role: " + A)]
    public void Names_without_such_a_pair_are_none(string text) =>
        Assert.NotEqual(CauseId.UnexpectedIdentity, Read(text + Denied).RootCause);

    [Theory]
    [InlineData("fluent-bit uses the node's role instead of the service account's role")]
    [InlineData("The exporter falls back to the instance profile and not the IRSA role")]
    [InlineData("It looks like the plugin ignores AWS_PROFILE")]
    [InlineData("velero is not picking up the role of the annotation: it doesn't assume the role")]
    [InlineData("dvc runs as my default credentials rather than the profile in its config")]
    public void Words_for_another_identity(string text)
    {
        PresignDiagnosis diagnosis = Read(text + Denied);

        Assert.Equal(CauseId.UnexpectedIdentity, diagnosis.RootCause);
        Assert.Equal(Certainty.Possible, diagnosis.Certainty);
    }

    [Theory]
    [InlineData("I tried the root user's access key instead of the role, same error")]
    [InlineData("With access keys instead of the role it works")]
    [InlineData("should I use a role instead of access keys?")]
    [InlineData("It uses path style instead of virtual-hosted style")]
    public void What_was_only_tried_is_none(string text) =>
        Assert.NotEqual(CauseId.UnexpectedIdentity, Read(text + Denied).RootCause);

    [Theory]
    [InlineData("~/.aws/config has the role:\n[default]\nrole_arn = " + A + "\nsource_profile = base\n\nAccessDenied: Access Denied\n\tstatus code: 403, request id: YDT8SSF124DTA6NP, host id: 6AOCV7lAthfBCOBh8wHZ1B96p1qEzLo=")]
    [InlineData("the profile with the role is in ~/.aws/config\nAccessDenied: Access Denied\n    at Request.extractError (/app/node_modules/aws-sdk/lib/services/s3.js:711:35)")]
    public void A_role_in_a_file_that_the_SDK_does_not_read(string text) =>
        Assert.Equal(CauseId.UnexpectedIdentity, Read(text).RootCause);

    [Theory]
    [InlineData("~/.aws/config has a role, AWS_SDK_LOAD_CONFIG=1 is set\nAccessDenied: Access Denied\n\tstatus code: 403, request id: YDT8SSF124DTA6NP, host id: 6AOC=")]
    [InlineData("~/.aws/config has a role\noperation error S3: PutObject, https response error StatusCode: 403, RequestID: YDT8SSF124DTA6NP, HostID: 6AOC=, api error AccessDenied: Access Denied")]
    [InlineData("AccessDenied: Access Denied\n\tstatus code: 403, request id: YDT8SSF124DTA6NP, host id: 6AOC=\nthe role is attached to the task")]
    public void An_SDK_that_reads_it(string text) => Assert.NotEqual(CauseId.UnexpectedIdentity, Read(text).RootCause);

    private const string Caller = "AccessDenied: User: arn:aws:iam::111122223333:user/old-ci is not authorized to perform: s3:PutObject on resource: "
        + "\"arn:aws:s3:::example-media/a\" because no identity-based policy allows the s3:PutObject action\n";

    [Theory]
    [InlineData("There is no user old-ci in our account any more?!")]
    [InlineData("That is not my user, I never made one.")]
    [InlineData("I gave the task the role `media-writer` with s3:PutObject, and redeployed.")]
    [InlineData("Where does \"old-ci\" come from? The box has an instance role.")]
    [InlineData("we configured the role 'media-writer' in the deployment")]
    [InlineData("so it signs as the wrong user, the profile in the config is another")]
    public void A_caller_that_nobody_meant(string text) => Assert.Equal(CauseId.UnexpectedIdentity, Read(Caller + text).RootCause);

    [Theory]
    [InlineData("The user old-ci has AmazonS3ReadOnlyAccess.")]
    [InlineData("I gave old-ci s3:GetObject on the bucket.")]
    [InlineData("What is the role of the bucket policy here?")]
    [InlineData("There is no user policy on it; old-ci is in the group uploaders.")]
    [InlineData("A role \"admin\" of ours can do it in the console.")]
    public void A_caller_that_was_meant(string text) => Assert.Equal(CauseId.MissingIdentityPermission, Read(Caller + text).RootCause);

    private static PresignDiagnosis Read(string text) => TextIntake.Read(text, out _).Diagnose();
}
