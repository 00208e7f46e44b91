using PresignTools.Intake.Fragments;
using PresignTools.Text;

namespace PresignTools.Intake.Readers;

/// <summary>
/// Reads the settings of clients and tools: a name that is known, a sign, a value. Environment, YAML, INI, HCL, JSON, options of a command
/// and arguments of a constructor all have that shape.
/// </summary>
internal sealed class SettingsReader : IFragmentReader
{
    private const int LongestValue = 300;

    private const string Ends = ",;)}]\"'`";

    // A text full of settings is a dump; those of the failure stand among the first.
    private const int MostSettings = 64;

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => kind is not (FragmentKind.Xml or FragmentKind.Url or FragmentKind.HttpExchange);

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        string text = fragment.Text;
        var found = new List<ClientSetting>();
        int i = 0;
        while (i < text.Length && found.Count < MostSettings)
        {
            if (!char.IsAsciiLetter(text[i]))
            {
                i = IsComment(text, i) ? Scan.LineEnd(text, i) + 1 : i + 1;
                continue;
            }

            int end = Scan.Skip(text, i, static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
            bool isValue = i > 0 && text[i - 1] is '/' or '?' or '&' or '%' or '@';
            if (
                !isValue
                && SettingNames.Of(text.AsSpan(i, end - i)) is { } meaning
                && ValueAt(text, end, IsOption(text, i) || IsWholeLine(text, i, end)) is { } value
                && Meant(meaning, value.Text) is var name
                && Plain(name, text.AsSpan(i, end - i), value.Text) is { } plain)
            {
                found.Add(new ClientSetting(name, plain, fragment.PlaceOf(i, value.End - i)));
                end = value.End;
            }

            i = end;
        }

        foreach (ClientSetting setting in found)
        {
            sheet.Add(
                new ReadFact(ReadFactKind.ClientSetting, $"the setting {setting.Name}", setting.Place),
                new DiagnosisInput { Settings = [setting] });
        }
    }

    /// <summary>
    /// A line of code that is commented out: what it sets is not set. Other languages' sign is also the prompt of a root shell.
    /// </summary>
    private static bool IsComment(string text, int start)
    {
        if (!Scan.At(text, start, "//"))
        {
            return false;
        }

        int before = start - 1;
        while (before >= 0 && Scan.IsBlank(text[before]))
        {
            before--;
        }

        return before < 0 || text[before] == '\n';
    }

    private static bool IsOption(string text, int start) => start > 1 && text[start - 1] == '-' && text[start - 2] == '-';

    /// <summary>A line of a name with an underscore, a blank and one word, as configurations of daemons have it.</summary>
    private static bool IsWholeLine(string text, int start, int end)
    {
        int before = start - 1;
        while (before >= 0 && Scan.IsBlank(text[before]))
        {
            before--;
        }

        if ((before >= 0 && text[before] != '\n') || text.IndexOf('_', start, end - start) < 0)
        {
            return false;
        }

        int word = Scan.SkipBlanks(text, end);
        int stop = Scan.SkipBlanks(text, Scan.Skip(text, word, static c => !char.IsWhiteSpace(c)));
        return word > end && stop > word && (stop == text.Length || text[stop] is '\r' or '\n');
    }

    /// <summary>The value behind a name; null where no sign, or nothing that can be one, follows.</summary>
    private static (string Text, int End)? ValueAt(string text, int end, bool isOption)
    {
        int i = end;
        i += i < text.Length && text[i] is '"' or '\'' or '`' ? 1 : 0;      // a quoted name
        i = Scan.SkipBlanks(text, i);
        int sign = i;
        i = Scan.Skip(text, i, static c => c is '=' or ':' or '>' or '(' or ',');
        string signs = text[sign..i];
        bool isSet = signs is "=" or ":" or ":=" or "=>" or "(" || (signs.Length == 0 && isOption && i > end);
        if (!isSet)
        {
            return null;
        }

        i = Scan.SkipBlanks(text, i);
        i = PastCalls(text, i);
        if (i >= text.Length || text[i] is '\r' or '\n')
        {
            return null;
        }

        if (text[i] is '"' or '\'' or '`')
        {
            char quote = text[i];
            int close = Scan.Find(text, quote, i + 1, Math.Min(text.Length, i + 1 + LongestValue));
            return close < 0 ? null : (text[(i + 1)..close], close);
        }

        // What a call is given without quotes is a name of the code.
        int stop = Scan.Skip(text, i, static c => !char.IsWhiteSpace(c) && !Ends.Contains(c));
        return signs == "(" || stop == i || stop - i > LongestValue ? null : (text[i..stop], stop);
    }

