using System.Collections;
using System.Management.Automation;
using System.Xml;
using System.Xml.Linq;
using PresignTools.Abstractions;

namespace PresignTools.Input;

/// <summary>A bucket's CORS rules, as JSON, XML or objects.</summary>
internal static class CorsRuleReader
{
    /// <summary>The rules; null for a remark that holds none.</summary>
    internal static List<CorsRule>? Read(object value)
    {
        object? bare = SettingValue.Bare(value);
        if (bare is string text)
        {
            string start = text.TrimStart();
            if (start.StartsWith('<'))
            {
                return Xml(start);
            }

            bare = start.StartsWith('{') || start.StartsWith('[') ? SettingValue.Json(start) : null;    // else a remark, no rules
        }

        if (bare is IDictionary or PSObject { BaseObject: PSCustomObject })
        {
            object? inner = SettingValue.Entries(bare)
                .Where(static e => e.Name is "corsrules" or "rules" or "corsrule")
                .Select(static e => e.Value)
                .FirstOrDefault();
            bare = inner ?? new[] { bare };
        }

        if (bare is IEnumerable list and not string)
        {
            return [.. list.Cast<object?>().Select(Rule).OfType<CorsRule>()];
        }

        return Rule(bare) is { } one ? [one] : null;
    }

    private static CorsRule? Rule(object? value)
    {
        if (SettingValue.Bare(value) is not { } rule || rule is string)
        {
            return null;
        }

        Dictionary<string, object?> entries = [];
        foreach ((string name, object? entry) in SettingValue.Entries(rule))
        {
            entries[name] = entry;
        }

        return new CorsRule
        {
            AllowedOrigins = SettingValue.Texts(entries.GetValueOrDefault("allowedorigins") ?? entries.GetValueOrDefault("allowedorigin")),
            AllowedMethods = SettingValue.Texts(entries.GetValueOrDefault("allowedmethods") ?? entries.GetValueOrDefault("allowedmethod")),
            AllowedHeaders = SettingValue.Texts(entries.GetValueOrDefault("allowedheaders") ?? entries.GetValueOrDefault("allowedheader")),
        };
    }

    private static List<CorsRule> Xml(string text)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(
                new StringReader(text),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return
            [
                .. XDocument
                    .Load(reader)
                    .Descendants()
                    .Where(static e => e.Name.LocalName == "CORSRule")
                    .Select(static r => new CorsRule
                    {
                        AllowedOrigins = All(r, "AllowedOrigin"),
                        AllowedMethods = All(r, "AllowedMethod"),
                        AllowedHeaders = All(r, "AllowedHeader"),
                    }),
            ];
        }
        catch (XmlException e)
        {
            throw InputErrors.DiagnosisConfigurationNotUnderstood($"the CORS XML is malformed at line {e.LineNumber}");
        }
    }

    private static List<string> All(XElement rule, string name) =>
        [.. rule.Elements().Where(e => e.Name.LocalName == name).Select(static e => e.Value.Trim())];
}
