namespace PresignTools.Responses;

/// <summary>
/// Reads the sentence of an access-denied message. By hand and in one pass: object keys may hold blanks, quotes and even the words of
/// the sentence, and the policy ARN comes in two wordings (<c>, with policy ARN: arn:…</c> and <c>policy: arn:…</c>) or not at all.
/// </summary>
internal static class AccessDeniedParser
{
    private const string NotAuthorized = " is not authorized to perform: ";
    private const string ExplicitDeny = "with an explicit deny in ";

    private static readonly string[] PolicyTypes =
    [
        "identity-based policy", "resource-based policy", "service control policy", "resource control policy",
        "VPC endpoint policy", "permissions boundary", "session policy", "role trust policy",
    ];

    /// <summary>The sentence in <paramref name="message"/>, or null if there is none.</summary>
    internal static AccessDeniedStatement? Parse(string? message)
    {
        if (message is null)
        {
            return null;
        }

        // Mail and tickets wrap long lines, and logs escape what they quote.
        message = Unwrapped(WrappedSentence.Mend(Unescaped(message)));
        int verb = message.IndexOf(NotAuthorized, StringComparison.OrdinalIgnoreCase);
        if (verb < 0)
        {
            return null;
        }

        string before = message[..verb];
        int user = before.LastIndexOf("User: ", StringComparison.OrdinalIgnoreCase);
        string principal = (user < 0 ? before : before[(user + 6)..]).Trim();

        string rest = message[(verb + NotAuthorized.Length)..];
        int actionEnd = rest.IndexOfAny([' ', ',', '\n', '\t']);
        string action = (actionEnd < 0 ? rest : rest[..actionEnd]).TrimEnd('.', '"', '\'', ')', '\\');
        rest = actionEnd < 0 ? string.Empty : rest[actionEnd..];

        // A value without its form was not read right, and no advice may be built of it.
        var result = new AccessDeniedStatement(
            DenialForms.IsPrincipal(principal) ? principal : null,
            DenialForms.IsAction(action) ? action : null);
        ReadReason(result, ReadResource(result, rest));
        return result;
    }

    /// <summary>Takes the resource off; returns what follows it.</summary>
    private static string ReadResource(AccessDeniedStatement result, string rest)
    {
        const string OnResource = " on resource: ";
        if (!rest.StartsWith(OnResource, StringComparison.OrdinalIgnoreCase))
        {
            return rest;    // none, or "on this resource", "on the resource associated with this ciphertext": no name given
        }

        string text = rest[OnResource.Length..];
        if (text.Length > 0 && text[0] == '"')
        {
            int close = ClosingQuote(text);
            result.Resource = Resource(close < 0 ? text[1..] : text[1..close]);
            return close < 0 ? string.Empty : text[(close + 1)..];
        }

        int reason = FindReason(text);
        result.Resource = Resource((reason < 0 ? text.TrimEnd('.') : text[..reason]).Trim().TrimEnd(','));
        return reason < 0 ? string.Empty : text[reason..];
    }

    /// <summary>
    /// No reason has a quote in it, so the last quote closes the resource, whatever the key looks like; only where other text follows it is
    /// the first one taken.
    /// </summary>
    private static int ClosingQuote(string text)
    {
        int last = text.LastIndexOf('"');
        if (last == 0)
        {
            return -1;
        }

        string after = text[(last + 1)..].TrimStart(' ', ',', '.');
        return after.Length == 0 || FindReason(after) == 0 ? last : text.IndexOf('"', 1);
    }

