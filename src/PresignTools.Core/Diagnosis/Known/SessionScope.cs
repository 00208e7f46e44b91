using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A session that is opened with a policy of its own: parameters of AssumeRole and its kin in the SDKs, options of actions and tools, and
/// service accounts of MinIO.
/// </summary>
internal static class SessionScope
{
    private static readonly string[] Opens =
        ["AssumeRole", "assume_role", "assume-role", "GetFederationToken", "get_federation_token", "configure-aws-credentials", "svcacct"];

    // The parameter, as it begins; a longer name before it is another one (ManagedPolicyArns of a role).
    private static readonly string[] Parameters =
    [
        "policyArns(", "PolicyArns", "policy_arns", "--policy-arns", "inline-session-policy", "managed-session-policies", "sessionPolicy",
        "session_policy", "inline_policy", "Policy: embedded", "Policy=", ".policy(", "withPolicy(", "PolicyArns:", "Policy: JSON",
        "with this policy", "policy in the call", "session policy", "scoped-down policy", "scope-down policy", "--policy ",
    ];

    private static readonly string[] Accounts = ["svcacct add", "svcacct edit", "service account"];

    /// <summary>The parameter as it is written; null if no session in the text has a policy of its own.</summary>
    internal static string? Word(string text)
    {
        if (!Array.Exists(Opens, o => text.Contains(o, StringComparison.Ordinal)))
        {
            return null;
        }

        foreach (string name in Parameters)
        {
            for (int i = Scan.Find(text, name, 0); i >= 0; i = Scan.Find(text, name, i + 1))
            {
                if (i == 0 || !(char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '_'))
                {
                    return name.TrimEnd('(', '=', ':');
                }
            }
        }

        return text.ContainsAny(Accounts) && text.Contains("--policy ", StringComparison.Ordinal) ? "--policy" : null;
    }
}
