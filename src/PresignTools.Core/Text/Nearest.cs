namespace PresignTools.Text;

/// <summary>Finds the names that somebody may have meant who typed another one.</summary>
internal static class Nearest
{
    /// <summary>The candidates that are near to what was typed, nearest first: a typing error away, or with its words in them.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="candidates">The names that there are.</param>
    /// <param name="most">How many to give at most.</param>
    internal static IReadOnlyList<string> To(string typed, IEnumerable<string> candidates, int most)
    {
        string word = typed.Trim().ToLowerInvariant();
        int typingErrors = Math.Max(1, word.Length / 4);
        return
        [
            .. candidates
                .Select(c => (Name: c, Distance: Distance(word, c.ToLowerInvariant()), Shared: SharedWords(word, c)))
                .Where(c => c.Distance <= typingErrors || c.Shared > 0)
                .OrderBy(c => c.Distance <= typingErrors ? 0 : 1)
                .ThenByDescending(static c => c.Shared)
                .ThenBy(static c => c.Distance)
                .ThenBy(static c => c.Name, StringComparer.Ordinal)
                .Take(most)
                .Select(static c => c.Name),
        ];
    }

    /// <summary>How many words of a name, of three letters or more, begin as a word that was typed does.</summary>
    private static int SharedWords(string typed, string name) =>
        typed.Split(['-', '_', ' ', '.'], StringSplitOptions.RemoveEmptyEntries)
            .Count(w => w.Length >= 3 && name.Split('-').Any(part => part.StartsWith(w, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Insertions, deletions, replacements and swaps of two neighbors that lead from one text to the other.</summary>
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 8)
        {
            return int.MaxValue;    // far away in any case, and the text may be long
        }

        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                cost[i, j] = i == 0 ? j : j == 0 ? i : Cheapest(cost, a, b, i, j);
            }
        }

        return cost[a.Length, b.Length];
    }

    private static int Cheapest(int[,] cost, string a, string b, int i, int j)
    {
        int best = Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
        bool isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return isSwap ? Math.Min(best, cost[i - 2, j - 2] + 1) : best;
    }
}
