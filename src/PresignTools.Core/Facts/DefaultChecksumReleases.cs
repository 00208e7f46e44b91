namespace PresignTools.Facts;

/// <summary>
/// The first release of each SDK that adds a checksum to uploads by default (AWS SDKs and Tools Reference Guide, "Data Integrity
/// Protections for Amazon S3"; the change logs of January 2025).
/// </summary>
internal static class DefaultChecksumReleases
{
    private static readonly (string Library, Version First)[] Releases =
    [
        ("boto3", new(1, 36, 0)), ("botocore", new(1, 36, 0)), ("aws-cli", new(2, 23, 0)), ("awscli", new(1, 37, 0)),
        ("@aws-sdk/client-s3", new(3, 729, 0)), ("@aws-sdk/s3-request-presigner", new(3, 729, 0)), ("@aws-sdk/lib-storage", new(3, 729, 0)),
        ("aws-sdk-js-v3", new(3, 729, 0)), ("aws-sdk-php", new(3, 337, 0)), ("aws/aws-sdk-php", new(3, 337, 0)),
        ("aws-sdk-ruby3", new(3, 216, 0)), ("software.amazon.awssdk", new(2, 30, 0)), ("aws-sdk-java", new(2, 30, 0)),
        ("AWSSDK.S3", new(3, 7, 412)), ("AWS.Tools.S3", new(4, 1, 736)),
    ];

    // Version 1 of the command line has numbers of its own, and goes by the same name.
    private static readonly Version FirstOfCommandLine1 = new(1, 37, 0);

    /// <summary>Whether a library of that name and version, as in <c>boto3 1.38.27</c>, does so.</summary>
    internal static bool Has(string library)
    {
        int blank = library.LastIndexOf(' ');
        if (blank < 0 || !Version.TryParse(Padded(library[(blank + 1)..].TrimStart('v')), out Version? version))
        {
            return false;
        }

        string name = library[..blank];
        if (name == "aws-cli" && version.Major == 1)
        {
            return version >= FirstOfCommandLine1;
        }

        return Array.Exists(Releases, r => r.Library.Equals(name, StringComparison.OrdinalIgnoreCase) && version >= r.First);
    }

    /// <summary>The leading numbers of a version, two at least.</summary>
    private static string Padded(string version)
    {
        string numbers = new([.. version.TakeWhile(static c => char.IsAsciiDigit(c) || c == '.')]);
        return numbers.Contains('.', StringComparison.Ordinal) ? numbers.Trim('.') : numbers + ".0";
    }
}
