namespace PresignTools.Intake;

/// <summary>A field of an upload form, as a text shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsFile">Whether it is the part with the file.</param>
public sealed record UploadFormField(string Name, bool IsFile);
