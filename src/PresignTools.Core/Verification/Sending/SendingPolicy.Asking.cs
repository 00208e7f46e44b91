using PresignTools.Text;

namespace PresignTools.Verification.Sending;

/// <summary>Whose keys ask which server, and by which way.</summary>
internal static partial class SendingPolicy
{
    /// <summary>
    /// Why nobody is asked with these keys; null if they may ask. Keys and tokens go to AWS, or to a server that they are proven to belong
    /// to.
    /// </summary>
    internal static string? WhyNotAsk(AskingTerms terms)
    {
        if (terms.EndpointUrl is null && terms.IsOtherServer)
        {
            string who = Printable.Of(terms.AskerKeyId) + (terms.AskerSource is null ? string.Empty : " from " + terms.AskerSource);
            string? fault = terms switch
            {
                { OtherEndpoint: null } => $"and the host does not show where its S3 endpoint is. Give {Setting.EndpointUrl}.",
                { IsOwnServer: true } or { HasSigned: true } => null,
                _ when terms.UrlKeyId != terms.AskerKeyId => $"and {who} did not sign the URL: nothing is asked with it.",
                _ => $"and the secret of {who} does not give the URL's signature: nothing is asked with it. "
                    + $"If the server is yours, give {Setting.EndpointUrl} {Printable.Of(terms.OtherEndpoint, 100)}",
            };
            if (fault is not null)
            {
                return "The URL's server is not one of AWS, " + fault;
            }
        }

        string? endpoint = terms.EndpointUrl ?? (terms.IsOtherServer ? terms.OtherEndpoint : null);
        return terms.HasToken && endpoint is not null && IsUnprotected(endpoint)
            ? $"The keys have a session token, which plain http to {Printable.Of(endpoint, 100)} would show to everybody on the way: "
                + "nothing is asked with it. Use an https endpoint."
            : null;
    }

    /// <summary>Whether what goes to an endpoint can be read on the way: plain http to another machine.</summary>
    internal static bool IsUnprotected(string endpoint) =>
        !Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri)
        || (uri.Scheme != Uri.UriSchemeHttps && HostClassifier.Of(uri.IdnHost, uri.IsDefaultPort) != HostKind.Loopback);

    /// <summary>
    /// The last look before a signed question goes out: why it must not go this way; null if it may. Over plain http a proxy on another
    /// machine could keep a signed question and repeat it, also without a token in it.
    /// </summary>
    /// <param name="target">Where it goes.</param>
    /// <param name="hasToken">Whether a session token goes with it.</param>
    /// <param name="proxy">The proxy that it would take.</param>
    internal static string? WhyNotThisWay(Uri target, bool hasToken, ProxyRoute proxy)
    {
        if (hasToken && IsUnprotected(target.AbsoluteUri))
        {
            return "the session token would go over plain http";
        }

        return target.Scheme != Uri.UriSchemeHttps && proxy.ProxyElsewhere(target) is { } other
            ? $"it would go over plain http through the proxy {Printable.Of(other.Authority, 100)}"
            : null;
    }
}
