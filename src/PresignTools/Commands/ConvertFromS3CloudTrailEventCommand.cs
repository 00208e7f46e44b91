using System.Collections;
using System.Management.Automation;
using System.Text;
using PresignTools.Errors;
using PresignTools.Input;
using PresignTools.LogFiles;
using PresignTools.Logs;

namespace PresignTools.Commands;

/// <summary>Reads CloudTrail's events about requests to S3.</summary>
[Cmdlet(
    VerbsData.ConvertFrom,
    "S3CloudTrailEvent",
    DefaultParameterSetName = InputSet,
    HelpUri = "https://github.com/presigntools/presigntools/blob/main/docs/en-US/ConvertFrom-S3CloudTrailEvent.md"
)]
[OutputType(typeof(CloudTrailEventRecord))]
public sealed class ConvertFromS3CloudTrailEventCommand : LogCmdlet
{
    private readonly PipedJson _text = new();

    /// <summary>JSON, an event of Find-CTEvent, a row of Athena or CloudTrail Lake, or a file of Get-ChildItem.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == InputSet)
        {
            Take(InputObject);
        }
        else
        {
            ReadFiles();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        EndText();
        TellMissing();
    }

    private void Take(PSObject? item)
    {
        switch (item?.BaseObject)
        {
            case null:
                break;
            case string text:
                foreach (string whole in _text.Add(text))
                {
                    Json(whole);
                }

                break;
            case FileSystemInfo file:
                EndText();
                ReadFiles(file.FullName, isLiteral: true);
                break;
            case byte[] bytes:
                EndText();
                ForRecord("bytes", () => Content(new MemoryStream(bytes), null));
                break;
            case ICollection many and not IDictionary:
                foreach (object? one in many)
                {
                    Take(one is null ? null : PSObject.AsPSObject(one));
                }

                break;
            default:
                EndText();
                ForRecord("event", () => Json(TextOf(item)));
                break;
        }
    }

    /// <summary>An object: LookupEvents puts the event's JSON into a property; rows and objects of JSON are the event itself.</summary>
    private static string TextOf(PSObject item)
    {
        object? inner = item.Properties["CloudTrailEvent"]?.Value;
        return (inner is PSObject wrapped ? wrapped.BaseObject : inner) as string ?? ObjectText.Of(item);
    }

    private void EndText()
    {
        foreach (string rest in _text.Flush())
        {
            Json(rest);
        }
    }

    private void Json(string json) => ForRecord("event", () => Give(Encoding.UTF8.GetBytes(json), null));

    /// <inheritdoc/>
    private protected override void ReadFile(string file)
    {
        using FileStream stream = LogContent.Open(file);
        Content(stream, file);
    }

    /// <inheritdoc/>
    private protected override void ReadObject(byte[] content, string name) => Content(new MemoryStream(content), name);

    private void Content(Stream stream, string? file)
    {
        ReadOnlyMemory<byte> all = LogContent.All(stream, file ?? "bytes", out PresignException? damage);
        if (damage is not null)
        {
            ForRecord(file, () => throw damage);
        }

        Give(all.Span, file, isCut: damage is not null);
    }

    private void Give(ReadOnlySpan<byte> json, string? file, bool isCut = false)
    {
        if (!Wanted.MayBeIn(json))
        {
            return;
        }

        IReadOnlyList<CloudTrailEventRecord> records = CloudTrailEventReader.Read(json, file, out PresignException? fault);
        foreach (CloudTrailEventRecord record in records)
        {
            Cancellation.ThrowIfCancellationRequested();
            if (IsInTime(record.Time) && Wanted.Takes(record.RequestId))
            {
                WriteObject(record);
            }
        }

        if (fault is not null && !isCut)
        {
            throw fault;
        }
    }
}
