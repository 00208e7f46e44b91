using PresignTools.Text;

namespace PresignTools.Intake.Clues;

/// <summary>
/// The operation that was refused, as clients say it: <c>when calling the X operation</c>, <c>operation error S3: X</c>, <c>Error executing
/// "X" on</c>, or the frame of a stack trace that is in the SDK's client.
/// </summary>
internal static class RefusedCallClues
{
    private const int LongestName = 60;

    // What stands directly before the operation's name.
    private static readonly string[] Before =
    [
        "when calling the ", "operation error S3: ", "operation error s3: ", "Error executing \"", "AmazonS3Client.", "S3Client.",
        "ManagedUpload.", "s3.(*S3).", "s3.(*Client).", "in `", "in 'Aws::S3::Client#", "services.s3.", "api call S3:", "s3:s3#",
        "Forbidden] s3.", "[REQUEST s3.",       // traces of MinIO
    ];

    internal static IEnumerable<Clue> Find(string text)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int location = Scan.Find(text, "GET /?location", 0);
        if (location >= 0)
        {
            yield return new Clue(ClueKind.RefusedCall, "GetBucketLocation", location, 14);
        }

        foreach (Clue logged in Logged(text))
        {
            if (seen.Add(logged.Detail))
            {
                yield return logged;
            }
        }

        foreach (string mark in Before)
        {
            for (int i = Scan.Find(text, mark, 0); i >= 0; i = Scan.Find(text, mark, i + mark.Length))
            {
                int start = i + mark.Length;
                int end = Scan.SkipWord(text, start);
                if (end > start && end - start <= LongestName && Operation(text[start..end]) is { } name
                    && !IsLook(text, i) && seen.Add(name))
                {
                    yield return new Clue(ClueKind.RefusedCall, name, start, end - start);
                }
            }
        }
    }

    /// <summary>Whether the message is about a setting that is not set: that call was not refused.</summary>
    private static bool IsLook(string text, int at)
    {
        const int Longest = 300;
        int back = Math.Min(at, Longest);
        int start = Math.Max(at - back, text.LastIndexOf('\n', at, back + 1) + 1);
        Work.Add(back);
        return SettingLook.IsAnswer(text[start..at]);
    }

    /// <summary>The log of the SDK for JavaScript 2: <c>[AWS s3 403 0.706s 0 retries] getBucketLocation(</c>.</summary>
    private static IEnumerable<Clue> Logged(string text)
    {
        const string Mark = "[AWS s3 4", Retries = " retries] ";
        const int Longest = 40;
        for (int i = Scan.Find(text, Mark, 0); i >= 0; i = Scan.Find(text, Mark, i + Mark.Length))
        {
            int close = Scan.Find(text, ']', i, Math.Min(text.Length, i + Longest));
            int start = close + 2;
            int end = close < 0 ? -1 : Scan.SkipWord(text, start);
            bool isCall = close > 0 && Scan.At(text, close - Retries.Length + 2, Retries) && end > start && end - start <= LongestName;
            if (isCall && Operation(text[start..end]) is { } name)
            {
                yield return new Clue(ClueKind.RefusedCall, name, start, end - start);
            }
        }
    }

    /// <summary>The name in the API: methods of the SDK for .NET end in Async, and older SDKs have names of their own.</summary>
    private static string? Operation(string word)
    {
        string plain = word.EndsWith("Async", StringComparison.Ordinal) ? word[..^5] : word;
        return plain switch
        {
            "getObjectMetadata" or "GetObjectMetadata" => "HeadObject",
            "doesBucketExist" or "doesBucketExistV2" => "HeadBucket",
            "doesObjectExist" => "HeadObject",
            "PutBucket" or "MakeBucket" or "makeBucket" or "make_bucket" => "CreateBucket",
            "initiateMultipartUpload" or "InitiateMultipartUpload" => "CreateMultipartUpload",
            "get" or "put" or "post" or "head" or "delete" => null,
            _ => SigningFacts.Named(plain),
        };
    }
}
