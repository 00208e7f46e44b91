namespace PresignTools.Diagnosis.Known;

/// <summary>What an answer names otherwise than the URL.</summary>
internal enum NamedThing
{
    /// <summary>The access key id.</summary>
    AccessKey,

    /// <summary>The bucket.</summary>
    Bucket,

    /// <summary>The key of the object.</summary>
    Key,

    /// <summary>The host.</summary>
    Host,
}

/// <summary>
/// A name in the answer that is not the one of the URL: then the answer is to another request, or the request was changed on the way.
/// </summary>
/// <param name="Thing">What is named.</param>
/// <param name="Sent">The name in the URL.</param>
/// <param name="Seen">The name in the answer.</param>
internal sealed record NameDifference(NamedThing Thing, string Sent, string Seen)
{
    /// <summary>What is named, in words.</summary>
    internal string What => Thing switch
    {
        NamedThing.AccessKey => "access key",
        NamedThing.Bucket => "bucket",
        NamedThing.Key => "key",
        _ => "host",
    };

    /// <summary>The difference in a sentence.</summary>
    internal string Sentence =>
        $"The answer names the {What} '{Text.Printable.Of(Seen, 100)}', the URL '{Text.Printable.Of(Sent, 100)}': the request was changed "
            + $"on the way, or this is the answer to another one.";
}
