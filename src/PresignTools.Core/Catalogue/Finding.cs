using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Catalogue;

/// <summary>The seven layers in the order in which S3 trouble is best searched.</summary>
public enum CheckLayer : long
{
    /// <summary>Who signs: key, token, account, role session.</summary>
    Identity = 1,

    /// <summary>Bucket and key.</summary>
    Object = 2,

    /// <summary>Region and endpoint.</summary>
    Region = 3,

    /// <summary>The S3 action on that object.</summary>
    Permission = 4,

    /// <summary>Explicit denies: bucket policy, SCP, RCP, boundary, session, endpoint policy, conditions.</summary>
    Policy = 5,

    /// <summary>Method, headers, URL as sent, time.</summary>
    Request = 6,

    /// <summary>KMS.</summary>
    Encryption = 7,
}

/// <summary>What a check came to.</summary>
public enum FindingStatus : long
{
    /// <summary>Checked and good.</summary>
    Pass,

    /// <summary>This breaks the request.</summary>
    Fail,

    /// <summary>Legal, but likely to surprise.</summary>
    Warning,

    /// <summary>Could not be decided with what is known.</summary>
    Unknown,

    /// <summary>Not checked, because it does not apply or was not asked for.</summary>
    Skipped,
}

/// <summary>How sure a finding is.</summary>
public enum Certainty : long
{
    /// <summary>It could be; the evidence fits other causes as well.</summary>
    Possible,

    /// <summary>It is the best explanation of the evidence.</summary>
    Likely,

    /// <summary>The evidence proves it.</summary>
    Established,
}

/// <summary>One judgment about a URL or a failure, with its evidence and what to do. Never holds a signature, token or secret.</summary>
public sealed class Finding
{
    /// <summary>Makes a finding.</summary>
    /// <param name="cause">Id from the catalogue, for example <c>url-expired</c>.</param>
    /// <param name="layer">Where in the checklist it belongs.</param>
    /// <param name="status">What the check came to.</param>
    /// <param name="kind">How it is known; the certainty follows from it.</param>
    /// <param name="evidence">The proof: what was seen, in one or two sentences.</param>
    /// <param name="remedy">What to do; empty for a pass.</param>
    /// <param name="documentationUri">The AWS document that the rule comes from.</param>
    /// <param name="differs">Which elements of the request differ from what was signed (method, path, query, host, header:NAME, …).</param>
    public Finding(
        string cause, CheckLayer layer, FindingStatus status, EvidenceKind kind, string evidence, string remedy,
        string? documentationUri = null, IReadOnlyList<string>? differs = null)
    {
        Cause = cause;
        Layer = layer;
        Status = status;
        EvidenceKind = kind;
        Evidence = Printable.Lines(SecretMask.Of(evidence));
        Remedy = Printable.Lines(SecretMask.Of(remedy));
        DocumentationUri = documentationUri;
        Differs = (differs ?? []).ToListing();
    }

    /// <summary>Stable id of the cause; people script on it.</summary>
    public string Cause { get; }

    /// <summary>Where in the checklist it belongs.</summary>
    public CheckLayer Layer { get; }

    /// <summary>What the check came to.</summary>
    public FindingStatus Status { get; }

    /// <summary>How it is known.</summary>
    public EvidenceKind EvidenceKind { get; }

    /// <summary>How sure that is; follows from <see cref="EvidenceKind"/>.</summary>
    public Certainty Certainty => EvidenceKind.ToCertainty();

    /// <summary>The proof: what was seen.</summary>
    public string Evidence { get; }

    /// <summary>What to do.</summary>
    public string Remedy { get; }

    /// <summary>The AWS document that the rule comes from.</summary>
    public string? DocumentationUri { get; }

    /// <summary>
    /// The project's page about the cause: how to recognize it, an example, what it is confused with. Null for an id that is not in
    /// the catalogue.
    /// </summary>
    public string? PageUri => CauseCatalogue.TryFind(Cause, out Cause? cause) ? cause.PageUri : null;

    /// <summary>
    /// How often it is the settled cause of such a failure: <c>12 of 57 public reports with this answer</c>. Empty if there is no
    /// such report.
    /// </summary>
    public string PublicReports { get; internal init; } = string.Empty;

    /// <summary>
    /// How likely the words of the text make it among all causes, from 0 to 1, by public reports; null where there was no text to weigh.
    /// </summary>
    public double? Likelihood { get; internal init; }

    /// <summary>
    /// Elements of the request that differ from what was signed: method, path, query, host, header:NAME, region, service, date, token,
    /// secret, access-key, signature, expired, not-yet-valid.
    /// </summary>
    public IReadOnlyList<string> Differs { get; }

    /// <summary>
    /// Where the facts stand that it rests on, in the text that was given; empty where there is no text, or no place in it.
    /// </summary>
    public IReadOnlyList<QuotedPlace> Places { get; internal init => field = value.ToListing(); } = [];

    /// <summary>The same without secrets that are known.</summary>
    internal Finding Shown(SecretMask mask)
    {
        string evidence = mask.Show(Evidence);
        string remedy = mask.Show(Remedy);
        return evidence == Evidence && remedy == Remedy && Places.Count == 0 ? this
            : new(Cause, Layer, Status, EvidenceKind, evidence, remedy, DocumentationUri, Differs)
            {
                PublicReports = PublicReports,
                Likelihood = Likelihood,
                Places = [.. Places.Select(p => p with { Quote = mask.Show(p.Quote), Label = mask.Show(p.Label) })],
            };
    }

    /// <summary>One line: status, cause and evidence.</summary>
    public override string ToString() => $"{Status}: {Cause}: {Evidence}";
}
