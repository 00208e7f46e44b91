using System.Globalization;
using PresignTools.Text;

namespace PresignTools.Transfers;

/// <summary>What came of one transfer. It holds no secret: URLs are shown without their query.</summary>
public sealed record TransferResult
{
    /// <summary>Where the content came from: a file, the pipeline, or the object's address without its query.</summary>
    public string Source { get; init => field = Printable.Line(value); } = string.Empty;

    /// <summary>Where it went: a file, or the object's address without its query.</summary>
    public string Target { get; init => field = Printable.Line(value); } = string.Empty;

    /// <summary>The HTTP method.</summary>
    public string Method { get; init; } = string.Empty;

    /// <summary>HTTP status of the last answer.</summary>
    public int StatusCode { get; init; }

    /// <summary>Length of the whole content.</summary>
    public long Bytes { get; init; }

    /// <summary>How many of these bytes were there from an earlier transfer that was resumed.</summary>
    public long ResumedFrom { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Bytes per second of what was transferred now.</summary>
    public long BytesPerSecond =>
        Duration > TimeSpan.Zero ? (long)Math.Min(long.MaxValue / 2, Math.Max(0, Bytes - ResumedFrom) / Duration.TotalSeconds) : 0;

    /// <summary>ETag of the object, as the server wrote it, without quotes; null if it gave none.</summary>
    public string? ETag { get; init => field = Clean(value); }

    /// <summary>Version of the object; null if the bucket keeps no versions.</summary>
    public string? VersionId { get; init => field = Clean(value); }

    /// <summary>The checksum of the content that was sent or received, as <c>CRC64NVME:base64</c>; null if none was computed.</summary>
    public string? Checksum { get; init; }

    /// <summary>Whether the content was compared, and is the same on both sides.</summary>
    public bool Verified { get; init; }

    /// <summary>What was compared: <c>CRC64NVME</c>, <c>MD5 (ETag)</c>, <c>Length</c>.</summary>
    public string VerifiedBy { get; init; } = string.Empty;

    /// <summary>How many requests were sent.</summary>
    public int Attempts { get; init; }

    /// <summary>Content-Type of the object; null if the answer has none.</summary>
    public string? ContentType { get; init => field = Clean(value); }

    /// <summary>When the object was last changed; null if the answer does not have it.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Request id of the last answer, for AWS Support.</summary>
    public string? RequestId { get; init => field = Clean(value); }

    /// <summary>What went where, and how it was verified.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Method} {(Source.Length > 0 ? Source : Target)}: {Bytes} bytes{(Verified ? ", verified by " + VerifiedBy : string.Empty)}");

    private static string? Clean(string? text) => text is null ? null : Printable.Line(text);
}
