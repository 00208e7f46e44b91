using PresignTools.Text;

namespace PresignTools.Intake.Clues;

/// <summary>What clients refuse before anything is sent, and calls that went to the wrong service.</summary>
internal static class ClientRefusalClues
{
    private const int Near = 160;

    private static readonly string[] Limits =
        ["604800", "604,800", "7 days", "seven days", "one week", "a week", "7d", "168h", "168 hours", "7일", "7 天", "7天", "7日"];

    private static readonly string[] Refusing =
    [
        "greater than", "less than", "at most", "maximum", "max ", "must not", "must be", "cannot be", "can't be", "exceed", "more than",
        "longer than", "not allowed", "invalid", "up to", "larger than", "over",
    ];

    // Calls of STS as clients name them where they fail.
    private static readonly string[] CredentialCalls =
        ["AssumeRoleWithWebIdentity", "WebIdentityErr", "AssumeRoleWithSAML", "AssumeRole", "GetCallerIdentity", "GetSessionToken"];

    internal static IEnumerable<Clue> Find(string text) => [.. Expiry(text), .. CredentialCall(text)];

    /// <summary>
    /// A client's sentence that the lifetime is limited to seven days: an exception or error on its line, never a person's remark alone.
    /// </summary>
    private static IEnumerable<Clue> Expiry(string text)
    {
        foreach (string limit in Limits)
        {
            for (int i = Scan.Find(text, limit, 0, true); i >= 0; i = Scan.Find(text, limit, i + limit.Length, true))
            {
                int first = Math.Max(0, i - Near), last = Math.Min(text.Length, i + Near);
                int start = Math.Max(first, text.LastIndexOf('\n', i, i - first + 1) + 1);
                int end = Scan.Find(text, '\n', i, last) is >= 0 and var feed ? feed : last;
                string line = text[start..end];
                bool isOfUrl = line.ContainsAny("expir", "presign", "pre-sign", "signed url", "SigV4");
                bool isError = line.ContainsAny("error", "exception", "invalid", "refus", "cannot", "must", "maximum expiry", "should");
                if (isOfUrl && isError && line.ContainsAny(Refusing) && !line.ContainsAny("Expires=", "<Code>"))
                {
                    yield return Clue.Of(ClueKind.ExpiryRefused, text, start, end);
                    yield break;
                }
            }
        }
    }

    /// <summary>A call for credentials that an S3 endpoint answered: STS has no MethodNotAllowed, and answers POST.</summary>
    private static IEnumerable<Clue> CredentialCall(string text)
    {
        foreach (string call in CredentialCalls)
        {
            int i = Scan.Find(text, call, 0);
            if (i < 0)
            {
                continue;
            }

            string after = text[i..Math.Min(text.Length, i + 4000)];
            if (after.ContainsAny("MethodNotAllowed", "status code: 405", "StatusCode: 405", "405 Method Not Allowed", "MethodNotAllow"))
            {
                yield return new Clue(ClueKind.CredentialCallAtS3, call, i, call.Length);
                yield break;
            }
        }
    }
}
