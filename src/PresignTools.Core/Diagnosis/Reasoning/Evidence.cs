using PresignTools.Addressing;
using PresignTools.Diagnosis.Known;
using PresignTools.Errors;
using PresignTools.Identity;
using PresignTools.Inspection;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Search;
using PresignTools.Verification.Subject;
using AccessKeyKind = PresignTools.Identity.AccessKeyKind;


namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// The input in the form that rules look at: the URL read and judged, the answer read, the policies asked. Made once, never changed;
/// everything in it follows from the input, so that a diagnosis can be replayed.
/// </summary>
internal sealed class Evidence
{
    private const int LongestTold = 64 * 1024;
    /// <summary>The kind of answer of a failure that has none.</summary>
    internal const string NoAnswer = "no-answer";

    private readonly Lazy<PolicyEvidence> _policies;
    private Dictionary<string, string>? _headerByName;
    private readonly Lazy<PolicyDenials> _denials;

    internal Evidence(DiagnosisInput input, FailureClock clock, SearchEffort effort, CancellationToken cancellation = default)
    {
        Input = input;
        Clock = clock;
        Signing = SigningFacts.Of(input);
        Told = TextOf(input.Client, input.ClientMessage);
        Headers = input.Headers?.Select(static h => new KeyValuePair<string, string>(h.Key.Trim().ToLowerInvariant(), h.Value)).ToList();
        Method = string.IsNullOrWhiteSpace(input.Method) ? null : input.Method!.Trim().ToUpperInvariant();
        if (!string.IsNullOrWhiteSpace(input.Url))
        {
            ReadUrl(input, effort, cancellation);
        }

        _policies = new(() => PolicyEvidence.Of(this));
        _denials = new(() => new PolicyDenials(this));
        IsForeignAnswer = AnswerSender.IsForeign(Response, Location);
        NotReachedWord =
            Response?.StatusCode is null && Response?.Code is null && !IsAccepted ? NotReached.Word(input.ClientMessage) : null;
        Differences = AnswerNames.Differences(this);
    }

    /// <summary>The same URL and request, with less known about the failure.</summary>
    private Evidence(Evidence other, DiagnosisInput input)
    {
        Input = input;
        Clock = other.Clock;
        Signing = other.Signing;
        Headers = other.Headers;
        Method = other.Method;
        Judgement = other.Judgement;
        Url = other.Url;
        IsUrlMasked = other.IsUrlMasked;
        Raw = other.Raw;
        Location = other.Location;
        UrlFault = other.UrlFault;
        Differences = [];
        _policies = new(() => PolicyEvidence.Of(this));
        _denials = new(() => new PolicyDenials(this));
    }

    internal DiagnosisInput Input { get; }

    /// <summary>The time of the failure, and where it comes from.</summary>
    internal FailureClock Clock { get; }

    internal DateTimeOffset AsOf => Clock.Time;

    /// <summary>The answer was written by somebody else than S3.</summary>
    internal bool IsForeignAnswer { get; }

    /// <summary>The words by which the client says that it got no answer; null if it does not.</summary>
    internal string? NotReachedWord { get; }

    /// <summary>Names in the answer that are not those of the URL.</summary>
    internal IReadOnlyList<NameDifference> Differences { get; } = [];

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

    /// <summary>What policies refuse, by cause.</summary>
    internal PolicyDenials Denials => _denials.Value;

    internal string? Code => Response?.Code;

    internal int? Status => Response?.StatusCode;

    internal S3CheckStage Stage => Response?.Stage ?? S3CheckStage.Unknown;

    internal string? Row => Response?.Row;

    /// <summary>The kind of the answer, as the key of the table of public reports.</summary>
    internal string AnswerKey => Row ?? (Response is null ? NoAnswer : "unknown-answer");

    /// <summary>
    /// The URL was sent just now and accepted, and nothing else is known to have failed. A damaged one was not: it is sent repaired.
    /// </summary>
    internal bool IsAccepted =>
        Response is null
        && (
            (Input.Live is { IsAccepted: true, WithheldHeaders.Count: 0 } && Judgement is not { IsRepaired: true })
            || Input.SuccessStatus is not null);

