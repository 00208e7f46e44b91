namespace PresignTools.Tests.Architecture;

/// <summary>The rooms of Core, from the ground up. A room may use rooms of its own storey, as long as no circle comes of it, and of storeys below.</summary>
internal static class Rooms
{
    internal static readonly string[][] Storeys =
    [
        ["Text"],
        ["Errors"],
        ["Facts", "PastReports"],
        ["Catalogue"],
        ["Addressing", "Identity", "Signing", "Inspection"],
        ["Abstractions"],
        ["Signers"],
        ["Responses"],
        ["Logs"],
        ["Verification", "Policies"],
        ["Forms"],
        ["Intake"],
        ["Transfers"],
        ["Diagnosis"],
        ["Measuring", "Watching"],
    ];

    internal static IEnumerable<string> All => Storeys.SelectMany(static s => s);

    /// <summary>The arrows that must not be: from a room to each room of a storey above it.</summary>
    internal static TheoryData<string, string> Upward()
    {
        var arrows = new TheoryData<string, string>();
        for (int lower = 0; lower < Storeys.Length; lower++)
        {
            foreach (string room in Storeys[lower])
            {
                foreach (string above in Storeys.Skip(lower + 1).SelectMany(static s => s))
                {
                    arrows.Add(room, above);
                }
            }
        }

        return arrows;
    }
}
