using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// Headers that AWS's SDKs add by default since January 2025, without anybody's asking for them. Source: AWS SDKs and Tools Reference
/// Guide, "Data Integrity Protections for Amazon S3".
/// </summary>
internal static class DefaultChecksums
{
    /// <summary>What turns the default off, as advice.</summary>
    internal const string TurnOff =
        "Set AWS_REQUEST_CHECKSUM_CALCULATION=WHEN_REQUIRED in the environment, or request_checksum_calculation in the profile.";

    internal static bool IsHeader(string name) =>
        name
            is "x-amz-checksum-mode"
                or "x-amz-sdk-checksum-algorithm"
                or "x-amz-checksum-crc32"
                or "x-amz-checksum-crc64nvme"
                or "x-amz-trailer";

    /// <summary>The SDK with a default checksum that a text names by its release; null if none.</summary>
    internal static string? Sdk(DiagnosisInput input) =>
        input.Settings.Where(static s => s.Name == ClientSettingNames.LibraryVersion && DefaultChecksumReleases.Has(s.Value))
            .Select(static s => Printable.Of(s.Value, 60)).FirstOrDefault();

    /// <summary>The checksum of an empty body: made when a URL was signed and the body not known.</summary>
    internal static bool IsOfEmptyBody(string? value) => value is "AAAAAA==" or "AAAAAAAAAAA=";
}
