using System.Globalization;
using PresignTools.Logs;
using PresignTools.Text;

namespace PresignTools.Measuring;

/// <summary>
/// Failed requests of a log that have something in common. What they are grouped by has a value; of the rest, what all of them have, and
/// null where they differ. Nothing here is a secret: the example is masked.
/// </summary>
public sealed class PresignFailureGroup
{
    internal PresignFailureGroup()
    {
    }

    /// <summary>Id of the cause, as the diagnosis names it; <c>unexplained</c> where it finds none.</summary>
    public string? Cause { get; internal init; }

    /// <summary>The cause in a few words.</summary>
    public string? Title { get; internal init; }

    /// <summary>How sure the cause is, of the request of which it is least sure.</summary>
    public Certainty? Certainty { get; internal init; }

    /// <summary>How many requests.</summary>
    public long Count { get; internal init; }

    /// <summary>Their part of all requests that were counted, successful ones too: 0 to 1.</summary>
    public double Share { get; internal init; }

    /// <summary>How many requests were counted in all, successful ones too.</summary>
    public long Requests { get; internal init; }

    /// <summary>S3's error code.</summary>
    public string? ErrorCode { get; internal init; }

    /// <summary>HTTP status.</summary>
    public int? Status { get; internal init; }

    /// <summary>The operation as the log names it.</summary>
    public string? Operation { get; internal init; }

    /// <summary>Who signed: an ARN, for a role without the name of the session; or a canonical user id.</summary>
    public string? Signer { get; internal init; }

    /// <summary>The bucket.</summary>
    public string? Bucket { get; internal init; }

    /// <summary>First folders of the key.</summary>
    public string? KeyPrefix { get; internal init; }

    /// <summary>What sent the requests, by their User-Agent.</summary>
    public string? Client { get; internal init; }

    /// <summary>The hour in which S3 received them, in UTC.</summary>
    public DateTimeOffset? Hour { get; internal init; }

    /// <summary>When S3 received the first.</summary>
    public DateTimeOffset? FirstSeen { get; internal init; }

    /// <summary>When S3 received the last.</summary>
    public DateTimeOffset? LastSeen { get; internal init; }

    /// <summary>Ids of the last few requests, the latest first.</summary>
    public IReadOnlyList<string> RequestIds { get; internal init => field = value.ToListing(); } = [];

    /// <summary>The last of the requests; null if its line is too long to keep.</summary>
    public IS3LogRecord? Example { get; internal init; }

    /// <summary>What the requests are grouped by, in the order in which it was given.</summary>
    public IReadOnlyList<string> GroupedBy { get; internal init => field = value.ToListing(); } = [];

    /// <summary>The values that they are grouped by, in one line.</summary>
    public string Group { get; internal init; } = string.Empty;

    /// <summary>Whether these are the requests of all further groups, for which there was no room.</summary>
    public bool IsRest { get; internal init; }

    /// <summary>Group and count.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Group}: {Count}");
}
