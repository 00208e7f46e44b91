using System.Xml.Linq;
using PresignTools.Abstractions;
using PresignTools.Identity;

namespace PresignTools.Aws.Evidence;

/// <summary>The signer's own policies, as far as it may read them. Most signers may not: then the refusals are the answer.</summary>
internal sealed class IamProbes : IDisposable
{
    // IAM has 10 managed policies for each identity by default and 20 at most, and as many groups; more than this is not worth the calls.
    private const int MaximumDocuments = 60;

    private readonly IamQueryClient _iam;
    private readonly ProbeRunner _runner;
    private readonly SemaphoreSlim _places = new(8);   // IAM throttles early

    internal IamProbes(IamQueryClient iam, ProbeRunner runner)
    {
        _iam = iam;
        _runner = runner;
    }

    public void Dispose() => _places.Dispose();

    private sealed record Items(IReadOnlyList<(string Name, string? Arn)> All);

    /// <summary>The user or role itself: its true ARN and its permissions boundary.</summary>
    internal Task<ProbeResult<IamEntity>> EntityAsync(PrincipalArn who, CancellationToken cancellationToken)
    {
        string kind = Kind(who);
        return AskAsync(
            "Get" + kind,
            [(kind + "Name", who.Name!)],
            answer => IamQueryClient.Child(answer, kind) is { } entity && IamQueryClient.Text(entity, "Arn") is { } arn
                ? new IamEntity(arn, IamQueryClient.Text(IamQueryClient.Child(entity, "PermissionsBoundary"), "PermissionsBoundaryArn"))
                : null,
            cancellationToken);
    }

    /// <summary>Every policy of the user or role, with its groups, and its boundary.</summary>
    internal async Task<ProbeResult<IdentityPolicies>> PoliciesAsync(
        PrincipalArn who,
        Task<ProbeResult<IamEntity>> entity,
        CancellationToken cancellationToken)
    {
        string kind = Kind(who);
        var gaps = new List<ProbeResult>();
        Task<ProbeResult<Items>> groups =
            kind == "User"
                ? ListAsync(
                    "ListGroupsForUser",
                    [("UserName", who.Name!)],
                    "Groups",
                    m => (IamQueryClient.Text(m, "GroupName"), null),
                    cancellationToken
                )
                : Task.FromResult(Probe.Known("iam:ListGroupsForUser", new Items([])));
        Task<List<NamedPolicy>> own = OwnPoliciesAsync(
            kind,
            who.Name!,
            gaps,
            PolicyAttachment.Inline,
            PolicyAttachment.Managed,
            cancellationToken);
        Task<NamedPolicy?> boundary = BoundaryAsync(entity, gaps, cancellationToken);

        Task<List<NamedPolicy>>[] ofGroups =
        [
            .. Take(await groups.ConfigureAwait(false), gaps)
                .Select(g =>
                    OwnPoliciesAsync(
                        "Group",
                        g.Name,
                        gaps,
                        PolicyAttachment.GroupInline,
                        PolicyAttachment.GroupManaged,
                        cancellationToken
                    )),
        ];
        List<NamedPolicy> policies = await own.ConfigureAwait(false);
        foreach (List<NamedPolicy> group in await Task.WhenAll(ofGroups).ConfigureAwait(false))
        {
            policies.AddRange(group);
        }

        ProbeResult<IamEntity> known = await entity.ConfigureAwait(false);
        NamedPolicy? limit = await boundary.ConfigureAwait(false);
        if (policies.Count == 0 && limit is null && gaps.Count > 0 && !known.IsKnown)
        {
            // Nothing at all was told: the first refusal stands for all.
            ProbeResult first = gaps[0];
            return new ProbeResult<IdentityPolicies>(first.Status, first.Action, null, first.Reason)
            {
                ErrorCode = first.ErrorCode,
                StatusCode = first.StatusCode,
                RequestId = first.RequestId,
                AccessDeniedMessage = first.AccessDeniedMessage,
            };
        }

        return Probe.Known(
            "iam:Get" + kind,
            new IdentityPolicies
            {
                PrincipalArn = known.Value?.Arn ?? who.RoleArn ?? $"arn:{who.Partition}:iam::{who.AccountId}:user{who.Path}{who.Name}",
                Policies = policies,
                PermissionsBoundary = limit,
                BoundaryKnown = known.IsKnown,
                Gaps = gaps,
            });
    }

