using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PresignTools.Benchmarks;

// build.ps1 Fuzz: hostile texts through every entry point. "ladder" shows where the time goes for texts of one length.
if (args is ["fuzz", .. var numbers] && Array.ConvertAll(numbers, static n => int.Parse(n, CultureInfo.InvariantCulture)) is [var seed, var count, var minutes, .. var rest])
{
    return FuzzTask.Run(seed, count, minutes, rest is [var threads] ? threads : Environment.ProcessorCount);
}

if (args is ["ladder", var length])
{
    return FuzzTask.Ladder(int.Parse(length, CultureInfo.InvariantCulture));
}

// The server that transfers are measured with.
if (args is ["serve", var file])
{
    return FileServer.Run(file);
}

// Runs one benchmark class in this process and prints a line per method: class, method, mean in nanoseconds, bytes allocated.
// build.ps1 Benchmark turns them into the ratios of the README.
ManualConfig config = ManualConfig.CreateEmpty()
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(15))
    .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default)
    .AddLogger(NullLogger.Instance)
    .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
    .WithOptions(ConfigOptions.DisableLogFile);

foreach (Type type in typeof(SigningBenchmark).Assembly.GetTypes().Where(t => t.Name.EndsWith("Benchmark", StringComparison.Ordinal) && (args.Length == 0 || args.Contains(t.Name, StringComparer.OrdinalIgnoreCase))))
{
    Summary summary = BenchmarkRunner.Run(type, config);
    foreach (BenchmarkReport report in summary.Reports)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{type.Name}\t{report.BenchmarkCase.Descriptor.WorkloadMethod.Name}\t{report.ResultStatistics?.Median:0.0}\t{report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)}"));
    }
}

return 0;
