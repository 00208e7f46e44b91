using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Reports;

/// <summary>Errors of reports: a method an error, its id the method's name.</summary>
internal static class ReportErrors
{
    /// <summary>The report's file cannot be written.</summary>
    internal static PresignException DiagnosisReportNotWritten(string path, Exception inner) =>
        new(
            nameof(DiagnosisReportNotWritten),
            PresignErrorKind.ResourceUnavailable,
            $"The report '{Printable.Of(path, 300)}' cannot be written: {Printable.Of(inner.Message, 200)}",
            "Give -AsReport a file in a folder that exists and may be written to.",
            inner);
}
