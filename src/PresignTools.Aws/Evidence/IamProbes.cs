using PresignTools.Abstractions;
using PresignTools.Identity;

namespace PresignTools.Aws.Evidence;

/// <summary>The signer's own policies, as far as it may read them. Most signers may not: then the refusals are the answer.</summary>
internal sealed class IamProbes
{
    private readonly IamCalls _calls;

    internal IamProbes(IamCalls calls) => _calls = calls;

    /// <summary>The user or role itself: its true ARN and its permissions boundary.</summary>
    internal Task<ProbeResult<IamEntity>> EntityAsync(PrincipalArn who, CancellationToken cancellationToken)
    {
        string kind = Kind(who);
        return _calls.AskAsync(
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
        Task<ProbeResult<IamItems>> groups =
            kind == "User"
                ? _calls.ListAsync(
                    "ListGroupsForUser",
                    [("UserName", who.Name!)],
                    "Groups",
                    m => (IamQueryClient.Text(m, "GroupName"), null),
                    cancellationToken
                )
                : Task.FromResult(Probe.Known("iam:ListGroupsForUser", new IamItems([])));
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
        Task<ProbeResult<IamItems>> inlineNames = _calls.ListAsync(
            $"List{kind}Policies",
            [(parameter, name)],
            "PolicyNames",
            m => (m.Value, null),
            cancellationToken);
        Task<ProbeResult<IamItems>> managedNames = _calls.ListAsync(
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
                Document = await _calls.AskAsync(
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
        ProbeResult<PolicyText> version = await _calls.AskAsync(
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

    private Task<ProbeResult<PolicyText>> VersionAsync(string arn, string version, CancellationToken cancellationToken) => _calls.AskAsync(
        "GetPolicyVersion",
        [("PolicyArn", arn), ("VersionId", version)],
        a => Document(IamQueryClient.Text(IamQueryClient.Child(a, "PolicyVersion"), "Document")),
        cancellationToken);

    private static IReadOnlyList<(string Name, string? Arn)> Take(ProbeResult<IamItems> items, List<ProbeResult> gaps)
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

    // IAM returns documents percent-encoded (RFC 3986).
    private static PolicyText? Document(string? encoded) => encoded is null ? null : new PolicyText(Uri.UnescapeDataString(encoded));

    private static string Kind(PrincipalArn who) => who.Kind == PrincipalKind.User ? "User" : "Role";
}
