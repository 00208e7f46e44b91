namespace PresignTools.Intake;

/// <summary>
/// What somebody who knows a script's language read of a script in the text: commands with their variables filled in, and calls that sign.
/// The engine itself reads every language by its shape alone.
/// </summary>
internal sealed record ScriptReading
{
    /// <summary>Nothing was read.</summary>
    internal static ScriptReading None { get; } = new();

    /// <summary>Web cmdlets, each as its words: name, <c>-Uri</c>, address, <c>-Headers</c>, a hashtable that is written out.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> Commands { get; init; } = [];

    /// <summary>Calls that sign, with what they are given.</summary>
    internal IReadOnlyList<SigningCall> SigningCalls { get; init; } = [];
}
