namespace PresignTools.Diagnosis.Known;

/// <summary>
/// An access key id that is no id: the name of a setting, or a template that nobody filled in. What a log masks looks otherwise: stars,
/// dots, or a word in brackets.
/// </summary>
internal static class PlaceholderKey
{
    private const int Longest = 80;

    // What languages print for a value that is not there.
    private static readonly string[] Nothing = ["undefined", "null", "None", "nil", "NULL", "(null)", "false", "NaN", "[object Object]"];

    // Openings of templates: shells, compose files, Terraform, Helm, Jinja, ERB, Windows.
    private static readonly string[] Templates = ["${", "$(", "$", "{{", "<%", "%{", "%(", "ENV[", "env(", "process.env", "os.environ"];

    private static readonly string[] NamesOfSettings = ["KEY", "ID", "ACCESS", "SECRET", "TOKEN", "CREDENTIAL"];

    private static readonly string[] Requests = ["your", "my-access", "my_access", "insert", "replace", "example", "changeme", "change-me"];

    /// <summary>Whether the id is the name of a setting, a template, or what stands for no value.</summary>
    internal static bool Is(string id)
    {
        if (id.Length is 0 or > Longest)
        {
            return false;
        }

        return Array.IndexOf(Nothing, id) >= 0
            || Array.Exists(Templates, t => id.StartsWith(t, StringComparison.Ordinal))
            || (IsName(id) && IsOfSetting(id.Trim('<', '>', '"', '\'')));
    }

    /// <summary>The name of a variable in capitals, or words that ask for a value.</summary>
    private static bool IsOfSetting(string name) =>
        Array.Exists(Requests, r => name.StartsWith(r, StringComparison.OrdinalIgnoreCase))
        || (name.All(static c => !char.IsAsciiLetterLower(c))
            && Array.Exists(NamesOfSettings, n => name.Contains(n, StringComparison.Ordinal)));


    /// <summary>Letters and digits with an underscore or hyphen between them: <c>S3_KEY</c>; in angle brackets as well.</summary>
    private static bool IsName(string id)
    {
        string plain = id.Trim('<', '>', '"', '\'');
        bool isJoined = plain.AsSpan(1, Math.Max(0, plain.Length - 2)).IndexOfAny('_', '-') >= 0;
        return isJoined && char.IsLetter(plain[0]) && plain.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
    }
}
