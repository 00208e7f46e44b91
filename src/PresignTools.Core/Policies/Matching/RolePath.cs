namespace PresignTools.Policies.Matching;

/// <summary>
/// aws:PrincipalArn of a role session is the ARN of the role with its path (IAM guide, "aws:PrincipalArn"), which the ARN of the
/// session does not hold. Roles of IAM Identity Center are the exception in part: their path is
/// <c>/aws-reserved/sso.amazonaws.com/</c>, with the region of Identity Center behind it unless that is us-east-1 (Identity Center
/// guide, "Referencing permission sets in resource policies").
/// </summary>
internal static class RolePath
{
    internal const string Key = "aws:PrincipalArn";
    private const string SsoName = "AWSReservedSSO_";
    private const string SsoPath = "aws-reserved/sso.amazonaws.com/";
    private const string SomeRegion = "eu-west-1";

    /// <summary>
    /// Whether the role's ARN is a guess as far as its path goes. A role that is given by its own ARN has the path that stands there.
    /// </summary>
    internal static bool IsGuess(RequestPrincipal caller) => caller.Kind == RequestPrincipalKind.RoleSession;

    internal static string LikeliestArn(RequestPrincipal caller) => Arn(caller, IsSso(caller) ? SsoPath : string.Empty);

    /// <summary>
    /// ARNs that the role can have as well, made so that they meet <paramref name="pattern"/> where a path can do that: its text up to
    /// the last slash, or all of it, with plain characters for the wildcards.
    /// </summary>
    internal static IEnumerable<string> Others(RequestPrincipal caller, string pattern)
    {
        string resource = pattern.Split([':'], 6) is { Length: 6 } parts ? parts[5] : pattern;
        string text = resource.StartsWith("role/", StringComparison.Ordinal) ? resource[5..] : resource;
        int slash = text.LastIndexOf('/');
        foreach (string raw in new[] { slash < 0 ? string.Empty : text[..(slash + 1)], text.EndsWith('/') ? text : text + "/" })
        {
            string path = raw.Replace("*", "x").Replace('?', 'x').TrimStart('/');
            if (!IsSso(caller))
            {
                yield return Arn(caller, path);
                continue;
            }

            yield return Arn(caller, SsoPath + SomeRegion + "/");
            string region = path.StartsWith(SsoPath, StringComparison.Ordinal) ? path[SsoPath.Length..] : string.Empty;
            if (IsRegion(region.TrimEnd('/')))
            {
                yield return Arn(caller, SsoPath + region);
            }
        }
    }

    internal static bool IsSso(RequestPrincipal caller) => caller.Name?.StartsWith(SsoName, StringComparison.Ordinal) == true;

    /// <summary>Shaped like eu-west-1: letters, digits and hyphens, with a hyphen.</summary>
    private static bool IsRegion(string text) => text.Contains('-') && text.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static string Arn(RequestPrincipal caller, string path) =>
        $"arn:{caller.Partition}:iam::{caller.Account}:role/{path}{caller.Name}";
}
