using PresignTools.Addressing;
using PresignTools.Signing;

namespace PresignTools.Sandbox.Tests;

/// <summary>Core signs names that must be percent-encoded in X-Amz-SignedHeaders; the sandbox takes them, sent raw, and stores the metadata.</summary>
public class HeaderNameTests
{
    [Theory]
    [InlineData("r&d")]
    [InlineData("a#b")]
    [InlineData("a%26b")]
    [InlineData("!#$%&'*+-.^_`|~")]
    public async Task Upload_with_such_metadata_is_stored(string name)
    {
        await using SandboxServer server = await SandboxServer.StartAsync(null, new SandboxOptions());
        string host = $"127.0.0.1:{server.Port}";
        (string, string)[] headers = [("x-amz-meta-" + name, "x")];

        Assert.Equal(200, (await SendAsync("PUT", headers)).Status);
        RawAnswer head = await SendAsync("GET", []);
        Assert.Equal("x", head.Headers["x-amz-meta-" + name]);

        Task<RawAnswer> SendAsync(string method, (string, string)[] with)
        {
            PresignedUrl url = new Signer().Sign(
                new PresignRequest
                {
                    Method = method,
                    Address = S3AddressResolver.Resolve("reports", new S3EndpointOptions { Region = "eu-central-1", EndpointUrl = "http://" + host }),
                    Key = "named",
                    Headers = CanonicalHeaders.Create(with.Select(static h => new KeyValuePair<string, string>(h.Item1, h.Item2))),
                    SignedAt = DateTimeOffset.UtcNow,
                    ExpiresInSeconds = 60,
                },
                new SigningCredentials(Keys.Alice.Id, Keys.Alice.Secret));
            return RawHttp.SendAsync(server.Port, method, url.Url[(url.Url.IndexOf(host, StringComparison.Ordinal) + host.Length)..], host, with, method == "PUT" ? [1] : null);
        }
    }
}
