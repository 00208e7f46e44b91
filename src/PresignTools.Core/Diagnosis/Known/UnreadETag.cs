using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// An ETag that a page could not read: JavaScript then has null or undefined, and so has the list of parts that completes an upload, or the
/// error that S3 answers to it.
/// </summary>
internal static class UnreadETag
{
    private const string Name = "etag";

    private static readonly string[] Nothing = ["null", "undefined"];

    /// <summary>Whether the text shows such a value.</summary>
    internal static bool IsIn(string? text)
    {
        if (text is null)
        {
            return false;
        }

        for (int i = Scan.Find(text, Name, 0, true); i >= 0; i = Scan.Find(text, Name, i + Name.Length, true))
        {
            int value = Scan.Skip(text, i + Name.Length, static c => c is '"' or '\'' or '`' or ':' or '=' or '>' or ' ' or '\\');
            bool isGiven = value > i + Name.Length && !Scan.At(text, i + Name.Length, " ");
            string? word = isGiven ? Scan.OneOf(text, value, Nothing) : null;
            if (word is not null && (value + word.Length == text.Length || !Scan.IsWord(text[value + word.Length])))
            {
                return true;
            }
        }

        return false;
    }
}
