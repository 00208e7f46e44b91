using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A public ACL that a text shows to be set with uploads: as an option, a parameter of an SDK or plug-in, a mount option, a library's
/// visibility.
/// </summary>
internal static class ToldAcl
{
    private const int LongestLine = 1000;

    private static readonly string[] Public =
    [
        "public-read", "public_read", "publicread", "publicreadwrite", "authenticated-read", "authenticatedread", "visibility' => 'public'",
        "visibility: 'public'", "visibility\": \"public\"", "visibility=public", "visibility => public", "visibility::public",
        "visibility: public",
    ];

    private static readonly string[] Names = ["acl", "visibility", "canned", "grant", "predefined"];

    private static readonly string[] Denying = ["no acl", "not public", "without", "instead of", "never", "removed", "dropped",
        "private only"];

    /// <summary>The value as it is written; null where no line sets one.</summary>
    internal static string? PublicIn(string text)
    {
        if (!text.ContainsAny(Public))
        {
            return null;
        }

        foreach (string line in text.Split('\n'))
        {
            Work.Add(line.Length);
            if (line.Length <= LongestLine && line.ContainsAny(Names) && !line.ContainsAny(Denying)
                && line.FirstContained(Public) is { } value)
            {
                return value;
            }
        }

        return null;
    }
}
