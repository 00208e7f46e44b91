using System.Xml.Linq;
using PresignTools.Abstractions;

namespace PresignTools.Aws.Evidence;

/// <summary>IAM's own judgment of what the signer may do.</summary>
internal sealed class IamSimulation
{
    private readonly IamCalls _calls;

    internal IamSimulation(IamCalls calls) => _calls = calls;

    /// <summary>SimulatePrincipalPolicy for what S3 would be asked, each action with the kind of resource it is about.</summary>
    internal async Task<ProbeResult<SimulatedDecisions>> AskAsync(
        string principalArn,
        EvidenceQuestion question,
        string partition,
        CancellationToken cancellationToken)
    {
        const string action = "iam:SimulatePrincipalPolicy";
        string[] s3 =
        [
            .. question
                .Actions.Where(a => a.StartsWith("s3:", StringComparison.OrdinalIgnoreCase))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        string bucket = $"arn:{partition}:s3:::{question.BucketName}";
        var asked = new List<Task<ProbeResult<SimulatedDecisions>>>();
        foreach (IGrouping<bool, string> group in s3.GroupBy(IsObjectAction))
        {
            if (group.Key && question.Key is null)
            {
                continue;
            }

            (string, string)[] parameters =
            [
                ("PolicySourceArn", principalArn), ("ResourceArns.member.1", group.Key ? bucket + "/" + question.Key : bucket),
                .. group.Select((a, i) => ($"ActionNames.member.{i + 1}", a)),
            ];
            asked.Add(
                _calls.AskAsync(
                    "SimulatePrincipalPolicy",
                    parameters,
                    answer => new SimulatedDecisions([.. IamQueryClient.Members(answer, "EvaluationResults").Select(Decision)]),
                    cancellationToken
                ));
        }

        if (asked.Count == 0)
        {
            return Probe.NotAsked<SimulatedDecisions>(action, "there is no S3 action to simulate");
        }

        ProbeResult<SimulatedDecisions>[] answers = await Task.WhenAll(asked).ConfigureAwait(false);
        return answers.FirstOrDefault(a => !a.IsKnown)
            ?? Probe.Known(action, new SimulatedDecisions([.. answers.SelectMany(a => a.Value!.Decisions)]));
    }

    /// <summary>
    /// Whether an S3 action is about an object rather than a bucket, by its name (Service Authorization Reference, Amazon S3).
    /// </summary>
    internal static bool IsObjectAction(string action) =>
        !action.Contains("Bucket", StringComparison.OrdinalIgnoreCase)
        && (
            action.Contains("Object", StringComparison.OrdinalIgnoreCase)
            || action.Contains("MultipartUpload", StringComparison.OrdinalIgnoreCase));

    private static SimulatedDecision Decision(XElement result) =>
        new()
        {
            Action = IamQueryClient.Text(result, "EvalActionName") ?? string.Empty,
            Resource = IamQueryClient.Text(result, "EvalResourceName") ?? string.Empty,
            Decision = IamQueryClient.Text(result, "EvalDecision") ?? string.Empty,
            MatchedStatements =
            [
                .. IamQueryClient
                    .Members(result, "MatchedStatements")
                    .Select(m => new MatchedStatement(
                        IamQueryClient.Text(m, "SourcePolicyId") ?? string.Empty,
                        IamQueryClient.Text(m, "SourcePolicyType") ?? string.Empty)),
            ],
            MissingContextKeys = [.. IamQueryClient.Members(result, "MissingContextValues").Select(m => m.Value)],
            AllowedByOrganizations = Flag(
                IamQueryClient.Text(IamQueryClient.Child(result, "OrganizationsDecisionDetail"), "AllowedByOrganizations")),
            AllowedByPermissionsBoundary = Flag(
                IamQueryClient.Text(IamQueryClient.Child(result, "PermissionsBoundaryDecisionDetail"), "AllowedByPermissionsBoundary")),
        };

    private static bool? Flag(string? text) => text switch { "true" => true, "false" => false, _ => null };
}
