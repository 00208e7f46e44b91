using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Operations;

/// <summary>
/// A whole question: who does which operation (or action), with which headers, at which time, from where. It is turned into one
/// <see cref="AccessRequest"/> for each action, decided, and looked at along the time axis.
/// </summary>
public sealed record OperationAccess
{
    /// <summary>Who asks.</summary>
    public required RequestPrincipal Principal { get; init; }

    /// <summary>The permissions to decide; see <see cref="S3Operations.Required"/>. Optional ones are left out.</summary>
    public required IReadOnlyList<RequiredAction> Actions { get; init; }

    /// <summary>Account that owns the bucket; null: the caller's. A KMS key says its account itself.</summary>
    public string? ResourceAccount { get; init; }

    /// <summary>ARN of the user behind a GetFederationToken session.</summary>
    public string? IssuerArn { get; init; }

    /// <summary>What the caller said; goes before everything that is derived.</summary>
    public RequestContext Given { get; init; } = RequestContext.Empty;

    /// <summary>
    /// Keys that follow from the request at an instant: its headers, the age of its signature, the time. Null: <see cref="Given"/> is all
    /// that counts.
    /// </summary>
    public Func<DateTimeOffset, RequestContext>? Derived { get; init; }

    /// <summary>Condition keys that the request is known to have, with values that nobody told.</summary>
    public IReadOnlyList<string> UnknownKeys { get; init; } = [];

    /// <summary>The instant to decide for.</summary>
    public DateTimeOffset AsOf { get; init; }

    /// <summary>When the signature was made, if there is one.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>When the request can no longer be made, if that is known.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>What was taken for granted.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>Decides it; the worst of the actions is the answer.</summary>
    public AccessDecision Decide(PolicySet policies)
    {
        _ = policies ?? throw new ArgumentNullException(nameof(policies));
        policies = WithManagedKey(policies);
        List<AccessRequest> requests = RequestsAt(AsOf);
        AccessDecision decision = PolicyEvaluator.EvaluateAll(requests, policies);
        (DateTimeOffset, AccessOutcome)? change = Derived is null
            ? null
            : DecisionTimeline.NextChange(policies, SignedAt, AsOf, EndsAt, t =>
                PolicyEvaluator.EvaluateAll(RequestsAt(t), policies).Decision);
        return decision.With(change, [.. Taken(requests, policies)], decision.IsAllowed ? Lacking(policies) : [], Ended());
    }

    /// <summary>S3 judges the time before it looks at any policy.</summary>
    private string? Ended() =>
        EndsAt is { } end && AsOf > end
            ? $" But the URL ended at {Text.Times.Utc(end)}: S3 refuses it before it looks at any policy."
            : null;

    private IEnumerable<string> Taken(List<AccessRequest> requests, PolicySet policies) => Assumptions
        .Concat(Actions.Where(static a => !a.IsOptional).Select(static a => a.Assumption).OfType<string>())
        .Concat(OwnerAssumption(requests[0]))
        .Concat(RolePathAssumption.Of(requests[0], policies))
        .Distinct(StringComparer.Ordinal);

    /// <summary>
    /// The key policy of aws/s3 is AWS's own and cannot be changed: everybody of the account, through S3 (KMS guide, "AWS managed
    /// keys"; it is shown by <c>aws kms get-key-policy --key-id alias/aws/s3</c>).
    /// </summary>
    private PolicySet WithManagedKey(PolicySet policies)
    {
        RequiredAction[] onKeys = [.. Actions.Where(static a => a.EncryptionContextArn is not null && !a.IsOptional)];
        return policies.Key is null && onKeys.Length > 0 && Array.TrueForAll(onKeys, static a => a.IsOnManagedKey)
            ? policies with { Key = ManagedKeyPolicy.Of(onKeys[0].Resource) }
            : policies;
    }

    /// <summary>An S3 ARN does not hold the account; without -ResourceAccount the caller's own is taken.</summary>
    private IEnumerable<string> OwnerAssumption(AccessRequest request)
    {
        bool told =
            ResourceAccount is not null
            || Principal.Account is null
            || request.Resource == "*"
            || (request.BucketResource ?? request.Resource).Split([':'], 6)[4].Length > 0;
        return told
            ? []
            :
            [
                $"The bucket is assumed to belong to the caller's account {Principal.Account}. Give {Setting.ResourceAccount} if it is "
                    + "another's: then both sides must allow.",
            ];
    }

    private List<string> Lacking(PolicySet policies)
    {
        RequestContext context = ContextAt(AsOf);
        return Actions.Where(a => a.IsOptional && !PolicyEvaluator.Evaluate(Request(a, context), policies).IsAllowed)
            .Select(a => $"{a.Action} on {a.Resource} is not allowed: {a.Why}.").ToList();
    }

    /// <summary>
    /// What KMS sees when S3 calls it for the caller (KMS guide, kms:ViaService and encryption context; a forward access session).
    /// </summary>
    private static RequestContext OfCallByS3(RequiredAction action)
    {
        string region = action.Resource.Split([':'], 6) is { Length: 6 } parts ? parts[3] : string.Empty;
        RequestContext known = RequestContext.Of(
            ("kms:EncryptionContext:aws:s3:arn", action.EncryptionContextArn!),
            ("kms:EncryptionContextKeys", "aws:s3:arn"),
            ("aws:ViaAWSService", "true"));
        return region.Length == 0 ? known : known.With("kms:ViaService", $"s3.{region}.amazonaws.com");
    }

    /// <summary>A key that is there with an unknown value must not look absent: it gets a value that no policy names.</summary>
    private RequestContext ContextAt(DateTimeOffset time)
    {
        RequestContext context = Derived is null ? Given : Given.WithDefaults(Derived(time));
        return UnknownKeys.Where(k => !context.Mentions(k)).Aggregate(context, static (c, key) => c.With(key, UnknownValue.Text));
    }

    private List<AccessRequest> RequestsAt(DateTimeOffset time)
    {
        RequestContext context = ContextAt(time);
        return Actions.Where(a => !a.IsOptional).Select(a => Request(a, context)).ToList();
    }

    private AccessRequest Request(RequiredAction action, RequestContext context)
    {
        if (action.SessionMode is { } mode && Derived is not null)
        {
            context = context.WithDefaults(RequestContext.Of((SpecialResources.SessionMode, mode)));
        }

        var request = new AccessRequest(Principal, action.Action, action.Resource)
        {
            BucketResource = action.BucketResource,
            IssuerArn = IssuerArn,
            Context = context,
            Guessed = [.. UnknownKeys.Where(k => context[k] == UnknownValue.Text)],
        };
        if (Derived is null)
        {
            return action.EncryptionContextArn is null ? request with { ResourceAccount = ResourceAccount } : request;
        }

        return action.EncryptionContextArn is null
            ? (request with { ResourceAccount = ResourceAccount }).WithImpliedContext()
            : (request with { Context = context.WithDefaults(OfCallByS3(action)) }).WithImpliedContext();
    }
}
