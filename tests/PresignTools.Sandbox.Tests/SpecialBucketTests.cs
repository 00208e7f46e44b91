using PresignTools.Addressing;
using PresignTools.Signing;

namespace PresignTools.Sandbox.Tests;

/// <summary>Multi-region access points and directory buckets, whose hosts are sent by hand.</summary>
public class SpecialBucketTests
{
    private const string Mrap = "arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap";
    private const string MrapHost = "mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com";
    private const string Fast = "fast--euc1-az1--x-s3";
    private const string FastHost = Fast + ".s3express-euc1-az1.eu-central-1.amazonaws.com";

    private static readonly SigningCredentials Alice = new(Keys.Alice.Id, Keys.Alice.Secret);

    private static string Sign(
        string bucket, string key, SigningCredentials signer, string[]? regions = null, string region = "eu-central-1", string method = "GET", string? version = null)
    {
        var options = new S3EndpointOptions { Region = region, RegionSet = regions ?? [] };
        var request = new PresignRequest
        {
            Method = method,
            Address = S3AddressResolver.Resolve(bucket, options),
            Key = key,
            VersionId = version,
            SignedAt = DateTimeOffset.UtcNow,
            ExpiresInSeconds = 900,
        };
        return new Signer().Sign(request, signer).Url;
    }

    private static Task<RawAnswer> Send(SandboxServer server, string url, string method = "GET", string? host = null, byte[]? body = null)
    {
        int start = url.IndexOf("://", StringComparison.Ordinal) + 3, path = url.IndexOf('/', start);
        return RawHttp.SendAsync(server.Port, method, url[path..], host ?? url[start..path], null, body);
    }

    [Fact]
    public async Task A_multi_region_access_point_takes_SigV4A()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer answer = await Send(server, Sign(Mrap, "2026/q3.csv", Alice));

