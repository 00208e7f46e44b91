using System.Globalization;

namespace PresignTools.PastReports;

/// <summary>
/// What the words of public reports say about a new one: a multinomial logistic regression over the terms of a text
/// (<see cref="ReportTerms"/>). A text is the set of its terms, each weighted by how rare it is among reports (inverse document frequency),
/// and brought to length 1, so that a long text says no more than a short one. The table is made by <c>build.ps1 Train</c> from the pastes
/// of <c>tests/cases</c>, those that are locked for measuring left out.
/// </summary>
/// <remarks>
/// It knows no S3. It orders what the rules leave open, says which words it went by, and never makes a cause more than possible.
/// </remarks>
internal sealed class ReportWords
{
    /// <summary>The name of the table among the assembly's resources.</summary>
    internal const string Resource = "PresignTools.ReportWords.txt";

    private const int MostTerms = 4;

    /// <summary>
    /// The square of the length that some 40 terms have. A text with fewer is not brought to length 1, so that it says less: two words must
    /// not make a cause as likely as a page does.
    /// </summary>
    private const double Enough = 640;

    private static readonly Lazy<ReportWords> Built = new(static () =>
    {
        using Stream stream = typeof(ReportWords).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    });

    private readonly string[] _causes;
    private readonly double[] _bias;
    private readonly double _scale;
    private readonly Dictionary<string, (double Rarity, string Weights)> _terms;

    private ReportWords(string[] causes, double[] bias, double scale, Dictionary<string, (double Rarity, string Weights)> terms)
    {
        _causes = causes;
        _bias = bias;
        _scale = scale;
        _terms = terms;
    }

    /// <summary>The table that the library carries.</summary>
    internal static ReportWords Default => Built.Value;

    /// <summary>The causes that the table knows.</summary>
    internal IReadOnlyList<string> Causes => _causes;

    /// <summary>How many terms the table knows.</summary>
    internal int Count => _terms.Count;

    /// <summary>
    /// Reads a table: <c>causes</c>, <c>bias</c> and <c>scale</c>, each with its values behind it; then a line for each term: the term, its
    /// rarity, and its weights, one signed byte for each cause, in Base64.
    /// </summary>
    /// <exception cref="FormatException">It is none.</exception>
    internal static ReportWords Parse(string table)
    {
        string[] lines = [.. table.Split('\n').Select(static l => l.TrimEnd('\r')).Where(static l => l.Length > 0 && l[0] != '#')];
        string[] causes = Values(lines, 0, "causes");
        double[] bias = [.. Values(lines, 1, "bias").Select(Number)];
        double scale = Number(Values(lines, 2, "scale")[0]);
        if (bias.Length != causes.Length)
        {
            throw new FormatException("The table has another number of causes than of biases.");
        }

        var terms = new Dictionary<string, (double, string)>(lines.Length, StringComparer.Ordinal);
        foreach (string line in lines.Skip(3))
        {
            string[] parts = line.Split(' ');
            terms.Add(parts[0], (Number(parts[1]), parts[2]));
        }

        return new ReportWords(causes, bias, scale, terms);
    }

    /// <summary>Every cause with its likelihood, the most likely first; empty where the text has no term that the table knows.</summary>
    internal IReadOnlyList<WordedCause> Weigh(string text)
    {
        var known = new List<(string Term, double Value, sbyte[] Weights)>();
        double length = 0;
        foreach (string term in ReportTerms.Of(text))
        {
            if (_terms.TryGetValue(term, out (double Rarity, string Weights) entry))
            {
                known.Add((term, entry.Rarity, (sbyte[])(Array)Convert.FromBase64String(entry.Weights)));
                length += entry.Rarity * entry.Rarity;
            }
        }

        if (known.Count == 0)
        {
            return [];
        }

        double unit = _scale / Math.Sqrt(Math.Max(length, Enough));
        double[] sums = [.. _bias];
        foreach ((_, double value, sbyte[] weights) in known)
        {
            for (int cause = 0; cause < sums.Length; cause++)
            {
                sums[cause] += value * unit * weights[cause];
            }
        }

        double highest = sums.Max();
        double total = sums.Sum(s => Math.Exp(s - highest));
        return
        [
            .. Enumerable.Range(0, sums.Length)
                .OrderByDescending(i => sums[i]).ThenBy(i => _causes[i], StringComparer.Ordinal)
                .Select(i => new WordedCause(_causes[i], Math.Exp(sums[i] - highest) / total, Speaking(known, i))),
        ];
    }

    private static string[] Speaking(List<(string Term, double Value, sbyte[] Weights)> known, int cause) =>
    [
        .. known.Where(k => k.Weights[cause] > 0)
            .OrderByDescending(k => k.Value * k.Weights[cause]).ThenBy(static k => k.Term, StringComparer.Ordinal)
            .Take(MostTerms).Select(static k => k.Term),
    ];

    private static string[] Values(string[] lines, int at, string name) =>
        lines.Length > at && lines[at].StartsWith(name + " ", StringComparison.Ordinal)
            ? lines[at][(name.Length + 1)..].Split(' ')
            : throw new FormatException($"The table has no line '{name}'.");

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
