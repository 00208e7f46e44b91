using System.Globalization;

namespace PresignTools.Differential;

/// <summary>
/// Random pairs of policies and a request, for a comparison with another evaluator. It knows nothing of that evaluator:
/// <c>generate COUNT SEED FILE</c> writes pairs, one JSON object a line; <c>compare PAIRS ANSWERS</c> decides them here, and holds the
/// answers of the other against that. Exit code 1 if a difference has no explanation.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        switch (args)
        {
            case ["generate", var count, var seed, var file]:
                var generator = new PairGenerator(int.Parse(seed, CultureInfo.InvariantCulture));
                File.WriteAllLines(file, Enumerable.Range(1, int.Parse(count, CultureInfo.InvariantCulture)).Select(i => generator.Next(i).ToJsonString()));
                return 0;
            case ["compare", var pairs, var answers]:
                return Comparison.Run(File.ReadLines(pairs), File.ReadLines(answers), Console.Out);
            default:
                Console.Error.WriteLine("usage: generate COUNT SEED FILE | compare PAIRS ANSWERS");
                return 2;
        }
    }
}
