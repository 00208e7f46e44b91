using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Signing;

/// <summary>
/// Query parameters in canonical form: names and values percent-encoded, sorted by encoded name and then by encoded value, byte by byte.
/// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html"/>, CanonicalQueryString.
/// </summary>
public sealed class CanonicalQuery
{
    /// <summary>No parameters.</summary>
    public static readonly CanonicalQuery None = new([]);

    // Signature parameters all stand between these two names, so that a query whose names sort after the second needs no merging.
    private const string LastSignatureName = "X-Amz-SignedHeaders";

    private readonly Parameter[] _sorted;

    private CanonicalQuery(Parameter[] sorted)
    {
        _sorted = sorted;
        Text = string.Join("&", sorted.Select(static p => p.Name + "=" + p.Value));
        SortsAfterSignature = sorted.Length == 0 || string.CompareOrdinal(sorted[0].Name, LastSignatureName) > 0;
    }

    private CanonicalQuery(Parameter[] sorted, string text)
    {
        _sorted = sorted;
        Text = text;
        SortsAfterSignature = string.CompareOrdinal(sorted[0].Name, LastSignatureName) > 0;
    }

    /// <summary>The canonical query string: <c>name=value</c> joined by ampersands.</summary>
    public string Text { get; }

    /// <summary>Whether there is any parameter.</summary>
    public bool IsEmpty => _sorted.Length == 0;

    internal bool SortsAfterSignature { get; }

    /// <summary>Number of parameters.</summary>
    internal int Count => _sorted.Length;

    /// <summary>Names and values as they stand in <see cref="Text"/>, in its order.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Encoded
    {
        get
        {
            foreach (Parameter parameter in _sorted)
            {
                yield return new(parameter.Name, parameter.Value);
            }
        }
    }

    /// <summary>Encodes and sorts plain names and values.</summary>
    /// <param name="parameters">Names and values, not encoded. An empty value is a parameter such as <c>acl=</c>. A name given twice must
    /// have the same value.</param>
    /// <exception cref="PresignException">
    /// <c>QueryParameterReserved</c> for a parameter that the signature writes itself, <c>SecondSignature</c> for one of another signature;
    /// <c>QueryParameterTwice</c>, <c>ValueNotUnicode</c>, <c>QueryValueHasLineBreak</c>.
    /// </exception>
    public static CanonicalQuery Create(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        List<Parameter>? list = null;
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> parameter in parameters)
        {
            string value = parameter.Value ?? string.Empty;
            Check(parameter.Key, value);
            if (seen.TryGetValue(parameter.Key, out string? other))
            {
                if (!string.Equals(other, value, StringComparison.Ordinal))
                {
                    throw SigningErrors.QueryParameterTwice(parameter.Key);
                }

                continue;
            }

            seen.Add(parameter.Key, value);
            (list ??= []).Add(new Parameter(UriEncoding.Encode(parameter.Key), UriEncoding.Encode(value)));
        }

