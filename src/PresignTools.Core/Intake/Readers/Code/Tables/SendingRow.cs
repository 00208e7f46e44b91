namespace PresignTools.Intake.Readers.Code.Tables;

/// <summary>A function of a client that sends a request, or makes one to send.</summary>
/// <param name="Name">Its name, without what it is called on.</param>
/// <param name="Client">The client.</param>
/// <param name="Habit">What it adds by itself.</param>
internal sealed record SendingRow(string Name, string Client, ClientHabit Habit)
{
    /// <summary>What the path before the name must end in; empty for anything, <c>.</c> for nothing before it.</summary>
    internal string On { get; init; } = string.Empty;

    /// <summary>The method that it sends; null where an argument says so.</summary>
    internal string? Method { get; init; }

    /// <summary>The method where no argument says another.</summary>
    internal string? Default { get; init; }

    /// <summary>What its arguments are by position: url, method, body, options, type; <c>-</c> for one that does not matter.</summary>
    internal IReadOnlyList<string> Positions { get; init; } = ["url", "options"];
}
