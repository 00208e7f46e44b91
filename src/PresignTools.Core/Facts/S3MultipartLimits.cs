namespace PresignTools.Facts;

/// <summary>
/// What S3 accepts of an upload in parts.
/// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html"/>, Amazon S3 multipart upload limits.
/// </summary>
internal static class S3MultipartLimits
{
    /// <summary>One MiB, the unit that part sizes are given in.</summary>
    internal const long Mebibyte = 1024 * 1024;

    /// <summary>Smallest part, but for the last one of an upload, which may have any size.</summary>
    internal const long SmallestPart = 5 * Mebibyte;

    /// <summary>Largest part: 5 GiB.</summary>
    internal const long LargestPart = 5 * 1024 * Mebibyte;

    /// <summary>Most parts of an upload; they are numbered from 1.</summary>
    internal const int MostParts = 10_000;

    /// <summary>
    /// Largest object: 48.8 TiB, which the announcement calls 50 TB. It is what the most parts of the largest size come to.
    /// </summary>
    internal const long LargestObject = MostParts * LargestPart;

    /// <summary>How many parts one answer of ListParts has at most.</summary>
    internal const int PartsInAList = 1000;
}
