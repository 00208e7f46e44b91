namespace PresignTools.Measuring.Grouping;

/// <summary>
/// What a failed request is counted under: a number for each text. A dimension that is not grouped by is 0 in every key of a tally.
/// </summary>
internal readonly record struct GroupKey
{
    /// <summary>The hour of a request whose record has no time.</summary>
    internal const long NoHour = -1;

    /// <summary>Number of the cause.</summary>
    internal int Cause { get; init; }

    /// <summary>Number of the signer.</summary>
    internal int Signer { get; init; }

    /// <summary>Number of the key's prefix.</summary>
    internal int KeyPrefix { get; init; }

    /// <summary>Number of the client.</summary>
    internal int Client { get; init; }

    /// <summary>Number of the bucket.</summary>
    internal int Bucket { get; init; }

    /// <summary>Number of the error code.</summary>
    internal int ErrorCode { get; init; }

    /// <summary>Number of the operation.</summary>
    internal int Operation { get; init; }

    /// <summary>HTTP status; 0 if there is none.</summary>
    internal int Status { get; init; }

    /// <summary>Hours since the beginning of the calendar; <see cref="NoHour"/> without a time.</summary>
    internal long Hour { get; init; }

    /// <summary>The value of a dimension.</summary>
    internal long this[FailureDimension dimension] => dimension switch
    {
        FailureDimension.Cause => Cause,
        FailureDimension.Signer => Signer,
        FailureDimension.KeyPrefix => KeyPrefix,
        FailureDimension.Client => Client,
        FailureDimension.Bucket => Bucket,
        FailureDimension.ErrorCode => ErrorCode,
        FailureDimension.Operation => Operation,
        FailureDimension.Status => Status,
        _ => Hour,
    };

    /// <summary>The key with the dimensions that a tally groups by.</summary>
    internal GroupKey Only(DimensionSet set) => new()
    {
        Cause = set.Has(FailureDimension.Cause) ? Cause : 0,
        Signer = set.Has(FailureDimension.Signer) ? Signer : 0,
        KeyPrefix = set.Has(FailureDimension.KeyPrefix) ? KeyPrefix : 0,
        Client = set.Has(FailureDimension.Client) ? Client : 0,
        Bucket = set.Has(FailureDimension.Bucket) ? Bucket : 0,
        ErrorCode = set.Has(FailureDimension.ErrorCode) ? ErrorCode : 0,
        Operation = set.Has(FailureDimension.Operation) ? Operation : 0,
        Status = set.Has(FailureDimension.Status) ? Status : 0,
        Hour = set.Has(FailureDimension.Hour) ? Hour : 0,
    };
}
