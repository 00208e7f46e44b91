using System.Collections;
using System.Globalization;
using System.Management.Automation;
using PresignTools.Errors;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;

namespace PresignTools.Input;

/// <summary>Turns -Context and its relatives into condition keys.</summary>
internal static class ContextReader
{
    /// <summary>
    /// Values become the text that AWS compares: true and false, numbers with a point, dates in ISO 8601. Nothing or an empty list means
    /// that the request lacks the key.
    /// </summary>
    internal static RequestContext Read(IDictionary? table, params (string Key, string? Value)[] others)
    {
        var keys = new List<KeyValuePair<string, IReadOnlyList<string>>>();
        foreach ((string key, string? value) in others)
        {
            if (!string.IsNullOrEmpty(value))
            {
                keys.Add(new(key, [value]));
            }
        }

        if (table is not null)
        {
            foreach (DictionaryEntry entry in table)
            {
                keys.Add(new(LanguagePrimitives.ConvertTo<string>(entry.Key), Values(entry.Value).ToArray()));
            }
        }

        return RequestContext.Of(keys);
    }

    /// <summary>Whether RestrictPublicBuckets is on: a bool, or an object that has it.</summary>
    /// <exception cref="PresignException"><c>BlockPublicAccessNotUnderstood</c>.</exception>
    internal static bool RestrictPublicBuckets(object? value)
    {
        switch (PolicyText.Bare(value))
        {
            case null:
                return false;
            case bool on:
                return on;
            case SwitchParameter on:
                return on;
            case string text when bool.TryParse(text, out bool on):
                return on;
            case { } given:
                object? setting = PolicyText.Property(given, "RestrictPublicBuckets")
                    ?? (
                        PolicyText.Property(given, "PublicAccessBlockConfiguration") is { } inner
                            ? PolicyText.Property(inner, "RestrictPublicBuckets")
                            : null);
                return setting as bool? ?? throw InputErrors.BlockPublicAccessNotUnderstood(given.GetType().Name);
        }
    }

    private static IEnumerable<string> Values(object? value)
    {
        switch (PolicyText.Bare(value))
        {
            case null:
                break;
            case string text:
                yield return text;
                break;
            case IEnumerable list:
                foreach (object? item in list)
                {
                    foreach (string one in Values(item))
                    {
                        yield return one;
                    }
                }

                break;
            case bool flag:
                yield return flag ? "true" : "false";
                break;
            case DateTime time:
                yield return DateOperator.Format(new DateTimeOffset(time));
                break;
            case DateTimeOffset time:
                yield return DateOperator.Format(time);
                break;
            case IFormattable number:
                yield return number.ToString(null, CultureInfo.InvariantCulture);
                break;
            case { } other:
                yield return other.ToString() ?? string.Empty;
                break;
        }
    }
}
