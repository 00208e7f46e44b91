using PresignTools.Errors;
using PresignTools.Signing.Uploads;
using PresignTools.Transfer.Running;
using PresignTools.Transfer.Uploads;
using PresignTools.Transfers;

namespace PresignTools.Transfer.Tests;

/// <summary>An upload in parts is joined whole, or the error says how to go on; what has arrived is not sent twice.</summary>
public sealed class SetTests : IDisposable
{
    private readonly Runs _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData(2500, true)]
    [InlineData(2500, false)]       // a set of an earlier version, which lists the first thousand only
    [InlineData(1000, true)]
    public async Task Resume_finds_all_parts_however_many_there_are(int count, bool hasFurtherLists)
    {
        byte[] content = StoredFile.Random((count * 100) - 7, 3);
        var store = new ObjectStore();
        for (int n = 1; n <= count; n++)
        {
            store.Parts[n] = content[((n - 1) * 100)..Math.Min(n * 100, content.Length)];
        }

        store.Parts.Remove(count);
        store.Parts[count / 2] = new byte[100];      // of another state of the file
        using var server = new HostileServer(store.Answer);
        _run.Settings = _run.Settings with { Resume = true, Parallel = 4 };
        TransferResult result = await _run.SendSetAsync(ObjectStore.Set(server.Base, content.Length, 100, hasFurtherLists), new MemoryBody(content));
        Assert.Equal(content, store.Content);
        int known = hasFurtherLists || count <= 1000 ? count : 1000;
        bool isOtherKnown = count / 2 <= known;
        Assert.Equal(count - known + (isOtherKnown && known == count ? 2 : known == count ? 1 : 0), server.Requests.Count(static r => r.Method == "PUT"));
        Assert.Equal(hasFurtherLists ? (count + 998) / 1000 : 1, server.Requests.Count(static r => r.Method == "GET"));
        Assert.True(result.ResumedFrom > 0);
    }

    [Fact]
    public async Task A_lost_answer_to_the_request_that_joins_the_parts_is_said()
    {
        byte[] content = StoredFile.Random(1000, 3);
        var store = new ObjectStore();
        using var server = new HostileServer(r => store.Answer(r) with { CutAfter = r.Method == "POST" ? 0 : null, IsReset = true });
        PresignException e = await Assert.ThrowsAsync<PresignException>(() => _run.SendSetAsync(ObjectStore.Set(server.Base, 1000, 100), new MemoryBody(content)));
        Assert.Equal("TransferCompletionUnknown", e.ErrorId);
        Assert.Contains(store.Tag, e.Advice, StringComparison.Ordinal);
        Assert.Equal(content, store.Content);
    }

    [Fact]
    public async Task What_the_server_lost_meanwhile_is_refused_and_the_parts_are_kept()
    {
        var store = new ObjectStore();
        using var server = new HostileServer(r =>
        {
            if (r.Method == "POST")
            {
                store.Parts.Remove(3);
            }

            return store.Answer(r);
        });
        RefusedException e = await Assert.ThrowsAsync<RefusedException>(() => _run.SendSetAsync(ObjectStore.Set(server.Base, 1000, 100), new MemoryBody(new byte[1000])));
        Assert.Equal("InvalidPart", e.Refusal.ErrorCode);
        Assert.Contains("Resume", e.Advice, StringComparison.Ordinal);
        Assert.Null(store.Content);
        _run.Settings = _run.Settings with { Resume = true };
        using var good = new HostileServer(store.Answer);
        Assert.Equal(900, (await _run.SendSetAsync(ObjectStore.Set(good.Base, 1000, 100), new MemoryBody(new byte[1000]))).ResumedFrom);
        Assert.Equal(new byte[1000], store.Content);
    }

    [Fact]
    public async Task Cuts_stops_and_resumes_at_random_give_the_right_object()
    {
        const int goal = 1000;
        var random = new Random(20261130);
        var gate = new object();
        int cuts = 0, stops = 0, objects = 0;
        _run.Settings = _run.Settings with { Resume = true, Parallel = 4, Retries = 2 };
        while (cuts < goal)
        {
            byte[] content = StoredFile.Random(random.Next(1, 300_000), objects);
            var store = new ObjectStore();
            using var server = new HostileServer(r =>
            {
                HostileAnswer good = store.Answer(r);
                int length = int.Parse(r["Content-Length"] ?? "0", System.Globalization.CultureInfo.InvariantCulture);
                lock (gate)
                {
                    // A set of which the server forgot that it was joined cannot be told from one that failed: that has a test of its own.
                    int kind = cuts < goal ? random.Next(r.Method == "POST" ? 4 : 10) : 9;
                    cuts += kind is < 7 and not 3 ? 1 : 0;
                    return kind switch
                    {
                        0 or 4 => good with { CutRequestAfter = length > 0 ? random.Next(length) : null, CutAfter = length > 0 ? null : 0 },
                        1 => ObjectStore.Error(503, "SlowDown"),
                        2 => ObjectStore.Error(200, "InternalError"),
                        5 => good with { CutAfter = 0, StatedLength = 50, IsReset = true },
                        6 => new HostileAnswer(500) { CutAfter = 0, StatedLength = 100 },
                        _ => good,
                    };
                }
            });
            PresignedUpload set = ObjectStore.Set(server.Base, content.Length, 10_000);
            for (bool isDone = false; !isDone;)
            {
                using var stop = new CancellationTokenSource(random.Next(4) == 0 ? random.Next(40) : Timeout.Infinite);
                try
                {
                    await _run.SendSetAsync(set, new MemoryBody(content), stop.Token);
                    isDone = true;
                }
                catch (OperationCanceledException)
                {
                    stops++;
                    if (store.Content is not null)
                    {
                        break;      // stopped between the server's work and its answer
                    }
                }
                catch (RefusedException e) when (e.Refusal.StatusCode == 404 && store.Content is not null)
                {
                    break;          // stopped before the server's work, which it did all the same: it knows the set no more
                }
                catch (Exception e) when (e is PresignException { ErrorId: "TransferCutOff" or "TransferAnswerImplausible" } or RefusedException { Refusal.StatusCode: 200 or >= 500 })
                {
                    Assert.Null(store.Content);
                }
            }

            Assert.Equal(content, store.Content);
            objects++;
        }

        Assert.True(objects > 5 && stops > 0, $"{objects} objects, {stops} stops");
    }
}
