using PresignTools.Errors;
using PresignTools.Transfer.Running;
using PresignTools.Transfers;

namespace PresignTools.Transfer.Tests;

/// <summary>A file under its final name is whole and right, or there is none and the error says why.</summary>
public sealed class DownloadTests : IDisposable
{
    private readonly Runs _run = new();
    private readonly StoredFile _file = new(StoredFile.Random(3_000_000, 1));

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task An_object_comes_whole_and_is_compared_with_its_ETag()
    {
        using var server = new HostileServer(_file.Answer);
        TransferResult result = await _run.GetAsync(server);
        AssertWhole();
        Assert.True(result.Verified);
        Assert.Equal("MD5 (ETag)", result.VerifiedBy);
        Assert.Equal(1, result.Attempts);
        Assert.Equal(server.Base + "/b/k", result.Source);
        Assert.Equal(3_000_000, result.Bytes);
    }

    [Fact]
    public async Task What_is_sent_is_the_URL_and_nothing_else()
    {
        using var server = new HostileServer(_file.Answer);
        await _run.GetAsync(server, "/b/a/../b//./c%20d%7E");
        HostileRequest request = Assert.Single(server.Requests);
        Assert.Equal("/b/a/../b//./c%20d%7E" + Runs.Query, request.Target);
        Assert.Equal(["Host", "User-Agent"], request.Headers.Select(static h => h.Key).Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_that_breaks_is_gone_on_with(bool isReset)
    {
        using var server = new HostileServer(r => _file.Answer(r) with { CutAfter = r.Number < 4 ? 500_000 : null, IsReset = isReset });
        TransferResult result = await _run.GetAsync(server);
        AssertWhole();
        Assert.Equal(4, result.Attempts);
        Assert.True(result.Verified);
        HostileRequest second = server.Requests.ElementAt(1);
        Assert.Equal($"\"{_file.ETag}\"", second["If-Match"]);
        Assert.EndsWith("-2999999", second["Range"]);
    }

    [Fact]
    public async Task A_connection_on_which_nothing_comes_is_given_up_and_gone_on_with()
    {
        _run.Settings = _run.Settings with { Patience = TimeSpan.FromMilliseconds(700) };
        using var server = new HostileServer(r => _file.Answer(r) with { StallAfter = r.Number < 3 ? 1_000_000 : null });
        await _run.GetAsync(server);
        AssertWhole();
    }

    [Fact]
    public async Task What_never_ends_is_given_up_and_the_part_is_kept_for_Resume()
    {
        using (var server = new HostileServer(r => _file.Answer(r) with { CutAfter = r.Number == 1 ? 500_000 : 0 }))
        {
            PresignException e = await Assert.ThrowsAsync<PresignException>(() => _run.GetAsync(server));
            Assert.Equal("TransferCutOff", e.ErrorId);
            Assert.Contains("500000 of 3000000 bytes", e.Message + e.Advice, StringComparison.Ordinal);
            Assert.Contains("Resume", e.Advice, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(_run.Target));
        using var good = new HostileServer(_file.Answer);
        PresignException again = await Assert.ThrowsAsync<PresignException>(() => _run.GetAsync(good));
        Assert.Equal("TransferPartExists", again.ErrorId);
        Assert.Empty(good.Requests);
        _run.Settings = _run.Settings with { Resume = true };
        TransferResult result = await _run.GetAsync(good);
        AssertWhole();
        Assert.Equal(500_000, result.ResumedFrom);
        Assert.True(result.Verified);
        Assert.Equal("bytes=500000-2999999", Assert.Single(good.Requests)["Range"]);
    }

    [Fact]
    public async Task A_URL_that_expires_in_the_middle_is_a_refusal_and_the_part_is_kept()
    {
        const string expired = "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>";
        using var server = new HostileServer(r => r.Number == 1
            ? _file.Answer(r) with { CutAfter = 700_000 }
            : new HostileAnswer(403) { Body = System.Text.Encoding.UTF8.GetBytes(expired) });
        RefusedException e = await Assert.ThrowsAsync<RefusedException>(() => _run.GetAsync(server));
        Assert.Equal("AccessDenied", e.Refusal.ErrorCode);
        Assert.Contains("700000 of 3000000", e.Advice, StringComparison.Ordinal);
        Assert.True(File.Exists(_run.Part));
        Assert.DoesNotContain("Signature=6d1f", File.ReadAllText(_run.Part + ".json"), StringComparison.Ordinal);
        Assert.DoesNotContain("6d1f5a6a2d0b", e.Refusal.Url + string.Join(' ', e.Refusal.Headers), StringComparison.Ordinal);
        _run.Settings = _run.Settings with { Resume = true };
        using var good = new HostileServer(_file.Answer);
        await _run.GetAsync(good);
        AssertWhole();
    }

    [Fact]
    public async Task An_object_that_changes_in_the_middle_is_never_put_together_of_two()
    {
        using var server = new HostileServer(r =>
        {
            HostileAnswer answer = _file.Answer(r) with { CutAfter = r.Number == 1 ? 500_000 : null };
            _file.Content = StoredFile.Random(3_000_000, 2);
            return answer;
        });
        PresignException e = await Assert.ThrowsAsync<PresignException>(() => _run.GetAsync(server));
        Assert.Equal("TransferObjectChanged", e.ErrorId);
        Assert.False(File.Exists(_run.Target));
    }

    [Fact]
    public async Task A_server_that_does_not_know_Range_sends_all_and_that_is_whole_too()
    {
        using var server = new HostileServer(r => new HostileAnswer(200)
        {
            Headers = [("ETag", $"\"{_file.ETag}\"")],
            Body = _file.Content,
            CutAfter = r.Number < 3 ? 1_000_000 * r.Number : null,
        });
        await _run.GetAsync(server);
        AssertWhole();
    }

    [Theory]
    [InlineData("bytes 0-10/3000000")]
    [InlineData("bytes 500000-2999999/4000000")]
    [InlineData("nonsense")]
    public async Task A_range_that_was_not_requested_is_not_taken(string range)
    {
        using var server = new HostileServer(r => r.Number == 1
            ? _file.Answer(r) with { CutAfter = 500_000 }
            : _file.Answer(r) with { Headers = [("ETag", $"\"{_file.ETag}\""), ("Content-Range", range)] });
        PresignException e = await Assert.ThrowsAsync<PresignException>(() => _run.GetAsync(server));
        Assert.Equal("TransferAnswerImplausible", e.ErrorId);
        Assert.False(File.Exists(_run.Target));
    }

    [Theory]
    [InlineData("x-amz-checksum-crc64nvme", "AAAAAAAAAAA=")]
    [InlineData("x-amz-checksum-sha256", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("ETag", "\"0123456789abcdef0123456789abcdef\"")]
    public async Task Another_checksum_than_stated_leaves_no_file(string header, string value)
    {
        using var server = new HostileServer(_ => new HostileAnswer(200) { Headers = [(header, value), ("x-amz-request-id", "R")], Body = _file.Content });
        PresignException e = await Assert.ThrowsAsync<PresignException>(() => _run.GetAsync(server));
        Assert.Equal("TransferChecksumMismatch", e.ErrorId);
        Assert.Empty(Directory.EnumerateFiles(_run.Folder));
    }

    [Fact]
    public async Task A_composite_checksum_and_an_ETag_of_parts_are_not_compared()
    {
        using var server = new HostileServer(_ => new HostileAnswer(200)
        {
            Headers = [("ETag", "\"0123456789abcdef0123456789abcdef-7\""), ("x-amz-checksum-sha256", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
                ("x-amz-checksum-type", "COMPOSITE")],
            Body = _file.Content,
        });
        TransferResult result = await _run.GetAsync(server);
        AssertWhole();
        Assert.False(result.Verified);
        Assert.Equal("Length", result.VerifiedBy);
    }

    [Fact]
    public async Task Less_than_was_stated_is_not_whole()
    {
        using var server = new HostileServer(r => _file.Answer(r) with { StatedLength = 3_000_005, Headers = [("Last-Modified", "x")] });
        Assert.NotNull(await Record.ExceptionAsync(() => _run.GetAsync(server)));
        Assert.False(File.Exists(_run.Target));
    }

    [Fact]
    public async Task Without_a_length_only_a_checksum_shows_that_all_came()
    {
        using var bare = new HostileServer(_ => new HostileAnswer(200) { Headers = [("x-amz-request-id", "R")], Body = _file.Content, StatedLength = -1 });
        PresignException e = await Assert.ThrowsAsync<PresignException>(() => _run.GetAsync(bare));
        Assert.Equal("TransferLengthUnknown", e.ErrorId);
        Assert.Empty(Directory.EnumerateFiles(_run.Folder));
        using var stated = new HostileServer(r => _file.Answer(r) with { StatedLength = -1 });
        Assert.True((await _run.GetAsync(stated)).Verified);
        AssertWhole();
    }

    [Fact]
    public async Task Chunks_have_an_end_and_are_taken()
    {
        using var server = new HostileServer(r => _file.Answer(r) with { IsChunked = true });
        await _run.GetAsync(server);
        AssertWhole();
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var server = new HostileServer(static _ => new HostileAnswer(307) { Headers = [("Location", "http://127.0.0.1:1/there")] });
        RefusedException e = await Assert.ThrowsAsync<RefusedException>(() => _run.GetAsync(server));
        Assert.Equal(307, e.Refusal.StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_and_a_refusal_is_not()
    {
        using var busy = new HostileServer(r => r.Number < 3 ? new HostileAnswer(503) { Headers = [("Retry-After", "0")] } : _file.Answer(r));
        Assert.Equal(3, (await _run.GetAsync(busy)).Attempts);
        AssertWhole();
        File.Delete(_run.Target);
        using var refusing = new HostileServer(static _ => new HostileAnswer(404));
        await Assert.ThrowsAsync<RefusedException>(() => _run.GetAsync(refusing));
        Assert.Single(refusing.Requests);
        using var down = new HostileServer(static _ => new HostileAnswer(503));
        await Assert.ThrowsAsync<RefusedException>(() => _run.GetAsync(down));
        Assert.Equal(4, down.Requests.Count);
    }

    [Fact]
    public async Task Retry_After_is_waited_for()
    {
        var waits = new List<TimeSpan>();
        _run.Settings = _run.Settings with
        {
            Wait = (time, _) =>
            {
                waits.Add(time);
                return Task.CompletedTask;
            },
        };
        using var busy = new HostileServer(r => r.Number == 1 ? new HostileAnswer(503) { Headers = [("Retry-After", "7")] } : _file.Answer(r));
        await _run.GetAsync(busy);
        Assert.Equal([TimeSpan.FromSeconds(7)], waits);
    }

    [Fact]
    public async Task A_login_page_is_not_the_object()
    {
        using var server = new HostileServer(static _ => new HostileAnswer(200)
        {
            Headers = [("Content-Type", "text/html")],
            Body = "<html>Please log in</html>"u8.ToArray(),
        });
        PresignException e = await Assert.ThrowsAsync<PresignException>(() => _run.GetAsync(server));
        Assert.Equal("TransferAnswerNotS3", e.ErrorId);
        Assert.Empty(Directory.EnumerateFiles(_run.Folder));
    }

    [Fact]
    public async Task A_file_that_exists_is_replaced_only_with_Force()
    {
        await File.WriteAllTextAsync(_run.Target, "mine");
        using var server = new HostileServer(_file.Answer);
        PresignException e = await Assert.ThrowsAsync<PresignException>(() => _run.GetAsync(server));
        Assert.Equal("TransferTargetExists", e.ErrorId);
        Assert.Empty(server.Requests);
        Assert.Equal("mine", await File.ReadAllTextAsync(_run.Target));
        _run.Settings = _run.Settings with { Force = true };
        await _run.GetAsync(server);
        AssertWhole();
    }

    [Fact]
    public async Task Several_connections_bring_the_same_file_and_each_byte_once()
    {
        var large = new StoredFile(StoredFile.Random(40_000_000, 3));
        using var server = new HostileServer(large.Answer);
        _run.Settings = _run.Settings with { Parallel = 4 };
        TransferResult result = await _run.GetAsync(server);
        Assert.Equal(large.Content, await File.ReadAllBytesAsync(_run.Target));
        Assert.True(result.Verified);
        Assert.True(server.Requests.Count > 1);
        Assert.Equal(40_000_000, _run.Progress.Moved);
    }

    [Fact]
    public async Task A_stop_keeps_the_part_and_Resume_goes_on()
    {
        using var stop = new CancellationTokenSource();
        using var stalling = new HostileServer(r => _file.Answer(r) with { StallAfter = 900_000 });
        Task<TransferResult> running = _run.GetAsync(stalling, cancellation: stop.Token);
        while (_run.Progress.Done < 900_000)
        {
            await Task.Delay(20);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        _run.Settings = _run.Settings with { Resume = true };
        using var good = new HostileServer(_file.Answer);
        Assert.Equal(900_000, (await _run.GetAsync(good)).ResumedFrom);
        AssertWhole();
    }

    [Theory]
    [InlineData("attachment; filename=\"../../etc/cron.d/evil\"", "evil")]
    [InlineData("attachment; filename=report.pdf; filename*=UTF-8''na%C3%AFve.pdf", "na\u00efve.pdf")]
    [InlineData("inline", "k.txt")]
    public async Task The_server_names_the_file_and_cannot_leave_the_folder(string disposition, string expected)
    {
        using var server = new HostileServer(r =>
        {
            HostileAnswer answer = _file.Answer(r);
            answer.Headers.Add(("Content-Disposition", disposition));
            return answer;
        });
        TransferResult result = await _run.GetIntoFolderAsync(server, "/b/folder/k.txt");
        Assert.Equal(Path.Combine(_run.Folder, expected), result.Target);
        Assert.Equal([result.Target], Directory.EnumerateFiles(_run.Folder));
    }

    [Fact]
    public async Task Content_for_the_pipeline_is_read_whole_and_no_more_than_allowed()
    {
        using var server = new HostileServer(r => _file.Answer(r) with { CutAfter = r.Number < 2 ? 5000 : null });
        Assert.Equal(_file.Content, (await _run.ReadAsync(server)).Content);
        Assert.Equal("TransferTooLarge", (await Assert.ThrowsAsync<PresignException>(() => _run.ReadAsync(server, 1000))).ErrorId);
    }

    private void AssertWhole()
    {
        Assert.Equal(_file.Content, File.ReadAllBytes(_run.Target));
        Assert.False(File.Exists(_run.Part));
        Assert.False(File.Exists(_run.Part + ".json"));
    }
}
