namespace PresignTools.Abstractions;

/// <summary>How one question to AWS ended.</summary>
public enum ProbeStatus : long
{
    /// <summary>It was not asked: nothing to ask about, nobody to ask, or not needed.</summary>
    NotAsked,

    /// <summary>AWS told it.</summary>
    Known,

    /// <summary>AWS says that there is none: no such bucket, object, key, policy or configuration.</summary>
    Absent,

    /// <summary>The signer may not look. This says nothing about the thing itself, only about <see cref="ProbeResult.Action"/>.</summary>
    NotAllowed,

    /// <summary>
    /// No answer, or one that tells nothing: the network, a time limit, keys that AWS refused, a server that does not know the question.
    /// </summary>
    Failed,
}

/// <summary>How one question to AWS ended, whatever it was about. A refusal or failure is evidence too, never a verdict.</summary>
public abstract class ProbeResult
{
    private protected ProbeResult(ProbeStatus status, string action, string? reason)
    {
        Status = status;
        Action = action;
        Reason = reason;
    }

    /// <summary>How it ended.</summary>
    public ProbeStatus Status { get; }

    /// <summary>The IAM action that the question needs, for example <c>s3:GetBucketPolicy</c>.</summary>
    public string Action { get; }

    /// <summary>
    /// Why there is no value, in words for a person, for example <c>not allowed to look (s3:GetBucketPolicy)</c>; null if there is one.
    /// </summary>
    public string? Reason { get; }

    /// <summary>AWS's error code, for example <c>AccessDenied</c>; null if there was none (answers to HEAD have no body).</summary>
    public string? ErrorCode { get; init; }

    /// <summary>
    /// AWS's own sentence, only where it was refused as an access denial: it may name the deciding policy type and is known to hold no
    /// secret. Null otherwise.
    /// </summary>
    public string? AccessDeniedMessage { get; init; }

    /// <summary>HTTP status; 0 if no answer came.</summary>
    public int StatusCode { get; init; }

    /// <summary>AWS's request id; null if it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>AWS's clock, from the Date header of the answer (whole seconds); null if no answer came or it had none.</summary>
    public DateTimeOffset? ServerTime { get; init; }

    /// <summary>
    /// This machine's clock minus AWS's, in whole seconds; positive if this machine is ahead. Exact to a second and the time the answer
    /// took.
    /// Null without <see cref="ServerTime"/>.
    /// </summary>
    public TimeSpan? ClockSkew { get; init; }

    /// <summary>Whether there is a value.</summary>
    public bool IsKnown => Status == ProbeStatus.Known;

    /// <summary>Status and action, and why there is no value.</summary>
    public override string ToString() => Reason is null ? $"{Action}: {Status}" : $"{Action}: {Status}: {Reason}";
}

/// <summary>How one question to AWS ended, with the answer.</summary>
/// <typeparam name="T">What was asked for; an immutable type.</typeparam>
public sealed class ProbeResult<T> : ProbeResult
    where T : class
{
    internal ProbeResult(ProbeStatus status, string action, T? value, string? reason)
        : base(status, action, reason) => Value = value;

    /// <summary>
    /// The answer. Never null when <see cref="ProbeStatus.Known"/>; otherwise null, or what the answer told all the same (a delete marker
    /// in a 404, a bucket's region in a 403).
    /// </summary>
    public T? Value { get; }
}
