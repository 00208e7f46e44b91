using System.Text;
using PresignTools.Inspection;
using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// People blot out the signature before they paste a URL, as they should, and often key id and session token too. Such a URL is not
/// damaged: for everything but what was blotted out it can be judged with something else in its place.
/// </summary>
internal static class MaskedUrl
{
    /// <summary>What stands for a key id that was blotted out; it has the form of a key id of AWS, and is none.</summary>
    internal const string KeyId = "MASKEDACCESSKEYID";

    private static readonly string[] Judged =
        ["X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders", "X-Amz-Algorithm", "AWSAccessKeyId", "Expires"];

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
        filled = Fill(filled, "Signature=", ValueEnd, new string('A', 27) + "%3D");
        filled = wasUsedSo ? filled : Fill(filled, "X-Amz-Credential=", KeyEnd, KeyId);
        filled = wasUsedSo ? filled : Fill(filled, "AWSAccessKeyId=", ValueEnd, KeyId);
        isMasked = filled != url;
        return filled;
    }

    /// <summary>
    /// Whether a value that S3 would judge by itself was blotted out whole, and nothing can take its place: the scope, the time, the list
    /// of signed headers.
    /// </summary>
    internal static bool HidesValue(string url)
    {
        if (url.Length > RawUrl.MaximumLength)
        {
            return false;
        }

        foreach (string name in Judged)
        {
            int i = Scan.Find(url, name + "=", 0, true), start = i + name.Length + 1;
            if (i > 0 && url[i - 1] is '?' or '&')
            {
                ReadOnlySpan<char> value = url.AsSpan(start, ValueEnd(url, start) - start).TrimEnd(",;\"')".AsSpan());
                bool isScope = value.Contains('/') || value.Contains("%2F", StringComparison.OrdinalIgnoreCase);
                if (!isScope && (MaskedValue.Is(value) || MaskedValue.HasPart(value)))
                {
                    return true;
                }
            }
        }

        return false;
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
                if (ends && ((!isInside && MaskedValue.HasPart(text)) || MaskedValue.Is(text)))
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
}
