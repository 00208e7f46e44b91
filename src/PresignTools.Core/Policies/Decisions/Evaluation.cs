using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;

namespace PresignTools.Policies.Decisions;

/// <summary>The verdict, and which statement of which layer it rests on.</summary>
internal readonly record struct Verdict(AccessOutcome Outcome, PolicyKind? DecidedBy, string? Level, StatementMatch? Match);

/// <summary>
/// Puts the layers together in the order of the IAM guide's evaluation logic: an explicit deny anywhere, organization, endpoint,
/// then what the caller's and the resource's side grant.
/// </summary>
internal sealed class Evaluation
{
    private static readonly HashSet<string> NeedNoPermission = new(StringComparer.OrdinalIgnoreCase)
    {
        "sts:GetCallerIdentity",
        "sts:GetSessionToken",
    };

    /// <summary>
    /// The owner's root user may always do these, so that a bucket policy cannot lock everybody out (S3 guide, bucket policies).
    /// </summary>
    private static readonly HashSet<string> RootMayAlways = new(StringComparer.OrdinalIgnoreCase)
    {
        "s3:GetBucketPolicy",
        "s3:PutBucketPolicy",
        "s3:DeleteBucketPolicy",
    };

    private readonly AccessRequest _request;
    private readonly PolicySet _policies;
    private readonly PolicySet _whole;
    private readonly bool _hasBoundary;

    private Evaluation(AccessRequest request, PolicySet policies, PolicySet whole)
    {
        _request = request;
        _policies = policies;
        _whole = whole;
        _hasBoundary = policies.PermissionsBoundary is not null && HasIdentityPolicies;
        IsSameAccount = Caller.Account is not null && Caller.Account == request.OwnerAccount;
    }

    internal bool IsSameAccount { get; }

    internal List<LayerEvaluation> ServiceControl { get; } = [];

    internal List<LayerEvaluation> ResourceControl { get; } = [];

    internal LayerEvaluation? VpcEndpoint { get; private set; }

    internal LayerEvaluation? Identity { get; private set; }

    internal LayerEvaluation? Boundary { get; private set; }

    internal LayerEvaluation? Session { get; private set; }

    /// <summary>Policy of the bucket, key or role; null if none was given or the action has none.</summary>
    internal LayerEvaluation? Resource { get; private set; }

    internal LayerEvaluation? AccessPoint { get; private set; }

    internal Verdict Verdict { get; private set; }

    /// <summary>The kind of policy that the resource of this action has.</summary>
    internal PolicyKind ResourceKind => _request.Service switch
    {
        "kms" => PolicyKind.Key,
        "sts" => PolicyKind.RoleTrust,
        _ => PolicyKind.Bucket,
    };

