namespace PresignTools.Diagnosis.Causes;

/// <summary>
/// Every definition, by layer, then by id. The list is generated from the files of this folder by <c>build.ps1 Generate</c>.
/// </summary>
internal static partial class CauseBook
{
    internal static IReadOnlyList<CauseDefinition> All { get; } = Everything();

    private static readonly Lazy<Dictionary<string, CauseDefinition>> ById =
        new(static () => All.ToDictionary(static c => c.Id, StringComparer.Ordinal));

    /// <summary>The definition of an id that this code itself writes.</summary>
    internal static CauseDefinition Get(string id) => ById.Value[id];

    /// <summary>The definition of an id; null where there is none.</summary>
    internal static CauseDefinition? Find(string id) => ById.Value.TryGetValue(id, out CauseDefinition? cause) ? cause : null;
}
