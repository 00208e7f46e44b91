namespace PresignTools.Intake.Readers.Forms;

/// <summary>The fields of a form that were found, and where they stand.</summary>
/// <param name="Fields">The fields in their order; empty where there is no form.</param>
/// <param name="Start">Where the first begins.</param>
/// <param name="Length">How far they go.</param>
internal sealed record FormFind(IReadOnlyList<UploadFormField> Fields, int Start, int Length)
{
    internal static FormFind None { get; } = new([], 0, 0);
}
