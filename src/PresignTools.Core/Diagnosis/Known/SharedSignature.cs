using PresignTools.Inspection;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// Two URLs of a text that have the same signature and are not the same: one is as it was signed, the other as it was sent. What differs
/// between them was changed after signing.
/// </summary>
/// <param name="Element">What differs: host, path, or the name of a parameter.</param>
/// <param name="One">Its value in the first URL; null where the URL does not have it.</param>
/// <param name="Other">Its value in the second URL; null where the URL does not have it.</param>
internal sealed record SharedSignature(string Element, string? One, string? Other)
{
    private const int MostUrls = 12;
    private const int LeastDigits = 20;

    /// <summary>The first such difference; null where there is none.</summary>
    internal static SharedSignature? In(string text)
    {
        var seen = new Dictionary<string, RawUrl>(StringComparer.Ordinal);
        int urls = 0;
        for (int i = Scan.Find(text, "http", 0); i >= 0 && urls < MostUrls;)
        {
            int end = Scan.Skip(text, i, static c => !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '`' or '<' or '>' or '\\'));
            bool isSigned = text.AsSpan(i, end - i).IndexOf("Signature=") > 0;
            if (isSigned && Parse(text[i..end]) is { } url && SignatureOf(url) is { Length: >= LeastDigits } signature)
            {
                urls++;
                if (seen.TryGetValue(signature, out RawUrl? first) && Compare(first, url) is { } difference)
                {
                    return difference;
                }

                seen.TryAdd(signature, url);
            }

            i = Scan.Find(text, "http", end);
        }

        return null;
    }

    private static RawUrl? Parse(string text)
    {
        try
        {
            return RawUrl.Parse(text);
        }
        catch (Errors.PresignException)
        {
            return null;
        }
    }

    private static string? SignatureOf(RawUrl url) =>
        url.Parameters.FirstOrDefault(static p => p.Name is "X-Amz-Signature" or "Signature")?.Value;

    private static SharedSignature? Compare(RawUrl one, RawUrl other)
    {
        if (!one.Host.Equals(other.Host, StringComparison.OrdinalIgnoreCase))
        {
            return new SharedSignature("host", one.Host, other.Host);
        }

        if (one.Path != other.Path)
        {
            return new SharedSignature("path", one.Path, other.Path);
        }

        Dictionary<string, string> left = Values(one), right = Values(other);
        string? name = left.Keys.Concat(right.Keys).FirstOrDefault(n => left.GetValueOrDefault(n) != right.GetValueOrDefault(n));
        return name is null ? null : new SharedSignature(name, left.GetValueOrDefault(name), right.GetValueOrDefault(name));
    }

    private static Dictionary<string, string> Values(RawUrl url)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (RawQueryParameter parameter in url.Parameters)
        {
            values.TryAdd(parameter.Name, parameter.Value);
        }

        return values;
    }
}
