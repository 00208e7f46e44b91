using System.Globalization;
using System.Management.Automation;
using PresignTools.LogFiles;
using PresignTools.Measuring;
using PresignTools.Measuring.Queries;
using PresignTools.Reports;

namespace PresignTools.Commands;

/// <summary>Counts the failed requests of S3's logs by cause, signer, client and more.</summary>
[Cmdlet(
    VerbsDiagnostic.Measure,
    "S3PresignFailure",
    DefaultParameterSetName = InputSet,
    HelpUri = "https://github.com/presigntools/presigntools/blob/main/docs/en-US/Measure-S3PresignFailure.md"
)]
[OutputType(typeof(PresignFailureGroup), typeof(FileInfo), typeof(string))]
public sealed partial class MeasureS3PresignFailureCommand : PresignCmdlet
{
    private FailureMeter _meter = new(new MeasureOptions());
    private LogCounter _counter = null!;
    private string? _report;
    private long _files, _piped;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _meter = new FailureMeter(Options());
        _counter = new LogCounter(_meter, (fault, target) => WriteError(Record(fault, target)))
        {
            Progress = lines => WriteProgress(new ProgressRecord(0, "Counting failed requests",
                string.Create(CultureInfo.InvariantCulture, $"{_files:N0} files, {lines:N0} lines of this one"))),
        };
        _report = AsReport is null ? null : OrTerminate(nameof(AsReport), () => DiagnosisWriter.ReportFile(AsReport, SessionState));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case QuerySet:
                WriteObject(AthenaQuery.Write(LogKind, Options(), Table));
                break;
            case InputSet:
                Take(InputObject);
                break;
            default:
                foreach (string path in ParameterSetName == LiteralPathSet ? LiteralPath : Path)
                {
                    ReadFiles(path, ParameterSetName == LiteralPathSet);
                }

                break;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == QuerySet)
        {
            return;
        }

        FailureSummary summary = _meter.Summary();
        Tell(summary);
        if (_report is { } file)
        {
            ForRecord(file, () => WriteReport(summary, file));
            return;
        }

        foreach (PresignFailureGroup group in summary.Groups)
        {
            WriteObject(group);
        }
    }

    private MeasureOptions Options() => new()
    {
        GroupBy = GroupBy,
        CountsAll = All,
        PrefixDepth = PrefixDepth,
        ForReport = AsReport is not null,
    };

    /// <summary>What a table does not show: that nothing was counted, or that groups had no room.</summary>
    private void Tell(FailureSummary summary)
    {
        WriteVerbose(string.Create(CultureInfo.InvariantCulture,
            $"{summary.Read:N0} records read, {summary.Requests:N0} counted, {summary.Failures:N0} failed; {summary.Diagnosed:N0} "
                + $"diagnosed, the others are like them."));
        if (summary.Requests == 0 && summary.Read > 0)
        {
            WriteWarning(string.Create(CultureInfo.InvariantCulture,
                $"None of {summary.Read:N0} requests used a presigned URL. To count every request, add -All."));
        }

        if (summary.Groups is [.., { IsRest: true } rest])
        {
            WriteWarning(string.Create(CultureInfo.InvariantCulture,
                $"There are more than {summary.Groups.Count - 1:N0} groups. The other {rest.Count:N0} requests are counted together. "
                    + $"Group by fewer properties, or use a smaller -PrefixDepth."));
        }
    }

    private void WriteReport(FailureSummary summary, string file)
    {
        string source = ParameterSetName == InputSet
            ? string.Create(CultureInfo.InvariantCulture, $"{summary.Read:N0} requests from the pipeline")
            : string.Create(CultureInfo.InvariantCulture,
                $"{string.Join(", ", Path.Concat(LiteralPath))} ({_files:N0} {(_files == 1 ? "file" : "files")})");
        try
        {
            TimeSpan zone = TimeZoneInfo.Local.GetUtcOffset(DateTimeOffset.UtcNow);
            File.WriteAllText(file, new FailureReport(summary, source, All, zone).Write());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ReportErrors.DiagnosisReportNotWritten(file, e);
        }

        WriteObject(new FileInfo(file));
    }
}
