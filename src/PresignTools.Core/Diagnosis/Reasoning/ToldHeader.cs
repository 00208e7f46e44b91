using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// A header or option with which an upload works, by what a person says, where S3 says that a Deny of the bucket's policy refuses the one
/// without it.
/// </summary>
internal static class ToldHeader
{
    private const int LongestLine = 600;

    private static readonly string[] Good =
        ["works", "worked", "200", "204", "goes through", "ok", "fine", "succeeds", "accepted", "passes", "no problem", "runs through"];

    private static readonly string[] Bad = ["not work", "n't work", "no difference", "same error", "still", "also 403", "did not help"];

    /// <summary>The first of the names that stands on a line, or on the one before, with a word of success; null if none does.</summary>
    internal static string? Cure(FailureFacts e, string text, params string[] names)
    {
        bool isDenied = e.Response?.AccessDenied is { Denial: PolicyDenial.Explicit, IsKms: false } said
            && said.PolicyType is (null or "resource-based policy") && e.Policies.Refusal is null && !e.IsRead;
        if (!isDenied || !text.ContainsAny(names))
        {
            return null;
        }

        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > LongestLine || lines[i].FirstContained(names) is not { } name)
            {
                continue;
            }

            string next = i + 1 < lines.Length && lines[i + 1].Length < LongestLine ? lines[i + 1] : string.Empty;
            if (Says(lines[i]) || (!lines[i].ContainsAny(Bad) && Says(next) && next.ContainsAny("that", "this", "with it", "then",
                "this one")))
            {
                return name;
            }
        }

        return null;
    }

    private static bool Says(string line) => line.ContainsAny(Good) && !line.ContainsAny(Bad);
}
