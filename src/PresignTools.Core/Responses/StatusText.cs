using System.Globalization;

namespace PresignTools.Responses;

/// <summary>The HTTP status in a text.</summary>
internal static class StatusText
{
    /// <summary>The status that a client reports in a sentence; null if it reports none.</summary>
    internal static int? Find(string text)
    {
        foreach (
            string mark in new[]
            {
                "Status Code: ",
                "StatusCode: ",
                "status code does not indicate success: ",
                "returned an error: (",
                "status code ",
            })
        {
            int i = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (i >= 0 && i + mark.Length + 3 <= text.Length && Parse(text.Substring(i + mark.Length, 3)) is int status)
            {
                return status;
            }
        }

        return null;
    }

    /// <summary><c>403 Forbidden</c>, the title of a page.</summary>
    internal static int? FindInTitle(string text)
    {
        string start = text.TrimStart();
        return start.Length > 4 && start[3] == ' ' && char.IsLetter(start[4]) ? Parse(start[..3]) : null;
    }

    /// <summary>A text that is a status and nothing else.</summary>
    internal static int? Parse(string text) =>
        text.Length == 3
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int status)
        && status is >= 100 and <= 599
            ? status
            : null;
}
