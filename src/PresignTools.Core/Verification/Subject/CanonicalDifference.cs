using PresignTools.Text;

namespace PresignTools.Verification.Subject;

/// <summary>A line of the canonical request in two forms: as the request that was received gives it, and as it was signed.</summary>
public sealed class CanonicalDifference
{
    internal CanonicalDifference(string element, string received, string signed)
    {
        Element = element;
        Received = received;
        Signed = signed;
    }

    /// <summary>What the line is: method, path, query, host, header:NAME, signed-headers, payload, date, scope.</summary>
    public string Element { get; }

    /// <summary>The line that the request, as it was received, gives; token and key material masked.</summary>
    public string Received { get; }

    /// <summary>The line that was signed, or that the server reported; token and key material masked.</summary>
    public string Signed { get; }

    /// <summary>Both lines.</summary>
    public override string ToString() => Printable.Line($"{Element}: received '{Received}', signed '{Signed}'");
}
