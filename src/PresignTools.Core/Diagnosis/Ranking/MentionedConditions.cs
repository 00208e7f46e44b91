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

        foreach (CauseDefinition cause in CauseBook.All)
        {
            if (cause.Info.ConditionKeys.FirstOrDefault(k => IsNamed(text, k)) is { } key)
            {
                yield return (cause, Match.Reported($"The text names the condition key {key}, and the denial gives no reason."));
            }
        }
    }

    private static bool IsNamed(string text, string key)
    {
        int i = Scan.Find(text, key, 0, true);
        return i >= 0 && (i + key.Length == text.Length || !Scan.IsWord(text[i + key.Length]));
    }
}
