using System.Globalization;

namespace PresignTools.Identity;

/// <summary>What kind of key an access key id names.</summary>
public enum AccessKeyKind : long
{
    /// <summary>Not an AWS access key id: S3-compatible servers use any text.</summary>
    Other,

    /// <summary><c>AKIA…</c>: a long-term key of an IAM user or the account's root.</summary>
    LongTerm,

    /// <summary><c>ASIA…</c>: a temporary key of STS; it works only with its session token.</summary>
    Temporary,
}

/// <summary>
/// What an access key id tells offline. The prefix is documented
/// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html"/>); the account id within it is not, but has
/// been stable since 2019: characters 5 to 12, base 32, hold it shifted by seven bits. GetAccessKeyInfo answers the same online.
/// </summary>
public static class AccessKey
{
    private static readonly (string Prefix, string Issuer)[] OtherIssuers =
    [
        ("DO00", "DigitalOcean Spaces"),
        ("DO80", "DigitalOcean Spaces"),
        ("SCW", "Scaleway"),
        ("GOOG1", "Google Cloud Storage"),
        ("LTAI", "Alibaba Cloud OSS"),
    ];

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Kind of the key, by its prefix.</summary>
    /// <param name="accessKeyId">The id; anything is allowed.</param>
    public static AccessKeyKind Kind(string? accessKeyId) => LooksLikeAws(accessKeyId)
        ? accessKeyId![..4] switch
        {
            "AKIA" => AccessKeyKind.LongTerm,
            "ASIA" => AccessKeyKind.Temporary,
            _ => AccessKeyKind.Other,
        }
        : AccessKeyKind.Other;

    /// <summary>
    /// The twelve-digit account id; null for ids that are not of AWS's form and for old keys (fifth character I or J), which do not hold
    /// it.
    /// </summary>
    /// <param name="accessKeyId">The id; anything is allowed.</param>
    public static string? AccountId(string? accessKeyId)
    {
        if (!LooksLikeAws(accessKeyId) || accessKeyId![4] is 'I' or 'J')
        {
            return null;
        }

        long bits = 0;
        for (int i = 4; i < 14; i++)
        {
            bits = (bits << 5) | (uint)Base32.IndexOf(accessKeyId[i]);
        }

        // 50 bits read; the first 48 are six bytes. Mask 0x7FFFFFFFFF80, then seven bits down.
        long number = ((bits >> 2) & 0x7FFFFFFFFF80) >> 7;
        return number > 999_999_999_999 ? null : number.ToString("000000000000", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Who else issues ids of this form; null where the form tells nobody. Sources: DigitalOcean, doctl and Spaces keys (<c>DO</c>);
    /// Scaleway, API keys (<c>SCW</c>); Google Cloud, HMAC keys (<c>GOOG1</c>); Alibaba Cloud, AccessKey pair (<c>LTAI</c>).
    /// </summary>
    /// <param name="accessKeyId">The id; anything is allowed.</param>
    internal static string? OtherIssuer(string? accessKeyId) =>
        accessKeyId is not { Length: >= 10 } || accessKeyId.Any(static c => !char.IsAsciiLetterOrDigit(c)) ? null
        : Array.Find(OtherIssuers, i => accessKeyId.StartsWith(i.Prefix, StringComparison.Ordinal)).Issuer;

    private static bool LooksLikeAws(string? id)
    {
        if (
            id is not { Length: >= 16 and <= 128 }
            || (
                !id.StartsWith("AKIA", StringComparison.Ordinal)
                && !id.StartsWith("ASIA", StringComparison.Ordinal)
                && !id.StartsWith("AROA", StringComparison.Ordinal)
                && !id.StartsWith("AIDA", StringComparison.Ordinal)
            ))
        {
            return false;
        }

        for (int i = 4; i < id.Length; i++)
        {
            if (Base32.IndexOf(id[i]) < 0)
            {
                return false;
            }
        }

        return true;
    }
}
