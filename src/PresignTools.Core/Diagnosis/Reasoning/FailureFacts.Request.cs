using PresignTools.Diagnosis.Known;
using PresignTools.Identity;
using PresignTools.Signing;
using PresignTools.Verification.Subject;

using AccessKeyKind = PresignTools.Identity.AccessKeyKind;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>What was requested: the operation, its headers and parameters, and how they are signed.</summary>
internal sealed partial class FailureFacts
{
    private Dictionary<string, string>? _headerByName;

    /// <summary>Headers as sent, names in lower case; null if they are not known.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>>? Headers { get; }

    /// <summary>Method as sent; null if it is not known.</summary>
    internal string? Method { get; }

    /// <summary>Whether the URL carries a signature in any form.</summary>
    internal bool IsPresigned => Verification is { } j && j.Parameters.Form != SignatureForm.None;

    /// <summary>
    /// Names of the headers that were signed: from the URL, else from what the signer was given; null if neither is known.
    /// </summary>
    internal IReadOnlyList<string>? SignedHeaderNames =>
        HasSignedHeadersInUrl ? Verification!.Parameters.SignedHeaderNames
        : ToldSignedHeaders;

    private IReadOnlyList<string>? ToldSignedHeaders =>
        IsListUsed ? Input.SignedHeaderList
        : Signing.KnowsHeaders ? [.. Signing.Headers.Keys] : null;

    /// <summary>
    /// A list that stands in the text is that of the request, where that is a URL's; a client that signs in the header sends what it signs,
    /// so its list is worth something only beside the headers that it sent.
    /// </summary>
    private bool IsListUsed => Input.SignedHeaderList.Count > 0 && (!Input.IsSignedByHeader || Headers is not null);

    /// <summary>Access key id of the signer: from the URL, else from the answer.</summary>
    internal string? AccessKeyId => Verification?.Parameters.ShownKeyId is { } id && id != MaskedUrl.KeyId ? id : Response?.AccessKeyId;

    /// <summary>Whether the credentials given have another key id than the URL names.</summary>
    internal bool IsOtherKeyGiven => Input.Credentials is { } given && AccessKeyId is { } named && given.AccessKeyId != named;

    internal bool IsTemporaryKey => AccessKey.Kind(AccessKeyId) == AccessKeyKind.Temporary || (AccessKeyId is null
        && (Signing.IsTemporary || IsSession));

    /// <summary>Whether who asked is the session of a role, by its name.</summary>
    private bool IsSession => (Input.Principal ?? Response?.AccessDenied?.Principal) is { } name
        && (name.Contains(":assumed-role/", StringComparison.Ordinal) || name.Contains(":federated-user/", StringComparison.Ordinal));

    /// <summary>The bucket's name from wherever it is known.</summary>
    internal string? BucketName => Location?.Bucket ?? Bucket.Name ?? Response?.BucketName ?? ArnBucket;

    /// <summary>The key that was asked for.</summary>
    internal string? Key => Location?.Key ?? Response?.Key ?? ArnKey;

    /// <summary>The operation: signed, else by method and URL, else the usual one of the method.</summary>
    internal string? Operation =>
        Signing.Operation
        ?? Url?.Operation
        ?? (
            Method switch
            {
                "GET" => Url?.PossibleOperations.FirstOrDefault(static o =>
                    o.StartsWith("Get", StringComparison.Ordinal) || o.StartsWith("List", StringComparison.Ordinal)
                )
                    ?? "GetObject",
                "PUT" => "PutObject",
                "HEAD" => "HeadObject",
                "DELETE" => "DeleteObject",
                "POST" when Input.FormFields is not null || Input.FormFiles is not null || IsPostToBucket => "PostObject",
                _ => Url is { PossibleOperations: [var first, ..] } ? first : null,
            })
        ?? OfSentence;

    /// <summary>
    /// The operation that is named as the action is that S3 refused: a sentence about s3:PutObject is the answer to an upload. What needs
    /// s3:ListBucket is more than one operation, and a look for an object that is not there.
    /// </summary>
    private string? OfSentence => Response?.AccessDenied?.Action is { } action
        && action.StartsWith("s3:", StringComparison.OrdinalIgnoreCase)
        ? S3OperationTable.All.FirstOrDefault(o =>
            o.Name.Equals(action[3..], StringComparison.OrdinalIgnoreCase)
                && o.Action.Equals(action, StringComparison.OrdinalIgnoreCase))?.Name
        : null;

