using System.Net;
using PresignTools.Diagnosis;
using PresignTools.Errors;
using PresignTools.Transfer.Running;
using PresignTools.Transfers;

namespace PresignTools.Transfer.Tests;

/// <summary>Transfers by way of a proxy: it is used, signed in at, and where it refuses, the error says that it was the proxy.</summary>
public sealed class ProxyTests : IDisposable
{
    private const string NoLogin = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n";
    private const string Forbidden = "HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: 20\r\n\r\n<html>Blocked</html>";
    private const string Gateway = "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n";

    private readonly StoredFile _file = new(StoredFile.Random(300_000, 1));
    private readonly HostileServer _server;

    public ProxyTests() => _server = new HostileServer(_file.Answer);

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task What_is_sent_goes_by_way_of_the_proxy_and_is_the_same()
    {
        using var proxy = new LoopbackProxy(_server.Port);
        using var run = new Runs(new WebProxy(proxy.Address));
        await run.GetFromAsync("http://s3.example.test/b/a//%7Ex");
        Assert.Equal(_file.Content, await File.ReadAllBytesAsync(run.Target));
        Assert.Equal("/b/a//%7Ex" + Runs.Query, Assert.Single(_server.Requests).Target);
        Assert.StartsWith("GET http://s3.example.test/b/a//%7Ex?", Assert.Single(proxy.Heads), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_to_this_machine_takes_no_proxy()
    {
        using var proxy = new LoopbackProxy(_server.Port);
        using var run = new Runs(new WebProxy(proxy.Address));
        await run.GetAsync(_server);
        Assert.Empty(proxy.Heads);
    }

    [Fact]
    public async Task Name_and_password_go_to_the_proxy_that_asks_for_them_and_not_to_the_server()
    {
        string login = "Proxy-Authorization: Basic " + Convert.ToBase64String("ann:s3cret"u8.ToArray());
        using var proxy = new LoopbackProxy(_server.Port, head => head.Contains(login, StringComparison.Ordinal) ? null : NoLogin);
        using var run = new Runs(new WebProxy(proxy.Address) { Credentials = new NetworkCredential("ann", "s3cret") });
        await run.GetFromAsync("http://s3.example.test/b/k");
        Assert.Equal(_file.Content, await File.ReadAllBytesAsync(run.Target));
        Assert.Equal(2, proxy.Heads.Count);
    }

    [Theory]
    [InlineData(NoLogin, "407", "ProxyCredential")]
    [InlineData(Forbidden, "403", "allow s3.example.test")]
    [InlineData(Gateway, "502", "could not reach s3.example.test")]
    public async Task A_tunnel_that_is_refused_is_the_proxys_fault(string answer, string status, string remedy)
    {
        using var proxy = new LoopbackProxy(_server.Port, _ => answer);
        using var run = new Runs(new WebProxy(proxy.Address));
        PresignException e = await Assert.ThrowsAsync<PresignException>(() => run.GetFromAsync("https://s3.example.test/b/k"));
        Assert.Equal("TransferProxyRefused", e.ErrorId);
        Assert.Equal($"The proxy did not let the connection to s3.example.test through: it answered {status}.", e.Message);
        Assert.Contains(remedy, e.Advice, StringComparison.Ordinal);
        Assert.StartsWith("CONNECT s3.example.test:443", Assert.Single(proxy.Heads), StringComparison.Ordinal);
        Assert.Equal("intermediary-block", Diagnosed(((TransferRefusal)e.About!)));
        Assert.Empty(Directory.EnumerateFiles(run.Folder));
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData(NoLogin)]
    [InlineData(Forbidden)]
    public async Task A_refusal_of_the_proxy_to_plain_http_is_not_taken_for_S3s(string answer)
    {
        using var proxy = new LoopbackProxy(_server.Port, _ => answer);
        using var run = new Runs(new WebProxy(proxy.Address));
        RefusedException e = await Assert.ThrowsAsync<RefusedException>(() => run.GetFromAsync("http://s3.example.test/b/k"));
        Assert.Equal("intermediary-block", Diagnosed(e.Refusal));
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task A_session_token_is_not_shown_to_a_proxy_on_another_machine()
    {
        using var run = new Runs(new WebProxy("http://192.0.2.1:3128"));
        PresignException e = await Assert.ThrowsAsync<PresignException>(() => run.GetFromAsync("http://s3.example.test/b/k", "&X-Amz-Security-Token=IQoJTOKENTOKEN"));
        Assert.Equal("TransferNotAllowed", e.ErrorId);
        Assert.DoesNotContain("IQoJTOKENTOKEN", e + e.Advice, StringComparison.Ordinal);
    }

    private static string? Diagnosed(TransferRefusal refusal) => PresignDiagnoser.Diagnose(refusal.Input, Runs.Now, default).RootCause;
}
