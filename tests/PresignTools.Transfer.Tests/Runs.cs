using PresignTools.Signing.Uploads;
using PresignTools.Transfer.Running;
using PresignTools.Transfer.Uploads;
using PresignTools.Transfers;
using PresignTools.Transfers.Forms;
using PresignTools.Transfers.Sets;
using PresignTools.Verification.Sending;

namespace PresignTools.Transfer.Tests;

/// <summary>Runs a transfer against a server, in a folder of its own, without waiting between attempts.</summary>
internal sealed class Runs : IDisposable
{
    internal const string Query = "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261124%2Fus-east-1%2Fs3%2Faws4_request"
        + "&X-Amz-Date=20261124T120000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host"
        + "&X-Amz-Signature=6d1f5a6a2d0b0a5c2b6c7b9a9c3f0f3a4d6c0f3f8f2a4c1e5d7b8a9c0d1e2f30";

    /// <summary>When the URLs of the tests are good.</summary>
    internal static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 5, 0, TimeSpan.Zero);

    private readonly TransferEngine _engine;

    internal Runs(System.Net.IWebProxy? proxy = null) => _engine = new TransferEngine(proxy);

    internal string Folder { get; } = Directory.CreateTempSubdirectory("presign-transfer").FullName;

    internal TransferProgress Progress { get; private set; } = new();

    internal TransferSettings Settings { get; set; } = new()
    {
        Patience = TimeSpan.FromSeconds(20),
        Retries = 3,
        Wait = static (_, _) => Task.CompletedTask,
        Clock = new TestClock(),
    };

    internal string Target => Path.Combine(Folder, "file.bin");

    internal string Part => Target + ".presign-part";

    internal static PlannedRequest Plan(string url, string method, long? body = null, ProxyRoute? proxy = null) =>
        TransferPlan.Of(
            new TransferInput
            {
                Url = url,
                Method = method,
                BodyLength = body,
                Terms = new SendingTerms { UrlSource = RequestSource.Named, HeaderSource = RequestSource.Named, Proxy = proxy },
            },
            Now);

    internal Task<TransferResult> GetAsync(HostileServer server, string path = "/b/k", CancellationToken cancellation = default)
    {
        Progress = new TransferProgress();
        return _engine.DownloadAsync(Plan(server.Base + path + Query, "GET"), Target, false, Settings, Progress, cancellation);
    }

    internal Task<TransferResult> GetFromAsync(string url, string further = "")
    {
        Progress = new TransferProgress();
        PlannedRequest request = Plan(url + Query + further, "GET", proxy: _engine.Proxy);
        return _engine.DownloadAsync(request, Target, false, Settings, Progress, default);
    }

    internal Task<TransferResult> GetIntoFolderAsync(HostileServer server, string path = "/b/k")
    {
        Progress = new TransferProgress();
        return _engine.DownloadAsync(Plan(server.Base + path + Query, "GET"), Folder, true, Settings, Progress, default);
    }

    internal Task<TransferResult> PutAsync(HostileServer server, byte[] content) => PutAsync(server, new MemoryBody(content));

    internal Task<TransferResult> PutAsync(HostileServer server, BodySource body)
    {
        Progress = new TransferProgress();
        return _engine.UploadAsync(Plan(server.Base + "/b/k" + Query, "PUT", body.Length), body, Settings, Progress, default);
    }

    internal async Task<(TransferResult Result, byte[] Content)> ReadAsync(HostileServer server, long most = long.MaxValue)
    {
        Progress = new TransferProgress();
        using var content = new MemoryStream();
        TransferResult result = await _engine.ReadAsync(Plan(server.Base + "/b/k" + Query, "GET"), content, most, Settings, Progress, default);
        return (result, content.ToArray());
    }

    internal Task<TransferResult> SendAsync(HostileServer server, string method) => SendAsync(server.Base, method);

    internal Task<TransferResult> SendAsync(string server, string method)
    {
        Progress = new TransferProgress();
        return _engine.SendAsync(Plan(server + "/b/k" + Query, method), Settings, Progress, default);
    }

    internal Task<TransferResult> SendSetAsync(PresignedUpload set, BodySource body, CancellationToken cancellation = default)
    {
        Progress = new TransferProgress();
        var terms = new SendingTerms { UrlSource = RequestSource.Named, HeaderSource = RequestSource.Named };
        return _engine.UploadAsync(UploadPlan.Of(set, body.Length, terms, Now), body, Settings, Progress, cancellation);
    }

    internal Task<TransferResult> SendFormAsync(HostileServer server, BodySource file)
    {
        Progress = new TransferProgress();
        FormPlan plan = FormPlan.Of(
            server.Base + "/b",
            [new("key", "k"), new("policy", "e30="), new("x-amz-signature", "00")],
            "file",
            file.Length,
            "presigntools-0123456789",
            new SendingTerms { UrlSource = RequestSource.Named, HeaderSource = RequestSource.Named },
            Now);
        return _engine.UploadAsync(plan.Request, new FormBody(file, plan.Head, plan.Tail), Settings, Progress, default);
    }

    public void Dispose()
    {
        _engine.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>The time at which the URLs of the tests are good; it runs as time does.</summary>
    private sealed class TestClock : TimeProvider
    {
        private readonly DateTimeOffset _start = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => Now + (System.GetUtcNow() - _start);
    }
}
