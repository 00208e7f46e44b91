using System.Globalization;
using PresignTools.PastReports;

namespace PresignTools.ReportTrainer;

/// <summary>
/// How often the words alone are right about a report that they were not trained with: the reports are dealt into folds, and each fold is
/// measured by a table that was trained with the others. Only reports of public threads whose text settles the cause are measured.
/// </summary>
internal static class Folds
{
    private const int Count = 5;

    internal static IEnumerable<string> Measure(IReadOnlyList<Report> reports)
    {
        var seen = new List<(double Likelihood, bool IsFirst, bool IsAmongThree)>();
        for (int fold = 0; fold < Count; fold++)
        {
            bool IsMeasured(Report r) => r.IsFound && r.Fold(Count) == fold;
            var table = ReportWords.Parse(Table.Train([.. reports.Where(r => !IsMeasured(r))]));
            foreach (Report report in reports.Where(r => IsMeasured(r) && r.IsDecidable))
            {
                IReadOnlyList<WordedCause> causes = table.Weigh(string.Join(' ', report.Terms));
                seen.Add((
                    causes.Count == 0 ? 0 : causes[0].Likelihood,
                    causes.Count > 0 && report.Right.Contains(causes[0].Cause),
                    causes.Take(3).Any(c => report.Right.Contains(c.Cause))));
            }
        }

        yield return Line("all", seen);
        double[] bounds = [0.6, 0.4, 0.25, 0.15, 0.1, 0.05, 0];
        for (int i = 0; i < bounds.Length; i++)
        {
            double from = bounds[i], to = i == 0 ? 2 : bounds[i - 1];
            string name = string.Create(CultureInfo.InvariantCulture, $"likelihood {from:0.00} and more");
            yield return Line(name, [.. seen.Where(s => s.Likelihood >= from && s.Likelihood < to)]);
        }
    }

    private static string Line(string name, List<(double Likelihood, bool IsFirst, bool IsAmongThree)> of)
    {
        double first = Share(of.Count(static s => s.IsFirst), of.Count);
        double three = Share(of.Count(static s => s.IsAmongThree), of.Count);
        return string.Create(CultureInfo.InvariantCulture, $"  {name,-24} {of.Count,4}  top-1 {first,5:0.0} %  top-3 {three,5:0.0} %");
    }

    private static double Share(int some, int all) => all == 0 ? 0 : 100.0 * some / all;
}
