using System.Management.Automation;
using System.Net;

namespace PresignTools.Transferring;

/// <summary>The proxy that the user named, or that of the environment with the user's name and password.</summary>
internal static class ProxyArgument
{
    /// <param name="address">The proxy; null for that of the environment.</param>
    /// <param name="credential">Name and password at it; null for none but those of the environment.</param>
    /// <param name="isDefaultCredential">Whether the user of this machine signs in.</param>
    /// <param name="isWithout">Whether no proxy is used.</param>
    /// <returns>The proxy; null for that of the environment, as it is.</returns>
    internal static IWebProxy? Of(Uri? address, PSCredential? credential, bool isDefaultCredential, bool isWithout)
    {
        if (isWithout)
        {
            return address is null && credential is null && !isDefaultCredential
                ? new WebProxy()
                : throw Commands.CommandErrors.TransferProxiesContradict();
        }

        ICredentials? credentials = credential?.GetNetworkCredential() ?? (isDefaultCredential ? CredentialCache.DefaultCredentials : null);
        if (address is not null)
        {
            return new WebProxy(address) { Credentials = credentials };
        }

        return credentials is null ? null : new WithCredentials(credentials);
    }

    /// <summary>The proxy of the environment, with a name and password that are not in it.</summary>
    private sealed class WithCredentials(ICredentials credentials) : IWebProxy
    {
        public ICredentials? Credentials
        {
            get => credentials;
            set => throw new NotSupportedException();
        }

        public Uri? GetProxy(Uri destination) => HttpClient.DefaultProxy.GetProxy(destination);

        public bool IsBypassed(Uri host) => HttpClient.DefaultProxy.IsBypassed(host);
    }
}
