using System.Globalization;
using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Transfers;

/// <summary>Errors of uploads in parts, and of upload forms.</summary>
internal static partial class TransferErrors
{
    internal static PresignException TransferSizeDiffers(long planned, long actual) => new(
        nameof(TransferSizeDiffers), PresignErrorKind.InvalidArgument,
        $"The set of URLs is for {Count(planned)}, and the content has {Count(actual)}.",
        "Send the file that the set was made for, or make a set for this one.");

    internal static PresignException TransferSetIsForUpload() => new(
        nameof(TransferSetIsForUpload), PresignErrorKind.InvalidArgument,
        "This is a set of URLs, or a form, for an upload, and there is no content to send.",
        $"Give the file with {Setting.InFile}.");

    internal static PresignException TransferNotCompleted(string what) => new(
        nameof(TransferNotCompleted), PresignErrorKind.InvalidData,
        $"All parts arrived, but the server did not confirm that it joined them: {what}.",
        $"Run the same command with {Setting.Resume}: parts that have arrived are not sent again.");

    internal static PresignException TransferCompletionUnknown(string? tag) => new(
        nameof(TransferCompletionUnknown), PresignErrorKind.InvalidData,
        "All parts arrived, but the connection broke before the server's answer to the request that joins them, and now it no longer knows "
            + "the upload.",
        "Most likely it joined the parts. Ask for the object with a URL for HEAD: "
            + (tag is null ? "if it has the size of the file, it is complete. " : $"if its ETag is {tag}, it is complete. ")
            + "Else upload it again with a new set of URLs.");

    internal static PresignException TransferPartWithoutTag(int number) => new(
        nameof(TransferPartWithoutTag), PresignErrorKind.InvalidData,
        string.Create(CultureInfo.InvariantCulture, $"The answer to part {number} has no ETag. ")
            + "Without it the upload cannot be completed.",
        "Look for a proxy on the way that removes headers from answers.");

    internal static PresignException TransferFieldsMissing(IReadOnlyList<string> names) => new(
        nameof(TransferFieldsMissing), PresignErrorKind.InvalidArgument,
        $"The form has conditions for fields that have no value: {string.Join(", ", names.Select(static n => Printable.Of(n, 60)))}.",
        "Add each to the fields of the form before you send it: $form.Fields['NAME'] = 'VALUE'.");

    internal static PresignException TransferFieldUnfit(string name) => new(
        nameof(TransferFieldUnfit), PresignErrorKind.InvalidArgument,
        $"The form's field {Printable.Of(name, 60)} has a character in it that cannot be sent.",
        "Remove the control character, and sign the form again if the field is signed.");

    internal static PresignException TransferFileOutOfRange(long length, long? minimum, long? maximum) => new(
        nameof(TransferFileOutOfRange), PresignErrorKind.InvalidArgument,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The file has {length} bytes, and the form permits {minimum ?? 0} to {maximum ?? long.MaxValue}."),
        "Send a file of a permitted size, or sign a form for this one.");
}
