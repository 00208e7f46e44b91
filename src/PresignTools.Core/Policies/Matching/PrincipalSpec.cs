namespace PresignTools.Policies.Matching;

/// <summary>How a Principal element names the caller. It decides what an Allow of a resource-based policy overrides.</summary>
internal enum PrincipalGrant
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By the caller's account: this delegates to that account, whose own policies must allow too.</summary>
    Account,

    /// <summary>By the role behind the session: the boundary and the session policy still limit.</summary>
    Role,

    /// <summary>Directly, or as everybody: nothing but an explicit deny limits it.</summary>
    Direct,
}

internal enum PrincipalType
{
    Everyone,
    Account,
    Arn,
    UniqueId,
    Service,
    Federated,
    CanonicalUser,
}

/// <summary>One value of a Principal element.</summary>
internal sealed class PrincipalEntry
{
    internal PrincipalEntry(PrincipalType type, string text, RequestPrincipal? named = null)
    {
        Type = type;
        Text = text;
        Named = named;
    }

    internal PrincipalType Type { get; }

    internal string Text { get; }

    /// <summary>For an ARN: whom it names; null for one that names nobody (wildcards).</summary>
    internal RequestPrincipal? Named { get; }

    internal string Account => Named?.Account ?? Text;

    internal PrincipalGrant Match(RequestPrincipal caller, string? issuerArn, string? canonicalId) =>
        Type switch
        {
            PrincipalType.Everyone => PrincipalGrant.Direct,
            PrincipalType.Account => caller.Account != Account ? PrincipalGrant.None
            : caller.Kind == RequestPrincipalKind.Root ? PrincipalGrant.Direct
            : PrincipalGrant.Account,
            PrincipalType.Service => caller.Kind == RequestPrincipalKind.Service
            && (Text == "*" || Text.Equals(caller.Text, StringComparison.OrdinalIgnoreCase))
                ? PrincipalGrant.Direct
                : PrincipalGrant.None,
            PrincipalType.Federated => caller.Kind == RequestPrincipalKind.FederatedIdentity && (Text == "*" || Text == caller.Text)
                ? PrincipalGrant.Direct
                : PrincipalGrant.None,
            PrincipalType.CanonicalUser => canonicalId is not null && canonicalId == Text
                ? PrincipalGrant.Account
                : PrincipalGrant.None,
            PrincipalType.Arn => MatchArn(caller, issuerArn),
            _ => PrincipalGrant.None,
        };

    private PrincipalGrant MatchArn(RequestPrincipal caller, string? issuerArn)
    {
        if (Named is null)
        {
            return PrincipalGrant.None;
        }

        if (Named.Text == caller.Text)
        {
            return caller.Kind == RequestPrincipalKind.Role ? PrincipalGrant.Role : PrincipalGrant.Direct;
        }

        if (Named.Kind == RequestPrincipalKind.Role && caller.RoleArn is not null)
        {
            return Named.Account == caller.Account && Named.Name == caller.Name && Named.Partition == caller.Partition
                ? PrincipalGrant.Role
                : PrincipalGrant.None;
        }

        // A GetFederationToken session of the user that is named: like a role, limited by boundary and session policy.
        return Named.Kind == RequestPrincipalKind.User && caller.Kind == RequestPrincipalKind.FederatedUser && issuerArn == Named.Text
            ? PrincipalGrant.Role
            : PrincipalGrant.None;
    }
}

/// <summary>A Principal or NotPrincipal element.</summary>
internal sealed class PrincipalSpec
{
    internal PrincipalSpec(bool excludes, IReadOnlyList<PrincipalEntry> entries)
    {
        Excludes = excludes;
        Entries = entries;
    }

    /// <summary>NotPrincipal.</summary>
    internal bool Excludes { get; }

    internal IReadOnlyList<PrincipalEntry> Entries { get; }

    internal bool NamesEveryone => Entries.Any(e => e.Type == PrincipalType.Everyone);

    /// <summary>
    /// How the caller is named; for NotPrincipal <see cref="PrincipalGrant.Direct"/> if the caller is not among the exceptions.
    /// </summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="issuerArn">The role behind a session.</param>
    /// <param name="canonicalUserId">The canonical id of the caller's account.</param>
    /// <param name="callerHasBoundary">Whether the caller has a permissions boundary.</param>
    internal PrincipalGrant Match(RequestPrincipal caller, string? issuerArn, string? canonicalUserId, bool callerHasBoundary)
    {
        if (!Excludes)
        {
            var best = PrincipalGrant.None;
            foreach (PrincipalEntry entry in Entries)
            {
                PrincipalGrant grant = entry.Match(caller, issuerArn, canonicalUserId);
                best = grant > best ? grant : best;
            }

            return best;
        }

        // IAM guide, NotPrincipal: with Deny it always hits a principal that has a permissions boundary, whatever is listed.
        return callerHasBoundary || !IsExcepted(caller, issuerArn, canonicalUserId) ? PrincipalGrant.Direct : PrincipalGrant.None;
    }

    /// <summary>
    /// AWS looks at the caller itself and, for a session, at the role behind it: each must be listed. A role asks by some session of
    /// it, whose name is not known, so that no list can be known to except it. Naming the account root excepts the root user only
    /// (IAM guide, NotPrincipal).
    /// </summary>
    private bool IsExcepted(RequestPrincipal caller, string? issuerArn, string? canonicalUserId)
    {
        bool self = false;
        bool role = false;
        foreach (PrincipalEntry entry in Entries)
        {
            switch (entry.Match(caller, issuerArn, canonicalUserId))
            {
                case PrincipalGrant.Direct when entry.Type == PrincipalType.Everyone:
                    return true;
                case PrincipalGrant.Direct:
                    self = true;
                    break;
                case PrincipalGrant.Role:
                    role = true;
                    break;
            }
        }

        return caller.Kind switch
        {
            RequestPrincipalKind.RoleSession => self && role,
            RequestPrincipalKind.Role => false,
            _ => self || role,
        };
    }

    public override string ToString() => string.Join(", ", Entries.Select(e => e.Text));
}
