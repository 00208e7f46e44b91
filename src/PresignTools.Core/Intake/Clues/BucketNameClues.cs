using PresignTools.Text;

namespace PresignTools.Intake.Clues;

/// <summary>A bucket name that a client refuses before it sends anything: an address, a path, a template, an empty setting.</summary>
internal static class BucketNameClues
{
    private const int LongestName = 200;

    // botocore; minio-go and mc; the SDKs for JavaScript, Java, Go, PHP and .NET; s3cmd; Terraform.
    private static readonly string[] Phrases =
    [
        "Invalid bucket name", "InvalidBucketName", "Bucket name contains invalid characters", "Bucket name cannot be",
        "Bucket name should not contain", "Bucket name shouldn't contain", "Bucket names cannot", "Bucket name must not",
        "Bucket name must match", "Bucket name does not follow",
        "invalid value for bucket name", "invalid bucket name", "bucket name is invalid", "not a valid bucket name", "illegal bucket name",
        "The specified bucket is not valid", "bucket is not a valid", "only alphanumeric lowercase characters and hyphens allowed in",
    ];

    internal static IEnumerable<Clue> Find(string text)
    {
        if (!text.ContainsAny("bucket"))
        {
            yield break;
        }

        foreach (string phrase in Phrases)
        {
            int i = Scan.Find(text, phrase, 0, true);
            if (i >= 0)
            {
                yield return new Clue(ClueKind.BucketNameRefused, NameAt(text, i + phrase.Length), i, Scan.LineEnd(text, i) - i);
                yield break;
            }
        }
    }

    /// <summary>
    /// The name in quotes that follows on the same line; empty where none does. An apostrophe in a word opens nothing, and what a name may
    /// not have (<c>'/'</c>) or must match (<c>"^[a-z…"</c>) stands in quotes as well.
    /// </summary>
    private static string NameAt(string text, int from)
    {
        int end = Math.Min(Scan.LineEnd(text, from), from + LongestName);
        for (int open = from; open < end; open++)
        {
            bool isOpening = text[open] is '"' or '\'' or '`' && (open == from || !Scan.IsWord(text[open - 1]));
            int close = isOpening ? Scan.Find(text, text[open], open + 1, end) : -1;
            if (close < 0)
            {
                continue;
            }

            ReadOnlySpan<char> name = text.AsSpan(open + 1, close - open - 1);
            if (name.Length > 0 && name[0] != '^' && name.IndexOfAnyInRange('0', 'z') >= 0)
            {
                return name.ToString();
            }

            open = close;
        }

        return string.Empty;
    }
}
