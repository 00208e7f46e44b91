namespace PresignTools.Transfer.Tests;

/// <summary>A request as it came over the wire.</summary>
internal sealed record HostileRequest(string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers, int Number)
{
    internal byte[] Body { get; set; } = [];

    internal string? this[string name] =>
        Headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static h => h.Value).FirstOrDefault();
}

/// <summary>What the server does with it.</summary>
internal sealed record HostileAnswer(int Status)
{
    internal List<(string Name, string Value)> Headers { get; init; } = [];

    internal byte[] Body { get; init; } = [];

    /// <summary>What Content-Length says; null for the truth, -1 for no such header.</summary>
    internal long? StatedLength { get; init; }

    /// <summary>After so many bytes of the body the connection is closed.</summary>
    internal int? CutAfter { get; init; }

    /// <summary>After so many bytes of the body nothing comes any more.</summary>
    internal int? StallAfter { get; init; }

    /// <summary>Whether the cut is a reset, not an orderly end.</summary>
    internal bool IsReset { get; init; }

    /// <summary>Answers before the body of the request, without 100 Continue.</summary>
    internal bool IsBeforeBody { get; init; }

    /// <summary>Closes after so many bytes of the request's body, without any answer.</summary>
    internal int? CutRequestAfter { get; init; }

    /// <summary>Gives the true answer, once the request's body is there; what is bent in this one stays so.</summary>
    internal Func<HostileRequest, HostileAnswer>? AfterBody { get; init; }

    /// <summary>Waits without an answer after so many bytes of the request's body.</summary>
    internal int? StallRequestAfter { get; init; }

    /// <summary>Whether the body goes out in chunks.</summary>
    internal bool IsChunked { get; init; }
}
