using System.Diagnostics;
using System.Globalization;
using PresignTools.Tests.Bounds;

namespace PresignTools.Benchmarks;

/// <summary>Runs hostile texts through every entry point in this process, and shows how many a second; one that fails ends the run with the smallest text that does.</summary>
internal static class FuzzTask
{
    internal static int Run(int seed, int count)
    {
        var watch = Stopwatch.StartNew();
        FuzzFault? fault = FuzzRun.Run(seed, count, done => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} of {count}, {done / watch.Elapsed.TotalSeconds:0} a second")));
        if (fault is not null)
        {
            Console.WriteLine(fault);
            return 1;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} inputs from seed {seed}: no fault; {count / watch.Elapsed.TotalSeconds:0} a second, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} MB"));
        return 0;
    }

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
