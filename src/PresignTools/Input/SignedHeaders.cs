using System.Collections;
using System.Management.Automation;

namespace PresignTools.Input;

/// <summary>
/// The headers of a URL as its object tells them: a table with values (New-S3PresignedUrl), or names alone
/// (ConvertFrom-S3PresignedUrl), which the URL itself has as well.
/// </summary>
internal static class SignedHeaders
{
    /// <summary>What the user gave, and of what was signed the headers with a value that the user did not give.</summary>
    internal static List<KeyValuePair<string, string>> Merge(List<KeyValuePair<string, string>> given, object? signed)
    {
        var all = new List<KeyValuePair<string, string>>(given);
        if (PolicyText.Bare(signed) is not IDictionary table)
        {
            return all;
        }

        var names = new HashSet<string>(given.Select(static h => h.Key), StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in table)
        {
            string name = LanguagePrimitives.ConvertTo<string>(entry.Key);
            if (entry.Value is not null && names.Add(name))
            {
                all.Add(new(name, LanguagePrimitives.ConvertTo<string>(entry.Value)));
            }
        }

        return all;
    }
}
