using System.Globalization;
using System.Text;
using PresignTools.Errors;

namespace PresignTools.Signing;

/// <summary>
/// What S3 takes as object tags: at most 10, names of 1 to 128 and values of 0 to 256 characters (S3 counts UTF-16 units), each name once,
/// none that begins with <c>aws:</c>; letters, separators, numbers and <c>_ . : / = + - @</c>, which is the pattern
/// <c>^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$</c> of AWS's documents.
/// Sources: <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html"/>,
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_S3Tag.html"/>.
/// </summary>
internal static class ObjectTags
{
    internal const int Most = 10;
    internal const int NameLength = 128;
    internal const int ValueLength = 256;

    /// <summary>The first thing that S3 refuses in a value of x-amz-tagging; null if there is none.</summary>
    internal static PresignException? Fault(string tagging)
    {
        if (tagging.Length == 0)
        {
            return null;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        string[] pairs = tagging.Split('&', StringSplitOptions.RemoveEmptyEntries);
        if (pairs.Length > Most)
        {
            return SigningErrors.TooManyTags(pairs.Length);
        }

        foreach (string pair in pairs)
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            string name = FormDecoded(equals < 0 ? pair : pair[..equals]);
            string value = equals < 0 ? string.Empty : FormDecoded(pair[(equals + 1)..]);
            if ((IsTooLong(name, value) ? SigningErrors.TagTooLong(name) : Grammar(name, value)) is { } fault)
            {
                return fault;
            }

            if (!names.Add(name))
            {
                return SigningErrors.TagTwice(name);
            }
        }

        return null;
    }

    internal static bool IsTooLong(string name, string value) => name.Length is 0 or > NameLength || value.Length > ValueLength;

    private static PresignException? Grammar(string name, string value)
    {
        if (name.StartsWith("aws:", StringComparison.Ordinal))
        {
            return SigningErrors.TagReserved(name);
        }

        return ForeignCharacter(name) is { } inName ? SigningErrors.TagInvalid(name, "name", inName)
            : ForeignCharacter(value) is { } inValue ? SigningErrors.TagInvalid(name, "value", inValue)
            : null;
    }

    private static string? ForeignCharacter(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!IsAllowed(rune))
            {
                return rune.ToString();
            }
        }

        return null;
    }

    private static bool IsAllowed(Rune rune)
    {
        if (rune.Value is '_' or '.' or ':' or '/' or '=' or '+' or '-' or '@')
        {
            return true;
        }

        return Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber
                or UnicodeCategory.OtherNumber
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
    }

    /// <summary>
    /// The header is encoded like a query: %XX, and + for a blank. A % that begins no escape stays, and is then a foreign character.
    /// </summary>
    private static string FormDecoded(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int length = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (
                bytes[i] == '%'
                && i + 2 < bytes.Length
                && UriEncoding.HexValue((char)bytes[i + 1]) is >= 0 and int high
                && UriEncoding.HexValue((char)bytes[i + 2]) is >= 0 and int low)
            {
                bytes[length++] = (byte)((high << 4) | low);
                i += 2;
            }
            else
            {
                bytes[length++] = bytes[i] == '+' ? (byte)' ' : bytes[i];
            }
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
