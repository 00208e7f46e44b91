using PresignTools.Intake.Readers.Code.Syntax;
using PresignTools.Intake.Readers.Code.Tables;

namespace PresignTools.Intake.Readers.Code.Signing;

/// <summary>
/// Signers of Google Cloud Storage: in Node.js an action says what is signed (File.getSignedUrl), in Python the method, which is GET where
/// none is given (Blob.generate_signed_url).
/// </summary>
internal static class Google
{
    /// <summary>The library and the operation of a call, where it is one of these signers; else what was known.</summary>
    internal static (string? Library, string? Operation) Of(CodeDocument document, CodeValue call, SigningRow row, string? operation)
    {
        if (row.Library == SigningTable.Google)
        {
            return (row.Library, operation ?? "GetObject");
        }

        string? action = row.Name == "getSignedUrl" ? Action(document, call) : null;
        return action switch
        {
            "read" => (SigningTable.Google, "GetObject"),
            "write" => (SigningTable.Google, "PutObject"),
            "delete" => (SigningTable.Google, "DeleteObject"),
            _ => (row.Library, operation),
        };
    }

    private static string? Action(CodeDocument document, CodeValue call) => call.Items
        .Select(i => document.Resolve(i.Value)).SelectMany(static v => v.Items)
        .Where(static i => i.Name == "action").Select(i => document.Resolve(i.Value))
        .Where(static v => v.Kind == CodeValueKind.Text).Select(static v => v.Text).FirstOrDefault();
}
