namespace PresignTools.Responses;

/// <summary>
/// S3's canonical request, split into its parts for a first look: method, path, query, header lines, signed headers, a line each.
/// </summary>
internal sealed class CanonicalView
{
    private CanonicalView(string[] lines, int signedHeaders)
    {
        Method = lines[0];
        Path = lines[1];
        Query = lines[2];
        SignedHeaders = lines[signedHeaders].Split(';');
        EmptyHeaders =
        [
            .. lines.Skip(3).Take(signedHeaders - 4)
                .Where(l => l.IndexOf(':') == l.Length - 1 && l.Length > 1)
                .Select(l => l.TrimEnd(':').ToLowerInvariant()),
        ];
    }

    internal string Method { get; }

    internal string Path { get; }

    internal string Query { get; }

    internal IReadOnlyList<string> SignedHeaders { get; }

    /// <summary>Signed headers that came with an empty value: S3 writes a missing one like that.</summary>
    internal IReadOnlyList<string> EmptyHeaders { get; }

    internal static bool TryRead(string text, out CanonicalView? view)
    {
        // METHOD, path, query, one or more header lines, an empty line, signed headers, payload hash.
        string[] lines = text.Trim().Replace("\r\n", "\n").Split('\n');
        int signedHeaders = lines.Length - 2;
        view = lines.Length >= 6 && lines[signedHeaders - 1].Length == 0 ? new CanonicalView(lines, signedHeaders) : null;
        return view is not null;
    }
}
