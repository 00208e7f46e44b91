namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// Every definition, by layer, then by id. They are found in the assembly, so that nothing has to name them: a file in a layer's folder is
/// registered, and what definitions are built from does not depend on any of them.
/// </summary>
internal static class CauseBook
{
    internal static IReadOnlyList<CauseDefinition> All { get; } =
    [
        .. typeof(CauseDefinition).Assembly.GetTypes()
            .Where(static t => !t.IsAbstract && t.IsSubclassOf(typeof(CauseDefinition)))
            .Select(static t => (CauseDefinition)Activator.CreateInstance(t)!)
            .OrderBy(static c => c.Info.Layer)
            .ThenBy(static c => c.Id, StringComparer.Ordinal),
    ];

    private static readonly Lazy<Dictionary<string, CauseDefinition>> ById =
        new(static () => All.ToDictionary(static c => c.Id, StringComparer.Ordinal));

    /// <summary>The definition of an id that this code itself writes.</summary>
    internal static CauseDefinition Get(string id) => ById.Value[id];

    /// <summary>The definition of an id; null where there is none.</summary>
    internal static CauseDefinition? Find(string id) => ById.Value.TryGetValue(id, out CauseDefinition? cause) ? cause : null;
}
