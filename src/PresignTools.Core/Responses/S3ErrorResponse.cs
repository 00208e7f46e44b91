using System.Globalization;
using PresignTools.Text;

namespace PresignTools.Responses;

/// <summary>
/// An error answer of S3, read and explained. Values of signature and session token are masked (<c>***</c>) in every text of it;
/// only <see cref="CanonicalRequestBytes"/> and <see cref="StringToSignBytes"/> hold what S3 sent, byte by byte.
/// </summary>
public sealed class S3ErrorResponse
{
    internal S3ErrorResponse()
    {
    }

    /// <summary>In which form the answer came.</summary>
    public S3ResponseKind Kind { get; internal set; }

    /// <summary>Error code, for example <c>SignatureDoesNotMatch</c>; null for an answer without a body, or one cut before it.</summary>
    public string? Code { get; internal set; }

    /// <summary>S3's message.</summary>
    public string? Message { get; internal set; }

    /// <summary>HTTP status: as received, else the one that S3 sends with this code; null where neither is known.</summary>
    public int? StatusCode { get; internal set; }

    /// <summary>Whether <see cref="StatusCode"/> was received; false where it was taken from the catalogue.</summary>
    public bool IsStatusCodeReceived { get; internal set; }

    /// <summary>Whether code and message are in the catalogue. An unknown code is said to be unknown; nothing is made up for it.</summary>
    public bool IsKnown { get; internal set; }

    /// <summary>Id of the catalogue's row; null where the answer is not known.</summary>
    public string? Row { get; internal set; }

    /// <summary>Whether the words of the answer name the first of <see cref="LikelyCauses"/>.</summary>
    internal bool NamesFirstCause { get; set; }

    /// <summary>What S3 checked to say this, what it had therefore accepted already, and what it had not looked at.</summary>
    public string Meaning { get; internal set; } = string.Empty;

    /// <summary>The check that the answer comes from.</summary>
    public S3CheckStage Stage { get; internal set; }

    /// <summary>Checks that were certainly passed.</summary>
    public IReadOnlyList<S3CheckStage> Accepted { get; internal set => field = value.ToListing(); } = [];

    /// <summary>Checks that S3 had not come to.</summary>
    public IReadOnlyList<S3CheckStage> NotChecked { get; internal set => field = value.ToListing(); } = [];

    /// <summary>
    /// Ids of the causes with which this answer fits, likeliest first; the answer alone proves none of them unless it is the only one.
    /// </summary>
    public IReadOnlyList<string> LikelyCauses { get; internal set => field = value.ToListing(); } = [];

    /// <summary>The AWS document on it.</summary>
    public string? DocumentationUri { get; internal set; }

    /// <summary>The access-denied sentence, taken apart; null where the message is none.</summary>
    public AccessDeniedStatement? AccessDenied { get; internal set; }

    /// <summary>Headers of the request that S3 wanted signed, in lower case.</summary>
    public IReadOnlyList<string> HeadersNotSigned { get; internal set => field = value.ToListing(); } = [];

    /// <summary>Bucket name, where the answer has it.</summary>
    public string? BucketName { get; internal set; }

    /// <summary>Object key, where the answer has it.</summary>
    public string? Key { get; internal set; }

    /// <summary>The bucket's region, where S3 names it (element, message or header x-amz-bucket-region).</summary>
    public string? Region { get; internal set; }

    /// <summary>The endpoint that S3 names in a redirect.</summary>
    public string? Endpoint { get; internal set; }

    /// <summary>The Location header of a redirect, masked.</summary>
    public string? Location { get; internal set; }

    /// <summary>Access key id that S3 saw.</summary>
    public string? AccessKeyId { get; internal set; }

    /// <summary>S3's clock when it answered: element ServerTime, else header Date.</summary>
    public DateTimeOffset? ServerTime { get; internal set; }

    /// <summary>End of the URL, as S3 reckons it.</summary>
    public DateTimeOffset? ExpiresAt { get; internal set; }

    /// <summary>Signing time, where S3 gives it: element X-Amz-Date (milliseconds) or RequestTime.</summary>
    public DateTimeOffset? SignedAt { get; internal set; }

    /// <summary>The request id, for AWS Support.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>The extended request id (x-amz-id-2), for AWS Support.</summary>
    public string? HostId { get; internal set; }

    /// <summary>What the answering server calls itself (header Server); null where that is not known.</summary>
    internal string? Server { get; set; }

    /// <summary>
    /// S3's canonical request, with the values of signature and token masked; compare by <see cref="CanonicalRequestBytes"/>.
    /// </summary>
    public string? CanonicalRequest { get; internal set; }

    /// <summary>
    /// S3's canonical request, exact: from the element of hex pairs, which XML cannot change, else the text in UTF-8. Holds the session
    /// token, if the URL has one.
    /// </summary>
    internal byte[]? CanonicalRequestBytes { get; set; }

    /// <summary>S3's string to sign; for a POST upload the policy, masked.</summary>
    public string? StringToSign { get; internal set; }

    /// <summary>S3's string to sign, exact.</summary>
    internal byte[]? StringToSignBytes { get; set; }

    /// <summary>Every element of the error beside code, message and ids, by name, in the order received; secrets masked.</summary>
    public IReadOnlyDictionary<string, string> Elements { get; internal set; } = new Dictionary<string, string>();

    /// <summary>Whether the body ends in the middle: what follows was lost.</summary>
    public bool IsTruncated { get; internal set; }

    /// <summary>The element in which the body was cut, if it was cut in one; its value is incomplete.</summary>
    public string? TruncatedElement { get; internal set; }

    /// <summary>The signature that S3 received, exact. Never shown.</summary>
    internal string? SignatureProvided { get; set; }

    /// <summary>Code, status and message in one line.</summary>
    public override string ToString()
    {
        string status = StatusCode is int s ? s.ToString(CultureInfo.InvariantCulture) : "no status";
        return Text.Printable.Lines(
            Code is null ? $"{status}{(Message is null ? string.Empty : ": " + Message)}" : $"{Code} ({status}): {Message}");
    }
}
