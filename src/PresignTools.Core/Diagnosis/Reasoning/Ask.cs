using PresignTools.Identity;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// What several causes need to know, as commands with what is known of the request filled in. What is known already, because it was given
/// or AWS told it, is not asked.
/// </summary>
internal static class Ask
{
    /// <summary>The bucket's name, for a command.</summary>
    internal static Argument Bucket(FailureFacts e) => new("Bucket", Say.Quoted(e.BucketName ?? "BUCKET"));

    /// <summary>The key, for a command.</summary>
    internal static Argument Key(FailureFacts e) => new("Key", Say.Quoted(e.Key ?? "KEY"));

    /// <summary>The policy of a VPC endpoint, read from AWS.</summary>
    internal static string EndpointPolicy =>
        Say.Result(AwsCall.DescribeVpcEndpoints, "PolicyDocument", new Argument("VpcEndpointIds", "vpce-ID"));

    /// <summary>The diagnosis once more, with what the user has at hand.</summary>
    internal static string Again(FailureFacts e, params Argument[] more) => Say.Command(
        PresignTask.Diagnose,
        [.. string.IsNullOrEmpty(e.Input.Url) ? [] : new[] { Url }, .. e.Response is null ? [] : new[] { Answer }, .. more]);

    /// <summary>The diagnosis once more, with the URL and S3's answer.</summary>
    internal static string AgainWithBoth(params Argument[] more) => Say.Command(PresignTask.Diagnose, [Url, Answer, .. more]);

    private static Argument Url => new(nameof(Setting.Url), Say.Variable("url"));

    private static Argument Answer => new(nameof(Setting.ErrorResponse), Say.Variable("xml"));

    internal static IEnumerable<DiagnosisNeed> Credentials(FailureFacts e)
    {
        if (e.Input.Credentials is null)
        {
            yield return new(
                "The credentials that should have signed",
                "recomputing the signature shows whether the secret is wrong or the request was changed",
                Say.Command(
                    PresignTask.Check,
                    new(string.Empty, Say.Variable("url")),
                    new(nameof(Setting.ProfileName), "PROFILE"),
                    new(nameof(Setting.Method), e.Method ?? "GET")));
        }
    }

    internal static IEnumerable<DiagnosisNeed> SignersPolicies(FailureFacts e)
    {
        if (e.Input.Policies.Identity.Count == 0)
        {
            yield return new("Who signed, and that identity's policies", "whether any of them allows the action", IdentityCommand(e));
        }
    }

    internal static IEnumerable<DiagnosisNeed> ObjectExistence(FailureFacts e)
    {
        if (e.Bucket.ObjectExists is null && e.Code != "NoSuchBucket")
        {
            yield return new("Whether the object exists", "without s3:ListBucket a missing object gives 403",
                Say.Call(AwsCall.ListObjectsV2, Bucket(e), Key(e) with { Name = "Prefix" })
                    + Say.Wording.Comment("as a user who may list the bucket"));
        }
    }

    internal static IEnumerable<DiagnosisNeed> BucketPolicy(FailureFacts e)
    {
        if (e.Input.Policies.Bucket is null)
        {
            yield return new("The bucket policy", "an explicit deny, or a missing allow for another account",
                Again(e, new Argument(nameof(Setting.BucketPolicy), Say.Result(AwsCall.GetBucketPolicy, "Policy", Bucket(e))))
                    + Say.Wording.Comment("as a user who may read it"));
        }
    }

    internal static IEnumerable<DiagnosisNeed> Network(FailureFacts e)
    {
        if (e.Input.SourceIp is null && e.Input.VpcEndpointId is null)
        {
            yield return new("Where the URL is used from", "conditions on the network count for who uses the URL",
                Again(e, new Argument(nameof(Setting.SourceIp), "ADDRESS"))
                    + Say.Wording.Comment($"or {Setting.VpcEndpointId} vpce-ID {Setting.VpcEndpointPolicy} {EndpointPolicy}"));
        }
    }

    internal static IEnumerable<DiagnosisNeed> Session(FailureFacts e)
    {
        yield return new("What the session was made with", "MFA and the time of issue are the session's own",
            Again(e, new Argument(nameof(Setting.Context), Say.Table(
                new Argument(Say.Quoted("aws:MultiFactorAuthPresent"), Say.Of(Phrase.Yes)),
                new Argument(Say.Quoted("aws:TokenIssueTime"), Say.Quoted("YYYY-MM-DDTHH:MM:SSZ"))))));
    }

    internal static IEnumerable<DiagnosisNeed> KmsKey(FailureFacts e)
    {
        if (e.Input.Policies.Key is null && e.Bucket.UsesKms != false)
        {
            string id = e.Bucket.KmsKeyArn is { } arn ? Say.Quoted(arn)
                : Say.Result(AwsCall.HeadObject, "SSEKMSKeyId", Bucket(e), Key(e));
            string policy = Say.Result(AwsCall.GetKeyPolicy, "Policy", new("KeyId", id), new("PolicyName", "default"));
            yield return new("The object's KMS key and its policy", "S3 permission does not cover the key",
                Again(e, new Argument(nameof(Setting.KeyPolicy), policy)));
        }
    }

    internal static IEnumerable<DiagnosisNeed> Region(FailureFacts e)
    {
        if (e.Bucket.Region is null)
        {
            yield return new("The bucket's region", "the URL must be signed for it, and for its host",
                Again(e, new Argument(nameof(Setting.BucketConfiguration), Say.Table(
                    new Argument("Region", Say.Result(AwsCall.GetBucketLocation, "LocationConstraint", Bucket(e)))))));
        }
    }

    internal static IEnumerable<DiagnosisNeed> CorsRules(FailureFacts e)
    {
        if (e.Bucket.Cors is null)
        {
            yield return new("The bucket's CORS rules and the page's origin", "a preflight is judged by them alone",
                Again(
                    e,
                    new(nameof(Setting.Origin), "https://PAGE"),
                    new(nameof(Setting.BucketConfiguration), Say.Table(
                        new Argument("Cors", Say.Result(AwsCall.GetBucketCors, "CORSRules", Bucket(e)))))));
        }
    }

    /// <summary>Reads the policies of who signed, where that is known, and gives them to the diagnosis.</summary>
    private static string IdentityCommand(FailureFacts e)
    {
        string? arn = e.Input.Principal ?? e.Response?.AccessDenied?.Principal;
        PrincipalArn? who = PrincipalArn.TryParse(arn);
        (string kind, string? name) = who?.Kind switch
        {
            PrincipalKind.User => ("User", who.Name),
            PrincipalKind.Role or PrincipalKind.AssumedRole => ("Role", who.Name),
            _ => (e.IsTemporaryKey ? "Role" : "User", null),
        };
        return Say.Wording.ReadPolicies(kind, name) + "\n" + Again(
            e,
            new(nameof(Setting.IdentityPolicy), Say.Variable("policies")),
            new(nameof(Setting.Principal), arn is null ? "ARN" : Say.Quoted(arn)));
    }
}
