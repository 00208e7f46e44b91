using PresignTools.Policies.Conditions;
using PresignTools.Policies.Model;

namespace PresignTools.Policies.Decisions;

/// <summary>One statement's part in a decision: it matched, or came within one element of matching.</summary>
public sealed class AccessReason
{
    private AccessReason(LayerEvaluation layer, in StatementMatch match, string text, string? wanted, string? actual)
    {
        Layer = layer.Kind;
        Level = layer.Level;
        Policy = match.Policy.Name;
        Sid = match.Statement.Sid;
        StatementIndex = match.Statement.Index;
        Line = match.Statement.Position.Line;
        Effect = match.Statement.Effect;
        Matched = match.Matched;
        FailedElement = match.FailedElement;
        FailedCondition = match.FailedCondition is { } c ? $"{c.OperatorText} {c.Key}" : null;
        Expected = PresignTools.Text.Masking.SecretMask.Of(wanted);
        Actual = PresignTools.Text.Masking.SecretMask.Of(actual);
        Text = PresignTools.Text.Printable.Lines(PresignTools.Text.Masking.SecretMask.Of(text));
    }

    /// <summary>Kind of its policy.</summary>
    public PolicyKind Layer { get; }

    /// <summary>For organization policies: the level.</summary>
    public string? Level { get; }

    /// <summary>Name of the document.</summary>
    public string Policy { get; }

    /// <summary>Its Sid, if it has one.</summary>
    public string? Sid { get; }

    /// <summary>Its number in the document, from 1.</summary>
    public int StatementIndex { get; }

    /// <summary>Line in the document where it begins.</summary>
    public int Line { get; }

    /// <summary>Allow or Deny.</summary>
    public PolicyEffect Effect { get; }

    /// <summary>Whether the whole statement matched.</summary>
    public bool Matched { get; }

    /// <summary>The one element that did not match.</summary>
    public StatementElement FailedElement { get; }

    /// <summary>Operator and key of the condition that did not match.</summary>
    public string? FailedCondition { get; }

    /// <summary>What the failed element wants.</summary>
    public string? Expected { get; }

    /// <summary>The value of the request that it saw; null if the request has none.</summary>
    public string? Actual { get; }

    /// <summary>All of this in a sentence.</summary>
    public string Text { get; }

    /// <summary>The sentence.</summary>
    public override string ToString() => Text;

    internal static IReadOnlyList<AccessReason> Of(AccessRequest request, Evaluation evaluation)
    {
        var reasons = new List<AccessReason>();
        foreach (LayerEvaluation layer in evaluation.Layers)
        {
            foreach (StatementMatch match in layer.Near)
            {
                if (match.Failures < 2)
                {
                    reasons.Add(Of(layer, match, request));
                }
            }
        }

        return reasons.OrderByDescending(r => r.Matched).ThenByDescending(r => r.Matched && r.Effect == PolicyEffect.Deny).ToList();
    }

    private static AccessReason Of(LayerEvaluation layer, in StatementMatch match, AccessRequest request)
    {
        (string? wanted, string? actual) = Difference(layer, match, request);
        string subject =
            $"{DecisionText.Statement(match, layer.Kind)} {(match.Statement.Effect == PolicyEffect.Deny ? "denies" : "allows")}";
        string text =
            match.Matched ? $"{subject} it{DecisionText.Because(match.Statement, request.Context)}."
            : match.FailedElement == StatementElement.Condition
                ? $"{subject} only with {match.FailedCondition!.ExplainUnmet(request.Context)}."
                : $"{subject} not this: {DecisionText.ElementName(match)} is {wanted}; the request has {actual}.";
        return new AccessReason(layer, match, text, wanted, actual);
    }

    internal static (string? Wanted, string? Actual) Difference(LayerEvaluation layer, in StatementMatch match, AccessRequest request)
    {
        switch (match.FailedElement)
        {
            case StatementElement.Action:
                return (string.Join(", ", match.Statement.Actions), request.Action);
            case StatementElement.Resource:
                string seen = layer.Kind == PolicyKind.Bucket ? request.BucketResource ?? request.Resource : request.Resource;
                return (string.Join(", ", match.Statement.Resources!), seen);
            case StatementElement.Principal:
                return (match.Statement.Principal!.ToString(), request.Principal.Text);
            case StatementElement.Condition:
                Condition condition = match.FailedCondition!;
                string? actual = request.Context.TryGet(condition.Key, out IReadOnlyList<string> values) ? string.Join(", ", values) : null;
                return (string.Join(", ", condition.Values.Select(v => v.Text)), actual);
            default:
                return (null, null);
        }
    }
}
