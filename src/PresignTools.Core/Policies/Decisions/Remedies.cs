using System.Globalization;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Decisions;

/// <summary>What a person can do about a denial: by the condition key that a Deny turns on, or by what the nearest Allow lacks.</summary>
internal static class Remedies
{
    private static readonly (string Key, string Advice)[] ByKey =
    [
        (
            "s3:authType",
            "This bucket requires signed headers or forbids query-string signatures: a presigned URL cannot work here. Ask the bucket's "
                + "owner for an exception, or hand the object out another way."),
        ("s3:signatureversion", "Sign with Signature Version 4."),
        (
            "s3:x-amz-content-sha256",
            "Sign the real SHA-256 of the body ({sign:PayloadHash}) and send it as header x-amz-content-sha256; the plain "
                + "presigned form is UNSIGNED-PAYLOAD."),
        ("aws:SecureTransport", "Use https."),
        ("s3:TlsVersion", "Use a client with a newer TLS version."),
        (
            "aws:SourceIp",
            "The network of the URL's user counts, not the signer's: use it from an allowed address. Through a VPC endpoint "
                + "the request has no aws:SourceIp at all."),
        (
            "aws:SourceVpce",
            "Send the request through the VPC endpoint that the policy names. The user of the URL must be there, not the signer."),
        (
            "aws:SourceVpc",
            "Send the request from the VPC that the policy names, through its S3 endpoint. The user of the URL must be there, not the "
                + "signer."),
        (
            "s3:x-amz-server-side-encryption",
            "Sign the encryption header that the policy requires into the URL, and send it; the bucket's default encryption does not count "
                + "as sent."),
        (
            "s3:x-amz-server-side-encryption-aws-kms-key-id",
            "Sign x-amz-server-side-encryption-aws-kms-key-id with the key's full ARN as the policy writes it, and send it."),
        ("s3:x-amz-acl", "Sign the x-amz-acl header that the policy requires into the URL, and send it."),
        ("s3:x-amz-storage-class", "Sign the x-amz-storage-class header that the policy requires into the URL, and send it."),
        ("s3:if-none-match", "Send If-None-Match: * with the PUT; the policy forbids overwriting."),
        ("aws:Referer", "The policy tests the Referer header of the URL's user; scripts send none."),
        (
            "aws:MultiFactorAuthPresent",
            "Sign with credentials of a session that used MFA (sts get-session-token with --token-code). Long-lived keys have no MFA."),
        ("aws:MultiFactorAuthAge", "Sign with credentials of a newer MFA session."),
        ("aws:TokenIssueTime", "The sessions of this role were revoked: get new credentials and sign again."),
        ("aws:PrincipalOrgID", "Sign with a principal of the organization that the policy names."),
        ("aws:PrincipalArn", "Sign with a principal that the policy lists."),
        ("aws:RequestedRegion", "The organization allows other regions only."),
    ];

    internal static string ForDeny(in StatementMatch deny, AccessRequest request)
    {
        foreach (Condition condition in deny.Statement.Conditions)
        {
            if (condition.Key.Equals("s3:signatureAge", StringComparison.OrdinalIgnoreCase))
            {
                return SignatureAge(condition);
            }

            if (Advice(condition.Key) is { } advice)
            {
                return advice;
            }
        }

        return deny.Statement.Principal is { Excludes: true }
            ? "NotPrincipal must list the caller itself and, for a session, its role too; a role alone is not enough, because its "
                + "sessions ask. Better: Principal \"*\" with a condition ArnNotEquals aws:PrincipalArn."
            : $"No Allow helps against a Deny: change {DecisionText.Statement(deny, deny.Policy.Kind)} or except {request.Principal} in "
                + $"it.";
    }

