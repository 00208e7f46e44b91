using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A piece of the query of a presigned URL, pasted without its host or its middle: <c>…&amp;X-Amz-Signature=1f0…&amp;utm_source=mail</c>,
/// or
/// the line of a canonical request in a log. What stands in a piece was in the request; what does not may have been cut off.
/// </summary>
internal sealed class QueryPiece
{
    private const string Mark = "X-Amz-";
    private const int Most = 16;
    private const int MostParameters = 64;

    private QueryPiece(IReadOnlyList<KeyValuePair<string, string>> parameters) => Parameters = parameters;

    /// <summary>Names and decoded values, in the order of the text.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Parameters { get; }

    /// <summary>The value of a parameter; null where the piece does not have it.</summary>
    internal string? Value(string name) =>
        Parameters.Where(p => p.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static p => p.Value).FirstOrDefault();

    /// <summary>
    /// Names behind the signature that a signer does not write there: some sort the query, and then the list of signed headers is behind
    /// the signature too.
    /// </summary>
    internal IReadOnlyList<string> BehindSignature
    {
        get
        {
            string[] names = [.. Parameters.Select(static p => p.Key)];
            int signature = Array.IndexOf(names, "X-Amz-Signature");
            bool isWhole = signature >= 0 && Parameters[signature].Value is { Length: 64 } value && value.All(char.IsAsciiHexDigit);
            string[] behind = isWhole ? names[(signature + 1)..] : [];
            return behind.Contains("X-Amz-SignedHeaders") ? []
                : [.. behind.Where(static n => !n.StartsWith(Mark, StringComparison.OrdinalIgnoreCase) && n != "x-id")];
        }
    }

    /// <summary>The pieces of a text, in its order.</summary>
    internal static IReadOnlyList<QueryPiece> In(string? text)
    {
        var pieces = new List<QueryPiece>();
        string plain = (text ?? string.Empty).Replace("\\u0026", "&", StringComparison.OrdinalIgnoreCase)
            .Replace("&amp;", "&", StringComparison.Ordinal);
        int end = 0;
        for (int i = Scan.Find(plain, Mark, 0); i >= 0 && pieces.Count < Most; i = Scan.Find(plain, Mark, end))
        {
            int start = i;
            while (start > end && IsOfQuery(plain[start - 1]))
            {
                start--;
            }

            end = Scan.Skip(plain, i, IsOfQuery);
            start = start > 0 && plain[start - 1] == '\\' && start < i ? start + 1 : start;     // the n of \n
            string piece = plain[start..end].TrimEnd('.', ',', ';', ')', ']', ':', '\u2026', '*');
            if (piece.Contains('=') && Read(piece) is { Count: > 0 } parameters)
            {
                pieces.Add(new QueryPiece(parameters));
            }

            end = Math.Max(end, i + Mark.Length);
        }

        return pieces;
    }

    private static bool IsOfQuery(char c) => c is not ('"' or '\'' or '`' or '<' or '>' or '\\' or '|') && !char.IsWhiteSpace(c);

    private static List<KeyValuePair<string, string>> Read(string piece)
    {
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (string part in piece[(piece.IndexOf('?') + 1)..].Split('&', MostParameters))
        {
            int equal = part.IndexOf('=');
            string name = equal > 0 ? part[..equal] : part;
            if (name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '[' or ']'))
            {
                parameters.Add(new(name, equal > 0 ? PercentEncoding.Decode(part[(equal + 1)..]) : string.Empty));
            }
        }

        return parameters;
    }
}
