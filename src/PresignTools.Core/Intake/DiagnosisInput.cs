using PresignTools.Abstractions;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Responses;
using PresignTools.Signing;
using PresignTools.Verification.Sending;
using PresignTools.Verification.Subject;

namespace PresignTools.Intake;

/// <summary>
/// What is known of a failure, from wherever it came. Every part may be missing; what is null is not known, which is not the same as empty.
/// Holds secrets (the URL, maybe credentials): it is never shown.
/// </summary>
public sealed record DiagnosisInput
{
    /// <summary>The URL as it was used, raw.</summary>
    public string? Url { get; init; }

    /// <summary>Where the URL came from; that of text may be anybody's, and is not sent everywhere.</summary>
    public RequestSource UrlSource { get; init; }

    /// <summary>HTTP method as sent.</summary>
    public string? Method { get; init; }

    /// <summary>Headers that the client sends; empty says that it sends none of its own, null that they are not known.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Headers { get; init; }

    /// <summary>Where the headers came from; of those of text not all are sent.</summary>
    public RequestSource HeaderSource { get; init; }

    /// <summary>The Host header as the server saw it, where that is not the URL's.</summary>
    public string? Host { get; init; }

    /// <summary>Whether <see cref="Method"/> is the one that was signed: the object that holds the URL says so.</summary>
    internal bool IsMethodSigned { get; init; }

    /// <summary>The path as the client sent it, where that is not the URL's.</summary>
    public string? SentPath { get; init; }

    /// <summary>What sends the request: a browser, curl, an SDK, a proxy; free text.</summary>
    public string? Client { get; init; }

    /// <summary>Origin of the web page that makes the request.</summary>
    public string? Origin { get; init; }

    /// <summary>What the client says of the failure, where it is no answer of S3: a browser's console, an exception.</summary>
    public string? ClientMessage { get; init; }

    /// <summary>S3's answer; of several, that to the last request.</summary>
    public S3ErrorResponse? Response { get; init; }

    /// <summary>HTTP status of the answer, where it is no error: then what fails is elsewhere, in a browser or on the way.</summary>
    public int? SuccessStatus { get; init; }

    /// <summary>Redirects that the client followed before the last answer.</summary>
    public IReadOnlyList<S3ErrorResponse> Redirects { get; init; } = [];

    /// <summary>What signed: the line of code, the command, the SDK with its version; free text.</summary>
    public string? SignedBy { get; init; }

    /// <summary>Name of the S3 operation that was signed, as in <c>PutObject</c>.</summary>
    public string? SignedOperation { get; init; }

    /// <summary>Parameters or headers that were given to the signer, with their values where they are known.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> SignedParameters { get; init; } = [];

    /// <summary>Fields of an upload form, in order; null if there is none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? FormFields { get; init; }

    /// <summary>How many files the upload form has.</summary>
    public int? FormFiles { get; init; }

    /// <summary>Name of the file of the upload form, for <c>${filename}</c>.</summary>
    public string? FormFileName { get; init; }

    /// <summary>The status is what a client reports, which says nothing of a body: there may have been one.</summary>
    public bool IsStatusReported { get; init; }

    /// <summary>The command that sent the URL has it without quotes, where a shell takes the first &amp; for its end.</summary>
    public bool IsUrlUnquoted { get; init; }

    /// <summary>The instant of the failure.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>What S3 itself recorded of the request, in its access log or in CloudTrail; null without such a record.</summary>
    public Logs.IS3LogRecord? Record { get; init; }

    /// <summary>
    /// The time that stands beside the failure in the text that tells of it, as a log line has one; null if there is none.
    /// </summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>Whether the text tells that something failed, in whatever words: then it did so before now.</summary>
    public bool IsFailureTold { get; init; }

    /// <summary>Whether <see cref="ToldAt"/> was written without a time zone: it is taken for UTC, and may be hours off.</summary>
    public bool IsToldAtWithoutZone { get; init; }

    /// <summary>Policies that are known.</summary>
    public PolicySet Policies { get; init; } = PolicySet.Empty;

    /// <summary>What is known of the bucket.</summary>
    public BucketFacts Bucket { get; init; } = new();

    /// <summary>ARN of the signer.</summary>
    public string? Principal { get; init; }

    /// <summary>Address from which the URL is used.</summary>
    public string? SourceIp { get; init; }

