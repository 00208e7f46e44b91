using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Sending;

/// <summary>
/// Where a URL goes that the user sends on purpose, to store or to read. The user has chosen to send it, so that it goes to its own host,
/// also in a private network; but never to a metadata service, and to S3 alone where others have written it.
/// </summary>
internal static partial class SendingPolicy
{
    /// <summary>Decides on one request of a transfer.</summary>
    /// <param name="j">The request. Its method and headers are known.</param>
    /// <param name="terms">Where it came from, and what the user has set.</param>
    internal static SendingDecision DecideTransfer(VerificationContext j, SendingTerms terms)
    {
        string method = j.EffectiveMethod;
        if (FaultOfText(j) is { } fault)
        {
            return SendingDecision.NotSent(method, fault, "Remove it: HTTP has no way to send it.");
        }

        if (AddressOf(j.Url, out string why) is not { } address)
        {
            return SendingDecision.NotSent(method, why);
        }

        HostKind kind = HostClassifier.Of(address.IdnHost, address.IsDefaultPort);
        string host = Printable.Of(address.IdnHost, 100);
        if (kind == HostKind.LinkLocal)
        {
            return SendingDecision.NotSent(
                method,
                $"{host} is a link-local address or a metadata service, and not a server of objects.",
                "Check who made this URL.");
        }

        RequestSource source = SourceOf(j, terms);
        bool isOwn = OwnEndpoint.Covers(terms.OwnEndpoints, j.Url);
        if (source == RequestSource.Text && !isOwn && kind is not (HostKind.S3 or HostKind.S3Private))
        {
            return SendingDecision.NotSent(
                method,
                $"{host} is not one of AWS's S3 hosts, and the URL was found in text, which another person may have written.",
                $"Give the URL by itself with {Setting.Url} if you trust it.");
        }

        AddressKinds reachable = source == RequestSource.Text && !isOwn
            ? Reachable(kind, source)
            : AddressKinds.Public | AddressKinds.Private | AddressKinds.Loopback;
        if (address.Scheme == "http"
            && HasToken(j)
            && kind != HostKind.Loopback
            && terms.Proxy?.ProxyElsewhere(address) is { } proxy)
        {
            return SendingDecision.NotSent(
                method,
                $"the request has a session token in it, and plain http would show it to the proxy {Printable.Of(proxy.Authority, 100)}.",
                $"Use https, or except {host} from the proxy (NO_PROXY).");
        }

        return WithHeaders(j, null, terms, new SendingDecision { Method = method, Address = address, Reachable = reachable });
    }
}