    /// <summary>How the request that was accepted was answered, in words.</summary>
    internal string AcceptedHow =>
        Input.SuccessStatus is { } status ? $"answered {status}" : $"answered {Input.Live?.Method} with {Input.Live?.StatusCode}";

    /// <summary>
    /// Whether what is told of the signer says that it signs, wherever the signature stands: an SDK or tool, in the header.
    /// </summary>
    internal bool SaysSigned =>
        Signing.Text is { } text && !Text.Words.HasAny(text, "none", "plain", "unsigned", "anonymous", "no sign", "no-sign");

    /// <summary>S3 says that the signature does not fit.</summary>
    internal bool IsSignatureRefusal => Code == "SignatureDoesNotMatch";

    /// <summary>403 and not a word more: a HEAD answer, a browser that hides the body.</summary>
    internal bool IsSilentRefusal => Status == 403 && Code is null;

    /// <summary>AccessDenied without a reason.</summary>
    internal bool IsBareDenial => Row == "access-denied";

    /// <summary>
    /// A refusal without a reason, of a request that S3 would judge by its policies: what people mention beside it may matter.
    /// </summary>
    internal bool IsUnexplainedRefusal =>
        (IsBareDenial || (IsSilentRefusal && Judgement?.SignatureMatches != false)) && Method != "OPTIONS";

    /// <summary>Whether the answer leaves open that the signature is at fault.</summary>
    internal bool MayBeSignature => IsSignatureRefusal || (Judgement?.SignatureMatches != true && (Response is null || IsSilentRefusal));

    /// <summary>Whether S3's canonical request was shortened by somebody.</summary>
    internal bool IsAbridged => AnswerIntegrity.IsAbridged(Response);

    /// <summary>Whether S3's canonical request is as S3 sent it.</summary>
    internal bool IsIntactAnswer => AnswerIntegrity.IsIntact(Response);

    /// <summary>Whether the answer leaves open that permission is at fault.</summary>
    internal bool MayBePermission =>
        Response is null || IsBareDenial || IsSilentRefusal || Stage is S3CheckStage.Authorization or S3CheckStage.Encryption;

    /// <summary>What there is in free text: the client, its message, what signed.</summary>
    internal string? Told { get; }

    /// <summary>Whether the URL carries a signature in any form.</summary>
    internal bool IsPresigned => Judgement is { } j && j.Parameters.Form != SignatureForm.None;

    /// <summary>
    /// Names of the headers that were signed: from the URL, else from what the signer was given; null if neither is known.
    /// </summary>
    internal IReadOnlyList<string>? SignedHeaderNames =>
        Judgement is { Parameters.Form: SignatureForm.V4 or SignatureForm.V4A } j ? j.Parameters.SignedHeaderNames
        : Signing.KnowsHeaders ? [.. Signing.Headers.Keys] : null;

    /// <summary>Access key id of the signer: from the URL, else from the answer.</summary>
    internal string? AccessKeyId => Judgement?.Parameters.ShownKeyId is { } id && id != MaskedUrl.KeyId ? id : Response?.AccessKeyId;

    internal bool IsTemporaryKey => AccessKey.Kind(AccessKeyId) == AccessKeyKind.Temporary || (AccessKeyId is null && Signing.IsTemporary);

    /// <summary>Whether the server is one of AWS's own; true where nothing says otherwise.</summary>
    internal bool IsAws => Location is null ? Response?.HostId is not null || !IsOtherServer : Location.HostKind != S3HostKind.Custom;

