using PresignTools.Addressing;
using PresignTools.Verification.Sending;
using PresignTools.Verification.Subject;

namespace PresignTools.Transfers;

/// <summary>One request of a transfer, decided: what goes where, with which bytes of the content.</summary>
internal sealed record PlannedRequest
{
    /// <summary>Method, address and headers.</summary>
    internal required SendingDecision Decision { get; init; }

    /// <summary>The request as it was given, for a diagnosis. Holds the whole URL.</summary>
    internal required ReceivedRequest Request { get; init; }

    /// <summary>Kind of the host; null if nobody can read it.</summary>
    internal S3HostKind? HostKind { get; init; }

    /// <summary>Address without query, fit to be shown.</summary>
    internal required string Shown { get; init; }

    /// <summary>Path of the URL, raw.</summary>
    internal required string Path { get; init; }

    /// <summary>Which bytes of the content go; null for a request without content.</summary>
    internal ByteRange? Body { get; init; }

    /// <summary>Whether the URL reads a part of the object only, so that it cannot be asked for ranges of the whole.</summary>
    internal bool IsForPart { get; init; }

    /// <summary>The method.</summary>
    internal string Method => Decision.Method;

    /// <summary>Whether the host is one of AWS, which sends its request id with every answer.</summary>
    internal bool IsAws => HostKind is not (null or S3HostKind.Custom);

    /// <summary>The same with further headers. None of them is signed, and none may begin with x-amz-.</summary>
    internal SendingDecision With(params KeyValuePair<string, string>[] headers) =>
        Decision with { Headers = [.. Decision.Headers, .. headers] };
}
