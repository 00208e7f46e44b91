using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// What servers say of a form in which they find no key: they read no field behind the file. And what React Native says of a part that it
/// cannot send.
/// </summary>
internal static class FormRefusal
{
    private static readonly string[] Sentences =
        ["name of the uploaded key is missing", "POST requires exactly one file upload", "Bucket POST must contain a field named 'key'",
            "FormData part needs a content-type header", "FormDataPart", "Unrecognized FormData part"];

    /// <summary>The server's words; null if there are none.</summary>
    internal static string? Word(string? text) => text.FirstContained(Sentences);
}
