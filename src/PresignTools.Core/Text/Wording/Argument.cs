namespace PresignTools.Text.Wording;

/// <summary>A setting of a command with its value, or an entry of a table.</summary>
/// <param name="Name">Name of the setting; empty for a value that needs no name.</param>
/// <param name="Value">The value as the wording writes it; empty for a setting that has none.</param>
internal readonly record struct Argument(string Name, string Value)
{
    /// <summary>The value: what is meant where one is put into a text.</summary>
    public override string ToString() => Value;
}
