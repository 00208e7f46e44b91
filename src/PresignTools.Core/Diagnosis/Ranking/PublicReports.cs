using System.Globalization;
using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Ranking;

/// <summary>
/// How often each cause is the settled one among the public reports of the case files, by the answer that was reported. Breaks ties between
/// causes that fit equally well, and is shown. The table is generated from <c>tests/cases</c> by <c>build.ps1 Generate</c>.
/// </summary>
internal static partial class PublicReports
{
    private static readonly Lazy<Dictionary<(string, string), int>> Table =
        new(static () => Rows().ToDictionary(static r => (r.Answer, r.Cause), static r => r.Reports));

    private static readonly Lazy<Dictionary<string, int>> Totals = new(static () =>
        Rows()
            .GroupBy(static r => r.Answer, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => g.Sum(static r => r.Reports)));

    /// <summary>Reports with this answer whose settled cause is this one.</summary>
    internal static int Count(string answer, string cause) => Table.Value.TryGetValue((answer, cause), out int count) ? count : 0;

    /// <summary>Reports with this answer.</summary>
    internal static int Total(string answer) => Totals.Value.TryGetValue(answer, out int count) ? count : 0;

    /// <summary>The counts in words: <c>12 of 57 public reports with this answer</c>; empty if none of them has this cause.</summary>
    internal static string Words(string answer, string cause)
    {
        int count = Count(answer, cause);
        if (count == 0)
        {
            return string.Empty;
        }

        int total = Total(answer);
        string with = answer == FailureFacts.NoAnswer ? "without an answer" : "with this answer";
        return string.Create(CultureInfo.InvariantCulture, $"{count} of {total} public {(total == 1 ? "report" : "reports")} {with}");
    }
}
