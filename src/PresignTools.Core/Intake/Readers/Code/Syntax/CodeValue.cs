namespace PresignTools.Intake.Readers.Code.Syntax;

/// <summary>A value in code, as far as it can be told without knowing the language.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of its first character.</param>
internal sealed record CodeValue(CodeValueKind Kind, int Start)
{
    /// <summary>Offset behind its last character.</summary>
    internal int End { get; init; }

    /// <summary>
    /// Of a text what it says; of a number its digits; of a name or call its path with points for every separator, from the receiver on.
    /// </summary>
    internal string? Text { get; init; }

    /// <summary>What a call or a member is called on: <c>a.b(x)</c> of <c>a.b(x).c(y)</c>; null if it begins with a name.</summary>
    internal CodeValue? Receiver { get; init; }

    /// <summary>Arguments of a call, entries of an object or list.</summary>
    internal IReadOnlyList<CodeArgument> Items { get; init; } = [];

    /// <summary>Whether its brackets close within the text.</summary>
    internal bool IsClosed { get; init; } = true;

    /// <summary>The path with that of the call before it, if it is chained to one: <c>reqwest.Client.new.put</c>.</summary>
    internal string? Path => Receiver is { Kind: CodeValueKind.Call, Text: { } before } ? before + "." + Text : Text;

    /// <summary>The last name of the path of a name or call.</summary>
    internal string Last => Text is null ? string.Empty : Text[(Text.LastIndexOf('.') + 1)..];

    /// <summary>The names of the path before the last one; empty if there are none.</summary>
    internal string Before => Text is not null && Text.LastIndexOf('.') is > 0 and var dot ? Text[..dot] : string.Empty;

    /// <summary>An entry or argument by any of its names, whatever their case; null if there is none.</summary>
    internal CodeValue? Named(params string[] names) => Items
        .FirstOrDefault(i => i.Name is not null && names.Contains(i.Name, StringComparer.OrdinalIgnoreCase))?.Value;

    /// <summary>The argument at a position, among those without a name; null if there is none.</summary>
    internal CodeValue? At(int position)
    {
        foreach (CodeArgument item in Items)
        {
            if (item.Name is null && position-- == 0)
            {
                return item.Value;
            }
        }

        return null;
    }
}

/// <summary>An argument of a call, or an entry of an object.</summary>
/// <param name="Name">Its name; null for one that goes by its position.</param>
/// <param name="Value">Its value.</param>
internal sealed record CodeArgument(string? Name, CodeValue Value)
{
    /// <summary>Whether it brings its own entries into the object that it stands in: <c>...headers</c>, <c>**kwargs</c>.</summary>
    internal bool IsSpread { get; init; }
}

/// <summary>Something that is set: a variable, a member, an element.</summary>
/// <param name="Target">What is set, as a path with points: <c>params</c>, <c>request.Headers</c>.</param>
/// <param name="Index">The element in brackets: <c>x-amz-acl</c>; null without one.</param>
/// <param name="Value">What it is set to.</param>
internal sealed record CodeAssignment(string Target, string? Index, CodeValue Value);
