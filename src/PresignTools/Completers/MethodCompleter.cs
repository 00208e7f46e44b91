namespace PresignTools.Completers;

/// <summary>Offers the HTTP methods that S3 takes.</summary>
internal sealed class MethodCompleter() : ListCompleter(
    ("GET", "download, list"),
    ("PUT", "upload"),
    ("HEAD", "headers of an object"),
    ("POST", "start or complete a multipart upload, restore"),
    ("DELETE", "delete"));
