namespace PresignTools.Intake.Readers.Code.Tables;

/// <summary>Every function that sends, by name; each family of clients has a file.</summary>
internal static partial class SendingTable
{
    private static readonly Dictionary<string, SendingRow[]> ByName = new IEnumerable<SendingRow>[] { JavaScript, Python, Jvm, DotNet,
        Others }
        .SelectMany(static rows => rows)
        .GroupBy(static row => row.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.OrdinalIgnoreCase);

    private static string[] WithBody => ["put", "post", "patch"];

    private static string[] Bodyless => ["get", "head", "delete"];

    /// <summary>The row of a call; null if it sends nothing.</summary>
    /// <param name="path">The path of the call, with points.</param>
    internal static SendingRow? Of(string path)
    {
        int dot = path.LastIndexOf('.');
        if (!ByName.TryGetValue(path[(dot + 1)..], out SendingRow[]? rows))
        {
            return null;
        }

        string on = dot > 0 ? path[..dot] : string.Empty;
        return Array.Find(rows, r => r.On == "." ? on.Length is 0 || on is "window" or "globalThis" or "self" : IsOn(on, r.On));
    }

    /// <summary>Functions of a client that are named after the method they send.</summary>
    private static IEnumerable<SendingRow> Verbs(string on, string client, ClientHabit habit, bool hasBody)
    {
        foreach (string verb in WithBody)
        {
            yield return new(verb, client, habit)
            {
                On = on,
                Method = verb.ToUpperInvariant(),
                Positions = hasBody ? ["url", "body", "options"] : ["url", "options"],
            };
        }

        foreach (string verb in Bodyless)
        {
            yield return new(verb, client, habit) { On = on, Method = verb.ToUpperInvariant() };
        }
    }

    private static bool IsOn(string on, string end) =>
        on.EndsWith(end, StringComparison.OrdinalIgnoreCase)
        && (end.Length == 0 || on.Length == end.Length || !char.IsLetterOrDigit(on[on.Length - end.Length - 1])
        || char.IsUpper(on[on.Length - end.Length]));
}
