using PresignTools.Text;

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

    /// <summary>When it was signed.</summary>
    SignedAt,

    /// <summary>When it ends.</summary>
    End,

    /// <summary>For how many seconds it is valid.</summary>
    Expiry,

    /// <summary>The region that it is signed for.</summary>
    Region,

    /// <summary>The session token.</summary>
    Token,

    /// <summary>On which side of its time the server's clock is.</summary>
    Clock,
}

/// <summary>
/// A name or value in the answer that is not the one of the URL: then the answer is to another request, or the request was changed on the
/// way.
/// </summary>
/// <param name="Thing">What is named.</param>
/// <param name="Sent">What the URL has.</param>
/// <param name="Seen">What the answer has.</param>
internal sealed record NameDifference(NamedThing Thing, string Sent, string Seen)
{
    /// <summary>What is named, in words.</summary>
    internal string What => Thing switch
    {
        NamedThing.AccessKey => "access key",
        NamedThing.Bucket => "bucket",
        NamedThing.Key => "key",
        NamedThing.SignedAt => "signing time",
        NamedThing.End => "end",
        NamedThing.Expiry => "expiry",
        NamedThing.Region => "region",
        NamedThing.Token => "session token",
        NamedThing.Clock => "time",
        _ => "host",
    };

    /// <summary>The difference in a sentence.</summary>
    internal string Sentence => $"{Fact}: the request was changed on the way, or this is the answer to another one.";

    private string Fact => Thing switch
    {
        NamedThing.Token => "The answer is about a session token, and the URL has none: its key is a long-term one",
        NamedThing.Expiry => $"The answer is about an expiry of {Shown(Seen)} seconds, the URL has {Shown(Sent)}",
        NamedThing.Clock => $"The answer does not agree with its own clock, which said {Shown(Seen)}: the URL {Shown(Sent)}",
        _ => $"The answer names the {What} '{Shown(Seen)}', the URL '{Shown(Sent)}'",
    };

    private static string Shown(string text) => Printable.Of(text, 100);
}
