using PresignTools.Intake;
using PresignTools.Intake.Reading;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Model;

namespace PresignTools.Tests.Intake.Readers;

public class PolicyReaderTests
{
    private const string Failure = "An error occurred (AccessDenied) when calling the PutObject operation: Access Denied\n\n";

    /// <summary>One statement in the spellings of AWS's language, of programs and of templates.</summary>
    [Theory]
    [InlineData("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::b/*\"}]}")]
    [InlineData("{\n  \"Effect\": \"Deny\",\n  \"Principal\": \"*\",\n  \"Action\": [\"s3:PutObject\",],\n  \"Resource\": \"arn:aws:s3:::b/*\" // all\n}")]
    [InlineData("{'Effect': 'Deny', 'Principal': '*', 'Action': ['s3:PutObject'], 'Resource': 'arn:aws:s3:::b/*'}")]
    [InlineData("\"Effect\": \"Deny\",\n\"Principal\": \"*\",\n\"Action\": \"s3:PutObject\",\n\"Resource\": \"arn:aws:s3:::b/*\"")]
    [InlineData("Statement:\n  - Sid: NoPut\n    Effect: Deny\n    Principal: '*'\n    Action:\n      - s3:PutObject\n    Resource: !Sub arn:aws:s3:::b/*")]
    [InlineData("data \"aws_iam_policy_document\" \"p\" {\n  statement {\n    effect = \"Deny\"\n    actions = [\"s3:PutObject\"]\n    resources = [\"arn:aws:s3:::b/*\"]\n    principals {\n      type = \"*\"\n      identifiers = [\"*\"]\n    }\n  }\n}")]
    [InlineData("policy = jsonencode({\n  Statement = [{\n    Effect = \"Deny\"\n    Principal = \"*\"\n    Action = \"s3:PutObject\"\n    Resource = \"arn:aws:s3:::b/*\"\n  }]\n})")]
    [InlineData("bucket.addToResourcePolicy(new iam.PolicyStatement({\n  effect: iam.Effect.DENY,\n  principals: [new iam.AnyPrincipal()],\n  actions: ['s3:PutObject'],\n  resources: [bucket.arnForObjects('*')],\n}));")]
    [InlineData("{\"Policy\": \"{\\\"Statement\\\":[{\\\"Effect\\\":\\\"Deny\\\",\\\"Principal\\\":\\\"*\\\",\\\"Action\\\":\\\"s3:PutObject\\\",\\\"Resource\\\":\\\"arn:aws:s3:::b/*\\\"}]}\"}")]
    public void AStatementIsReadInAnySpelling(string written)
    {
        Policy policy = Assert.IsType<Policy>(Read("Bucket policy:\n" + written).Bucket);
        PolicyStatement statement = Assert.Single(policy.Statements);
        Assert.Equal(PolicyEffect.Deny, statement.Effect);
        Assert.Equal("s3:PutObject", Assert.Single(statement.Actions).ToString());
    }

    [Theory]
    [InlineData("The bucket policy:", true, "bucket policy")]
    [InlineData("$ aws iam get-user-policy --user-name u --policy-name p", false, "identity-based policy")]
    [InlineData("This is what the organization attached:", false, "service control policy")]
    [InlineData("The SCP:", false, "service control policy")]
    [InlineData("The endpoint policy of the VPC:", true, "VPC endpoint policy")]
    [InlineData("His permissions boundary is", false, "permissions boundary")]
    [InlineData("session policy passed to AssumeRole:", false, "session policy")]
    [InlineData("the RCP of the OU", true, "resource control policy")]
    [InlineData("subscription plan:", false, "identity-based policy")]
    public void TheWordsBeforeItAndItsElementsTellWhatAPolicyIsAttachedTo(string before, bool hasPrincipal, string kind)
    {
        string principal = hasPrincipal ? "\"Principal\":\"*\"," : string.Empty;
        DiagnosisInput read = TextIntake.Read(
            Failure + before + "\n{\"Effect\":\"Deny\"," + principal + "\"Action\":\"s3:PutObject\",\"Resource\":\"*\"}",
            out _);
        Assert.Contains(read.Reading, f => f.Kind == ReadFactKind.Policy && f.What.Equals(kind, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void StatementsThatStandTogetherAreOnePolicyAndEachHasItsLine()
    {
        Policy policy = Read("Bucket policy:\n{\"Statement\":[\n{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"},\n"
            + "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::b/*\"}\n]}").Bucket!;
        Assert.Equal([5, 6], policy.Statements.Select(static s => s.Position.Line));
    }

    /// <summary>What nobody pasted must not count as "nothing is allowed".</summary>
    [Fact]
    public void APolicyThatOnlyDeniesIsAPartOfWhatIsAttached() =>
        Assert.Contains(
            Read("SCP:\n{\"Effect\":\"Deny\",\"Action\":\"s3:PutObject\",\"Resource\":\"*\"}").ServiceControl.SelectMany(static l => l.Policies),
            static p => p.Statements.Any(static s => s.Effect == PolicyEffect.Allow));

    [Theory]
    [InlineData("The effect: allow some time for it.")]
    [InlineData("Side effect = none")]
    [InlineData("{\"Effect\":\"Deny\"}")]
    public void AWordIsNoStatement(string text) => Assert.Empty(Read(text).All);

    private static PolicySet Read(string text) => TextIntake.Read(Failure + text, out _).Policies;
}
