namespace PresignTools.Inspection;

/// <summary>
/// Logs of servers and proxies have the target of a request without its host. The target is read as the URL that it is of; this name, which
/// no host can have (RFC 2606, 2), stands where the host was. Nothing is concluded from it, nothing is sent to it, and it is not shown.
/// </summary>
internal static class UntoldHost
{
    internal const string Name = "host-not-told.invalid";

    /// <summary>Whether a URL has the name in place of its host.</summary>
    internal static bool Is(string? url) => url is not null && url.StartsWith("https://" + Name + "/", StringComparison.Ordinal);

    /// <summary>The URL as it may be shown: the target alone, where nobody told the host.</summary>
    internal static string? Without(string? url) => Is(url) ? url![("https://".Length + Name.Length)..] : url;
}
