using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Inspection;

namespace PresignTools.Verification.Sending;

/// <summary>Whether a URL leads to the endpoint that the user has set: -EndpointUrl, the variables, the profile.</summary>
internal static class OwnEndpoint
{
    /// <param name="endpoints">The endpoints, as text; what is no endpoint covers nothing.</param>
    /// <param name="url">The URL.</param>
    internal static bool Covers(IEnumerable<string> endpoints, RawUrl url) => endpoints.Any(e => Covers(e, url));

    private static bool Covers(string text, RawUrl url)
    {
        S3EndpointUrl endpoint;
        try
        {
            endpoint = S3EndpointUrl.Parse(text.Trim());
        }
        catch (PresignException)
        {
            return false;
        }

        string host = url.Host.ToLowerInvariant().TrimEnd('.');
        string own = endpoint.Host.ToLowerInvariant().TrimEnd('.');
        bool isBelow = !endpoint.IsIp && host.EndsWith("." + own, StringComparison.Ordinal); // the bucket as a label of the host
        return url.Scheme == endpoint.Scheme
            && (url.Port ?? S3EndpointUrl.DefaultPort(url.Scheme)) == endpoint.Port
            && (host == own || isBelow);
    }
}
