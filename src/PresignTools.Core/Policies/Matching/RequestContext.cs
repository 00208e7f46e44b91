namespace PresignTools.Policies.Matching;

/// <summary>The condition keys of a request with their values. Key names do not depend on case; values do. Immutable.</summary>
public sealed class RequestContext
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values;

    private RequestContext(Dictionary<string, IReadOnlyList<string>> values) => _values = values;

    /// <summary>No key at all.</summary>
    public static RequestContext Empty { get; } = new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase));

    /// <summary>The keys with their values; an empty list stands for a key that the request is said to lack.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values => _values;

    /// <summary>The first value of a key; null without one.</summary>
    public string? this[string key] => TryGet(key, out IReadOnlyList<string> values) ? values[0] : null;

    /// <summary>
    /// Makes a context; a later value of the same key replaces an earlier one. A key with an empty list counts as absent, as it does to
    /// AWS.
    /// </summary>
    public static RequestContext Of(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> values)
    {
        var all = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, IReadOnlyList<string>> pair in values)
        {
            all[pair.Key] = pair.Value;
        }

        return new RequestContext(all);
    }

    /// <summary>Makes a context of single values.</summary>
    public static RequestContext Of(params (string Key, string Value)[] values) =>
        Of(values.Select(v => new KeyValuePair<string, IReadOnlyList<string>>(v.Key, [v.Value])));

    /// <summary>The values of a key, at least one; false if the request does not have it.</summary>
    public bool TryGet(string key, out IReadOnlyList<string> values)
    {
        if (_values.TryGetValue(key, out IReadOnlyList<string>? found) && found.Count > 0)
        {
            values = found;
            return true;
        }

        values = [];
        return false;
    }

    /// <summary>Whether the caller said anything about the key, be it an empty list.</summary>
    public bool Mentions(string key) => _values.ContainsKey(key);

    /// <summary>A copy with one key set.</summary>
    public RequestContext With(string key, params string[] values)
    {
        var all = new Dictionary<string, IReadOnlyList<string>>(_values, StringComparer.OrdinalIgnoreCase) { [key] = values };
        return new RequestContext(all);
    }

    /// <summary>A copy that takes from <paramref name="other"/> what this one does not mention.</summary>
    public RequestContext WithDefaults(RequestContext other)
    {
        var all = new Dictionary<string, IReadOnlyList<string>>(other._values, StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, IReadOnlyList<string>> pair in _values)
        {
            all[pair.Key] = pair.Value;
        }

        return new RequestContext(all);
    }
}
