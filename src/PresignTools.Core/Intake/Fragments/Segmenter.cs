namespace PresignTools.Intake.Fragments;

/// <summary>Cuts a text into fragments, one after the other and without gaps between their lines.</summary>
internal static class Segmenter
{
    /// <summary>The fragments in the order of the text.</summary>
    internal static IReadOnlyList<Fragment> Cut(SourceText source) => [new Fragment(FragmentKind.Prose, source, 0, source.Text.Length)];
}
