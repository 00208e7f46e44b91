namespace PresignTools.Measuring.Grouping;

/// <summary>What failed requests are grouped by.</summary>
public enum FailureDimension : long
{
    /// <summary>The cause that the diagnosis finds.</summary>
    Cause,

    /// <summary>Who signed: the requester that S3 recorded.</summary>
    Signer,

    /// <summary>The first folders of the key.</summary>
    KeyPrefix,

    /// <summary>What sent the request, by its User-Agent.</summary>
    Client,

    /// <summary>The hour in which S3 received the request, in UTC.</summary>
    Hour,

    /// <summary>The bucket.</summary>
    Bucket,

    /// <summary>S3's error code.</summary>
    ErrorCode,

    /// <summary>The HTTP status.</summary>
    Status,

    /// <summary>The operation as the log names it.</summary>
    Operation,
}
