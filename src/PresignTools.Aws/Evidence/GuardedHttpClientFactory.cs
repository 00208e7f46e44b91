using Amazon.Runtime;
using PresignTools.Facts;
using PresignTools.Verification.Sending;

namespace PresignTools.Aws.Evidence;

/// <summary>
/// The last look before a signed question goes out. The SDK follows S3's 307 to whatever host its Location names, and signs for that host;
/// an endpoint may come from a variable or a profile that nobody thinks of. So here, where all of them meet: only to the host that the
/// client was made for, and over plain http neither a session token to another machine nor any question through a proxy there.
/// </summary>
internal sealed class GuardedHttpClientFactory : HttpClientFactory
{
    private static readonly ProxyRoute SystemProxy = new(static () => HttpClient.DefaultProxy);

    // One for the process: connections are kept.
    private static readonly SocketsHttpHandler SharedWire = Wire();

    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var guard = new Guard(clientConfig.ServiceURL) { InnerHandler = SharedWire };
        return new HttpClient(guard, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };    // every question has its own limit
    }

    /// <inheritdoc/>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc/>
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    /// <summary>What sends signed questions: a redirect would carry the signature elsewhere, and cookies belong to nobody here.</summary>
    internal static SocketsHttpHandler Wire() => new()
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        Proxy = SystemProxy,
        UseCookies = false,
    };

    /// <summary>Refuses what must not go over <see cref="Wire"/>.</summary>
    /// <exception cref="NotForThisServerException">It must not.</exception>
    internal static void Check(Uri target, bool hasToken)
    {
        if (SendingPolicy.WhyNotThisWay(target, hasToken, SystemProxy) is { } why)
        {
            throw new NotForThisServerException(why);
        }
    }

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
            if (!IsOf(target, endpoint))
            {
                throw new NotForThisServerException("its answer led to another server");
            }

            Check(target, request.Headers.Contains("X-Amz-Security-Token"));
            return base.SendAsync(request, cancellationToken);
        }
    }
}

/// <summary>A signed question was not sent.</summary>
/// <param name="why">Why, for a person.</param>
internal sealed class NotForThisServerException(string why) : InvalidOperationException(why);
