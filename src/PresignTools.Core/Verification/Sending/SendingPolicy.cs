using System.Globalization;
using PresignTools.Inspection;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Sending;

/// <summary>
/// The one place that decides what leaves this machine: which URL is sent, to which host, with which headers; and whose keys ask which
/// server.
/// Pure: where a host's name leads to is not known here, so that the decision names the kinds of addresses that it may lead to.
/// docs/security.md says the same to users.
/// </summary>
internal static partial class SendingPolicy
{
    private static string AskForIt => $"{Setting.Live} sends it anyway.";

    /// <summary>Decides on one request.</summary>
    /// <param name="j">The request, judged offline.</param>
    /// <param name="terms">Where it came from, and what the user has said.</param>
    internal static SendingDecision Decide(VerificationContext j, SendingTerms terms)
    {
        string method = j.EffectiveMethod;
        if (FaultOfText(j) is { } fault)
        {
            return SendingDecision.NotSent(
                method,
                fault,
                "Take it out: HTTP has no way to send it, and what it makes of it is another request.");
        }

        LivePlan plan = LivePlan.Of(j, terms.Force, terms.CanForce);
        if (plan.Refusal is not null)
        {
            return new SendingDecision { Method = plan.Method, Reason = plan.Refusal };
        }

        if (AddressOf(j.Url, out string why) is not { } address)
        {
            return SendingDecision.NotSent(method, why);
        }

        HostKind kind = HostClassifier.Of(address.IdnHost, address.IsDefaultPort);
        bool isFree = terms.IsAskedFor || OwnEndpoint.Covers(terms.OwnEndpoints, j.Url);
        RequestSource source = SourceOf(j, terms);
        AddressKinds reachable = isFree ? AddressKinds.All : Reachable(kind, source);
        if (reachable == AddressKinds.None)
        {
            return Refused(method, address, kind, source);
        }

        bool tellsToken = address.Scheme == "http" && HasToken(j) && kind != HostKind.Loopback;
        bool isNamedS3 = source == RequestSource.Named && kind is HostKind.S3 or HostKind.S3Private;
        if (tellsToken && !isFree && !isNamedS3)
        {
            return SendingDecision.NotSent(
                method,
                "the request has a session token in it, and plain http would show it to everybody on the way.",
                $"Use https, or add {Setting.Live}.");
        }

        if (tellsToken && !terms.IsAskedFor && terms.Proxy?.ProxyElsewhere(address) is { } proxy)
        {
            return SendingDecision.NotSent(
                method,
                $"the request has a session token in it, and plain http would show it to the proxy {Printable.Of(proxy.Authority, 100)}.",
                $"Use https, add {Setting.Live}, or except {Printable.Of(address.IdnHost, 100)} from the proxy (NO_PROXY).");
        }

        return WithHeaders(j, plan.ExtraHeader, terms, new SendingDecision { Method = method, Address = address, Reachable = reachable });
    }

    /// <summary>
    /// Which addresses a host may lead to. S3's names may lead into a private network (interface endpoints with private DNS); those of an
    /// endpoint or Outpost that a stranger chose may not, since its owner chose the address. A name that looks public must lead to a
    /// public address: else whoever owns the name would choose what is reached in here.
    /// </summary>
    private static AddressKinds Reachable(HostKind kind, RequestSource source) => (kind, source) switch
    {
        (HostKind.S3, RequestSource.Named) => AddressKinds.Public | AddressKinds.Private | AddressKinds.Loopback,
        (HostKind.S3, _) => AddressKinds.Public | AddressKinds.Private,
        (HostKind.S3Private, RequestSource.Named) => AddressKinds.Public | AddressKinds.Private,
        (HostKind.S3Private, _) => AddressKinds.Public,
        (HostKind.Loopback, RequestSource.Named) => AddressKinds.Loopback,
        (HostKind.Other, RequestSource.Named) => AddressKinds.Public,
        _ => AddressKinds.None,
    };

    private static SendingDecision Refused(string method, Uri address, HostKind kind, RequestSource source)
    {
        string host = Printable.Of(address.IdnHost, 100);
        string what = kind switch
        {
            HostKind.Loopback => $"{host} is this machine",
            HostKind.LinkLocal => $"{host} is a link-local address or a metadata service",
            HostKind.Private => $"{host} is in a private network",
            _ => $"{host} is not one of AWS's S3 hosts",
        };
        string server = Printable.Of($"{address.Scheme}://{address.Authority}", 120);
        string remedy = AskForIt + $" If the server is yours, add {Setting.EndpointUrl} {server}.";
        if (source == RequestSource.Named)
        {
            return SendingDecision.NotSent(method, $"{what}. That must be requested.", remedy);
        }

        remedy = kind is HostKind.Loopback or HostKind.Other
            ? $"Give the URL by itself with {Setting.Url} if you trust it. {remedy}"
            : remedy;
        return SendingDecision.NotSent(method, $"{what}, and the URL was found in text, which somebody else may have written.", remedy);
    }

    /// <summary>Why a connection was not made; in the words of <see cref="Decide"/>.</summary>
    internal static SendingDecision LedElsewhere(SendingDecision decision, string address, AddressKinds kind)
    {
        string what = kind switch
        {
            AddressKinds.Loopback => "this machine",
            AddressKinds.LinkLocal => "a link-local address or a metadata service",
            AddressKinds.Private => "a private network",
            _ => "an address that no public server has",
        };
        string server = Printable.Of($"{decision.Address!.Scheme}://{decision.Address.Authority}", 120);
        return SendingDecision.NotSent(
            decision.Method,
            $"the name {Printable.Of(decision.Address.IdnHost, 100)} leads to {address}, which is {what}.",
            AskForIt + $" If the server is yours, add {Setting.EndpointUrl} {server}.");
    }

