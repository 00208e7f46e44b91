using System.Text;
using PresignTools.Errors;
using PresignTools.Transfer.Running;
using PresignTools.Transfer.Uploads;
using PresignTools.Transfers;

namespace PresignTools.Transfer.Tests;

/// <summary>An upload is stored as it was sent, or the error says why not; a refusal costs no body.</summary>
public sealed class UploadTests : IDisposable
{
    private readonly Runs _run = new();
    private readonly byte[] _content = StoredFile.Random(3_000_000, 5);

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_body_goes_with_its_length_and_not_in_chunks()
    {
        using var server = new HostileServer(_ => Stored());
        TransferResult result = await _run.PutAsync(server, _content);
        HostileRequest request = Assert.Single(server.Requests);
        Assert.Equal(_content, request.Body);
        Assert.Equal("3000000", request["Content-Length"]);
        Assert.Null(request["Transfer-Encoding"]);
        Assert.Equal("100-continue", request["Expect"]);
        Assert.DoesNotContain(request.Headers, static h => h.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase));
        Assert.True(result.Verified);
    }

    [Fact]
    public async Task A_small_body_does_not_wait_for_the_go_ahead()
    {
        using var server = new HostileServer(_ => new HostileAnswer(200) { Headers = [("ETag", "\"x\"")] });
        await _run.PutAsync(server, new byte[10]);
        Assert.Null(Assert.Single(server.Requests)["Expect"]);
    }

    [Fact]
    public async Task A_refusal_before_the_body_costs_no_body()
    {
        byte[] error = Encoding.UTF8.GetBytes("<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>");
        using var server = new HostileServer(_ => new HostileAnswer(403) { IsBeforeBody = true, Body = error });
        RefusedException e = await Assert.ThrowsAsync<RefusedException>(() => _run.PutAsync(server, _content));
        Assert.Equal("AccessDenied", e.Refusal.ErrorCode);
        Assert.Equal(0, server.BodyBytes);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_server_that_does_not_know_the_go_ahead_gets_the_body_without_it()
    {
        using var server = new HostileServer(r => r["Expect"] is null ? Stored() : new HostileAnswer(417) { IsBeforeBody = true });
        await _run.PutAsync(server, _content);
        Assert.Equal(_content, server.Requests.Last().Body);
    }

    [Fact]
    public async Task A_connection_that_breaks_sends_all_again()
    {
        using var server = new HostileServer(r => r.Number < 3 ? new HostileAnswer(200) { CutRequestAfter = 1_000_000 } : Stored());
        TransferResult result = await _run.PutAsync(server, _content);
        Assert.Equal(3, result.Attempts);
        Assert.Equal(_content, server.Requests.Last().Body);
        Assert.True(result.Verified);
    }

    [Fact]
    public async Task Success_with_an_error_in_the_body_is_none()
    {
        byte[] error = Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?>\n<Error><Code>InternalError</Code><Message>We encountered an internal error.</Message></Error>");
        using var passing = new HostileServer(r => r.Number == 1 ? new HostileAnswer(200) { Body = error, Headers = [("Content-Type", "application/xml")] } : Stored());
        Assert.Equal(2, (await _run.PutAsync(passing, _content)).Attempts);
        byte[] denied = Encoding.UTF8.GetBytes("<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>");
        using var refusing = new HostileServer(_ => new HostileAnswer(200) { Body = denied, Headers = [("Content-Type", "application/xml")] });
        await Assert.ThrowsAsync<RefusedException>(() => _run.PutAsync(refusing, _content));
    }

    [Fact]
    public async Task What_was_stored_otherwise_is_an_error()
    {
        using var server = new HostileServer(static _ => new HostileAnswer(200) { Headers = [("ETag", "\"0123456789abcdef0123456789abcdef\"")] });
        Assert.Equal("TransferChecksumMismatch", (await Assert.ThrowsAsync<PresignException>(() => _run.PutAsync(server, _content))).ErrorId);
        _run.Settings = _run.Settings with { Checksum = TransferChecksum.None };
        Assert.False((await _run.PutAsync(server, _content)).Verified);
    }

    [Fact]
    public async Task A_file_that_changes_on_the_way_is_an_error()
    {
        string path = Path.Combine(_run.Folder, "in.bin");
        await File.WriteAllBytesAsync(path, _content);
        var body = new FileBody(path);
        using var server = new HostileServer(_ =>
        {
            using (FileStream file = File.Open(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            {
                file.SetLength(2_000_000);
            }

            return Stored();
        });
        Assert.Equal("TransferFileChanged", (await Assert.ThrowsAsync<PresignException>(() => _run.PutAsync(server, body))).ErrorId);
    }

    [Fact]
    public async Task A_time_out_of_S3_is_tried_again_though_its_status_is_400()
    {
        byte[] error = Encoding.UTF8.GetBytes("<Error><Code>RequestTimeout</Code><Message>Your socket connection</Message></Error>");
        using var server = new HostileServer(r => r.Number == 1 ? new HostileAnswer(400) { Body = error } : Stored());
        Assert.Equal(2, (await _run.PutAsync(server, _content)).Attempts);
    }

    [Fact]
    public async Task Delete_and_head_are_one_request_each()
    {
        using var server = new HostileServer(static r => new HostileAnswer(r.Method == "HEAD" ? 200 : 204) { Headers = [("ETag", "\"e\""), ("Last-Modified", "Tue, 24 Nov 2026 12:00:00 GMT")], Body = r.Method == "HEAD" ? new byte[5] : [] });
        TransferResult head = await _run.SendAsync(server, "HEAD");
        Assert.Equal((5, "e"), (head.Bytes, head.ETag));
        Assert.Equal(204, (await _run.SendAsync(server, "DELETE")).StatusCode);
        Assert.Equal(["HEAD", "DELETE"], server.Requests.Select(static r => r.Method));
    }

    private HostileAnswer Stored() => new(200)
    {
        Headers = [("ETag", $"\"{StoredFile.Md5Of(_content)}\""), ("x-amz-request-id", "R")],
    };
}
