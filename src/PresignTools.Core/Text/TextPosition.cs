namespace PresignTools.Text;

/// <summary>A place in a document: line and column, both from 1. The default value is "no place".</summary>
public readonly record struct TextPosition(int Line, int Column)
{
    /// <summary>The place as <c>line:column</c>.</summary>
    public override string ToString() => Line == 0 ? string.Empty : $"{Line}:{Column}";
}
