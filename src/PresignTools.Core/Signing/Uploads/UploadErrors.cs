using System.Globalization;
using PresignTools.Errors;
using PresignTools.Text.Masking;

namespace PresignTools.Signing.Uploads;

/// <summary>Errors of uploads in parts: a method an error, its id the method's name.</summary>
internal static class UploadErrors
{
    private const long Mebibyte = S3MultipartLimits.Mebibyte;

    internal static PresignException UploadSizeOutOfRange(long size) => new(
        nameof(UploadSizeOutOfRange), PresignErrorKind.InvalidArgument,
        $"An object of {Number(size)} bytes cannot be uploaded: S3 takes 0 to {Number(S3MultipartLimits.LargestObject)} bytes (48.8 TiB).",
        "Check the size. Split a larger file into several objects.");

    internal static PresignException PartSizeOutOfRange(long partSize) => new(
        nameof(PartSizeOutOfRange), PresignErrorKind.InvalidArgument,
        $"A part of {Number(partSize)} bytes is out of range: S3 takes parts of 5 MiB to 5 GiB.",
        $"Give {Setting.PartSize} in bytes, for example {Number(16 * Mebibyte)} for 16 MiB, or leave it out.");

    internal static PresignException PartSizeNotWhole(long partSize) => new(
        nameof(PartSizeNotWhole), PresignErrorKind.InvalidArgument,
        $"A part of {Number(partSize)} bytes is not a whole number of MiB. The commands that cut the file need one.",
        $"Give a multiple of {Number(Mebibyte)}, for example {Number(((partSize / Mebibyte) + 1) * Mebibyte)}.");

    internal static PresignException TooManyParts(long size, long partSize, long smallest) => new(
        nameof(TooManyParts), PresignErrorKind.InvalidArgument,
        $"{Number(size)} bytes in parts of {Number(partSize)} are more than {Number(S3MultipartLimits.MostParts)} parts, the most that S3 "
            + "takes.",
        $"Give {Setting.PartSize} {Number(smallest)} or more, or leave it out.");

    internal static PresignException ChecksumAlgorithmUnknown(string name) => new(
        nameof(ChecksumAlgorithmUnknown), PresignErrorKind.InvalidArgument,
        $"'{GivenText.Of(name)}' is not a checksum algorithm of S3.",
        "Use CRC32, CRC32C, CRC64NVME, SHA1 or SHA256.");

    internal static PresignException ChecksumsMissing(string algorithm) => new(
        nameof(ChecksumsMissing), PresignErrorKind.InvalidArgument,
        $"With {algorithm}, S3 demands a checksum of each part. It must be signed with the part's URL, but the data is not known.",
        $"Give the file with {Setting.InFile}, or leave {Setting.ChecksumAlgorithm} out: S3 computes a checksum of its own.");

    internal static PresignException UploadIdMissing() => new(
        nameof(UploadIdMissing), PresignErrorKind.InvalidArgument,
        "There is no upload id. URLs of parts belong to an upload that has been started.",
        $"Give {Setting.UploadId}, the one that CreateMultipartUpload returned.");

    internal static PresignException UploadSetNotReadable(string why) => new(
        nameof(UploadSetNotReadable), PresignErrorKind.InvalidData,
        $"This is not a set of upload URLs that can be used: {why}.",
        "Give the object as it was returned, or its whole JSON text, unchanged.");

    internal static PresignException UploadSetOfOtherPlace() => new(
        nameof(UploadSetOfOtherPlace), PresignErrorKind.InvalidData,
        "The URLs of the set are not for the object that it names.",
        "Give the set as it was returned. If bucket or key were edited, start a new upload: an upload id belongs to one object.");

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
