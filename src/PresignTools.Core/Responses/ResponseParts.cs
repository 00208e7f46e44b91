namespace PresignTools.Responses;

/// <summary>What a body gave, before it is explained: fields by name, in order, as received (secrets and all).</summary>
internal sealed class ResponseParts
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    internal S3ResponseKind Kind { get; set; } = S3ResponseKind.Headers;

    internal string? Code { get; set; }

    internal string? Message { get; set; }

    internal int? Status { get; set; }

    /// <summary>Whether a page or text was read in which no error code stands.</summary>
    internal bool IsForeign { get; set; }

    internal bool IsTruncated { get; set; }

    internal string? TruncatedElement { get; set; }

    /// <summary>Headers found in the text around the body (curl -i, curl -v).</summary>
    internal List<KeyValuePair<string, string>> Headers { get; } = [];

    internal IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    internal int FieldCount => _fields.Count;

    internal void Add(string name, string value) => _fields.Add(new KeyValuePair<string, string>(name, value));

    /// <summary>Takes another reading of the same body in place of this one.</summary>
    internal void Replace(ResponseParts other)
    {
        (Kind, Code, Message) = (other.Kind, other.Code, other.Message);
        (IsTruncated, TruncatedElement) = (other.IsTruncated, other.TruncatedElement);
        _fields.Clear();
        _fields.AddRange(other._fields);
    }

    /// <summary>The first field of one of these names, in any case.</summary>
    internal string? Field(params string[] names)
    {
        foreach (string name in names)
        {
            foreach (KeyValuePair<string, string> field in _fields)
            {
                if (string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase))
                {
                    return field.Value;
                }
            }
        }

        return null;
    }
}
