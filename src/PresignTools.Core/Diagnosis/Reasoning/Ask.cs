using PresignTools.Identity;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// What several causes need to know, as commands with what is known of the request filled in. What is known already, because it was given
/// or AWS told it, is not asked.
/// </summary>
internal static class Ask
{
    /// <summary>The bucket's name, for a command.</summary>
    internal static string Bucket(Evidence e) => SigningCommand.Quote(e.BucketName ?? "BUCKET");

    /// <summary>The key, for a command.</summary>
    internal static string Key(Evidence e) => SigningCommand.Quote(e.Key ?? "KEY");

    /// <summary>The diagnosis once more, with what the user has at hand.</summary>
    internal static string Again(Evidence e) => "Invoke-PresignDiagnosis"
        + (string.IsNullOrEmpty(e.Input.Url) ? string.Empty : " -Url $url") + (e.Response is null ? string.Empty : " -ErrorResponse $xml");

    internal static IEnumerable<DiagnosisNeed> Credentials(Evidence e)
    {
        if (e.Input.Credentials is null)
        {
            yield return new("The credentials that should have signed", "recomputing the signature tells a wrong secret from a changed "
                + "request",
                $"Test-S3PresignedUrl $url -ProfileName PROFILE -Method {e.Method ?? "GET"}");
        }
    }

    internal static IEnumerable<DiagnosisNeed> SignersPolicies(Evidence e)
    {
        if (e.Input.Policies.Identity.Count == 0)
        {
            yield return new("Who signed, and that identity's policies", "whether any of them allows the action", IdentityCommand(e));
        }
    }

    internal static IEnumerable<DiagnosisNeed> ObjectExistence(Evidence e)
    {
        if (e.Bucket.ObjectExists is null && e.Code != "NoSuchBucket")
        {
            yield return new("Whether the object exists", "without s3:ListBucket a missing object gives 403",
                $"Get-S3Object -BucketName {Bucket(e)} -Key {Key(e)}    # as somebody who may list the bucket");
        }
    }

    internal static IEnumerable<DiagnosisNeed> BucketPolicy(Evidence e)
    {
        if (e.Input.Policies.Bucket is null)
        {
            yield return new("The bucket policy", "an explicit deny, or a missing allow for another account",
                $"{Again(e)} -BucketPolicy (Get-S3BucketPolicy -BucketName {Bucket(e)})    # as somebody who may read it");
        }
    }

    internal static IEnumerable<DiagnosisNeed> Network(Evidence e)
    {
        if (e.Input.SourceIp is null && e.Input.VpcEndpointId is null)
        {
            yield return new("Where the URL is used from", "conditions on the network count for who uses the URL",
                $"{Again(e)} -SourceIp ADDRESS    # or -VpcEndpointId vpce-ID -VpcEndpointPolicy (Get-EC2VpcEndpoint -VpcEndpointId "
                    + "vpce-ID).PolicyDocument");
        }
    }

    internal static IEnumerable<DiagnosisNeed> Session(Evidence e)
    {
        yield return new("What the session was made with", "MFA and the time of issue are the session's own",
            $"{Again(e)} -Context @{{ 'aws:MultiFactorAuthPresent' = $true; 'aws:TokenIssueTime' = 'YYYY-MM-DDTHH:MM:SSZ' }}");
    }

    internal static IEnumerable<DiagnosisNeed> KmsKey(Evidence e)
    {
        if (e.Input.Policies.Key is null && e.Bucket.UsesKms != false)
        {
            string id = e.Bucket.KmsKeyArn is { } arn ? SigningCommand.Quote(arn)
                : $"(Get-S3ObjectMetadata -BucketName {Bucket(e)} -Key {Key(e)}).ServerSideEncryptionKeyManagementServiceKeyId";
            yield return new("The object's KMS key and its policy", "S3 permission does not cover the key",
                $"{Again(e)} -KeyPolicy (Get-KMSKeyPolicy -KeyId {id} -PolicyName default)");
        }
    }

    internal static IEnumerable<DiagnosisNeed> Region(Evidence e)
    {
        if (e.Bucket.Region is null)
        {
            yield return new("The bucket's region", "the URL must be signed for it, and for its host",
                $"{Again(e)} -BucketConfiguration @{{ Region = (Get-S3BucketLocation -BucketName {Bucket(e)}).Value }}");
        }
    }

    internal static IEnumerable<DiagnosisNeed> CorsRules(Evidence e)
    {
        if (e.Bucket.Cors is null)
        {
            yield return new("The bucket's CORS rules and the page's origin", "a preflight is judged by them alone",
                $"{Again(e)} -Origin https://PAGE -BucketConfiguration @{{ Cors = (Get-S3CORSConfiguration -BucketName "
                    + $"{Bucket(e)}).Rules }}");
        }
    }

    /// <summary>Reads the policies of who signed, where that is known, and gives them to the diagnosis.</summary>
    private static string IdentityCommand(Evidence e)
    {
        string? arn = e.Input.Principal ?? e.Response?.AccessDenied?.Principal;
        PrincipalArn? who = PrincipalArn.TryParse(arn);
        (string kind, string? name) = who?.Kind switch
        {
            PrincipalKind.User => ("User", who.Name),
            PrincipalKind.Role or PrincipalKind.AssumedRole => ("Role", who.Name),
            _ => (e.IsTemporaryKey ? "Role" : "User", null),
        };
        string quoted = SigningCommand.Quote(name ?? kind.ToUpperInvariant());
        string whoAmI = name is null ? "Get-STSCallerIdentity    # where the URL is signed\n" : string.Empty;
        string inline = $"@(Get-IAM{kind}PolicyList -{kind}Name {quoted} | ForEach-Object {{ Get-IAM{kind}Policy -{kind}Name {quoted} "
            + "-PolicyName $_ })";
        string attached = $"@(Get-IAMAttached{kind}PolicyList -{kind}Name {quoted} | ForEach-Object {{ "
            + "Get-IAMPolicyVersion -PolicyArn $_.PolicyArn -VersionId (Get-IAMPolicy -PolicyArn $_.PolicyArn).DefaultVersionId })";
        return $"{whoAmI}$policies = {inline} + {attached}\n"
            + $"{Again(e)} -IdentityPolicy $policies -Principal {(arn is null ? "ARN" : SigningCommand.Quote(Printable.Of(arn, 200)))}";
    }
}
