namespace PresignTools.Intake.Readers.Code.Tables;

/// <summary>Every function that signs, by name; each family of libraries has a file.</summary>
internal static partial class SigningTable
{
    private static readonly Dictionary<string, SigningRow[]> ByName = new SigningRow[][] { JavaScript, Python, Jvm, DotNet, Go, Php,
        Ruby, Others, Minio }
        .SelectMany(static rows => rows)
        .GroupBy(static row => row.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The row of a call; null if it signs nothing.</summary>
    /// <param name="path">The path of the call, with points.</param>
    internal static SigningRow? Of(string path)
    {
        int dot = path.LastIndexOf('.');
        string name = path[(dot + 1)..];
        if (!ByName.TryGetValue(name, out SigningRow[]? rows))
        {
            return null;
        }

        string on = dot > 0 ? path[..dot] : string.Empty;

        // Names of two libraries may differ in case only; people write them in any.
        return Array.Find(rows, r => r.Name == name && on.EndsWith(r.On, StringComparison.OrdinalIgnoreCase))
            ?? Array.Find(rows, r => on.EndsWith(r.On, StringComparison.OrdinalIgnoreCase));
    }
}
