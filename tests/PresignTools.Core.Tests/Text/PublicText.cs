using System.Collections;
using System.Reflection;

namespace PresignTools.Tests.Text;

/// <summary>Every text that can be read off an object through its public properties, however deep.</summary>
internal static class PublicText
{
    internal static IReadOnlyList<string> Of(object? root)
    {
        var texts = new List<string>();
        Walk(root, texts, new HashSet<object>(ReferenceEqualityComparer.Instance), 0);
        return texts;
    }

    private static void Walk(object? value, List<string> texts, HashSet<object> seen, int depth)
    {
        switch (value)
        {
            case null:
                return;
            case string text:
                texts.Add(text);
                return;
            case Enum or Type or DateTimeOffset or TimeSpan:
                return;
        }

        if (depth > 10 || value.GetType().IsPrimitive || (!value.GetType().IsValueType && !seen.Add(value)))
        {
            return;
        }

        if (value is IEnumerable many)
        {
            foreach (object? item in many)
            {
                Walk(item, texts, seen, depth + 1);
            }

            return;
        }

        texts.Add(value.ToString() ?? string.Empty);
        foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length == 0)
            {
                Walk(property.GetValue(value), texts, seen, depth + 1);
            }
        }
    }
}
