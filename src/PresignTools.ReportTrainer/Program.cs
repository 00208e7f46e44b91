using PresignTools.ReportTrainer;

// PresignTools.ReportTrainer CASES TABLE [leave-out]: trains TABLE with the reports under CASES that are not locked, and prints how often
// such a table is right about reports that it was not trained with. Reports whose id begins with a part of leave-out (A,B,C) are left out.
if (args.Length < 2)
{
    Console.Error.WriteLine("usage: PresignTools.ReportTrainer CASES TABLE [leave-out]");
    return 2;
}

List<Report> reports = Report.Under(args[0]);
string[] leftOut = args.Length > 2 ? args[2].Split(',') : [];
reports.RemoveAll(r => leftOut.Any(l => r.Id.StartsWith(l, StringComparison.Ordinal)));
File.WriteAllText(args[1], Table.Train(reports));
Console.WriteLine($"{reports.Count} reports, {reports.Count(static r => r.IsFound)} of them of public threads; the words alone are right:");
foreach (string line in Folds.Measure(reports))
{
    Console.WriteLine(line);
}

return 0;
