namespace PresignTools.Intake;

/// <summary>What lies between client and server: a proxy, a CDN, a web application firewall, a service mesh.</summary>
/// <param name="Name">What it is: <c>CloudFront</c>, <c>nginx</c>, <c>corporate proxy</c>.</param>
/// <param name="Place">Where it is named or seen.</param>
public sealed record Intermediary(string Name, TextPlace Place)
{
    /// <summary>Whether it answered in the server's place.</summary>
    public bool Answered { get; init; }

    /// <summary>Whether a machine shows it (a header, an answer, a configuration); false where a person says so.</summary>
    public bool IsSeen { get; init; }

    /// <summary>Headers that it adds, removes or rewrites, where its configuration shows them; names in lower case.</summary>
    public IReadOnlyList<string> ChangedHeaders { get; init; } = [];
}
