using System.Diagnostics;
using System.Globalization;
using PresignTools.Tests.Bounds;

namespace PresignTools.Benchmarks;

/// <summary>Runs hostile texts through every entry point in this process, and shows how many a second; one that fails ends the run with the smallest text that does.</summary>
internal static class FuzzTask
{
    // A piece of seeds for each thread at a time; what one seed gives does not depend on the others.
    private const int Piece = 1_000;

    internal static int Run(int seed, int count, int minutes, int threads)
    {
        var watch = Stopwatch.StartNew();
        var faults = new List<FuzzFault>();
        int done = 0;
        int pieces = (count + Piece - 1) / Piece;
        Parallel.For(0, pieces, new ParallelOptions { MaxDegreeOfParallelism = threads }, (piece, state) =>
        {
            int size = Math.Min(Piece, count - (piece * Piece));
            if (minutes > 0 && watch.Elapsed.TotalMinutes >= minutes)
            {
                state.Break();
                return;
            }

            FuzzFault? fault = FuzzRun.Run(seed + (piece * Piece), size);
            lock (faults)
            {
                done += size;
                if (fault is not null)
                {
                    faults.Add(fault);
                    state.Stop();
                }

                if (done % (10 * Piece) == 0)
                {
                    Console.WriteLine(Told(done, count, watch));
                }
            }
        });

        foreach (FuzzFault fault in faults)
        {
            Console.WriteLine(fault);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Told(done, count, watch)}, seed {seed}, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} MB: {(faults.Count == 0 ? "no fault" : faults.Count + " faults")}"));
        return faults.Count == 0 ? 0 : 1;
    }

    private static string Told(int done, int count, Stopwatch watch) =>
        string.Create(CultureInfo.InvariantCulture, $"{done} of {count} texts in {watch.Elapsed.TotalMinutes:0.0} minutes, {done / watch.Elapsed.TotalSeconds:0} a second");

    /// <summary>How long each pattern takes at a length, the slowest first: a look at what counts do not see.</summary>
    internal static int Ladder(int length)
    {
        var times = new List<(double Milliseconds, string Entry, string Name)>();
        foreach ((string name, Func<int, string> make) in HostilePatterns.All)
        {
            string text = make(length);
            foreach (string entry in EntryPoints.All.Keys)
            {
                EntryPoints.Run(entry, text.Length > 2000 ? text[..2000] : text);     // compiled before it is measured
                TimeSpan before = Process.GetCurrentProcess().UserProcessorTime;
                EntryPoints.Run(entry, text);
                times.Add(((Process.GetCurrentProcess().UserProcessorTime - before).TotalMilliseconds, entry, name));
            }
        }

        foreach ((double milliseconds, string entry, string name) in times.OrderByDescending(static t => t.Milliseconds).Take(40))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds,8:0} ms  {entry}: {name}"));
        }

        return 0;
    }
}
