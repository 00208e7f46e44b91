using System.Text;
using PresignTools.Text;

namespace PresignTools.Inspection;

/// <summary>Joins a URL over the white space inside it: wrapped lines, parameters a line each, stray blanks.</summary>
internal static class UrlJoiner
{
    private const int MaximumPieces = 200;

    /// <summary>How many pieces are looked at after a whole URL before giving up on a longer one.</summary>
    private const int MaximumBeyond = 8;

    private const int LongestName = 16;

    private const string UrlText = "%&=._~+/-;:,)";

    private static readonly char[] Punctuation = ['.', ',', ';', ')', ']', '!'];

    /// <summary>Puts the pieces between white space together, as far as they belong to one URL.</summary>
    internal static string Join(
        string text,
        int start,
        int end,
        bool closed,
        ref int consumed,
        ref int checks,
        out bool wrapped,
        out bool blanks)
    {
        var url = new StringBuilder();
        var seen = new Seen();
        int goodLength = -1;
        int beyond = 0;
        int goodEnd = start;
        bool goodWrapped = false;
        bool goodBlanks = false;
        wrapped = blanks = false;
        bool plausible = true;
        bool broken = false;
        (int Length, int End, bool Wrapped, bool Blanks) guess = default;
        int lastSignature = LastSignature(text, start, end);
        int i = start;
        for (int piece = 0; i < end && piece < MaximumPieces; piece++)
        {
            int stop = i;
            while (stop < end && !char.IsWhiteSpace(text[stop]) && (closed || !IsHardEnd(text[stop])))
            {
                stop++;
            }

            Work.Add(stop - i);
            string word = text[i..stop];
            if (goodLength >= 0 && (!MayContinue(word, url[^1], url.Length == goodLength) || ++beyond > MaximumBeyond))
            {
                break;
            }

            // Where nothing whole comes of it, what looks like prose or output on a line of its own is left out.
            plausible &= piece == 0 || !broken || Looks(word, url[^1]) || (stop >= end && word.Any(char.IsDigit));
            seen.Next(word, url.Length);
            url.Append(word);
            i = stop;
            if (plausible)
            {
                guess = (url.Length, stop, wrapped, blanks);
            }

            if (seen.HasSignature && MayCheck(url, ref checks) && IsWhole(url.ToString()))
            {
                beyond = 0;
                (goodLength, goodEnd, goodWrapped, goodBlanks) = (url.Length, stop, wrapped, blanks);
            }

            if (stop >= end || !char.IsWhiteSpace(text[stop]))
            {
                break;
            }

            int spaces = 0;
            broken = false;
            while (i < end && (char.IsWhiteSpace(text[i]) || (broken && text[i] == '>' && i + 1 < end && text[i + 1] == ' ')))
            {
                broken |= text[i] is '\n' or '\r' or '\u2028' or '\u0085' or '\v' or '\f';
                spaces++;
                i++;
            }

            if (i >= end || (url[^1] != '=' && BeginsUrl(text, i)))
            {
                break;      // a URL is over where another one begins, unless that is the value of a parameter
            }

            if (broken)
            {
                wrapped = true;
            }
            else if (goodLength >= 0 && text[i] != '&')
            {
                break;
            }
            else if (
                !closed
                && goodLength < 0
                && i > lastSignature
                && !(MayCheck(url, ref checks) && PresignedShape.IsWellFormed(url + NextWord(text, i, end))))
            {
                break;
            }
            else if (goodLength < 0)
            {
                blanks = true;
                url.Append(BlanksBelong(url, seen) ? string.Concat(Enumerable.Repeat("%20", spaces)) : string.Empty);
            }
        }

        if (goodLength >= 0)
        {
            consumed = goodEnd;
            wrapped = goodWrapped;
            blanks = goodBlanks;
            return url.ToString(0, goodLength);
        }

        (_, consumed, wrapped, blanks) = guess;
        return url.ToString(0, guess.Length);
    }

    private static bool BeginsUrl(string text, int index) =>
        Scan.At(text, index, "https://", true) || Scan.At(text, index, "http://", true);

    /// <summary>Ends an unquoted URL: what no URL and no wrapped part of one holds.</summary>
    private static bool IsHardEnd(char c) => c is '<' or '>' or '"' || PresignedShape.IsSmartQuote(c);

    /// <summary>Where the last part of a signature begins between the two places; -1 if there is none.</summary>
    private static int LastSignature(string text, int from, int end)
    {
        ReadOnlySpan<char> part = text.AsSpan(from, end - from);
        Work.Add(part.Length);
        int last = Math.Max(part.LastIndexOf("X-Amz-", StringComparison.Ordinal), part.LastIndexOf("ignature=", StringComparison.Ordinal));
        return last < 0 ? -1 : from + last;
    }

