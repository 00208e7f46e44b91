using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A connection that breaks off while a body is on its way: the host was reached, its name and certificate are good, and what fails is the
/// line, the server or something between.
/// </summary>
internal static class BrokenTransfer
{
    private static readonly string[] Breaks =
    [
        "connection reset", "ECONNRESET", "connection aborted", "connection closed", "connection was closed", "RemoteDisconnected",
        "socket hang up", "broken pipe", "EPIPE", "EOF",
    ];

    private static readonly Topic Midway = new(
        "after a while", "after some time", "random time", "random point", "halfway", "half way", "midway", "in the middle",
        "% complete", "partway", "part way", "stop after", "stops after", "breaks off", "resume", "sometimes", "every once in a while",
        "now and then", "intermittent", "once in a while", "from time to time");

    /// <summary>Whether the words of a client tell of a break, and the text of a transfer that had begun.</summary>
    internal static bool Is(string word, string text) =>
        word.ContainsAny(Breaks) && Midway.IsIn(text) && (Tellings.LargeOnly.IsIn(text)
            || text.ContainsAny("upload", "download", "transfer"));

    /// <summary>Whether the text tells of a transfer that breaks off.</summary>
    internal static bool IsTold(string text) => Midway.IsIn(text);
}
