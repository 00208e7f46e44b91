using PresignTools.Addressing;
using PresignTools.Diagnosis.Known;
using PresignTools.PastReports;
using PresignTools.Errors;
using PresignTools.Inspection;
using PresignTools.Intake;
using PresignTools.Intake.Clues;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Search;
using PresignTools.Verification.Subject;


namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// The input in the form that rules look at: the URL read and judged, the answer read, the policies asked. Made once, never changed;
/// everything in it follows from the input, so that a diagnosis can be replayed.
/// </summary>
internal sealed partial class FailureFacts
{
    private const int LongestTold = 64 * 1024;

    /// <summary>The kind of answer of a failure that has none.</summary>
    internal const string NoAnswer = "no-answer";

    private readonly Lazy<PolicyEvidence> _policies;
    private readonly Lazy<IReadOnlyList<Clue>> _clues;
    private readonly Lazy<PolicyDenials> _denials;
    private readonly Lazy<ReceivedCanonical?> _canonical;
    private SignatureDoubt? _doubt;
    private RequestKind? _kind;
    private bool? _isUrlElided;
    private bool? _isValueHidden;
    private bool? _hasWords;
    private string? _wholeText;
    private QuotableText? _quotable;
    private IReadOnlyList<WordedCause>? _worded;
    private IReadOnlyList<QueryPiece>? _pieces;

    internal FailureFacts(DiagnosisInput input, FailureClock clock, SearchEffort effort, CancellationToken cancellation = default)
    {
        Input = input;
        Clock = clock;
        Signing = SigningFacts.Of(input);
        UserText = WithoutOpaque(TextOf(input.Client, input.ClientMessage));
        Server = input.Server ?? ServerRecognition.Find(input);
        Headers = input.Headers?.Select(static h => new KeyValuePair<string, string>(h.Key.Trim().ToLowerInvariant(), h.Value)).ToList();
        Method = MethodOf(input);
        if (!string.IsNullOrWhiteSpace(input.Url))
        {
            ReadUrl(input, effort, cancellation);
        }

        _policies = new(() => PolicyEvidence.Of(this));
        _clues = new(() => input.FullText is null
            ? [.. input.Clues, .. ClueFinder.Find(AllText), .. ClueFinder.FindApart(AllText)]
            : input.Clues);
        _denials = new(() => new PolicyDenials(this));
        _canonical = new(() => ReceivedCanonical.Of(Response, input.FullText));
        IsForeignAnswer = AnswerSender.IsForeign(Response, Location);
        NotReachedWord =
            Response?.StatusCode is null && Response?.Code is null && !IsAccepted
                ? NotReached.Word(CredentialSearch.Without(input.ClientMessage)) : null;
        Differences = AnswerNames.Differences(this);
    }

    /// <summary>The same URL and request, with less known about the failure.</summary>
    private FailureFacts(FailureFacts other, DiagnosisInput input)
    {
        Input = input;
        Server = other.Server;
        Clock = other.Clock;
        Signing = other.Signing;
        Headers = other.Headers;
        Method = other.Method;
        Verification = other.Verification;
        Url = other.Url;
        IsUrlMasked = other.IsUrlMasked;
        Raw = other.Raw;
        Location = other.Location;
        UrlFault = other.UrlFault;
        Differences = [];
        _clues = new([]);
        _policies = new(() => PolicyEvidence.Of(this));
        _denials = new(() => new PolicyDenials(this));
        _canonical = new(() => null);
    }

    internal DiagnosisInput Input { get; }

    /// <summary>The text that was given, to quote from, or else the URL; null if there was neither.</summary>
    internal QuotableText? Quotable => (Input.FullText ?? Input.Url) is { } text ? _quotable ??= new QuotableText(text) : null;

    /// <summary>The time of the failure, and where it comes from.</summary>
    internal FailureClock Clock { get; }

    internal DateTimeOffset AsOf => Clock.Time;

    internal SigningFacts Signing { get; }

    internal BucketFacts Bucket => Input.Bucket;

    /// <summary>The verification of the URL and request; null without a URL.</summary>
    internal VerificationContext? Verification { get; private set; }

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

