using Amazon.Runtime;
using PresignTools.Facts;
using PresignTools.Verification.Sending;

namespace PresignTools.Aws.Evidence;

/// <summary>
/// The last look before a signed question goes out. The SDK follows S3's 307 to whatever host its Location names, and signs for that host;
/// an endpoint may come from a variable or a profile that nobody thinks of. So here, where all of them meet: only to the host that the
/// client
/// was made
/// for, and no session token over plain http to another machine.
/// </summary>
internal sealed class GuardedHttpClientFactory : HttpClientFactory
{
    // One for the process: connections are kept.
    private static readonly SocketsHttpHandler s_wire = new()
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };

    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var guard = new Guard(clientConfig.ServiceURL) { InnerHandler = s_wire };
        return new HttpClient(guard, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };    // every question has its own limit
    }

    /// <inheritdoc/>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc/>
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    /// <summary>Whether a request belongs to a client of an endpoint.</summary>
    /// <param name="target">Where the request goes.</param>
    /// <param name="endpoint">The endpoint that was set; null for AWS's own.</param>
    internal static bool IsOf(Uri target, string? endpoint)
    {
        if (string.IsNullOrEmpty(endpoint))
        {
            return target.Scheme == Uri.UriSchemeHttps && IsAws(target.IdnHost);
        }

        return Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? own)
            && ((own.Port == target.Port && IsAtOrBelow(target.IdnHost, own.IdnHost))
                || (IsAws(own.IdnHost) && IsAws(target.IdnHost) && own.Scheme == target.Scheme));
    }

    private static bool IsAws(string host) =>
        S3Partitions.All.Any(p => host.EndsWith("." + p.DnsSuffix, StringComparison.OrdinalIgnoreCase));

    private static bool IsAtOrBelow(string host, string own) =>
        string.Equals(host, own, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + own, StringComparison.OrdinalIgnoreCase);

    private sealed class Guard(string? endpoint) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Uri target = request.RequestUri!;
            bool hasToken = request.Headers.Contains("X-Amz-Security-Token");
            string? why = !IsOf(target, endpoint) ? "its answer led to another server" : null;
            why ??= hasToken && SendingPolicy.IsOpen(target.AbsoluteUri) ? "the session token would go over plain http" : null;
            return why is null ? base.SendAsync(request, cancellationToken) : throw new NotForThisServerException(why);
        }
    }
}

/// <summary>A signed question was not sent.</summary>
/// <param name="why">Why, for a person.</param>
internal sealed class NotForThisServerException(string why) : InvalidOperationException(why);
