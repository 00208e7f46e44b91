using System.Diagnostics.CodeAnalysis;

namespace PresignTools.Catalogue;

/// <summary>
/// The catalogue of causes, in the order of the checklist's layers. Ids are a contract: scripts compare them, so an id is never renamed or
/// given another meaning; new ones may come. The entries are generated from the definitions in <c>Diagnosis/Causes</c> by <c>build.ps1
/// Generate</c>.
/// </summary>
public static partial class CauseCatalogue
{
    private static readonly Dictionary<string, Cause> ById = Everything().ToDictionary(static c => c.Id, StringComparer.Ordinal);

    /// <summary>Every cause, by layer, then by id.</summary>
    public static IReadOnlyList<Cause> All { get; } =
        [.. ById.Values.OrderBy(static c => c.Layer).ThenBy(static c => c.Id, StringComparer.Ordinal)];

    /// <summary>Whether there is a cause of this id.</summary>
    /// <param name="id">An id; anything is allowed.</param>
    /// <param name="cause">The cause.</param>
    public static bool TryFind(string? id, [NotNullWhen(true)] out Cause? cause)
    {
        cause = null;
        return id is not null && ById.TryGetValue(id, out cause);
    }

    /// <summary>The cause of an id that this code itself writes; one that is not in the catalogue is a fault of the code.</summary>
    internal static Cause Get(string id) => ById[id];
}
