
using PresignTools.Text.Masking;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>Lays two canonical requests beside each other, line by line.</summary>
internal static class CanonicalComparison
{
    /// <summary>The lines in which two variants of a request differ, and the string to sign's own date and scope.</summary>
    internal static IReadOnlyList<CanonicalDifference> Lines(RequestParts received, RequestParts signed)
    {
        List<CanonicalDifference> lines = Lines(received.CanonicalText(), signed.CanonicalText());
        if (received.Date != signed.Date)
        {
            lines.Add(new CanonicalDifference("date", received.Date, signed.Date));
        }

        if (received.Scope != signed.Scope)
        {
            lines.Add(new CanonicalDifference("scope", received.Scope, signed.Scope));
        }

        return lines;
    }

    /// <summary>The lines in which two texts differ, masked. In the query only the parameters that differ are shown.</summary>
    /// <param name="received">The canonical request that the received request gives.</param>
    /// <param name="other">The one that was signed, or that the server reports.</param>
    /// <param name="maskQuery">False for texts that are only looked at, not shown.</param>
    internal static List<CanonicalDifference> Lines(string received, string other, bool maskQuery = true)
    {
        var differences = new List<CanonicalDifference>();
        if (received == other)
        {
            return differences;
        }

        CanonicalLines a = CanonicalLines.Of(received), b = CanonicalLines.Of(other);
        Func<string, string> show = maskQuery ? Show : static text => text;
        Add(differences, show, "method", a.Method, b.Method);
        Add(differences, show, "path", a.Uri, b.Uri);
        AddQuery(differences, show, a.Query, b.Query);
        foreach (string name in a.Headers.Keys.Union(b.Headers.Keys, StringComparer.Ordinal).OrderBy(static n => n, StringComparer.Ordinal))
        {
            a.Headers.TryGetValue(name, out string? left);
            b.Headers.TryGetValue(name, out string? right);
            Add(
                differences,
                show,
                name == "host" ? "host" : "header:" + name,
                left is null ? string.Empty : name + ":" + left,
                right is null ? string.Empty : name + ":" + right);
        }

        Add(differences, show, "signed-headers", a.SignedHeaders, b.SignedHeaders);
        Add(differences, show, "payload", a.Payload, b.Payload);
        return differences;
    }

    private static void Add(
        List<CanonicalDifference> differences,
        Func<string, string> show,
        string element,
        string received,
        string signed)
    {
        if (received != signed)
        {
            differences.Add(new CanonicalDifference(element, show(received), show(signed)));
        }
    }

    private static void AddQuery(List<CanonicalDifference> differences, Func<string, string> show, string received, string signed)
    {
        if (received == signed)
        {
            return;
        }

        string[] a = received.Split('&'), b = signed.Split('&');
        string left = string.Join("&", a.Except(b, StringComparer.Ordinal)), right = string.Join("&", b.Except(a, StringComparer.Ordinal));
        bool onlyOrder = left.Length == 0 && right.Length == 0;
        differences.Add(new CanonicalDifference("query", show(onlyOrder ? received : left), show(onlyOrder ? signed : right)));
    }

    /// <summary>Masked, on one line; tabs and carriage returns, which a reader would not see, as escapes.</summary>
    private static string Show(string line) => CanonicalMask.MaskLine(line).Replace("\r", "\\r").Replace("\t", "\\t").Replace("\n", "\\n");
}

/// <summary>A canonical request taken apart again. Any text is read; what is missing is empty.</summary>
internal sealed class CanonicalLines
{
    private CanonicalLines()
    {
    }

    internal string Method { get; private init; } = string.Empty;

    internal string Uri { get; private init; } = string.Empty;

    internal string Query { get; private init; } = string.Empty;

    internal Dictionary<string, string> Headers { get; } = new(StringComparer.Ordinal);

    internal string SignedHeaders { get; private init; } = string.Empty;

    internal string Payload { get; private init; } = string.Empty;

    internal static CanonicalLines Of(string text)
    {
        string[] lines = text.Split('\n');
        int empty = Array.IndexOf(lines, string.Empty, Math.Min(3, lines.Length));
        int end = empty < 0 ? lines.Length : empty;
        var result = new CanonicalLines
        {
            Method = At(lines, 0),
            Uri = At(lines, 1),
            Query = At(lines, 2),
            SignedHeaders = empty < 0 ? string.Empty : At(lines, empty + 1),
            Payload = empty < 0 ? string.Empty : At(lines, empty + 2),
        };
        for (int i = 3; i < end; i++)
        {
            int colon = lines[i].IndexOf(':');
            result.Headers[colon < 0 ? lines[i] : lines[i][..colon]] = colon < 0 ? string.Empty : lines[i][(colon + 1)..];
        }

        return result;
    }

    private static string At(string[] lines, int index) => index < lines.Length ? lines[index] : string.Empty;
}
