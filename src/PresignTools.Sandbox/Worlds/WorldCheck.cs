using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace PresignTools.Sandbox.Worlds;

/// <summary>What must hold in a world besides its form. A fault shows when the world is loaded, not in the middle of a request.</summary>
internal static class WorldCheck
{
    /// <summary>Checks owners, networks, keys and policies.</summary>
    /// <exception cref="JsonException">Something does not hold; the message says where.</exception>
    internal static void All(World world)
    {
        foreach ((string name, Bucket bucket) in world.Buckets)
        {
            if (!world.Accounts.ContainsKey(bucket.Owner))
            {
                throw new JsonException($"Bucket '{name}' has owner '{bucket.Owner}', which is not an account of this world.");
            }
        }

        foreach ((string alias, MultiRegionAccessPoint point) in world.MultiRegionAccessPoints)
        {
            if (!alias.EndsWith(".mrap", StringComparison.Ordinal) || point.Answering(world) is null)
            {
                throw new JsonException(
                    $"Multi-region access point '{alias}' must be named by its alias, ALIAS.mrap, and have a bucket that answers.");
            }
        }

        foreach ((string arn, KmsKey _) in world.Keys)
        {
            if (
                !arn.StartsWith("arn:", StringComparison.Ordinal)
                || !arn.Contains(":key/", StringComparison.Ordinal)
                || arn.Split(':').Length < 6)
            {
                throw new JsonException($"KMS key '{arn}' is not named by its ARN.");
            }
        }

        foreach ((string name, Network network) in world.Networks)
        {
            Of(name, network);
        }

        PolicyDocuments.CheckAll(world);
    }

    private static void Of(string name, Network network)
    {
        if (network.Port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
        {
            throw new JsonException(
                $"Network '{name}' has port {network.Port.Value.ToString(CultureInfo.InvariantCulture)}. A port is 0 to 65535.");
        }

        Address(name, "sourceIp", network.SourceIp);
        Address(name, "vpcSourceIp", network.VpcSourceIp);
    }

    /// <summary>An address in full: the short and hexadecimal forms that .NET also reads (1, 0x7f.1) are no aws:SourceIp.</summary>
    private static void Address(string network, string property, string? text)
    {
        bool isAddress =
            text is null
            || (
                IPAddress.TryParse(text, out IPAddress? address)
                && (
                    address.AddressFamily == AddressFamily.InterNetwork
                        ? address.ToString() == text
                        : text.Contains(':', StringComparison.Ordinal)
                            && !text.Contains('%', StringComparison.Ordinal)
                            && !text.Contains('[', StringComparison.Ordinal)
                ));
        if (!isAddress)
        {
            throw new JsonException($"Network '{network}' has {property} '{text}', which is not an IP address.");
        }
    }
}
