using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Text;
using PresignTools.Text.Masking;
using PresignTools.Verification.Sending;

namespace PresignTools.Transfers;

/// <summary>
/// A request that a server refused, as it was sent and answered, signature and token masked. Give it, or the error that has it, to a
/// diagnosis: nothing must be collected again.
/// </summary>
public sealed class TransferRefusal
{
    internal TransferRefusal(
        PlannedRequest request,
        IReadOnlyList<KeyValuePair<string, string>> sent,
        S3ErrorResponse response,
        DateTimeOffset at)
    {
        Input = new DiagnosisInput
        {
            Url = request.Request.Url,
            UrlSource = RequestSource.Named,
            Method = request.Method,
            Headers = sent,
            HeaderSource = RequestSource.Named,
            Response = response,
            AsOf = at,
        };
        Method = request.Method;
        Url = Masked(request.Request.Url);
        Headers = sent.Select(static h => Masked($"{h.Key}: {h.Value}")).ToArray().ToListing();
        StatusCode = response.StatusCode;
        ErrorCode = response.Code is null ? null : Masked(response.Code);
        Message = response.Message is null ? null : Masked(response.Message);
        RequestId = response.RequestId is null ? null : Masked(response.RequestId);
        HostId = response.HostId is null ? null : Masked(response.HostId);
        SentAt = at;
    }

    /// <summary>The method.</summary>
    public string Method { get; }

    /// <summary>The URL, masked.</summary>
    public string Url { get; }

    /// <summary>The headers that were sent, values of secrets masked.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>HTTP status of the answer.</summary>
    public int? StatusCode { get; }

    /// <summary>S3's error code.</summary>
    public string? ErrorCode { get; }

    /// <summary>S3's message.</summary>
    public string? Message { get; }

    /// <summary>Request id, for AWS Support.</summary>
    public string? RequestId { get; }

    /// <summary>Extended request id (x-amz-id-2), for AWS Support.</summary>
    public string? HostId { get; }

    /// <summary>When the answer came.</summary>
    public DateTimeOffset SentAt { get; }

    /// <summary>The whole exchange, for a diagnosis in the same session. Never shown.</summary>
    internal DiagnosisInput Input { get; }

    /// <summary>Method, address and answer.</summary>
    public override string ToString() => Printable.Line($"{Method} {StatusCode} {ErrorCode}").TrimEnd();

    private static string Masked(string text) => Printable.Line(SecretMask.Of(text));
}
