using System.Management.Automation;
using PresignTools.Diagnosis;
using PresignTools.Errors;
using PresignTools.Text;
using PresignTools.Text.Masking;
using PresignTools.Transfers;

namespace PresignTools.Transferring;

/// <summary>
/// The error of a refusal: its message is the verdict of the diagnosis, its advice the remedy, and its target the whole exchange, so that
/// the error can be piped on to the diagnosis.
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
        string title = diagnosis.Title.Length > 0 ? diagnosis.Title.TrimEnd('.') : "The server refused the request";
        string remedy = string.Join(' ', new[] { diagnosis.Remedy, further }.Where(static t => !string.IsNullOrEmpty(t)));
        PresignException fault = TransferErrors.TransferRefused($"{title} ({refusal.Method}: {answer}).", remedy, Kind(refusal.StatusCode));
        return fault.Shown(mask).ToErrorRecord(refusal);
    }

    private static PresignErrorKind Kind(int? status) => status switch
    {
        401 or 403 => PresignErrorKind.AuthenticationError,
        404 => PresignErrorKind.ObjectNotFound,
        >= 500 => PresignErrorKind.ResourceUnavailable,
        _ => PresignErrorKind.InvalidArgument,
    };
}
