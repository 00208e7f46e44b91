using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>An endpoint with the port that the text gives to the console of the server.</summary>
internal static class ConsolePort
{
    private const int Near = 40;
    private const int LongestPort = 5;
    private const int ShortestPort = 4;

    private static readonly string[] Behind = [" is the console", " (console", " (the console", " console", " for the console"];

    /// <summary>The port; null where the endpoint has none, or another one.</summary>
    internal static string? Of(DiagnosisInput input)
    {
        string? endpoint = input.Setting(ClientSettingNames.Endpoint);
        int colon = endpoint?.LastIndexOf(':') ?? -1;
        int end = colon < 0 ? 0 : Scan.Skip(endpoint!, colon + 1, Scan.IsDigit);
        string port = colon < 0 ? string.Empty : endpoint![(colon + 1)..end];
        return port.Length is >= ShortestPort and <= LongestPort && input.FullText is { } text && IsOfConsole(text, port) ? port : null;
    }

    /// <summary>The word and the port on one line, near to each other, and the word API not between them.</summary>
    private static bool IsOfConsole(string text, string port)
    {
        for (int i = Scan.Find(text, port, 0); i >= 0; i = Scan.Find(text, port, i + port.Length))
        {
            int end = i + port.Length;
            bool isPort = (i == 0 || !(char.IsAsciiLetterOrDigit(text[i - 1]) || text[i - 1] == '.'))
                && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end]));
            int first = Math.Max(0, i - Near);
            int start = Math.Max(first, text.LastIndexOf('\n', i, i - first + 1) + 1);
            int far = Math.Min(text.Length, end + Near);
            int stop = Scan.Find(text, '\n', end, far) is >= 0 and var line ? line : far;
            Work.Add(stop - start);
            string before = text[start..i], after = text[end..stop];
            bool isBefore = before.ContainsAny("console") && !before.ContainsAny("api", "//");
            bool isAfter = Array.Exists(Behind, w => after.StartsWith(w, StringComparison.OrdinalIgnoreCase));
            if (isPort && (isBefore || isAfter))
            {
                return true;
            }
        }

        return false;
    }
}
