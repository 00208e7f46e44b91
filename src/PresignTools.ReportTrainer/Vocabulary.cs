namespace PresignTools.ReportTrainer;

/// <summary>
/// The terms that are counted, and how rare each is: <c>ln((1 + n) / (1 + m)) + 1</c> for a term that stands in m of n reports.
/// </summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _index;

    private Vocabulary(string[] terms, double[] rarity)
    {
        Terms = terms;
        Rarity = rarity;
        _index = terms.Select(static (t, i) => (t, i)).ToDictionary(static p => p.t, static p => p.i, StringComparer.Ordinal);
    }

    /// <summary>The terms, in ordinal order.</summary>
    internal string[] Terms { get; }

    /// <summary>The inverse document frequency of each.</summary>
    internal double[] Rarity { get; }

    /// <summary>The terms that stand in at least so many reports.</summary>
    internal static Vocabulary Of(IReadOnlyList<Report> reports, int fewest)
    {
        (string Term, int Count)[] counted =
        [
            .. reports.SelectMany(static r => r.Terms)
                .GroupBy(static t => t, StringComparer.Ordinal)
                .Select(static g => (g.Key, g.Count()))
                .Where(c => c.Item2 >= fewest)
                .OrderBy(static c => c.Key, StringComparer.Ordinal),
        ];
        return new Vocabulary(
            [.. counted.Select(static c => c.Term)],
            [.. counted.Select(c => Math.Round(Math.Log((1.0 + reports.Count) / (1 + c.Count)) + 1, 2))]);
    }

    /// <summary>A report as a vector of length 1: the places of its terms, and their values.</summary>
    internal (int[] Terms, float[] Values) Vector(Report report)
    {
        int[] places = [.. report.Terms.Where(_index.ContainsKey).Select(t => _index[t]).Order()];
        double length = Math.Sqrt(places.Sum(p => Rarity[p] * Rarity[p]));
        return (places, [.. places.Select(p => (float)(Rarity[p] / Math.Max(length, 1e-9)))]);
    }
}
