using PresignTools.Forms;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Forms;

/// <summary>
/// A form whose values are those that were sent, so that it can be judged: its policy is one. A template of a form, and one with its values
/// blotted out, are not.
/// </summary>
internal static class WholeForm
{
    // How base64 of an open brace begins, and what follows it in JSON: a quote, a space, a line break.
    private static readonly string[] PolicyStarts = ["eyJ", "eyA", "ewo", "ew0", "ewk"];

    internal static FormText? Find(string text)
    {
        bool mayBe = Scan.Find(text, "policy", 0, true) >= 0 && Array.Exists(PolicyStarts, s => Scan.Find(text, s, 0) >= 0);
        return mayBe && FormText.Find(text) is { } form && HasPolicy(form.Post) ? form : null;
    }

    /// <summary>The form as part of what is known of a failure.</summary>
    internal static DiagnosisInput Input(ReceivedPost post) => new()
    {
        Url = post.Url,
        Method = "POST",
        FormFields =
        [
            .. post.Fields,
            .. post.Files is > 0 ? [new("file", string.Empty)] : Array.Empty<KeyValuePair<string, string>>(),
            .. post.FieldsAfterFile.Select(static n => new KeyValuePair<string, string>(n, string.Empty)),
        ],
        FormFiles = post.Files is > 0 ? post.Files : null,
        FormFileName = post.FileName,
    };

    private static bool HasPolicy(ReceivedPost post) =>
        post.Value("policy") is { } policy && PostPolicy.Read(policy) is { Defect: null, Expiration: not null };
}
