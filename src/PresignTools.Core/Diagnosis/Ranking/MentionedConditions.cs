using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Ranking;

/// <summary>
/// A condition key that the text names beside a denial without a reason, where no policy document could be read: somebody told a policy in
/// their own words, or showed a piece of it. The cause whose condition it is comes before those that are merely common.
/// </summary>
internal static class MentionedConditions
{
    internal static IEnumerable<(CauseDefinition Cause, Match Match)> Of(FailureFacts e)
    {
        bool isOpen = e.IsUnexplainedRefusal || e.Response?.AccessDenied is { Denial: Responses.PolicyDenial.Explicit };
        if (!isOpen || e.Input.FullText is not { } text || e.Input.Policies is not { Bucket: null, Identity.Count: 0 })
        {
            yield break;
        }

        foreach (CauseDefinition cause in CauseBook.All)
        {
            if (cause.Info.ConditionKeys.FirstOrDefault(k => IsNamed(text, k)) is { } key)
            {
                yield return (cause, Match.Reported($"The text names the condition key {key}, and the denial gives no reason."));
            }
        }

        if (HeaderKey(text) is { } header)
        {
            string cause = Causes.Policy.SseHeaderRequiredByPolicy.IsEncryption(header) ? CauseId.SseHeaderRequiredByPolicy
                : CauseId.HeaderRequiredByPolicy;
            if (e.AmzValue(header[3..]) is null)
            {
                yield return (CauseBook.Get(cause), Match.Reported(
                    $"The text names the condition key {header}, and the request is not known to have that header."));
            }
        }
    }

    private static bool IsNamed(string text, string key)
    {
        int i = Scan.Find(text, key, 0, true);
        return i >= 0 && (i + key.Length == text.Length || !Scan.IsWord(text[i + key.Length]));
    }

    /// <summary>A condition key that stands for a header: <c>s3:x-amz-acl</c>, in lower case.</summary>
    private static string? HeaderKey(string text)
    {
        const string Prefix = "s3:x-amz-";
        int i = Scan.Find(text, Prefix, 0, true);
        if (i < 0)
        {
            return null;
        }

        int end = Scan.Skip(text, i + Prefix.Length, static c => char.IsAsciiLetterOrDigit(c) || c == '-');
        string key = text[i..end].ToLowerInvariant();
        return HeaderDemand.HeaderOf(key) is not null && key != "s3:x-amz-content-sha256" ? key : null;
    }
}
