using System.Text;
using PresignTools.Text;

namespace PresignTools.PastReports;

/// <summary>
/// What a person or a program tells in a text: what is outside an error document, in lines that are neither an exchange as curl shows it
/// (<c>*</c>, <c>&gt;</c>, <c>&lt;</c>) nor the head of an answer nor markup nor a command that is typed; of these what is no URL.
/// </summary>
internal static class ToldLines
{
    private const string Opening = "<Error>", Closing = "</Error>";

    private static readonly string[] Prompts = ["$ ", "# ", "PS ", "% "];

    internal static string Of(string text)
    {
        var told = new StringBuilder(text.Length);
        bool isHead = false;
        foreach (string line in WithoutDocuments(text).Split('\n'))
        {
            string trimmed = line.Trim();
            isHead = Scan.At(trimmed, 0, "HTTP/") || (isHead && IsHeader(trimmed));
            if (!isHead && trimmed.Length > 0 && trimmed[0] is not ('<' or '>' or '*') && Scan.OneOf(trimmed, 0, Prompts) is null)
            {
                AppendWithoutUrls(told, trimmed);
                told.Append('\n');
            }
        }

        return told.ToString();
    }

    /// <summary>A header in the head of an answer: a name without blanks, a colon, a value.</summary>
    private static bool IsHeader(string line) =>
        Scan.Skip(line, 0, static c => char.IsAsciiLetterOrDigit(c) || c == '-') is > 0 and var end
        && end < line.Length && line[end] == ':';

    private static string WithoutDocuments(string text)
    {
        var rest = new StringBuilder(text.Length);
        int at = 0;
        while (Scan.Find(text, Opening, at) is >= 0 and var opened && Scan.Find(text, Closing, opened) is >= 0 and var closed)
        {
            rest.Append(text, at, opened - at);
            at = closed + Closing.Length;
        }

        return rest.Append(text, at, text.Length - at).ToString();
    }

    private static void AppendWithoutUrls(StringBuilder told, string line)
    {
        foreach (string word in line.Split(' '))
        {
            if (!word.Contains("://", StringComparison.Ordinal) && !word.Contains('<', StringComparison.Ordinal))
            {
                told.Append(word).Append(' ');
            }
        }
    }
}
