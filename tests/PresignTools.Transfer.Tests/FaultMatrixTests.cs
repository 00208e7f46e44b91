using PresignTools.Errors;
using PresignTools.Transfer.Running;
using PresignTools.Transfer.Uploads;
using PresignTools.Transfers;

namespace PresignTools.Transfer.Tests;

/// <summary>What is done, and at which of its requests the server is hostile.</summary>
public enum Way
{
    Down,
    Wide,
    Up,
    Form,
    SetPart,
    SetEnd,
}

/// <summary>What the server does wrong.</summary>
public enum Fault
{
    CutAtOnce,
    CutInTheMiddle,
    Reset,
    CutBeforeTheAnswer,
    LengthTooLong,
    LengthTooShort,
    Stall,
    BadChecksum,
    Redirect,
    SuccessWithAnError,
    SuccessWithARefusal,
    Busy,
    Refused,
    LoginPage,
}

/// <summary>Each fault at each kind of transfer, once and always: a right file or object, or a clear error and nothing under the final name.</summary>
public sealed class FaultMatrixTests : IDisposable
{
    private readonly Runs _run = new();
    private byte[] _content = [];
    private int _bent;

    public static TheoryData<Way, Fault, bool> Cases
    {
        get
        {
            var cases = new TheoryData<Way, Fault, bool>();
            foreach (Way way in Enum.GetValues<Way>())
            {
                foreach (Fault fault in Enum.GetValues<Fault>().Where(f => IsThere(way, f)))
                {
                    cases.Add(way, fault, false);
                    cases.Add(way, fault, true);
                }
            }

            return cases;
        }
    }

    public void Dispose() => _run.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_ends_well_or_says_why(Way way, Fault fault, bool isAlways)
    {
        _run.Settings = _run.Settings with { Patience = TimeSpan.FromSeconds(fault == Fault.Stall ? 1 : 20), Retries = 2, Parallel = way is Way.Down ? 1 : 4 };
        _content = StoredFile.Random(way switch { Way.Wide => 17_000_000, Way.SetPart or Way.SetEnd => 200_000, _ => 1_500_000 }, 7);
        bool isWell = !isAlways && IsPassing(fault) && !(way == Way.SetEnd && IsJoinedBefore(fault));
        Exception? e = way is Way.Down or Way.Wide ? await DownAsync(fault, isAlways) : await UpAsync(way, fault, isAlways);

        Assert.True(_bent > 0, "the fault did not happen");
        Assert.True(isWell == (e is null), e?.ToString() ?? "it ended well");
        switch (e)
        {
            case null:
                break;
            case PresignException known:
                Assert.NotEmpty(known.Message);
                Assert.NotEmpty(known.Advice);
                Assert.DoesNotContain("6d1f5a6a2d0b", known.Message + known.Advice, StringComparison.Ordinal);
                break;
            default:
                Assert.Equal(Status(fault), Assert.IsType<RefusedException>(e).Refusal.StatusCode);
                break;
        }
    }

    private async Task<Exception?> DownAsync(Fault fault, bool isAlways)
    {
        var file = new StoredFile(_content);
        using var server = new HostileServer(r => IsBent(isAlways) ? BentAnswer(file.Answer(r), fault) : file.Answer(r));
        Exception? e = await Record.ExceptionAsync(() => _run.GetAsync(server));
        if (e is null)
        {
            Assert.Equal(_content, await File.ReadAllBytesAsync(_run.Target));
            Assert.Equal([_run.Target], Directory.EnumerateFiles(_run.Folder));
        }
        else
        {
            Assert.False(File.Exists(_run.Target), "a file that is not whole has the final name");
            Assert.Equal(File.Exists(_run.Part), File.Exists(_run.Part + ".json"));
            // What is kept can be gone on with.
            if (fault is not (Fault.BadChecksum or Fault.LengthTooShort or Fault.LengthTooLong) && File.Exists(_run.Part))
            {
                using var good = new HostileServer(file.Answer);
                _run.Settings = _run.Settings with { Resume = true };
                await _run.GetAsync(good);
                Assert.Equal(_content, await File.ReadAllBytesAsync(_run.Target));
            }
        }

        return e;
    }

    private async Task<Exception?> UpAsync(Way way, Fault fault, bool isAlways)
    {
        var store = new ObjectStore();
        using var server = new HostileServer(r =>
        {
            bool isIt = way switch
            {
                Way.SetPart => r.Target.Contains("partNumber=3&", StringComparison.Ordinal),
                Way.SetEnd => r.Method == "POST",
                _ => true,
            };
            return isIt && IsBent(isAlways) ? BentRequest(store, r, fault) : store.Answer(r);
        });
        var body = new MemoryBody(_content);
        Exception? e = await Record.ExceptionAsync(() => Send(way, server, body));
        Assert.True(store.Content is null || store.Content.AsSpan().SequenceEqual(_content), "another object was stored");
        if (e is null)
        {
            Assert.Equal(_content, store.Content);
        }
        else if (way is Way.SetPart or Way.SetEnd && store.IsOpen)
        {
            Assert.Null(store.Content);
            using var good = new HostileServer(store.Answer);
            _run.Settings = _run.Settings with { Resume = true };
            TransferResult resumed = await _run.SendSetAsync(ObjectStore.Set(good.Base, _content.Length, 20_000), body);
            Assert.Equal(_content, store.Content);
            Assert.True(resumed.ResumedFrom > 0 || store.Parts.Count < 2);
        }

        return e;
    }

