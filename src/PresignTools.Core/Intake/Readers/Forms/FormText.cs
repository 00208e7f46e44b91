using PresignTools.Forms;

namespace PresignTools.Intake.Readers.Forms;

/// <summary>A form that was found in a text, with its values, and where it is.</summary>
/// <param name="Post">The form.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How far it goes.</param>
internal sealed record FormText(ReceivedPost Post, int Start, int Length)
{
    private const int MostFields = 200;

    // Fields that no other form has (API reference, POST Object).
    private static readonly string[] Own = ["policy", "x-amz-signature", "x-amz-credential", "awsaccesskeyid", "success_action_status"];

    /// <summary>The form that a text has, with the values of its fields; null if there is none, or it is not one of S3.</summary>
    internal static FormText? Find(string text)
    {
        foreach (Func<string, FormText?> way in (Func<string, FormText?>[])
            [MultipartValues.Find, HtmlFormValues.Find, CurlFormValues.Find, FieldTable.Find])
        {
            if (way(text) is { Post.Fields.Count: > 0 and <= MostFields } found && IsOfS3(found.Post.Fields))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Whether fields are those of S3: one that no other form has, beside another.</summary>
    internal static bool IsOfS3(IReadOnlyList<KeyValuePair<string, string>> fields) =>
        fields.Count > 1 && fields.Any(static f => Own.Contains(f.Key, StringComparer.OrdinalIgnoreCase));
}
