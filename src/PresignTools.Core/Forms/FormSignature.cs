using System.Globalization;
using System.Text;
using PresignTools.Inspection;
using PresignTools.Signing;

namespace PresignTools.Forms;

/// <summary>The fields of a form's signature, faulty or not, and what the signature should be.</summary>
internal sealed class FormSignature
{
    internal FormSignature(ReceivedPost post)
    {
        Policy = post.Value("policy");
        Algorithm = post.Value("x-amz-algorithm");
        Credential = post.Value("x-amz-credential");
        Date = post.Value("x-amz-date");
        Token = post.Value("x-amz-security-token");
        string? signatureV4 = post.Value("x-amz-signature");
        string? signatureV2 = post.Value("signature");
        string? keyIdV2 = post.Value("awsaccesskeyid");
        IsV2 = signatureV4 is null && Credential is null && (keyIdV2 is not null || signatureV2 is not null);
        Signature = IsV2 ? signatureV2 : signatureV4;
        IsAny = Policy is not null || Signature is not null || Credential is not null || Algorithm is not null || keyIdV2 is not null;
        Scope = Credential is not null && CredentialScope.TryParse(Credential, out CredentialScope? scope) ? scope : null;
        AccessKeyId = IsV2 ? keyIdV2 : Scope?.AccessKeyId;
        SignedAt = Date is not null && AmzDate.TryParse(Date, out DateTimeOffset time) ? time : null;
    }

    /// <summary>Whether it has any field of a signature.</summary>
    internal bool IsAny { get; }

    internal bool IsV2 { get; }

    internal string? Policy { get; }

    internal string? Algorithm { get; }

    internal string? Credential { get; }

    internal string? Date { get; }

    internal string? Token { get; }

    internal string? Signature { get; }

    internal CredentialScope? Scope { get; }

    internal string? AccessKeyId { get; }

    internal DateTimeOffset? SignedAt { get; }

    /// <summary>The fields that S3 misses, in the order in which it asks for them: the algorithm before the credential.</summary>
    internal IEnumerable<string> Missing => Demanded.Where(static f => f.Value is null).Select(static f => f.Name);

    private (string Name, string? Value)[] Demanded => IsV2
        ? [("policy", Policy), ("AWSAccessKeyId", AccessKeyId), ("Signature", Signature)]
        :
        [
            ("policy", Policy), ("X-Amz-Algorithm", Algorithm), ("X-Amz-Credential", Credential), ("X-Amz-Date", Date),
            ("X-Amz-Signature", Signature),
        ];

    /// <summary>The signature that a secret gives over a text; null where the scope cannot be read.</summary>
    internal string? Computed(string secret, string text)
    {
        if (IsV2)
        {
            return SignatureV2.Sign(secret, text);
        }

        if (Scope is not { Region: { } region } || !int.TryParse(Scope.Date, NumberStyles.None, CultureInfo.InvariantCulture, out int day))
        {
            return null;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return PostSigner.Signature(new KeyedHmac(SigningKeyCache.Derive(secret, day, region, Scope.Service)), bytes, bytes.Length);
    }
}
