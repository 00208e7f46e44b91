using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>Hosts that only the inside of a network knows: names of containers and clusters, private addresses, the own machine.</summary>
internal static class InsideHost
{
    private static readonly string[] Ends = [".internal", ".local", ".svc", ".lan", ".localdomain"];

    /// <summary>Whether it is a name that nobody outside resolves: one label, or a zone of a cluster or office.</summary>
    internal static bool IsName(string host)
    {
        string name = WithoutPort(host);
        bool isBare = name.Length > 0 && name.IndexOf('.') < 0 && name.IndexOf(':') < 0 && name[0] != '[';
        return (isBare && name != "localhost")
            || Array.Exists(Ends, e => name.EndsWith(e, StringComparison.Ordinal));
    }

    /// <summary>Whether it is the own machine, or an address of a private network (RFC 1918, RFC 3927, RFC 6598).</summary>
    internal static bool IsAddress(string host)
    {
        string name = WithoutPort(host);
        if (name == "localhost" || host is "::1" || host.StartsWith("[::1]", StringComparison.Ordinal))
        {
            return true;
        }

        string[] parts = HostText.IsAddress(name) ? name.Split('.') : [];
        if (parts.Length != 4 || !byte.TryParse(parts[0], out byte first) || !byte.TryParse(parts[1], out byte second))
        {
            return false;
        }

        return first is 10 or 127
            || (first == 172 && second is >= 16 and <= 31)
            || (first == 192 && second == 168)
            || (first == 169 && second == 254)
            || (first == 100 && second is >= 64 and <= 127);
    }

    private static string WithoutPort(string host)
    {
        int colon = host.IndexOf(':');
        return colon < 0 || colon != host.LastIndexOf(':') ? host : host[..colon];
    }
}
