using PresignTools.Errors;
using PresignTools.Transfer.Running;

namespace PresignTools.Transfer.Tests;

/// <summary>1,000 random cuts, stops and resumes: every file is right, or is not there.</summary>
public sealed class RandomCutsTests : IDisposable
{
    private const int Cuts = 1000;

    private readonly Runs _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData(1, 2_000_003)]
    [InlineData(4, 17_000_001)]
    public async Task Whatever_breaks_the_file_is_right(int parallel, int length)
    {
        var random = new Random(20261124 + parallel);
        var gate = new object();
        int cuts = 0, files = 0;
        int goal = parallel == 1 ? Cuts * 3 / 4 : Cuts / 4;
        _run.Settings = _run.Settings with { Resume = true, Parallel = parallel, Retries = 2 };
        while (cuts < goal)
        {
            var file = new StoredFile(StoredFile.Random(length, files));
            using var server = new HostileServer(r =>
            {
                HostileAnswer answer = file.Answer(r);
                lock (gate)
                {
                    int kind = cuts < goal ? random.Next(10) : 9;
                    cuts += kind < 9 ? 1 : 0;
                    return kind switch
                    {
                        < 6 => answer with { CutAfter = random.Next(1 + Math.Min(answer.Body.Length, 400_000)), IsReset = kind < 3 },
                        6 => new HostileAnswer(503),
                        7 => answer with { StatedLength = -1, CutAfter = random.Next(1 + answer.Body.Length) },
                        8 => new HostileAnswer(500) { CutAfter = 0, StatedLength = 100 },
                        _ => answer,
                    };
                }
            });
            for (bool isDone = false; !isDone;)
            {
                try
                {
                    await _run.GetAsync(server);
                    isDone = true;
                }
                catch (Exception e) when (e is PresignException { ErrorId: "TransferCutOff" or "TransferLengthUnknown" or "TransferAnswerImplausible" or "TransferChecksumMismatch" } or RefusedException { Refusal.StatusCode: >= 500 })
                {
                    Assert.False(File.Exists(_run.Target), e.Message);
                }
            }

            Assert.Equal(file.Content, await File.ReadAllBytesAsync(_run.Target));
            File.Delete(_run.Target);
            Assert.Empty(Directory.EnumerateFiles(_run.Folder));
            files++;
        }

        Assert.True(files > 1, $"{files} files");
    }
}
