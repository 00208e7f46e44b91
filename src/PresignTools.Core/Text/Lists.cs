using System.Collections.ObjectModel;

namespace PresignTools.Text;

/// <summary>Lists as PowerShell needs them.</summary>
internal static class Lists
{
    /// <summary>
    /// As a list of its own. PowerShell indexes a list by its type's own public indexer; the types behind collection expressions have none,
    /// and <c>$list[0]</c> would give all of it.
    /// </summary>
    internal static IReadOnlyList<T> ToListing<T>(this IReadOnlyList<T> list) => list as Listing<T> ?? new Listing<T>([.. list]);
}

/// <summary>A list whose text is that of its items: Export-Csv writes the text of a property, and would write a type's name.</summary>
/// <param name="items">The items.</param>
internal sealed class Listing<T>(T[] items) : ReadOnlyCollection<T>(items)
{
    /// <summary>The items, with semicolons between them.</summary>
    public override string ToString() => string.Join("; ", this);
}
