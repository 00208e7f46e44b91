namespace PresignTools.Responses;

/// <summary>Orders the causes of a row by what else the answer says; takes out those that it excludes.</summary>
internal static class CauseRanking
{
    internal static IReadOnlyList<string> Rank(S3ErrorResponse response, S3ErrorRow row, ResponseParts parts, bool isDeleteMarker)
    {
        var causes = new List<string>(row.Causes);
        if (response.AccessDenied is not null)
        {
            causes = [.. ForStatement(response.AccessDenied, row)];
        }

        switch (row.Id)
        {
            case S3Answer.AccessKeyUnknown:
                ForAccessKey(response.AccessKeyId, causes);
                break;
            case S3Answer.HeadersNotSigned:
                ForUnsignedHeaders(response.HeadersNotSigned, causes);
                break;
            case S3Answer.NotImplemented
                when ((response.Message ?? string.Empty) + parts.Field("Header")).IndexOf(
                    "checksum",
                    StringComparison.OrdinalIgnoreCase
                )
                    is not -1:
                First(causes, CauseId.ChecksumDefault);
                break;
            case CauseId.SignatureMismatch:
                ForSignature(response, parts, causes);
                break;
            default:
                break;
        }

        if (isDeleteMarker)
        {
            First(causes, CauseId.DeleteMarker);
        }

        return causes.AsReadOnly();
    }

    private static IEnumerable<string> ForStatement(AccessDeniedStatement statement, S3ErrorRow row)
    {
        if (statement.IsKms)
        {
            return statement switch
            {
                { Denial: PolicyDenial.Implicit, PolicyType: "identity-based policy" } => [CauseId.KmsPermissionMissing],
                { Denial: PolicyDenial.Implicit, PolicyType: "resource-based policy" } => [CauseId.KmsKeyPolicy],
                { PolicyType: "service control policy" or "resource control policy" } => [CauseId.ScpOrRcpDeny],
                { PolicyType: "permissions boundary" } => [CauseId.PermissionsBoundary],
                { PolicyType: "session policy" } => [CauseId.SessionPolicy],
                { PolicyType: "VPC endpoint policy" } => [CauseId.VpcEndpointPolicy],
                { Denial: PolicyDenial.Explicit, PolicyType: "resource-based policy" } => [CauseId.KmsKeyPolicy],
                { Denial: PolicyDenial.Explicit } => [CauseId.KmsPermissionMissing],
                _ => row.Causes,
            };
        }

        if (statement.Denial == PolicyDenial.BucketSetting)
        {
            return row.Causes;
        }

        return statement.PolicyType switch
        {
            "service control policy" or "resource control policy" => [CauseId.ScpOrRcpDeny],
            "permissions boundary" => [CauseId.PermissionsBoundary],
            "session policy" => [CauseId.SessionPolicy],
            "VPC endpoint policy" => [CauseId.VpcEndpointPolicy],
            "role trust policy" => [CauseId.Other],
            "identity-based policy" when statement.Denial == PolicyDenial.Explicit =>
            [
                CauseId.SourceIpCondition,
                CauseId.VpceCondition,
                CauseId.SecureTransportCondition,
                CauseId.SseHeaderRequiredByPolicy,
                CauseId.SessionRevoked,
                CauseId.MfaCondition,
                CauseId.Other,
            ],
            "identity-based policy" => ForMissingAllow(statement.Action),
            "resource-based policy" when statement.Denial == PolicyDenial.Explicit => ForBucketPolicyDeny(statement.Action),
            "resource-based policy" => [CauseId.BucketPolicyMissingAllowCrossAccount, CauseId.PublicAccessBlock, CauseId.ObjectOwnership],
            _ => row.Causes,
        };
    }

    /// <summary>A GET of an object that is not there is refused for s3:ListBucket, the permission that would let S3 say so.</summary>
    private static string[] ForMissingAllow(string? action) =>
        action?.ToLowerInvariant() switch
        {
            "s3:listbucket" or "s3:listbucketversions" =>
            [
                CauseId.KeyMissingWithoutListPermission,
                CauseId.WrongBucketOrKey,
                CauseId.MissingIdentityPermission,
            ],
            "s3:putobjectacl" or "s3:putobjectversionacl" =>
            [
                CauseId.AclWithoutPermissionOrAclsDisabled,
                CauseId.MissingIdentityPermission,
            ],
            "s3:putobjectretention" or "s3:putobjectlegalhold" or "s3:bypassgovernanceretention" =>
            [
                CauseId.ObjectLockOrRetention,
                CauseId.MissingIdentityPermission,
            ],
            _ => [CauseId.MissingIdentityPermission, CauseId.WrongBucketOrKey],
        };

