namespace PresignTools.Abstractions;

/// <summary>How a policy is attached to an identity.</summary>
public enum PolicyAttachment : long
{
    /// <summary>Written into the user or role.</summary>
    Inline,

    /// <summary>A managed policy of the user or role.</summary>
    Managed,

    /// <summary>Written into a group of the user.</summary>
    GroupInline,

    /// <summary>A managed policy of a group of the user.</summary>
    GroupManaged,

    /// <summary>The permissions boundary.</summary>
    Boundary,
}

/// <summary>One policy of an identity with its text.</summary>
public sealed record NamedPolicy
{
    /// <summary>Name of the policy.</summary>
    public required string Name { get; init; }

    /// <summary>ARN of a managed policy; null for an inline one.</summary>
    public string? Arn { get; init; }

    /// <summary>How it is attached.</summary>
    public PolicyAttachment Attachment { get; init; }

    /// <summary>Group that it comes through; null without one.</summary>
    public string? GroupName { get; init; }

    /// <summary>The document; <see cref="ProbeStatus.NotAllowed"/> if the signer may list but not read it.</summary>
    public required ProbeResult<PolicyText> Document { get; init; }
}

/// <summary>
/// The identity's own policies, as far as the signer may read them. SCPs, RCPs and session policies cannot be seen this way.
/// </summary>
public sealed record IdentityPolicies
{
    /// <summary>ARN of the user or role they belong to.</summary>
    public required string PrincipalArn { get; init; }

    /// <summary>Inline and managed policies, the user's or role's own and those of its groups.</summary>
    public IReadOnlyList<NamedPolicy> Policies { get; init; } = [];

    /// <summary>The permissions boundary; null if there is none or it is not known (see <see cref="BoundaryKnown"/>).</summary>
    public NamedPolicy? PermissionsBoundary { get; init; }

    /// <summary>Whether GetUser or GetRole answered, so that a missing boundary means that there is none.</summary>
    public bool BoundaryKnown { get; init; }

    /// <summary>What could not be read, for example a refused <c>iam:ListAttachedRolePolicies</c>.</summary>
    public IReadOnlyList<ProbeResult> Gaps { get; init; } = [];

    /// <summary>Whether every policy and the boundary were read: only then does "no statement allows it" mean anything.</summary>
    public bool IsComplete => BoundaryKnown && Gaps.Count == 0;
}

/// <summary>
/// IAM's own answer for one action (<see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html"/>). It knows
/// the identity's policies, boundary and SCPs of its own account, but no resource policy that it was not given.
/// </summary>
public sealed record SimulatedDecision
{
    /// <summary>The action.</summary>
    public required string Action { get; init; }

    /// <summary>ARN it was asked for.</summary>
    public required string Resource { get; init; }

    /// <summary><c>allowed</c>, <c>explicitDeny</c> or <c>implicitDeny</c>.</summary>
    public required string Decision { get; init; }

    /// <summary>Statements that decided: the policy's id and type as IAM names them.</summary>
    public IReadOnlyList<MatchedStatement> MatchedStatements { get; init; } = [];

    /// <summary>Condition keys whose values were missing, so that the answer may be another one in a real request.</summary>
    public IReadOnlyList<string> MissingContextKeys { get; init; } = [];

    /// <summary>Whether SCPs allow it; null if the account is in no organization or it was not told.</summary>
    public bool? AllowedByOrganizations { get; init; }

    /// <summary>Whether the permissions boundary allows it; null if there is none.</summary>
    public bool? AllowedByPermissionsBoundary { get; init; }
}

/// <summary>A statement that decided a simulation.</summary>
/// <param name="SourcePolicyId">Name of the policy as IAM tells it.</param>
/// <param name="SourcePolicyType">For example <c>IAM Policy</c> or <c>Resource Policy</c>.</param>
public sealed record MatchedStatement(string SourcePolicyId, string SourcePolicyType);

/// <summary>The answers of one simulation.</summary>
/// <param name="Decisions">One for each action and resource.</param>
public sealed record SimulatedDecisions(IReadOnlyList<SimulatedDecision> Decisions);
