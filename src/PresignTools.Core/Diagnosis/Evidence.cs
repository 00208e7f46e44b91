using PresignTools.Addressing;
using PresignTools.Identity;
using PresignTools.Inspection;
using PresignTools.Responses;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Search;
using AccessKeyKind = PresignTools.Identity.AccessKeyKind;

namespace PresignTools.Diagnosis;

/// <summary>
/// The input in the form that rules look at: the URL read and judged, the answer read, the policies asked. Made once, never changed; everything in
/// it follows from the input, so that a diagnosis can be replayed.
/// </summary>
internal sealed class Evidence
{
    private const int LongestTold = 64 * 1024;
    private readonly Lazy<PolicyEvidence> _policies;
    private Dictionary<string, string>? _headerByName;

    internal Evidence(DiagnosisInput input, DateTimeOffset asOf, SearchEffort effort)
    {
        Input = input;
        AsOf = asOf;
        Signing = SigningFacts.Of(input);
        Told = TextOf(input.Client, input.ClientMessage);
        Headers = input.Headers?.Select(static h => new KeyValuePair<string, string>(h.Key.Trim().ToLowerInvariant(), h.Value)).ToList();
        Method = string.IsNullOrWhiteSpace(input.Method) ? null : input.Method!.Trim().ToUpperInvariant();
        if (!string.IsNullOrWhiteSpace(input.Url))
        {
            ReadUrl(input, effort);
        }

        _policies = new(() => PolicyEvidence.Of(this));
    }

    internal DiagnosisInput Input { get; }

    internal DateTimeOffset AsOf { get; }

    internal SigningFacts Signing { get; }

    /// <summary>Headers as sent, names in lower case; null if they are not known.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>>? Headers { get; }

    /// <summary>Method as sent; null if it is not known.</summary>
    internal string? Method { get; }

    internal S3ErrorResponse? Response => Input.Response;

    internal BucketFacts Bucket => Input.Bucket;

    /// <summary>The judgement of the URL and request; null without a URL.</summary>
    internal Judgement? Judgement { get; private set; }

    /// <summary>The URL, if it reads as a presigned one.</summary>
    internal PresignedUrlInfo? Url { get; private set; }

    /// <summary>Whether the URL was given with its signature blotted out.</summary>
    internal bool IsUrlMasked { get; private set; }

    /// <summary>The URL as split text; null without one.</summary>
    internal RawUrl? Raw { get; private set; }

    /// <summary>What host and path say.</summary>
    internal S3Location? Location { get; private set; }

    /// <summary>Why the URL could not be read as a presigned one.</summary>
    internal PresignException? UrlFault { get; private set; }

    internal PolicyEvidence Policies => _policies.Value;

    internal string? Code => Response?.Code;

    internal int? Status => Response?.StatusCode;

    internal S3CheckStage Stage => Response?.Stage ?? S3CheckStage.Unknown;

    internal string? Row => Response?.Row;

    /// <summary>The URL was sent just now and accepted, and nothing else is known to have failed. A damaged one was not: it is sent repaired.</summary>
    internal bool IsAccepted => Response is null && ((Input.Live is { IsAccepted: true } && Judgement is not { IsRepaired: true }) || Input.SuccessStatus is not null);

    /// <summary>How the request that was accepted was answered, in words.</summary>
    internal string AcceptedHow => Input.SuccessStatus is { } status ? $"answered {status}" : $"answered {Input.Live?.Method} with {Input.Live?.StatusCode}";

    /// <summary>Whether what is told of the signer says that it signs, wherever the signature stands: an SDK or tool, in the header.</summary>
    internal bool SaysSigned => Signing.Text is { } text && !Text.Words.HasAny(text, "none", "plain", "unsigned", "anonymous", "no sign", "no-sign");

    /// <summary>S3 says that the signature does not fit.</summary>
    internal bool IsSignatureRefusal => Code == "SignatureDoesNotMatch";

    /// <summary>403 and not a word more: a HEAD answer, a browser that hides the body.</summary>
    internal bool IsSilentRefusal => Status == 403 && Code is null;

    /// <summary>AccessDenied without a reason.</summary>
    internal bool IsBareDenial => Row == "access-denied";

    /// <summary>Whether the answer leaves open that the signature is at fault.</summary>
    internal bool MayBeSignature => IsSignatureRefusal || (Judgement?.SignatureMatches != true && (Response is null || IsSilentRefusal));

    /// <summary>Whether S3's canonical request was shortened by somebody.</summary>
    internal bool IsAbridged => AnswerIntegrity.IsAbridged(Response);

    /// <summary>Whether S3's canonical request is as S3 sent it.</summary>
    internal bool IsIntactAnswer => AnswerIntegrity.IsIntact(Response);

    /// <summary>Whether the answer leaves open that permission is at fault.</summary>
    internal bool MayBePermission => Response is null || IsBareDenial || IsSilentRefusal || Stage is S3CheckStage.Authorization or S3CheckStage.Encryption;

    /// <summary>What there is in free text: the client, its message, what signed.</summary>
    internal string? Told { get; }

    /// <summary>Whether the URL carries a signature in any form.</summary>
    internal bool IsPresigned => Judgement is { } j && j.Parameters.Form != SignatureForm.None;

