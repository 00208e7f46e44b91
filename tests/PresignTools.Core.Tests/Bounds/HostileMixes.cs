using PresignTools.Tests.Intake.Fragments;

namespace PresignTools.Tests.Bounds;

/// <summary>Texts of several fragments of different kinds, as tickets are: in any order, cut anywhere, some of them wrapped.</summary>
internal static class HostileMixes
{
    private static readonly string[] Between = ["\n", "\n\n", "\r\n", " ", "", "\n\n\n", "\n---\n", "\n```\n", "\nThen:\n", "\n$ ", "\n> "];

    /// <summary>One such text.</summary>
    internal static string Make(Random random)
    {
        var text = new System.Text.StringBuilder();
        for (int count = random.Next(2, 10); count > 0; count--)
        {
            string piece = random.Next(4) == 0
                ? HostileGrammar.Starts[random.Next(HostileGrammar.Starts.Length)]
                : FragmentSamples.All[random.Next(FragmentSamples.All.Length)].Text;
            piece = random.Next(4) == 0 ? HostileWrappings.Once(piece, random) : piece;
            text.Append(random.Next(3) == 0 ? Cut(piece, random) : piece).Append(Between[random.Next(Between.Length)]);
        }

        return text.ToString();
    }

    private static string Cut(string piece, Random random)
    {
        int from = random.Next(3) == 0 ? random.Next(piece.Length + 1) : 0;
        return piece[from..random.Next(from, piece.Length + 1)];
    }
}
