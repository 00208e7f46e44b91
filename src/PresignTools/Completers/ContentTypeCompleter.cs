namespace PresignTools.Completers;

/// <summary>Offers common content types.</summary>
internal sealed class ContentTypeCompleter() : ListCompleter(
    ("application/octet-stream", "any bytes"),
    ("application/json", "JSON"),
    ("application/pdf", "PDF"),
    ("application/gzip", ".gz"),
    ("application/zip", "ZIP archive"),
    ("text/plain", "plain text"),
    ("text/csv", "CSV table"),
    ("text/html", "web page"),
    ("image/jpeg", "JPEG picture"),
    ("image/png", "PNG picture"),
    ("image/webp", "WebP picture"),
    ("video/mp4", "MP4 video"),
    ("audio/mpeg", "MP3 audio"));