    /// <summary>
    /// KMS keys and role trust: the resource's own policy must name the caller or its account; identity policies alone do nothing.
    /// </summary>
    internal bool ResourceMustAllow => ResourceKind switch
    {
        PolicyKind.Key => _request.Resource.IndexOf(":key/", StringComparison.Ordinal) > 0,
        PolicyKind.RoleTrust => _request.Action.StartsWith("sts:AssumeRole", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>All layers that were evaluated.</summary>
    internal IEnumerable<LayerEvaluation> Layers => ServiceControl.Concat(ResourceControl)
        .Concat(new[] { VpcEndpoint, Resource, AccessPoint, Identity, Boundary, Session }.OfType<LayerEvaluation>());

    internal bool HasIdentityPolicies => Caller.Kind is RequestPrincipalKind.User or RequestPrincipalKind.Role
        or RequestPrincipalKind.RoleSession or RequestPrincipalKind.FederatedUser or RequestPrincipalKind.Unidentified;

    internal bool IsUnderServiceControl => Caller.Account is not null && !Caller.IsServiceLinkedRole
        && Caller.Kind != RequestPrincipalKind.FederatedIdentity;

    private RequestPrincipal Caller => _request.Principal;

    internal static Evaluation Run(AccessRequest request, PolicySet policies) => Run(request, policies, policies);

    /// <summary>The same with fewer statements: <paramref name="whole"/> says whether the policies are public.</summary>
    internal static Evaluation Run(AccessRequest request, PolicySet policies, PolicySet whole)
    {
        var evaluation = new Evaluation(request, policies, whole);
        evaluation.EvaluateLayers();
        evaluation.Verdict = evaluation.Decide();
        return evaluation;
    }

    private void EvaluateLayers()
    {
        if (IsUnderServiceControl)
        {
            ServiceControl.AddRange(_policies.ServiceControl.Select(l => Layer(PolicyKind.ServiceControl, l.Policies, l.Name)));
        }

        if (!Caller.IsServiceLinkedRole)
        {
            ResourceControl.AddRange(_policies.ResourceControl.Select(l => Layer(PolicyKind.ResourceControl, l.Policies, l.Name)));
        }

        VpcEndpoint = Optional(PolicyKind.VpcEndpoint, _policies.VpcEndpoint);
        Policy? resource = ResourceKind switch
        {
            PolicyKind.Key => _policies.Key,
            PolicyKind.RoleTrust => _policies.RoleTrust,
            _ => _policies.Bucket,
        };
        Resource = Optional(ResourceKind, resource is null ? null : [resource], _request.BucketResource);
        AccessPoint =
            ResourceKind == PolicyKind.Bucket ? Optional(PolicyKind.AccessPoint, _policies.AccessPoint is { } ap ? [ap] : null) : null;
        if (HasIdentityPolicies)
        {
            Identity = Layer(PolicyKind.Identity, _policies.Identity, null);
            Boundary = Optional(PolicyKind.PermissionsBoundary, _policies.PermissionsBoundary);
            // IAM guide, "Permissions for GetFederationToken": without a session policy the session has no permissions but those that a
            // resource-based policy gives it. That is as if an empty one had been passed.
            Session = Optional(PolicyKind.Session, _policies.Session ?? (Caller.Kind == RequestPrincipalKind.FederatedUser ? [] : null));
        }
    }

    private LayerEvaluation Layer(PolicyKind kind, IEnumerable<Policy> policies, string? level, string? resource = null) =>
        LayerEvaluation.Of(kind, level, policies, _request, resource ?? _request.Resource, _hasBoundary);

    private LayerEvaluation? Optional(PolicyKind kind, IReadOnlyList<Policy>? policies, string? resource = null) =>
        policies is null ? null : Layer(kind, policies, null, resource);

    private Verdict Decide()
    {
        if (Caller.Kind != RequestPrincipalKind.Anonymous && NeedNoPermission.Contains(_request.Action))
        {
            return new Verdict(AccessOutcome.Allowed, null, null, null);
        }

        foreach (LayerEvaluation layer in Layers)
        {
            if (layer.Deny is not null && !IsOverruledByRoot(layer))
            {
                return new Verdict(AccessOutcome.ExplicitlyDenied, layer.Kind, layer.Level, layer.Deny);
            }
        }

        foreach (LayerEvaluation level in ServiceControl)
        {
            if (!level.Allows)
            {
                return Lacks(level);
            }
        }

        if (VpcEndpoint is { Allows: false })
        {
            return Lacks(VpcEndpoint);
        }

        Verdict verdict = IsSameAccount ? DecideSameAccount() : HasCallerSide ? DecideCrossAccount() : DecideWithoutCallerSide();
        return verdict.Outcome == AccessOutcome.Allowed && IsBlockedAsPublic()
            ? new Verdict(AccessOutcome.ImplicitlyDenied, PolicyKind.BlockPublicAccess, null, null)
            : verdict;
    }

    private bool IsOverruledByRoot(LayerEvaluation layer) =>
        layer.Kind == PolicyKind.Bucket
        && Caller.Kind == RequestPrincipalKind.Root
        && IsSameAccount
        && RootMayAlways.Contains(_request.Action);

    private bool HasCallerSide =>
        Caller.Kind is not (RequestPrincipalKind.Anonymous or RequestPrincipalKind.Service or RequestPrincipalKind.FederatedIdentity);

    private bool IdentityAllows => Caller.Kind == RequestPrincipalKind.Root || Identity is { Allows: true };

    private bool LimitsAllow => Boundary is not { Allows: false } && Session is not { Allows: false };

    /// <summary>What the resource's side grants. Through an access point its policy and the bucket's must both allow.</summary>
    private PrincipalGrant ResourceGrant
    {
        get
        {
            PrincipalGrant grant = Resource?.Grant ?? PrincipalGrant.None;
            PrincipalGrant throughAccessPoint = AccessPoint?.Grant ?? grant;
            return grant < throughAccessPoint ? grant : throughAccessPoint;
        }
    }

    private Verdict DecideSameAccount()
    {
        PrincipalGrant grant = ResourceGrant;
        if (grant == PrincipalGrant.Direct || (grant == PrincipalGrant.Role && LimitsAllow))
        {
            return IdentityAllows && LimitsAllow && HasIdentityPolicies && !ResourceMustAllow ? Allowed(Identity!) : Allowed(Resource!);
        }

        bool resourceAgrees = !ResourceMustAllow || grant != PrincipalGrant.None;
        if (IdentityAllows && LimitsAllow && resourceAgrees)
        {
            return Identity is null ? new Verdict(AccessOutcome.Allowed, PolicyKind.AccountRoot, null, null) : Allowed(Identity);
        }

        if (!resourceAgrees)
        {
            return LacksResource();
        }

        return IdentityAllows || grant == PrincipalGrant.Role ? LacksLimit() : Lacks(Identity!);
    }

    private Verdict DecideCrossAccount()
    {
        if (!IdentityAllows)
        {
            return Lacks(Identity!);
        }

        return !LimitsAllow ? LacksLimit() : ResourceGrant == PrincipalGrant.None ? LacksResource() : Allowed(Resource!);
    }

    private Verdict DecideWithoutCallerSide() => ResourceGrant == PrincipalGrant.Direct ? Allowed(Resource!) : LacksResource();

    /// <summary>RestrictPublicBuckets: with a public policy only the owner's account and AWS services get in.</summary>
    private bool IsBlockedAsPublic() =>
        _policies.RestrictPublicBuckets
        && ResourceKind == PolicyKind.Bucket
        && !IsSameAccount
        && Caller.Kind != RequestPrincipalKind.Service
        && new[] { _whole.Bucket, _whole.AccessPoint }.Any(p => p is not null && PublicPolicy.FirstPublicStatement(p) is not null);

    private Verdict LacksLimit() => Boundary is { Allows: false } ? Lacks(Boundary) : Lacks(Session!);

    private Verdict LacksResource() => AccessPoint is { Allow: null }
        ? Lacks(AccessPoint)
        : Resource is not null ? Lacks(Resource) : new Verdict(AccessOutcome.ImplicitlyDenied, ResourceKind, null, null);

    private static Verdict Allowed(LayerEvaluation layer) => new(AccessOutcome.Allowed, layer.Kind, layer.Level, layer.Allow);

    private static Verdict Lacks(LayerEvaluation layer) => new(AccessOutcome.ImplicitlyDenied, layer.Kind, layer.Level, null);
}
