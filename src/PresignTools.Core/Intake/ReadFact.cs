namespace PresignTools.Intake;

/// <summary>What a fact of a text is about.</summary>
public enum ReadFactKind : long
{
    /// <summary>A URL.</summary>
    Url,

    /// <summary>A request as it was sent.</summary>
    Request,

    /// <summary>A server's answer.</summary>
    Answer,

    /// <summary>What a client, tool or browser printed of the failure.</summary>
    Message,

    /// <summary>Code or a command that signs.</summary>
    SigningCall,

    /// <summary>Code or a command that sends.</summary>
    SendingCall,

    /// <summary>A policy document.</summary>
    Policy,

    /// <summary>A setting of a bucket, an object or a key.</summary>
    BucketSetting,

    /// <summary>A setting of a client: endpoint, region, profile, environment.</summary>
    ClientSetting,

    /// <summary>Who signs or calls.</summary>
    Identity,

    /// <summary>The server that answered.</summary>
    Server,

    /// <summary>What lies between client and server.</summary>
    Intermediary,

    /// <summary>What works, and what does not.</summary>
    Contrast,

    /// <summary>A log record or event.</summary>
    LogRecord,

    /// <summary>A time of the failure.</summary>
    Time,
}

/// <summary>One thing that was read from a text: what it is, where it is, and whether it was seen or said.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="What">In a few words, without secrets: <c>PUT URL</c>, <c>SignatureDoesNotMatch from MinIO</c>.</param>
/// <param name="Place">Where it is.</param>
public sealed record ReadFact(ReadFactKind Kind, string What, TextPlace Place)
{
    /// <summary>Whether a machine wrote it; false where a person says so.</summary>
    public bool IsSeen { get; init; } = true;

    /// <summary>What and where: <c>PUT URL, line 3</c>.</summary>
    public override string ToString() => Place.IsKnown ? $"{What}, {Place}" : What;
}
