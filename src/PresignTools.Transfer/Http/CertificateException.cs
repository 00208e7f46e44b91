using System.Security.Authentication;

namespace PresignTools.Transfer.Http;

/// <summary>A certificate that the system refused.</summary>
/// <param name="why">What is wrong with it, as a part of a sentence.</param>
/// <param name="remedy">What to do.</param>
internal sealed class CertificateException(string why, string remedy) : AuthenticationException(why)
{
    /// <summary>What to do.</summary>
    internal string Remedy { get; } = remedy;
}
