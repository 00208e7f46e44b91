using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Inspection;
using PresignTools.Responses;
using PresignTools.Signing;
using PresignTools.Text;

namespace PresignTools.Verification.Subject;

/// <summary>One request under test: what is known of it in a form that checks can use, and what they have found so far.</summary>
internal sealed class VerificationContext
{
    private readonly FindingList _findings = new();
    private (IReadOnlyList<string> Methods, string Why)? _hint;
    private Lazy<S3Location?>? _location;
    private Dictionary<string, string>? _headersByName, _amzParameters;
    private SearchBudget? _budget;

    internal VerificationContext(
        ReceivedRequest request,
        RawUrl url,
        SigningCredentials? credentials,
        DateTimeOffset asOf,
        S3ErrorResponse? response)
    {
        Request = request;
        Url = url;
        Response = response;
        AsOf = asOf.ToUniversalTime();
        Parameters = new SignatureParameters(url);

        // The keys of a session with a directory bucket are nobody's own: those who began it do not have them at hand.
        IsOfOthersSession = credentials is { IsDirectoryBucketSession: false } && Parameters.ExpressToken is not null
            && credentials.AccessKeyId != Parameters.AccessKeyId;
        Credentials = IsOfOthersSession ? null : credentials;
        Headers = request.Headers is null ? null : Fold(request.Headers);
        Host = CanonicalHost(request.Host ?? HeaderOrNull("host") ?? HostAndPort(url), url.Scheme);
        UrlHost = CanonicalHost(HostAndPort(url), url.Scheme);
        GivenMethod = string.IsNullOrEmpty(request.Method) ? ReceivedMethod.Of(response) : request.Method!.ToUpperInvariant();
        EffectiveMethod = GivenMethod ?? Hint.Methods[0];
    }

    internal ReceivedRequest Request { get; }

    internal RawUrl Url { get; }

    internal SignatureParameters Parameters { get; }

    /// <summary>The credentials that should have signed; null if they are not at hand.</summary>
    internal SigningCredentials? Credentials { get; }

    /// <summary>Whether credentials were given, and the URL is signed with the keys of a session that they began at best.</summary>
    internal bool IsOfOthersSession { get; }

    /// <summary>What S3 answered to this request; null if it is not known.</summary>
    internal S3ErrorResponse? Response { get; }

    /// <summary>Whether the answer shows the request as S3 received it, so that nothing more of it can be asked for.</summary>
    internal bool HasReceivedRequest => Response is { CanonicalRequest.Length: > 0, TruncatedElement: not "CanonicalRequest" };

    internal DateTimeOffset AsOf { get; }

    /// <summary>Headers that are sent, names in lower case, duplicates joined by commas; null if they are not known.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>>? Headers { get; }

    /// <summary>The host as the server saw it, in canonical form.</summary>
    internal string Host { get; }

    /// <summary>The host of the URL, in canonical form.</summary>
    internal string UrlHost { get; }

    /// <summary>What the URL's host and path say; null for a host that no one can read.</summary>
    internal S3Location? Location => (_location ??= new Lazy<S3Location?>(() =>
        UntoldHost.Is(Url.Text) ? null : TryLocate(Url.Scheme, HostAndPort(Url), Url.Path))).Value;

    /// <summary>The method as given, else the one that the server says it received; null if neither is known.</summary>
    internal string? GivenMethod { get; }

    /// <summary>What the URL says of its method: those that it can be, likeliest first, and why.</summary>
    internal (IReadOnlyList<string> Methods, string Why) Hint => _hint ??= MethodHints.Of(Url, Location, Parameters.SignedHeaderNames);

    /// <summary>
    /// The method that is judged: as given, or the likeliest that the URL hints at. The search sets it where another one turns out to be
    /// signed.
    /// </summary>
    internal string EffectiveMethod { get; set; }

    /// <summary>Whether <see cref="Url"/> is not the text that was given, but what it was before it was damaged.</summary>
    internal bool IsRepaired { get; init; }

    internal bool? SignatureMatches { get; set; }

    internal string? CanonicalText { get; set; }

    internal string? StringToSign { get; set; }

    /// <summary>Whether it is known, by computation or from the server, that the signature does not fit.</summary>
    internal bool SignatureKnownWrong { get; set; }

    internal int HypothesesTried { get; set; }

    /// <summary>Bytes that were hashed for it.</summary>
    internal long HashedBytes { get; set; }

    /// <summary>False where the search for what was signed was cut short.</summary>
    internal bool SearchIsComplete { get; set; } = true;

    /// <summary>Cancelled when the user stops the command.</summary>
    internal CancellationToken Cancellation { get; init; }

    /// <summary>How much work the search may still do.</summary>
    internal SearchBudget Budget => _budget ??= new SearchBudget(Cancellation);

    internal IReadOnlyList<CanonicalDifference> LineDifferences { get; set; } = [];

    internal IReadOnlyList<Finding> Findings => _findings.Settled;

    /// <summary>Whether the host is one of AWS's own S3 hosts.</summary>
    internal bool IsAws => Location is { HostKind: not S3HostKind.Custom };

    /// <summary>Adds a finding; texts that are left out come from the catalogue.</summary>
    internal void Add(
        string cause,
        FindingStatus status,
        EvidenceKind kind,
        string evidence,
        string? remedy = null,
        params string[] differs
    ) => _findings.Add(Make(cause, status, kind, evidence, remedy, differs));

