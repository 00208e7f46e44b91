using System.Text;
using PresignTools.Inspection;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// People blot out the signature before they paste a URL, as they should, and often key id and session token too. Such a URL is not
/// damaged: for everything but what was blotted out it can be judged with something else in its place.
/// </summary>
internal static class MaskedUrl
{
    /// <summary>What stands for a key id that was blotted out; it has the form of a key id of AWS, and is none.</summary>
    internal const string KeyId = "MASKEDACCESSKEYID";

    private const int LongestRemark = 40;
    private static readonly string[] Words = ["REDACTED", "SIGNATURE", "TOKEN", "masked", "hidden", "removed"];

    // A few characters of the value left, the rest blotted out.
    private static readonly string[] Parts = ["**", "...", "\u2026", "xxxx", "REDACTED", "%E2%80%A6"];

    /// <summary>The URL with values of the right form in place of masks; the same text where there is none.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="wasUsedSo">S3 has seen the key id as it stands here: then a log or CI runner masked it before the URL was used.</param>
    /// <param name="isMasked">Whether there was a mask.</param>
    internal static string Fill(string url, bool wasUsedSo, out bool isMasked)
    {
        isMasked = false;
        if (url.Length > RawUrl.MaximumLength)
        {
            return url;     // no reader takes it for a URL
        }

        string filled = Fill(url, "X-Amz-Signature=", ValueEnd, new string('0', 64));
        filled = Fill(filled, "X-Amz-Security-Token=", ValueEnd, new string('A', 64));
        filled = wasUsedSo ? filled : Fill(filled, "X-Amz-Credential=", KeyEnd, KeyId);
        isMasked = filled != url;
        return filled;
    }

    /// <summary>A signature that ends in dots, as views that shorten long lines write it; null if there is none.</summary>
    internal static string? ShortenedSignature(string url)
    {
        const string Name = "X-Amz-Signature=";
        int start = url.Length <= RawUrl.MaximumLength ? Scan.Find(url, Name, 0, true) + Name.Length : 0;
        if (start < Name.Length)
        {
            return null;
        }

        string value = url[start..ValueEnd(url, start)];
        string head = value.EndsWith("...", StringComparison.Ordinal) ? value[..^3] : value.EndsWith('\u2026') ? value[..^1] : string.Empty;
        return head.Length is > 0 and < 64 && head.All(char.IsAsciiHexDigit) ? value : null;
    }

    private static string Fill(string url, string name, Func<string, int, int> endOf, string value)
    {
        StringBuilder? filled = null;
        int copied = 0, end = 0, i = Scan.Find(url, name, 0, true);
        while (i >= 0)
        {
            int start = i + name.Length, next = start;
            if (i > 0 && url[i - 1] is '?' or '&')
            {
                // A name inside a value that was looked at: its value ends with the outer one, which has no part that is blotted out.
                bool isInside = start < end;
                end = isInside ? end : endOf(url, start);
                bool ends = endOf == ValueEnd || (end < url.Length && url[end] != '&');
                ReadOnlySpan<char> text = url.AsSpan(start, end - start);
                if (ends && ((!isInside && HasMaskedPart(text)) || IsMask(text)))
                {
                    filled = (filled ?? new()).Append(url, copied, start - copied).Append(value);
                    copied = next = end;
                }
            }

            i = Scan.Find(url, name, next, true);
        }

        return filled is null ? url : filled.Append(url, copied, url.Length - copied).ToString();
    }

    private static int ValueEnd(string url, int start) => Scan.Skip(url, start, static c => c != '&');

    /// <summary>The slash behind the key id, encoded or not; else where the parameter ends.</summary>
    private static int KeyEnd(string url, int start)
    {
        int end = start;
        while (end < url.Length && url[end] is not ('&' or '/') && !Scan.At(url, end, "%2F", true))
        {
            end++;
        }

        Work.Add(end - start);
        return end;
    }

    private static bool HasMaskedPart(ReadOnlySpan<char> value)
    {
        Work.Add(value.Length);
        foreach (string part in Parts)
        {
            if (value.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMask(ReadOnlySpan<char> value) =>
        IsWord(value) || IsRemark(value) || value is "*" or ".." || value.Equals("xxx", StringComparison.OrdinalIgnoreCase);

    private static bool IsWord(ReadOnlySpan<char> value)
    {
        foreach (string word in Words)
        {
            if (value.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>&lt;signature&gt;</c>, <c>[removed by us]</c>, <c>{token}</c>.</summary>
    private static bool IsRemark(ReadOnlySpan<char> value)
    {
        bool encoded =
            value.StartsWith("%3C", StringComparison.OrdinalIgnoreCase) && value.EndsWith("%3E", StringComparison.OrdinalIgnoreCase);
        bool plain = value.Length > 1 && value[0] is '<' or '[' or '{' or '(' && value[^1] is '>' or ']' or '}' or ')';
        return (plain && value.Length <= LongestRemark + 2) || (encoded && value.Length is >= 6 and <= LongestRemark + 6);
    }
}
