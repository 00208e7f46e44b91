using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>What SDKs say where an answer should be XML of S3's and is something else: a web page, JSON, plain text.</summary>
internal static class NotXml
{
    // botocore; AWS SDK for PHP, JavaScript 3, Go 1 and 2, Java 1 and 2, Ruby; MinIO's SDKs for Go and Java.
    private static readonly string[] Sentences =
    [
        "invalid XML received",
        "non-XML from S3",
        "Deserialization error: to see the raw response",
        "failed to decode response body",
        "expected root element",
        "Failed to parse XML document",
        "Could not parse XML response",
        "Unable to unmarshall response",
        "Unable to unmarshal response",
        "XML syntax error on line",
        "expected element type <Error> but have <html>",
        "expected element type <ListBucketResult> but have",
        "Non-XML response from server",
        "but have <html>",
    ];

    private static readonly string[] Pages = ["<!doctype html", "<html", "but have <html>", "<title>"];

    /// <summary>The SDK's words; null if there are none.</summary>
    internal static string? Word(string? text) => text.FirstContained(Sentences);

    /// <summary>Whether what came instead is a web page.</summary>
    internal static bool IsPage(string? text) => text.ContainsAny(Pages);
}
