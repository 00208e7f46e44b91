using System.Management.Automation;
using System.Text;
using PresignTools.Errors;
using PresignTools.Watching;
using PresignTools.Watching.Lists;

namespace PresignTools.Input;

/// <summary>
/// A file with URLs to watch, which is read again when it has changed. A file that cannot be read for a moment, because somebody writes
/// it, keeps the URLs that it had.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class WatchFile(string path)
{
    /// <summary>Some 50,000 URLs with session tokens.</summary>
    private const int MostBytes = 128 * 1024 * 1024;

    private (DateTime Written, long Length) _seen;
    private string? _fault;

    /// <summary>The file as PowerShell's path names it.</summary>
    internal static WatchFile Of(string path, SessionState session)
    {
        try
        {
            string full = session.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider.Name == "FileSystem" ? new(full) : throw InputErrors.WatchFileNotReadable(path, "it is not in the file system");
        }
        catch (Exception e)
            when (e is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException
                or NotSupportedException or ArgumentException)
        {
            throw InputErrors.WatchFileNotReadable(path, e.Message);
        }
    }

    /// <summary>The URLs of the file; null if it is as it was.</summary>
    /// <param name="fault">Hears of what is wrong, once each time that the file is read.</param>
    /// <exception cref="PresignException"><c>WatchFileNotReadable</c>, the first time.</exception>
    internal IReadOnlyList<WatchedUrl>? ReadIfChanged(Action<PresignException> fault)
    {
        bool isFirst = _seen == default;
        try
        {
            var file = new FileInfo(path);
            (DateTime, long) now = (file.LastWriteTimeUtc, file.Length);
            if (now == _seen)
            {
                return null;
            }

            string text = Read();
            (_seen, _fault) = (now, null);
            return WatchList.Read(text, fault);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            PresignException error = InputErrors.WatchFileNotReadable(path, e.Message);
            if (isFirst)
            {
                throw error;
            }

            if (_fault != error.Message)
            {
                fault(error);
            }

            _fault = error.Message;
            return null;
        }
    }

    private string Read()
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.CanSeek && stream.Length > MostBytes)
        {
            throw new IOException("it is larger than 128 MB");
        }

        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var text = new StringBuilder();
        char[] buffer = new char[64 * 1024];
        for (int read; (read = reader.Read(buffer, 0, buffer.Length)) > 0;)
        {
            text.Append(buffer, 0, read);
            if (text.Length > MostBytes)
            {
                throw new IOException("it is larger than 128 MB");
            }
        }

        return text.ToString();
    }
}