    /// <summary>VPC endpoint through which the URL is used.</summary>
    public string? VpcEndpointId { get; init; }

    /// <summary>
    /// Condition keys that are known beside what the request itself shows: aws:MultiFactorAuthPresent, aws:TokenIssueTime,
    /// aws:PrincipalOrgID, s3:TlsVersion, …
    /// </summary>
    public RequestContext Context { get; init; } = RequestContext.Empty;

    /// <summary>The credentials that should have signed.</summary>
    public SigningCredentials? Credentials { get; init; }

    /// <summary>Further secrets that must not be shown, because whoever asks knows them: those of the credentials at hand.</summary>
    internal IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>What came of sending the URL, made harmless, just now; null if it was not sent.</summary>
    public LiveProbeResult? Live { get; init; }

    /// <summary>What IAM's own simulation says of the actions in question, for the signer.</summary>
    public IReadOnlyList<SimulatedDecision> Simulated { get; init; } = [];

    /// <summary>
    /// Whether AWS refuses the signer whatever it is asked now, at several services, by an explicit deny in the signer's own policies.
    /// </summary>
    public bool SignerIsDeniedAll { get; init; }

    /// <summary>What AWS was asked, each with how it ended, in words.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>What the intake found in the text that was given.</summary>
    public IReadOnlyList<string> Recognized { get; init; } = [];

    /// <summary>What was read from the text that was given, each with its place.</summary>
    public IReadOnlyList<ReadFact> Reading { get; init; } = [];

    /// <summary>Calls that sign, in the order of the text.</summary>
    public IReadOnlyList<SigningCall> SigningCalls { get; init; } = [];

    /// <summary>Names of the headers that were signed, where a list of them stands in the text; empty without one.</summary>
    public IReadOnlyList<string> SignedHeaderList { get; init; } = [];

    /// <summary>Whether that list is of an Authorization header: then the client signs the requests that it sends itself.</summary>
    public bool IsSignedByHeader { get; init; }

    /// <summary>Fields of an upload form in their order, as far as a text shows them; empty without one.</summary>
    public IReadOnlyList<UploadFormField> FormOrder { get; init; } = [];

    /// <summary>Calls that send, in the order of the text.</summary>
    public IReadOnlyList<SendingCall> SendingCalls { get; init; } = [];

    /// <summary>What works, and what does not.</summary>
    public IReadOnlyList<Contrast> Contrasts { get; init; } = [];

    /// <summary>What lies between client and server.</summary>
    public IReadOnlyList<Intermediary> Intermediaries { get; init; } = [];

    /// <summary>Settings of the client or tool.</summary>
    public IReadOnlyList<ClientSetting> Settings { get; init; } = [];

    /// <summary>
    /// The server that answered, as <see cref="Facts.S3Servers"/> names it: <c>MinIO</c>, <c>Cloudflare R2</c>, <c>Amazon S3</c>; null if
    /// nothing tells.
    /// </summary>
    public string? Server { get; init; }

    /// <summary>The host that the client could not reach, in lower case; null if it names none.</summary>
    public string? UnreachedHost { get; init; }

    /// <summary>The canonical request that the client computed, as its debug log has it.</summary>
    public string? ClientCanonicalRequest { get; init; }

    /// <summary>What a text says of the failure that belongs to no field of a request or an answer.</summary>
    internal IReadOnlyList<Clue> Clues { get; init; } = [];

    /// <summary>Lists of buckets and keys that the text has.</summary>
    internal IReadOnlyList<Listing> Listings { get; init; } = [];

    /// <summary>The whole text, as far as it is read; null where the failure came by parameters.</summary>
    internal string? FullText { get; init; }

    /// <summary>What came of the methods that the text tells of; null where it does not speak of HEAD or OPTIONS.</summary>
    internal MethodOutcomes? Outcomes { get; init; }

    /// <summary>The answer of another service than S3 that the text has; null if it has none.</summary>
    internal OtherServiceAnswer? OtherService { get; init; }

    /// <summary>The first setting of a name; null if there is none.</summary>
    /// <param name="name">One of <see cref="ClientSettingNames"/>.</param>
    public string? Setting(string name) => Settings.FirstOrDefault(s => s.Name == name)?.Value;

