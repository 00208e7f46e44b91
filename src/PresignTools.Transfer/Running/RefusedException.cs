using PresignTools.Transfers;

namespace PresignTools.Transfer.Running;

/// <summary>The server refused a request. Whoever shows it makes a diagnosis of it.</summary>
/// <param name="refusal">The exchange.</param>
internal sealed class RefusedException(TransferRefusal refusal) : Exception("The server refused the request.")
{
    /// <summary>The exchange.</summary>
    internal TransferRefusal Refusal { get; } = refusal;

    /// <summary>What else to do, beside what the diagnosis says; null for nothing.</summary>
    internal string? Advice { get; init; }

    /// <summary>The same, with advice.</summary>
    internal RefusedException With(string? advice) => new(Refusal) { Advice = advice };
}
