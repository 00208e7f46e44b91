namespace PresignTools.Sandbox.Worlds;

/// <summary>
/// All that the sandbox knows: who exists, what they may do, what is stored, where requests come from and what time it is. Read from one
/// JSON document, whose format docs/sandbox.md describes; a property there has the name of a property here, in camel case.
/// </summary>
public sealed class World
{
    /// <summary>Region of endpoints that name none: <c>http://127.0.0.1:PORT</c>.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>What the server's clock shows.</summary>
    public WorldClock Clock { get; set; } = new();

    /// <summary>Places that requests come from, by name.</summary>
    public Dictionary<string, Network> Networks { get; set; } = [];

    /// <summary>Where a request comes from that names no network.</summary>
    public string? DefaultNetwork { get; set; }

    /// <summary>VPC endpoints, by id (vpce-…).</summary>
    public Dictionary<string, VpcEndpoint> VpcEndpoints { get; set; } = [];

    /// <summary>Accounts, by their twelve digits.</summary>
    public Dictionary<string, Account> Accounts { get; set; } = [];

    /// <summary>Buckets, by name.</summary>
    public Dictionary<string, Bucket> Buckets { get; set; } = [];

    /// <summary>Multi-region access points, by alias (ALIAS.mrap).</summary>
    public Dictionary<string, MultiRegionAccessPoint> MultiRegionAccessPoints { get; set; } = [];

    /// <summary>KMS keys, by ARN.</summary>
    public Dictionary<string, KmsKey> Keys { get; set; } = [];

    /// <summary>The same world with lists of objects of its own: they do not change with this one's.</summary>
    internal World Copy()
    {
        var copy = (World)MemberwiseClone();
        copy.Buckets = Buckets.ToDictionary(b => b.Key, b => b.Value.Copy());
        return copy;
    }

    /// <summary>The organization of an account; null if it is in none.</summary>
    internal string? OrganizationOf(string? account) =>
        account is not null && Accounts.TryGetValue(account, out Account? found) ? found.Organization : null;

    /// <summary>Whether two accounts are one, or of one organization: only then S3 says why it denies.</summary>
    internal bool AreRelated(string? one, string? other) =>
        one is not null && (one == other || (OrganizationOf(one) is { } organization && organization == OrganizationOf(other)));
}

/// <summary>The server's clock: real time, shifted or stopped.</summary>
public sealed class WorldClock
{
    /// <summary>The time it shows and goes on showing; null for a running clock.</summary>
    public DateTimeOffset? Now { get; set; }

    /// <summary>Seconds that a running clock is ahead of real time; negative is behind.</summary>
    public double OffsetSeconds { get; set; }

    /// <summary>Reads it, given real time.</summary>
    internal DateTimeOffset Read(DateTimeOffset real) => Now ?? real.AddSeconds(OffsetSeconds);
}

/// <summary>A place that requests come from. What it says stands for the client's connection, which on loopback says nothing.</summary>
public sealed class Network
{
    /// <summary>Public address of the client, aws:SourceIp. Null behind a VPC endpoint.</summary>
    public string? SourceIp { get; set; }

    /// <summary>Private address of the client, aws:VpcSourceIp, behind a VPC endpoint.</summary>
    public string? VpcSourceIp { get; set; }

    /// <summary>Id of the VPC endpoint that requests pass, aws:SourceVpce; its policy applies.</summary>
    public string? VpcEndpoint { get; set; }

    /// <summary>Whether requests count as sent by TLS, aws:SecureTransport. The sandbox itself speaks plain HTTP.</summary>
    public bool SecureTransport { get; set; } = true;

    /// <summary>s3:TlsVersion, with TLS.</summary>
    public string TlsVersion { get; set; } = "1.3";

    /// <summary>A port of its own on loopback, whose requests all come from here; null for none. Read at start only.</summary>
    public int? Port { get; set; }
}

/// <summary>A VPC endpoint for S3.</summary>
public sealed class VpcEndpoint
{
    /// <summary>Its VPC, aws:SourceVpc.</summary>
    public string? Vpc { get; set; }

    /// <summary>Its policy; null for the default, which allows everything.</summary>
    public System.Text.Json.JsonElement? Policy { get; set; }
}
