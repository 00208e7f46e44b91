namespace PresignTools.Logs;

/// <summary>
/// Finds where a user agent ends. It may hold quotes and blanks, and whatever somebody writes into it; but what the client wrote stands
/// before the end, so the last quote behind which the fields of S3 follow is the end. Fields appended later may be quoted too.
/// </summary>
internal static class AccessLogTail
{
    private const int TokensToSignature = 3;

    /// <summary>The place of the closing quote, or -1. Each part of the line is looked at once.</summary>
    internal static int EndOfAgent(ReadOnlySpan<char> line, int open)
    {
        int older = -1;
        int quote = line.LastIndexOf('"');
        while (quote > open)
        {
            int tokens = Tokens(line, quote + 1, out bool hasSignature);
            if (hasSignature)
            {
                return quote;
            }

            // Lines of years ago end with the user agent, the version id or the host id.
            older = older < 0 && tokens >= 0 ? quote : older;
            quote = line[..quote].LastIndexOf('"');
        }

        return older;
    }

    /// <summary>
    /// How many fields follow, three at most; -1 if none can. The third is the version of the signature.
    /// </summary>
    private static int Tokens(ReadOnlySpan<char> line, int at, out bool hasSignature)
    {
        hasSignature = false;
        int count = 0;
        while (at < line.Length && count < TokensToSignature)
        {
            if (line[at] != ' ' || at + 1 >= line.Length)
            {
                return line[at..].IsWhiteSpace() ? count : -1;
            }

            ReadOnlySpan<char> rest = line[(at + 1)..];
            int length = rest.IndexOfAny(' ', '"');
            length = length < 0 ? rest.Length : length;
            if (length == 0 || (length < rest.Length && rest[length] == '"'))
            {
                return -1;
            }

            count++;
            hasSignature = count == TokensToSignature && (rest[..length].StartsWith("Sig") || rest[..length] is "-");
            at += 1 + length;
        }

        return count;
    }
}
