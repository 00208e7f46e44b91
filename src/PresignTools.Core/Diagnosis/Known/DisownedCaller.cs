using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A person does not know the caller that S3 names, or says that it is another one than theirs: "I have no user shop-ci", "that is not
/// our role", "where does uploader-old come from?".
/// </summary>
internal static class DisownedCaller
{
    private const int Near = 60;

    // Beside the caller's own name, outside of its ARN.
    private static readonly string[] Disowning =
    [
        "no user", "no role", "no such", "don't know", "do not know", "never created", "didn't create", "not mine", "not ours",
        "isn't mine", "isn't ours", "who is",
        "where does", "where is it from", "comes from where", "someone else", "somebody else", "another project",
        "other project", "don't recognize", "do not recognize", "never heard", "not the role", "isn't the role", "not the user",
        "isn't the user", "former employee", "why does it use", "why is it using", "why it uses", "nothing to do with", "don't have a user",
        "don't have a role", "do not have a user", "do not have a role", "unknown to", "kenne ich nicht",
    ];

    // By themselves, where a denial with a caller is in the text.
    private static readonly string[] Whole =
    [
        "not our role", "not my role", "isn't our role", "isn't my role", "not our user", "not my user", "isn't my user", "isn't our user",
        "not the role i ", "not the role we ", "not the role that i", "not the role that we", "not the user i ", "not the user we ",
        "isn't the role i ", "isn't the role we ", "isn't the user i ", "wrong role", "wrong user", "wrong iam user", "wrong iam role",
        "wrong identity", "different role than", "another role than", "other role than", "different user than", "another user than",
        "not the same role", "not the same user", "we don't have such a role", "we don't have such a user", "no idea where that role",
        "no idea where that user", "no idea where this user", "no idea where this role", "don't know that role", "don't know that user",
        "don't know this user", "don't know this role",
    ];

    /// <summary>The words; null where there are none.</summary>
    internal static string? Words(string text, string name)
    {
        if (text.FirstContained(Whole) is { } said)
        {
            return said.Trim();
        }

        for (int i = Scan.Find(text, name, 0); i >= 0; i = Scan.Find(text, name, i + name.Length))
        {
            bool isInArn = i > 0 && text[i - 1] is '/' or ':';
            bool isWhole = Scan.IsEdge(text, i) && Scan.IsEdge(text, i + name.Length);
            if (!isInArn && isWhole && Around(text, i, name.Length).FirstContained(Disowning) is { } words)
            {
                return words;
            }
        }

        return null;
    }

    /// <summary>The sentence about it, as far as it is near.</summary>
    private static string Around(string text, int at, int length)
    {
        string before = text[Math.Max(0, at - Near)..at];
        string behind = text[(at + length)..Math.Min(text.Length, at + length + Near)];
        int end = behind.IndexOfAny(['\n', '.', ';']);
        Work.Add(Near + Near);
        return before[(before.LastIndexOfAny(['\n', '.', ';']) + 1)..] + " " + (end < 0 ? behind : behind[..end]);
    }
}
