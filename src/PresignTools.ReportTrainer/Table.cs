using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PresignTools.ReportTrainer;

/// <summary>The trained table, in the form in which the library reads it.</summary>
internal static class Table
{
    private const int FewestReports = 3;
    private const float Penalty = 0.05f;
    private const float OfOther = 0.3f;
    private const int MostOthers = 3;

    /// <summary>Trains a table with reports.</summary>
    internal static string Train(IReadOnlyList<Report> reports)
    {
        Vocabulary words = Vocabulary.Of(reports, FewestReports);
        string[] causes = [.. reports.Select(static r => r.Cause).Distinct().Order(StringComparer.Ordinal)];
        Example[] examples = [.. reports.SelectMany(r => Examples(r, words.Vector(r), causes))];
        SoftmaxRegression model = SoftmaxRegression.Fit(examples, causes.Length, words.Terms.Length, Penalty);
        // One byte for each weight is enough: the figures of the folds are the same with it.
        float scale = Largest(model, words.Terms.Length) / sbyte.MaxValue;
        string[] bias = [.. Enumerable.Range(0, causes.Length).Select(c => Number(model.Weight(words.Terms.Length, c)))];
        var text = new StringBuilder("# Written by build.ps1 Train. Do not edit.\n");
        text.Append(CultureInfo.InvariantCulture, $"# {reports.Count} reports, {Digest(reports)}\n");
        text.Append("causes ").AppendJoin(' ', causes).Append('\n');
        text.Append("bias ").AppendJoin(' ', bias).Append('\n');
        text.Append("scale ").Append(Number(scale)).Append('\n');
        for (int term = 0; term < words.Terms.Length; term++)
        {
            byte[] weights = [.. Enumerable.Range(0, causes.Length).Select(c => (byte)(sbyte)MathF.Round(model.Weight(term, c) / scale))];
            text.Append(words.Terms[term]).Append(' ').Append(Number(words.Rarity[term])).Append(' ');
            text.Append(Convert.ToBase64String(weights)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>
    /// A report of its cause, and a part of one for each other cause that is right as well: 1.6 of 100 reports more are right with it.
    /// </summary>
    private static IEnumerable<Example> Examples(Report report, (int[] Terms, float[] Values) vector, string[] causes)
    {
        yield return new Example(vector.Terms, vector.Values, Array.BinarySearch(causes, report.Cause, StringComparer.Ordinal), 1);
        foreach (string other in report.Right.Where(c => c != report.Cause).Take(MostOthers))
        {
            if (Array.BinarySearch(causes, other, StringComparer.Ordinal) is >= 0 and var cause)
            {
                yield return new Example(vector.Terms, vector.Values, cause, OfOther);
            }
        }
    }

    private static float Largest(SoftmaxRegression model, int terms) =>
        Enumerable.Range(0, terms).Max(t => Enumerable.Range(0, model.Classes).Max(c => Math.Abs(model.Weight(t, c))));

    /// <summary>What a table was trained with: the same reports give the same digest.</summary>
    internal static string Digest(IReadOnlyList<Report> reports) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join('\n', reports.Select(static r => $"{r.Id} {string.Join(',', r.Right)} {string.Join(' ', r.Terms)}")))))[..16];

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
