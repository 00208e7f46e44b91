using System.Text;
using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// Words of CORS in a text that complain of nothing: headers of an answer that has them, and a person's question whether it is that.
/// </summary>
internal static class CorsMentions
{
    private const string Header = "access-control-";

    /// <summary>The text without them; the text itself where it has none.</summary>
    internal static string Without(string text)
    {
        if (!text.ContainsAny("CORS", Header, "preflight"))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        for (int start = 0; start < text.Length;)
        {
            int end = Math.Min(Scan.LineEnd(text, start) + 1, text.Length);
            string line = text[start..end];
            kept.Append(IsHeader(line) ? "\n" : WithoutAssurances(WithoutQuestions(line)));
            start = end;
        }

        return kept.ToString();
    }

    /// <summary><c>&lt; Access-Control-Allow-Origin: *</c>, as dumps have it: the name at the beginning, and a value.</summary>
    private static bool IsHeader(string line)
    {
        string plain = line.TrimStart(' ', '\t', '<', '>', '*', '|', '-').TrimEnd();
        int end = Scan.Skip(plain, 0, static c => char.IsAsciiLetter(c) || c == '-');
        return plain.StartsWith(Header, StringComparison.OrdinalIgnoreCase) && end < plain.Length && plain[end] == ':'
            && plain.Length > end + 1;
    }

    private static readonly string[] Assuring =
    [
        "should be right", "should be fine", "should be ok", "is right", "are right", "is fine", "are fine", "is ok", "is correct",
        "are correct", "is configured", "are configured", "is set up", "are set up", "is not the", "isn't the", "not a CORS", "no CORS",
        "CORS works", "CORS allows", "CORS is open", "rule out CORS", "rules out CORS", "nothing to do with CORS", "CORS is enabled",
    ];

    private static readonly string[] Complaining =
        ["blocked", "No 'Access", "fail", "complain", "missing", " but ", "refus", "preflight", "Cross-Origin Request"];

    /// <summary>A sentence by which CORS is in order: "so keys and CORS should be right".</summary>
    private static string WithoutAssurances(string line)
    {
        int at = line.IndexOf("CORS", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || line.Length > LongestLine || !line.ContainsAny(Assuring))
        {
            return line;
        }

        int begin = line.LastIndexOfAny(['.', '!', '?', ';'], at) + 1;
        int end = line.IndexOfAny(['.', '!', '?', ';'], at);
        string sentence = end < 0 ? line[begin..] : line[begin..end];
        return sentence.ContainsAny(Assuring) && !sentence.ContainsAny(Complaining)
            ? line[..begin] + (end < 0 ? "\n" : line[end..]) : line;
    }

    private const int LongestLine = 2000;

    private static string WithoutQuestions(string line)
    {
        int mark = line.IndexOf("? ", StringComparison.Ordinal);
        mark = mark < 0 && line.TrimEnd().EndsWith('?') ? line.TrimEnd().Length - 1 : mark;
        if (mark < 0 || !line.ContainsAny("CORS", "preflight"))
        {
            return line;
        }

        int begin = line.LastIndexOfAny(['.', '!', '?', ';', ')'], mark - (mark > 0 ? 1 : 0)) + 1;
        string question = begin <= mark ? line[begin..(mark + 1)] : string.Empty;
        return question.ContainsAny("CORS", "preflight") && !question.ContainsAny("blocked", "No 'Access", "policy")
            ? line[..begin] + line[(mark + 1)..] : line;
    }
}
