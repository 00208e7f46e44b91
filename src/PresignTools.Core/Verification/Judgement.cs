using PresignTools.Addressing;
using PresignTools.Diagnosis;
using PresignTools.Inspection;
using PresignTools.Responses;
using PresignTools.Signing;

namespace PresignTools.Verification;

/// <summary>One request under test: what is known of it in a form that checks can use, and what they have found so far.</summary>
internal sealed class Judgement
{
    private readonly List<Finding> _findings = [];
    private (IReadOnlyList<string> Methods, string Why)? _hint;
    private Lazy<S3Location?>? _location;
    private Dictionary<string, string>? _headerByName;

    internal Judgement(ReceivedRequest request, RawUrl url, SigningCredentials? credentials, DateTimeOffset asOf, S3ErrorResponse? response)
    {
        Request = request;
        Url = url;
        Credentials = credentials;
        Response = response;
        AsOf = asOf.ToUniversalTime();
        Parameters = new SignatureParameters(url);
        Headers = request.Headers is null ? null : Fold(request.Headers);
        Host = CanonicalHost(request.Host ?? HeaderOrNull("host") ?? HostAndPort(url), url.Scheme);
        UrlHost = CanonicalHost(HostAndPort(url), url.Scheme);
        GivenMethod = string.IsNullOrEmpty(request.Method) ? null : request.Method!.ToUpperInvariant();
        EffectiveMethod = GivenMethod ?? Hint.Methods[0];
    }

    internal ReceivedRequest Request { get; }

    internal RawUrl Url { get; }

    internal SignatureParameters Parameters { get; }

    internal SigningCredentials? Credentials { get; }

    /// <summary>What S3 answered to this request; null if it is not known.</summary>
    internal S3ErrorResponse? Response { get; }

    internal DateTimeOffset AsOf { get; }

    /// <summary>Headers that are sent, names in lower case, duplicates joined by commas; null if they are not known.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>>? Headers { get; }

    /// <summary>The host as the server saw it, in canonical form.</summary>
    internal string Host { get; }

    /// <summary>The host of the URL, in canonical form.</summary>
    internal string UrlHost { get; }

    /// <summary>What the URL's host and path say; null for a host that no one can read.</summary>
    internal S3Location? Location => (_location ??= new Lazy<S3Location?>(() => TryLocate(Url.Scheme, HostAndPort(Url), Url.Path))).Value;

    /// <summary>The method as given; null if it is not known.</summary>
    internal string? GivenMethod { get; }

    /// <summary>What the URL says of its method: those that it can be, likeliest first, and why.</summary>
    internal (IReadOnlyList<string> Methods, string Why) Hint => _hint ??= MethodHints.Of(Url, Location, Parameters.SignedHeaderNames);

    /// <summary>The method that is judged: as given, or the likeliest that the URL hints at. The search sets it where another one turns out to be signed.</summary>
    internal string EffectiveMethod { get; set; }

    /// <summary>Whether <see cref="Url"/> is not the text that was given, but what it was before it was damaged.</summary>
    internal bool IsRepaired { get; init; }

    internal bool? SignatureMatches { get; set; }

    internal string? CanonicalText { get; set; }

    internal string? StringToSign { get; set; }

    /// <summary>Whether it is known, by computation or from the server, that the signature does not fit.</summary>
    internal bool SignatureKnownWrong { get; set; }

    internal int HypothesesTried { get; set; }

    internal IReadOnlyList<CanonicalDifference> LineDifferences { get; set; } = [];

    internal IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Whether the host is one of AWS's own S3 hosts.</summary>
    internal bool IsAws => Location is { HostKind: not S3HostKind.Custom };

    /// <summary>Adds a finding; texts that are left out come from the catalogue.</summary>
    internal void Add(string cause, FindingStatus status, Certainty certainty, string evidence, string? remedy = null, params string[] differs)
    {
        Cause entry = CauseCatalogue.Get(cause);
        _findings.Add(new Finding(cause, entry.Layer, status, certainty, evidence, remedy ?? entry.Remedy, entry.DocumentationUri, differs));
    }

    /// <summary>Adds a finding that was made elsewhere.</summary>
    internal void Add(Finding finding) => _findings.Add(finding);

    internal void Fail(string cause, string evidence, string? remedy = null, params string[] differs) =>
        Add(cause, FindingStatus.Fail, Certainty.Established, evidence, remedy, differs);

    internal void Warn(string cause, string evidence, string? remedy = null) =>
        Add(cause, FindingStatus.Warning, Certainty.Possible, evidence, remedy);

    /// <summary>Takes back findings of a cause, because a surer one replaces them; with an element only those about it.</summary>
    internal void Drop(string cause, string? element = null) =>
        _findings.RemoveAll(f => f.Cause == cause && (element is null || f.Differs.Contains(element)));

    /// <summary>Takes back what was only likely about an element.</summary>
    internal void DropUnlessSure(string element) =>
        _findings.RemoveAll(f => f.Certainty != Certainty.Established && f.Differs.Contains(element));

    internal bool Has(string cause, FindingStatus status = FindingStatus.Fail) => _findings.Exists(f => f.Cause == cause && f.Status == status);

    /// <summary>The value of a header that is sent; null if it is not, or if headers are not known.</summary>
    internal string? HeaderOrNull(string lowerCaseName) =>
        (_headerByName ??= (Headers ?? []).ToDictionary(static h => h.Key, static h => h.Value, StringComparer.Ordinal)).GetValueOrDefault(lowerCaseName);

    /// <summary>Signed headers whose values are not known.</summary>
    internal IEnumerable<string> MissingHeaders() => Checks.HeaderCheck.NotSupplied(this);

    /// <summary>The S3 operations that the URL can be for.</summary>
    internal IReadOnlyList<string> PossibleOperations() =>
        OperationGuess.Of(Url, Location?.Bucket is not null, Location?.Key is not null, Parameters.SignedHeaderNames).Operations;

    /// <summary>Worst first; among equals the surer first, and then in the order in which S3 checks, which is that of adding.</summary>
    internal IReadOnlyList<Finding> SortedFindings() => [.. _findings.OrderBy(static f => Rank(f.Status)).ThenByDescending(static f => f.Certainty)];

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
        var order = new List<string>(headers.Count);
        var values = new Dictionary<string, List<string>>(headers.Count, StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> header in headers)
        {
            string name = (header.Key ?? string.Empty).Trim().ToLowerInvariant();
            string value = CanonicalHeaders.Fold(header.Value ?? string.Empty);
            Text.Work.Add(name.Length + value.Length);
            if (values.TryGetValue(name, out List<string>? same))
            {
                same.Add(value);
            }
            else
            {
                order.Add(name);
                values.Add(name, [value]);
            }
        }

        return order.ConvertAll(name => new KeyValuePair<string, string>(name, string.Join(",", values[name])));
    }
}