    /// <summary>Whether there is work left for a look at the whole of what was joined so far.</summary>
    private static bool MayCheck(StringBuilder url, ref int checks)
    {
        bool may = checks >= url.Length;
        checks -= may ? url.Length : 0;
        Work.Add(may ? url.Length : 0);
        return may;
    }

    /// <summary>
    /// Whether a URL is whole, but for what is undone later: punctuation after it, and escapes that a line break had cut in two.
    /// </summary>
    private static bool IsWhole(string url)
    {
        string text = url.TrimEnd(Punctuation);
        text = text.Contains("&amp;") || text.Contains("&#") ? UrlEscapes.Html(text) : text;
        return PresignedShape.IsWellFormed(text.Contains('\\') ? UrlEscapes.Json(text) : text);
    }

    private static string NextWord(string text, int from, int end)
    {
        int stop = from;
        while (stop < end && !char.IsWhiteSpace(text[stop]))
        {
            stop++;
        }

        return text[from..stop];
    }

    /// <summary>
    /// Blanks in the key or in free-text parameters are content that was not encoded; between and in parameters of the signature they are
    /// damage.
    /// </summary>
    private static bool BlanksBelong(StringBuilder url, in Seen seen)
    {
        if (!seen.HasQuery)
        {
            return true;
        }

        // The name is all that decides.
        string parameter = url.ToString(seen.Parameter, Math.Min(LongestName, url.Length - seen.Parameter));
        return seen.HasName
            && !parameter.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase)
            && !parameter.StartsWith("Signature=", StringComparison.Ordinal)
            && !parameter.StartsWith("AWSAccessKeyId=", StringComparison.Ordinal)
            && !parameter.StartsWith("Expires=", StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether a word on the next line can still belong to a URL that is whole already: further parameters, or the tail of a wrapped value.
    /// It does belong if what comes of it is whole again.
    /// </summary>
    private static bool MayContinue(string word, char before, bool isWhole)
    {
        for (int k = 0; k < word.Length; k++)
        {
            char c = word[k];
            if (!(c < 128 && char.IsLetterOrDigit(c)) && !UrlText.Contains(c) && !IsEscape(word, k))
            {
                return false;
            }
        }

        return !word.StartsWith("http", StringComparison.OrdinalIgnoreCase) && (!isWhole || Looks(word, before));
    }

    /// <summary>
    /// Whether the character belongs to an escape that is undone later: <c>\u0026</c>, <c>\&amp;</c>, <c>^&amp;</c>, <c>`&amp;</c>,
    /// <c>&amp;#38;</c>. A line break may
    /// have cut it in two, so that the end of the word says nothing against it.
    /// </summary>
    private static bool IsEscape(string word, int k)
    {
        char next = k + 1 < word.Length ? word[k + 1] : '&';
        return word[k] switch
        {
            '\\' => next is '\\' or 'u' or 'U' or '&' or '?' or '=' or '/',
            '^' or '`' => next == '&',
            '#' => k == 0 || word[k - 1] == '&',
            _ => false,
        };
    }

    /// <summary>Whether a word looks more like a part of a URL than like one of a sentence.</summary>
    private static bool Looks(string word, char before) =>
        word.Length == 0
        || word[0] is '&' or '?'
        || before is '&' or '?' or '='
        || word.Length >= 16
        || word.Contains('%')
        || word.IndexOf('=') > 0
        || word.Contains('&');

    /// <summary>What has been joined so far, kept from piece to piece, so that the whole is not looked through for each.</summary>
    private struct Seen
    {
        private const string SignatureName = "ignature=";
        private string _tail = string.Empty;
        private int _equals = -1;

        public Seen()
        {
        }

        internal bool HasSignature { get; private set; }

        internal bool HasQuery { get; private set; }

        /// <summary>Where the last parameter begins.</summary>
        internal int Parameter { get; private set; }

        /// <summary>Whether the last parameter has a name and an <c>=</c>.</summary>
        internal readonly bool HasName => _equals > Parameter;

        internal void Next(string word, int place)
        {
            for (int k = 0; k < word.Length; k++)
            {
                if (word[k] is '?' or '&')
                {
                    HasQuery |= word[k] == '?';
                    (Parameter, _equals) = (place + k + 1, -1);
                }
                else if (word[k] == '=' && _equals < 0)
                {
                    _equals = place + k;
                }
            }

            // The name may be cut in two itself.
            string end = _tail + word;
            HasSignature |= end.Contains(SignatureName, StringComparison.Ordinal);
            _tail = end[^Math.Min(end.Length, SignatureName.Length - 1)..];
        }
    }
}
