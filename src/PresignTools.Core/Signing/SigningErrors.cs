using System.Globalization;
using PresignTools.Errors;
using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Signing;

/// <summary>Errors of what is to be signed: a method an error, its id the method's name.</summary>
internal static partial class SigningErrors
{
    internal static PresignException ExpiryOutOfRange(double seconds) =>
        new(
            nameof(ExpiryOutOfRange),
            PresignErrorKind.InvalidArgument,
            $"S3 accepts an expiry of 1 second to 7 days (604800 seconds); this is "
                + $"{seconds.ToString("0.###", CultureInfo.InvariantCulture)} seconds.",
            seconds > 604800
                ? $"Sign for at most 7 days with {Setting.ExpiresIn} 7d. For links that must live longer, sign a new URL on request, "
                    + "or use CloudFront signed URLs."
                : $"Give a time in the future: {Setting.ExpiresIn} 15m, or an {Setting.ExpiresAt} that is later than {Setting.SignedAt}.");

    internal static PresignException MethodMissing(string? method) => new(
        nameof(MethodMissing), PresignErrorKind.InvalidArgument,
        $"'{method}' is not an HTTP method.",
        "Use GET, PUT, HEAD, DELETE or POST. The method is signed: the client must send exactly this one.");

    internal static PresignException KeyNotUnicode() => new(
        nameof(KeyNotUnicode), PresignErrorKind.InvalidArgument,
        "The key is not valid Unicode: it has half of a surrogate pair, which no UTF-8 text can hold.",
        "Read the key again from its source; it was cut in the middle of a character.");

    internal static PresignException HeaderNameInvalid(string name) => new(
        nameof(HeaderNameInvalid), PresignErrorKind.InvalidArgument,
        $"'{Printable.Of(name)}' is not a header name.",
        "A header name has letters, digits and - only, as in Content-Type.");

    internal static PresignException HeaderValueHasLineBreak(string name) => new(
        nameof(HeaderValueHasLineBreak), PresignErrorKind.InvalidArgument,
        $"The value of header '{Printable.Of(name)}' has a line break or another control character; no HTTP client can send it.",
        "Take the control characters out of the value. Text read from a file often ends in one: use .Trim().");

    internal static PresignException HeaderReserved(string name, string why) => new(
        nameof(HeaderReserved), PresignErrorKind.InvalidArgument,
        $"Header '{Printable.Of(name)}' cannot be signed into the URL: {why}.",
        "Leave it out.");

    internal static PresignException HeaderTwice(string name) => new(
        nameof(HeaderTwice), PresignErrorKind.InvalidArgument,
        $"Header '{Printable.Of(name)}' is given twice with different values.",
        $"Give it once: either by its own parameter or in {Setting.Header}.");

    internal static PresignException QueryParameterReserved(string name) => new(
        nameof(QueryParameterReserved), PresignErrorKind.InvalidArgument,
        $"Query parameter '{Printable.Of(name)}' is written by the signature itself.",
        $"Leave it out of {Setting.QueryParameter}.");

    internal static PresignException QueryParameterTwice(string name) => new(
        nameof(QueryParameterTwice), PresignErrorKind.InvalidArgument,
        $"Query parameter '{Printable.Of(name)}' is given twice with different values.",
        $"Give it once: either by its own parameter or in {Setting.QueryParameter}.");

    internal static PresignException DirectorySessionElsewhere(string? bucket) => new(
        nameof(DirectorySessionElsewhere), PresignErrorKind.InvalidArgument,
        $"The keys are those of a session with a directory bucket, but '{Printable.Of(bucket ?? string.Empty, 100)}' is not one.",
        "Sign with the keys of a user or role. The keys of CreateSession work for their directory bucket only.");

    internal static PresignException DirectoryBucketLacks(string setting, string why) => new(
        nameof(DirectoryBucketLacks), PresignErrorKind.NotSupported,
        $"Directory buckets do not take '{Printable.Of(setting, 60)}': {why}. S3 refuses the request.",
        "Leave it out, or use a general purpose bucket.");

    internal static PresignException DirectoryBucketLacksOperation(string operation) => new(
        nameof(DirectoryBucketLacks), PresignErrorKind.NotSupported,
        $"Directory buckets do not have the operation {operation}. S3 refuses the request.",
        operation == "ListObjects"
            ? $"List with ListObjectsV2: {Setting.QueryParameter} list-type=2."
            : "Use a general purpose bucket for it.");

    internal static PresignException PayloadHashInvalid(string value) => new(
        nameof(PayloadHashInvalid), PresignErrorKind.InvalidArgument,
        $"'{Printable.Of(value)}' is not a payload hash.",
        $"Give the SHA-256 of the body as 64 hexadecimal digits ({Say.Of(Phrase.HashTool)}), or UNSIGNED-PAYLOAD.");

