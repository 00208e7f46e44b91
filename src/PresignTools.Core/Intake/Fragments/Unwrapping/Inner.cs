namespace PresignTools.Intake.Fragments.Unwrapping;

/// <summary>The texts that are wrapped in a fragment. They are cut and read like the text itself.</summary>
internal static class Inner
{
    // A log's line in JSON, with an answer as a string in it, with XML in that, with a policy in an element: four.
    private const int Deepest = 4;
    private const int Shortest = 12;

    /// <summary>The texts, in order.</summary>
    internal static IEnumerable<SourceText> Of(Fragment fragment)
    {
        if (fragment.Source.Depth >= Deepest || fragment.Length < Shortest)
        {
            yield break;
        }

        if (HexDump.In(fragment) is { } dump)
        {
            yield return dump;
        }

        foreach (SourceText text in EscapedText.In(fragment))
        {
            yield return text;
        }
    }
}
