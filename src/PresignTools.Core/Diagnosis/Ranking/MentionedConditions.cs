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
        if (!ToldPolicy.IsOpen(e) || e.Input.FullText is not { } text)
        {
            yield break;
        }

        (CauseDefinition Cause, string Key)[] named =
        [
            .. CauseBook.All
                .Where(static c => c.Id != CauseId.UnsignedRequest)     // what lacks these keys lacks a signature, and no policy's consent
                .Select(c => (c, c.Info.ConditionKeys.FirstOrDefault(k => IsNamed(text, k))))
                .Where(static n => n.Item2 is not null)
                .Select(static n => (n.c, n.Item2!)),
        ];

        // Nearly every policy of a bucket demands TLS; beside another condition that says something of plain HTTP only.
        bool isPlain = text.Contains("http://", StringComparison.OrdinalIgnoreCase);
        foreach ((CauseDefinition cause, string key) in named.Where(n => named.Length == 1 || isPlain || n.Key != SecureTransport))
        {
            Match match = Match.Reported($"The text names the condition key {key}, and the denial gives no reason.");
            yield return (cause, e.IsBareDenial || e.IsSilentRefusal ? match : match.Explaining(CauseId.BucketPolicyExplicitDeny));
        }
    }

    private const string SecureTransport = "aws:securetransport";

    private static bool IsNamed(string text, string key)
    {
        int i = Scan.Find(text, key, 0, true);
        return i >= 0 && (i + key.Length == text.Length || !Scan.IsWord(text[i + key.Length]));
    }
}
