using System.Text;
using PresignTools.Errors;

namespace PresignTools.LogFiles;

/// <summary>What is in a log file, decompressed where its first bytes are those of gzip, whatever its name says.</summary>
internal static class LogContent
{
    /// <summary>Most bytes of a document that is read as a whole.</summary>
    internal const int MostBytes = 256 * 1024 * 1024;

    private const int BufferSize = 128 * 1024;

    /// <summary>The lines of a file.</summary>
    internal static LogLineReader Lines(Stream file) => new(new StreamReader(Plain(file), Encoding.UTF8, true, BufferSize));

    /// <summary>Opens a file; others may go on writing to it.</summary>
    internal static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize, FileOptions.SequentialScan);

    /// <summary>The whole content, or what stands before a damage.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Its name, for errors.</param>
    /// <param name="fault">What kept the rest from being read; null if nothing did.</param>
    /// <exception cref="PresignException"><c>LogFileTooLarge</c>.</exception>
    internal static ReadOnlyMemory<byte> All(Stream file, string path, out PresignException? fault)
    {
        fault = null;
        using var all = new MemoryStream();
        byte[] buffer = new byte[BufferSize];
        try
        {
            Stream plain = Plain(file);
            for (int read = plain.Read(buffer); read > 0; read = plain.Read(buffer))
            {
                all.Write(buffer, 0, read);
                if (all.Length > MostBytes)
                {
                    throw LogFileErrors.LogFileTooLarge(path, MostBytes);
                }
            }
        }
        catch (InvalidDataException e)
        {
            fault = LogFileErrors.LogFileDamaged(path, 0, e);
        }

        return all.GetBuffer().AsMemory(0, (int)all.Length);
    }

    private static Stream Plain(Stream file)
    {
        Span<byte> first = stackalloc byte[2];
        int read = file.ReadAtLeast(first, 2, throwOnEndOfStream: false);
        file.Position = 0;
        return read == 2 && first[0] == 0x1F && first[1] == 0x8B ? new CheckedGzip(file) : file;
    }
}