    /// <summary>
    /// A URL that the user named counts as named only if what is sent goes to the host that stands at its beginning: not one from inside a
    /// link.
    /// </summary>
    private static RequestSource SourceOf(VerificationContext j, SendingTerms terms)
    {
        if (terms.UrlSource != RequestSource.Named)
        {
            return RequestSource.Text;
        }

        string given = j.Request.Url.AsSpan().Trim().Trim("<>\"'`\u200b\u2060\ufeff").ToString();
        string start = j.Url.Scheme + "://" + j.Url.Authority;
        bool begins = given.StartsWith(start, StringComparison.OrdinalIgnoreCase)
            && (given.Length == start.Length || given[start.Length] is '/' or '?' or '#');
        return begins ? RequestSource.Named : RequestSource.Text;
    }

    private static string? FaultOfText(VerificationContext j)
    {
        if (!WireText.IsToken(j.EffectiveMethod))
        {
            return $"'{Printable.Of(j.EffectiveMethod, 60)}' is not an HTTP method.";
        }

        foreach ((string name, string value) in j.Request.Headers ?? [])
        {
            string bare = (name ?? string.Empty).Trim(' ');
            if (!WireText.IsToken(bare))
            {
                return $"'{Printable.Of(bare, 60)}' is not a header name.";
            }

            // Blanks around a value are no part of it.
            if (WireText.FaultOfValue((value ?? string.Empty).Trim(' ', '\t')) is { } fault)
            {
                return $"the value of header {Printable.Of(bare, 60)} has {fault} in it.";
            }
        }

        return null;
    }

    /// <summary>
    /// The address to send to. Its host must be the one that was judged, however a client reads the text; user name and password are left
    /// out.
    /// </summary>
    private static Uri? AddressOf(RawUrl url, out string why)
    {
        why = "no HTTP client can send this URL.";
        string? target = WireText.Target((url.Path.Length == 0 ? "/" : url.Path) + (url.Query is null ? string.Empty : "?" + url.Query));
        if (target is null || url.Host.Any(static c => char.IsControl(c) || char.IsSurrogate(c)))
        {
            why = "the URL has a character in it that cannot be sent.";
            return null;
        }

        string port = url.Port is { } number ? ":" + number.ToString(CultureInfo.InvariantCulture) : string.Empty;
        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        if (!Uri.TryCreate($"{url.Scheme}://{url.Host}{port}{target}", in options, out Uri? address) || address.IdnHost.Length == 0)
        {
            return null;
        }

        bool isSame = !IsAscii(url.Host)
            || string.Equals(address.IdnHost, url.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase)
            || (NumericHost.TryParse(address.IdnHost) is { } sent && sent.Equals(NumericHost.TryParse(url.Host)));
        // A backslash ends the host for some clients and not for others. Full-width and circled characters are plain ones for most, but not
        // here where this system lacks the tables for it.
        bool isUnmapped = url.Host.Any(IsCompatibility) && address.IdnHost.Contains("xn--", StringComparison.OrdinalIgnoreCase);
        bool isOdd = address.UserInfo.Length > 0 || isUnmapped || url.Authority.Contains('\\', StringComparison.Ordinal);
        if (!isSame || isOdd || !IsAscii(address.IdnHost))
        {
            why =
                $"clients do not agree on which host this URL names ({Printable.Of(url.Host, 60)} or {Printable.Of(address.IdnHost, 60)}).";
            return null;
        }

        return address;
    }

    private static bool IsCompatibility(char c) =>
        c
            is '\u00b2'
                or '\u00b3'
                or '\u00b9'
                or (>= '\u2070' and <= '\u209f')
                or (>= '\u2460' and <= '\u24ff')
                or (>= '\uff00' and <= '\uffef');

    private static bool IsAscii(string text) => !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    private static bool HasToken(VerificationContext j) =>
        j.Parameters.Token is { Length: > 0 } || j.Parameters.ExpressToken is { Length: > 0 }
        || (j.Headers ?? []).Any(static h => HeaderRules.IsToken(h.Key));

    private static SendingDecision WithHeaders(
        VerificationContext j,
        KeyValuePair<string, string>? further,
        SendingTerms terms,
        SendingDecision decision)
    {
        bool isFromText = terms.HeaderSource == RequestSource.Text && !terms.IsAskedFor;
        var sent = new List<KeyValuePair<string, string>>();
        var withheld = new List<string>();
        foreach (KeyValuePair<string, string> header in j.Headers ?? [])
        {
            string name = Printable.Of(header.Key, 60);
            bool isSigned = j.Parameters.SignedHeaderNames.Contains(header.Key);
            if (HeaderRules.IsClients(header.Key))
            {
                continue;
            }

            if (HeaderRules.ChangesMethod(header.Key) && isSigned)
            {
                return SendingDecision.NotSent(decision.Method,
                    $"the URL demands header {name}, and some servers run the method in it instead of {decision.Method}.");
            }

            if (HeaderRules.ChangesMethod(header.Key))
            {
                withheld.Add(name);
            }
            else if (!isFromText || HeaderRules.MayComeFromText(header.Key, isSigned))
            {
                sent.Add(header);
            }
            else if (isSigned)
            {
                return SendingDecision.NotSent(decision.Method,
                    $"the URL demands header {name}, which was found in text and may let somebody in.", AskForIt);
            }
            else
            {
                withheld.Add(name);
            }
        }

        if (further is { } extra)
        {
            sent.Add(extra);
        }

        return decision with { Headers = sent, Withheld = withheld };
    }
}
