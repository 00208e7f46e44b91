namespace PresignTools.Verification.Sending;

/// <summary>What goes out, to whom, and what does not.</summary>
internal sealed record SendingDecision
{
    /// <summary>The method.</summary>
    internal required string Method { get; init; }

    /// <summary>Where it goes, with nothing rewritten by System.Uri; null if nothing is sent.</summary>
    internal Uri? Address { get; init; }

    /// <summary>The headers that go, names in lower case, each one fit for the wire.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Names of headers that were found in text and do not go.</summary>
    internal IReadOnlyList<string> Withheld { get; init; } = [];

    /// <summary>Kinds of addresses that the host's name may lead to.</summary>
    internal AddressKinds Reachable { get; init; }

    /// <summary>Why nothing is sent, as a sentence; null if it is.</summary>
    internal string? Reason { get; init; }

    /// <summary>How to send it all the same, or what to mend; null where there is no way, or where <see cref="Reason"/> says it.</summary>
    internal string? Remedy { get; init; }

    /// <summary>Whether it is sent.</summary>
    internal bool IsSent => Reason is null;

    internal static SendingDecision NotSent(string method, string why, string? remedy = null) =>
        new() { Method = method, Reason = "Nothing was sent: " + why, Remedy = remedy };
}
