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
    ];

    internal static IEnumerable<Clue> Find(string text)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int location = Scan.Find(text, "GET /?location", 0);
        if (location >= 0)
        {
            yield return new Clue(ClueKind.RefusedCall, "GetBucketLocation", location, 14);
        }

        foreach (string mark in Before)
        {
            for (int i = Scan.Find(text, mark, 0); i >= 0; i = Scan.Find(text, mark, i + mark.Length))
            {
                int start = i + mark.Length;
                int end = Scan.SkipWord(text, start);
                if (end > start && end - start <= LongestName && Operation(text[start..end]) is { } name && seen.Add(name))
                {
                    yield return new Clue(ClueKind.RefusedCall, name, start, end - start);
                }
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
            "initiateMultipartUpload" or "InitiateMultipartUpload" => "CreateMultipartUpload",
            "get" or "put" or "post" or "head" or "delete" => null,
            _ => SigningFacts.Named(plain),
        };
    }
}
