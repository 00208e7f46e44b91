using System.Globalization;
using System.Net;
using PresignTools.Errors;

namespace PresignTools.Addressing;

/// <summary>
/// Scheme, host, port and base path of a custom endpoint, read from text as they stand. No System.Uri: it rewrites paths,
/// and the base path is part of what is signed.
/// </summary>
internal sealed class S3EndpointUrl
{
    private S3EndpointUrl(string scheme, string host, int port, bool hasPort, string basePath, bool isIp)
    {
        Scheme = scheme;
        Host = host;
        Port = port;
        HasPort = hasPort;
        BasePath = basePath;
        IsIp = isIp;
    }

    /// <summary>Lower case.</summary>
    internal string Scheme { get; }

    /// <summary>As written; IPv6 in brackets.</summary>
    internal string Host { get; }

    /// <summary>The port given, else that of the scheme.</summary>
    internal int Port { get; }

    internal bool HasPort { get; }

    /// <summary>Empty, or starting with a slash and not ending in one.</summary>
    internal string BasePath { get; }

    /// <summary>An IP address takes no bucket label in front.</summary>
    internal bool IsIp { get; }

    /// <summary>Host and port as they stand in a URL, with <paramref name="prefix"/> as first labels.</summary>
    internal string Authority(string prefix = "") =>
        HasPort ? prefix + Host + ":" + Port.ToString(CultureInfo.InvariantCulture) : prefix + Host;

    /// <summary>The Host header as signed: lower case, without the scheme's default port.</summary>
    internal string HostHeader(string prefix = "") =>
        Port == DefaultPort(Scheme)
            ? (prefix + Host).ToLowerInvariant()
            : (prefix + Host).ToLowerInvariant() + ":" + Port.ToString(CultureInfo.InvariantCulture);

    internal static int DefaultPort(string scheme) => scheme == "http" ? 80 : 443;

    /// <summary>Reads <c>http[s]://host[:port][/base]</c>.</summary>
    /// <exception cref="PresignException"><c>EndpointUrlInvalid</c>; the message shows no user info.</exception>
    internal static S3EndpointUrl Parse(string text)
    {
        int separator = text.IndexOf("://", StringComparison.Ordinal);
        if (separator < 0)
        {
            throw AddressingErrors.EndpointUrlInvalid("it does not start with http:// or https://");
        }

        string scheme = text[..separator].ToLowerInvariant();
        if (scheme is not ("http" or "https"))
        {
            throw AddressingErrors.EndpointUrlInvalid("it does not start with http:// or https://");
        }

        string rest = text[(separator + 3)..];
        int slash = rest.IndexOf('/');
        string authority = slash < 0 ? rest : rest[..slash];
        string path = slash < 0 ? string.Empty : rest[slash..];
        if (rest.AsSpan().IndexOf('?') >= 0)
        {
            throw AddressingErrors.EndpointUrlInvalid("it has a query (?)");
        }

        if (rest.AsSpan().IndexOf('#') >= 0)
        {
            throw AddressingErrors.EndpointUrlInvalid("it has a fragment (#)");
        }

        foreach (char c in path)
        {
            if (c is <= ' ' or >= '\u007f' or '"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}')
            {
                throw AddressingErrors.EndpointUrlInvalid("its path has a character that must be percent-encoded");
            }
        }

        (string host, int? port, bool isIp) = SplitAuthority(authority, AddressingErrors.EndpointUrlInvalid);
        return new S3EndpointUrl(scheme, host, port ?? DefaultPort(scheme), port is not null, path.TrimEnd('/'), isIp);
    }

    /// <summary>Reads <c>host[:port]</c>; what is wrong goes to <paramref name="error"/>, which makes the exception.</summary>
    internal static (string Host, int? Port, bool IsIp) SplitAuthority(string authority, Func<string, PresignException> error)
    {
        if (authority.AsSpan().IndexOf('@') >= 0)
        {
            throw error("it has user info (user@host)");
        }

        string host = authority;
        string? portText = null;
        bool isIp = false;
        if (authority.Length > 0 && authority[0] == '[')
        {
            int close = authority.IndexOf(']');
            if (close < 0 || !IsIpv6(authority[1..close]))
            {
                throw error("the text in brackets is not an IPv6 address");
            }

            host = authority[..(close + 1)];
            isIp = true;
            if (close + 1 < authority.Length)
            {
                if (authority[close + 1] != ':')
                {
                    throw error("something other than a port follows the IPv6 address");
                }

                portText = authority[(close + 2)..];
            }
        }
        else
        {
            int colon = authority.IndexOf(':');
            if (colon >= 0)
            {
                host = authority[..colon];
                portText = authority[(colon + 1)..];
            }

            CheckHostName(host, error);
            isIp = IsIpv4(host);
        }

        return (host, portText is null ? null : PortOf(portText, error), isIp);
    }

    /// <summary>
    /// Four decimal numbers up to 255. Whole-number and hexadecimal spellings are host names here, as they are for the SDKs.
    /// </summary>
    internal static bool IsIpv4(string host)
    {
        int numbers = 0;
        foreach (string part in host.Split('.'))
        {
            if (
                part.Length is 0 or > 3
                || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
                || value > 255)
            {
                return false;
            }

            numbers++;
        }

        return numbers == 4;
    }

    private static bool IsIpv6(string text)
    {
        foreach (char c in text)
        {
            if (c is not (':' or '.' or (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F')))
            {
                return false;   // a zone id is of no use in a URL that others get
            }
        }

        return text.AsSpan().IndexOf(':') >= 0 && IPAddress.TryParse(text, out _);
    }

    private static int PortOf(string text, Func<string, PresignException> error) =>
        text.Length is > 0 and <= 5
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port)
        && port is > 0 and <= 65535
            ? port
            : throw error("its port is not a number from 1 to 65535");

    private static void CheckHostName(string host, Func<string, PresignException> error)
    {
        if (host.Length == 0)
        {
            throw error("it has no host");
        }

        if (host.Length > 254)
        {
            throw error("its host name is longer than DNS allows");
        }

        char before = '.';
        foreach (char c in host)
        {
            // The underscore is no DNS host character, but container networks use it.
            if (c is not ('.' or '-' or '_' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')))
            {
                throw error("its host name has a character that no host name has; write an international name in its xn-- form");
            }

            if (c == '.' && before == '.')
            {
                throw error("its host name has an empty label");
            }

            before = c;
        }
    }
}
