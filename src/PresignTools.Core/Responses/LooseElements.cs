using System.Net;
using PresignTools.Text;

namespace PresignTools.Responses;

/// <summary>
/// Elements of a refusal that a text shows without the rest of it: people quote the one that they find odd. Views of browsers put a dash
/// into the tag.
/// </summary>
internal static class LooseElements
{
    private const int Longest = 4000;
    private static readonly string[] Names = ["SignatureProvided", "StringToSign"];

    /// <summary>Adds those that are there and closed.</summary>
    internal static void Add(string text, ResponseParts parts)
    {
        foreach (string name in Names)
        {
            if (parts.Field(name) is null && Value(text, name) is { } value)
            {
                parts.Add(name, WebUtility.HtmlDecode(value));
            }
        }
    }

    private static string? Value(string text, string name)
    {
        for (int i = Scan.Find(text, name + ">", 1); i >= 0; i = Scan.Find(text, name + ">", i + name.Length))
        {
            bool isOpening = text[i - 1] == '<' || (i > 1 && text[i - 1] == '-' && text[i - 2] == '<');
            int start = i + name.Length + 1;
            int end = isOpening ? Scan.Find(text, '<', start, Math.Min(text.Length, start + Longest)) : -1;
            bool isClosed = end > 0 && (Scan.At(text, end, "</" + name) || Scan.At(text, end, "<-/" + name));
            if (isClosed && text[start..end].Trim() is { Length: > 0 } value)
            {
                return value;
            }
        }

        return null;
    }
}
