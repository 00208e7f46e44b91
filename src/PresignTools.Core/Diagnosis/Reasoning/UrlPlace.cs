namespace PresignTools.Diagnosis.Reasoning;

/// <summary>A piece of the URL that shows a cause.</summary>
/// <param name="Parameter">Name of the query parameter.</param>
/// <param name="Label">What is to be seen there, in a few words.</param>
/// <param name="Part">The part of its value that is meant, between slashes; null for all of it.</param>
internal sealed record UrlPlace(string Parameter, string Label, string? Part = null)
{
    /// <summary>A part of the credential scope: key id, day, region or service.</summary>
    internal static UrlPlace InScope(string? part, string label) => new("X-Amz-Credential", label, part);
}