    /// <summary>The place behind <c>new AWS.Endpoint(</c>, <c>Some(</c>, <c>URI.create(</c>, before the value.</summary>
    private static int PastCalls(string text, int index)
    {
        const int Most = 60;
        int i = index;
        int end = Math.Min(text.Length, index + Most);
        while (i < end && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '.' or '_' or '(' or ' ' or '&' or ':'))
        {
            i++;
        }

        Work.Add(i - index);
        return i > index && i < text.Length && text[i - 1] == '(' && text[i] is '"' or '\'' or '`' ? i : index;
    }

    /// <summary>A switch of SDKs, and in other tools the name for the endpoint itself.</summary>
    private static string Meant(string setting, string value) =>
        setting == ClientSettingNames.BucketEndpoint && !IsSwitch(value.Trim()) ? ClientSettingNames.Endpoint : setting;

    private static bool IsSwitch(string value) => PathStyle(value.ToLowerInvariant()) is not null;

    /// <summary>The value in the form of the setting; null where it is none: a variable, a placeholder, a secret.</summary>
    private static string? Plain(string setting, ReadOnlySpan<char> name, string value)
    {
        string plain = value.Trim();
        if (plain.Length == 0 || plain[0] is '$' or '<' or '{' or '*' or '[' or '%' || plain.Contains("${", StringComparison.Ordinal))
        {
            return null;
        }

        return setting switch
        {
            ClientSettingNames.Endpoint => HostText.Of(plain) is { } host && (host.Contains('.') || plain.Contains(':') || host.Length > 3)
                ? WithoutUser(plain) : null,
            ClientSettingNames.PublicHost => HostText.Of(plain)?.Contains('.') == true || plain.Contains("://", StringComparison.Ordinal)
                ? WithoutUser(plain) : null,
            ClientSettingNames.PathStyle or ClientSettingNames.BucketEndpoint => PathStyle(plain.ToLowerInvariant()),
            ClientSettingNames.Proxy => WithoutUser(plain),
            ClientSettingNames.RequestChecksum => plain.ToLowerInvariant(),
            ClientSettingNames.Bucket or ClientSettingNames.Region => IsCode(plain) || name.Length > 40 ? null : plain,
            _ => IsCode(plain) ? null : plain,
        };
    }

    private static string? PathStyle(string value) => value switch
    {
        "true" or "1" or "yes" or "on" or "path" or "bucketlookuppath" => "true",
        "false" or "0" or "no" or "off" or "virtual" or "auto" or "dns" or "bucketlookupdns" or "bucketlookupauto" => "false",
        _ => null,
    };

    /// <summary>Whether it is an expression of code and no value: <c>process.env.X</c>, <c>config["x"]</c>, <c>env('X')</c>.</summary>
    private static bool IsCode(string value) =>
        value.IndexOfAny(['(', '[', '{', '$', '<']) >= 0
        || value is "null" or "nil" or "None" or "undefined" or "string" or "str" or "true" or "false"
        || value.StartsWith("process.", StringComparison.Ordinal) || value.StartsWith("os.", StringComparison.Ordinal)
        || value.StartsWith("config.", StringComparison.Ordinal) || value.StartsWith("this.", StringComparison.Ordinal)
        || value.StartsWith("self.", StringComparison.Ordinal) || value.StartsWith("ENV.", StringComparison.Ordinal)
        || value.StartsWith("env.", StringComparison.Ordinal) || value.StartsWith("var.", StringComparison.Ordinal);

    private static string WithoutUser(string value)
    {
        int at = value.LastIndexOf('@');
        int scheme = value.IndexOf("://", StringComparison.Ordinal);
        return at > 0 && scheme >= 0 && scheme < at ? value[..(scheme + 3)] + value[(at + 1)..] : value;
    }
}
