using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>Released versions of SDKs that are known to sign wrongly, each by the report that settled it.</summary>
/// <param name="Name">Name of the package.</param>
/// <param name="Version">The first such version.</param>
/// <param name="What">What it does wrong, with the report.</param>
internal sealed record SdkRelease(string Name, string Version, string What)
{
    private static readonly (Func<string, bool> IsNamed, SdkRelease Release)[] Known =
    [
        (
            static t => t.ContainsAny("aws-sdk-php") && t.ContainsAny("3.18.8", "3.18.9"),
            new("aws-sdk-php", "3.18.8", "it signed 'UNSIGNED PAYLOAD' with a space (aws/aws-sdk-php#996)")),
        (
            static t => t.ContainsAny("minio-java 2.0.2", "minio:2.0.2"),
            new("minio-java", "2.0.2", "it did not encode query parameters (minio/minio-java#456)")),
        (
            static t => t.ContainsAny("AWSSDK.Core 3.7.100.7"),
            new("AWSSDK.Core", "3.7.100.7", "it signed URLs wrongly (aws/aws-sdk-net#2478)")),
        (
            static t => t.ContainsAny("AWSSDK.S3 3.5.10"),
            new("AWSSDK.S3", "3.5.10", "it signed URLs with a session token wrongly (aws/aws-sdk-net#1826)")),
        (
            static t => t.ContainsAny("AWS Tools for PowerShell 4.1.10.0", "AWS.Tools.S3 4.1.10.0", "AWSPowerShell 4.1.10.0"),
            new(
                "AWS Tools for PowerShell",
                "4.1.10.0",
                "it carries AWSSDK.S3 3.5.10, which signed URLs with a session token wrongly (aws/aws-sdk-net#1826)"
            )),
        (
            static t => t.ContainsAny("PresignGetObject") && t.ContainsAny("v1.97", "v1.98", "checksum-mode"),
            new("aws-sdk-go-v2", "2026-08", "it signs x-amz-checksum-mode as a header (aws/aws-sdk-go-v2#3528)")),
    ];

    /// <summary>The release that a text names; null if it names none.</summary>
    internal static SdkRelease? KnownToSignWrongly(string text) => Array.Find(Known, k => k.IsNamed(text)).Release;
}
