using PresignTools.Text;

namespace PresignTools.Intake.Readers.Logs;

/// <summary>A field of a log that is the name of a host.</summary>
internal static class HostField
{
    private const int LongestHost = 260;

    private static readonly string[] NoDomains =
    [
        "html", "htm", "js", "py", "php", "json", "xml", "txt", "log", "go", "cs", "java", "png", "jpg", "pdf", "zip", "gz", "csv", "sock",
    ];

    /// <summary>
    /// Whether it has the form of a host's name, with or without a port: labels with dots whose last one has letters, an address with a
    /// port, or a name with a port. A version, a file and an address alone are something else.
    /// </summary>
    internal static bool Is(string value)
    {
        if (value.Length is < 4 or > LongestHost || !char.IsAsciiLetterOrDigit(value[0]))
        {
            return false;
        }

        int colon = value.IndexOf(':');
        bool hasPort = colon > 0 && value.Length - colon is > 2 and < 7 && value.AsSpan(colon + 1).IndexOfAnyExceptInRange('0', '9') < 0;
        string name = hasPort ? value[..colon] : value;
        if (name.Contains("..", StringComparison.Ordinal) || !name.All(HostText.IsOfHost))
        {
            return false;
        }

        string last = name[(name.LastIndexOf('.') + 1)..].ToLowerInvariant();
        bool isDomain = name.Contains('.') && last.Length > 1 && last.All(char.IsAsciiLetter) && !NoDomains.Contains(last);
        return isDomain || (hasPort && (HostText.IsAddress(name) || (!name.Contains('.') && char.IsAsciiLetter(name[0]))));
    }

    /// <summary>Whether it is an address, with or without a port.</summary>
    internal static bool IsAddress(string value)
    {
        int colon = value.IndexOf(':');
        return HostText.IsAddress(colon > 0 && value.Contains('.') ? value[..colon] : value)
            || (value.Count(static c => c == ':') > 1 && value.All(static c => char.IsAsciiHexDigit(c) || c == ':'));
    }
}