    /// <summary>Takes from <paramref name="other"/> what this one does not know.</summary>
    public DiagnosisInput WithDefaults(DiagnosisInput other)
    {
        _ = other ?? throw new ArgumentNullException(nameof(other));
        return this with
        {
            Url = Url ?? other.Url,
            UrlSource = Url is null ? other.UrlSource : UrlSource,
            Method = Method ?? other.Method,
            IsMethodSigned = Method is null ? other.IsMethodSigned : IsMethodSigned,
            Headers = Headers ?? other.Headers,
            HeaderSource = Headers is null ? other.HeaderSource : HeaderSource,
            Host = Host ?? other.Host,
            SentPath = SentPath ?? other.SentPath,
            Client = Joined(Client, other.Client),
            Origin = Origin ?? other.Origin,
            ClientMessage = Joined(ClientMessage, other.ClientMessage),
            Response = Response ?? other.Response,
            SuccessStatus = SuccessStatus ?? other.SuccessStatus,
            Redirects = Redirects.Count > 0 ? Redirects : other.Redirects,
            SignedBy = Joined(SignedBy, other.SignedBy),
            SignedOperation = SignedOperation ?? other.SignedOperation,
            SignedParameters = Both(SignedParameters, other.SignedParameters),
            FormFields = FormFields ?? other.FormFields,
            FormFiles = FormFiles ?? other.FormFiles,
            FormFileName = FormFileName ?? other.FormFileName,
            IsStatusReported = IsStatusReported || other.IsStatusReported,
            IsUrlUnquoted = IsUrlUnquoted || other.IsUrlUnquoted,
            AsOf = AsOf ?? other.AsOf,
            Record = Record ?? other.Record,
            ToldAt = ToldAt ?? other.ToldAt,
            IsFailureTold = IsFailureTold || other.IsFailureTold,
            IsToldAtWithoutZone = ToldAt is null ? other.IsToldAtWithoutZone : IsToldAtWithoutZone,
            Bucket = Bucket.WithDefaults(other.Bucket),
            Principal = Principal ?? other.Principal,
            SourceIp = SourceIp ?? other.SourceIp,
            VpcEndpointId = VpcEndpointId ?? other.VpcEndpointId,
            Context = Context.WithDefaults(other.Context),
            Credentials = Credentials ?? other.Credentials,
            Live = Live ?? other.Live,
            SignerIsDeniedAll = SignerIsDeniedAll || other.SignerIsDeniedAll,
            Simulated = Simulated.Count > 0 ? Simulated : other.Simulated,
            Asked = Asked.Count > 0 ? Asked : other.Asked,
            Recognized = Both(Recognized, other.Recognized),
            Policies = Policies.WithDefaults(other.Policies),
            Reading = Both(Reading, other.Reading),
            SigningCalls = Both(SigningCalls, other.SigningCalls),
            SignedHeaderList = SignedHeaderList.Count > 0 ? SignedHeaderList : other.SignedHeaderList,
            IsSignedByHeader = SignedHeaderList.Count > 0 ? IsSignedByHeader : other.IsSignedByHeader,
            FormOrder = FormOrder.Count > 0 ? FormOrder : other.FormOrder,
            SendingCalls = Both(SendingCalls, other.SendingCalls),
            Contrasts = Both(Contrasts, other.Contrasts),
            Intermediaries = Both(Intermediaries, other.Intermediaries),
            Settings = Both(Settings, other.Settings),
            Server = Server ?? other.Server,
            UnreachedHost = UnreachedHost ?? other.UnreachedHost,
            ClientCanonicalRequest = ClientCanonicalRequest ?? other.ClientCanonicalRequest,
            Clues = Both(Clues, other.Clues),
            Listings = Both(Listings, other.Listings),
            FullText = FullText ?? other.FullText,
            Outcomes = Outcomes ?? other.Outcomes,
            OtherService = OtherService ?? other.OtherService,
        };
    }

    /// <summary>Nothing: it holds secrets.</summary>
    public override string ToString() => nameof(DiagnosisInput);

    /// <summary>The one after the other; no copy where one of them is empty, as most are.</summary>
    private static IReadOnlyList<T> Both<T>(IReadOnlyList<T> first, IReadOnlyList<T> second) =>
        second.Count == 0 ? first : first.Count == 0 ? second : [.. first, .. second];

    private static string? Joined(string? first, string? second) =>
        first is null ? second
        : second is null || second == first ? first
        : first + "\n" + second;
}
