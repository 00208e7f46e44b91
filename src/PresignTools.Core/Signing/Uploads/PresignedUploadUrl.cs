namespace PresignTools.Signing.Uploads;

/// <summary>One signed request of an upload in parts. Its text is the URL, which is a bearer secret.</summary>
public class PresignedUploadUrl
{
    internal PresignedUploadUrl(string url, string method, RequiredHeaders? requiredHeaders)
    {
        Url = url;
        Method = method;
        RequiredHeaders = requiredHeaders is { Count: > 0 } ? requiredHeaders : null;
    }

    /// <summary>The method that was signed.</summary>
    public string Method { get; }

    /// <summary>Headers that the client must send with exactly these values; null if there are none.</summary>
    public RequiredHeaders? RequiredHeaders { get; }

    /// <summary>The URL.</summary>
    public string Url { get; }

    /// <summary>The URL.</summary>
    public override string ToString() => Url;
}
