using System.Text;
using PresignTools.Errors;
using PresignTools.Policies;
using PresignTools.Policies.Parsing;

namespace PresignTools.Input;

/// <summary>
/// Reads a policy from a file, bounded in size and, for what is no ordinary file (a pipe, a device), in time: such a file may have no
/// length and no end, and may never answer.
/// </summary>
internal static class PolicyFile
{
    /// <summary>Far above what the parser takes, in any encoding.</summary>
    private const int MaximumLength = 8 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    internal static string Read(string path)
    {
        try
        {
            long length = new FileInfo(path).Length;
            if (length > 0)
            {
                return length <= MaximumLength ? Bounded(path) : throw TooLarge(path, length);
            }

            // Opening or reading a pipe that nobody writes to waits without end, and cannot be cancelled: the thread is left to itself.
            Task<string> reading = Task.Run(() => Bounded(path));
            return Task.WhenAny(reading, Task.Delay(Patience)).GetAwaiter().GetResult() == reading
                ? reading.GetAwaiter().GetResult()
                : throw InputErrors.PolicyFileUnreadable(
                    path,
                    new TimeoutException($"it gave no end within {Patience.TotalSeconds:0} seconds."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw InputErrors.PolicyFileUnreadable(path, e);
        }
    }

    private static string Bounded(string path)
    {
        using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            1,
            FileOptions.SequentialScan);
        using var content = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        for (int read; (read = file.Read(buffer, 0, buffer.Length)) > 0;)
        {
            content.Write(buffer, 0, read);
            if (content.Length > MaximumLength)
            {
                throw TooLarge(path, content.Length);
            }
        }

        content.Position = 0;
        using var reader = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static PresignException TooLarge(string path, long length) =>
        PolicyErrors.PolicyTooLarge(path, (int)Math.Min(length, int.MaxValue), JsonDocumentReader.MaximumLength);
}
