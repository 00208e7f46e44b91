using PresignTools.Intake.Fragments;
using PresignTools.Intake.Readers.Code.Lexing;
using PresignTools.Intake.Readers.Code.Syntax;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Code.Signing;

/// <summary>
/// Code that signs by itself, without a library. Version 4 shows by its parts: a key derived from "AWS4" and the secret, the scope's
/// "aws4_request", an HMAC. Source: Amazon S3 API Reference, "Signature Calculations".
/// </summary>
internal static class HandWritten
{
    /// <summary>The name of such a signer among libraries.</summary>
    internal const string Library = "hand-written Signature Version 4";

    /// <summary>The signer; null if the code has none.</summary>
    internal static SigningCall? Of(CodeDocument document, Fragment fragment)
    {
        int? start = null;
        bool derives = false, scopes = false, isQuery = false;
        foreach (CodeToken token in document.Tokens)
        {
            if (token.Kind != CodeTokenKind.Text)
            {
                continue;
            }

            // What is computed in part has no text of its own: it is looked at as written.
            string text = token.Text ?? (token.Length < LongestPart ? fragment.Text.Substring(token.Start, token.Length) : string.Empty);
            bool key = text == "AWS4" || text.TrimStart('f', '$', '`', '"', '\'').StartsWith("AWS4$", StringComparison.Ordinal)
                || text.Contains("AWS4{", StringComparison.Ordinal) || text.Contains("AWS4#{", StringComparison.Ordinal);
            derives |= key;
            start = key ? token.Start : start;
            scopes |= text.Length < LongestPart && text.Contains("aws4_request", StringComparison.Ordinal);
            isQuery |= text.Length < LongestPart && text.ContainsAny("X-Amz-Signature", "X-Amz-SignedHeaders");
        }

        bool hashes = document.Calls.Any(static c => c.Text.ContainsAny("hmac"));
        return derives && scopes && hashes
            ? new SigningCall { Library = Library, IsPresigning = isQuery, Place = fragment.PlaceOf(start!.Value, 6) }
            : null;
    }

    private const int LongestPart = 400;
}
