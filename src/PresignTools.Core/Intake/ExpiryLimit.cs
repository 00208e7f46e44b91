using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// Libraries that refuse a lifetime of more than seven days before anything is sent, each in its words. Sources: aws-sdk-js-v3
/// (S3RequestPresigner), aws-sdk-net (AmazonS3Client.GetPreSignedURL), aws-sdk-php (SignatureV4), aws-sdk-ruby (Presigner), aws-sdk-java
/// (AWSS3V4Signer), minio-js, minio-go, minio-py, minio-java.
/// </summary>
internal static class ExpiryLimit
{
    private static readonly string[] Limits = ["7 days", "seven days", "one week", "1 week", "one-week", "a week", "604800"];

    private static readonly string[] Refusals =
        ["less than", "cannot", "can't", "must", "exceed", "maximum", "at most", "longer than", "greater than", "more than",
            "not allowed", "between"];

    /// <summary>The line in which a library refuses the lifetime; null if none does.</summary>
    internal static string? Find(string? text)
    {
        int next;
        for (int i = text is null ? -1 : Scan.Find(text, "expir", 0, true); i >= 0; i = Scan.Find(text!, "expir", next, true))
        {
            int start = i;
            while (start > 0 && i - start < LongestLine && text![start - 1] != '\n')
            {
                start--;
            }

            next = Scan.LineEnd(text!, i);
            string line = text!.Substring(start, Math.Min(next, i + LongestLine) - start).Trim();
            if (line.ContainsAny(Limits) && line.ContainsAny(Refusals))
            {
                return line;
            }
        }

        return null;
    }

    private const int LongestLine = 400;
}
