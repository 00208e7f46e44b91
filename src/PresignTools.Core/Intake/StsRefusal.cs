using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// What STS says where it gives no credentials for a role: the call, by its words who asked and for which role, and what kind of refusal it
/// is. The program has nothing to sign with then, and S3 is not asked.
/// </summary>
/// <param name="Kind">What STS does not accept.</param>
/// <param name="Call">The call, as in the API.</param>
/// <param name="Principal">ARN of who asked; null where it is not said.</param>
/// <param name="Role">ARN of the role; null where it is not said.</param>
internal sealed record StsRefusal(StsRefusalKind Kind, string Call, string? Principal, string? Role)
{
    private const int Near = 400;
    private const int LongestArn = 400;
    private const string WebIdentity = "AssumeRoleWithWebIdentity";

    private static readonly string[] Calls = [WebIdentity, "AssumeRoleWithSAML", "AssumeRole", "TagSession", "SetSourceIdentity"];

    // Before the call's name, on the same line.
    private static readonly string[] NotAllowed =
        ["not authorized to perform", "(AccessDenied) when calling the ", "no permission to perform", "not allowed to perform"];

    // Words of services and tools that take a role for somebody, where they do not pass on the sentence of STS.
    private static readonly string[] Worded =
    [
        "not authorized to assume", "cannot be assumed", "can not be assumed", "could not assume role", "cannot assume role",
        "unable to assume role", "unable to assume the role", "failed to assume role", "failed to assume the role",
        "Error assuming role", "Error assuming AWS_ROLE", "assume role request failed",
    ];

    // Then no role was refused: the call failed, or the credentials for the call are at fault.
    private static readonly string[] OtherTroubles =
    [
        "expired", "InvalidClientTokenId", "timeout", "timed out", "dial tcp", "no such host", "connection", "SignatureDoesNotMatch",
        "throttl", "security token included in the request is invalid", "no valid credential", "NoCredentialProviders",
        "IncompleteSignature",
    ];

    // The two codes are answers of STS alone (API reference, AssumeRoleWithWebIdentity).
    private static readonly (string Words, StsRefusalKind Kind)[] Others =
    [
        ("No OpenIDConnect provider found", StsRefusalKind.NoProvider),
        ("Incorrect token audience", StsRefusalKind.Audience),
        ("retrieve verification key from your identity provider", StsRefusalKind.ProviderKey),
        ("IDPCommunicationError", StsRefusalKind.ProviderKey),
        ("IDPRejectedClaim", StsRefusalKind.Denied),
        ("exceeds the MaxSessionDuration", StsRefusalKind.Duration),
        ("session limit for roles assumed by role chaining", StsRefusalKind.Duration),
        ("STS is not activated in this region", StsRefusalKind.Region),
        ("InvalidIdentityToken", StsRefusalKind.Denied),
    ];

    /// <summary>The refusal that the text has; null if it has none.</summary>
    internal static StsRefusal? In(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        foreach ((string words, StsRefusalKind kind) in Others)
        {
            int at = Scan.Find(text, words, 0, true);
            if (at >= 0 && IsWord(text, at))
            {
                string around = Around(text, at);
                return new StsRefusal(kind, CallIn(around) ?? (kind == StsRefusalKind.Duration ? "AssumeRole" : WebIdentity), null,
                    RoleIn(around));
            }
        }

        return ByCall(text) ?? ByWords(text) ?? ByEvent(text);
    }

    private static bool IsWord(string text, int at) => at == 0 || !Scan.IsWord(text[at - 1]);

    /// <summary>"Not authorized to perform sts:AssumeRole", also cut into pieces, and an SDK's message about the call.</summary>
    private static StsRefusal? ByCall(string text)
    {
        foreach (string denial in NotAllowed)
        {
            for (int at = Scan.Find(text, denial, 0, true); at >= 0; at = Scan.Find(text, denial, at + denial.Length, true))
            {
                int start = Scan.Skip(text, at + denial.Length, static c => c is ':' or ' ' or '\'' or '"' or '`' or '[' or '\\');
                bool isPrefixed = Scan.At(text, start, "sts:", true);
                string? call = Scan.OneOf(text, isPrefixed ? start + 4 : start, Calls, true);
                if (call is not null && (isPrefixed || denial[0] == '('))
                {
                    string around = Around(text, at);
                    return new StsRefusal(
                        around.ContainsAny("MultiFactorAuthentication failed") ? StsRefusalKind.Mfa : StsRefusalKind.Denied,
                        call, PrincipalIn(around), RoleIn(around));
                }
            }
        }

        return null;
    }

    /// <summary>A service or tool says it in its own words, on a line that has a role or the word itself.</summary>
    private static StsRefusal? ByWords(string text)
    {
        foreach (string words in Worded)
        {
            int at = Scan.Find(text, words, 0, true);
            if (at >= 0)
            {
                string around = Around(text, at);
                string before = text[Math.Max(0, at - Near)..at];
                bool isOfRole = words.ContainsAny("role") || before[(before.LastIndexOf('\n') + 1)..].ContainsAny("role")
                    || around[Math.Min(at, Near)..].ContainsAny("role");
                return isOfRole && !around.ContainsAny(OtherTroubles)
                    ? new StsRefusal(StsRefusalKind.Denied, CallIn(around) ?? "AssumeRole", PrincipalIn(around), RoleIn(around)) : null;
            }
        }

        return null;
    }

    /// <summary>An event of CloudTrail with the call and its error.</summary>
    private static StsRefusal? ByEvent(string text)
    {
        if (!text.ContainsAny("sts.amazonaws.com") || Scan.Find(text, "\"errorCode\"", 0) < 0)
        {
            return null;
        }

        int at = Scan.Find(text, "\"eventName\"", 0);
        int start = at < 0 ? -1 : Scan.Skip(text, at + 11, static c => c is ':' or ' ' or '"');
        string? call = start < 0 ? null : Scan.OneOf(text, start, Calls);
        int error = Scan.Find(text, "\"errorCode\"", 0);
        bool isDenied = text[error..Math.Min(text.Length, error + 40)].ContainsAny("AccessDenied");
        return call is not null && isDenied ? new StsRefusal(StsRefusalKind.Denied, call, null, RoleIn(text)) : null;
    }

    private static string Around(string text, int at)
    {
        int from = Math.Max(0, at - Near), to = Math.Min(text.Length, at + Near);
        Work.Add(to - from);
        return text[from..to];
    }

    private static string? CallIn(string text) => text.FirstContained(Calls);

    private static string? PrincipalIn(string text)
    {
        foreach (string mark in (string[])["User: ", "User "])
        {
            int at = Scan.Find(text, mark + "arn:", 0);
            if (at >= 0)
            {
                return ArnAt(text, at + mark.Length);
            }
        }

        return null;
    }

    private static string? RoleIn(string text)
    {
        for (int at = Scan.Find(text, "arn:", 0); at >= 0; at = Scan.Find(text, "arn:", at + 4))
        {
            string arn = ArnAt(text, at);
            if (arn.Contains(":iam::", StringComparison.Ordinal) && arn.Contains(":role/", StringComparison.Ordinal))
            {
                return arn;
            }
        }

        return null;
    }

    private static bool IsOfArn(char c) =>
        !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '`' or ')' or '(' or ',' or ';' or '<' or '\\');

    private static string ArnAt(string text, int at)
    {
        int most = Math.Min(text.Length, at + LongestArn);
        int end = Scan.Skip(text, at, IsOfArn);
        return text[at..Math.Min(end, most)].TrimEnd('.', ':', ']', '}');
    }
}
