using PresignTools.Intake.Documents;
using PresignTools.Policies;
using PresignTools.Responses;

namespace PresignTools.Intake.Readers.Policies;

/// <summary>What a policy is attached to: its own elements tell, and the words, the command or the file's name before it.</summary>
internal static class PolicyKindGuess
{
    private static readonly (string Word, PolicyKind Kind)[] Words =
    [
        ("service control", PolicyKind.ServiceControl), ("servicecontrol", PolicyKind.ServiceControl), ("scp", PolicyKind.ServiceControl),
        ("aws_organizations_policy", PolicyKind.ServiceControl), ("organization", PolicyKind.ServiceControl),
        ("organizations describe-policy", PolicyKind.ServiceControl), (" our ou", PolicyKind.ServiceControl),
            ("the ou", PolicyKind.ServiceControl),
        (" ou ", PolicyKind.ServiceControl), ("org policy", PolicyKind.ServiceControl), ("org people", PolicyKind.ServiceControl),
        ("org level", PolicyKind.ServiceControl), ("org-level", PolicyKind.ServiceControl), ("org team", PolicyKind.ServiceControl),
        ("guardrail", PolicyKind.ServiceControl), ("control tower", PolicyKind.ServiceControl), ("landing zone", PolicyKind.ServiceControl),
        ("root account policy", PolicyKind.ServiceControl),
        ("resource control", PolicyKind.ResourceControl), ("resourcecontrol", PolicyKind.ResourceControl),
            ("rcp", PolicyKind.ResourceControl),
        ("boundary", PolicyKind.PermissionsBoundary), ("boundaries", PolicyKind.PermissionsBoundary),
        ("session policy", PolicyKind.Session), ("session polic", PolicyKind.Session), ("sessionpolicy", PolicyKind.Session),
        ("scope-down policy", PolicyKind.Session), ("get-federation-token", PolicyKind.Session), ("federation token", PolicyKind.Session),
        ("assume-role ", PolicyKind.Session), ("assume_role(", PolicyKind.Session),
        ("endpoint policy", PolicyKind.VpcEndpoint), ("endpoint_policy", PolicyKind.VpcEndpoint),
            ("endpoint's policy", PolicyKind.VpcEndpoint),
        ("vpc endpoint", PolicyKind.VpcEndpoint), ("vpc_endpoint", PolicyKind.VpcEndpoint), ("vpce", PolicyKind.VpcEndpoint),
        ("vpcendpoint", PolicyKind.VpcEndpoint), ("gateway endpoint", PolicyKind.VpcEndpoint),
            ("describe-vpc-endpoints", PolicyKind.VpcEndpoint),
        ("access point", PolicyKind.AccessPoint), ("accesspoint", PolicyKind.AccessPoint), ("access-point", PolicyKind.AccessPoint),
        ("key policy", PolicyKind.Key), ("key-policy", PolicyKind.Key), ("keypolicy", PolicyKind.Key), ("aws_kms_key", PolicyKind.Key),
        ("kms key", PolicyKind.Key), ("trust policy", PolicyKind.RoleTrust), ("trust relationship", PolicyKind.RoleTrust),
        ("assumerolepolicydocument", PolicyKind.RoleTrust), ("assume_role_policy", PolicyKind.RoleTrust),
        ("bucket policy", PolicyKind.Bucket), ("bucket-policy", PolicyKind.Bucket), ("bucket_policy", PolicyKind.Bucket),
        ("bucketpolicy", PolicyKind.Bucket), ("policy of the bucket", PolicyKind.Bucket), ("policy on the bucket", PolicyKind.Bucket),
        ("bucket's policy", PolicyKind.Bucket), ("bucket permissions", PolicyKind.Bucket),
        ("user policy", PolicyKind.Identity), ("user's policy", PolicyKind.Identity), ("the user has", PolicyKind.Identity),
        ("iam policy", PolicyKind.Identity), ("iam user", PolicyKind.Identity), ("iam role", PolicyKind.Identity),
        ("role policy", PolicyKind.Identity), ("role-policy", PolicyKind.Identity), ("user-policy", PolicyKind.Identity),
        ("get-policy-version", PolicyKind.Identity), ("aws_iam_policy", PolicyKind.Identity), ("aws_iam_role_policy", PolicyKind.Identity),
        ("aws_iam_user_policy", PolicyKind.Identity), ("managed policy", PolicyKind.Identity), ("managedpolicy", PolicyKind.Identity),
        ("inline policy", PolicyKind.Identity), ("identity-based", PolicyKind.Identity), ("execution role", PolicyKind.Identity),
        ("task role", PolicyKind.Identity), ("instance profile", PolicyKind.Identity), ("attached to the role", PolicyKind.Identity),
        ("attached to the user", PolicyKind.Identity), ("addtorolepolicy", PolicyKind.Identity),
            ("add_to_role_policy", PolicyKind.Identity),
        ("addtoresourcepolicy", PolicyKind.Bucket), ("add_to_resource_policy", PolicyKind.Bucket),
    ];

    /// <summary>The kind of a document.</summary>
    /// <param name="statements">Its statements.</param>
    /// <param name="before">The words before it.</param>
    /// <param name="answer">S3's sentence about the denial, which names the kind of policy that denies; null if it is not known.</param>
    internal static PolicyKind Of(IReadOnlyList<LooseNode> statements, string before, AccessDeniedStatement? answer = null)
    {
        bool hasPrincipal = statements.Any(StatementWriter.HasPrincipal);
        PolicyKind? said = Said(before, hasPrincipal);
        List<string> actions = [.. statements.SelectMany(StatementWriter.Actions)];
        bool isTrust = actions.Count > 0
            && actions.All(static a => a.StartsWith("sts:", StringComparison.OrdinalIgnoreCase))
            && statements.All(static s => s.Member("resource", "resources", "notresource", "notresources") is null);
        if (isTrust)
        {
            return PolicyKind.RoleTrust;
        }

        if (!hasPrincipal)
        {
            // Whom these are about is who they are attached to. Of a kind that names its principals, a part was pasted.
            bool isOfBucket = said is null && answer is { Denial: PolicyDenial.Explicit, PolicyType: "resource-based policy", IsKms: false }
                && statements.All(StatementWriter.IsDeny);
            return said is { } told and not PolicyKind.RoleTrust ? told : isOfBucket ? PolicyKind.Bucket : PolicyKind.Identity;
        }

        if (said is PolicyKind.VpcEndpoint or PolicyKind.ResourceControl or PolicyKind.AccessPoint or PolicyKind.Key)
        {
            return said.Value;
        }

        return actions.Count > 0
            && actions.All(static a => a.StartsWith("kms:", StringComparison.OrdinalIgnoreCase)) ? PolicyKind.Key : PolicyKind.Bucket;
    }

    /// <summary>The kind that the nearest words name; a document with principals is of a kind that names them.</summary>
    private static PolicyKind? Said(string before, bool hasPrincipal)
    {
        PolicyKind? kind = null;
        int nearest = -1;
        foreach ((string word, PolicyKind named) in Words)
        {
            int at = before.LastIndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && at + word.Length > nearest && (!hasPrincipal || PolicyKinds.NamesPrincipal(named)) && IsWord(before, at, word))
            {
                (kind, nearest) = (named, at + word.Length);
            }
        }

        return kind;
    }

    /// <summary>Short words must stand alone: "scp" is no part of "subscription".</summary>
    private static bool IsWord(string text, int at, string word) =>
        word.Length > 4
        || ((at == 0 || !char.IsLetter(text[at - 1])) && (at + word.Length >= text.Length || !char.IsLetter(text[at + word.Length])));
}
