using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Conditions;

/// <summary>
/// One base operator of the policy language, for example <c>StringLike</c>. A family is a file: its operators, and how its values
/// compare. IfExists and the set qualifiers are the business of <see cref="Condition"/>.
/// </summary>
internal abstract class ConditionOperator
{
    private protected ConditionOperator(string name, bool negated)
    {
        Name = name;
        IsNegated = negated;
    }

    internal string Name { get; }

    /// <summary>A "not" operator: none of its values may match, and an absent key satisfies it.</summary>
    internal bool IsNegated { get; }

    /// <summary>
    /// Prepares one value of the document. Its <see cref="ConditionValue.Matches"/> is the positive relation, also for a negated operator.
    /// </summary>
    internal abstract ConditionValue Compile(string text, bool variables);

    /// <summary>The opposite of the relation in words, for explanations: "is not one of", "is not below".</summary>
    internal abstract string Relation { get; }

    public override string ToString() => Name;
}

/// <summary>One value that a condition compares with.</summary>
internal abstract class ConditionValue
{
    private protected ConditionValue(string text) => Text = text;

    /// <summary>As it stands in the document.</summary>
    internal string Text { get; }

    /// <summary>What would have to be there, if the text is unfit for the operator; AWS then never matches it.</summary>
    internal virtual string? Fault => null;

    /// <summary>Keys whose value it needs.</summary>
    internal virtual IEnumerable<string> VariableKeys => [];

    /// <summary>Values that a request could have: one that matches, and one just beside it.</summary>
    internal abstract IEnumerable<string> Candidates { get; }

    internal abstract bool Matches(string actual, RequestContext context);
}
