namespace PresignTools.Intake.Readers;

/// <summary>
/// What tools call their settings. Names of tools differ in what stands before (AWS_, MINIO_, SCCACHE_, s3.), in case and in signs; what
/// they end in is the same everywhere.
/// </summary>
internal static class SettingNames
{
    // Compared without signs and in lower case. The longer of two that end alike stands first.
    private static readonly (string End, string Setting)[] Ends =
    [
        ("endpointurl", ClientSettingNames.Endpoint),
        ("endpointurls3", ClientSettingNames.Endpoint),
        ("endpointoverride", ClientSettingNames.Endpoint),
        ("bucketendpoint", ClientSettingNames.BucketEndpoint),
        ("endpoint", ClientSettingNames.Endpoint),
        ("serviceurl", ClientSettingNames.Endpoint),
        ("customdomain", ClientSettingNames.PublicHost),
        ("customdomainname", ClientSettingNames.PublicHost),
        ("customhost", ClientSettingNames.PublicHost),
        ("mediaurl", ClientSettingNames.PublicHost),
        ("publicurl", ClientSettingNames.PublicHost),
        ("publichost", ClientSettingNames.PublicHost),
        ("publicdomain", ClientSettingNames.PublicHost),
        ("publicendpoint", ClientSettingNames.PublicHost),
        ("publicbaseurl", ClientSettingNames.PublicHost),
        ("externalurl", ClientSettingNames.PublicHost),
        ("externalendpoint", ClientSettingNames.PublicHost),
        ("externalhost", ClientSettingNames.PublicHost),
        ("hostalias", ClientSettingNames.PublicHost),
        ("cdnurl", ClientSettingNames.PublicHost),
        ("cdndomain", ClientSettingNames.PublicHost),
        ("cdnhost", ClientSettingNames.PublicHost),
        ("assethost", ClientSettingNames.PublicHost),
        ("downloadurl", ClientSettingNames.PublicHost),
        ("urlhost", ClientSettingNames.PublicHost),
        ("hostbase", ClientSettingNames.Endpoint),
        ("s3url", ClientSettingNames.Endpoint),
        ("s3host", ClientSettingNames.Endpoint),
        ("regionname", ClientSettingNames.Region),
        ("region", ClientSettingNames.Region),
        ("bucketnames", ClientSettingNames.Bucket),
        ("bucketname", ClientSettingNames.Bucket),
        ("bucket", ClientSettingNames.Bucket),
        ("forcepathstyle", ClientSettingNames.PathStyle),
        ("usepathstyle", ClientSettingNames.PathStyle),
        ("usepathstyleendpoint", ClientSettingNames.PathStyle),
        ("pathstyleaccess", ClientSettingNames.PathStyle),
        ("pathstyleaccessenabled", ClientSettingNames.PathStyle),
        ("pathstyle", ClientSettingNames.PathStyle),
        ("addressingstyle", ClientSettingNames.PathStyle),
        ("bucketlookup", ClientSettingNames.PathStyle),
        ("requestchecksumcalculation", ClientSettingNames.RequestChecksum),
        ("signatureversion", ClientSettingNames.SignatureVersion),
        ("signerversion", ClientSettingNames.SignatureVersion),
        ("signertype", ClientSettingNames.SignatureVersion),
        ("accesskeyid", ClientSettingNames.AccessKeyId),
        ("accesskey", ClientSettingNames.AccessKeyId),
        ("awskeyid", ClientSettingNames.AccessKeyId),
        ("awsprofile", ClientSettingNames.Profile),
        ("rolearn", ClientSettingNames.Role),
        ("httpproxy", ClientSettingNames.Proxy),
        ("httpsproxy", ClientSettingNames.Proxy),
        ("allproxy", ClientSettingNames.Proxy),
        ("cannedacl", ClientSettingNames.Acl),
        ("objectacl", ClientSettingNames.Acl),
        ("defaultacl", ClientSettingNames.Acl),
        ("xamzacl", ClientSettingNames.Acl),
        ("acl", ClientSettingNames.Acl),
        ("serversideencryption", ClientSettingNames.ServerSideEncryption),
    ];

    // Endpoints, regions and buckets of something else, and what is no setting at all.
    private static readonly string[] Others =
    [
        "sts", "iam", "kms", "sqs", "sns", "dynamo", "token", "oauth", "login", "metric", "health", "public", "cdn", "website", "source",
        "arn", "otlp", "otel", "getbucket", "createbucket", "listbucket", "headbucket", "deletebucket", "existsbucket", "makebucket",
        "getobject", "putobject", "secret", "disabled", "resolv",

        // Codes of errors, which a sentence follows: InvalidAccessKeyId, NoSuchBucket, MissingRegion.
        "invalid", "nosuch", "missing", "illegal", "unknown", "unsupported", "wrong",
    ];

    private static readonly Dictionary<char, (string End, string Setting)[]> ByLast =
        Ends.GroupBy(static e => e.End[^1])
            .ToDictionary(static g => g.Key, static g => g.OrderByDescending(static e => e.End.Length).ToArray());

    /// <summary>The setting that a name stands for; null if it is none.</summary>
    internal static string? Of(ReadOnlySpan<char> name)
    {
        const int Longest = 60;
        if (name.Length is < 3 or > Longest)
        {
            return null;
        }

        Span<char> plain = stackalloc char[Longest];
        int length = 0;
        foreach (char c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                plain[length++] = char.ToLowerInvariant(c);
            }
        }

        ReadOnlySpan<char> own = plain[..length];
        if (length == 0 || !ByLast.TryGetValue(own[^1], out (string End, string Setting)[]? ends))
        {
            return null;
        }

        foreach ((string end, string setting) in ends)
        {
            if (own.EndsWith(end, StringComparison.Ordinal))
            {
                bool isPattern = own.EndsWith("hostbucket", StringComparison.Ordinal);     // s3cmd's pattern of a host
                return isPattern || IsOfOther(own[..^end.Length]) || (end == "acl" && own.Length > 8) ? null : setting;
            }
        }

        return null;
    }

    private static bool IsOfOther(ReadOnlySpan<char> before)
    {
        foreach (string other in Others)
        {
            if (before.Contains(other, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