    /// <summary>SimulatePrincipalPolicy for what S3 would be asked, each action with the kind of resource it is about.</summary>
    internal async Task<ProbeResult<SimulatedDecisions>> SimulateAsync(
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
                AskAsync(
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

    private async Task<List<NamedPolicy>> OwnPoliciesAsync(
        string kind,
        string name,
        List<ProbeResult> gaps,
        PolicyAttachment inline,
        PolicyAttachment managed,
        CancellationToken cancellationToken)
    {
        string parameter = kind + "Name";
        string? group = kind == "Group" ? name : null;
        Task<ProbeResult<Items>> inlineNames = ListAsync(
            $"List{kind}Policies",
            [(parameter, name)],
            "PolicyNames",
            m => (m.Value, null),
            cancellationToken);
        Task<ProbeResult<Items>> managedNames = ListAsync(
            $"ListAttached{kind}Policies",
            [(parameter, name)],
            "AttachedPolicies",
            m => (IamQueryClient.Text(m, "PolicyName"), IamQueryClient.Text(m, "PolicyArn")),
            cancellationToken);

        var reads = new List<Task<NamedPolicy>>();
        foreach ((string policy, _) in Take(await inlineNames.ConfigureAwait(false), gaps))
        {
            reads.Add(ReadInlineAsync(policy));
        }

        foreach ((string policy, string? arn) in Take(await managedNames.ConfigureAwait(false), gaps).Where(p => p.Arn is not null))
        {
            reads.Add(ReadManagedAsync(policy, arn!, managed, group, cancellationToken));
        }

        NamedPolicy[] read = await Task.WhenAll(reads).ConfigureAwait(false);
        Note(gaps, read.Select(p => p.Document));
        return [.. read];

        async Task<NamedPolicy> ReadInlineAsync(string policy) =>
            new()
            {
                Name = policy,
                Attachment = inline,
                GroupName = group,
                Document = await AskAsync(
                        $"Get{kind}Policy",
                        [(parameter, name), ("PolicyName", policy)],
                        a => Document(IamQueryClient.Text(a, "PolicyDocument")),
                        cancellationToken
                    )
                    .ConfigureAwait(false),
            };
    }

    private async Task<NamedPolicy?> BoundaryAsync(
        Task<ProbeResult<IamEntity>> entity,
        List<ProbeResult> gaps,
        CancellationToken cancellationToken)
    {
        ProbeResult<IamEntity> known = await entity.ConfigureAwait(false);
        if (!known.IsKnown)
        {
            Note(gaps, [known]);
        }

        if (known.Value?.BoundaryArn is not { } arn)
        {
            return null;
        }

        NamedPolicy boundary = await ReadManagedAsync(
                arn.Substring(arn.LastIndexOf('/') + 1),
                arn,
                PolicyAttachment.Boundary,
                null,
                cancellationToken
            )
            .ConfigureAwait(false);
        Note(gaps, [boundary.Document]);
        return boundary;
    }

    // The number of the version in force must be asked for; it is nearly always v1, so that one is fetched at the same time.
    private async Task<NamedPolicy> ReadManagedAsync(
        string name,
        string arn,
        PolicyAttachment attachment,
        string? group,
        CancellationToken cancellationToken)
    {
        Task<ProbeResult<PolicyText>> first = VersionAsync(arn, "v1", cancellationToken);
        ProbeResult<PolicyText> version = await AskAsync(
                "GetPolicy",
                [("PolicyArn", arn)],
                a => IamQueryClient.Text(IamQueryClient.Child(a, "Policy"), "DefaultVersionId") is { } id ? new PolicyText(id) : null,
                cancellationToken
            )
            .ConfigureAwait(false);
        ProbeResult<PolicyText> document = await first.ConfigureAwait(false);
        if (!version.IsKnown)
        {
            document = version;   // a v1 that may not be in force proves nothing
        }
        else if (version.Value!.Json != "v1")
        {
            document = await VersionAsync(arn, version.Value.Json, cancellationToken).ConfigureAwait(false);
        }

        return new NamedPolicy { Name = name, Arn = arn, Attachment = attachment, GroupName = group, Document = document };
    }

    private Task<ProbeResult<PolicyText>> VersionAsync(string arn, string version, CancellationToken cancellationToken) => AskAsync(
        "GetPolicyVersion",
        [("PolicyArn", arn), ("VersionId", version)],
        a => Document(IamQueryClient.Text(IamQueryClient.Child(a, "PolicyVersion"), "Document")),
        cancellationToken);

    private Task<ProbeResult<Items>> ListAsync(
        string action,
        (string, string)[] parameters,
        string list,
        Func<XElement, (string? Name, string? Arn)> read,
        CancellationToken cancellationToken
    ) =>
        _runner.RunAsync(
            "iam:" + action,
            async token =>
            {
                var all = new List<(string, string?)>();
                string? marker = null;
                do
                {
                    XElement page = await InTurnAsync(action, marker is null ? parameters : [.. parameters, ("Marker", marker)], token)
                        .ConfigureAwait(false);
                    all.AddRange(
                        IamQueryClient
                            .Members(page, list)
                            .Select(read)
                            .Where(i => !string.IsNullOrEmpty(i.Name))
                            .Select(i => (i.Name!, i.Arn)));
                    marker = IamQueryClient.Text(page, "IsTruncated") == "true" ? IamQueryClient.Text(page, "Marker") : null;
                }
                while (marker is not null && all.Count < MaximumDocuments);
                return Probe.Known("iam:" + action, new Items(all));
            },
            cancellationToken);

    private Task<ProbeResult<T>> AskAsync<T>(
        string action,
        (string, string)[] parameters,
        Func<XElement, T?> read,
        CancellationToken cancellationToken
    )
        where T : class =>
        _runner.RunAsync(
            "iam:" + action,
            async token => read(await InTurnAsync(action, parameters, token).ConfigureAwait(false)) is { } value
                ? Probe.Known("iam:" + action, value)
                : Probe.Failed<T>("iam:" + action, "the answer is not one of IAM"),
            cancellationToken);

    private async Task<XElement> InTurnAsync(string action, (string, string)[] parameters, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await _iam.SendAsync(action, parameters, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    private static IReadOnlyList<(string Name, string? Arn)> Take(ProbeResult<Items> items, List<ProbeResult> gaps)
    {
        if (items.Value is null)
        {
            Note(gaps, [items]);
            return [];
        }

        return items.Value.All;
    }

    private static void Note(List<ProbeResult> gaps, IEnumerable<ProbeResult> results)
    {
        lock (gaps)
        {
            gaps.AddRange(results.Where(r => !r.IsKnown));
        }
    }

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

    // IAM returns documents percent-encoded (RFC 3986).
    private static PolicyText? Document(string? encoded) => encoded is null ? null : new PolicyText(Uri.UnescapeDataString(encoded));

    private static string Kind(PrincipalArn who) => who.Kind == PrincipalKind.User ? "User" : "Role";
}