    private static string[] ForBucketPolicyDeny(string? action) =>
        action?.ToLowerInvariant() switch
        {
            "s3:putobject" =>
            [
                CauseId.BucketPolicyExplicitDeny,
                CauseId.SseHeaderRequiredByPolicy,
                CauseId.SourceIpCondition,
                CauseId.VpceCondition,
                CauseId.SecureTransportCondition,
                CauseId.HeaderRequiredByPolicy,
                CauseId.PublicAccessBlock,
                CauseId.PayloadHashCondition,
            ],
            _ =>
            [
                CauseId.BucketPolicyExplicitDeny,
                CauseId.SourceIpCondition,
                CauseId.VpceCondition,
                CauseId.SecureTransportCondition,
                CauseId.PublicAccessBlock,
            ],
        };

    private static void ForAccessKey(string? accessKeyId, List<string> causes)
    {
        if (accessKeyId is null)
        {
            return;
        }

        if (accessKeyId.StartsWith("ASIA", StringComparison.Ordinal))
        {
            First(causes, CauseId.MalformedSessionToken);
            First(causes, CauseId.MissingSessionToken);
        }
        else if (accessKeyId.StartsWith("AKIA", StringComparison.Ordinal))
        {
            causes.Remove(CauseId.MissingSessionToken);     // a long-term key has none
            causes.Remove(CauseId.MalformedSessionToken);
        }
    }

    private static void ForUnsignedHeaders(IReadOnlyList<string> headers, List<string> causes)
    {
        if (headers.Contains("host"))
        {
            // No client adds host: the list of signed headers itself was damaged or wrongly made.
            First(causes, CauseId.SdkSigningBug);
            First(causes, CauseId.UrlMangledInTransit);
        }

        if (headers.Any(h => h.Contains("checksum")))
        {
            causes.Add(CauseId.ChecksumDefault);
        }
    }

    private static void ForSignature(S3ErrorResponse response, ResponseParts parts, List<string> causes)
    {
        string? stringToSign = parts.Field("StringToSign");
        if (stringToSign is not null && SecretFields.IsPostPolicy(stringToSign))
        {
            causes.Clear();
            causes.AddRange([CauseId.WrongSecretKey, CauseId.PostFormMalformed, CauseId.SdkSigningBug]);
            return;
        }

        if (response.AccessKeyId is string key && key.StartsWith("AKIA", StringComparison.Ordinal))
        {
            causes.Remove(CauseId.MissingSessionToken);
        }

        string? text = parts.TruncatedElement == "CanonicalRequest" ? null : parts.Field("CanonicalRequest");
        if (text is not null && CanonicalView.TryRead(text, out CanonicalView? canonical))
        {
            ForCanonicalRequest(canonical!, response, causes);
        }
    }

    private static void ForCanonicalRequest(CanonicalView canonical, S3ErrorResponse response, List<string> causes)
    {
        causes.Remove(CauseId.HeadWithGetUrl);
        if (canonical.Method != "HEAD" && !canonical.SignedHeaders.Contains("content-type"))
        {
            causes.Remove(CauseId.ContentTypeMismatch);
        }

        if (canonical.SignedHeaders.All(h => h == "host"))
        {
            causes.Remove(CauseId.MissingSignedHeader);
            causes.Remove(CauseId.ContentTypeMismatch);
        }

        if (!canonical.Query.Contains("checksum") && !canonical.SignedHeaders.Any(h => h.Contains("checksum")))
        {
            causes.Remove(CauseId.ChecksumDefault);
        }

        if (canonical.Path.Contains("%25"))
        {
            First(causes, CauseId.KeyEncoding);
        }

        if (canonical.EmptyHeaders.Count > 0)
        {
            First(causes, CauseId.MissingSignedHeader);
            if (canonical.EmptyHeaders.Contains("content-type"))
            {
                First(causes, CauseId.ContentTypeMismatch);
            }
        }

        if (canonical.Query.Contains("amp%3B"))
        {
            First(causes, CauseId.UrlMangledInTransit);
        }

        if (
            response.AccessKeyId?.StartsWith("ASIA", StringComparison.Ordinal) == true
            && canonical.Query.IndexOf("X-Amz-Security-Token=", StringComparison.OrdinalIgnoreCase) < 0
            && !canonical.SignedHeaders.Contains("x-amz-security-token"))
        {
            First(causes, CauseId.MissingSessionToken);
        }

        if (canonical.Method == "HEAD")
        {
            First(causes, CauseId.HeadWithGetUrl);
        }
    }

    private static void First(List<string> causes, string cause)
    {
        causes.Remove(cause);
        causes.Insert(0, cause);
    }
}
