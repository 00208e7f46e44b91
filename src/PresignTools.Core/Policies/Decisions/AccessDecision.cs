using PresignTools.Policies.Matching;
using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Policies.Decisions;

/// <summary>
/// Whether AWS would allow a request by the given policies, who decides, and why. Immutable; the explanations are made when they are asked
/// for.
/// </summary>
public sealed class AccessDecision
{
    private readonly AccessRequest _request;
    private readonly Lazy<AccessRequest> _shown;
    private readonly PolicySet _policies;
    private readonly Evaluation _evaluation;
    private readonly Lazy<IReadOnlyList<AccessReason>> _reasons;
    private readonly Lazy<IReadOnlyList<MissingContextKey>> _missing;
    private readonly Lazy<IReadOnlyList<LayerDecision>> _permissions;
    private readonly Lazy<(string Explanation, string Remedy)> _text;

    internal AccessDecision(AccessRequest request, PolicySet policies, Evaluation evaluation)
    {
        _request = request;
        _shown = new(() => Masked(request));
        _policies = policies;
        _evaluation = evaluation;
        Verdict verdict = evaluation.Verdict;
        Decision = verdict.Outcome;
        DecidedBy = verdict.DecidedBy;
        Level = verdict.Level;
        Policy = verdict.Match?.Policy.Name;
        Sid = verdict.Match?.Statement.Sid;
        StatementIndex = verdict.Match?.Statement.Index ?? 0;
        Line = verdict.Match?.Statement.Position.Line ?? 0;
        Warnings = policies.All.SelectMany(p => p.Warnings.Select(w => $"{p}: {w}")).ToList();
        _reasons = new(() => AccessReason.Of(request, evaluation).ToListing());
        _missing = new(() => MissingContextFinder.Find(request, policies, evaluation).ToListing());
        _permissions = new(() => LayerDecision.Of(request, policies, evaluation).ToListing());
        _text = new(() => DecisionText.Of(request, policies, evaluation));
    }

    /// <summary>Allowed, ImplicitlyDenied (nothing allows it) or ExplicitlyDenied (a Deny hits it).</summary>
    public AccessOutcome Decision { get; }

    /// <summary>Whether the request goes through.</summary>
    public bool IsAllowed => Decision == AccessOutcome.Allowed;

    /// <summary>
    /// The layer that decides: whose statement allows or denies, or which one lacks an Allow. Null for actions that need no permission.
    /// </summary>
    public PolicyKind? DecidedBy { get; }

    /// <summary>For organization policies: the level that decides.</summary>
    public string? Level { get; }

    /// <summary>Name of the document whose statement decides; null if it is the lack of one.</summary>
    public string? Policy { get; }

    /// <summary>Sid of the deciding statement, if it has one.</summary>
    public string? Sid { get; }

    /// <summary>Number of the deciding statement in its document, from 1; 0 if it is the lack of one.</summary>
    public int StatementIndex { get; }

    /// <summary>Line in the document where the deciding statement begins; 0 if there is none.</summary>
    public int Line { get; }

    /// <summary>Who asks.</summary>
    public string Principal => _request.Principal.Text;

    /// <summary>The IAM action.</summary>
    public string Action => _request.Action;

    /// <summary>The resource.</summary>
    public string Resource => SecretMask.Of(_request.Resource);

    /// <summary>The decision in a sentence or two: what, by which statement, and through which condition.</summary>
    public string Explanation => Printable.Lines(SecretMask.Of(_text.Value.Explanation + Ended));

    /// <summary>What would change a denial; empty for what is allowed.</summary>
    public string Remedy => Printable.Lines(SecretMask.Of(_text.Value.Remedy));

    /// <summary>Every statement that matched or came within one element of matching.</summary>
    public IReadOnlyList<AccessReason> Reasons => _reasons.Value;

    /// <summary>Condition keys that a statement needed and nobody gave, with what they would change.</summary>
    public IReadOnlyList<MissingContextKey> MissingContext => _missing.Value;

    /// <summary>What each layer says.</summary>
    public IReadOnlyList<LayerDecision> Permissions => _permissions.Value;

    /// <summary>What is legal in the documents, and silently ineffective.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The request that was decided.</summary>
    public AccessRequest Request => _shown.Value;

    /// <summary>One decision for each action that an operation needs, the worst first; just this one for a single action.</summary>
    public IReadOnlyList<AccessDecision> Actions { get => field ?? new[] { this }; internal init => field = value?.ToListing(); }

    /// <summary>
    /// When the decision will change by itself, because the signature ages or a date in a condition comes; null if it will not, or no time
    /// was asked for.
    /// </summary>
    public DateTimeOffset? ChangesAt { get; private init; }

    /// <summary>What it will be from <see cref="ChangesAt"/> on.</summary>
    public AccessOutcome? ChangesTo { get; private init; }

    /// <summary>What was taken for granted because nobody said it: which operation the URL is for, who signed it.</summary>
    public IReadOnlyList<string> Assumptions { get; private init => field = value.ToListing(); } = [];

    /// <summary>What is worth knowing beside the decision: permissions that the operation can do without, and that are lacking.</summary>
    public IReadOnlyList<string> Notes { get; private init => field = value.ToListing(); } = [];

    /// <summary>What the decision rests on, layer by layer.</summary>
    internal Evaluation Evaluation => _evaluation;

    /// <summary>A sentence about a URL that had ended before policies could matter; null where it had not.</summary>
    private string? Ended { get; init; }

    internal AccessDecision With(
        (DateTimeOffset At, AccessOutcome To)? change,
        IReadOnlyList<string> assumptions,
        IReadOnlyList<string> notes,
        string? ended
    ) =>
        new(_request, _policies, _evaluation)
        {
            Actions = Actions.Count > 1 ? Actions : null!,
            ChangesAt = change?.At,
            ChangesTo = change?.To,
            Assumptions = assumptions,
            Notes = notes,
            Ended = ended,
        };

    /// <summary>The explanation.</summary>
    public override string ToString() => Explanation;

    /// <summary>
    /// The request with the values of its keys as they may be shown: somebody's header, referrer or token may be among them.
    /// </summary>
    private static AccessRequest Masked(AccessRequest request)
    {
        RequestContext shown = request.Context;
        foreach ((string key, IReadOnlyList<string> values) in request.Context.Values)
        {
            string[] masked = SecretMask.Plain.Show(values);
            shown = masked.SequenceEqual(values, StringComparer.Ordinal) ? shown : shown.With(key, masked);
        }

        return ReferenceEquals(shown, request.Context) ? request : request with { Context = shown };
    }
}
