using PresignTools.Policies;
using PresignTools.Policies.Decisions;

namespace PresignTools.Tests.Diagnosis.Causes;

/// <summary>Policies that are given to a diagnosis.</summary>
internal static class Given
{
    internal const string Signer = "arn:aws:iam::111122223333:user/app";

    internal const string Role = "arn:aws:sts::111122223333:assumed-role/app/session";

    private const string EveryAction = """{"Effect":"Allow","Action":"s3:*","Resource":"*"}""";

    private const string AnotherBucket = """{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::anotherbucket/*"}""";

    /// <summary>The signer may do everything, and the bucket's policy denies it under a condition.</summary>
    internal static PolicySet Deny(string test, string key, string value) => Deny(Condition(test, key, value));

    /// <summary>The same with several conditions.</summary>
    internal static PolicySet Deny(params string[] conditions) => All with
    {
        Bucket = Of(PolicyKind.Bucket, Denies(conditions)),
    };

    /// <summary>The signer may do everything, and another policy of its own denies it under a condition.</summary>
    internal static PolicySet DenyOwn(string test, string key, string value) => new()
    {
        Identity =
        [
            .. All.Identity,
            Of(PolicyKind.Identity,
                "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{" + Condition(test, key, value) + "}}"),
        ],
    };

    /// <summary>A condition of a policy.</summary>
    internal static string Condition(string test, string key, string value) => $"\"{test}\":{{\"{key}\":\"{value}\"}}";

    /// <summary>The signer's own policies allow certain actions.</summary>
    internal static PolicySet Allow(string actions) => new()
    {
        Identity = [Of(PolicyKind.Identity, $$"""{"Effect":"Allow","Action":{{actions}},"Resource":"*"}""")],
    };

    /// <summary>The signer may do everything, and a boundary allows another action only.</summary>
    internal static PolicySet Boundary => All with { PermissionsBoundary = [Of(PolicyKind.PermissionsBoundary, Another)] };

    /// <summary>The signer may do everything, and the policy of its session allows another action only.</summary>
    internal static PolicySet Session => All with { Session = [Of(PolicyKind.Session, Another)] };

    /// <summary>The signer may do everything, and a policy of its organization allows another action only.</summary>
    internal static PolicySet ServiceControl => All with
    {
        ServiceControl = [new PolicyLevel("root", [Of(PolicyKind.ServiceControl, Another)])],
    };

    /// <summary>The signer may do everything, and the endpoint's policy allows another bucket only.</summary>
    internal static PolicySet Endpoint => All with { VpcEndpoint = [Of(PolicyKind.VpcEndpoint, AnotherBucket)] };

    /// <summary>The signer may do everything at S3 and KMS, and the key's policy lets it describe the key only.</summary>
    internal static PolicySet Key => new()
    {
        Identity = [Of(PolicyKind.Identity, """{"Effect":"Allow","Action":["s3:*","kms:*"],"Resource":"*"}""")],
        Key = Of(PolicyKind.Key, $$"""{"Effect":"Allow","Principal":{"AWS":"{{Signer}}"},"Action":"kms:DescribeKey","Resource":"*"}"""),
    };

    /// <summary>The signer may do everything at S3.</summary>
    internal static PolicySet All => new() { Identity = [Of(PolicyKind.Identity, EveryAction)] };

    private static string Another => """{"Effect":"Allow","Action":"s3:GetObjectTagging","Resource":"*"}""";

    private static string Denies(string[] conditions) =>
        "{\"Sid\":\"No\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{"
            + string.Join(",", conditions) + "}}";

    private static PresignTools.Policies.Model.Policy Of(PolicyKind kind, string statement) => Failure.Policy(kind, statement);
}