    private Task<TransferResult> Send(Way way, HostileServer server, BodySource body) => way switch
    {
        Way.Up => _run.PutAsync(server, body),
        Way.Form => _run.SendFormAsync(server, body),
        _ => _run.SendSetAsync(ObjectStore.Set(server.Base, _content.Length, 20_000), body),
    };

    private bool IsBent(bool isAlways) => Interlocked.Increment(ref _bent) == 1 || isAlways;

    /// <summary>Whether the fault can be at all, and can be seen.</summary>
    private static bool IsThere(Way way, Fault fault) => (way, fault) switch
    {
        // An object may be any text, also one that looks like an error.
        (Way.Down or Way.Wide, Fault.SuccessWithAnError or Fault.SuccessWithARefusal or Fault.CutBeforeTheAnswer) => false,
        // The answer to an upload has no body that could be shorter, and that to the end of a set states no checksum of the content.
        (Way.Up or Way.Form or Way.SetPart, Fault.LengthTooShort) => false,
        (Way.SetEnd, Fault.BadChecksum) => false,
        _ => true,
    };

    /// <summary>Whether another attempt helps.</summary>
    private static bool IsPassing(Fault fault) => fault is Fault.CutAtOnce or Fault.CutInTheMiddle or Fault.Reset or Fault.CutBeforeTheAnswer
        or Fault.LengthTooLong or Fault.Stall or Fault.SuccessWithAnError or Fault.Busy;

    /// <summary>Whether the server has done its work when the fault happens, so that it does not know the upload any more.</summary>
    private static bool IsJoinedBefore(Fault fault) => fault == Fault.LengthTooLong;

    private static int Status(Fault fault) => fault switch
    {
        Fault.Redirect => 307,
        Fault.Busy => 503,
        Fault.Refused => 403,
        _ => 200,
    };

    private static HostileAnswer BentAnswer(HostileAnswer good, Fault fault) => fault switch
    {
        Fault.CutAtOnce => good with { CutAfter = 0 },
        Fault.CutInTheMiddle => good with { CutAfter = good.Body.Length / 2 },
        Fault.Reset => good with { CutAfter = good.Body.Length / 2, IsReset = true },
        Fault.LengthTooLong => good with { StatedLength = good.Body.Length, Body = good.Body[..^Math.Min(7, good.Body.Length)], CutAfter = int.MaxValue },
        Fault.LengthTooShort => good with { StatedLength = Math.Max(0, good.Body.Length - 5) },
        Fault.Stall => good with { StallAfter = good.Body.Length / 2 },
        Fault.BadChecksum => good with { Headers = [("ETag", "\"0123456789abcdef0123456789abcdef\""), ("x-amz-request-id", "R")] },
        _ => Other(fault),
    };

    private static HostileAnswer BentRequest(ObjectStore store, HostileRequest request, Fault fault)
    {
        int length = int.Parse(request["Content-Length"] ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        HostileAnswer good = store.Answer(request);
        return fault switch
        {
            Fault.CutAtOnce => good with { CutRequestAfter = 0 },
            Fault.CutInTheMiddle => good with { CutRequestAfter = length / 2 },
            Fault.Reset => good with { CutRequestAfter = length / 2, IsReset = true },
            Fault.CutBeforeTheAnswer => good with { CutRequestAfter = int.MaxValue },
            Fault.Stall => good with { StallRequestAfter = length / 2 },
            Fault.LengthTooLong => good with { AfterBody = r => Late(store, r), StatedLength = 100_000 },
            Fault.LengthTooShort => good with { AfterBody = r => Late(store, r), StatedLength = 60 },
            Fault.BadChecksum => good with { AfterBody = _ => BentAnswer(new HostileAnswer(200), Fault.BadChecksum) },
            _ => Other(fault),
        };
    }

    private static HostileAnswer Late(ObjectStore store, HostileRequest request) => store.Answer(request).AfterBody!(request);

    private static HostileAnswer Other(Fault fault) => fault switch
    {
        Fault.Redirect => new HostileAnswer(307) { Headers = [("Location", "http://127.0.0.1:1/elsewhere")] },
        Fault.SuccessWithAnError => ObjectStore.Error(200, "InternalError"),
        Fault.SuccessWithARefusal => ObjectStore.Error(200, "AccessDenied"),
        Fault.Busy => ObjectStore.Error(503, "SlowDown"),
        Fault.Refused => ObjectStore.Error(403, "AccessDenied"),
        Fault.LoginPage => new HostileAnswer(200) { Headers = [("Content-Type", "text/html")], Body = "<html>Please log in</html>"u8.ToArray() },
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}
