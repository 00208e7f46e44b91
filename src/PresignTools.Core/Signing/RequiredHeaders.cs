namespace PresignTools.Signing;

/// <summary>
/// Headers that a client must send, by name in any case. Goes into <c>Invoke-WebRequest -Headers</c> as it is; its text, as in a CSV file,
/// is <c>name: value</c> joined by semicolons.
/// </summary>
public sealed class RequiredHeaders : Dictionary<string, string>
{
    internal RequiredHeaders(IEnumerable<KeyValuePair<string, string>> headers)
        : base(StringComparer.OrdinalIgnoreCase)
    {
        foreach (KeyValuePair<string, string> header in headers)
        {
            this[header.Key] = header.Value;
        }
    }

    /// <summary>All headers in one line.</summary>
    public override string ToString() => string.Join("; ", this.Select(static h => h.Key + ": " + h.Value));
}