    /// <summary>Names of the headers that were signed: from the URL, else from what the signer was given; null if neither is known.</summary>
    internal IReadOnlyList<string>? SignedHeaderNames =>
        Judgement is { Parameters.Form: SignatureForm.V4 or SignatureForm.V4A } j ? j.Parameters.SignedHeaderNames
        : Signing.KnowsHeaders ? [.. Signing.Headers.Keys] : null;

    /// <summary>Access key id of the signer: from the URL, else from the answer.</summary>
    internal string? AccessKeyId => Judgement?.Parameters.AccessKeyId is { } id && id != MaskedUrl.KeyId ? id : Response?.AccessKeyId;

    internal bool IsTemporaryKey => AccessKey.Kind(AccessKeyId) == AccessKeyKind.Temporary || (AccessKeyId is null && Signing.IsTemporary);

    /// <summary>Whether the server is one of AWS's own; true where nothing says otherwise.</summary>
    internal bool IsAws => Location is null ? Response?.HostId is not null || !IsOtherServer : Location.HostKind != S3HostKind.Custom;

    private bool IsOtherServer => Text.Words.HasAny(Told + "\n" + Signing.Text, "minio", "s3-compatible", "ceph", "localstack", "wasabi", "backblaze", "cloudflare", "garage", "seaweed");

    /// <summary>The bucket's name from wherever it is known.</summary>
    internal string? BucketName => Location?.Bucket ?? Bucket.Name ?? Response?.BucketName ?? ArnBucket;

    /// <summary>The key that was asked for.</summary>
    internal string? Key => Location?.Key ?? Response?.Key ?? ArnKey;

    /// <summary>The operation: signed, else by method and URL, else the usual one of the method.</summary>
    internal string? Operation => Signing.Operation ?? Url?.Operation ?? (Method switch
    {
        "GET" => Url?.PossibleOperations.FirstOrDefault(static o => o.StartsWith("Get", StringComparison.Ordinal) || o.StartsWith("List", StringComparison.Ordinal)) ?? "GetObject",
        "PUT" => "PutObject",
        "HEAD" => "HeadObject",
        "DELETE" => "DeleteObject",
        "POST" when Input.FormFields is not null || Input.FormFiles is not null => "PostObject",
        _ => Url is { PossibleOperations: [var first, ..] } ? first : null,
    });

    internal bool IsUpload => Operation is "PutObject" or "PostObject" or "CreateMultipartUpload" or "UploadPart" or "CompleteMultipartUpload" or "CopyObject" || (Operation is null && Method is "PUT" or "POST");

    internal bool IsRead => Operation is "GetObject" or "HeadObject" or "GetObjectAttributes" || (Operation is null && Method is "GET" or "HEAD");

    /// <summary>Whether the request is an upload form.</summary>
    internal bool IsForm => Operation == "PostObject" || Input.FormFields is not null || Input.FormFiles is not null || Stage == S3CheckStage.PostPolicy;

    /// <summary>Value of a header that is sent; null if it is not, or not known.</summary>
    internal string? Header(string name) => (_headerByName ??= FirstByName()).GetValueOrDefault(name);

    /// <summary>Value of an x-amz header, sent or in the query or given to the signer.</summary>
    internal string? AmzValue(string name) => Header(name)
        ?? Raw?.FindIgnoringCase(name)?.Value
        ?? (Signing.Headers.TryGetValue(name, out string? value) ? value ?? string.Empty : null);

    /// <summary>A parameter that was given to the signer, by any of its names; null if it was not, or its value is not known.</summary>
    internal string? SignedParameter(params string[] names) => Input.SignedParameters
        .Where(p => names.Contains(p.Key.Replace("_", string.Empty).ToLowerInvariant())).Select(static p => p.Value).FirstOrDefault();

    internal bool Has(string cause, FindingStatus status = FindingStatus.Fail) => Judgement?.Has(cause, status) == true;

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

    /// <summary>The texts, one below the other; of a very long one the beginning, where a client says what is wrong. Null for none.</summary>
    private static string? TextOf(params string?[] texts)
    {
        string text = string.Join("\n", texts.Where(static t => t is not null).Select(static t => t!.Length > LongestTold ? t[..LongestTold] : t));
        return text.Length > 0 ? text : null;
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

    private void ReadUrl(DiagnosisInput input, SearchEffort effort)
    {
        string url = MaskedUrl.Fill(input.Url!, Code == "InvalidAccessKeyId", out bool isMasked);
        IsUrlMasked = isMasked;
        if (PresignedUrlReader.TryRead(url, out PresignedUrlInfo? info, out PresignException? fault))
        {
            Url = info;
        }
        else
        {
            UrlFault = fault;
        }

        try
        {
            // The method that the client sent, not the one that a preflight has of its own.
            string? method = Method == "OPTIONS" ? null : Method;
            Judgement = PresignedUrlVerifier.Judge(
                new ReceivedRequest { Url = url, Method = method, Headers = Headers, Host = input.Host },
                isMasked ? null : input.Credentials, AsOf, IsSignatureRefusal && !IsAbridged ? Response : null, effort, new SigningKeyCache());
            Raw = Judgement.Url;
            Location = Judgement.Location;
        }
        catch (PresignException e)
        {
            UrlFault ??= e;     // no URL at all: the rest of the evidence has to do
        }
    }
}
