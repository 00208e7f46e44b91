namespace PresignTools.Intake.Documents;

internal enum LooseKind
{
    Object,
    Array,
    String,

    /// <summary>Anything without quotes: a number, true, an expression.</summary>
    Bare,
}

/// <summary>A value of a document as people paste it: JSON, a dump of Python or JavaScript, HCL, YAML; maybe cut.</summary>
internal sealed class LooseNode
{
    internal required LooseKind Kind { get; init; }

    /// <summary>Offset of its first character.</summary>
    internal int Start { get; init; }

    /// <summary>Offset behind its last character.</summary>
    internal int End { get; set; }

    /// <summary>A string without quotes and escapes; the characters of anything bare; the function's name of a call.</summary>
    internal string Text { get; init; } = string.Empty;

    internal List<LooseMember> Members { get; } = [];

    internal List<LooseNode> Items { get; } = [];

    internal bool IsScalar => Kind is LooseKind.String or LooseKind.Bare;

    /// <summary>The first member of one of these names, whatever the case and whatever stands between the words of the name.</summary>
    /// <param name="names">In lower case, without <c>_</c> and <c>-</c>.</param>
    internal LooseNode? Member(params ReadOnlySpan<string> names)
    {
        foreach (LooseMember member in Members)
        {
            foreach (string name in names)
            {
                if (member.Plain == name)
                {
                    return member.Value;
                }
            }
        }

        return null;
    }

    /// <summary>The text of a member that is a scalar; null if there is none.</summary>
    internal string? TextOf(params ReadOnlySpan<string> names) =>
        Member(names) is { IsScalar: true, Text: { Length: > 0 } text } && text is not ("null" or "None" or "nil") ? text : null;

    /// <summary>A member that says yes or no; null if it says neither.</summary>
    internal bool? FlagOf(params ReadOnlySpan<string> names) =>
        TextOf(names) switch
        {
            null => null,
            { } text when text.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
            { } text when text.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
            _ => null,
        };

    /// <summary>All scalars of a value: itself, or those of its list.</summary>
    internal IEnumerable<string> Texts() =>
        Kind == LooseKind.Array ? Items.Where(static i => i.IsScalar).Select(static i => i.Text) : IsScalar ? [Text] : [];
}

/// <summary>A member of an object.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Start">Offset of its name.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct LooseMember(string Name, int Start, LooseNode Value)
{
    /// <summary>In lower case, without what stands between words.</summary>
    internal string Plain { get; } = PlainOf(Name);

    private static string PlainOf(string name)
    {
        Span<char> plain = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        int length = 0;
        foreach (char c in name)
        {
            if (c is not ('_' or '-' or ' '))
            {
                plain[length++] = char.ToLowerInvariant(c);
            }
        }

        return new string(plain[..length]);
    }
}
