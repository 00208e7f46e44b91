using System.Text.Json;

namespace PresignTools.Differential;

/// <summary>Decides every pair and holds the answer of the other evaluator against it.</summary>
internal static class Comparison
{
    private const int Shown = 10;

    internal static int Run(IEnumerable<string> pairs, IEnumerable<string> answers, TextWriter output)
    {
        Dictionary<int, JsonElement> theirs = answers.Where(static l => l.Length > 0)
            .Select(static l => JsonDocument.Parse(l).RootElement).ToDictionary(static e => e.GetProperty("id").GetInt32());
        var agreed = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var explained = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var unexplained = new List<string>();
        foreach (Pair pair in pairs.Where(static l => l.Length > 0).Select(static l => new Pair(l)))
        {
            string ours = pair.Errors.Count > 0 ? "Refused" : pair.Decision.Decision.ToString();
            string other = Answer(theirs, pair.Id, out string detail);
            if (ours == other)
            {
                agreed[ours] = agreed.GetValueOrDefault(ours) + 1;
            }
            else if (pair.Errors.Count == 0 && KnownDifference.Of(pair, other) is { Count: > 0 } known)
            {
                string row = $"{ours}, not {other}: {string.Join("; and ", known.Select(static k => $"{k.Name} [{k.Source}]"))}";
                explained[row] = explained.GetValueOrDefault(row) + 1;
            }
            else
            {
                unexplained.Add($"{pair.Id}: {pair.Principal.Kind} {pair.Request.Action}: {ours} by {pair.Decision.DecidedBy}, not {other} {detail} {pair.Errors.FirstOrDefault()?.Message}\n  {pair.Json}");
            }
        }

        output.WriteLine($"{agreed.Values.Sum()} agree: {string.Join(", ", agreed.Select(static a => $"{a.Value} {a.Key}"))}");
        output.WriteLine($"{explained.Values.Sum()} differ for a known reason:");
        foreach ((string row, int count) in explained)
        {
            output.WriteLine($"  {count,5}  {row}");
        }

        output.WriteLine($"{unexplained.Count} differ for no known reason");
        foreach (string line in unexplained.Take(Shown))
        {
            output.WriteLine(line);
        }

        return unexplained.Count > 0 || agreed.Count == 0 ? 1 : 0;
    }

    private static string Answer(Dictionary<int, JsonElement> theirs, int id, out string detail)
    {
        detail = string.Empty;
        if (!theirs.TryGetValue(id, out JsonElement answer))
        {
            return "no answer";
        }

        if (answer.TryGetProperty("error", out JsonElement error))
        {
            detail = error.GetString()!;
            return "Refused";
        }

        string[] ignored = [.. answer.GetProperty("ignored").EnumerateArray().Select(static k => k.GetString()!)];
        detail = ignored.Length == 0 ? string.Empty : "without the keys " + string.Join(", ", ignored);
        return answer.GetProperty("decision").GetString()!;
    }
}