    private static void ReadReason(AccessDeniedStatement result, string rest)
    {
        int start = FindReason(rest);
        if (start < 0)
        {
            return;
        }

        string reason = rest[start..].Trim();
        result.Reason = reason;
        result.AuthorizationId = ReadAuthorizationId(reason);
        if (reason.StartsWith(ExplicitDeny, StringComparison.OrdinalIgnoreCase))
        {
            result.Denial = PolicyDenial.Explicit;
            result.PolicyType = PolicyTypeIn(reason);
            result.PolicyArn = ReadPolicyArn(reason);
        }
        else if (reason.StartsWith("because no ", StringComparison.OrdinalIgnoreCase))
        {
            result.Denial = PolicyDenial.Implicit;
            result.PolicyType = PolicyTypeIn(reason);
            result.PolicyArn = ReadPolicyArn(reason);
        }
        else if (Has(reason, "BlockPublicAcls"))
        {
            result.Denial = PolicyDenial.BucketSetting;
            result.BlockPublicAccessSetting = "BlockPublicAcls";
        }
        else if (Has(reason, "BlockPublicPolicy"))
        {
            result.Denial = PolicyDenial.BucketSetting;
            result.BlockPublicAccessSetting = "BlockPublicPolicy";
        }
        else if (Has(reason, "this bucket has blocked"))
        {
            result.Denial = PolicyDenial.BucketSetting;
        }
    }

    /// <summary>Index of the word with which the reason begins, or -1.</summary>
    private static int FindReason(string text)
    {
        int because = text.IndexOf("because ", StringComparison.OrdinalIgnoreCase);
        int deny = text.IndexOf(ExplicitDeny, StringComparison.OrdinalIgnoreCase);
        return because < 0 ? deny : deny < 0 ? because : Math.Min(because, deny);
    }

    /// <summary>The policy type that is named first.</summary>
    private static string? PolicyTypeIn(string reason)
    {
        string? found = null;
        int at = int.MaxValue;
        foreach (string type in PolicyTypes)
        {
            int i = reason.IndexOf(type, StringComparison.OrdinalIgnoreCase);
            if (i >= 0 && i < at)
            {
                (found, at) = (type, i);
            }
        }

        return found;
    }

    private static string? ReadPolicyArn(string reason)
    {
        foreach (string mark in new[] { "policy ARN: ", "policy: " })
        {
            int i = reason.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (i >= 0 && string.Compare(reason, i + mark.Length, "arn:", 0, 4, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return Word(reason, i + mark.Length);
            }
        }

        return null;
    }

    private static string? ReadAuthorizationId(string reason)
    {
        foreach (string mark in new[] { "authorization id: ", "authorization-details/" })
        {
            int i = reason.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (i >= 0)
            {
                return NullIfEmpty(Word(reason, i + mark.Length));
            }
        }

        return null;
    }

    private static string Word(string text, int start)
    {
        int end = text.IndexOfAny([' ', '\n', '\t', '\r'], start);
        return (end < 0 ? text[start..] : text[start..end]).TrimEnd('.', ',', ';');
    }

    private static bool Has(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) is not -1;

    /// <summary>The kind of policy that stands at a place of a line; null if none does.</summary>
    internal static string? TypeAt(string line, int index) => Text.Scan.OneOf(line, index, PolicyTypes, true);

    private static string? Resource(string text) => DenialForms.IsResource(text) ? text : null;

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    /// <summary>
    /// The message as S3 wrote it, where a log or a dump quoted it: <c>resource: \"arn:…\"</c>. An ARN begins with no backslash, so it is
    /// not the resource's own; and a quote without one ends what was quoted.
    /// </summary>
    private static string Unescaped(string message)
    {
        const string Escaped = " on resource: \\\"";
        int start = message.IndexOf(Escaped, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return message;
        }

        int end = start + Escaped.Length;
        while (end < message.Length && (message[end] != '"' || message[end - 1] == '\\'))
        {
            end++;
        }

        return message[..end].Replace("\\\"", "\"").Replace("\\n", "\n").Replace("\\t", " ");
    }

    /// <summary>The message on one line: a blank in the place of each line break and of what is blank around it.</summary>
    private static string Unwrapped(string message) =>
        message.IndexOf('\n') < 0 ? message
            : string.Join(' ', message.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0));
}
