using PresignTools.Errors;
using PresignTools.Logs;
using PresignTools.Measuring;

namespace PresignTools.LogFiles;

/// <summary>
/// Counts what files hold, and tells lines that cannot be read: the first of each file one by one, the others as a number. A file of
/// something else would be a million errors otherwise.
/// </summary>
/// <param name="meter">Counts.</param>
/// <param name="tell">Takes an error and what it is about.</param>
internal sealed class LogCounter(FailureMeter meter, Action<PresignException, string> tell)
{
    private const int MostTold = 20;
    private const int ProgressEvery = 1 << 18;

    /// <summary>Is given the number of lines now and then.</summary>
    internal Action<long>? Progress { get; init; }

    /// <summary>Counts a file: lines of an access log, or a document of CloudTrail.</summary>
    internal void File(string file)
    {
        using FileStream stream = LogContent.Open(file);
        if (IsDocument(file))
        {
            Document(stream, file);
        }
        else
        {
            Lines(stream, file);
        }
    }

    /// <summary>Counts a document of CloudTrail.</summary>
    internal void Document(Stream stream, string file)
    {
        ReadOnlyMemory<byte> all = LogContent.All(stream, file, out PresignException? damage);
        IReadOnlyList<CloudTrailEventRecord> records = CloudTrailEventReader.Read(all.Span, file, out PresignException? fault);
        foreach (CloudTrailEventRecord record in records)
        {
            meter.Add(record);
        }

        if ((damage ?? fault) is { } told)
        {
            throw told;
        }
    }

    /// <summary>Counts lines of an access log.</summary>
    internal void Lines(Stream stream, string file)
    {
        using LogLineReader reader = LogContent.Lines(stream);
        long unread = 0;
        try
        {
            while (reader.TryNext(out ReadOnlySpan<char> line))
            {
                LogLineFault fault = reader.IsTooLong ? LogLineFault.TooLong : meter.AddLine(line);
                if (fault is not (LogLineFault.None or LogLineFault.Empty) && ++unread <= MostTold)
                {
                    tell(LogErrors.Line(fault, reader.Length, $"{file}, line {reader.Number}", reader.Number), $"{file}:{reader.Number}");
                }

                if (reader.Number % ProgressEvery == 0)
                {
                    Progress?.Invoke(reader.Number);
                }
            }
        }
        catch (InvalidDataException e)
        {
            throw LogFileErrors.LogFileDamaged(file, reader.Number, e);
        }
        finally
        {
            if (unread > MostTold)
            {
                tell(LogFileErrors.LogLinesNotReadable(file, unread - MostTold), file);
            }
        }
    }

    /// <summary>
    /// A document of CloudTrail begins with a brace or bracket; a line of an access log with the id of the bucket's owner.
    /// </summary>
    private static bool IsDocument(string file)
    {
        using FileStream stream = LogContent.Open(file);
        using LogLineReader reader = LogContent.Lines(stream);
        try
        {
            while (reader.TryNext(out ReadOnlySpan<char> line))
            {
                if (!line.IsWhiteSpace())
                {
                    return line.TrimStart() is ['{' or '[', ..];
                }
            }
        }
        catch (InvalidDataException)
        {
            // What is damaged is told when it is read.
        }

        return false;
    }
}
