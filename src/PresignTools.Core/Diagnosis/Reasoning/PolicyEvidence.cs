using PresignTools.Errors;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Operations;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// What the policies that were given say of the request. A policy that was not given is taken to allow: what decides is then one of those
/// that are there, and a refusal by it is real whatever the others say.
/// </summary>
internal sealed class PolicyEvidence
{
    private PolicyEvidence(AccessDecision? decision, string? why)
    {
        Decision = decision;
        NotDecided = why;
    }

    /// <summary>Whether any policy was given.</summary>
    internal bool IsGiven { get; private set; }

    /// <summary>The decision; null if there is no question or no policy.</summary>
    internal AccessDecision? Decision { get; }

    /// <summary>The action that refuses, or the first one.</summary>
    internal AccessDecision? Refusal =>
        Decision is null ? null : Decision.Actions.FirstOrDefault(static a => !a.IsAllowed) ?? (Decision.IsAllowed ? null : Decision);

    /// <summary>Why nothing could be decided.</summary>
    internal string? NotDecided { get; }

    /// <summary>The refusal if x-amz-* parameters of the query do not count as headers; null if that makes no difference.</summary>
    internal AccessDecision? RefusalWithoutHoisted { get; private set; }

    /// <summary>
    /// The Allow of the bucket policy that would let the request in but for one condition, where no policy of the signer is known; null
    /// without one.
    /// </summary>
    internal DenialCause? NearMiss { get; private set; }

    /// <summary>Whether the bucket policy that was given lets the request in by itself, whatever the signer's own policies say.</summary>
    internal bool IsAllowedByBucket { get; private set; }

    /// <summary>
    /// The refusal of somebody whom a Deny of the bucket policy names, where nobody told who signed; null if it names nobody.
    /// </summary>
    internal AccessDecision? RefusalOfNamed { get; private set; }

    /// <summary>Whether the signer may list the bucket, by the policies given; null if they do not say.</summary>
    internal bool? MayList { get; private set; }

    /// <summary>Whether who asks, and for what, is known, and not taken for granted.</summary>
    internal bool IsCertainQuestion { get; private set; }

    /// <summary>Whether the operation is only one that the policies deny, because nothing tells which it was.</summary>
    internal bool IsOperationAssumed { get; private set; }

    /// <summary>What was taken for granted.</summary>
    internal IReadOnlyList<string> Assumptions { get; private set; } = [];

    internal static PolicyEvidence Of(FailureFacts e)
    {
        PolicySet given = e.Input.Policies;
        bool any = given.All.Any();
        if (!any || e.IsForm && e.Stage == S3CheckStage.PostPolicy)
        {
            return new PolicyEvidence(null, null) { IsGiven = any };
        }

        try
        {
            return e.Operation is null ? OfDenied(e, given) : Decide(e, given, PolicyQuestion.OperationName(e), []);
        }
        catch (PresignException fault)
        {
            return new PolicyEvidence(null, fault.Message) { IsGiven = true };
        }
    }

    /// <summary>
    /// The operation is not known, and S3 refuses for permission: the first operation that the policies deny explicitly is a suspicion.
    /// </summary>
    private static PolicyEvidence OfDenied(FailureFacts e, PolicySet given)
    {
        var open = new PolicyEvidence(null, "the operation is not known") { IsGiven = true };
        if (e.Response is null && e.Input.FullText is not null && !e.IsAccepted)
        {
            return OfConditional(e, given) ?? open;
        }

        if (!e.IsBareDenial && !e.IsSilentRefusal)
        {
            return open;
        }

        ActionPattern[] denied =
        [
            .. given
                .All.SelectMany(static p => p.Statements)
                .Where(static s => s.Effect == Policies.Model.PolicyEffect.Deny && !s.ActionsExclude)
                .SelectMany(static s => s.Actions),
        ];

        // What names one action says more than what stands for all of them; of those, reading and writing are what people do.
        IEnumerable<Facts.S3Operation> named = Facts.S3OperationTable.All.Where(o => denied.Any(d => IsName(d, o.Action)));
        IEnumerable<Facts.S3Operation> usual = Usual.Select(static n => Facts.S3OperationTable.All.First(o => o.Name == n))
            .Where(o => denied.Any(d => d.IsMatch(o.Action)));
        foreach (Facts.S3Operation operation in named.Concat(usual))
        {
            string[] assumed = [$"The operation is not known. Assumed: {operation.Name}, which the policies deny."];
            PolicyEvidence decided = Decide(e, given, operation.Name, assumed);
            if (decided.Decision is { IsAllowed: false })
            {
                return decided;
            }
        }

        return OfConditional(e, given) ?? open;
    }

