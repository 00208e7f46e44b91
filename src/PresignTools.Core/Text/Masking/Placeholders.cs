namespace PresignTools.Text.Masking;

/// <summary>What stands in the place of a secret and is none: masks, variables, names to fill in.</summary>
internal static class Placeholders
{
    private static readonly string[] Words =
    [
        "null", "nil", "none", "true", "false", "undefined", "redacted", "[redacted]", "hidden", "masked", "removed", "omitted",
            "string", "securestring",
        "System.Security.SecureString", "token", "signature", "secret", "code",
    ];

    private static readonly string[] Starts = ["process.env", "os.environ", "os.getenv", "getenv(", "ENV[", "System.getenv",
        "secrets.", "${{", "{{", "${", "$("];

    internal static bool IsOne(ReadOnlySpan<char> value)
    {
        value = value.Trim().TrimEnd(",;".AsSpan());
        if (value.Length == 0 || IsMask(value) || IsVariable(value))
        {
            return true;
        }

        foreach (string word in Words)
        {
            if (value.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        foreach (string start in Starts)
        {
            if (value.StartsWith(start))
            {
                return true;
            }
        }

        return value.Length <= 48 && ((value[0] == '<' && value[^1] == '>') || (value[0] == '(' && value[^1] == ')'));
    }

    private static bool IsMask(ReadOnlySpan<char> value)
    {
        foreach (char c in value)
        {
            if (c is not ('*' or '.' or '\u2026' or '\u2022' or 'x' or 'X' or '#' or '-' or '_'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A variable of a shell: <c>$secret</c>, <c>$env:NAME</c>, <c>%NAME%</c>.</summary>
    private static bool IsVariable(ReadOnlySpan<char> value)
    {
        if (value.Length < 2 || value.Length > 64 || !(value[0] == '$' || (value[0] == '%' && value[^1] == '%')))
        {
            return false;
        }

        ReadOnlySpan<char> name = value[0] == '%' ? value[1..^1] : value[1..];
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or ':' or '.'))
            {
                return false;
            }
        }

        return name.Length > 0 && char.IsAsciiLetter(name[0]);
    }
}
