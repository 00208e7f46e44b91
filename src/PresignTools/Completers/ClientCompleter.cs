namespace PresignTools.Completers;

/// <summary>Offers what commonly sends a presigned URL.</summary>
internal sealed class ClientCompleter() : ListCompleter(
    ("browser", "a page calls fetch, axios or XMLHttpRequest"),
    ("curl", "curl on the command line"),
    ("PowerShell", "Invoke-WebRequest or Invoke-RestMethod"),
    ("python-requests", "requests in Python"),
    ("proxy", "a proxy stands between client and S3"),
    ("CloudFront", "a CDN stands between client and S3"));
