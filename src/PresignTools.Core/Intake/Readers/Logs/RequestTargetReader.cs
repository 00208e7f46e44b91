using PresignTools.Inspection;
using PresignTools.Intake.Fragments;
using PresignTools.Responses;
using PresignTools.Verification.Sending;

namespace PresignTools.Intake.Readers.Logs;

/// <summary>
/// Reads the presigned URL in the log of whoever received or forwarded it, where only path and query are written. Of several requests the
/// first one that failed counts.
/// </summary>
internal sealed class RequestTargetReader : IFragmentReader
{
    /// <inheritdoc/>
    public bool ReadsWholeText => true;

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => true;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        DiagnosisInput known = sheet.Input;
        if (known.Record is not null || IsSigned(known.Url) || Best(fragment.Text) is not { } found)
        {
            return;
        }

        string method = found.Method is { } sent ? sent + " " : string.Empty;
        S3ErrorResponse? answer = found.Status >= 300 ? AnswerText.TryRead(new S3ResponseInput { Status = found.Status }) : null;
        bool isTold = known.Response is { Code: not null } || answer is null;
        sheet.Prefer(
            new ReadFact(ReadFactKind.Url, method + "URL of a log" + (found.Host is null ? ", without its host" : string.Empty),
                fragment.PlaceOf(found.Start, found.Length)),
            new DiagnosisInput
            {
                Url = "https://" + (found.Host ?? UntoldHost.Name) + found.Target,
                UrlSource = RequestSource.Text,
                Method = found.Method,
                Response = isTold ? null : answer,
                IsStatusReported = !isTold,
                SuccessStatus = found.Status is >= 200 and < 300 && known.Response is null ? found.Status : null,
            });
    }

    private static RequestTarget? Best(string text)
    {
        RequestTarget? first = null, preflight = null;
        foreach (RequestTarget target in RequestTarget.In(text))
        {
            if (target.Status >= 400 && target.Method != "OPTIONS")
            {
                return target;
            }

            preflight ??= target.Status >= 400 ? target : null;
            first ??= target;
        }

        return preflight ?? first;
    }

    private static bool IsSigned(string? url) =>
        url is not null
        && (url.Contains("X-Amz-", StringComparison.OrdinalIgnoreCase) || url.Contains("Signature=", StringComparison.Ordinal));
}
