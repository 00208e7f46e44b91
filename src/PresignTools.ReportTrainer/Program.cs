using PresignTools.ReportTrainer;

// PresignTools.ReportTrainer CASES TABLE [leave-out]: reads every pastes.jsonl under CASES that is not locked, writes TABLE, and prints how
// often it is right about reports that it was not trained with. Reports whose id begins with leave-out are not trained with.
if (args.Length < 2)
{
    Console.Error.WriteLine("usage: PresignTools.ReportTrainer CASES TABLE [leave-out]");
    return 2;
}

string locked = $"{Path.DirectorySeparatorChar}locked{Path.DirectorySeparatorChar}";
List<Report> reports =
[
    .. Directory.EnumerateFiles(args[0], "pastes.jsonl", SearchOption.AllDirectories)
        .Where(f => !f.Contains(locked, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .SelectMany(Report.ReadAll),
];
string[] leftOut = args.Length > 2 ? args[2].Split(',') : [];
reports.RemoveAll(r => leftOut.Any(l => r.Id.StartsWith(l, StringComparison.Ordinal)));
File.WriteAllText(args[1], Table.Train(reports));
Console.WriteLine($"{reports.Count} reports, {reports.Count(static r => r.IsFound)} of them of public threads");
foreach (string line in Folds.Measure(reports))
{
    Console.WriteLine(line);
}

return 0;
