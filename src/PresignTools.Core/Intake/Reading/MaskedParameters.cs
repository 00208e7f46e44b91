using System.Text;
using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Intake.Reading;

/// <summary>
/// Masks in the place of the values of a signature, where they have characters that end a URL: <c>X-Amz-Signature=&lt;SIG&gt;</c>,
/// <c>AWSAccessKeyId=###</c>. With a word in their place the URL is read whole.
/// </summary>
internal static class MaskedParameters
{
    private const string Word = "REDACTED";
    private const int LongestRemark = 42;

    private static readonly string[] Names =
    [
        "X-Amz-Signature", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders", "X-Amz-Security-Token",
        "AWSAccessKeyId", "Signature", "Expires",
    ];

    /// <summary>The text with the word in the place of such masks; the text itself where there is none.</summary>
    internal static string Plain(string text)
    {
        StringBuilder? plain = null;
        int copied = 0;
        for (int i = Scan.Find(text, '=', 0, text.Length); i >= 0; i = Scan.Find(text, '=', i + 1, text.Length))
        {
            int start = i + 1;
            int end = IsOfSignature(text, i) ? MaskEnd(text, start) : start;
            if (end > start)
            {
                plain = (plain ?? new()).Append(text, copied, start - copied).Append(Word);
                copied = end;
            }
        }

        return plain is null ? text : plain.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Whether one of the parameters stands before the sign.</summary>
    private static bool IsOfSignature(string text, int sign)
    {
        foreach (string name in Names)
        {
            int at = sign - name.Length;
            if (at > 0 && text[at - 1] is '?' or '&' or ';' && Scan.At(text, at, name, true))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The end of the mask that begins at a place; the place itself where none does.</summary>
    private static int MaskEnd(string text, int start)
    {
        if (start < text.Length && text[start] is '<' or '[' or '{' or '(')
        {
            int close = text.IndexOfAny(['>', ']', '}', ')'], start, Math.Min(LongestRemark, text.Length - start));
            int end = close < 0 ? start : Scan.Skip(text, close, static c => c is '>' or ']' or '}' or ')');
            return end > start && text.AsSpan(start, end - start).IndexOfAny('&', '\n', '=') < 0 ? end : start;
        }

        int run = Scan.Skip(text, start, MaskedValue.IsMaskCharacter);
        bool isMask = run > start && text[start] is not ('-' or '_') && (run - start > 1 || text[start] is '*' or '\u2026');
        return isMask ? run : start;
    }
}
