using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Text;
using PresignTools.Text.Masking;
using PresignTools.Verification.Sending;
using PresignTools.Verification.Subject;

namespace PresignTools.Transfers;

/// <summary>
/// A request that a server refused, or that did not come so far, as it was sent and answered, signature and token masked. Give it, or the
/// error that has it, to a diagnosis: nothing must be collected again.
/// </summary>
public sealed class TransferRefusal
{
    private TransferRefusal(DiagnosisInput input, DateTimeOffset at)
    {
        Input = input;
        Method = input.Method ?? string.Empty;
        Url = Masked(input.Url ?? string.Empty);
        Headers = (input.Headers ?? []).Select(static h => Masked($"{h.Key}: {h.Value}")).ToArray().ToListing();
        S3ErrorResponse? response = input.Response;
        StatusCode = response?.StatusCode;
        ErrorCode = response?.Code is { } code ? Masked(code) : null;
        Message = response?.Message is { } message ? Masked(message) : null;
        RequestId = response?.RequestId is { } id ? Masked(id) : null;
        HostId = response?.HostId is { } host ? Masked(host) : null;
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

    /// <summary>When the answer came, or when it was decided that none would.</summary>
    public DateTimeOffset SentAt { get; }

    /// <summary>The whole exchange, for a diagnosis in the same session. Never shown.</summary>
    internal DiagnosisInput Input { get; }

    /// <summary>A request that a server answered.</summary>
    /// <param name="request">The request.</param>
    /// <param name="sent">The headers that went with it.</param>
    /// <param name="response">The answer.</param>
    /// <param name="at">When it came.</param>
    internal static TransferRefusal Answered(
        PlannedRequest request,
        IReadOnlyList<KeyValuePair<string, string>> sent,
        S3ErrorResponse response,
        DateTimeOffset at) => new(Base(request.Request, at) with { Headers = sent, Response = response }, at);

    /// <summary>A request that no server of objects got: the connection failed, or a proxy did not make it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="why">Why, as a sentence.</param>
    /// <param name="remedy">What to do.</param>
    /// <param name="isProxys">Whether a proxy refused.</param>
    /// <param name="at">When.</param>
    internal static TransferRefusal Unreached(PlannedRequest request, string why, string remedy, bool isProxys, DateTimeOffset at)
    {
        DiagnosisInput input = Base(request.Request, at) with
        {
            Live = new LiveProbeResult { Sent = true, Method = request.Method, Reason = why, Remedy = remedy },
        };
        return new TransferRefusal(isProxys ? input with { Clues = [new Clue(ClueKind.ProxyRefused, why, 0, why.Length)] } : input, at);
    }

    /// <summary>A request that was not sent, since it would be refused.</summary>
    /// <param name="request">The request.</param>
    /// <param name="at">When it was decided.</param>
    internal static TransferRefusal Unsent(ReceivedRequest request, DateTimeOffset at) => new(Base(request, at), at);

    /// <summary>Method, address and answer.</summary>
    public override string ToString() => Printable.Line($"{Method} {StatusCode} {ErrorCode}").TrimEnd();

    private static DiagnosisInput Base(ReceivedRequest request, DateTimeOffset at) => new()
    {
        Url = request.Url,
        UrlSource = RequestSource.Named,
        Method = request.Method,
        Headers = request.Headers,
        HeaderSource = RequestSource.Named,
        AsOf = at,
    };

    private static string Masked(string text) => Printable.Line(SecretMask.Of(text));
}
