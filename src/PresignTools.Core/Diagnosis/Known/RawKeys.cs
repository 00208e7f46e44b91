using PresignTools.Intake.Clues;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A key that a text shows in two spellings: percent- or form-encoded as the value of a field called key, and plain elsewhere. The encoded
/// one was asked for, where nothing in the text decodes it.
/// </summary>
/// <param name="Asked">The key as the field has it.</param>
/// <param name="Plain">Its last part as the text has it elsewhere.</param>
internal sealed record RawKeys(string Asked, string Plain)
{
    private const string Name = "key";
    private const int LongestKey = 300;
    private const int MostTried = 12;

    /// <summary>The first such key; null where there is none.</summary>
    internal static RawKeys? In(string text)
    {
        int tried = 0;
        for (int i = Scan.Find(text, Name, 0, true); i >= 0 && tried < MostTried; i = Scan.Find(text, Name, i + Name.Length, true))
        {
            int end = i + Name.Length;
            int start = Scan.Skip(text, end, static c => c is '"' or '\'' or ':' or '=' or '>' or ' ');
            char close = start > end ? text[start - 1] : ' ';
            if (start == end || start - end > 5)
            {
                continue;
            }

            bool isQuoted = close is '"' or '\'';
            int stop = Scan.Skip(text, start, c => c != '\n' && (isQuoted ? c != close : c is not ('<' or '"' or ' ')));
            string asked = stop - start <= LongestKey ? text[start..stop] : string.Empty;
            if (asked.IndexOfAny(['%', '+']) < 0 || asked.Contains("://", StringComparison.Ordinal))
            {
                continue;
            }

            tried++;
            string last = asked[(asked.LastIndexOf('/') + 1)..];
            string plain = PercentEncoding.Decode(last.Replace('+', ' '));
            if (plain.Length > 3 && plain != last && Scan.Find(text, plain, 0) >= 0 && !EventKeyClues.Decodes(text))
            {
                return new RawKeys(asked, plain);
            }
        }

        return null;
    }
}
