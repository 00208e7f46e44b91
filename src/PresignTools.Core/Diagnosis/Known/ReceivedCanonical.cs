using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// The canonical request that the server made of what it received, as far as it was pasted: people cut it, logs drop its empty lines, and
/// an answer that is cut is still worth its first lines. Only what its own form proves is read from it.
/// </summary>
internal sealed class ReceivedCanonical
{
    private const int Longest = 8000;
    private const int MostLines = 80;

    private static readonly string[] Opening = ["<CanonicalRequest>", "&lt;CanonicalRequest&gt;"];

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private string _last = string.Empty;

    private ReceivedCanonical(string method, string path)
    {
        Method = method;
        Path = path;
    }

    internal string Method { get; }

    internal string Path { get; }

    /// <summary>The host as it came; null where that line is not there.</summary>
    internal string? Host { get; private set; }

    /// <summary>The query as it was hashed; empty where there is none.</summary>
    internal string Query { get; private set; } = string.Empty;

    /// <summary>The list of signed headers; null where the text ends before it.</summary>
    internal IReadOnlyList<string>? SignedHeaders { get; private set; }

    /// <summary>Whether the signature stands in the query.</summary>
    internal bool IsPresigned => Query.ContainsAny("X-Amz-Credential", "X-Amz-Algorithm", "X-Amz-SignedHeaders");

    /// <summary>Whether the client signed in the Authorization header: then it signed what it sends.</summary>
    internal bool IsOwn => !IsPresigned && (_names.Contains("x-amz-date") || _names.Contains("x-amz-content-sha256"));

    /// <summary>
    /// Whether a header is known not to be signed: it is not in the list, or the lines, which are sorted, went past it.
    /// </summary>
    /// <param name="header">Its name in lower case.</param>
    internal bool IsUnsigned(string header) => SignedHeaders is { } list
        ? !list.Contains(header)
        : !_names.Contains(header) && string.CompareOrdinal(_last, header) > 0;

    /// <summary>The value of a header as S3 received it; null where the line is not there, or has nothing on it.</summary>
    /// <param name="name">Its name in lower case.</param>
    internal string? Header(string name) => _values.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;

    /// <summary>Reads it from an answer, or from the text where the answer was cut too short to be read as one.</summary>
    internal static ReceivedCanonical? Of(S3ErrorResponse? answer, string? text) =>
        Read(answer?.CanonicalRequest) ?? (text is null ? null : Read(InText(text)));

    private static string? InText(string text)
    {
        foreach (string open in Opening)
        {
            int start = Scan.Find(text, open, 0);
            if (start >= 0)
            {
                start += open.Length;
                int most = Math.Min(text.Length, start + Longest);
                int end = text.AsSpan(start, most - start).IndexOf(open[0] == '<' ? "<" : "&lt;");
                return text[start..(end < 0 ? most : start + end)];
            }
        }

        return null;
    }

    private static ReceivedCanonical? Read(string? text)
    {
        // A log may have the line breaks as \n.
        string plain = (text ?? string.Empty).Trim().Replace("\r", string.Empty).Replace("\\n", "\n");
        string[] lines = plain.Contains('\n') ? plain.Split('\n', MostLines) : OneLineCanonical.Lines(plain);
        if (lines.Length < 2 || lines[0].Trim() is not { Length: > 2 and < 9 } method || !method.All(char.IsAsciiLetterUpper)
            || !lines[1].StartsWith('/'))
        {
            return null;
        }

        var read = new ReceivedCanonical(method, lines[1].Trim());
        bool inHeaders = false;
        for (int i = 2; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            int colon = line.IndexOf(':');
            if (colon > 0 && line.AsSpan(0, colon).IndexOfAnyExcept(NameCharacters) < 0)
            {
                inHeaders = true;
                read.AddHeader(line[..colon], line[(colon + 1)..]);
            }
            else if (!inHeaders && line.Contains('='))
            {
                read.Query += line;
            }
            else if (inHeaders && IsList(line) && i + 1 < lines.Length)
            {
                read.SignedHeaders = line.Split(';');
                return read;
            }
        }

        read.SignedHeaders = OfQuery(read.Query);
        return read;
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");

    private void AddHeader(string name, string value)
    {
        _values[name.ToLowerInvariant()] = value.Trim();
        _names.Add(name);
        _last = string.CompareOrdinal(name, _last) > 0 ? name : _last;
        Host ??= name == "host" ? value.Trim() : null;
    }

    /// <summary>Names in lower case with semicolons between them.</summary>
    private static bool IsList(string line) =>
        line.Split(';') is { Length: > 0 } names && names.Contains("host")
        && Array.TrueForAll(names, static n => n.Length > 0 && n.AsSpan().IndexOfAnyExcept(NameCharacters) < 0);

    private static string[]? OfQuery(string query)
    {
        const string Name = "X-Amz-SignedHeaders=";
        int start = query.IndexOf(Name, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        int end = query.IndexOf('&', start);
        string list = PercentEncoding.Decode(query[(start + Name.Length)..(end < 0 ? query.Length : end)]);
        return IsList(list) && (end > 0 || list.Length > 0) ? list.Split(';') : null;
    }
}
