using PresignTools.Text;

namespace PresignTools.Responses;

/// <summary>The message that belongs to a code, wherever a text has it.</summary>
internal static class CodeMessage
{
    private const int LongestLine = 4000;
    private const int LeastOfSentence = 12;

    internal static string? Find(string text, string[] lines, string? code) => MessageOf(text, code) ?? SentenceOf(lines, code);

    /// <summary>
    /// The line that has one of the sentences of a code: tools put the code before it, behind it, or on another line of their log.
    /// </summary>
    private static string? SentenceOf(string[] lines, string? code)
    {
        if (code is null)
        {
            return null;
        }

        foreach (string line in lines)
        {
            if (line.Length > LongestLine)
            {
                continue;
            }

            if (line.Trim().Length > LeastOfSentence && S3ErrorCatalogue.FindOfCode(code, line) is not null)
            {
                return TextErrorReader.Limit(line.Trim());
            }
        }

        return null;
    }

    /// <summary>
    /// The message that stands by a code in the dump of an object, in either order; else S3's own sentence, wherever it is in the text.
    /// </summary>
    private static string? MessageOf(string text, string? code)
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.IndexOf(" is not authorized to perform: ", StringComparison.Ordinal) is > 0 and var verb)
            {
                int user = line.LastIndexOf("User: ", verb, StringComparison.Ordinal);
                return user < 0 ? null : TextErrorReader.Limit(line[user..].Trim());
            }
        }

        return MessageCodes.Find(text) is { } found && found.Code == code ? found.Message : RowMessage(text, code);
    }

    /// <summary>The line on which one of the messages of a code stands that has several: they tell its causes apart.</summary>
    private static string? RowMessage(string text, string? code)
    {
        if (code is null || !S3ErrorCatalogue.IsCode(code) || !S3ErrorCatalogue.HasSeveralRows([code]))
        {
            return null;
        }

        string? line = Array.Find(text.Split('\n'), l => l.Length <= LongestLine && S3ErrorCatalogue.HasMessageOf(code, l));
        return line is null ? null : TextErrorReader.Limit(line.Trim());
    }

    /// <summary>
    /// Tools put words of their own before S3's message: <c>upload failed: Access Denied</c>. Without them the message is a known one.
    /// </summary>
    internal static string? WithoutWrapping(string? code, string? message)
    {
        const string Bare = "Access Denied";
        string? plain = message?.TrimEnd('.', '"', '\'', ' ', ',', ';');
        bool isBare = code == "AccessDenied" && plain is { Length: > 13 } && plain.EndsWith(Bare, StringComparison.OrdinalIgnoreCase)
            && plain[^14] is ' ' or '"' or '\'' && !plain.ContainsAny("is not authorized");
        return isBare ? Bare : message;
    }
}