    internal static PresignException CredentialsIncomplete(string what) => new(
        nameof(CredentialsIncomplete), PresignErrorKind.AuthenticationError,
        $"The credentials have no {what}.",
        $"Give {Setting.AccessKey} and {Setting.SecretKey} together (and {Setting.SessionToken} for temporary credentials), or "
            + $"{Setting.ProfileName}, or {Setting.Credential}.");

    internal static PresignException CredentialsSwapped(string what) =>
        new(
            nameof(CredentialsSwapped),
            PresignErrorKind.AuthenticationError,
            $"{what}. Nothing was signed: the URL would have shown a secret to everybody who gets it.",
            $"Give {Setting.AccessKey} the key id (for AWS it begins with AKIA or ASIA), {Setting.SecretKey} the secret, and "
                + $"{Setting.SessionToken} the token that belongs to them.");

    internal static PresignException CredentialMalformed(string what) => new(
        nameof(CredentialMalformed), PresignErrorKind.AuthenticationError,
        $"The {what} has white space or control characters in it; S3 would refuse what it signs.",
        "Copy it again without line breaks or spaces.");

    internal static PresignException MetadataNotAscii(string name) =>
        new(
            nameof(MetadataNotAscii),
            PresignErrorKind.InvalidArgument,
            $"Metadata '{Printable.Of(name)}' has characters beyond ASCII; clients send them differently, and the signature could match "
                + $"only one of them.",
            "Encode the value, for example with [uri]::EscapeDataString().");

    internal static PresignException TooManyTags(int count) => new(
        nameof(TooManyTags), PresignErrorKind.InvalidArgument,
        $"{count} tags are given; S3 takes at most 10 an object.",
        "Give fewer tags, or use metadata.");

    internal static PresignException TagTooLong(string name) => new(
        nameof(TagTooLong), PresignErrorKind.InvalidArgument,
        $"Tag '{Printable.Of(name)}' is too long or has no name: a name has 1 to 128 characters, a value up to 256.",
        "Shorten it.");

    internal static PresignException EncryptionUnknown(string value) => new(
        nameof(EncryptionUnknown), PresignErrorKind.InvalidArgument,
        $"'{GivenText.Of(value)}' is not a server-side encryption that S3 knows.",
        "Use AES256, aws:kms or aws:kms:dsse.");

    internal static PresignException KmsKeyWithoutKms() => new(
        nameof(KmsKeyWithoutKms), PresignErrorKind.InvalidArgument,
        "A KMS key is named, but the encryption is not aws:kms; S3 answers 400 InvalidArgument to that.",
        $"Add {Setting.ServerSideEncryption} aws:kms.");

    internal static PresignException OwnerNotAnAccount(string value) => new(
        nameof(OwnerNotAnAccount), PresignErrorKind.InvalidArgument,
        $"'{GivenText.Of(value)}' is not an AWS account id.",
        "Give the twelve digits of the account that should own the bucket, as text: '012345678901' (a number would lose a leading zero).");

    internal static PresignException PartNumberOutOfRange(int part) => new(
        nameof(PartNumberOutOfRange), PresignErrorKind.InvalidArgument,
        $"Part number {part} is out of range: S3 takes 1 to 10000.",
        "Number the parts from 1.");

    internal static PresignException PartNumberWithoutUpload() =>
        new(
            nameof(PartNumberWithoutUpload),
            PresignErrorKind.InvalidArgument,
            "A part number is given for an upload, but no upload id.",
            $"Start the upload ({StartUpload}, or {Say.Call(AwsCall.CreateMultipartUpload)}) and give its {Setting.UploadId}.");

    internal static PresignException ChecksumInvalid(string algorithm, int size) =>
        new(
            nameof(ChecksumInvalid),
            PresignErrorKind.InvalidArgument,
            $"The {algorithm.ToUpperInvariant()} checksum is not base64 of {size} bytes; S3 answers InvalidRequest \"Value for "
                + $"x-amz-checksum-{algorithm} header is invalid.\"",
            $"S3 takes checksums in base64, not in hexadecimal digits: {Say.Of(Phrase.ChecksumOfFile)}.");

    internal static PresignException DurationInvalid(string text) => new(
        nameof(DurationInvalid), PresignErrorKind.InvalidArgument,
        $"'{GivenText.Of(text)}' is not a duration.",
        "Write 15m, 12h, 7d, 1h30m, '2 hours', PT1H, a number of seconds, or give a TimeSpan. For the time at which the URL ends, use "
            + $"{Setting.ExpiresAt}.");

    private static string StartUpload => Say.Sign(
        new Argument(nameof(Setting.Method), "POST"),
        new Argument(nameof(Setting.QueryParameter), Say.Table(new Argument("uploads", Say.Quoted(string.Empty)))));
}
