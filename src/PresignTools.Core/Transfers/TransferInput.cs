using PresignTools.Verification.Sending;

namespace PresignTools.Transfers;

/// <summary>What a transfer was given, before anything is decided.</summary>
internal sealed record TransferInput
{
    /// <summary>The URL as it was written.</summary>
    internal required string Url { get; init; }

    /// <summary>The method; null where nobody named one.</summary>
    internal string? Method { get; init; }

    /// <summary>Headers to send.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Length of the content to send; null where there is none.</summary>
    internal long? BodyLength { get; init; }

    /// <summary>Where the URL came from, and what the user has set.</summary>
    internal required SendingTerms Terms { get; init; }
}
