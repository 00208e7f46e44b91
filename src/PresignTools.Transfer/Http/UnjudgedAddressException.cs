using System.Net;

namespace PresignTools.Transfer.Http;

/// <summary>A name led to an address of a kind that nobody allowed.</summary>
/// <param name="address">The address.</param>
internal sealed class UnjudgedAddressException(IPAddress address) : IOException($"The name leads to {address}.")
{
    internal IPAddress Address { get; } = address;
}
