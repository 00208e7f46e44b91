using System.Collections;
using System.Management.Automation;
using PresignTools.LogFiles;
using PresignTools.Logs;

namespace PresignTools.Commands;

public sealed partial class MeasureS3PresignFailureCommand
{
    private void Take(PSObject? item)
    {
        _piped++;
        switch (item?.BaseObject)
        {
            case null:
                break;
            case IS3LogRecord record:
                ForRecord("record", () => _meter.Add(record));
                break;
            case string text:
                ForRecord("line", () => Lines(text));
                break;
            case FileSystemInfo file:
                ReadFiles(file.FullName, isLiteral: true);
                break;
            case byte[] bytes:
                ForRecord("bytes", () => _counter.Lines(new MemoryStream(bytes), "bytes"));
                break;
            case ICollection many and not IDictionary:
                foreach (object? one in many)
                {
                    Take(one is null ? null : PSObject.AsPSObject(one));
                }

                break;
            default:
                ForRecord("row", () => Row(item, new LogRow(item)));
                break;
        }
    }

    private void Lines(string text)
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            LogLineFault fault = line.IsWhiteSpace() ? LogLineFault.None : _meter.AddLine(line);
            if (fault != LogLineFault.None)
            {
                throw LogErrors.Line(fault, line.Length, $"Line {_piped} of the input", _piped);
            }
        }
    }

    private void Row(PSObject item, LogRow row)
    {
        if (row.Count == 0)
        {
            return;
        }

        if (row.IsEvent)
        {
            foreach (CloudTrailEventRecord record in row.Events)
            {
                _meter.Add(record, row.Count, row.First, row.Last);
            }
        }
        else if (row.IsAccessLog)
        {
            string line = row.Line;
            S3AccessLogRecord record = S3AccessLogReader.TryRead(line, out S3AccessLogRecord? read, out LogLineFault fault)
                ? read : throw LogFileErrors.LogRowNotReadable(fault.ToString());
            _meter.Add(record, row.Count, row.First, row.Last);
        }
        else
        {
            throw LogFileErrors.LogInputUnknown(item.TypeNames.Count > 0 ? item.TypeNames[0] : "object");
        }
    }

    private void ReadFiles(string path, bool isLiteral) => ForRecord(path, () =>
    {
        foreach (string file in new LogPath(SessionState, Recurse).Files(path, isLiteral))
        {
            Cancellation.ThrowIfCancellationRequested();
            _files++;
            ForRecord(file, () => Guarded(file));
        }
    });

    private void Guarded(string file)
    {
        try
        {
            _counter.File(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LogFileErrors.LogFileNotReadable(file, e);
        }
    }
}
