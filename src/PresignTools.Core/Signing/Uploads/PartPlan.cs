namespace PresignTools.Signing.Uploads;

/// <summary>
/// How an object is cut into parts: all of one size, and a last one with what is left. All of one size because some servers demand it, and
/// a whole number of MiB so that tools that copy blocks can cut the file.
/// </summary>
public sealed class PartPlan
{
    private const long Mebibyte = S3MultipartLimits.Mebibyte;

    // Smaller parts cost more requests, larger ones more time when one fails. With no more parts than one list of them holds, a single
    // request says what has arrived; beyond half a GiB a part, that is no longer worth the repeated bytes.
    private const long Usual = 16 * Mebibyte;
    private const long Large = 512 * Mebibyte;

    private PartPlan(long size, long partSize)
    {
        Size = size;
        PartSize = partSize;
        Count = Math.Max(1, (int)Divide(size, partSize));
    }

    /// <summary>Bytes of the whole object.</summary>
    public long Size { get; }

    /// <summary>Bytes of each part but the last.</summary>
    public long PartSize { get; }

    /// <summary>Number of parts; an empty object has one, which is empty.</summary>
    public int Count { get; }

    /// <summary>Cuts an object.</summary>
    /// <param name="size">Its bytes.</param>
    /// <param name="partSize">Bytes of a part, a whole number of MiB; null chooses them.</param>
    /// <exception cref="PresignTools.Errors.PresignException"><c>UploadSizeOutOfRange</c>, <c>PartSizeOutOfRange</c>,
    /// <c>PartSizeNotWhole</c>, <c>TooManyParts</c>.</exception>
    public static PartPlan For(long size, long? partSize = null)
    {
        if (size is < 0 or > S3MultipartLimits.LargestObject)
        {
            throw UploadErrors.UploadSizeOutOfRange(size);
        }

        long chosen = partSize ?? Chosen(size);
        if (chosen is < S3MultipartLimits.SmallestPart or > S3MultipartLimits.LargestPart)
        {
            throw UploadErrors.PartSizeOutOfRange(chosen);
        }

        if (chosen % Mebibyte != 0)
        {
            throw UploadErrors.PartSizeNotWhole(chosen);
        }

        return Divide(size, chosen) <= S3MultipartLimits.MostParts
            ? new PartPlan(size, chosen)
            : throw UploadErrors.TooManyParts(size, chosen, Whole(Divide(size, S3MultipartLimits.MostParts)));
    }

    /// <summary>The first byte of a part, counted from 0.</summary>
    /// <param name="number">Number of the part, from 1.</param>
    public long Offset(int number) => (number - 1) * PartSize;

    /// <summary>Bytes of a part.</summary>
    /// <param name="number">Number of the part, from 1.</param>
    public long Length(int number) => Math.Min(PartSize, Size - Offset(number));

    private static long Chosen(long size) => Math.Max(
        Math.Clamp(Whole(Divide(size, S3MultipartLimits.PartsInAList)), Usual, Large),
        Whole(Divide(size, S3MultipartLimits.MostParts)));

    private static long Whole(long bytes) => Divide(bytes, Mebibyte) * Mebibyte;

    private static long Divide(long value, long by) => (value + by - 1) / by;
}
