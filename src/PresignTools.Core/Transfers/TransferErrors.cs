using System.Globalization;
using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Transfers;

/// <summary>Errors of requests that are not sent, and of answers that cannot be used: a method an error, its name the id.</summary>
internal static partial class TransferErrors
{
    internal static PresignException TransferNotAllowed(string reason, string? remedy) => new(
        nameof(TransferNotAllowed), PresignErrorKind.InvalidArgument, reason, remedy ?? "Check the URL.");

    internal static PresignException TransferMethodUnknown(string method) => new(
        nameof(TransferMethodUnknown), PresignErrorKind.InvalidArgument,
        $"{Printable.Of(method, 40)} is not a method of a transfer.",
        $"Give GET, HEAD, PUT, POST or DELETE with {Setting.Method}: the one that was signed.");

    internal static PresignException TransferBodyNotAllowed(string method) => new(
        nameof(TransferBodyNotAllowed), PresignErrorKind.InvalidArgument,
        $"There is content to send, but this URL is for {Printable.Of(method, 40)}.",
        $"Sign a URL for PUT to upload. To download, leave out {Setting.InFile} and {Setting.InputObject}.");

    internal static PresignException TransferBodyMissing() => new(
        nameof(TransferBodyMissing), PresignErrorKind.InvalidArgument,
        "This URL is for PUT, and there is no content to send.",
        $"Give a file with {Setting.InFile}, or text or bytes with {Setting.InputObject}. For an empty object, give an empty text.");

    internal static PresignException TransferHeaderMissing(IReadOnlyList<string> names) => new(
        nameof(TransferHeaderMissing), PresignErrorKind.InvalidArgument,
        "The URL was signed with headers whose values are not known here: "
            + $"{string.Join(", ", names.Select(static n => Printable.Of(n, 60)))}.",
        $"Give each with its signed value with {Setting.Header}, or pass on the whole object that signing gave: it has them.");

    internal static PresignException TransferHeaderNotSigned(string name) => new(
        nameof(TransferHeaderNotSigned), PresignErrorKind.InvalidArgument,
        $"The header {Printable.Of(name, 60)} is not signed in this URL, and S3 refuses x-amz-* headers that are not signed.",
        $"Leave it out, or sign the URL again with it: {Say.Sign(new Argument(nameof(Setting.Header), "…"))}.");

    internal static PresignException TransferLengthSigned(long signed, long actual) => new(
        nameof(TransferLengthSigned), PresignErrorKind.InvalidArgument,
        $"The URL was signed for {Count(signed)}, and the content has {Count(actual)}.",
        "Send the content that the URL was signed for, or sign a URL for this one.");

    internal static PresignException TransferUrlIncomplete(string what, string remedy, TransferRefusal about) => new(
        nameof(TransferUrlIncomplete), PresignErrorKind.InvalidArgument,
        $"{what} Nothing was sent, because S3 would refuse it.",
        $"{remedy} {Setting.Force} sends it as it is.",
        about: about);

    internal static PresignException TransferUrlUnsigned(TransferRefusal about) => new(
        nameof(TransferUrlUnsigned), PresignErrorKind.InvalidArgument,
        "The URL has no signature. Nothing was sent.",
        "Take the whole URL again, in single quotes: in a shell, & ends it where it is not quoted. "
            + $"If everybody may read the object, {Setting.Force} sends the URL as it is.",
        about: about);

    internal static PresignException TransferUrlEnded(DateTimeOffset end, DateTimeOffset now, TransferRefusal about) => new(
        nameof(TransferUrlEnded), PresignErrorKind.AuthenticationError,
        $"The URL has expired: it was valid until {Instant(end)}, and the clock of this machine says {Instant(now)}. Nothing was sent.",
        "Sign a new URL. The expiry cannot be extended, because it is signed. "
            + $"If the clock of this machine is wrong, correct it, or let S3 decide with {Setting.Force}.",
        about: about);

    internal static PresignException TransferBodyUnknown(string type) => new(
        nameof(TransferBodyUnknown), PresignErrorKind.InvalidArgument,
        $"An object of type {Printable.Of(type, 100)} cannot be sent as content.",
        $"Give text, bytes or a file. To send an object, make text of it first, for example JSON.");

    internal static PresignException TransferNotReached(string why, string remedy, Exception? inner, TransferRefusal about) => new(
        nameof(TransferNotReached), PresignErrorKind.ResourceUnavailable, why, remedy, inner, about);

    internal static PresignException TransferProxyRefused(string why, string remedy, Exception? inner, TransferRefusal about) => new(
        nameof(TransferProxyRefused), PresignErrorKind.ResourceUnavailable, why, remedy, inner, about);

    internal static PresignException TransferCutOff(string what, string why, string advice, object? about) => new(
        nameof(TransferCutOff), PresignErrorKind.ResourceUnavailable, $"{what} {why}".TrimEnd(), advice, null, about);

    internal static PresignException TransferRefused(string message, string remedy, PresignErrorKind kind) => new(
        nameof(TransferRefused), kind, message, remedy);

    internal static PresignException TransferAnswerNotS3(string seen) => new(
        nameof(TransferAnswerNotS3), PresignErrorKind.ResourceUnavailable,
        $"The answer did not come from the object's server. {seen}".TrimEnd(),
        "A proxy or a login page on the way may have answered. Open the network's login page, or use another network.");

    internal static PresignException TransferAnswerImplausible(string what) => new(
        nameof(TransferAnswerImplausible), PresignErrorKind.InvalidData,
        $"The server's answer does not fit the request: {what}.",
        "Try again. If it happens again, a proxy on the way or the server is faulty.");

    internal static PresignException TransferLengthUnknown() => new(
        nameof(TransferLengthUnknown), PresignErrorKind.InvalidData,
        "The server did not say how long the object is, and nothing else shows whether all of it came.",
        "S3 always says it: look for a proxy on the way that changes answers.");

    internal static PresignException TransferChecksumMismatch(
        string name,
        string expected,
        string actual,
        bool isUpload,
        bool isETag) => new(
        nameof(TransferChecksumMismatch), PresignErrorKind.InvalidData,
        (isUpload ? "The server stored other content than was sent: " : "Other content came than the server has: ")
            + $"its {name} is {Printable.Of(expected, 100)}, that of the content is {Printable.Of(actual, 100)}.",
        (isUpload ? "Upload it again. " : "Nothing was saved under the final name. Download it again. ")
            + (isETag ? $"If the ETag of this server is not an MD5, {Setting.Checksum} None compares only the length." : string.Empty));

    internal static PresignException TransferObjectChanged(string advice) => new(
        nameof(TransferObjectChanged), PresignErrorKind.InvalidData,
        "The object was changed after the first part of it was downloaded.",
        advice);

    private static string Instant(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Bytes in words that can be compared.</summary>
    internal static string Count(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes");
}
