using System.Management.Automation;
using System.Management.Automation.Language;

namespace PresignTools.Completers;

/// <summary>What the completers share: matching of what was typed so far, and quoting of what is offered.</summary>
internal static class Completion
{
    /// <summary>What the user has typed, without its quotes.</summary>
    internal static string Typed(string? wordToComplete) =>
        (wordToComplete ?? string.Empty).Trim('\'', '"', '\u2018', '\u2019', '\u201c', '\u201d');

    /// <summary>
    /// Whether a candidate fits: by prefix, or by the user's own wildcards. Brackets are taken as text, names may have them.
    /// </summary>
    internal static bool Fits(string candidate, string typed)
    {
        if (!typed.Contains('*', StringComparison.Ordinal) && !typed.Contains('?', StringComparison.Ordinal))
        {
            return candidate.StartsWith(typed, StringComparison.OrdinalIgnoreCase);
        }

        string pattern = typed
            .Replace("`", "``", StringComparison.Ordinal)
            .Replace("[", "`[", StringComparison.Ordinal)
            .Replace("]", "`]", StringComparison.Ordinal);
        return WildcardPattern.Get(pattern + "*", WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch(candidate);
    }

    /// <summary>A result whose text can stand as an argument: quoted where it must be.</summary>
    internal static CompletionResult Result(string value, string tooltip) =>
        new(Quoted(value), value, CompletionResultType.ParameterValue, tooltip);

    private static string Quoted(string value)
    {
        bool bare = value.Length > 0 && (char.IsAsciiLetterOrDigit(value[0]) || value[0] == '_');
        foreach (char c in value)
        {
            bare &= char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or '+' or ':';
        }

        return bare ? value : "'" + CodeGeneration.EscapeSingleQuotedStringContent(value) + "'";
    }
}
