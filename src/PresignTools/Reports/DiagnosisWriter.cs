using System.Management.Automation;
using PresignTools.Diagnosis;
using PresignTools.Errors;

namespace PresignTools.Reports;

/// <summary>
/// Gives diagnoses out in the view that fits: one as a picture, many as a table, all findings, or a report. Only the first of several is
/// held back, until it is known whether a second one comes; the objects stream.
/// </summary>
/// <param name="write">Takes what goes out.</param>
internal sealed class DiagnosisWriter(Action<object> write)
{
    private readonly List<PresignDiagnosis> _report = [];
    private PresignDiagnosis? _held;
    private bool _isTable;

    /// <summary>Whether every finding is shown.</summary>
    internal bool IsDetailed { get; init; }

    /// <summary>Whether several may come.</summary>
    internal bool ExpectsMany { get; init; }

    /// <summary>Where the report goes; null for none.</summary>
    internal string? ReportPath { get; init; }

    /// <summary>
    /// The file of a report; looked at before anything is diagnosed, so that nobody waits for a report that cannot be written.
    /// </summary>
    /// <exception cref="PresignException"><c>DiagnosisReportNotWritten</c>.</exception>
    internal static string ReportFile(string path, SessionState session)
    {
        try
        {
            string file = session.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            string? fault = file switch
            {
                _ when provider.Name != "FileSystem" => $"It is a path of the provider {provider.Name}, not of a file.",
                _ when Directory.Exists(file) => "It is a folder.",
                _ when !Directory.Exists(Path.GetDirectoryName(file)) => "There is no such folder.",
                _ => null,
            };
            return fault is null ? Path.GetFullPath(file) : throw new IOException(fault);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException or RuntimeException)
        {
            throw ReportErrors.DiagnosisReportNotWritten(path, e);
        }
    }

    internal void Add(PresignDiagnosis diagnosis)
    {
        if (ReportPath is not null)
        {
            _report.Add(diagnosis);
        }
        else if (IsDetailed)
        {
            write(Tagged(diagnosis, "Detailed"));
        }
        else if (_isTable)
        {
            write(Tagged(diagnosis, "Row"));
        }
        else if (!ExpectsMany)
        {
            write(diagnosis);
        }
        else if (_held is null)
        {
            _held = diagnosis;
        }
        else
        {
            _isTable = true;
            write(Tagged(_held, "Row"));
            write(Tagged(diagnosis, "Row"));
            _held = null;
        }
    }

    /// <summary>Gives out what was held back, and writes the report.</summary>
    /// <exception cref="PresignException"><c>DiagnosisReportNotWritten</c>.</exception>
    internal void End()
    {
        if (_held is not null)
        {
            write(_held);
        }

        if (ReportPath is null || _report.Count == 0)
        {
            return;
        }

        try
        {
            File.WriteAllText(ReportPath, DiagnosisReport.Write(_report));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ReportErrors.DiagnosisReportNotWritten(ReportPath, e);
        }

        write(new FileInfo(ReportPath));
    }

    private static PSObject Tagged(PresignDiagnosis diagnosis, string view)
    {
        var shown = new PSObject(diagnosis);
        shown.TypeNames.Insert(0, typeof(PresignDiagnosis).FullName + "#" + view);
        return shown;
    }
}