    /// <summary>Adds a finding that rests on a computation, and replaces what earlier checks supposed without it.</summary>
    internal void AddComputed(
        string cause,
        FindingStatus status,
        string evidence,
        string? remedy,
        IReadOnlyList<string> differs,
        params Supposition[] replaces
    ) =>
        _findings.Add(
            Make(
                cause,
                status,
                status == FindingStatus.Warning ? EvidenceKind.Circumstance : EvidenceKind.Recomputed,
                evidence,
                remedy,
                differs),
            replaces);

    private static Finding Make(
        string cause,
        FindingStatus status,
        EvidenceKind kind,
        string evidence,
        string? remedy,
        IReadOnlyList<string> differs)
    {
        Cause entry = CauseCatalogue.Get(cause);
        return new Finding(cause, entry.Layer, status, kind, evidence, remedy ?? entry.Remedy, entry.DocumentationUri, differs);
    }

    /// <summary>Adds a finding that was made elsewhere.</summary>
    internal void Add(Finding finding) => _findings.Add(finding);

    internal void Fail(string cause, string evidence, string? remedy = null, params string[] differs) =>
        Add(cause, FindingStatus.Fail, EvidenceKind.Recomputed, evidence, remedy, differs);

    internal void Warn(string cause, string evidence, string? remedy = null) =>
        Add(cause, FindingStatus.Warning, EvidenceKind.Circumstance, evidence, remedy);

    internal bool Has(string cause, FindingStatus status = FindingStatus.Fail) =>
        _findings.Settled.Any(f => f.Cause == cause && f.Status == status);

    /// <summary>The value of a header that is sent; null if it is not, or if headers are not known.</summary>
    internal string? HeaderOrNull(string lowerCaseName)
    {
        _headersByName ??= (Headers ?? []).ToDictionary(static h => h.Key, static h => h.Value, StringComparer.Ordinal);
        return _headersByName.TryGetValue(lowerCaseName, out string? value) ? value : null;
    }

    /// <summary>
    /// S3 takes an x-amz-* header that is named in X-Amz-SignedHeaders but stands only in the query from there (recorded against AWS by
    /// LocalStack, test_presigned_url_v4_signed_headers_in_qs); other headers it does not.
    /// </summary>
    internal string? SemiHeader(string lowerCaseName)
    {
        if (!lowerCaseName.StartsWith("x-amz-", StringComparison.Ordinal))
        {
            return null;
        }

        if (_amzParameters is null)
        {
            _amzParameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (RawQueryParameter parameter in Url.Parameters)
            {
                _amzParameters.TryAdd(parameter.Name, parameter.Value);
            }
        }

        return _amzParameters.TryGetValue(lowerCaseName, out string? value) ? value : null;
    }

    /// <summary>Signed headers whose values are not known.</summary>
    internal IEnumerable<string> MissingHeaders() =>
        Parameters.SignedHeaderNames.Where(name => name != "host" && HeaderOrNull(name) is null && SemiHeader(name) is null);

    /// <summary>The S3 operations that the URL can be for.</summary>
    internal IReadOnlyList<string> PossibleOperations() =>
        OperationGuess.Of(Url, Location?.Bucket is not null, Location?.Key is not null, Parameters.SignedHeaderNames).Operations;

    /// <summary>Worst first; among equals the surer first, and then in the order in which S3 checks, which is that of adding.</summary>
    internal IReadOnlyList<Finding> SortedFindings() =>
        [.. _findings.Settled.OrderBy(static f => Rank(f.Status)).ThenByDescending(static f => f.EvidenceKind)];

    private static int Rank(FindingStatus status) => status switch
    {
        FindingStatus.Fail => 0,
        FindingStatus.Unknown => 1,
        FindingStatus.Warning => 2,
        FindingStatus.Pass => 3,
        _ => 4,
    };

    /// <summary>Lower case, without the scheme's default port.</summary>
    internal static string CanonicalHost(string host, string scheme)
    {
        string lower = host.Trim().ToLowerInvariant();
        string suffix = scheme == "http" ? ":80" : ":443";
        return lower.EndsWith(suffix, StringComparison.Ordinal) ? lower[..^suffix.Length] : lower;
    }

    internal static string HostAndPort(RawUrl url) =>
        url.Port is { } port ? url.Host + ":" + port.ToString(System.Globalization.CultureInfo.InvariantCulture) : url.Host;

    internal static S3Location? TryLocate(string scheme, string authority, string path)
    {
        try
        {
            return S3HostParser.Parse(scheme, authority, path);
        }
        catch (PresignException)
        {
            return null;    // a host that is no host name: the checks do without
        }
    }

    private static List<KeyValuePair<string, string>> Fold(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var values = new List<List<string>>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> header in headers)
        {
            string name = (header.Key ?? string.Empty).Trim().ToLowerInvariant();
            string value = CanonicalHeaders.Fold(header.Value ?? string.Empty);
            if (places.TryGetValue(name, out int same))
            {
                values[same].Add(value);
            }
            else
            {
                places.Add(name, values.Count);
                values.Add([value]);
            }
        }

        return [.. places.Select(p => new KeyValuePair<string, string>(p.Key, string.Join(",", values[p.Value])))];
    }
}
