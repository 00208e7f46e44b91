using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Tests.Bounds;

/// <summary>Gives hostile texts to every entry point. Two things are held: nothing but the documented error comes out, and the work is bounded by the length.</summary>
internal static class FuzzRun
{
    // All readers together look at a text some two hundred times, and what is wrapped in it is read as often as it is long, nine times at
    // most. What grows with the square would need many thousands.
    private const long StepsPerCharacter = 2_500;
    private const long FixedSteps = 6_000_000;

    // What is allocated follows the text too; a few bytes for each look of a reader, and a diagnosis's own texts.
    private const long BytesPerCharacter = 20_000;
    private const long FixedBytes = 60_000_000;

    /// <summary>Runs seeds one after the other.</summary>
    /// <param name="first">The first seed.</param>
    /// <param name="count">How many.</param>
    /// <returns>The fault with the smallest text that still shows it; null if there is none.</returns>
    internal static FuzzFault? Run(int first, int count)
    {
        string[] entries = [.. EntryPoints.All.Keys];
        for (int i = 0; i < count; i++)
        {
            // A seed goes to two entries, so that all are reached by every kind of change.
            string text = HostileGrammar.Make(first + i);
            foreach (string entry in new[] { entries[i % entries.Length], "diagnosis" })
            {
                if (FaultOf(entry, text) is not null)
                {
                    string small = Minimized(entry, text);
                    return new FuzzFault(first + i, entry, small, FaultOf(entry, small)!);
                }
            }
        }

        return null;
    }

    /// <summary>What is wrong with the way the text is taken; null if nothing.</summary>
    internal static string? FaultOf(string entry, string text)
    {
        long before = Work.Done;
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            PresignException? refused = EntryPoints.Run(entry, text);
            long steps = Work.Done - before;
            bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
            return refused is { Advice.Length: 0 } ? "an error without advice: " + refused.ErrorId
                : steps > FixedSteps + (StepsPerCharacter * text.Length) ? $"{steps} steps for {text.Length} characters"
                : bytes > FixedBytes + (BytesPerCharacter * text.Length) ? $"{bytes} bytes for {text.Length} characters"
                : null;
        }
        catch (Exception e)
        {
            // Of memory, too: the nightly run has a limit, so that a text that takes all of it ends as a fault with its seed.
            return $"{e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n')[0].Trim()}";
        }
    }

    /// <summary>Takes pieces out for as long as the fault stays.</summary>
    private static string Minimized(string entry, string text)
    {
        for (int size = text.Length / 2; size > 0; size = size == 1 ? 0 : size / 2)
        {
            for (int at = 0; at + size <= text.Length;)
            {
                string less = text.Remove(at, size);
                bool stays = FaultOf(entry, less) is not null;
                text = stays ? less : text;
                at += stays ? 0 : size;
            }
        }

        return text;
    }
}

/// <summary>A text that was not taken as it should be.</summary>
/// <param name="Seed">Gives the whole text again: <c>build.ps1 Fuzz -Seed N -Count 1</c>.</param>
/// <param name="Entry">The entry point.</param>
/// <param name="Text">The smallest text that shows it.</param>
/// <param name="What">What happened.</param>
internal sealed record FuzzFault(int Seed, string Entry, string Text, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"seed {Seed}, {Entry}: {What}\n{string.Concat(Text.Select(static c => c is >= ' ' and < '\u007f' ? c.ToString() : $"\\u{(int)c:x4}"))}";
}
