using System.Text;

namespace PresignTools.Sandbox.Logging;

/// <summary>
/// Writes the logs into files: lines of the access log, and a log file of CloudTrail. Both are complete after each request: the list of
/// events is closed each time, and opened again for the next.
/// </summary>
public sealed class LogFiles : IDisposable
{
    private static readonly byte[] End = "]}\n"u8.ToArray();

    private readonly FileStream? _access;
    private readonly FileStream? _events;
    private bool _hasEvents;

    /// <summary>Opens the files; what was in them is lost.</summary>
    /// <param name="accessLog">File for the access log; null for none.</param>
    /// <param name="cloudTrail">File for CloudTrail's events; null for none.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public LogFiles(string? accessLog, string? cloudTrail)
    {
        _access = Create(accessLog);
        _events = Create(cloudTrail);
        _events?.Write("{\"Records\":["u8);
        _events?.Write(End);
        _events?.Flush();
    }

    /// <summary>Adds a line to the access log.</summary>
    /// <param name="line">The line.</param>
    public void AddLine(string line)
    {
        if (_access is { } file)
        {
            lock (file)
            {
                file.Write(Encoding.UTF8.GetBytes(line + "\n"));
                file.Flush();
            }
        }
    }

    /// <summary>Adds an event to CloudTrail's log.</summary>
    /// <param name="json">The event.</param>
    public void AddEvent(string json)
    {
        if (_events is { } file)
        {
            lock (file)
            {
                file.Position -= End.Length;
                file.Write(Encoding.UTF8.GetBytes((_hasEvents ? ",\n" : "\n") + json + "\n"));
                file.Write(End);
                file.Flush();
                _hasEvents = true;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _access?.Dispose();
        _events?.Dispose();
    }

    private static FileStream? Create(string? path) =>
        path is null ? null : new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
}
