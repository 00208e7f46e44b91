using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// File names in a text that have a character which some percent-encode and others do not: a plus, and beside it the same name without.
/// </summary>
internal static class ToldNames
{
    private const int LongestName = 120;
    private const int MostNames = 200;
    private const string Ends = "\"'`,;()";

    /// <summary>A name with such a character, and a name that differs from it in such characters alone; null where there is none.</summary>
    internal static (string Odd, string? Plain)? In(string text)
    {
        var names = new List<string>();
        int end;
        for (int i = 0; i < text.Length && names.Count < MostNames; i = end + 1)
        {
            end = Scan.Skip(text, i, static c => !char.IsWhiteSpace(c) && !Ends.Contains(c));
            if (IsName(text.AsSpan(i, end - i)))
            {
                names.Add(text[i..end]);
            }
        }

        string? odd = names.Find(IsOdd);
        return odd is null ? null : (odd, names.Find(n => !IsOdd(n) && IsSameBut(n, odd)));
    }

    /// <summary>
    /// Letters, digits and a few signs, with an extension of two to five letters or digits: no path, no address, no number.
    /// </summary>
    private static bool IsName(ReadOnlySpan<char> word)
    {
        int dot = word.LastIndexOf('.');
        if (word.Length > LongestName || dot < 1 || word.Length - dot - 1 is < 2 or > 5 || !char.IsLetter(word[0]))
        {
            return false;
        }

        foreach (char c in word[(dot + 1)..])
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        foreach (char c in word[..dot])
        {
            if (!char.IsLetterOrDigit(c) && c is not ('-' or '_' or '.') && !IsOdd(c))
            {
                return false;
            }
        }

        return char.IsAsciiLetter(word[^1]);
    }

    private static bool IsOdd(char c) => c is '+' or '!' or '~' or '&' or '@' or '[' or ']';

    private static bool IsOdd(string name) => name.Any(IsOdd) && !HasHost(name);

    /// <summary>An address of mail has the same form.</summary>
    private static bool HasHost(string name) => name.IndexOf('@') is > 0 and var at && name.IndexOf('.', at) > 0;

    private static bool IsSameBut(string plain, string odd)
    {
        if (plain.Length != odd.Length)
        {
            return false;
        }

        for (int i = 0; i < odd.Length; i++)
        {
            if (plain[i] != odd[i] && !IsOdd(odd[i]))
            {
                return false;
            }
        }

        return true;
    }
}
