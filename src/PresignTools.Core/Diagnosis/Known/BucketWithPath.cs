using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>Bucket settings that hold a folder or a scheme, and code that makes such names.</summary>
internal static class BucketWithPath
{
    private const string Word = "bucket";

    /// <summary>The setting, if it is more than a name; null if it is one, an ARN, or nothing.</summary>
    internal static string? Setting(string? bucket) =>
        bucket is { Length: > 0 }
        && bucket.TrimEnd('/').Contains('/')
        && !bucket.StartsWith("arn:", StringComparison.Ordinal)
            ? bucket : null;

    /// <summary>What an SDK refuses as a bucket name because of a slash: <c>Invalid bucket name "a/b"</c>.</summary>
    internal static string? InMessage(string text)
    {
        const string Mark = "Invalid bucket name";
        int at = Scan.Find(text, Mark, 0, true);
        if (at < 0)
        {
            return null;
        }

        int start = Scan.Skip(text, at + Mark.Length, static c => c is ' ' or ':' or '"' or '\'');
        int end = Scan.Skip(text, start, static c => !char.IsWhiteSpace(c) && c is not ('"' or '\''));
        return Setting(text[start..end]);
    }

    /// <summary>
    /// Whether a client refuses the name because of its slash, and does not show the name: <c>Bucket name should not contain '/'</c>,
    /// <c>Bucket names cannot contain forward slashes</c>.
    /// </summary>
    internal static bool IsRefusedForSlash(string text)
    {
        for (int at = Scan.Find(text, "bucket name", 0, true); at >= 0; at = Scan.Find(text, "bucket name", at + 1, true))
        {
            int end = Math.Min(Scan.LineEnd(text, at), at + LongestRefusal);
            int contain = text.IndexOf("contain", at, end - at, StringComparison.OrdinalIgnoreCase);
            if (contain > 0 && text[at..contain].ContainsAny("not", "n't")
                && text[contain..end].ContainsAny("'/'", "\"/\"", "`/`", "slash"))
            {
                return true;
            }
        }

        return false;
    }

    private const int LongestRefusal = 120;

    /// <summary>
    /// Whether code adds a folder to the bucket's name, or gives both together as the bucket: <c>bucketName += "/" + path</c>,
    /// <c>Bucket: bucket + "/" + folder</c>.
    /// </summary>
    internal static bool IsJoined(string text)
    {
        for (int at = Scan.Find(text, Word, 0, true); at >= 0; at = Scan.Find(text, Word, at + Word.Length, true))
        {
            int end = Scan.SkipWord(text, at);
            int sign = Scan.SkipBlanks(text, end);
            bool adds = Scan.At(text, sign, "+=") || Scan.At(text, sign, ".=");
            bool isGiven = sign < text.Length && text[sign] is ':' or '=' && !Scan.At(text, sign, "==") && !Scan.At(text, sign, "=>");
            if ((adds && IsSlash(text, Scan.SkipBlanks(text, sign + 2))) || (isGiven && JoinsBehind(text, sign + 1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>bucket + "/" + folder</c>, at a place.</summary>
    private static bool JoinsBehind(string text, int index)
    {
        int name = Scan.SkipBlanks(text, index);
        int end = Scan.Skip(text, name, static c => Scan.IsWord(c) || c is '.' or '$');
        int plus = Scan.SkipBlanks(text, end);
        bool isBucket = text.AsSpan(name, end - name).Contains(Word, StringComparison.OrdinalIgnoreCase);
        return isBucket && plus < text.Length && text[plus] is '+' && IsSlash(text, Scan.SkipBlanks(text, plus + 1));
    }

    private static bool IsSlash(string text, int index) =>
        index + 1 < text.Length && text[index] is '"' or '\'' or '`' && text[index + 1] == '/';
}
