using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// The host that a client could not reach, as it names it: a name that did not resolve, a connection that was refused, a certificate that
/// is for another name.
/// </summary>
internal static class UnreachedHost
{
    // What stands just before the host, in the wordings of curl, Node.js, Python, Ruby, Go, Java, .NET, PHP and the SDKs on them.
    private static readonly PhraseTable<string> Marks = new(new[]
    {
        "ENOTFOUND ", "EAI_AGAIN ", "ECONNREFUSED ", "resolve host: ", "resolve host ", "resolve hostname ", "resolve ",
        "could not be resolved: ", "lookup ", "hostname: ", "hostname ", "TCP connection to ", "Inaccessible host: ", "connecting to ",
        "UnknownHostException: ", "Connect to ", "connect to server ", "connection to ", "endpoint URL: ", "ConnectionPool(host=",
        "ConnectionPool(", "host is known. (", "matches target host name ", "subject name ", "for host ", "connect to host ", "host: ",
        "server: ", "dial tcp: lookup ", "dial tcp ", "valid for *, not ", ", not ", "Host name ", "certificate for <",
        "certificate for ", "reach host ", "reach the host ", "find host ", "unknown host ", "Error resolving ",
    }.Select(static m => (m, m)));

    // What a client cannot reach it says early; a text full of such words is none of a client.
    private const int MostMarks = 64;

    private static readonly string[] NoHosts = ["host", "the", "to", "address", "name", "server", "hostname", "port", "a", "an", "none"];

    /// <summary>The first such host, in lower case and without its port; null if the text names none.</summary>
    internal static string? Find(string? text) => Place(text)?.Host;

    /// <summary>The first such host, and where it stands.</summary>
    internal static (string Host, int Index)? Place(string? text)
    {
        if (text is null || NotReached.Word(text) is null)
        {
            return null;
        }

        int left = MostMarks;
        foreach ((int index, int length, string mark) in Marks.In(text))
        {
            if (--left < 0)
            {
                return null;
            }

            if (HostText.At(text, index + length) is { } host && IsHost(host, mark) && IsTold(text, index))
            {
                return (host, index);
            }
        }

        return null;
    }

    private static bool IsHost(string host, string mark) =>
        Array.IndexOf(NoHosts, host) < 0
        && (host.Contains('.', StringComparison.Ordinal) || mark is "ENOTFOUND " or "EAI_AGAIN " or "lookup " or "resolve host: ")
        && !host.EndsWith(".rb", StringComparison.Ordinal) && !host.EndsWith(".py", StringComparison.Ordinal)
        && !host.EndsWith(".js", StringComparison.Ordinal) && !host.EndsWith(".go", StringComparison.Ordinal);

    /// <summary>Whether the words of a failure to reach it stand around the name: a host that is only mentioned does not count.</summary>
    private static bool IsTold(string text, int index)
    {
        const int Around = 400;
        int start = Math.Max(0, index - Around), end = Math.Min(text.Length, index + Around);
        Work.Add(end - start);
        return NotReached.Word(text[start..end]) is not null;
    }
}
