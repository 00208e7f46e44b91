namespace PresignTools.Addressing;

/// <summary>
/// What the form of a bucket name tells. Lenient, as S3 itself must be: buckets made in us-east-1 before 2018 may have upper case,
/// underscores and up to 255 characters.
/// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"/>.
/// </summary>
internal static class S3BucketName
{
    internal const string AccessPointAliasSuffix = "-s3alias";
    internal const string ObjectLambdaAliasSuffix = "--ol-s3";
    internal const string OutpostsAliasSuffix = "--op-s3";
    internal const string DirectorySuffix = "--x-s3";
    internal const string DirectoryAccessPointSuffix = "--xa-s3";
    internal const string MultiRegionSuffix = ".mrap";

    /// <summary>
    /// The widest rule: <c>^[a-zA-Z0-9.\-_]{1,255}$</c>, and not a dot segment, which every HTTP client would take out of the path.
    /// </summary>
    internal static bool IsAcceptable(string name)
    {
        if (name.Length is 0 or > 255 || name is "." or "..")
        {
            return false;
        }

        foreach (char c in name)
        {
            if (c is not ('.' or '-' or '_' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether the name can stand as the first label (with <paramref name="allowDots"/>: labels) of a host. A dot is refused for https,
    /// since the certificate's wildcard covers one label only.
    /// </summary>
    internal static bool IsVirtualHostable(string name, bool allowDots)
    {
        if (name.Length is < 3 or > 63 || !IsLetterOrDigit(name[0]) || !IsLetterOrDigit(name[^1]))
        {
            return false;
        }

        for (int i = 1; i < name.Length - 1; i++)
        {
            char c = name[i];
            if (c == '.')
            {
                // no empty label, and no label that starts or ends with a dash
                if (!allowDots || !IsLetterOrDigit(name[i - 1]) || !IsLetterOrDigit(name[i + 1]))
                {
                    return false;
                }
            }
            else if (c != '-' && !IsLetterOrDigit(c))
            {
                return false;
            }
        }

        return !allowDots || !S3EndpointUrl.IsIpv4(name);
    }

    /// <summary>Letters, digits and inner dashes, at most 63: a DNS label in either case.</summary>
    internal static bool IsHostLabel(string text)
    {
        if (text.Length is 0 or > 63 || text[0] == '-' || text[^1] == '-')
        {
            return false;
        }

        foreach (char c in text)
        {
            if (c != '-' && !IsLetterOrDigit(c) && c is not (>= 'A' and <= 'Z'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9');
}
