using PresignTools.Intake.Documents;
using PresignTools.Intake.Fragments;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Model;
using PresignTools.Policies.Parsing;

namespace PresignTools.Intake.Readers.Policies;

/// <summary>Reads IAM policies of any kind, wherever and however they stand in a text.</summary>
internal sealed class PolicyReader : IFragmentReader
{
    // A failure has a handful; a log of thousands is no account.
    private const int MostPolicies = 64;
    private const string Name = "in the text";
    private const string AllowAll = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => kind is not (FragmentKind.Har or FragmentKind.Url or FragmentKind.Headers);

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        foreach (FoundPolicy found in StatementFinder.Find(fragment.Text))
        {
            PolicyKind kind = PolicyKindGuess.Of(found.Statements, fragment.Before + "\n" + found.Head, sheet.Input.Response?.AccessDenied);
            TextPlace place = fragment.PlaceOf(found.Start, found.End - found.Start);
            if (kind == PolicyKind.Identity && BucketOnlyStatements.Find(found.Statements) is { } odd)
            {
                int length = Math.Max(1, odd.Statement.End - odd.Statement.Start);
                ClueReader.Add(new Clue(ClueKind.BucketArnForObjects, odd.Actions, odd.Statement.Start, length), fragment, sheet);
            }

            if (sheet.Input.Policies.All.Count() < MostPolicies
                && Parse(kind, found.Statements, s => fragment.PlaceOf(s.Start, 0).Start.Line) is { } policy)
            {
                string what = char.ToUpperInvariant(PolicyKinds.Name(kind)[0]) + PolicyKinds.Name(kind)[1..];
                sheet.Prefer(new ReadFact(ReadFactKind.Policy, what, place),
                    new DiagnosisInput { Policies = With(sheet.Input.Policies, policy) });
            }
        }
    }

    /// <summary>The document with those of its statements that AWS would take: a paste may be cut, or masked.</summary>
    private static Policy? Parse(PolicyKind kind, IReadOnlyList<LooseNode> statements, Func<LooseNode, int> lineOf)
    {
        List<LooseNode> whole = [.. statements.Where(static s => StatementWriter.Actions(s).Count > 0)];
        if (whole.Count == 0)
        {
            return null;
        }

        if (PolicyParser.Parse(kind, StatementWriter.Document(kind, whole, lineOf), Name).Policy is { } all)
        {
            return all;
        }

        List<LooseNode> good = [.. whole.Where(s =>
            PolicyParser.Parse(kind, StatementWriter.Document(kind, [s], static _ => 1), Name).Policy is not null)];
        return good.Count == 0 ? null : PolicyParser.Parse(kind, StatementWriter.Document(kind, good, lineOf), Name).Policy;
    }

    private static PolicySet With(PolicySet known, Policy policy) => policy.Kind switch
    {
        PolicyKind.Bucket => known with { Bucket = Joined(known.Bucket, policy) },
        PolicyKind.AccessPoint => known with { AccessPoint = known.AccessPoint ?? policy },
        PolicyKind.Key => known with { Key = known.Key ?? policy },
        PolicyKind.RoleTrust => known with { RoleTrust = known.RoleTrust ?? policy },
        PolicyKind.PermissionsBoundary => known with { PermissionsBoundary = [.. known.PermissionsBoundary ?? [], .. Permitting(policy)] },
        PolicyKind.Session => known with { Session = [.. known.Session ?? [], .. Permitting(policy)] },
        PolicyKind.VpcEndpoint => known with { VpcEndpoint = [.. known.VpcEndpoint ?? [], policy] },
        PolicyKind.ServiceControl => known with { ServiceControl = [.. known.ServiceControl, Level(policy)] },
        PolicyKind.ResourceControl => known with { ResourceControl = [.. known.ResourceControl, Level(policy)] },
        _ => known with { Identity = [.. known.Identity, .. Permitting(policy)] },
    };

    /// <summary>A bucket has one policy: what is pasted in several stretches are parts of it.</summary>
    private static Policy Joined(Policy? known, Policy policy) =>
        known is null ? policy : known.With([.. known.Statements, .. policy.Statements]);

    private static PolicyLevel Level(Policy policy) => new("organization", [.. Permitting(policy)]);

    /// <summary>
    /// A policy that only denies is a part of what is attached: something else allows, which nobody pasted. Without it, nothing at all
    /// would be allowed.
    /// </summary>
    private static IEnumerable<Policy> Permitting(Policy policy)
    {
        bool allows = policy.Statements.Any(static s => s.Effect == PolicyEffect.Allow) || policy.Kind == PolicyKind.ResourceControl;
        return allows ? [policy] : [policy, PolicyParser.Parse(policy.Kind, AllowAll, "not given").Policy!];
    }
}
