using System.Globalization;
using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Tests.Bounds;

/// <summary>
/// Twice the text is at most twice the work, for every text that comes from outside. The work is counted: characters that scanners visit, and bytes
/// that are allocated. Both are the same on every machine, however busy it is.
/// </summary>
public class GrowthTests
{
    private static readonly int Shortest = (Nightly.IsOn ? 8 : 2) * 1024;
    private const double MostPerDoubling = 2.2;

    // What does not depend on the text: tables that are built once, a diagnosis's own texts, a list that doubles.
    private const long FixedSteps = 20_000;
    private const long FixedBytes = 400_000;

    public static TheoryData<string> Entries() => [.. EntryPoints.All.Keys];

    [Theory]
    [MemberData(nameof(Entries))]
    public void The_work_grows_as_the_text_does(string entry)
    {
        var faults = new List<string>();
        foreach ((string name, Func<int, string> make) in HostilePatterns.All)
        {
            // What is compiled and built for the first time does not count. A URL of more than 65,536 characters is refused before it is read.
            EntryPoints.Run(entry, make(Shortest));
            (long Steps, long Bytes)[] work = [Measure(entry, make(Shortest)), Measure(entry, make(2 * Shortest)), Measure(entry, make(4 * Shortest))];
            for (int i = 1; i < work.Length; i++)
            {
                if (work[i].Steps > (MostPerDoubling * work[i - 1].Steps) + FixedSteps || work[i].Bytes > (MostPerDoubling * work[i - 1].Bytes) + FixedBytes)
                {
                    faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {string.Join(", ", work)}"));
                    break;
                }
            }
        }

        Assert.True(faults.Count == 0, entry + "\n" + string.Join("\n", faults));
    }

    [Fact]
    public void There_are_many_patterns() => Assert.True(HostilePatterns.All.Count() >= 100);

    [Fact]
    public void The_measure_sees_work_that_grows_with_the_square()
    {
        static long Quadratic(int n)
        {
            string text = new('a', n);
            long before = Work.Done;
            for (int i = 0; i < n; i++)
            {
                Scan.Find(text, "b", i);
            }

            return Work.Done - before;
        }

        Assert.True(Quadratic(2000) > (MostPerDoubling * Quadratic(1000)) + FixedSteps);
    }

    [Fact]
    public void No_regular_expression_is_left_in_the_engine()
    {
        // Its own types and everything that they refer to: a pattern that backtracks has no bound, and one that does not takes longer to build than a diagnosis.
        IEnumerable<string?> references = typeof(PresignException).Assembly.GetReferencedAssemblies().Select(static a => a.Name);
        Assert.DoesNotContain("System.Text.RegularExpressions", references);
    }

    [Fact]
    public void A_scan_ends_when_the_command_is_stopped()
    {
        using var stopping = new CancellationTokenSource();
        string text = "curl x\n" + string.Concat(Enumerable.Repeat("https://h/?X-Amz-Signature= a\n", 30_000));
        using (Work.Until(stopping.Token))
        {
            EntryPoints.Run("diagnosis", text);
            stopping.Cancel();
            long before = Work.Done;
            Assert.Throws<OperationCanceledException>(() => EntryPoints.Run("diagnosis", text));
            Assert.True(Work.Done - before < text.Length, "It stops before the text was looked at once.");
        }

        EntryPoints.Run("diagnosis", text);     // the thread is free again
    }

    private static (long Steps, long Bytes) Measure(string entry, string text)
    {
        long steps = Work.Done, bytes = GC.GetAllocatedBytesForCurrentThread();
        EntryPoints.Run(entry, text);
        return (Work.Done - steps, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }
}
