using System.Globalization;
using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Signing;

/// <content>Limits.</content>
internal static partial class SigningErrors
{
    internal static PresignException KeyTooLong(long bytes) => new(
        nameof(KeyTooLong), PresignErrorKind.InvalidArgument,
        $"The key has {Number(bytes)} bytes in UTF-8; S3 takes at most 1024 and answers KeyTooLongError to a longer one.",
        "Use a shorter key. Characters beyond ASCII take two to four bytes each.");

    internal static PresignException MetadataTooLarge(long bytes) => new(
        nameof(MetadataTooLarge), PresignErrorKind.InvalidArgument,
        $"The metadata has {Number(bytes)} bytes in names and values together; S3 takes at most 2048 and answers MetadataTooLarge to more.",
        "Store less as metadata, or put it into an object or database of its own.");

    internal static PresignException MetadataNameMissing() => new(
        nameof(MetadataNameMissing), PresignErrorKind.InvalidArgument,
        "A metadata item has no name.",
        $"Give every item a name, as in {Setting.Metadata} {Say.Table(new Argument("author", Say.Quoted("Ann")))}.");

    internal static PresignException HeadersTooLarge(long bytes) => new(
        nameof(HeadersTooLarge), PresignErrorKind.InvalidArgument,
        $"The headers to sign have {Number(bytes)} bytes in names and values together; S3 takes at most 8192 for all headers of a request.",
        "Sign fewer or shorter headers.");

    internal static PresignException SeveralChecksums(string names) =>
        new(
            nameof(SeveralChecksums),
            PresignErrorKind.InvalidArgument,
            $"Several checksums are given ({Printable.Of(names)}); S3 takes one and answers \"Expecting a single x-amz-checksum- header\" "
                + $"to more.",
            "Give one checksum.");

    internal static PresignException TagInvalid(string name, string what, string character) =>
        new(
            nameof(TagInvalid),
            PresignErrorKind.InvalidArgument,
            $"The {what} of tag '{Printable.Of(name)}' has the character {Printable.Of(character)}, which S3 does not take in tags; it "
                + $"answers InvalidTag.",
            "Use letters, digits, spaces and + - = . _ : / @ only.");

    internal static PresignException TagReserved(string name) => new(
        nameof(TagReserved), PresignErrorKind.InvalidArgument,
        $"Tag '{Printable.Of(name)}' begins with aws:, which is reserved for AWS's own tags; S3 answers InvalidTag.",
        "Choose another name.");

    internal static PresignException TagTwice(string name) => new(
        nameof(TagTwice), PresignErrorKind.InvalidArgument,
        $"Tag '{Printable.Of(name)}' is given twice; S3 takes each name once and answers InvalidArgument or InvalidTag.",
        "Give each tag once.");

    internal static PresignException HeaderValueNotAscii(string name) =>
        new(
            nameof(HeaderValueNotAscii),
            PresignErrorKind.InvalidArgument,
            $"The value of header '{Printable.Of(name)}' has characters beyond ASCII; clients send them differently, and the signature "
                + $"could match only one of them.",
            "Encode the value, for example with [uri]::EscapeDataString(), or as filename*=UTF-8''... in Content-Disposition.");

    internal static PresignException HeaderAndParameterDiffer(string name) => new(
        nameof(HeaderAndParameterDiffer), PresignErrorKind.InvalidArgument,
        $"'{Printable.Of(name)}' is given as a header and as a query parameter, with different values; S3 refuses the request.",
        $"Give it once: in {Setting.Header}, or in {Setting.QueryParameter}.");

    internal static PresignException HeaderValueRefused(string name, string rule, string answer) => new(
        nameof(HeaderValueRefused), PresignErrorKind.InvalidArgument,
        $"The value of header '{Printable.Of(name)}' is not valid: {rule}. S3 would answer {answer}.",
        "Give the value in this form, or leave the header out.");

    internal static PresignException HeadersContradict(string one, string other, string rule, string answer) => new(
        nameof(HeadersContradict), PresignErrorKind.InvalidArgument,
        $"Headers '{Printable.Of(one)}' and '{Printable.Of(other)}' do not go together: {rule}. S3 would answer {answer}.",
        "Give headers that agree.");

    internal static PresignException QueryValueRefused(string name, string rule) => new(
        nameof(QueryValueRefused), PresignErrorKind.InvalidArgument,
        $"The value of query parameter '{Printable.Of(name)}' is not valid: {rule}. S3 would answer InvalidArgument.",
        "Give the value in this form, or leave the parameter out.");

    internal static PresignException RetentionAlreadyOver(DateTimeOffset end) => new(
        nameof(RetentionAlreadyOver), PresignErrorKind.InvalidArgument,
        $"The retention would end at {end.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}, before the URL is "
            + "valid. S3 would answer InvalidArgument \"The retain until date must be in the future\".",
        "Give a later date in x-amz-object-lock-retain-until-date.");

    internal static PresignException QueryValueHasLineBreak(string name) => new(
        nameof(QueryValueHasLineBreak), PresignErrorKind.InvalidArgument,
        $"The value of query parameter '{Printable.Of(name)}' has a line break or another control character, and S3 makes a header of it.",
        "Take the control characters out of the value. Text read from a file often ends in one: use .Trim().");

    internal static PresignException SecondSignature(string name) =>
        new(
            nameof(SecondSignature),
            PresignErrorKind.InvalidArgument,
            $"Query parameter '{Printable.Of(name)}' belongs to Signature Version 2. S3 answers \"Only one auth mechanism allowed\" to a "
                + $"URL with two.",
            $"Leave it out of {Setting.QueryParameter}.");

    internal static PresignException ValueNotUnicode(string what) => new(
        nameof(ValueNotUnicode), PresignErrorKind.InvalidArgument,
        $"The {Printable.Of(what)} is not valid Unicode: it has half of a surrogate pair, which no UTF-8 text can hold.",
        "Read the value again from its source; it was cut in the middle of a character.");

    internal static PresignException SigningTimeOutOfRange(DateTimeOffset signedAt) =>
        new(
            nameof(SigningTimeOutOfRange),
            PresignErrorKind.InvalidArgument,
            $"A URL signed for {signedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)} would end after "
                + $"the year 9999, which X-Amz-Date cannot write.",
            $"Give an earlier {Setting.SignedAt}, or leave it out to sign for now.");

    internal static PresignException BucketNameNotAllowed(string bucket, string why) => new(
        nameof(BucketNameNotAllowed), PresignErrorKind.InvalidArgument,
        $"There can be no bucket '{Printable.Of(bucket)}' on Amazon S3: {why}.",
        $"Give the bucket's name as S3 shows it. For a server of your own, give its {Setting.EndpointUrl}.");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    internal static PresignException EncryptionOnRead(string method, string header) => new(
        nameof(EncryptionOnRead), PresignErrorKind.InvalidArgument,
        $"{header} cannot go with {method}: S3 answers 400 Bad Request. The header belongs to an upload.",
        $"Leave it out: S3 decrypts by itself. To upload, use {Setting.Method} PUT.");

    internal static PresignException ExpiryInPast(DateTimeOffset end, DateTimeOffset signedAt) => new(
        nameof(ExpiryOutOfRange), PresignErrorKind.InvalidArgument,
        $"The end, {Utc(end)}, is not after the time of signing, {Utc(signedAt)}.",
        $"Give a later time with {Setting.ExpiresAt}, or {Setting.ExpiresIn} 1h. A time without an offset counts as local time.");

    private static string Utc(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
