using System.Globalization;
using PresignTools.Intake;
using PresignTools.Intake.Reading;
using PresignTools.Text;

namespace PresignTools.Tests.Bounds;

/// <summary>Twice the text is at most twice the work, for each reader by itself: in a whole diagnosis the work of one is lost among that of all.</summary>
public class ReaderGrowthTests
{
    private static readonly int Shortest = (Nightly.IsOn ? 8 : 2) * 1024;
    private const double MostPerDoubling = 2.2;
    private const long FixedSteps = 60_000;
    private const long FixedBytes = 400_000;

    public static TheoryData<string> Readers() => [.. EveryReader.All.Keys];

    public static TheoryData<string> Entries() => [.. EntryPoints.All.Keys];

    /// <summary>Patterns against every scan, given to what takes text inside the engine.</summary>
    [Theory]
    [MemberData(nameof(Readers))]
    public void Of_a_reader_grows_as_the_text_does(string entry) =>
        Grows(entry, EveryReader.Run, HostilePatterns.All.Concat(SamplePatterns.All));

    /// <summary>Real fragments again and again, given to what takes text from outside.</summary>
    [Theory]
    [MemberData(nameof(Entries))]
    public void Of_an_entry_grows_as_the_fragments_do(string entry) =>
        Grows(entry, static (name, text) => EntryPoints.Run(name, text), SamplePatterns.All);

    [Fact]
    public void Every_reader_that_is_written_is_used() =>
        Assert.Equal(
            EveryReader.ReaderTypes.Select(static t => t.Name).Order(StringComparer.Ordinal),
            EveryReader.ReadersInUse.Select(static r => r.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void The_readers_read()
    {
        // A reader that is given nothing it reads would grow as it should. Each kind of fragment has readers, and each reader a kind.
        Assert.True(EveryReader.ReaderTypes.Count >= 20);
        string text = SamplePatterns.All.First().Make(4000);
        foreach (Type reader in EveryReader.ReaderTypes)
        {
            long before = Work.Done;
            EveryReader.Run(reader.Name, text);
            Assert.True(Work.Done > before, reader.Name + " looked at nothing.");
        }
    }

    /// <summary>Each level is read as a string, with its entities and from its percent signs; nested, that would be the third power of three and more.</summary>
    [Fact]
    public void What_is_wrapped_many_times_is_read_within_a_bound()
    {
        string text = string.Concat(Enumerable.Repeat("{\"a\":\"<b c='d'>%7B%22x%22</b>\\n\"} ", 400));
        for (int level = 0; level < 6; level++)
        {
            text = $"<e>{text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)}</e>";
            text = $"{{\"<m\":\"<{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\\n\"}}";
        }

        long before = Work.Done;
        FragmentReaders.Read(text, new DiagnosisInput());
        Assert.True(Work.Done - before < 2_200L * text.Length, $"{(Work.Done - before) / text.Length} steps for each character");
    }

    private static void Grows(string entry, Action<string, string> run, IEnumerable<(string Name, Func<int, string> Make)> patterns)
    {
        var faults = new List<string>();
        foreach ((string name, Func<int, string> make) in patterns)
        {
            run(entry, make(Shortest));
            (long Steps, long Bytes)[] work = [Measure(entry, run, make(Shortest)), Measure(entry, run, make(2 * Shortest)), Measure(entry, run, make(4 * Shortest))];
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

    private static (long Steps, long Bytes) Measure(string entry, Action<string, string> run, string text)
    {
        long steps = Work.Done, bytes = GC.GetAllocatedBytesForCurrentThread();
        run(entry, text);
        return (Work.Done - steps, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }
}
