using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>A header that stands in the options of a command, and nowhere else in a text but in the list of what is signed.</summary>
internal static class CommandHeaders
{
    private const int LongestLine = 2000;

    /// <summary>Whether a command has the header, and no other line names it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="header">Its name in lower case.</param>
    internal static bool HasAlone(string text, string header)
    {
        bool inCommand = false;
        int end;
        for (int i = Scan.Find(text, header, 0, true); i >= 0; i = end < text.Length ? Scan.Find(text, header, end, true) : -1)
        {
            int line = text.LastIndexOf('\n', i, Math.Min(i + 1, LongestLine)) + 1;
            end = Math.Min(text.Length, i + header.Length);
            string before = text[Math.Min(line, i)..i];
            if (before.ContainsAny(" -H ", "--header"))
            {
                inCommand = true;
            }
            else if (!before.ContainsAny("SignedHeaders="))
            {
                return false;
            }
        }

        return inCommand;
    }
}
