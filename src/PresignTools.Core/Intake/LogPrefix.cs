using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>What loggers write before a line of an exchange: <c>mc: &lt;DEBUG&gt; </c>, <c>[TRACE] </c>, <c>12:00:01 DEBUG: </c>.</summary>
internal static class LogPrefix
{
    private const int Longest = 60;

    private static readonly string[] Levels = ["DEBUG", "TRACE"];

    /// <summary>The place behind it; 0 where the line has none.</summary>
    internal static int End(string line)
    {
        int last = Math.Min(line.Length, Longest);
        for (int i = 0; i < last; i++)
        {
            if (line[i] is 'D' or 'T' && (i == 0 || line[i - 1] is ' ' or '\t' or '<' or '[') && Scan.OneOf(line, i, Levels) is { } level)
            {
                int end = i + level.Length;
                int text = Scan.Skip(line, end, static c => c is '>' or ']' or ':' or '-' or ' ' or '\t' or '"');
                return text > end ? text : 0;
            }
        }

        return 0;
    }
}
