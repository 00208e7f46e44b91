namespace PresignTools.Input;

/// <summary>
/// A line that begins a text of several lines, and is none of several texts: the head of an answer, a document or an object that is not
/// closed on the line, what curl and wget print first, the head of a traceback.
/// </summary>
internal static class OpeningLine
{
    internal static bool Is(string line)
    {
        ReadOnlySpan<char> text = line.AsSpan().Trim();
        return IsOfXml(line)
            || (text.StartsWith("HTTP/", StringComparison.Ordinal)
                && !text.Contains('<') && !text.Contains("://", StringComparison.Ordinal))
            || text is "{" or "["
            || text.StartsWith("* Trying ", StringComparison.Ordinal) || text.StartsWith("* Host ", StringComparison.Ordinal)
            || text.StartsWith("*   Trying ", StringComparison.Ordinal)
            || text.StartsWith("Traceback (most recent call last)", StringComparison.Ordinal);
    }

    /// <summary>Whether an XML document begins that goes on on the next line.</summary>
    internal static bool IsOfXml(string line)
    {
        ReadOnlySpan<char> text = line.AsSpan().Trim();
        return (text.StartsWith("<?xml", StringComparison.Ordinal) || text.StartsWith("<Error>", StringComparison.Ordinal))
            && !text.EndsWith("</Error>", StringComparison.Ordinal)
            && !(text.StartsWith("<Error>", StringComparison.Ordinal) && text.Contains("</Error>", StringComparison.Ordinal));
    }
}