    /// <summary>What may be other than it was signed, and what is ruled out.</summary>
    internal SignatureDoubt Doubt => _doubt ??= SignatureDoubt.Of(this);

    /// <summary>What policies refuse, by cause.</summary>
    internal PolicyDenials Denials => _denials.Value;

    /// <summary>
    /// Whether what is told of the signer says that it signs, wherever the signature stands: an SDK or tool, in the header.
    /// </summary>
    internal bool SaysSigned =>
        Signing.Text is { } text && !Text.Words.ContainsAny(text, "none", "plain", "unsigned", "anonymous", "no sign", "no-sign");

    /// <summary>What there is in free text: the client, its message, what signed.</summary>
    internal string? UserText { get; }

    internal bool Has(string cause, FindingStatus status = FindingStatus.Fail) => Verification?.Has(cause, status) == true;

    /// <summary>What is known of the signer and of the client in free text, together.</summary>
    internal string AllText => Signing.Text + "\n" + UserText;

    /// <summary>The verifier's failed checks for these causes.</summary>
    internal IEnumerable<Finding> Faults(params string[] causes) =>
        IsPresigned ? Checked.Where(f => f.Status == FindingStatus.Fail && causes.Contains(f.Cause)) : [];

    /// <summary>What the verifier's checks found. S3's checks do not hold for URLs that are signed in another service's way.</summary>
    internal IReadOnlyList<Finding> Checked =>
        OtherSignature.Of(Raw) is not null ? [] : [.. Sorted.Where(f => !IsOfMask(f.Cause))];

    /// <summary>What a URL seems to have because somebody cut or masked it.</summary>
    private bool IsOfMask(string cause) => (IsValueHidden && (IsOfElision(cause) || IsOfHiddenValue(cause)))
        || (IsUrlElided && Stage != S3CheckStage.Parameters && IsOfElision(cause));

    private IReadOnlyList<Finding> Sorted => Verification?.SortedFindings() ?? [];

    /// <summary>What a URL seems to have where somebody cut it for a ticket.</summary>
    private static bool IsOfElision(string cause) =>
        cause is CauseId.MissingQueryParameter or CauseId.MalformedQueryParameter or CauseId.UrlMangledInTransit
            or CauseId.SignatureAltered or CauseId.UnsignedRequest;

    /// <summary>What seems to be wrong with a value that stands for another one.</summary>
    private static bool IsOfHiddenValue(string cause) =>
        cause is CauseId.InvalidOrDeletedAccessKey or CauseId.ExpiryInvalid or CauseId.ExpiryOver7Days or CauseId.DateScopeMismatch
            or CauseId.UnsignedExtraHeader or CauseId.MissingSignedHeader or CauseId.WrongRegion or CauseId.WrongService;

    /// <summary>Whether the signature was recomputed, so that what was changed is known and not only what is odd.</summary>
    internal bool IsRecomputed => Verification?.SignatureMatches is not null;

    /// <summary>The same failure as it was known before the server answered.</summary>
    internal FailureFacts WithoutAnswer() => new(this, Input with { Response = null, ClientMessage = null, IsStatusReported = false });

    /// <summary>
    /// As told; else what the server says it received, unless that was only our own probe, whose method was a guess.
    /// </summary>
    private string? MethodOf(DiagnosisInput input)
    {
        if (!string.IsNullOrWhiteSpace(input.Method))
        {
            return input.Method.Trim().ToUpperInvariant();
        }

        return IsSignatureRefusal && !IsAbridged && input.Live is not { Sent: true } ? ReceivedMethod.Of(input.Response) : null;
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
            bool isUntold = UntoldHost.Is(url);
            Verification = PresignedUrlVerifier.Judge(
                new ReceivedRequest { Url = url, Method = method, Headers = Headers, Host = input.Host },
                isMasked || isUntold ? null : input.Credentials, AsOf,
                IsSignatureRefusal && !IsAbridged && !isUntold ? Response : null, effort,
                    new SigningKeyCache(), cancellation);
            Raw = Verification.Url;
            Location = Verification.Location;
        }
        catch (PresignException e)
        {
            UrlFault ??= e;     // no URL at all: the rest of the evidence has to do
        }
    }
}
