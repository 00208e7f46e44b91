using System.Collections;
using System.Management.Automation;
using PresignTools.Errors;
using PresignTools.LogFiles;
using PresignTools.Logs;

namespace PresignTools.Commands;

/// <summary>Reads S3's server access logs.</summary>
[Cmdlet(
    VerbsData.ConvertFrom,
    "S3AccessLog",
    DefaultParameterSetName = InputSet,
    HelpUri = "https://github.com/presigntools/presigntools/blob/main/docs/en-US/ConvertFrom-S3AccessLog.md"
)]
[OutputType(typeof(S3AccessLogRecord))]
public sealed class ConvertFromS3AccessLogCommand : LogCmdlet
{
    private long _inputLine;

    /// <summary>Lines of a log, or files of Get-ChildItem.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == InputSet)
        {
            Take(InputObject?.BaseObject);
        }
        else
        {
            ReadFiles();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => TellMissing();

    private void Take(object? item)
    {
        switch (item is PSObject wrapped ? wrapped.BaseObject : item)
        {
            case null:
                break;
            case string text:
                foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
                {
                    Line(line, null, ++_inputLine);
                }

                break;
            case FileSystemInfo file:
                ReadFiles(file.FullName, isLiteral: true);
                break;
            case byte[] bytes:
                ForRecord("bytes", () => Lines(new MemoryStream(bytes), null));
                break;
            case IEnumerable many and ICollection:
                foreach (object? one in many)
                {
                    Take(one);
                }

                break;
            case var other:
                ForRecord(other.GetType().Name, () => throw LogFileErrors.LogInputUnknown(other.GetType().Name));
                break;
        }
    }

    /// <inheritdoc/>
    private protected override void ReadFile(string file)
    {
        using FileStream stream = LogContent.Open(file);
        Lines(stream, file);
    }

    /// <inheritdoc/>
    private protected override void ReadObject(byte[] content, string name) => Lines(new MemoryStream(content), name);

    private void Lines(Stream stream, string? file)
    {
        using LogLineReader reader = LogContent.Lines(stream);
        while (Next(reader, file, out ReadOnlySpan<char> line))
        {
            if (reader.IsTooLong)
            {
                TellTooLong(reader, file);
            }
            else
            {
                Line(line, file, reader.Number);
            }
        }
    }

    private static bool Next(LogLineReader reader, string? file, out ReadOnlySpan<char> line)
    {
        try
        {
            return reader.TryNext(out line);
        }
        catch (InvalidDataException e)
        {
            throw LogFileErrors.LogFileDamaged(file ?? "bytes", reader.Number, e);
        }
    }

    private void Line(ReadOnlySpan<char> line, string? file, long number)
    {
        Cancellation.ThrowIfCancellationRequested();
        if (line.IsWhiteSpace() || !Wanted.MayBeIn(line))
        {
            return;
        }

        if (!S3AccessLogReader.TryRead(line, out S3AccessLogRecord? record, out LogLineFault fault))
        {
            Tell(fault, line.Length, file, number);
        }
        else if (IsInTime(record.Time) && Wanted.Takes(record.RequestId))
        {
            WriteObject(record.At(file, number));
        }
    }

    /// <summary>Of a line that cannot hold a record nothing is told where one request is looked for.</summary>
    private void TellTooLong(LogLineReader reader, string? file)
    {
        if (!Wanted.IsLimited)
        {
            Tell(LogLineFault.TooLong, reader.Length, file, reader.Number);
        }
    }

    private void Tell(LogLineFault fault, long length, string? file, long number)
    {
        string place = file is null ? $"Line {number} of the input" : $"{file}, line {number}";
        PresignException error = LogErrors.Line(fault, length, place, number);
        WriteError(Record(error, $"{file}:{number}"));
    }
}
