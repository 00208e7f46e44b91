using System.Globalization;
using System.Text;

namespace PresignTools.Transfers.Files;

/// <summary>
/// Makes a name that came from outside into the name of a file in the folder that the user chose: it cannot lead out of it, run as
/// something else, or hide itself. The same on every system, so that a folder can be moved to another one.
/// </summary>
internal static class SafeFileName
{
    /// <summary>The longest name that all common file systems take, in bytes, less what the name of the part has beside it.</summary>
    private const int LongestBytes = 255 - 32;

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "COM¹", "COM²", "COM³", "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    /// <summary>The first of the names that leaves something; <c>download</c> if none does.</summary>
    internal static string Of(params string?[] names)
    {
        foreach (string? name in names)
        {
            if (name is not null && Clean(name) is { Length: > 0 } clean)
            {
                return clean;
            }
        }

        return "download";
    }

    private static string Clean(string name)
    {
        int last = name.AsSpan().LastIndexOfAny('/', '\\');
        var text = new StringBuilder();
        for (int i = last + 1; i < name.Length; i++)
        {
            char c = name[i];
            if (char.IsSurrogate(c))
            {
                bool isPair = i + 1 < name.Length && char.IsSurrogatePair(c, name[i + 1]);
                if (isPair && IsShown(CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(c, name[i + 1]))))
                {
                    text.Append(c).Append(name[i + 1]);
                }

                i += isPair ? 1 : 0;
            }
            else if (IsShown(CharUnicodeInfo.GetUnicodeCategory(c)))
            {
                text.Append("<>:\"|?*".Contains(c, StringComparison.Ordinal) ? '_' : c);
            }
        }

        string clean = text.ToString().Trim().TrimEnd('.', ' ');
        if (clean.Length == 0)
        {
            return clean;
        }

        // A name that begins with a dot is hidden, and may be one that a shell reads. A device is one with any extension.
        if (clean[0] == '.')
        {
            clean = "_" + clean[1..];
        }

        int dot = clean.IndexOf('.', StringComparison.Ordinal);
        clean = Devices.Contains((dot < 0 ? clean : clean[..dot]).TrimEnd()) ? "_" + clean : clean;
        return Short(clean);
    }

    /// <summary>Neither control characters, nor those that turn the direction of text around and so show another extension.</summary>
    private static bool IsShown(UnicodeCategory category) =>
        category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>Shortens the name, and keeps its extension.</summary>
    private static string Short(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= LongestBytes)
        {
            return name;
        }

        int dot = name.LastIndexOf('.');
        string extension = dot > 0 && name.Length - dot <= 16 ? name[dot..] : string.Empty;
        int left = LongestBytes - Encoding.UTF8.GetByteCount(extension);
        var text = new StringBuilder();
        foreach (Rune rune in name[..^extension.Length].EnumerateRunes())
        {
            left -= rune.Utf8SequenceLength;
            if (left < 0)
            {
                break;
            }

            text.Append(rune);
        }

        return text.ToString().TrimEnd('.', ' ') + extension;
    }
}