    /// <summary>
    /// Neither operation nor answer is known, and somebody shows a bucket policy that lets requests in under a condition: what it lets in
    /// is what was asked for.
    /// </summary>
    private static PolicyEvidence? OfConditional(FailureFacts e, PolicySet given)
    {
        Policies.Model.PolicyStatement? conditional = given.Identity.Append(given.Bucket).Where(static p => p is not null)
            .SelectMany(static p => p!.Statements).FirstOrDefault(static s =>
            s.Effect == Policies.Model.PolicyEffect.Allow && s.Conditions.Count > 0 && !s.ActionsExclude);
        if (conditional is null)
        {
            return null;
        }

        string[] actions = [.. conditional.Actions.Select(static a => a.ToString()!)];
        Facts.S3Operation? operation = Facts.S3OperationTable.All
            .FirstOrDefault(o => actions.Contains(o.Action, StringComparer.OrdinalIgnoreCase));
        if (operation is null)
        {
            return null;
        }

        return Decide(e, given, operation.Name, [$"The operation is not known. Assumed: {operation.Name}, which the policy allows."]);
    }

    private static readonly string[] Usual = ["GetObject", "PutObject", "ListObjectsV2", "DeleteObject"];

    private static bool IsName(ActionPattern pattern, string action) =>
        string.Equals(pattern.ToString(), action, StringComparison.OrdinalIgnoreCase);

    private static PolicyEvidence Decide(FailureFacts e, PolicySet given, string operation, string[] assumed)
    {
        List<string> assumptions = [.. assumed];
        RequestPrincipal principal = PolicyQuestion.Principal(e, assumptions);
        string account = principal.Account ?? AssumedPolicies.AnyAccount;
        string bucket = e.BucketName ?? AssumedPolicies.BucketOf(given) ?? "bucket";
        string key = e.Key ?? AssumedPolicies.KeyOf(given, bucket) ?? "key";
        if (e.BucketName is null)
        {
            assumptions.Add($"The bucket is not known; assumed to be '{bucket}', which the policies name.");
        }

        if (PolicyQuestion.TokenIssuedBy(e, given) is { } issued)
        {
            assumptions.Add(
                $"When the session began is not known; it began before it signed, so aws:TokenIssueTime is assumed to be {issued}.");
        }

        given =
            principal.Kind == RequestPrincipalKind.FederatedUser && given.Session is null
                ? given with
                {
                    Session = [AssumedPolicies.All(PolicyKind.Session)],
                }
                : given;
        PolicySet filled = AssumedPolicies.Fill(given, account);
        OperationAccess access = PolicyQuestion.Access(e, principal, operation, bucket, key, hoisted: true);
        AccessDecision decision = access.Decide(filled);
        AccessDecision? withoutHoisted = null;
        if (decision.IsAllowed && e.Url is { HoistedHeaders.Count: > 0 })
        {
            AccessDecision other = PolicyQuestion.Access(e, principal, operation, bucket, key, hoisted: false).Decide(filled);
            withoutHoisted = other.IsAllowed ? null : other;
        }

        DenialCause? near = null;
        bool isOfBucket = decision.IsAllowed && given.Identity.Count == 0 && given.Bucket is not null;
        AccessDecision? alone = isOfBucket ? access.Decide(filled with { Identity = [] }) : null;
        if (alone is { IsAllowed: false })
        {
            near = alone
                .Actions.Append(alone)
                .Where(static a => !a.IsAllowed)
                .Select(DenialCause.Of)
                .FirstOrDefault(static c => c is { IsExplicit: false, Condition: not null });
        }

        bool knowsReader = given.Identity.Count > 0 || given.Bucket is not null;
        bool? mayList = e.Bucket.MayList is { } seen ? seen : knowsReader && e.IsRead
            ? PolicyQuestion.Access(e, principal, "ListObjectsV2", bucket, key, hoisted: true)
                .Decide(AssumedPolicies.AssumeNothingForListing(given, account)).IsAllowed
            : null;
        return new PolicyEvidence(decision, null)
        {
            IsGiven = true,
            IsOperationAssumed = assumed.Length > 0,
            RefusalWithoutHoisted = withoutHoisted,
            MayList = mayList,
            NearMiss = near,
            IsAllowedByBucket = alone is { IsAllowed: true },
            RefusalOfNamed = isOfBucket && principal.Kind == RequestPrincipalKind.Unidentified
                ? NamedPrincipals.Of(given.Bucket!)
                    .Select(p => PolicyQuestion.Access(e, p, operation, bucket, key, hoisted: true).Decide(filled))
                    .FirstOrDefault(static d => d is { IsAllowed: false })
                : null,
            Assumptions = assumptions,
            IsCertainQuestion =
                assumptions.Count == 0 && (e.Input.Principal is not null || e.Response?.AccessDenied?.Principal is not null),
        };
    }
}
