using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The signature itself was cut or changed.</summary>
internal sealed class SignatureAltered : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("signature-altered", CheckLayer.Request)
    {
        Title = "The signature itself was cut or changed",
        Why = "The signature is 64 hexadecimal digits. A lost or changed digit makes it a different signature.",
        Fix = "Copy the URL from its source again, including its last character.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Signature],
        Statuses = [403],
    };

    /// <summary>
    /// The server says which signature it was given: one of Version 4 that is not 64 digits, or has capital letters, no signer wrote.
    /// </summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        bool isVersion4 = e.Response?.StringToSign is not { } text || text.StartsWith("AWS4-HMAC", StringComparison.Ordinal);
        string? given = e.IsSignatureRefusal && isVersion4 && !e.IsSignatureV2 ? e.Response?.SignatureProvided : null;
        if (given is { Length: > 8 } && !given.ContainsAny("...", "*", "\u2026", "xxx", "=", "<", "[") && Fault(given) is { } fault)
        {
            // People shorten what they paste. One that stands in the text a second time was not shortened by them.
            bool isShort = given.Length < WholeLength && given.All(char.IsAsciiHexDigit);
            bool isTwice = e.Input.FullText?.Contains("Signature=" + given, StringComparison.Ordinal) == true;
            string evidence = $"The server received the signature '{Printable.Of(SecretMask.Of(given), 40)}': {fault}.";
            yield return (isShort && !isTwice ? Match.CommonCause(evidence) : Match.SeenInRequest(evidence)).About("signature");
        }
        else if (e.IsSignatureRefusal && e.Raw is null && e.Input.FullText is { } all && HasCapitals(all))
        {
            yield return Match.SeenInRequest(
                "A signature in the text has capital letters. Signers write it in lower case, and the server compares it exactly.",
                "Write the signature in lower case.").About("signature");
        }
    }

    private static string? Fault(string signature)
    {
        int digits = Scan.Skip(signature, 0, char.IsAsciiHexDigit);
        if (digits == WholeLength && digits == signature.Length)
        {
            return signature.Any(char.IsAsciiLetterUpper) ? "it has capital letters, and signers write it in lower case" : null;
        }

        return digits < signature.Length
            ? "it has characters that are not hexadecimal digits"
            : $"{signature.Length} digits of {WholeLength}";
    }

    private const int WholeLength = 64;

    private static bool HasCapitals(string text)
    {
        const string Name = "X-Amz-Signature=";
        for (int i = Scan.Find(text, Name, 0); i >= 0; i = Scan.Find(text, Name, i + 1))
        {
            int start = i + Name.Length;
            int end = Scan.Skip(text, start, char.IsAsciiHexDigit);
            if (end - start == WholeLength && text.AsSpan(start, WholeLength).ContainsAnyInRange('A', 'F'))
            {
                return true;
            }
        }

        return false;
    }

    internal override IEnumerable<UrlPlace> PlacesInUrl(FailureFacts e) => [new("X-Amz-Signature", "64 hexadecimal digits")];
}
