using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>A header with its value somewhere in a text, where no exchange is shown of which it would be a part.</summary>
internal static class HeaderInText
{
    private const int Longest = 200;

    /// <summary>The first value, up to the next blank, comma or quote; null without one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Name of the header, in any case.</param>
    internal static string? Value(string text, string name)
    {
        for (int i = Scan.Find(text, name, 0, true); i >= 0; i = Scan.Find(text, name, i + 1, true))
        {
            int colon = Scan.Skip(text, i + name.Length, static c => c is '"' or '\'' or ' ');
            if (Scan.IsEdge(text, i) && colon < text.Length && text[colon] is ':' or '=')
            {
                int start = Scan.Skip(text, colon + 1, static c => c is '"' or '\'' or ' ');
                int end = Scan.Skip(text, start, static c => !char.IsWhiteSpace(c) && c is not (',' or '"' or '\'' or ';' or ')'));
                if (end > start && end - start <= Longest)
                {
                    return text[start..end];
                }
            }
        }

        return null;
    }
}
