using PresignTools.Intake.Fragments.Unwrapping;

namespace PresignTools.Intake.Fragments.Cutting;

/// <summary>
/// Cuts a text into fragments, one after the other. Every line with something on it is in one fragment, but for the fences around
/// Markdown's blocks of code. Lines behind a quote's mark, a box or numbers are cut without these, with their place in the whole text.
/// </summary>
internal static class Segmenter
{
    private const int DeepestGutter = 3;

    /// <summary>The fragments in the order of the text.</summary>
    internal static IReadOnlyList<Fragment> Cut(SourceText source)
    {
        var fragments = new List<Fragment>();
        Cut(source.Depth == 0 ? AnsiCodes.Strip(source) : source, fragments, 0);
        return fragments;
    }

    private static void Cut(SourceText source, List<Fragment> fragments, int gutters)
    {
        var list = new FragmentList(source, fragments);
        var fence = default(Fence);
        int line = 0;
        while (line < source.LineCount)
        {
            string text = source.Line(line);
            if (fence.Takes(text))
            {
                list.Close();
                line++;
                if (fence.Kind is { } kind && fence.LinesWithin(source, line) is > 0 and var within)
                {
                    list.Add(kind, line, within);
                    line += within;
                }

                continue;
            }

            if (string.IsNullOrWhiteSpace(text))
            {
                list.Blank();
                line++;
                continue;
            }

            if (gutters < DeepestGutter && Gutter.Lines(source, line) is > 0 and var guttered)
            {
                list.Close();
                Cut(Gutter.Strip(source, line, guttered), fragments, gutters + 1);
                line += guttered;
                continue;
            }

            (FragmentKind found, int count) = LineShapes.At(source, line, list.Last);
            list.Add(found, line, count);
            line += count;
        }

        list.Close();
    }
}
