using System.Text;
using PresignTools.Text;

namespace PresignTools.Responses;

/// <summary>
/// A query in XML as a browser or a console shows it: with &amp; where the XML that was sent has &amp;amp;. Whoever copies what is shown
/// pastes XML that is none any more.
/// </summary>
internal static class ShownQuery
{
    private const int LongestName = 80;

    /// <summary>The text with each &amp; that begins a parameter (<c>&amp;NAME=</c>) escaped; the same text where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the XML begins.</param>
    internal static string Escaped(string text, int start)
    {
        StringBuilder? escaped = null;
        int copied = 0;
        for (int i = text.IndexOf('&', start); i >= 0; i = text.IndexOf('&', i + 1))
        {
            if (BeginsParameter(text, i + 1))
            {
                escaped = (escaped ?? new()).Append(text, copied, i - copied).Append("&amp;");
                copied = i + 1;
            }
        }

        return escaped is null ? text : escaped.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>A name and the sign behind it. What a semicolon ends is an entity.</summary>
    private static bool BeginsParameter(string text, int start)
    {
        int end = start;
        while (end < text.Length && end - start < LongestName
            && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_' or '.' or '%'))
        {
            end++;
        }

        Work.Add(end - start + 1);
        return end > start && end < text.Length && text[end] == '=';
    }
}
