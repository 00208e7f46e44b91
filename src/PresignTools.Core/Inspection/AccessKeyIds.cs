using System.Globalization;

namespace PresignTools.Inspection;

/// <summary>What sort of credentials an access key id belongs to.</summary>
public enum AccessKeyKind : long
{
    /// <summary>Not an id of AWS's form: an S3-compatible server, or damaged.</summary>
    Other,

    /// <summary>AKIA: a long-term key of an IAM user or root.</summary>
    LongTerm,

    /// <summary>ASIA: temporary credentials of STS; they need a session token and end within 36 hours.</summary>
    Temporary,

    /// <summary>ABIA: an STS service bearer token; ACCA: a context-specific credential.</summary>
    Special,
}

/// <summary>Reads access key ids. Prefixes: IAM User Guide, "IAM identifiers", unique ID prefixes.</summary>
internal static class AccessKeyIds
{
    internal static AccessKeyKind KindOf(string accessKeyId)
    {
        if (accessKeyId.Length is < 16 or > 32)
        {
            return AccessKeyKind.Other;
        }

        foreach (char c in accessKeyId)
        {
            if (c is not ((>= 'A' and <= 'Z') or (>= '0' and <= '9')))
            {
                return AccessKeyKind.Other;
            }
        }

        return accessKeyId[..4] switch
        {
            "AKIA" => AccessKeyKind.LongTerm,
            "ASIA" => AccessKeyKind.Temporary,
            "ABIA" or "ACCA" => AccessKeyKind.Special,
            _ => AccessKeyKind.Other,
        };
    }

    /// <summary>
    /// The account that issued the key, from the bits of its id; null where they do not hold it. Not documented by AWS: found by T. Be'ery
    /// ("A short note on AWS key ID"). Ids whose fifth character is I or J are older than the scheme, and there is no checksum.
    /// </summary>
    internal static string? AccountOf(string accessKeyId)
    {
        if (
            KindOf(accessKeyId) is not (AccessKeyKind.LongTerm or AccessKeyKind.Temporary)
            || accessKeyId.Length != 20
            || accessKeyId[4] is 'I' or 'J')
        {
            return null;
        }

        ulong bits = 0;
        for (int i = 4; i < 14; i++)    // ten characters of Base32 are 50 bits; the first 48 make up the six bytes
        {
            int digit = accessKeyId[i] switch
            {
                >= 'A' and <= 'Z' and char letter => letter - 'A',
                >= '2' and <= '7' and char number => number - '2' + 26,
                _ => -1,
            };
            if (digit < 0)
            {
                return null;
            }

            bits = (bits << 5) | (uint)digit;
        }

        ulong account = ((bits >> 2) & 0x7FFFFFFFFF80UL) >> 7;
        return account > 999_999_999_999UL ? null : account.ToString("D12", CultureInfo.InvariantCulture);
    }
}
