using System.Collections.ObjectModel;
using System.Globalization;

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

/// <summary>Signed requests of one kind, in their order.</summary>
public sealed class PresignedUploadUrls : ReadOnlyCollection<PresignedUploadUrl>
{
    internal PresignedUploadUrls(PresignedUploadUrl[] urls)
        : base(urls)
    {
    }

    /// <summary>How many there are: Export-Csv writes the text of a property.</summary>
    public override string ToString() => Count == 1 ? "1 URL" : Count.ToString(CultureInfo.InvariantCulture) + " URLs";
}
