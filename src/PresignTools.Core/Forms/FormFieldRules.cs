using PresignTools.Signing;

namespace PresignTools.Forms;

/// <summary>
/// What a field of an upload form may be called and may hold, so that every browser and client sends it as it was signed.
/// </summary>
internal static class FormFieldRules
{
    /// <summary>Bytes of the form before the file: HTML forms (S3 API reference), and the answer MaxPostPreDataLengthExceeded.</summary>
    internal const int MostBytes = 20 * 1024;

    private static readonly string[] OfSignature =
    [
        "policy", "x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature", "x-amz-security-token", "awsaccesskeyid",
        "signature",
    ];

    // POST Policy: "Each form field that you specify in a form (except x-amz-signature, file, policy, and field names that have an
    // x-ignore- prefix) must appear in the list of conditions"; for Signature Version 2 also these two.
    private static readonly string[] Free = ["x-amz-signature", "file", "policy", "awsaccesskeyid", "signature"];

    /// <summary>Whether the signer writes this field.</summary>
    internal static bool IsOfSignature(string name) => OfSignature.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a field needs no condition.</summary>
    internal static bool NeedsNoCondition(string name) =>
        Free.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith("x-ignore-", StringComparison.OrdinalIgnoreCase);

    /// <summary>A name goes into a header of the form's part, where quotes and line breaks would end it.</summary>
    internal static string CheckName(string name)
    {
        foreach (char c in name)
        {
            if (c is <= ' ' or >= '\x7f' or '"' or '\\' or '$')
            {
                throw FormErrors.FormFieldNameInvalid(name);
            }
        }

        return name;
    }

    /// <summary>
    /// A browser sends a line feed as carriage return and line feed: the value would no longer be the one that was signed.
    /// </summary>
    internal static string CheckValue(string name, string? value)
    {
        string text = value ?? string.Empty;
        if (!UriEncoding.IsValidUnicode(text))
        {
            throw SigningErrors.ValueNotUnicode($"value of form field '{name}'");
        }

        return text.Any(static c => c is '\r' or '\n' or '\0') ? throw FormErrors.FormValueHasLineBreak(name) : text;
    }
}
