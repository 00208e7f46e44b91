namespace PresignTools.Diagnosis.Reasoning;

/// <summary>What goes into a signature: where one does not fit, at least one of these is other than it was signed.</summary>
internal enum SignedElement
{
    /// <summary>The HTTP method.</summary>
    Method,

    /// <summary>The host.</summary>
    Host,

    /// <summary>The path: bucket and key.</summary>
    Path,

    /// <summary>The query: date, expiry, scope and all parameters.</summary>
    Query,

    /// <summary>The value of a signed header beside host.</summary>
    Header,

    /// <summary>The hash of the body, or what stands in its place.</summary>
    Payload,

    /// <summary>The signature as it stands in the URL.</summary>
    Signature,

    /// <summary>The access key id, which names the secret.</summary>
    KeyId,

    /// <summary>The secret key.</summary>
    Secret,

    /// <summary>The way in which the signer computes it.</summary>
    Signer,
}
