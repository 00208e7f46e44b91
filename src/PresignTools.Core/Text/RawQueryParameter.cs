namespace PresignTools.Text;

/// <summary>One <c>name=value</c> of a query, as written and decoded once.</summary>
public sealed class RawQueryParameter
{
    internal RawQueryParameter(string rawName, string rawValue, bool hasEquals)
    {
        RawName = rawName;
        RawValue = rawValue;
        HasEquals = hasEquals;
        Name = PercentEncoding.Decode(rawName, out PercentFaults nameFaults);
        Value = PercentEncoding.Decode(rawValue, out PercentFaults valueFaults);
        HasMalformedEscape = ((nameFaults | valueFaults) & PercentFaults.MalformedEscape) != 0;
        HasInvalidUtf8 = ((nameFaults | valueFaults) & PercentFaults.InvalidUtf8) != 0;
    }

    /// <summary>The name as written.</summary>
    public string RawName { get; }

    /// <summary>The value as written; empty if there is none.</summary>
    public string RawValue { get; }

    /// <summary>Whether there is an <c>=</c>: <c>?acl</c> and <c>?acl=</c> differ as text, not for S3.</summary>
    public bool HasEquals { get; }

    /// <summary>The name, percent-decoded once; <c>+</c> stays <c>+</c>.</summary>
    public string Name { get; }

    /// <summary>The value, percent-decoded once; <c>+</c> stays <c>+</c>.</summary>
    public string Value { get; }

    /// <summary>Whether there is a <c>%</c> that begins no escape; it was kept as text.</summary>
    public bool HasMalformedEscape { get; }

    /// <summary>Whether escapes are no UTF-8; they were kept as text.</summary>
    public bool HasInvalidUtf8 { get; }

    /// <summary>The name only: a value can be a signature or a token.</summary>
    public override string ToString() => Name;
}
