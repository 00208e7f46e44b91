namespace PresignTools.Sandbox.Tests;

/// <summary>Hosts: path style, virtual hosts, the global endpoint, other regions, acceleration, websites; and the services beside S3.</summary>
public class LocationTests
{
    [Theory]
    [InlineData("s3.eu-central-1.localhost", "/reports/2026/q3.csv")]
    [InlineData("reports.s3.eu-central-1.localhost", "/2026/q3.csv")]
    [InlineData("reports.s3.eu-central-1.localhost:9333", "/2026/q3.csv")]
    [InlineData("reports.s3.eu-central-1.amazonaws.com", "/2026/q3.csv")]
    [InlineData("reports.s3.dualstack.eu-central-1.amazonaws.com", "/2026/q3.csv")]
    [InlineData("reports.s3.amazonaws.com", "/2026/q3.csv")]
    [InlineData("localhost", "/reports/2026/q3.csv")]
    [InlineData("[::1]:80", "/reports/2026/q3.csv")]
    public async Task Every_form_of_host_leads_to_the_object(string host, string path)
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        var presign = new Presign { Host = host.EndsWith(":80", StringComparison.Ordinal) ? host[..^3] : host, Path = path };
        RawAnswer answer = await RawHttp.SendAsync(server.Port, "GET", presign.Target(), host);
        Assert.True(answer.Status == 200, answer.Text);
    }

    [Fact]
    public async Task Another_region_redirects_and_the_global_host_too()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer wrong = await new Presign { Host = "reports.s3.us-west-2.localhost:81", Region = "us-west-2", Path = "/2026/q3.csv" }.SendAsync(server);
        Assert.Equal((301, "PermanentRedirect", "reports.s3.eu-central-1.localhost:81", "eu-central-1", CauseId.WrongRegion),
            (wrong.Status, wrong.Code, wrong.Field("Endpoint"), wrong.Headers["x-amz-bucket-region"], wrong.Cause));
        Assert.False(wrong.Headers.ContainsKey("Location"));

        RawAnswer path = await new Presign { Host = "s3.amazonaws.com", Region = "us-east-1" }.SendAsync(server);
        Assert.Equal((301, "reports.s3.eu-central-1.amazonaws.com", CauseId.WrongEndpointGlobalRedirect), (path.Status, path.Field("Endpoint"), path.Cause));
        RawAnswer known = await new Presign { Host = "reports.s3.amazonaws.com", Region = "us-east-1", Path = "/2026/q3.csv" }.SendAsync(server);
        Assert.Equal((400, "eu-central-1"), (known.Status, known.Field("Region")));

        RawAnswer young = await new Presign { Host = "frankfurt-new.s3.amazonaws.com", Region = "us-east-1", Path = "/hello.txt" }.SendAsync(server);
        Assert.Equal((307, "TemporaryRedirect", CauseId.WrongEndpointGlobalRedirect), (young.Status, young.Code, young.Cause));
        string location = young.Headers["Location"];
        Assert.StartsWith("https://frankfurt-new.s3.eu-central-1.amazonaws.com/hello.txt?X-Amz-", location, StringComparison.Ordinal);

        // Whoever follows it fails: the region of the scope, and then the host, are not those that were signed.
        RawAnswer followed = await RawHttp.SendAsync(server.Port, "GET", location["https://frankfurt-new.s3.eu-central-1.amazonaws.com".Length..], "frankfurt-new.s3.eu-central-1.amazonaws.com");
        Assert.Equal(400, followed.Status);
    }

    [Fact]
    public async Task A_bucket_tells_its_region_to_everybody()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer anonymous = await RawHttp.SendAsync(server.Port, "HEAD", "/reports", "s3.us-east-1.localhost");
        Assert.Equal((301, "eu-central-1"), (anonymous.Status, anonymous.Headers["x-amz-bucket-region"]));
        RawAnswer here = await RawHttp.SendAsync(server.Port, "HEAD", "/reports", "s3.eu-central-1.localhost");
        Assert.Equal((403, "eu-central-1"), (here.Status, here.Headers["x-amz-bucket-region"]));
        Assert.Equal((404, "NoSuchBucket"), await CodeOf("/no-such-bucket"));

        async Task<(int, string?)> CodeOf(string path)
        {
            RawAnswer answer = await RawHttp.SendAsync(server.Port, "GET", path, "s3.eu-central-1.localhost");
            return (answer.Status, answer.Code);
        }
    }

    [Fact]
    public async Task Acceleration_and_websites_have_their_rules()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer off = await new Presign { Host = "reports.s3-accelerate.localhost", Path = "/2026/q3.csv" }.SendAsync(server);
        Assert.Equal((400, CauseId.AccelerateNotEnabled), (off.Status, off.Cause));
        Assert.Equal(200, (await new Presign { Host = "virginia.s3-accelerate.localhost", Region = "us-east-1", Path = "/hello.txt" }.SendAsync(server)).Status);
        RawAnswer site = await new Presign { Host = "reports.s3-website.eu-central-1.localhost", Path = "/2026/q3.csv" }.SendAsync(server);
        Assert.Equal((404, CauseId.WebsiteEndpoint), (site.Status, site.Cause));
        Assert.StartsWith("<html>", site.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preflights_are_judged_by_the_rules_alone()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer good = await Preflight("https://app.example.com", "PUT", "content-type", "/reports/x");
        Assert.Equal((200, "https://app.example.com", "600"), (good.Status, good.Headers["Access-Control-Allow-Origin"], good.Headers["Access-Control-Max-Age"]));
        foreach ((string origin, string method, string headers) in new[] { ("https://evil.example.com", "PUT", "content-type"), ("https://app.example.com", "DELETE", ""), ("https://app.example.com", "PUT", "x-amz-acl") })
        {
            RawAnswer bad = await Preflight(origin, method, headers, "/reports/x");
            Assert.Equal((403, "AccessForbidden", CauseId.CorsMisconfigured), (bad.Status, bad.Code, bad.Cause));
            Assert.StartsWith("CORSResponse: This CORS request is not allowed.", bad.Message, StringComparison.Ordinal);
        }

        Assert.Equal("CORSResponse: CORS is not enabled for this bucket.", (await Preflight("https://app.example.com", "GET", "", "/virginia/x")).Message);
        Assert.Equal("CORSResponse: Bucket not found", (await Preflight("https://app.example.com", "GET", "", "/none/x")).Message);
        Assert.Equal((400, "BadRequest"), ((await RawHttp.SendAsync(server.Port, "OPTIONS", "/reports/x", "127.0.0.1")) is var a ? (a.Status, a.Code) : default));

        RawAnswer get = await new Presign().SendAsync(server, headers: [("Origin", "https://app.example.com")]);
        Assert.Equal("https://app.example.com", get.Headers["Access-Control-Allow-Origin"]);
        Assert.False((await new Presign().SendAsync(server, headers: [("Origin", "https://evil.example.com")])).Headers.ContainsKey("Access-Control-Allow-Origin"));

        Task<RawAnswer> Preflight(string origin, string method, string headers, string path) => RawHttp.SendAsync(server.Port, "OPTIONS", path, "127.0.0.1",
            [("Origin", origin), ("Access-Control-Request-Method", method), .. headers.Length == 0 ? Array.Empty<(string, string)>() : [("Access-Control-Request-Headers", headers)]]);
    }
}
