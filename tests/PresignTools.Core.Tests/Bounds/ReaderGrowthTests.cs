using System.Globalization;
using PresignTools.Intake;
using PresignTools.Intake.Fragments;
using PresignTools.Intake.Fragments.Unwrapping;
using PresignTools.Intake.Reading;
using PresignTools.Tests.Intake.Fragments;
using PresignTools.Text;

namespace PresignTools.Tests.Bounds;

/// <summary>
/// Twice the text is at most twice the work, for each reader of fragments by itself and for what unwraps them. The readers are those that the intake
/// has: a new one is measured without being named here.
/// </summary>
public class ReaderGrowthTests
{
    private const int Shortest = 2 * 1024;
    private const double MostPerDoubling = 2.2;
    private const long FixedSteps = 20_000;
    private const long FixedBytes = 400_000;

    private static readonly FragmentKind[] Kinds = Enum.GetValues<FragmentKind>();

    public static TheoryData<string> Readers() => [.. FragmentReaders.All.Select(static r => r.GetType().Name)];

    [Theory]
    [MemberData(nameof(Readers))]
    public void The_work_of_a_reader_grows_as_its_fragment_does(string name)
    {
        IFragmentReader reader = FragmentReaders.All.Single(r => r.GetType().Name == name);
        FragmentKind kind = Kinds.First(reader.Reads);
        Grows(name, text => reader.Read(new Fragment(kind, new SourceText(text), 0, text.Length), new FactSheet(new DiagnosisInput())));
    }

    [Fact]
    public void Unwrapping_grows_as_the_fragment_does() =>
        Grows("unwrapping", static text => _ = Inner.Of(new Fragment(FragmentKind.Prose, new SourceText(text), 0, text.Length)).Count());

    [Fact]
    public void Every_reader_of_the_engine_is_in_the_list()
    {
        IEnumerable<Type> written = typeof(FragmentReaders).Assembly.GetTypes()
            .Where(static t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IFragmentReader)));
        Assert.Equal(
            written.Select(static t => t.Name).Order(StringComparer.Ordinal),
            FragmentReaders.All.Select(static r => r.GetType().Name).Order(StringComparer.Ordinal));
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

    private static void Grows(string what, Action<string> run)
    {
        var faults = new List<string>();
        foreach ((string name, Func<int, string> make) in HostilePatterns.All.Concat(Samples))
        {
            run(make(Shortest));
            (long Steps, long Bytes)[] work = [Measure(run, make(Shortest)), Measure(run, make(2 * Shortest)), Measure(run, make(4 * Shortest))];
            for (int i = 1; i < work.Length; i++)
            {
                if (work[i].Steps > (MostPerDoubling * work[i - 1].Steps) + FixedSteps || work[i].Bytes > (MostPerDoubling * work[i - 1].Bytes) + FixedBytes)
                {
                    faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {string.Join(", ", work)}"));
                    break;
                }
            }
        }

        Assert.True(faults.Count == 0, what + "\n" + string.Join("\n", faults));
    }

    /// <summary>Each kind of fragment again and again: on lines of its own, and without an end.</summary>
    private static IEnumerable<(string Name, Func<int, string> Make)> Samples =>
        FragmentSamples.All.SelectMany(static (sample, i) => new (string, Func<int, string>)[]
        {
            ($"{sample.Kind} {i}, repeated", n => Repeated(sample.Text + "\n", n)),
            ($"{sample.Kind} {i}, begun again and again", n => Repeated(sample.Text[..(sample.Text.Length / 2)], n)),
        });

    private static string Repeated(string piece, int length) => string.Concat(Enumerable.Repeat(piece, Math.Max(1, length / piece.Length)));

    private static (long Steps, long Bytes) Measure(Action<string> run, string text)
    {
        long steps = Work.Done, bytes = GC.GetAllocatedBytesForCurrentThread();
        run(text);
        return (Work.Done - steps, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }
}
