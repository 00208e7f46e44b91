namespace PresignTools.Intake;

/// <summary>In what two uses differ, of which one works.</summary>
public enum ContrastDimension : long
{
    /// <summary>Another client or tool: curl works, the app does not.</summary>
    Client,

    /// <summary>Other sizes: small files work, large ones do not.</summary>
    Size,

    /// <summary>Other keys or file names.</summary>
    Key,

    /// <summary>Another network: office and home, inside and outside a VPC.</summary>
    Network,

    /// <summary>Another time: it worked until, it works again, at first.</summary>
    Time,

    /// <summary>Another signer: an administrator's keys, another profile, a local machine.</summary>
    Identity,

    /// <summary>Another version of a library or tool.</summary>
    Version,

    /// <summary>Another operation or method: reading works, writing does not.</summary>
    Operation,

    /// <summary>Another server, bucket or region.</summary>
    Server,

    /// <summary>A setting or a part of the request: with a region it works, without the parameter it works.</summary>
    Setting,

    /// <summary>Other objects, by their names: one is named that works.</summary>
    Name,
}

/// <summary>Something works in one way and fails in another; what differs is where the cause is.</summary>
/// <param name="Dimension">In what they differ.</param>
/// <param name="Works">What works, in the words of the text.</param>
/// <param name="Fails">What fails, in the words of the text; empty where it goes without saying.</param>
/// <param name="Place">Where it is told.</param>
public sealed record Contrast(ContrastDimension Dimension, string Works, string Fails, TextPlace Place);
