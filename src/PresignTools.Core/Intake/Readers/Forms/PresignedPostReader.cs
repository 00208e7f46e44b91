using PresignTools.Errors;
using PresignTools.Forms;

namespace PresignTools.Intake.Readers.Forms;

/// <summary>
/// Reads an upload form from text: an HTML form, the body of a multipart request, a curl command, or what a signer printed (JSON, or a dump
/// of a language).
/// </summary>
public static class PresignedPostReader
{
    /// <summary>Reads one form.</summary>
    /// <param name="text">The text that has it.</param>
    /// <exception cref="PresignException"><c>FormNotFound</c>.</exception>
    public static ReceivedPost Read(string text) => TryRead(text) ?? throw FormErrors.FormNotFound();

    /// <summary>Reads one form; null if the text has none.</summary>
    /// <param name="text">The text that may have it.</param>
    public static ReceivedPost? TryRead(string? text) => string.IsNullOrWhiteSpace(text) ? null : FormText.Find(text)?.Post;
}
