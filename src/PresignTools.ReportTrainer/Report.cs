using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PresignTools.Catalogue;
using PresignTools.PastReports;

namespace PresignTools.ReportTrainer;

/// <summary>A report whose cause is settled.</summary>
/// <param name="Id">Its id in the case files.</param>
/// <param name="Cause">The settled cause.</param>
/// <param name="Right">The causes that are right: the settled one, and those that an expert would accept as well.</param>
/// <param name="IsDecidable">Whether the text alone settles it.</param>
/// <param name="IsFound">Whether it is of a public thread; else it was written for the causes.</param>
/// <param name="Terms">The terms of its text.</param>
internal sealed record Report(
    string Id, string Cause, IReadOnlySet<string> Right, bool IsDecidable, bool IsFound, IReadOnlyList<string> Terms)
{
    /// <summary>Every report of a folder of case files that may be learnt from: not those that are locked for measuring.</summary>
    /// <param name="cases">The folder, <c>tests/cases</c> of the repository.</param>
    internal static List<Report> Under(string cases)
    {
        string locked = $"{Path.DirectorySeparatorChar}locked{Path.DirectorySeparatorChar}";
        return
        [
            .. Directory.EnumerateFiles(cases, "pastes.jsonl", SearchOption.AllDirectories)
                .Where(f => !f.Contains(locked, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .SelectMany(ReadAll),
        ];
    }

    /// <summary>The fold in which it is measured: by its id, so that a record never changes its fold.</summary>
    internal int Fold(int folds) => SHA256.HashData(Encoding.UTF8.GetBytes(Id))[0] % folds;

    /// <summary>Reads a case file, one JSON object on each line. Causes that the catalogue does not have are left out.</summary>
    internal static IEnumerable<Report> ReadAll(string path)
    {
        foreach (string line in File.ReadLines(path).Where(static l => !string.IsNullOrWhiteSpace(l)))
        {
            using JsonDocument record = JsonDocument.Parse(line);
            JsonElement root = record.RootElement;
            JsonElement truth = root.GetProperty("truth");
            string cause = Known(truth.GetProperty("cause").GetString()!);
            if (!CauseCatalogue.TryFind(cause, out _))
            {
                continue;
            }

            HashSet<string> right = [cause];
            if (truth.TryGetProperty("also", out JsonElement also) && also.ValueKind == JsonValueKind.Array)
            {
                right.UnionWith(also.EnumerateArray().Select(static a => Known(a.GetString()!)));
            }

            bool isFound = root.GetProperty("source").GetProperty("ref").GetString() != "written";
            yield return new Report(
                root.GetProperty("id").GetString()!, cause, right, root.GetProperty("decidable").GetString() == "yes", isFound,
                ReportTerms.Of(root.GetProperty("paste").GetString()!));
        }
    }

    /// <summary>A cause that had no id when its report was collected has <c>other:</c> before its name.</summary>
    private static string Known(string cause) =>
        cause.StartsWith("other:", StringComparison.Ordinal) && CauseCatalogue.TryFind(cause[6..], out _) ? cause[6..] : cause;
}
