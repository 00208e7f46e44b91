using System.Globalization;
using PresignTools.Logs;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>What S3 itself recorded of the request, in a sentence, and what its record leaves open.</summary>
internal static class RecordedRequest
{
    private const string FolderOfLogs = "./AWSLogs";

    /// <summary>Whether S3 recorded that nobody signed: neither the query nor a header had a signature.</summary>
    internal static bool IsUnsigned(FailureFacts e) =>
        e.Input.Record is { Requester: null, AuthenticationType: null, IsPresigned: false, IsFailure: true };

    /// <summary>A sentence with a blank before it; empty without a record.</summary>
    internal static string Sentence(FailureFacts e)
    {
        if (e.Input.Record is not { } record)
        {
            return string.Empty;
        }

        string where = record is CloudTrailEventRecord ? "CloudTrail" : "S3's access log";
        string when = record.Time is { } time ? $" at {Times.Utc(time)}" : string.Empty;
        string who = record.Requester is { } requester ? $", signed by {Printable.Of(requester, 120)}"
            : IsUnsigned(e) ? ", without a signature" : ", and names no signer";
        string answer = string.Join(' ', new[] { record.Status?.ToString(CultureInfo.InvariantCulture), record.ErrorCode }
            .Where(static t => t is not null));
        return $" {where} has the request{when}{who}{(answer.Length > 0 ? ", answered with " + Printable.Of(answer, 80) : string.Empty)}.";
    }

    /// <summary>An access log has the code of the answer and not its message, which names action, policy and key.</summary>
    internal static IEnumerable<DiagnosisNeed> Needs(FailureFacts e)
    {
        if (e.IsReasonLost && e.Code == "AccessDenied" && e.Input.Record!.Requester is not null && e.Row == Responses.S3Answer.AccessDenied)
        {
            Argument[] which = e.Input.Record.RequestId is { } id ? [new("RequestId", Say.Quoted(id))] : [];
            yield return new("The CloudTrail event of this request, or S3's answer",
                "an access log has the code only; the message names the action and the policy that refused, or the KMS key",
                Say.Command(PresignTask.ReadEvents, [new("Path", FolderOfLogs), .. which]));
        }
    }
}
