namespace PresignTools.Abstractions;

/// <summary>Makes the results of questions to AWS.</summary>
public static class Probe
{
    /// <summary>AWS told it.</summary>
    /// <typeparam name="T">What was asked for.</typeparam>
    /// <param name="action">The IAM action asked with.</param>
    /// <param name="value">The answer.</param>
    public static ProbeResult<T> Known<T>(string action, T value)
        where T : class => new(ProbeStatus.Known, action, value ?? throw new ArgumentNullException(nameof(value)), null);

    /// <summary>There is none.</summary>
    /// <typeparam name="T">What was asked for.</typeparam>
    /// <param name="action">The IAM action asked with.</param>
    /// <param name="reason">What there is none of.</param>
    /// <param name="value">What the answer told besides.</param>
    public static ProbeResult<T> Absent<T>(string action, string reason, T? value = null)
        where T : class => new(ProbeStatus.Absent, action, value, reason);

    /// <summary>The signer may not look.</summary>
    /// <typeparam name="T">What was asked for.</typeparam>
    /// <param name="action">The IAM action that is missing.</param>
    /// <param name="value">What the refusal told besides.</param>
    public static ProbeResult<T> NotAllowed<T>(string action, T? value = null)
        where T : class => new(ProbeStatus.NotAllowed, action, value, $"not allowed to look ({action})");

    /// <summary>No answer, or one that tells nothing.</summary>
    /// <typeparam name="T">What was asked for.</typeparam>
    /// <param name="action">The IAM action asked with.</param>
    /// <param name="reason">What happened, free of secrets.</param>
    /// <param name="value">What the answer told besides.</param>
    public static ProbeResult<T> Failed<T>(string action, string reason, T? value = null)
        where T : class => new(ProbeStatus.Failed, action, value, reason);

    /// <summary>It was not asked.</summary>
    /// <typeparam name="T">What would be asked for.</typeparam>
    /// <param name="action">The IAM action that would be needed.</param>
    /// <param name="reason">Why not.</param>
    public static ProbeResult<T> NotAsked<T>(string action, string reason)
        where T : class => new(ProbeStatus.NotAsked, action, null, reason);
}
