using PresignTools.Abstractions;
using PresignTools.Aws.Evidence;
using PresignTools.Sandbox;
using PresignTools.Sandbox.Worlds;
using PresignTools.Signing;

namespace PresignTools.Tests.Evidence;

/// <summary>One sandbox for the tests of a class, asked with the SDK's real clients.</summary>
public sealed class World : IAsyncLifetime
{
    internal static SigningCredentials Alice { get; } = new("AKIARTX3GSDSQEYGAPBA", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYALICEKEY1");

    internal static SigningCredentials Bob { get; } = new("AKIARTX3GSDSQJK3W4J5", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYBOBSKEY111");

    internal static SigningCredentials Dave { get; } = new("AKIARTX3GSDSQN5BNJS2", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYDAVESKEY11");

    internal static SigningCredentials Carol { get; } = new("AKIAWO645SY5AEYGAPBA", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYCAROLSKEY1");

    internal static SigningCredentials Reporter { get; } = new(
        "ASIARTX3GSDSQSPXDW3X", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYLIVESESSION", "IQoJb3JpZ2luX2VjEXAMPLEliveSESSION//////////wEaDGV1LWNlbnRyYWwtMQ==");

    internal static SigningCredentials Dead { get; } = new(
        "ASIARTX3GSDSQXCMYEEU", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYDEADSESSION", "IQoJb3JpZ2luX2VjEXAMPLEdeadSESSION//////////wEaDGV1LWNlbnRyYWwtMQ==");

    internal SandboxServer Server { get; private set; } = null!;

    internal SandboxOptions Options { get; } = new();

    internal AwsEvidenceSource As(SigningCredentials who, string region = "eu-central-1", TimeSpan? timeout = null) => new(who, Connection(Server.EndpointUrl, region, timeout));

    internal static AwsConnection Connection(string url, string region, TimeSpan? timeout = null) => new()
    {
        Region = region,
        S3EndpointUrl = url,
        StsEndpointUrl = url,
        KmsEndpointUrl = url,
        IamEndpointUrl = url,
        Timeout = timeout ?? TimeSpan.FromSeconds(30),
    };

    public async Task InitializeAsync() => Server = await SandboxServer.StartAsync(WorldJson.Default(), Options);

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
