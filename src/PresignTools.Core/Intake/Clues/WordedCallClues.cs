using PresignTools.Text;

namespace PresignTools.Intake.Clues;

/// <summary>
/// A call that a tool made by itself, told in its own words on the line that is refused: "Error getting the region of the bucket X: Access
/// Denied", "could not list buckets (403)".
/// </summary>
internal static class WordedCallClues
{
    private const int LongestLine = 600;
    private const int Most = 4;
    private const int MostWords = 6;

    private static readonly string[] Refused =
        ["Access Denied", "AccessDenied", "403", "Forbidden", "not authorized", "permission", "401", "Unauthorized"];

    private static readonly string[] Verbs =
    [
        "get", "getting", "fetch", "fetching", "determine", "determining", "find", "finding", "detect", "detecting", "look", "looking",
        "retrieve", "retrieving", "query", "querying", "resolve", "resolving", "read", "reading", "discover", "discovering", "obtain",
        "obtaining", "check", "checking", "verify", "verifying", "validate", "validating", "confirm", "confirming", "head",
    ];

    // What clients call the question whether a bucket is there, where the message has the name of a method.
    private static readonly string[] Exists =
        ["BucketExists", "bucketExists", "bucket_exists", "doesBucketExist", "headBucket", "head_bucket", "HeadBucket:"];

    private static readonly string[] Lists = ["list", "listing", "load", "loading", "enumerate", "enumerating", .. Verbs];

    private static readonly string[] Failures =
        ["error", "fail", "unable", "could not", "couldn't", "cannot", "can't", "not able", "attempting", "problem", "denied", "refused"];

    internal static IEnumerable<Clue> Find(string text)
    {
        int found = 0;
        for (int start = 0; start < text.Length && found < Most;)
        {
            int end = Scan.LineEnd(text, start);
            string line = text[start..Math.Min(end, start + LongestLine)];
            if (IsExists(line) && line.ContainsAny(Refused))
            {
                found++;
                yield return new Clue(ClueKind.RefusedCall, "HeadBucket", start, line.TrimEnd().Length);
            }
            else if (line.ContainsAny("bucket") && line.ContainsAny(Refused) && line.ContainsAny(Failures)
                && Operation(line) is { } operation)
            {
                found++;
                yield return new Clue(ClueKind.RefusedCall, operation, start, line.TrimEnd().Length);
            }

            start = end + 1;
        }
    }

    /// <summary>The name of the method, and a colon behind it: the message of its failure, not the code that calls it.</summary>
    private static bool IsExists(string line)
    {
        foreach (string name in Exists)
        {
            int at = line.IndexOf(name, StringComparison.Ordinal);
            if (at >= 0 && line.AsSpan(at + name.Length).TrimStart("():") is [' ', ..] && line[at..].Contains(':'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The operation behind a verb and a few words; null where the line tells of none.</summary>
    private static string? Operation(string line)
    {
        string[] words = line.Split([' ', '\t', ':', ',', '(', ')', '"', '\'', '`', '.'], StringSplitOptions.RemoveEmptyEntries);
        Work.Add(line.Length);
        for (int i = 0; i < words.Length; i++)
        {
            string[] next = words[(i + 1)..Math.Min(words.Length, i + 1 + MostWords)];
            bool isBucket = Array.Exists(next, static w => Is(w, "bucket") || Is(w, "bucket's"));
            if (Among(Verbs, words[i]) && isBucket && Array.Exists(next, static w => Is(w, "region") || Is(w, "location")))
            {
                return "GetBucketLocation";
            }

            if (Among(Verbs, words[i]) && Array.Exists(next, static w => IsBucketWord(w))
                && Array.Exists(next, static w => Is(w, "exists") || Is(w, "existence") || Is(w, "exist")))
            {
                return "HeadBucket";
            }

            if (Among(Lists, words[i]) && IsListOfBuckets(next))
            {
                return "ListBuckets";
            }
        }

        return null;
    }

    /// <summary>"list all buckets", "getting the list of buckets"; "list objects in the buckets" is another call.</summary>
    private static bool IsListOfBuckets(string[] words)
    {
        int at = Array.FindIndex(words, static w => Is(w, "buckets"));
        return at is >= 0 and <= 4
            && words[..at].All(static w => Is(w, "the") || Is(w, "all") || Is(w, "your") || Is(w, "my") || Is(w, "list") || Is(w, "of")
                || Is(w, "available") || Is(w, "S3") || Is(w, "a"));
    }

    private static bool IsBucketWord(string word) => Is(word, "bucket") || Is(word, "bucket's");

    private static bool Among(string[] verbs, string word) => Array.Exists(verbs, v => Is(v, word));

    private static bool Is(string word, string name) => word.Equals(name, StringComparison.OrdinalIgnoreCase);
}
