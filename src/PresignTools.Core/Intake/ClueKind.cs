namespace PresignTools.Intake;

/// <summary>What a clue tells.</summary>
internal enum ClueKind
{
    /// <summary>A browser says that the page's content security policy stopped a request; the detail is the directive.</summary>
    PagePolicyBlocked,

    /// <summary>A directive of a content security policy; the detail is its name and its list of sources.</summary>
    PagePolicySources,

    /// <summary>A header's value, or metadata, with characters beyond ASCII; the detail is the value.</summary>
    NonAsciiHeader,

    /// <summary>A client refuses to send a header because of its characters; the detail is its sentence.</summary>
    NonAsciiRefused,

    /// <summary>A file name beyond ASCII, in a text whose code puts a name into a header; the detail is the name.</summary>
    NonAsciiName,

    /// <summary>The operation that a client's message or stack trace says was refused; the detail is its name in the API.</summary>
    RefusedCall,

    /// <summary>The role that a setting says should be used; the detail is its ARN.</summary>
    WantedRole,

    /// <summary>A client refuses to sign for longer than seven days; the detail is its sentence.</summary>
    ExpiryRefused,

    /// <summary>A client does not know the length of a body, or cannot read it twice; the detail is its sentence.</summary>
    LengthUnknown,

    /// <summary>A client refuses to send a header because of its value; the detail is its sentence.</summary>
    HeaderRefused,

    /// <summary>Code that takes a key out of an event of S3 and does not decode it; the detail is the expression.</summary>
    EventKeyRaw,

    /// <summary>A call for credentials that was sent to an S3 endpoint; the detail is the call.</summary>
    CredentialCallAtS3,

    /// <summary>A client has no signer of SigV4A, or a server demands one; the detail is the sentence.</summary>
    SigV4AMissing,

    /// <summary>A client or server does not take the ARN of an access point for a bucket; the detail is the sentence.</summary>
    AccessPointRefused,

    /// <summary>An access point that takes requests from one VPC only; the detail is the VPC.</summary>
    AccessPointOfVpc,

    /// <summary>A proxy refused to open a connection to the host; the detail is the client's sentence.</summary>
    ProxyRefused,

    /// <summary>A client does not take the bucket's name; the detail is the name as it was given, empty where it is not shown.</summary>
    BucketNameRefused,

    /// <summary>Code that replaces the host of a URL, as is done after signing; the detail is what it puts in.</summary>
    HostReplaced,

    /// <summary>A statement that allows actions on objects, and names the bucket alone; the detail is the actions.</summary>
    BucketArnForObjects,

    /// <summary>A page has no ETag after an upload; the detail is the line.</summary>
    ETagHidden,
}