    internal bool IsUpload =>
        Operation is "PutObject" or "PostObject" or "CreateMultipartUpload" or "UploadPart" or "CompleteMultipartUpload" or "CopyObject"
        || (Operation is null && Method is "PUT" or "POST");

    internal bool IsRead =>
        Operation is "GetObject" or "HeadObject" or "GetObjectAttributes" || (Operation is null && Method is "GET" or "HEAD");

    /// <summary>The only POST that S3 takes on a bucket without a query is a form: API_PostObject.</summary>
    private bool IsPostToBucket => Raw is { Parameters.Count: 0 } && Location is { Bucket: not null, Key: null or "" };

    /// <summary>Whether the request is an upload form.</summary>
    internal bool IsForm =>
        Operation == "PostObject" || Input.FormFields is not null || Input.FormFiles is not null || Stage == S3CheckStage.PostPolicy;

    /// <summary>Whether it is a POST to a bucket, as an upload form is, whose signature stands in its fields.</summary>
    internal bool IsFormTarget =>
        Method == "POST" && Location is { Bucket: not null, Key: null or "" } && Raw is { Parameters.Count: 0 };

    /// <summary>Value of a header that is sent; null if it is not, or not known.</summary>
    internal string? Header(string name) => (_headerByName ??= FirstByName()).GetValueOrDefault(name);

    /// <summary>Value of an x-amz header, sent or in the query or given to the signer.</summary>
    internal string? AmzValue(string name) => Header(name)
        ?? Raw?.FindIgnoringCase(name)?.Value
        ?? (Signing.Headers.TryGetValue(name, out string? value) ? value ?? string.Empty : null);

    /// <summary>A parameter that was given to the signer, by any of its names; null if it was not, or its value is not known.</summary>
    internal string? SignedParameter(params string[] names) => Input.SignedParameters
        .Concat(Input.SigningCalls.Where(static c => c.IsPresigning).SelectMany(static c => c.Parameters))
        .Where(p => names.Contains(p.Key.Replace("_", string.Empty).ToLowerInvariant())).Select(static p => p.Value).FirstOrDefault();

    /// <summary>Whether a header is sent; the name may end in * for headers that begin so.</summary>
    internal bool IsSent(string name) =>
        name == "x-amz-meta-*"
            ? Headers?.Any(static h => h.Key.StartsWith("x-amz-meta-", StringComparison.Ordinal)) == true
            : Header(name) is not null;

    /// <summary>Whether the list of signed headers is the URL's own, and not only what the signer was given.</summary>
    internal bool HasSignedHeadersInUrl => Verification is { Parameters: { Form: SignatureForm.V4 or SignatureForm.V4A } shown }
        && (shown.SignedHeaders is not null || !IsUrlElided);

    /// <summary>Whether the signature is of Signature Version 2, by the URL or by what S3 computed.</summary>
    internal bool IsSignatureV2 => Verification is { Parameters.Form: SignatureForm.V2 } || StringToSignV2 is not null;

    /// <summary>Value of a query parameter, by name in any case; null where there is none.</summary>
    internal string? QueryValue(string name) =>
        Raw?.Parameters.Where(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static p => p.Value).FirstOrDefault();

    internal bool InQuery(string name) => QueryValue(name) is not null;

    /// <summary>Whether the URL has a signature of full length: a cut URL loses its end, and the signature is written last.</summary>
    internal bool HasWholeSignature =>
        Verification?.Parameters switch
        {
            { Form: SignatureForm.V4, Signature: { Length: 64 } signature, SignedHeaders: not null } => signature.All(static c =>
                UriEncoding.HexValue(c) >= 0),
            { Form: SignatureForm.V4A, Signature: { Length: > 0 } signature, SignedHeaders: not null } => SignatureV4A.TryReadDer(
                signature,
                out _,
                out _),
            { Form: SignatureForm.V2, SignatureV2: { Length: 28 } } => true,
            _ => false,
        };

    private string? ArnBucket => ArnPart()?.Bucket;

    private string? ArnKey => ArnPart()?.Key;

    private (string Bucket, string? Key)? ArnPart()
    {
        string? arn = Response?.AccessDenied?.Resource;
        int start = arn?.IndexOf(":s3:::", StringComparison.Ordinal) ?? -1;
        if (start < 0)
        {
            return null;
        }

        string rest = arn![(start + 6)..];
        int slash = rest.IndexOf('/');
        return slash < 0 ? (rest, null) : (rest[..slash], rest[(slash + 1)..]);
    }

    private Dictionary<string, string> FirstByName()
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> header in Headers ?? [])
        {
            first.TryAdd(header.Key, header.Value);
        }

        return first;
    }
}
