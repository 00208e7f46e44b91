namespace PresignTools.Logs;

/// <summary>Why a line is no line of an access log.</summary>
public enum LogLineFault : long
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>It is empty.</summary>
    Empty,

    /// <summary>It is longer than any line that S3 writes.</summary>
    TooLong,

    /// <summary>It does not begin as one does: owner, bucket, time in brackets, address, requester, request id, operation, key.</summary>
    NotALogLine,

    /// <summary>The time in brackets cannot be read.</summary>
    TimeNotReadable,

    /// <summary>A quote opens and does not close where the fields behind it can follow.</summary>
    QuotesUnbalanced,

    /// <summary>It ends too early: it was cut.</summary>
    Truncated,
}
