using PresignTools.Errors;
using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Commands;

/// <summary>Errors of parameters that do not go together: a method an error, its id the method's name.</summary>
internal static class CommandErrors
{
    internal static PresignException FormTextTwice() => new(
        nameof(FormTextTwice), PresignErrorKind.InvalidArgument,
        "-AsHtml and -AsCurl cannot be given together.",
        "Give one of them. The object that the command gives without them has both: .ToHtml() and .ToCurl().");

    internal static PresignException FormFileNotFound(string path) => new(
        nameof(FormFileNotFound), PresignErrorKind.ObjectNotFound,
        $"There is no file '{Printable.Of(path)}'.",
        "Give the path of the file that is uploaded, or -FileName and -FileSize.");

    /// <summary>
    /// An object from the pipeline or a parameter threw when it was read: a script property, a proxy object, a broken enumerator.
    /// </summary>
    internal static PresignException InputNotReadable(string message) => new(
        nameof(InputNotReadable), PresignErrorKind.InvalidData, $"The input object could not be read: {Printable.Of(message, 300)}",
        "Give the values themselves: text, numbers, a hashtable. Select-Object makes plain objects of others.");

    /// <summary>-Offline and -Live contradict each other.</summary>
    internal static PresignException DiagnosisOfflineAndLive() =>
        new(
            nameof(DiagnosisOfflineAndLive),
            PresignErrorKind.InvalidArgument,
            "-Offline sends nothing, and -Live sends the URL: only one of them can be.",
            "Leave out one of the two.");

    internal static PresignException BucketNotFound(string bucketName) => new(
        nameof(BucketNotFound), PresignErrorKind.ObjectNotFound,
        $"S3 says that there is no bucket '{Printable.Of(bucketName)}'.",
        "Check its name, and that the endpoint and partition are the right ones. Without -ResolveRegion it is not asked.");

    internal static PresignException BucketRegionUnknown(string bucketName, string reason) => new(
        nameof(BucketRegionUnknown), PresignErrorKind.ResourceUnavailable,
        $"The region of bucket '{Printable.Of(bucketName)}' could not be determined: {reason}.",
        "Give -Region in place of -ResolveRegion, or try again.");

    internal static PresignException AccessSignerUnknown() => new(
        nameof(AccessSignerUnknown), PresignErrorKind.InvalidArgument,
        "The URL does not show in which account it was signed.",
        "Give -Principal with the ARN of the signer (Get-S3SignerContext or aws sts get-caller-identity shows it).");

    internal static PresignException BucketMissing() =>
        new(
            nameof(BucketMissing),
            PresignErrorKind.InvalidArgument,
            "No bucket is named.",
            "Give -BucketName, or pipe objects that have a BucketName property. To sign ListBuckets, which has no bucket, say -Target "
                + "Service.");

    internal static PresignException KeyMissing() =>
        new(
            nameof(KeyMissing),
            PresignErrorKind.InvalidArgument,
            "No object key is given.",
            "Give -Key, or pipe objects that have a Key property. To sign a request on the bucket itself (list it, delete it), say "
                + "-Target Bucket.");

    internal static PresignException KeyNotAllowed(string target) => new(
        nameof(KeyNotAllowed), PresignErrorKind.InvalidArgument,
        $"A key is given, but -Target {target} signs a request without one.",
        "Leave out either -Key or -Target.");

    internal static PresignException ClientConfigNotUsed() => new(
        nameof(ClientConfigNotUsed), PresignErrorKind.InvalidArgument,
        "-ClientConfig has settings of the AWS SDK's client, and nothing here uses that client.",
        "Use -EndpointUrl (ServiceURL), -AddressingStyle Path (ForcePathStyle), -UseHttp, -UseDualstackEndpoint, -UseAccelerateEndpoint or "
            + "-Region.");

    internal static PresignException SelectNotUsed(string select) => new(
        nameof(SelectNotUsed), PresignErrorKind.InvalidArgument,
        $"-Select '{Printable.Of(select)}' is not supported: the result is always the signed URL with its properties.",
        "Leave it out. For the text alone, use (New-S3PresignedUrl ...).Url.");

