using System.Management.Automation;
using PresignTools.Diagnosis;
using PresignTools.Errors;
using PresignTools.Text;
using PresignTools.Text.Masking;
using PresignTools.Transfers;

namespace PresignTools.Transferring;

/// <summary>
/// The error of a refusal: its message is the verdict of the diagnosis, its advice the remedy, and its target the whole exchange, so that
/// the error can be piped on to the diagnosis. A cause that is only possible is no verdict: it is named as the first one to check.
/// </summary>
internal static class RefusalRecord
{
    /// <param name="refusal">The exchange.</param>
    /// <param name="further">What else to do; null for nothing.</param>
    /// <param name="mask">Knows the secrets of the command.</param>
    /// <param name="cancellation">Cancelled when the user stops.</param>
    internal static ErrorRecord Of(TransferRefusal refusal, string? further, SecretMask mask, CancellationToken cancellation)
    {
        PresignDiagnosis diagnosis = PresignDiagnoser.Diagnose(refusal.Input, refusal.SentAt, cancellation);
        string answer = $"{refusal.StatusCode} {Printable.Of(refusal.ErrorCode ?? string.Empty, 60)}".TrimEnd();
        bool isOpen = diagnosis.Certainty is null or Certainty.Possible;
        string title = isOpen ? Refusal(refusal) : diagnosis.Title.TrimEnd('.');
        string remedy = string.Join(' ', new[]
        {
            isOpen ? ToCheck(diagnosis) : diagnosis.Remedy,
            further,
        }.Where(static t => !string.IsNullOrEmpty(t)));
        PresignException fault = TransferErrors.TransferRefused($"{title} ({refusal.Method}: {answer}).", remedy, Kind(refusal.StatusCode));
        return fault.Shown(mask).ToErrorRecord(refusal);
    }

    /// <summary>What is known where the cause is not: that it was refused, and what of it.</summary>
    private static string Refusal(TransferRefusal refusal) =>
        refusal.ErrorCode == "SignatureDoesNotMatch" ? "S3 refuses the signature" : "The server refused the request";

    /// <summary>
    /// The first of the possible causes, as one to check and no more. A remedy that asks for the answer is left out: the error has it.
    /// </summary>
    private static string ToCheck(PresignDiagnosis diagnosis)
    {
        const string All = "All causes that fit: $Error[0] | Invoke-PresignDiagnosis";
        if (diagnosis.RootCause is null || diagnosis.Title.Length == 0)
        {
            return string.Join(' ', new[] { diagnosis.Remedy, All }.Where(static t => t.Length > 0));
        }

        string remedy = diagnosis.Remedy.Contains("-ErrorResponse", StringComparison.Ordinal) ? string.Empty : diagnosis.Remedy + " ";
        return $"First to check: {diagnosis.Title.TrimEnd('.')} ({diagnosis.RootCause}). {remedy}{All}";
    }

    private static PresignErrorKind Kind(int? status) => status switch
    {
        401 or 403 => PresignErrorKind.AuthenticationError,
        404 => PresignErrorKind.ObjectNotFound,
        >= 500 => PresignErrorKind.ResourceUnavailable,
        _ => PresignErrorKind.InvalidArgument,
    };
}
