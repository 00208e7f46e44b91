namespace PresignTools.Policies.Decisions;

/// <summary>Where the value of a condition key comes from: for a presigned URL, signer and user of the URL are two people.</summary>
public enum ContextKeySource : long
{
    /// <summary>Not known here: a key of a service or of the caller's own.</summary>
    Other,

    /// <summary>The credentials that signed: identity, tags, MFA, organization.</summary>
    Signer,

    /// <summary>The request of whoever uses the URL: network, client, clock.</summary>
    User,

    /// <summary>What was signed: headers, parameters, the way of signing.</summary>
    Request,

    /// <summary>The resource: its owner, its tags.</summary>
    Resource,
}

/// <summary>Which key comes from where (IAM guide, global condition keys; S3 guide, condition keys).</summary>
internal static class ContextKeySources
{
    private static readonly HashSet<string> User = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:SourceIp",
        "aws:VpcSourceIp",
        "aws:SourceVpc",
        "aws:SourceVpce",
        "aws:SecureTransport",
        "s3:TlsVersion",
        "aws:UserAgent",
        "aws:Referer",
        "aws:CurrentTime",
        "aws:EpochTime",
        "aws:SourceVpcArn",
        "aws:VpceAccount",
        "aws:VpceOrgID",
        "aws:VpceOrgPaths",
    };

    private static readonly HashSet<string> Signer = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:userid", "aws:username", "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:TokenIssueTime", "aws:SourceIdentity",
        "aws:FederatedProvider", "aws:AssumedRoot", "aws:ChatbotSourceArn", "kms:CallerAccount",
    };

    internal static ContextKeySource Of(string key)
    {
        bool Starts(string prefix) => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
        if (User.Contains(key))
        {
            return ContextKeySource.User;
        }

        if (Signer.Contains(key) || Starts("aws:Principal"))
        {
            return ContextKeySource.Signer;
        }

        if (Starts("aws:Resource") || Starts("s3:ExistingObjectTag/") || Starts("s3:BucketTag/") || Starts("s3:ResourceAccount"))
        {
            return ContextKeySource.Resource;
        }

        return Starts("s3:") || Starts("aws:Request") ? ContextKeySource.Request : ContextKeySource.Other;
    }
}
