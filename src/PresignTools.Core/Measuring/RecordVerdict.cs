using PresignTools.Diagnosis;
using PresignTools.Errors;
using PresignTools.Intake;
using PresignTools.Logs;

namespace PresignTools.Measuring;

/// <summary>The one judgment of a record: what the diagnosis says of it, and nothing else.</summary>
internal static class RecordVerdict
{
    internal static Verdict Of(IS3LogRecord record)
    {
        try
        {
            PresignDiagnosis diagnosis = PresignDiagnoser.Diagnose(LogRecordInput.Of(record), record.Time ?? DateTimeOffset.UnixEpoch);
            return new Verdict(diagnosis.Verdict, diagnosis.Certainty);
        }
        catch (PresignException)
        {
            // A URL that nobody can read is no reason to lose the request from the count.
            return new Verdict(FailureSummary.Unexplained, null);
        }
    }
}