    private bool IsOtherServer => Text.Words.HasAny(Told + "\n" + Signing.Text, S3Servers.Words);

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
                "POST" when Input.FormFields is not null || Input.FormFiles is not null => "PostObject",
                _ => Url is { PossibleOperations: [var first, ..] } ? first : null,
            });

    internal bool IsUpload =>
        Operation is "PutObject" or "PostObject" or "CreateMultipartUpload" or "UploadPart" or "CompleteMultipartUpload" or "CopyObject"
        || (Operation is null && Method is "PUT" or "POST");

    internal bool IsRead =>
        Operation is "GetObject" or "HeadObject" or "GetObjectAttributes" || (Operation is null && Method is "GET" or "HEAD");

    /// <summary>Whether the request is an upload form.</summary>
    internal bool IsForm =>
        Operation == "PostObject" || Input.FormFields is not null || Input.FormFiles is not null || Stage == S3CheckStage.PostPolicy;

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

    /// <summary>Whether the answer names another one than the URL does.</summary>
    internal bool NamesOther(NamedThing thing) => Differences.Any(d => d.Thing == thing);

    /// <summary>Whether a header is sent; the name may end in * for headers that begin so.</summary>
    internal bool IsSent(string name) =>
        name == "x-amz-meta-*"
            ? Headers?.Any(static h => h.Key.StartsWith("x-amz-meta-", StringComparison.Ordinal)) == true
            : Header(name) is not null;

    /// <summary>Whether the list of signed headers is the URL's own, and not only what the signer was given.</summary>
    internal bool HasSignedHeadersInUrl => Judgement is { Parameters.Form: SignatureForm.V4 or SignatureForm.V4A };

    /// <summary>Whether the signature is of Signature Version 2, by the URL or by what S3 computed.</summary>
    internal bool IsSignatureV2 => Judgement is { Parameters.Form: SignatureForm.V2 } || StringToSignV2 is not null;

    /// <summary>The lines of a Signature Version 2 string to sign that S3 sent back; null without one.</summary>
    internal string[]? StringToSignV2 =>
        Response?.StringToSign is { } text && !text.StartsWith("AWS4", StringComparison.Ordinal) && text.IndexOf('\n') > 0
            ? text.Replace("\r", string.Empty).Split('\n') : null;

    /// <summary>An element of the answer, or one of its headers; null where there is none.</summary>
    internal string? Element(string name) => Response?.Elements.TryGetValue(name, out string? value) == true ? value : null;

    /// <summary>What is known of the signer and of the client in free text, together.</summary>
    internal string AllText => Signing.Text + "\n" + Told;

    /// <summary>Value of a query parameter, by name in any case; null where there is none.</summary>
    internal string? QueryValue(string name) =>
        Raw?.Parameters.Where(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static p => p.Value).FirstOrDefault();

    internal bool InQuery(string name) => QueryValue(name) is not null;

    /// <summary>The verifier's failed checks for these causes.</summary>
    internal IEnumerable<Finding> Faults(params string[] causes) =>
        IsPresigned ? Checked.Where(f => f.Status == FindingStatus.Fail && causes.Contains(f.Cause)) : [];

    /// <summary>What the verifier's checks found. S3's checks do not hold for URLs that are signed in another service's way.</summary>
    internal IReadOnlyList<Finding> Checked => OtherSignature.Of(Raw) is null ? Judgement?.SortedFindings() ?? [] : [];

    /// <summary>Whether the signature was recomputed, so that what was changed is known and not only what is odd.</summary>
    internal bool IsRecomputed => Judgement?.SignatureMatches is not null;

    /// <summary>Whether the URL has a signature of full length: a cut URL loses its end, and the signature is written last.</summary>
    internal bool HasWholeSignature =>
        Judgement?.Parameters switch
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

    /// <summary>The same failure as it was known before the server answered.</summary>
    internal Evidence WithoutAnswer() => new(this, Input with { Response = null, ClientMessage = null, IsStatusReported = false });

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

    /// <summary>
    /// The texts, one below the other; of a very long one the beginning, where a client says what is wrong. Null for none.
    /// </summary>
    private static string? TextOf(params string?[] texts)
    {
        string text = string.Join(
            "\n",
            texts.Where(static t => t is not null).Select(static t => t!.Length > LongestTold ? t[..LongestTold] : t));
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

    private void ReadUrl(DiagnosisInput input, SearchEffort effort, CancellationToken cancellation)
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
                isMasked ? null : input.Credentials, AsOf, IsSignatureRefusal && !IsAbridged ? Response : null, effort,
                    new SigningKeyCache(), cancellation);
            Raw = Judgement.Url;
            Location = Judgement.Location;
        }
        catch (PresignException e)
        {
            UrlFault ??= e;     // no URL at all: the rest of the evidence has to do
        }
    }
}
