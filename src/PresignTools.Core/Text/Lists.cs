namespace PresignTools.Text;

/// <summary>Lists as PowerShell needs them.</summary>
internal static class Lists
{
    /// <summary>
    /// As an array. PowerShell indexes a list by its type's own public indexer; the types behind collection expressions have none, and
    /// <c>$list[0]</c> would give all of it.
    /// </summary>
    internal static T[] Indexable<T>(this IReadOnlyList<T> list) => list as T[] ?? [.. list];
}
