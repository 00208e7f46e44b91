using PresignTools.Intake.Fragments;

namespace PresignTools.Intake.Readers.Forms;

/// <summary>
/// Reads the fields of an upload form in their order: the body of a multipart request, an HTML form, calls that append to a form, options
/// of curl. Only forms that are S3's: with a key, a policy or a signature beside the file.
/// </summary>
internal sealed class UploadFormReader : IFragmentReader
{
    private const int MostFields = 60;

    // Fields that no other form has (API reference, POST Object).
    private static readonly string[] OwnNames =
    [
        "policy", "signature", "awsaccesskeyid", "x-amz-signature", "x-amz-credential", "x-amz-algorithm", "x-amz-date",
        "success_action_status", "success_action_redirect", "x-goog-signature", "x-goog-credential", "googleaccessid",
    ];

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => true;

    /// <inheritdoc/>
    public bool ReadsWholeText => true;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        string text = fragment.Text;
        if (sheet.Input.FormFields is null && WholeForm.Find(text) is { } whole)
        {
            sheet.Add(
                new ReadFact(ReadFactKind.Request, "an upload form with its values", fragment.PlaceOf(whole.Start, whole.Length)),
                WholeForm.Input(whole.Post));
        }

        if (sheet.Input.FormOrder.Count > 0)
        {
            return;
        }

        foreach (Func<string, FormFind> way in (Func<string, FormFind>[])[MultipartBody.Find, HtmlForm.Find, AppendedFields.Find])
        {
            FormFind found = way(text);
            if (found.Fields.Count is > 1 and <= MostFields && found.Fields.Any(static f => IsOwn(f.Name)))
            {
                sheet.Add(
                    new ReadFact(ReadFactKind.Request, "the fields of an upload form", fragment.PlaceOf(found.Start, found.Length)),
                    new DiagnosisInput { FormOrder = found.Fields });
                return;
            }
        }
    }

    private static bool IsOwn(string name) => Array.IndexOf(OwnNames, name.ToLowerInvariant()) >= 0;
}
