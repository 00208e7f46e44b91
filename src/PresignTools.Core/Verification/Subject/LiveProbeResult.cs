using PresignTools.Text.Masking;

namespace PresignTools.Verification.Subject;

/// <summary>What a server answered to the one request that a live probe sent, or why none was sent.</summary>
public sealed record LiveProbeResult
{
    /// <summary>Whether a request was sent.</summary>
    public required bool Sent { get; init; }

    /// <summary>The request line's method; null if nothing was sent.</summary>
    public string? Method { get; init; }

    /// <summary>HTTP status of the answer; null without an answer.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Whether the answer shows that the server accepts the URL: signature, time and permission.</summary>
    public bool IsAccepted { get; init; }

    /// <summary>Error code of the answer's body; null if it is no error or has no body.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>x-amz-request-id of the answer.</summary>
    public string? RequestId { get; init; }

    /// <summary>x-amz-bucket-region of the answer.</summary>
    public string? BucketRegion { get; init; }

    /// <summary>Location header of the answer, signature masked; it was not followed.</summary>
    public string? Location { get; init; }

    /// <summary>Date header of the answer.</summary>
    public DateTimeOffset? ServerTime { get; init; }

    /// <summary>Why nothing was sent, why no answer came, or why the body of the answer could not be read; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>What to do, where no answer came or nothing was sent; null otherwise.</summary>
    public string? Remedy { get; init; }

    /// <summary>
    /// Names of headers that were found in text and were not sent, because they may let somebody in or are none that S3 reads.
    /// </summary>
    public IReadOnlyList<string> WithheldHeaders { get; init; } = [];

    /// <summary>What came, in one line.</summary>
    public override string ToString() =>
        Text.Printable.Line(
            (Sent, StatusCode) switch
            {
                (false, _) => $"Not sent: {Reason}",
                (true, { } status) =>
                    $"{Method} answered {status.ToString(System.Globalization.CultureInfo.InvariantCulture)} {ErrorCode}".TrimEnd(),
                _ => $"{Method} sent, no answer: {Reason}",
            });

    /// <summary>The same, fit to be shown.</summary>
    internal LiveProbeResult Shown(SecretMask mask) => this with
    {
        ErrorCode = mask.Show(ErrorCode),
        RequestId = mask.Show(RequestId),
        BucketRegion = mask.Show(BucketRegion),
        Location = mask.Show(Location),
        Reason = mask.Show(Reason),
        Remedy = mask.Show(Remedy),
    };
}
