namespace PresignTools;

internal static partial class Errors
{
    internal static PresignException UrlArgumentUnknown(string typeName) => new(
        nameof(UrlArgumentUnknown), PresignErrorKind.InvalidArgument,
        $"A {Text.Printable.Of(typeName, 60)} is no presigned URL and has no property Url.",
        "Give the URL as text in single quotes, or the object that New-S3PresignedUrl wrote.");
}
