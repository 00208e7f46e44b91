namespace PresignTools.Policies.Decisions;

/// <summary>
/// Decides requests by policies as AWS does (IAM guide, "Policy evaluation logic"; S3 and KMS guides for what is theirs). Pure:
/// the same request and policies give the same answer, at any time and in any order of the statements.
/// </summary>
public static class PolicyEvaluator
{
    /// <summary>Decides one request.</summary>
    public static AccessDecision Evaluate(AccessRequest request, PolicySet policies)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        _ = policies ?? throw new ArgumentNullException(nameof(policies));
        return new AccessDecision(request, policies, Evaluation.Run(request, policies));
    }

    /// <summary>
    /// Decides all requests that one operation makes. The worst decision is the answer; <see cref="AccessDecision.Actions"/> has each.
    /// </summary>
    /// <param name="requests">At least one.</param>
    /// <param name="policies">The policies.</param>
    public static AccessDecision EvaluateAll(IReadOnlyList<AccessRequest> requests, PolicySet policies)
    {
        if (requests is null || requests.Count == 0)
        {
            throw new ArgumentException("At least one request is needed.", nameof(requests));
        }

        List<AccessDecision> each = requests.Select(r => Evaluate(r, policies)).OrderByDescending(d => d.Decision).ToList();
        AccessDecision worst = each[0];
        return each.Count == 1
            ? worst
            : new AccessDecision(worst.Request, policies, Evaluation.Run(worst.Request, policies)) { Actions = each };
    }
}
