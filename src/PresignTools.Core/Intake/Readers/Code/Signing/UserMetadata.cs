using PresignTools.Intake.Readers.Code.Syntax;
using PresignTools.Intake.Readers.Code.Tables;

namespace PresignTools.Intake.Readers.Code.Signing;

/// <summary>
/// Metadata of an object however a library takes it: a map of names, or one name and value a step of a builder
/// (<c>.metadata("owner", "me")</c> of Rust, <c>addUserMetadata</c> of Java).
/// </summary>
internal static class UserMetadata
{
    private const string Prefix = "x-amz-meta-";

    /// <summary>The header that a name is sent as.</summary>
    internal static string Header(string name) =>
        (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? name : Prefix + name).ToLowerInvariant();

    /// <summary>The header of a pair that a step of a builder is given: a name of metadata, or a header already.</summary>
    internal static string Header(string step, string name)
    {
        string plain = step.StartsWith("add", StringComparison.OrdinalIgnoreCase) ? step[3..].TrimStart('_') : step;
        return ParameterNames.Of(plain) == "Metadata" ? Header(name) : name;
    }

    /// <summary>The names and values of a map that is made of them in turn: <c>Map.of("owner", "me")</c>; none if it is not.</summary>
    internal static IEnumerable<KeyValuePair<string, CodeValue>> Pairs(CodeValue map)
    {
        bool isMap = map.Last is "of" && map.Items.Count % 2 == 0 && map.Items.All(static i => i.Name is null && !i.IsSpread);
        for (int i = 0; isMap && i < map.Items.Count; i += 2)
        {
            if (map.Items[i].Value is { Kind: CodeValueKind.Text, Text: { } name })
            {
                yield return new(Header(name), map.Items[i + 1].Value);
            }
        }
    }
}
