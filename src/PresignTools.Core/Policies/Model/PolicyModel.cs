using PresignTools.Errors;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;
using PresignTools.Text;

namespace PresignTools.Policies.Model;

/// <summary>What a statement does when it matches.</summary>
public enum PolicyEffect : long
{
    /// <summary>Grants.</summary>
    Allow,

    /// <summary>Denies, whatever anything else allows.</summary>
    Deny,
}

/// <summary>A policy document, parsed once and never changed.</summary>
public sealed class Policy
{
    internal Policy(
        PolicyKind kind,
        string name,
        string? version,
        string? id,
        IReadOnlyList<PolicyStatement> statements,
        IReadOnlyList<string> warnings)
    {
        Kind = kind;
        Name = name;
        Version = version ?? "2008-10-17";
        Id = id;
        Statements = statements;
        Warnings = warnings;
    }

    /// <summary>What it is attached to.</summary>
    public PolicyKind Kind { get; }

    /// <summary>Where it came from, for a person: a file name, an ARN, or a number.</summary>
    public string Name { get; }

    /// <summary>Version of the language. Without the element it is 2008-10-17, in which <c>${…}</c> is plain text.</summary>
    public string Version { get; }

    /// <summary>The document's own Id, if it has one.</summary>
    public string? Id { get; }

    /// <summary>Its statements in the order of the document.</summary>
    public IReadOnlyList<PolicyStatement> Statements { get; }

    /// <summary>What is legal or silently ineffective in it, and likely to surprise.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The same document with some of its statements only.</summary>
    internal Policy With(IReadOnlyList<PolicyStatement> statements) => new(Kind, Name, Version, Id, statements, []);

    /// <summary>Kind and name.</summary>
    public override string ToString() => $"{PolicyKinds.Name(Kind)} {Name}";
}

/// <summary>One statement of a policy.</summary>
public sealed class PolicyStatement
{
    private bool? _hasVariableResources;

    /// <summary>Number in its document, from 1.</summary>
    public int Index { get; internal init; }

    /// <summary>Its Sid, if it has one.</summary>
    public string? Sid { get; internal init; }

    /// <summary>Allow or Deny.</summary>
    public PolicyEffect Effect { get; internal init; }

    /// <summary>Where it begins in the document.</summary>
    public TextPosition Position { get; internal init; }

    internal PrincipalSpec? Principal { get; init; }

    internal bool ActionsExclude { get; init; }

    internal IReadOnlyList<ActionPattern> Actions { get; init; } = [];

    internal bool ResourcesExclude { get; init; }

    /// <summary>Null where the kind has no Resource element (role trust policies): every resource matches.</summary>
    internal IReadOnlyList<ResourcePattern>? Resources { get; init; }

    internal bool HasVariableResources => _hasVariableResources ??= Resources?.Any(static r => r.HasVariables) ?? false;

    internal IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>Sid, or number.</summary>
    public override string ToString() => Sid is null ? $"statement {Index}" : $"statement {Index} ({Sid})";
}

/// <summary>What parsing a document gave: a policy, or the faults for which AWS would refuse it.</summary>
public sealed class PolicyParseResult
{
    internal PolicyParseResult(Policy? policy, IReadOnlyList<PresignException> errors)
    {
        Policy = errors.Count == 0 ? policy : null;
        Errors = errors;
    }

    /// <summary>The policy; null if there are errors.</summary>
    public Policy? Policy { get; }

    /// <summary>Every fault that was found, in the order of the document. Line and column are set where the fault has a place.</summary>
    public IReadOnlyList<PresignException> Errors { get; }
}
