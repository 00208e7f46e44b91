namespace PresignTools.Intake.Readers.Code.Tables;

/// <summary>
/// What constructors of request objects take by position. Source: AWS SDK for Java 1.x, GeneratePresignedUrlRequest; Dell ECS object
/// client, PresignedUrlRequest.
/// </summary>
internal static class RequestTypes
{
    private static readonly Dictionary<string, string[]> ByType = new(StringComparer.Ordinal)
    {
        ["GeneratePresignedUrlRequest"] = ["Bucket", "Key", "Method"],
        ["PresignedUrlRequest"] = ["Method", "Bucket", "Key", "Expires"],
    };

    /// <summary>Names by position; empty for a type that is not known.</summary>
    internal static IReadOnlyList<string> Positions(string type) => ByType.GetValueOrDefault(type) ?? [];
}
