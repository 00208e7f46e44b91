using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox;

/// <summary>A running sandbox. It listens on loopback and nowhere else.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SandboxState _state;

    private SandboxServer(WebApplication app, SandboxState state, int port)
    {
        _app = app;
        _state = state;
        Port = port;
    }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>What clients take for endpoint URL.</summary>
    public string EndpointUrl => $"http://127.0.0.1:{Port}";

    /// <summary>The world as it is now. Change it by <see cref="Patch"/>.</summary>
    public World World => _state.World;

    /// <summary>Bytes of memory that objects and parts take, as <see cref="SandboxOptions.MaxStoredBytes"/> counts them.</summary>
    public long StoredBytes => _state.StoredNow;

    /// <summary>The server's time.</summary>
    public DateTimeOffset Now => _state.Now;

    /// <summary>Starts a server.</summary>
    /// <param name="world">The world; null for the one that is built in.</param>
    /// <param name="options">How to listen; null for a free port and the usual bounds.</param>
    /// <param name="cancellation">Gives up starting.</param>
    public static async Task<SandboxServer> StartAsync(
        World? world = null,
        SandboxOptions? options = null,
        CancellationToken cancellation = default)
    {
        options ??= new SandboxOptions();
        world ??= WorldJson.Default(options.Time);
        var state = new SandboxState(world, options.Time, options.MaxStoredBytes);
        var pipeline = new Pipeline(state, options);

        // The host keeps what its configuration uses: numbers, not the world, which a reset lets go.
        int[] ports = [options.Port, .. world.Networks.Values.Select(n => n.Port).OfType<int>().Distinct()];
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, options, ports));
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(1));
        WebApplication app = builder.Build();
        app.Run(pipeline.HandleAsync);
        await app.StartAsync(cancellation).ConfigureAwait(false);
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new SandboxServer(
            app,
            state,
            int.Parse(address[(address.LastIndexOf(':') + 1)..], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Changes the world by a JSON merge patch: objects merge, null removes, everything else replaces.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON, or the world would not be one; it stays as it was.</exception>
    public void Patch(string json) => _state.Patch(System.Text.Json.Nodes.JsonNode.Parse(json));

    /// <summary>Puts the world back to how it was at the start.</summary>
    public void Reset() => _state.Reset();

    /// <summary>Waits until the server is stopped.</summary>
    public Task WaitAsync(CancellationToken cancellation) => _app.WaitForShutdownAsync(cancellation);

    /// <summary>Stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static void Configure(KestrelServerOptions kestrel, SandboxOptions options, int[] ports)
    {
        // Stored metadata may hold any character; clients decode what they know to be UTF-8.
        kestrel.ResponseHeaderEncodingSelector = static _ => System.Text.Encoding.UTF8;
        kestrel.AddServerHeader = false;
        kestrel.AllowResponseHeaderCompression = false;
        KestrelServerLimits limits = kestrel.Limits;
        limits.MaxConcurrentConnections = options.MaxConnections;
        limits.MaxRequestBodySize = null;    // the reader bounds it, with S3's own error
        limits.MaxRequestLineSize = 16 * 1024;
        limits.MaxRequestHeadersTotalSize = 32 * 1024;
        limits.MaxRequestHeaderCount = 100;
        limits.RequestHeadersTimeout = options.HeadersTimeout;
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(5));
        foreach (int port in ports)
        {
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        }
    }
}
