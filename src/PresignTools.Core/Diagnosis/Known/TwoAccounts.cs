using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// Who asks is of one account, by its ARN, and the text speaks of another account by its number: <c>vendor (acct 444455556666)</c>,
/// <c>the old account (4444-5555-6666)</c>.
/// </summary>
internal static class TwoAccounts
{
    private const int Length = 12;
    private const int MostNumbers = 60;

    private static readonly string[] Callers = [":assumed-role/", ":user/", ":federated-user/"];

    /// <summary>The account of who asks and the other one; null if the text does not tell of two.</summary>
    internal static (string Caller, string Other)? In(string text, string? known)
    {
        string? caller = known ?? Caller(text);
        if (caller is null)
        {
            return null;
        }

        int left = MostNumbers;
        for (int i = 0; i < text.Length && left > 0; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || (i > 0 && IsOfNumber(text[i - 1])))
            {
                continue;
            }

            int end = Scan.Skip(text, i, static c => char.IsAsciiDigit(c) || c == '-');
            left--;
            if (Number(text[i..end]) is { } account && account != caller && IsNamed(text, i))
            {
                return (caller, account);
            }

            i = end;
        }

        return null;
    }

    private static bool IsOfNumber(char c) => char.IsLetterOrDigit(c) || c is '-' or '.' or '_' or '/' or ':';

    private static string? Number(string digits) =>
        digits.Length == Length && !digits.Contains('-') ? digits
        : digits.Length == Length + 2 && digits[4] == '-' && digits[9] == '-' ? digits.Replace("-", string.Empty)
        : null;

    /// <summary>Whether the words before call it an account.</summary>
    private static bool IsNamed(string text, int at)
    {
        const int Around = 32;
        string before = text[Math.Max(0, at - Around)..at];
        return before.ContainsAny("acct", "account", "acc ");
    }

    /// <summary>The account in the first ARN of somebody who can sign.</summary>
    private static string? Caller(string text)
    {
        foreach (string mark in Callers)
        {
            int i = Scan.Find(text, mark, 0);
            if (i > Length && text[(i - Length)..i] is var number && number.All(char.IsAsciiDigit) && text[i - Length - 1] == ':')
            {
                return number;
            }
        }

        return null;
    }
}
