using System.Globalization;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// When a signed link ends, whoever's it is: <c>Expires=</c> in seconds since 1970 (CloudFront, Signature Version 2, others).
/// </summary>
internal static class LinkEnd
{
    private const string Name = "Expires=";
    private const int Digits = 10;      // of the years 2001 to 2286

    /// <summary>The end; null where the link does not name it so.</summary>
    internal static DateTimeOffset? Of(string? link)
    {
        for (int i = link is null ? -1 : Scan.Find(link, Name, 0); i >= 0; i = Scan.Find(link!, Name, i + 1))
        {
            int start = i + Name.Length, end = Scan.Skip(link!, start, Scan.IsDigit);
            bool isOwn = i > 0 && link![i - 1] is '?' or '&';
            if (isOwn && end - start == Digits
                && long.TryParse(link.AsSpan(start, Digits), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds))
            {
                return DateTimeOffset.FromUnixTimeSeconds(seconds);
            }
        }

        return null;
    }
}