        return list is null ? None : Sort(list);
    }

    /// <summary>Normalizes and sorts the parameters of a URL, without the one that holds the signature; duplicates stay.</summary>
    internal static CanonicalQuery OfRaw(IReadOnlyList<RawQueryParameter> parameters, string signatureName)
    {
        var list = new List<Parameter>(parameters.Count);
        foreach (RawQueryParameter parameter in parameters)
        {
            if (parameter.Name != signatureName)
            {
                list.Add(new Parameter(UriEncoding.Normalize(parameter.RawName), UriEncoding.Normalize(parameter.RawValue)));
            }
        }

        return list.Count == 0 ? None : Sort(list);
    }

    /// <summary>Sorts parameters that are already in canonical form.</summary>
    internal static CanonicalQuery OfEncoded(IEnumerable<KeyValuePair<string, string>> encoded)
    {
        var list = new List<Parameter>();
        foreach (KeyValuePair<string, string> parameter in encoded)
        {
            list.Add(new Parameter(parameter.Key, parameter.Value));
        }

        return list.Count == 0 ? None : Sort(list);
    }

    /// <summary>The same parameters and one more, given plain.</summary>
    internal CanonicalQuery With(string name, string value)
    {
        var list = new List<Parameter>(_sorted.Length + 1);
        list.AddRange(_sorted);
        list.Add(new Parameter(UriEncoding.Encode(name), UriEncoding.Encode(value)));
        return Sort(list);
    }

    /// <summary>
    /// The same parameters and one more that comes before them: neither it nor its value needs encoding. For thousands of URLs that differ
    /// in this one parameter.
    /// </summary>
    internal CanonicalQuery After(string name, string value)
    {
        if (IsEmpty || string.CompareOrdinal(name, _sorted[0].Name) >= 0)
        {
            return With(name, value);
        }

        Parameter[] sorted = new Parameter[_sorted.Length + 1];
        sorted[0] = new Parameter(name, value);
        _sorted.CopyTo(sorted, 1);
        return new CanonicalQuery(sorted, string.Concat(string.Concat(name, "=", value, "&"), Text));
    }

    /// <summary>Writes these parameters merged with those of the signature, which are given already sorted and encoded.</summary>
    internal void AppendMerged(Utf8Buffer buffer, IEnumerable<KeyValuePair<string, string>> signatureParameters)
    {
        var all = new List<Parameter>(_sorted);
        all.AddRange(signatureParameters.Select(static p => new Parameter(p.Key, p.Value)));
        all.Sort(Parameter.Compare);
        for (int i = 0; i < all.Count; i++)
        {
            if (i > 0)
            {
                buffer.Append((byte)'&');
            }

            buffer.Append(all[i].Name);
            buffer.Append((byte)'=');
            buffer.Append(all[i].Value);
        }
    }

    /// <summary>Whether the signer itself writes a parameter of this name.</summary>
    internal static bool IsSignatureParameter(string name) =>
        name.Equals("X-Amz-Algorithm", StringComparison.OrdinalIgnoreCase)
        || name.Equals("X-Amz-Credential", StringComparison.OrdinalIgnoreCase)
        || name.Equals("X-Amz-Date", StringComparison.OrdinalIgnoreCase)
        || name.Equals("X-Amz-Expires", StringComparison.OrdinalIgnoreCase)
        || name.Equals("X-Amz-SignedHeaders", StringComparison.OrdinalIgnoreCase)
        || name.Equals("X-Amz-Signature", StringComparison.OrdinalIgnoreCase)
        || name.Equals("X-Amz-Security-Token", StringComparison.OrdinalIgnoreCase);

    private static void Check(string name, string value)
    {
        if (IsSignatureParameter(name))
        {
            throw SigningErrors.QueryParameterReserved(name);
        }

        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html, query string request authentication
        if (name == "Signature" || name.Equals("AWSAccessKeyId", StringComparison.OrdinalIgnoreCase))
        {
            throw SigningErrors.SecondSignature(name);
        }

        if (!UriEncoding.IsValidUnicode(name) || !UriEncoding.IsValidUnicode(value))
        {
            throw SigningErrors.ValueNotUnicode($"query parameter '{name}'");
        }

        if (RequestLimits.BecomesHeader(name) && RequestLimits.HasControl(value))
        {
            throw SigningErrors.QueryValueHasLineBreak(name);
        }
    }

    private static CanonicalQuery Sort(List<Parameter> list)
    {
        Parameter[] sorted = [.. list];
        Array.Sort(sorted, Parameter.Compare);
        return new CanonicalQuery(sorted);
    }

    private readonly record struct Parameter(string Name, string Value)
    {
        internal static int Compare(Parameter a, Parameter b)
        {
            int byName = string.CompareOrdinal(a.Name, b.Name);
            return byName != 0 ? byName : string.CompareOrdinal(a.Value, b.Value);
        }
    }
}
