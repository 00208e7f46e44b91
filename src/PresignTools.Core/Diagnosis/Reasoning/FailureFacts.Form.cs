using PresignTools.Forms;

namespace PresignTools.Diagnosis.Reasoning;

/// <content>The upload form, judged by the class that judges forms, so that a diagnosis and a test of a form never differ.</content>
internal sealed partial class FailureFacts
{
    private static readonly string[] OfCredential = ["x-amz-algorithm", "x-amz-credential", "x-amz-date"];

    private PostJudgment? _form;

    /// <summary>The judgment of the form; null if no fields of one are known.</summary>
    internal PostJudgment? Form => _form ??= Input.FormFields is { } fields
        ? PresignedPostVerifier.Judge(Received(fields), Input.Credentials, AsOf)
        : null;

    /// <summary>
    /// What is wrong with the form by one cause, in the order in which S3 checks. A form that is shown without any field of the credential
    /// was shortened by whoever shows it, so that nothing follows from what is missing.
    /// </summary>
    internal IEnumerable<Finding> FormFaults(string cause)
    {
        bool isShortened = Form is { Post: { } post } && Array.TrueForAll(OfCredential, n => post.Value(n) is null);
        return (Form?.Findings ?? [])
            .Where(f => f.Cause == cause && f.Status == FindingStatus.Fail)
            .Where(f => !isShortened || !f.Differs.Any(static d => Array.Exists(OfCredential, n => d == "field:" + n)));
    }

    /// <summary>A field called file stands for the file, where fields are given in their order.</summary>
    private ReceivedPost Received(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        int file = -1;
        for (int i = 0; i < fields.Count && file < 0; i++)
        {
            file = fields[i].Key.Equals("file", StringComparison.OrdinalIgnoreCase) ? i : -1;
        }

        return new ReceivedPost
        {
            Url = IsFormTarget ? Input.Url : null,
            BucketName = BucketName,
            Fields = file < 0 ? fields : [.. fields.Take(file)],
            FieldsAfterFile = file < 0 ? [] : [.. fields.Skip(file + 1).Select(static f => f.Key)],
            Files = Input.FormFiles ?? (file < 0 ? null : 1),
            FileName = Input.FormFileName,
        };
    }
}
