using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace PresignTools.Verification.Sending;

/// <summary>
/// Says of which kind an address is. Source: the IANA registries of special-purpose addresses
/// (<see href="https://www.iana.org/assignments/iana-ipv4-special-registry/"/>,
/// <see href="https://www.iana.org/assignments/iana-ipv6-special-registry/"/>), and the addresses at which clouds serve instance metadata.
/// </summary>
internal static class AddressClassifier
{
    private static readonly (uint Network, int Bits, AddressKinds Kind)[] Version4 =
    [
        (Of(168, 63, 129, 16), 32, AddressKinds.LinkLocal),     // Azure's platform, which the machine has beside 169.254.169.254
        (Of(100, 100, 100, 200), 32, AddressKinds.LinkLocal),   // metadata of Alibaba Cloud
        (Of(192, 0, 0, 192), 32, AddressKinds.LinkLocal),       // metadata of Oracle Cloud (classic)
        (Of(127, 0, 0, 0), 8, AddressKinds.Loopback),
        (Of(169, 254, 0, 0), 16, AddressKinds.LinkLocal),
        (Of(10, 0, 0, 0), 8, AddressKinds.Private),
        (Of(172, 16, 0, 0), 12, AddressKinds.Private),
        (Of(192, 168, 0, 0), 16, AddressKinds.Private),
        (Of(100, 64, 0, 0), 10, AddressKinds.Private),          // shared by carriers, and used inside clouds
        (Of(198, 18, 0, 0), 15, AddressKinds.Private),          // benchmarks of networks, and virtual interfaces of VPNs
        (Of(0, 0, 0, 0), 8, AddressKinds.Reserved),             // 0.0.0.0 reaches this machine on some systems
        (Of(192, 0, 0, 0), 24, AddressKinds.Reserved),
        (Of(224, 0, 0, 0), 3, AddressKinds.Reserved),           // multicast, reserved, broadcast
    ];

    /// <summary>The kind of an address. One that carries an IPv4 address in it is what that is.</summary>
    internal static AddressKinds Of(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return Of(BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes()));
        }

        byte[] bytes = address.GetAddressBytes();
        return Embedded(bytes) is { } inner ? Of(inner) : OfVersion6(bytes);
    }

    private static AddressKinds Of(uint address)
    {
        foreach ((uint network, int bits, AddressKinds kind) in Version4)
        {
            if ((address ^ network) >> (32 - bits) == 0)
            {
                return kind;
            }
        }

        return AddressKinds.Public;
    }

    /// <summary>The IPv4 address inside: mapped, translated, compatible (the last 32 bits), or 6to4 (behind 2002).</summary>
    private static uint? Embedded(byte[] b)
    {
        uint last = BinaryPrimitives.ReadUInt32BigEndian(b.AsSpan(12));
        bool isMapped = Zero(b, 0, 10) && b[10] == 0xff && b[11] == 0xff;
        bool isTranslated = (Zero(b, 0, 8) && b[8] == 0xff && b[9] == 0xff && Zero(b, 10, 12))
            || (b[0] == 0 && b[1] == 0x64 && b[2] == 0xff && b[3] == 0x9b && Zero(b, 4, 12));
        bool isCompatible = Zero(b, 0, 12) && last > 1;     // ::1 and :: are addresses of their own
        if (isMapped || isTranslated || isCompatible)
        {
            return last;
        }

        return b[0] == 0x20 && b[1] == 0x02 ? BinaryPrimitives.ReadUInt32BigEndian(b.AsSpan(2)) : null;
    }

    private static AddressKinds OfVersion6(byte[] b)
    {
        if (Zero(b, 0, 15))
        {
            return b[15] == 1 ? AddressKinds.Loopback : AddressKinds.Reserved;
        }

        // fd00:ec2::254 and its neighbours: instance metadata, time and names of EC2.
        bool isEc2 = b[0] == 0xfd && b[1] == 0 && b[2] == 0x0e && b[3] == 0xc2 && Zero(b, 4, 14);
        bool isLinkLocal = b[0] == 0xfe && (b[1] & 0xc0) == 0x80;
        if (isEc2 || isLinkLocal)
        {
            return AddressKinds.LinkLocal;
        }

        bool isUniqueLocal = (b[0] & 0xfe) == 0xfc;
        bool isSiteLocal = b[0] == 0xfe && (b[1] & 0xc0) == 0xc0;
        bool isLocalTranslation = b[0] == 0 && b[1] == 0x64 && b[2] == 0xff && b[3] == 0x9b;     // 64:ff9b:1::/48
        if (isUniqueLocal || isSiteLocal || isLocalTranslation)
        {
            return AddressKinds.Private;
        }

        bool isTeredo = b[0] == 0x20 && b[1] == 0x01 && b[2] == 0 && b[3] == 0;     // a tunnel to an address that cannot be seen
        bool isGlobal = (b[0] & 0xe0) == 0x20;
        return isGlobal && !isTeredo ? AddressKinds.Public : AddressKinds.Reserved;
    }

    private static bool Zero(byte[] bytes, int start, int end) => bytes.AsSpan(start, end - start).IndexOfAnyExcept((byte)0) < 0;

    private static uint Of(byte a, byte b, byte c, byte d) => ((uint)a << 24) | ((uint)b << 16) | ((uint)c << 8) | d;
}
