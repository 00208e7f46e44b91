using PresignTools.Transfers;

namespace PresignTools.Transfer.Running;

/// <summary>Passing trouble: the same request may succeed a moment later.</summary>
/// <param name="why">What happened, as a sentence.</param>
/// <param name="remedy">What to do if it does not pass.</param>
/// <param name="inner">What lies behind it.</param>
internal sealed class TroubleException(string why, string remedy, Exception? inner = null) : Exception(why, inner)
{
    /// <summary>What to do if it does not pass.</summary>
    internal string Remedy { get; } = remedy;

    /// <summary>How long the server asks to wait.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>The request, for a diagnosis, where no server got it; null otherwise.</summary>
    internal TransferRefusal? About { get; init; }

    /// <summary>The server's answer; null if none came.</summary>
    internal RefusedException? Answer { get; init; }
}
