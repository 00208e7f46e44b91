using PresignTools.Addressing;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Sending;

/// <summary>What a host is, for the question whether anything may be sent to it.</summary>
internal enum HostKind
{
    /// <summary>S3 itself: a host of AWS's table, with a region of that partition.</summary>
    S3,

    /// <summary>A host of S3 whose name leads to an address in somebody's private network: an interface endpoint, an Outpost.</summary>
    S3Private,

    /// <summary>A name or address of this machine.</summary>
    Loopback,

    /// <summary>A name or address of instance metadata, or of the same link.</summary>
    LinkLocal,

    /// <summary>A name or address of a private network, or one that no public host has.</summary>
    Private,

    /// <summary>Any other name or address.</summary>
    Other,
}

/// <summary>Tells what a host is by its text alone. Where a name leads to is looked at when the connection is made.</summary>
internal static class HostClassifier
{
    private static readonly HashSet<string> LoopbackNames = new(StringComparer.Ordinal)
    {
        "localhost", "localhost.localdomain", "localhost6", "localhost6.localdomain6", "ip6-localhost", "ip6-loopback",
    };

    private static readonly HashSet<string> MetadataNames = new(StringComparer.Ordinal)
    {
        "metadata", "metadata.google.internal", "metadata.goog", "metadata.azure.internal", "metadata.azure.com",
        "metadata.packet.net", "metadata.platformequinix.com", "metadata.tencentyun.com", "instance-data", "instance-data.ec2.internal",
    };

    /// <summary>
    /// Suffixes that no public host has: RFC 6761, RFC 6762, RFC 8375, ICANN's .internal, and what networks use by habit.
    /// </summary>
    private static readonly string[] PrivateSuffixes =
        [".internal", ".local", ".localdomain", ".lan", ".home", ".home.arpa", ".corp", ".intranet", ".private"];

    /// <param name="host">Lower or upper case, ASCII, IPv6 with or without brackets.</param>
    /// <param name="isStandardPort">Whether the port is that of the scheme: S3 listens on no other.</param>
    internal static HostKind Of(string host, bool isStandardPort)
    {
        string lower = host.ToLowerInvariant().TrimEnd('.');
        if (NumericHost.TryParse(lower) is { } address)
        {
            return Of(AddressClassifier.Of(address));
        }

        // No name ends in a number (WHATWG URL, "ends in a number checker"): this is an address that cannot be read.
        if (NumericHost.TryParse(lower[(lower.LastIndexOf('.') + 1)..]) is not null)
        {
            return HostKind.Private;
        }

        if (LoopbackNames.Contains(lower) || lower.EndsWith(".localhost", StringComparison.Ordinal))
        {
            return HostKind.Loopback;
        }

        if (MetadataNames.Contains(lower))
        {
            return HostKind.LinkLocal;
        }

        if (!lower.Contains('.', StringComparison.Ordinal)
            || Array.Exists(PrivateSuffixes, s => lower.EndsWith(s, StringComparison.Ordinal)))
        {
            return HostKind.Private;
        }

        return isStandardPort ? OfAws(lower) ?? HostKind.Other : HostKind.Other;
    }

    private static HostKind Of(AddressKinds kind) => kind switch
    {
        AddressKinds.Public => HostKind.Other,
        AddressKinds.Loopback => HostKind.Loopback,
        AddressKinds.LinkLocal => HostKind.LinkLocal,
        _ => HostKind.Private,
    };

    private static HostKind? OfAws(string host)
    {
        if (VerificationContext.TryLocate("https", host, string.Empty) is not { HostKind: not S3HostKind.Custom } location)
        {
            return null;
        }

        // s3.ANYTHING.amazonaws.com parses, but only a region of the partition that owns the suffix makes it a host of S3.
        if (
            location.Region is { } region
            && (
                S3Partitions.FindPartition(region) is not { } partition
                || !host.EndsWith("." + partition.DnsSuffix, StringComparison.Ordinal)
            ))
        {
            return null;
        }

        return location.HostKind is S3HostKind.VpcEndpoint or S3HostKind.Outposts ? HostKind.S3Private : HostKind.S3;
    }
}