    internal static PresignException ArgumentLeftOver(string value, bool isOfRequestPayer) => new(
        nameof(ArgumentLeftOver), PresignErrorKind.InvalidArgument,
        isOfRequestPayer
            ? $"'{GivenText.Of(value)}' is not a value of -RequestPayer."
            : $"There is no parameter for the argument '{GivenText.Of(value)}'. Only the bucket and the key are taken without a name.",
        isOfRequestPayer
            ? "Give -RequestPayer alone, or -RequestPayer requester."
            : "Give each further value with the name of its parameter, as in -ExpiresIn 1h. Put a key with spaces in quotes.");

    internal static PresignException StylesContradict() => new(
        nameof(StylesContradict), PresignErrorKind.InvalidArgument,
        "-ForcePathStyleAddressing and -AddressingStyle Virtual contradict each other.",
        "Give one of them: -AddressingStyle Path puts the bucket into the path, Virtual into the host.");

    internal static PresignException AccountWithoutProvider() => new(
        nameof(AccountWithoutProvider), PresignErrorKind.InvalidArgument,
        "-AccountId is a part of a provider's endpoint, and no provider is given.",
        "Give -Provider, for example -Provider r2, or leave -AccountId out.");

    internal static PresignException ProtocolsContradict() => new(
        nameof(ProtocolsContradict), PresignErrorKind.InvalidArgument,
        "-UseHttp and -Protocol HTTPS contradict each other.",
        "Give one of them.");

    internal static PresignException LifetimeTwice() => new(
        nameof(LifetimeTwice), PresignErrorKind.InvalidArgument,
        "-ExpiresIn and -ExpiresAt both say when the URLs end.",
        "Give one of them.");

    internal static PresignException UploadSizeMissing() => new(
        nameof(UploadSizeMissing), PresignErrorKind.InvalidArgument,
        "The size of the upload is not known. It decides how many parts there are.",
        "Give the file with -InFile, or its size in bytes with -Size.");

    internal static PresignException UploadSizeDiffers(long given, long real) => new(
        nameof(UploadSizeDiffers), PresignErrorKind.InvalidArgument,
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"-Size is {given}, but the file has {real} bytes."),
        "Leave -Size out, or check that -InFile is the right file.");

    internal static PresignException ClipboardEmpty() => new(
        nameof(ClipboardEmpty), PresignErrorKind.InvalidArgument,
        "There is no text on the clipboard.",
        "Copy the URL, S3's answer, or the command with its output, and run the same line again.");

    internal static PresignException ClipboardNotRead(Exception inner) => new(
        nameof(ClipboardNotRead), PresignErrorKind.ResourceUnavailable,
        "The clipboard cannot be read here. On Linux, PowerShell needs xclip or xsel and a desktop for it.",
        "Pipe the text in: Get-Content failure.txt | Invoke-PresignDiagnosis.",
        inner);

    internal static PresignException TransferBodiesContradict() => new(
        nameof(TransferBodiesContradict), PresignErrorKind.InvalidArgument,
        "-InFile and -InputObject are both given, and one request has one content.",
        "Give one of them.");

    internal static PresignException TransferTargetsContradict() => new(
        nameof(TransferTargetsContradict), PresignErrorKind.InvalidArgument,
        "-OutFile saves the content, and -PassThru gives it to the pipeline: only one of them is possible.",
        "Give one of them.");

    internal static PresignException TransferProxiesContradict() => new(
        nameof(TransferProxiesContradict), PresignErrorKind.InvalidArgument,
        "-NoProxy uses no proxy, and -Proxy, -ProxyCredential and -ProxyUseDefaultCredentials say which one and how.",
        "Leave out -NoProxy, or the others.");

    internal static PresignException WatchIntervalTooShort() => new(
        nameof(WatchIntervalTooShort), PresignErrorKind.InvalidArgument,
        "-Interval must be one second or longer.",
        "Give, for example, -Interval 1m. The end of a URL is noticed at its second, whatever the interval is.");

    internal static PresignException WatchUntilIsPast() => new(
        nameof(WatchUntilIsPast), PresignErrorKind.InvalidArgument,
        "-Until is a time in the past.",
        "Give a time that is still to come, or a duration from now on, as in -Until 8h. To check once, use -Count 1.");
}
