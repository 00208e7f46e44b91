namespace PresignTools.Forms;

/// <summary>What a field that the sender may choose gets where nobody chose: the same however the form is sent.</summary>
internal static class OpenField
{
    /// <summary>The Content-Type that the file's name shows, where the policy takes it; null for any other field.</summary>
    internal static string? ByFile(PresignedPost post, string field, string? fileName) =>
        fileName is not null
            && field.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            && ContentTypes.Of(fileName) is { } type
            && post.Conditions.Where(c => c.IsOf(field)).All(c => c.IsMetBy(type))
                ? type
                : null;

    /// <summary>The same; else the beginning that the policy demands, if it demands one. The sender writes the rest.</summary>
    internal static string? ByFileOrBeginning(PresignedPost post, string field, string? fileName) =>
        ByFile(post, field, fileName)
            ?? (post.Conditions.Where(c => c.IsOf(field)).ToArray() is [{ } only] ? only.Value : null);
}