    internal static string ForLack(PolicyKind kind, StatementMatch? nearest, AccessRequest request, Evaluation evaluation)
    {
        if (nearest is { } match)
        {
            switch (match.FailedElement)
            {
                case StatementElement.Condition:
                    return Advice(match.FailedCondition!.Key)
                        ?? $"Make the request meet the condition on {match.FailedCondition.Key}, or widen it.";
                case StatementElement.Resource:
                    return Resource(match, request) ?? $"Add {request.Resource} to the Resource of {DecisionText.Statement(match, kind)}.";
                case StatementElement.Action:
                    return $"Add {request.Action} to the Action of {DecisionText.Statement(match, kind)}.";
                case StatementElement.Principal:
                    return $"Add {request.Principal} to the Principal of {DecisionText.Statement(match, kind)}.";
            }
        }

        if (kind == PolicyKind.Identity && evaluation.Identity is { IsEmpty: true })
        {
            return $"Give the policies of {request.Principal} with {Setting.IdentityPolicy}; if it has none, allow "
                + $"{request.Action} in one.";
        }

        if (kind == PolicyKind.Session && evaluation.Session is { IsEmpty: true })
        {
            return $"Give the policy that was passed to GetFederationToken with {Setting.SessionPolicy}. Without one "
                + $"{request.Principal} has no permissions but those that a resource-based policy gives it by name.";
        }

        if (kind == evaluation.ResourceKind && evaluation.Resource is null)
        {
            string parameter = kind switch
            {
                PolicyKind.Key => Setting.KeyPolicy,
                PolicyKind.RoleTrust => Setting.TrustPolicy,
                _ => Setting.BucketPolicy,
            };
            string alone = evaluation.ResourceMustAllow ? " Identity-based policies alone do nothing here." : string.Empty;
            return $"Give the {PolicyKinds.Name(kind)} with {parameter}; if there is none, one must allow {request.Action}.{alone}";
        }

        if (kind == PolicyKind.Identity && evaluation.Resource is { Grant: PrincipalGrant.Account })
        {
            return $"The {PolicyKinds.Name(evaluation.Resource.Kind)} names the account, which only lets that account decide: also allow "
                + $"{request.Action} in a policy of {request.Principal}.";
        }

        return kind switch
        {
            PolicyKind.Key =>
                $"Allow {request.Action} in the key policy, to the caller or to the root of its account; identity-based policies alone do "
                    + $"nothing for a KMS key.",
            PolicyKind.ServiceControl =>
                $"A service control policy of that level must allow {request.Action}; FullAWSAccess was probably detached.",
            _ =>
                $"Allow {request.Action} on {PresignTools.Text.Printable.Of(request.Resource, 300)} in "
                    + $"{PolicyKinds.NameWithArticle(kind)}.",
        };
    }

    private static string SignatureAge(Condition condition)
    {
        string limit = condition.Values.Count == 1 && NumericOperator.TryParse(condition.Values[0].Text, out decimal ms)
            ? $"within {(ms / 60000m).ToString("0.##", CultureInfo.InvariantCulture)} minutes of signing"
            : "sooner after signing";
        return $"Sign a new URL and use it {limit}: the bucket limits the age of signatures, whatever X-Amz-Expires says.";
    }

    private static string? Resource(in StatementMatch match, AccessRequest request)
    {
        foreach (ResourcePattern pattern in match.Statement.Resources!)
        {
            string bucket = pattern.Source;
            if (bucket[^1] != '*' && ResourcePattern.TryParse(bucket.TrimEnd('/') + "/*", variables: false) is { } objects
                && objects.IsMatch(request.Resource, request.Context))
            {
                return $"'{PresignTools.Text.Printable.Of(bucket)}' is the bucket; {request.Action} needs its objects. Write "
                    + $"'{PresignTools.Text.Printable.Of(bucket)}/*' too.";
            }

            if (bucket.EndsWith("/*", StringComparison.Ordinal) && bucket[..^2] == request.Resource)
            {
                return $"'{PresignTools.Text.Printable.Of(bucket)}' is the objects; {request.Action} needs the bucket. Add "
                    + $"'{PresignTools.Text.Printable.Of(request.Resource)}'.";
            }
        }

        return null;
    }

    private static string? Advice(string key)
    {
        foreach ((string known, string advice) in ByKey)
        {
            if (known.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return MarkedText.Show(advice);
            }
        }

        if (key.StartsWith("s3:RequestObjectTag", StringComparison.OrdinalIgnoreCase))
        {
            return "Sign the tags that the policy requires (header x-amz-tagging) into the URL, and send them.";
        }

        return key.StartsWith("s3:ExistingObjectTag/", StringComparison.OrdinalIgnoreCase)
            ? "The object's tags decide: tag it as the policy requires."
            : null;
    }
}
