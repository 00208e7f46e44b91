namespace PresignTools.Policies.Decisions;

/// <summary>
/// Values with which a policy variable makes its text meet what the request has: what stands in the request where the variable stands
/// in the policy, up to the next slash, and to the end.
/// </summary>
internal static class VariableCandidates
{
    internal static IEnumerable<string> Of(string pattern, string key, IReadOnlyList<string> actual)
    {
        int open = pattern.IndexOf("${" + key, StringComparison.OrdinalIgnoreCase);
        int close = open < 0 ? -1 : pattern.IndexOf('}', open);
        if (close < 0)
        {
            yield break;
        }

        string before = pattern[..open];
        string after = pattern[(close + 1)..];
        int stop = after.IndexOfAny(['*', '?', '$']);
        string next = stop < 0 ? after : after[..stop];
        foreach (string text in actual)
        {
            if (!text.StartsWith(before, StringComparison.Ordinal))
            {
                continue;
            }

            string rest = text[before.Length..];
            int end = next.Length == 0 ? -1 : rest.IndexOf(next, StringComparison.Ordinal);
            if (end > 0)
            {
                yield return rest[..end];
            }

            int slash = rest.IndexOf('/');
            if (slash > 0 && slash != end)
            {
                yield return rest[..slash];
            }

            if (rest.Length > 0)
            {
                yield return rest;
            }
        }
    }
}
