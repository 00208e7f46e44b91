using System.Globalization;
using System.Text;
using PresignTools.Signing;
using PresignTools.Text;
using PresignTools.Text.Masking;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>
/// Have the access key id and the parts of the credential scope their form? No signer writes white space, control or invisible characters
/// there, for whatever server. On AWS's own hosts ids and regions have an alphabet too; S3-compatible servers take ids of their own making.
/// Sources: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKey.html"/> (AccessKeyId: 16 to 128 characters of
/// [\w]) and <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html"/> (X-Amz-Credential).
/// </summary>
internal static class CredentialForm
{
    private const int ShortestId = 16;
    private const int LongestId = 128;
    private const string Foreign = ": it has a space, a control character or an invisible character in it.";

    internal static void Run(VerificationContext j)
    {
        SignatureParameters p = j.Parameters;
        string parameter = p.Form == SignatureForm.V2 ? "AWSAccessKeyId" : SignatureParameters.CredentialName;
        if (p.AccessKeyId is { } id)
        {
            KeyId(j, id, parameter);
        }

        foreach ((string what, string? text) in Parts(p))
        {
            if (text is not null && HasForeign(text))
            {
                Malformed(j,
                    $"The {what} in X-Amz-Credential is '{Printable.Of(text, 40)}'{Foreign}");
            }
            else if (what == "region" && text is { Length: > 0 } && j.IsAws && !text.All(static c => IsLetterOrDigit(c) || c == '-'))
            {
                Malformed(j,
                    $"The region in X-Amz-Credential is '{Printable.Of(text, 40)}'; names of AWS regions are letters, digits and hyphens.");
            }
        }

        RegionSet(j);
    }

    /// <summary>
    /// A key id that is only too short or too long, and proven to be the signer's own: whoever has its secret made it so, as examples and
    /// test servers do. Then it is a warning, because the URL is what its signer meant.
    /// </summary>
    internal static void AfterSignature(VerificationContext j)
    {
        if (j.SignatureMatches == true && j.Parameters.AccessKeyId is { } id && j.Has(CauseId.InvalidOrDeletedAccessKey) && id.All(IsWord))
        {
            j.AddComputed(
                CauseId.InvalidOrDeletedAccessKey,
                FindingStatus.Warning,
                $"The access key id '{Printable.Of(SecretMask.KeyId(id), 60)}' has {id.Length} characters; those of AWS have 16 to 128.",
                null,
                [],
                new Supposition(CauseId.InvalidOrDeletedAccessKey, "access-key"));
        }
    }

    /// <summary>
    /// Whether a character is in the text that no signer writes into a credential: white space, control, invisible, or no character at all.
    /// </summary>
    internal static bool HasForeign(string text)
    {
        // Bytes that are no UTF-8, and halves of surrogate pairs, are the replacement character here.
        foreach (Rune c in text.EnumerateRunes())
        {
            if (Rune.IsControl(c) || Rune.IsWhiteSpace(c) || c == Rune.ReplacementChar
                || Rune.GetUnicodeCategory(c) == UnicodeCategory.Format)
            {
                return true;
            }
        }

        return false;
    }

    private static (string What, string? Text)[] Parts(SignatureParameters p) =>
        [("day", p.ScopeDay), ("region", p.Region), ("service", p.Service), ("ending", p.Terminal)];

    /// <summary>Escapes that are left after decoding: bytes that are no UTF-8, and what was percent-encoded twice.</summary>
    private static bool HasForeignEscape(string text)
    {
        for (int i = text.IndexOf('%'); i >= 0 && i + 2 < text.Length; i = text.IndexOf('%', i + 1))
        {
            int high = UriEncoding.HexValue(text[i + 1]), low = UriEncoding.HexValue(text[i + 2]);
            if (high >= 0 && low >= 0 && ((high << 4) | low) is <= ' ' or >= 0x7F)
            {
                return true;
            }
        }

        return false;
    }

    private static void KeyId(VerificationContext j, string id, string parameter)
    {
        if (id.Length == 0 || id[0] == '/' || id[^1] == '/')
        {
            Malformed(j, $"{parameter} has no access key id, or an empty part beside it.");
        }
        else if (j.IsAws && KeyShapes.IsNoKeyId(id))
        {
            j.Fail(CauseId.MalformedQueryParameter,
                $"{parameter} has what looks like a secret access key or a session token where the access key id belongs.",
                "Sign again with each part of the credentials in its place. Anyone who has the URL has this secret: deactivate the key.",
                "query");
        }
        else if (HasForeign(id))
        {
            Malformed(j,
                $"The access key id in {parameter} is '{Printable.Of(SecretMask.KeyId(id), 60)}'{Foreign}");
        }
        else if (HasForeignEscape(id))
        {
            Malformed(j,
                $"The access key id in {parameter} is '{Printable.Of(SecretMask.KeyId(id), 60)}': it has an escape"
                + " of a space, a control character or an invalid byte in it.");
        }
        else if (j.IsAws && id.Contains('/') && j.Parameters.Form != SignatureForm.V2)
        {
            Malformed(j,
                $"X-Amz-Credential has more parts than its form: the text before the scope,"
                + $" '{Printable.Of(SecretMask.KeyId(id), 60)}', is not an access key id.");
        }
        else if (j.IsAws && (id.Length is < ShortestId or > LongestId || !id.All(IsWord)))
        {
            // Likely, not more: people put something shorter for their key before they show a URL.
            j.Add(CauseId.InvalidOrDeletedAccessKey, FindingStatus.Fail, EvidenceKind.SeenInRequest,
                $"The access key id in {parameter} is '{Printable.Of(SecretMask.KeyId(id), 60)}'; one of AWS has"
                + " 16 to 128 letters, digits and underscores, so that S3 knows no such key.", null, "access-key");
        }
    }

    /// <summary>SigV4A: the regions stand in a parameter of their own, as names or patterns with *, joined by commas.</summary>
    private static void RegionSet(VerificationContext j)
    {
        if (j.Parameters.Form != SignatureForm.V4A || j.Url.Find(SignatureParameters.RegionSetName) is not { } set)
        {
            return;
        }

        if (set.Value.Split(',').Any(static region => region.Length == 0 || !region.All(static c => IsLetterOrDigit(c) || c is '-' or '*')))
        {
            Malformed(j, $"X-Amz-Region-Set is '{Printable.Of(set.Value, 60)}'; it must be names of regions, or *, joined by commas.");
        }
    }

    private static void Malformed(VerificationContext j, string evidence) =>
        j.Fail(CauseId.MalformedQueryParameter, evidence,
            "Take the URL again as the signer made it, or sign again with the access key id as it was issued.", "query");

    private static bool IsWord(char c) => IsLetterOrDigit(c) || c == '_';

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
