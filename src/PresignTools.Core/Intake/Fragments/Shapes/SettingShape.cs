using PresignTools.Text;

namespace PresignTools.Intake.Fragments.Shapes;

/// <summary>Settings: YAML, INI, HCL, properties, environment, one name and value a line.</summary>
internal static class SettingShape
{
    private const int LongestService = 12;

    private static readonly string[] Blocks =
    [
        "resource \"", "data \"", "module \"", "provider \"", "variable \"", "backend \"", "terraform {", "locals {", "output \"",
            "storage \"",
        "server {", "location ", "upstream ", "http {", "statement {", "policy {", "rule {",
    ];

    /// <summary>Whether a line is a setting and can hardly be anything else.</summary>
    internal static bool IsSure(string line)
    {
        int at = Scan.SkipBlanks(line, 0);
        return Scan.OneOf(line, at, Blocks) is { } block && (block[^1] is '"' or '{' || line.TrimEnd().EndsWith('{'))
            || IsSection(line, at)
            || IsEnvironment(line, at);
    }

    /// <summary>Whether it opens a block of HCL or of nginx, which goes on to its closing brace.</summary>
    internal static bool OpensBlock(string line)
    {
        int at = Scan.SkipBlanks(line, 0);
        return Scan.OneOf(line, at, Blocks) is not null && line.TrimEnd().EndsWith('{');
    }

    /// <summary>An item of a list, as YAML has them: of a few words.</summary>
    internal static bool IsItem(string line)
    {
        int at = Scan.SkipBlanks(line, 0);
        return Scan.At(line, at, "- ") && line.AsSpan(at).Count(' ') <= 3;
    }

    /// <summary>Whether a line may be a setting: among others like it, it is one.</summary>
    internal static bool MayBe(string line)
    {
        int at = Scan.SkipBlanks(line, 0);
        if (at >= line.Length)
        {
            return false;
        }

        if (IsSure(line) || (line[at] == '#' && at + 1 < line.Length))
        {
            return true;
        }

        int name = Scan.At(line, at, "- ") ? Scan.SkipBlanks(line, at + 1) : at;
        int end = NameEnd(line, name);
        int sign = Scan.SkipBlanks(line, end);
        if (end == name)
        {
            return name > at;   // an item of a list
        }

        bool isYaml = sign == end && Scan.At(line, sign, ":") && (sign + 1 >= line.Length || line[sign + 1] is ' ' or '\t');
        bool isAssigned = Scan.At(line, sign, "=") && !Scan.At(line, sign, "==") && !Scan.At(line, sign, "=>")
            && !line.TrimEnd().EndsWith(';');
        return (isYaml && !IsSentence(line, sign + 1)) || isAssigned || (Scan.At(line, sign, "{") && line.TrimEnd().EndsWith('{'));
    }

    /// <summary>Several words that end like a sentence are no value.</summary>
    private static bool IsSentence(string line, int at)
    {
        ReadOnlySpan<char> value = line.AsSpan(Math.Min(at, line.Length)).Trim();
        int blanks = 0;
        foreach (char c in value)
        {
            blanks += c == ' ' ? 1 : 0;
        }

        return value.Length > 0 && value[0] is not ('"' or '\'' or '{' or '[' or '$' or '#' or '&' or '!')
            && (blanks > 4 || (blanks > 0 && value[^1] is '.' or '?' or '!' or ','));
    }

    private static bool IsSection(string line, int at)
    {
        string bare = line.Trim();
        return bare.Length > 2
            && bare[0] == '['
            && bare[^1] == ']'
            && at == 0
            && !bare.Any(static c => c is '"' or '\'' or '{' or ',' or ':' or '=')
            && char.IsLetter(bare[bare[1] == '[' ? 2 : 1]);
    }

    /// <summary><c>AWS_REGION=us-east-1</c>, <c>export NAME=value</c>, <c>$env:NAME = value</c>.</summary>
    private static bool IsEnvironment(string line, int at)
    {
        int name = Scan.OneOf(line, at, ["export ", "- ", "$env:", "set ", "ENV "]) is { } head ? at + head.Length : at;
        int end = Scan.Skip(line, name, static c => char.IsAsciiLetterUpper(c) || Scan.IsDigit(c) || c == '_');
        return end > name + 2 && Scan.At(line, Scan.SkipBlanks(line, end), "=") && !Scan.At(line, Scan.SkipBlanks(line, end), "==")
            && !line.TrimEnd().EndsWith(';');
    }

    private static int NameEnd(string line, int at)
    {
        bool isQuoted = at < line.Length && line[at] is '"' or '\'';
        int from = at + (isQuoted ? 1 : 0);
        int end = Scan.Skip(line, from, IsOfName);
        if (end + 1 < line.Length && line[end] == ':' && char.IsAsciiLetter(line[end + 1]) && IsService(line.AsSpan(from, end - from)))
        {
            end = Scan.Skip(line, end + 1, IsOfName);   // a condition key: s3:authType, aws:PrincipalTag/team
        }

        return isQuoted && end < line.Length && line[end] == line[at] ? end + 1 : end;
    }

    private static bool IsOfName(char c) => Scan.IsWord(c) || c is '-' or '.' or '/';

    private static bool IsService(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !Scan.IsDigit(c))
            {
                return false;
            }
        }

        return text.Length is > 1 and <= LongestService && char.IsAsciiLetterLower(text[0]);
    }
}
