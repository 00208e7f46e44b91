using PresignTools.Measuring.Grouping;

namespace PresignTools.Measuring;

/// <summary>
/// Verdicts by shape, as many as fit twice into a fixed number: when there is no more room, those that were not asked again are forgotten.
/// A log with more shapes than that takes longer, and no more memory; its causes are the same.
/// </summary>
internal sealed class VerdictMemory
{
    private const int MostShapes = 4096;
    private const int MostCharacters = 8 * 1024 * 1024;

    private (SpanTable Shapes, List<Verdict> Verdicts) _new = Empty();
    private (SpanTable Shapes, List<Verdict> Verdicts) _old = Empty();

    /// <summary>The verdict of a shape, if it is known.</summary>
    internal bool TryFind(ReadOnlySpan<char> shape, out Verdict verdict)
    {
        int number = _new.Shapes.Find(shape);
        if (number >= 0)
        {
            verdict = _new.Verdicts[number];
            return true;
        }

        number = _old.Shapes.Find(shape);
        if (number >= 0)
        {
            verdict = _old.Verdicts[number];
            Add(shape, verdict);
            return true;
        }

        verdict = default;
        return false;
    }

    /// <summary>Keeps the verdict of a shape.</summary>
    internal void Add(ReadOnlySpan<char> shape, Verdict verdict)
    {
        if (_new.Shapes.Number(shape) == SpanTable.Full)
        {
            _old = _new;
            _new = Empty();
            _new.Shapes.Number(shape);
        }

        _new.Verdicts.Add(verdict);
    }

    private static (SpanTable Shapes, List<Verdict> Verdicts) Empty() => (new SpanTable(MostShapes, MostCharacters), []);
}
