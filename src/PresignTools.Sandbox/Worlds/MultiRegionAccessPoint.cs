namespace PresignTools.Sandbox.Worlds;

/// <summary>A multi-region access point: one host for buckets in several regions.</summary>
public sealed class MultiRegionAccessPoint
{
    /// <summary>Names of the buckets behind it, one a region.</summary>
    public List<string> Buckets { get; set; } = [];

    /// <summary>The region that is near to every client, and answers; null: that of the first bucket.</summary>
    public string? Near { get; set; }

    /// <summary>The bucket that answers; null if there is none.</summary>
    internal string? Answering(World world) =>
        Buckets.Find(name => Near is null || world.Buckets.GetValueOrDefault(name)?.Region == Near);
}
