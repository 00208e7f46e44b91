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
            case "access-key-unknown":
                ForAccessKey(response.AccessKeyId, causes);
                break;
            case "headers-not-signed":
                ForUnsignedHeaders(response.HeadersNotSigned, causes);
                break;
            case "not-implemented" when ((response.Message ?? string.Empty) + parts.Field("Header")).IndexOf("checksum", StringComparison.OrdinalIgnoreCase) is not -1:
                First(causes, "checksum-default");
                break;
            case "signature-mismatch":
                ForSignature(response, parts, causes);
                break;
            default:
                break;
        }

        if (isDeleteMarker)
        {
            First(causes, "delete-marker");
        }

        return causes.AsReadOnly();
    }

    private static IEnumerable<string> ForStatement(AccessDeniedStatement statement, S3ErrorRow row)
    {
        if (statement.IsKms)
        {
            return statement switch
            {
                { Denial: PolicyDenial.Implicit, PolicyType: "identity-based policy" } => ["kms-permission-missing"],
                { Denial: PolicyDenial.Implicit, PolicyType: "resource-based policy" } => ["kms-key-policy"],
                { PolicyType: "service control policy" or "resource control policy" } => ["scp-or-rcp-deny"],
                { PolicyType: "permissions boundary" } => ["permissions-boundary"],
                { PolicyType: "session policy" } => ["session-policy"],
                { PolicyType: "VPC endpoint policy" } => ["vpc-endpoint-policy"],
                { Denial: PolicyDenial.Explicit, PolicyType: "resource-based policy" } => ["kms-key-policy"],
                { Denial: PolicyDenial.Explicit } => ["kms-permission-missing"],
                _ => row.Causes,
            };
        }

        if (statement.Denial == PolicyDenial.BucketSetting)
        {
            return row.Causes;
        }

        return statement.PolicyType switch
        {
            "service control policy" or "resource control policy" => ["scp-or-rcp-deny"],
            "permissions boundary" => ["permissions-boundary"],
            "session policy" => ["session-policy"],
            "VPC endpoint policy" => ["vpc-endpoint-policy"],
            "role trust policy" => ["other"],
            "identity-based policy" when statement.Denial == PolicyDenial.Explicit =>
                ["source-ip-condition", "vpce-condition", "secure-transport-condition", "sse-header-required-by-policy", "session-revoked", "mfa-condition", "other"],
            "identity-based policy" => ForMissingAllow(statement.Action),
            "resource-based policy" when statement.Denial == PolicyDenial.Explicit => ForBucketPolicyDeny(statement.Action),
            "resource-based policy" => ["bucket-policy-missing-allow-cross-account", "public-access-block", "object-ownership"],
            _ => row.Causes,
        };
    }

    /// <summary>A GET of an object that is not there is refused for s3:ListBucket, the permission that would let S3 say so.</summary>
    private static string[] ForMissingAllow(string? action) => action?.ToLowerInvariant() switch
    {
        "s3:listbucket" or "s3:listbucketversions" => ["key-missing-without-list-permission", "wrong-bucket-or-key", "missing-identity-permission"],
        "s3:putobjectacl" or "s3:putobjectversionacl" => ["acl-without-permission-or-acls-disabled", "missing-identity-permission"],
        "s3:putobjectretention" or "s3:putobjectlegalhold" or "s3:bypassgovernanceretention" => ["object-lock-or-retention", "missing-identity-permission"],
        _ => ["missing-identity-permission", "wrong-bucket-or-key"],
    };

    private static string[] ForBucketPolicyDeny(string? action) => action?.ToLowerInvariant() switch
    {
        "s3:putobject" => ["bucket-policy-explicit-deny", "sse-header-required-by-policy", "source-ip-condition", "vpce-condition", "secure-transport-condition", "header-required-by-policy", "public-access-block", "payload-hash-condition"],
        _ => ["bucket-policy-explicit-deny", "source-ip-condition", "vpce-condition", "secure-transport-condition", "public-access-block"],
    };

    private static void ForAccessKey(string? accessKeyId, List<string> causes)
    {
        if (accessKeyId is null)
        {
            return;
        }

        if (accessKeyId.StartsWith("ASIA", StringComparison.Ordinal))
        {
            First(causes, "malformed-session-token");
            First(causes, "missing-session-token");
        }
        else if (accessKeyId.StartsWith("AKIA", StringComparison.Ordinal))
        {
            causes.Remove("missing-session-token");     // a long-term key has none
            causes.Remove("malformed-session-token");
        }
    }

    private static void ForUnsignedHeaders(IReadOnlyList<string> headers, List<string> causes)
    {
        if (headers.Contains("host"))
        {
            // No client adds host: the list of signed headers itself was damaged or wrongly made.
            First(causes, "sdk-signing-bug");
            First(causes, "url-mangled-in-transit");
        }

        if (headers.Any(h => h.Contains("checksum")))
        {
            causes.Add("checksum-default");
        }
    }

    private static void ForSignature(S3ErrorResponse response, ResponseParts parts, List<string> causes)
    {
        string? stringToSign = parts.Field("StringToSign");
        if (stringToSign is not null && SecretFields.IsPostPolicy(stringToSign))
        {
            causes.Clear();
            causes.AddRange(["wrong-secret-key", "post-form-malformed", "sdk-signing-bug"]);
            return;
        }

        if (response.AccessKeyId is string key && key.StartsWith("AKIA", StringComparison.Ordinal))
        {
            causes.Remove("missing-session-token");
        }

        string? text = parts.TruncatedElement == "CanonicalRequest" ? null : parts.Field("CanonicalRequest");
        if (text is not null && CanonicalView.TryRead(text, out CanonicalView? canonical))
        {
            ForCanonicalRequest(canonical!, response, causes);
        }
    }

    private static void ForCanonicalRequest(CanonicalView canonical, S3ErrorResponse response, List<string> causes)
    {
        causes.Remove("head-with-get-url");
        if (canonical.Method != "HEAD" && !canonical.SignedHeaders.Contains("content-type"))
        {
            causes.Remove("content-type-mismatch");
        }

        if (canonical.SignedHeaders.All(h => h == "host"))
        {
            causes.Remove("missing-signed-header");
            causes.Remove("content-type-mismatch");
        }

        if (!canonical.Query.Contains("checksum") && !canonical.SignedHeaders.Any(h => h.Contains("checksum")))
        {
            causes.Remove("checksum-default");
        }

        if (canonical.Path.Contains("%25"))
        {
            First(causes, "key-encoding");
        }

        if (canonical.EmptyHeaders.Count > 0)
        {
            First(causes, "missing-signed-header");
            if (canonical.EmptyHeaders.Contains("content-type"))
            {
                First(causes, "content-type-mismatch");
            }
        }

        if (canonical.Query.Contains("amp%3B"))
        {
            First(causes, "url-mangled-in-transit");
        }

        if (response.AccessKeyId?.StartsWith("ASIA", StringComparison.Ordinal) == true
            && canonical.Query.IndexOf("X-Amz-Security-Token=", StringComparison.OrdinalIgnoreCase) < 0 && !canonical.SignedHeaders.Contains("x-amz-security-token"))
        {
            First(causes, "missing-session-token");
        }

        if (canonical.Method == "HEAD")
        {
            First(causes, "head-with-get-url");
        }
    }

    private static void First(List<string> causes, string cause)
    {
        causes.Remove(cause);
        causes.Insert(0, cause);
    }
}