        Assert.Equal((200, "region,total\neu,42\nus,17\n"), (answer.Status, answer.Text));
        Assert.Equal(200, (await Send(server, Sign(Mrap, "2026/q3.csv", Alice, ["us-*", "eu-central-1"]))).Status);
    }

    [Fact]
    public async Task The_region_that_is_near_answers()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        server.Patch("""{ "multiRegionAccessPoints": { "mfzwi23gnjvgw.mrap": { "near": "us-east-1" } } }""");

        Assert.Equal("hello from us-east-1\n", (await Send(server, Sign(Mrap, "hello.txt", Alice))).Text);
        RawAnswer refused = await Send(server, Sign(Mrap, "hello.txt", Alice, ["eu-*"]));
        Assert.Equal((400, CauseId.RegionSetMismatch, "us-east-1"), (refused.Status, refused.Cause, refused.Field("Region")));
    }

    [Theory]
    [InlineData("eu-central-1", 200, null)]
    [InlineData("us-east-1", 400, CauseId.AccessPointOrMrapSigV4A)]
    public async Task SigV4_works_at_a_multi_region_access_point_while_its_region_answers(string region, int status, string? cause)
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer answer = await new Presign { Host = MrapHost, Path = "/2026/q3.csv", Region = region }.SendAsync(server);
        Assert.Equal((status, cause), (answer.Status, answer.Cause));
    }

    [Theory]
    [InlineData("&X-Amz-Region-Set=%2A", "", CauseId.MissingQueryParameter)]
    [InlineData("&X-Amz-Region-Set=%2A", "&X-Amz-Region-Set=us-east-1", CauseId.RegionSetMismatch)]
    [InlineData("X-Amz-Expires=900", "X-Amz-Expires=3600", CauseId.QueryChanged)]
    public async Task A_URL_of_SigV4A_that_was_changed_is_refused(string old, string text, string cause)
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        string url = Sign(Mrap, "2026/q3.csv", Alice).Replace(old, text, StringComparison.Ordinal);
        Assert.Equal(cause, (await Send(server, url)).Cause);
    }

    [Fact]
    public async Task The_host_of_a_region_must_be_in_the_set()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        const string Host = "reports.s3.eu-central-1.amazonaws.com";
        string in_ = Sign(Mrap, "2026/q3.csv", Alice);

        // Signed for the other host, so that only the order of the checks decides what is told.
        RawAnswer outside = await Send(server, Sign(Mrap, "2026/q3.csv", Alice, ["us-east-1"]), host: Host);
        RawAnswer inside = await Send(server, in_, host: Host);
        Assert.Equal((400, CauseId.RegionSetMismatch), (outside.Status, outside.Cause));
        Assert.Equal((403, "SignatureDoesNotMatch"), (inside.Status, inside.Code));
    }

    [Fact]
    public async Task A_directory_bucket_takes_the_keys_of_a_session_and_those_of_the_signer()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        SigningCredentials session = await Session(server, Keys.Alice, "ReadWrite");

        RawAnswer answer = await Send(server, Sign(Fast, "hello.txt", session));
        Assert.Equal((200, "hello from one zone\n"), (answer.Status, answer.Text));
        Assert.Equal(200, (await Send(server, Sign(Fast, "up.txt", session, method: "PUT"), "PUT", body: [1])).Status);
        Assert.Equal(200, (await Send(server, Sign(Fast, "hello.txt", Alice))).Status);
    }

    [Fact]
    public async Task A_session_that_reads_does_not_write()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        SigningCredentials session = await Session(server, Keys.Alice, "ReadOnly");

        Assert.Equal(200, (await Send(server, Sign(Fast, "hello.txt", session))).Status);
        RawAnswer answer = await Send(server, Sign(Fast, "up.txt", session, method: "PUT"), "PUT", body: [1]);
        Assert.Equal((403, "AccessDenied"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_session_that_has_ended_is_told_as_such()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        SigningCredentials session = await Session(server, Keys.Alice, "ReadOnly");
        string url = Sign(Fast, "hello.txt", session);
        server.Patch("""{ "clock": { "offsetSeconds": 360 } }""");

        RawAnswer answer = await Send(server, url);
        Assert.Equal((400, "ExpiredToken", CauseId.CredentialsExpiredBeforeUrl), (answer.Status, answer.Code, answer.Cause));
    }

    [Fact]
    public async Task A_session_without_its_token_or_of_another_is_no_session()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        SigningCredentials session = await Session(server, Keys.Alice, "ReadOnly");
        string url = Sign(Fast, "hello.txt", session);
        string without = url[..url.IndexOf("&X-Amz-S3session-Token", StringComparison.Ordinal)] + url[url.IndexOf("&X-Amz-SignedHeaders", StringComparison.Ordinal)..];

        RawAnswer answer = await Send(server, without);
        Assert.Equal((403, "InvalidAccessKeyId", CauseId.ExpressSessionToken), (answer.Status, answer.Code, answer.Cause));
    }

    [Fact]
    public async Task A_session_takes_one_action_and_denials_give_no_reason()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer answer = await CreateSession(server, Keys.Dave, "ReadOnly");    // dave may do s3:* only
        Assert.Equal((403, "AccessDenied", "Access Denied"), (answer.Status, answer.Code, answer.Message));
        Assert.StartsWith("no Allow in", answer.Headers["x-sandbox-denied-by"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_directory_buckets_lack_is_not_implemented()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer version = await Send(server, Sign(Fast, "hello.txt", Alice, version: "v1.EXAMPLE"));
        Assert.Equal((501, "NotImplemented", CauseId.DirectoryBucketUnsupported), (version.Status, version.Code, version.Cause));

        RawAnswer elsewhere = await new Presign { Host = Fast + ".s3.eu-central-1.amazonaws.com", Path = "/hello.txt" }.SendAsync(server);
        Assert.Equal((404, "NoSuchBucket"), (elsewhere.Status, elsewhere.Code));
    }

    private static async Task<SigningCredentials> Session(SandboxServer server, (string Id, string Secret) key, string mode)
    {
        RawAnswer answer = await CreateSession(server, key, mode);
        Assert.Equal(200, answer.Status);
        var xml = System.Xml.Linq.XDocument.Parse(answer.Text);
        string Value(string name) => xml.Descendants().Single(e => e.Name.LocalName == name).Value;
        return SigningCredentials.ForDirectoryBucket(Value("AccessKeyId"), Value("SecretAccessKey"), Value("SessionToken"), DateTimeOffset.Parse(Value("Expiration"), System.Globalization.CultureInfo.InvariantCulture));
    }

    private static Task<RawAnswer> CreateSession(SandboxServer server, (string Id, string Secret) key, string mode) =>
        new Presign
        {
            KeyId = key.Id,
            Secret = key.Secret,
            Host = FastHost,
            Path = "/",
            Service = "s3express",
            Query = [("session", ""), ("x-amz-create-session-mode", mode)],
        }.SendAsync(server);
}
