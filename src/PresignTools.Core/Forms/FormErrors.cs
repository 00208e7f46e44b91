using System.Globalization;
using PresignTools.Errors;
using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Forms;

/// <summary>What can be wrong with a form that is to be signed or read.</summary>
internal static class FormErrors
{
    internal static PresignException FormKeyMissing() => new(
        nameof(FormKeyMissing), PresignErrorKind.InvalidArgument,
        "The form has no key.",
        $"Give {Setting.Key}, for example 'uploads/${{filename}}', or {Setting.KeyPrefix} to let the sender choose the rest.");

    internal static PresignException FormKeyTwice() => new(
        nameof(FormKeyTwice), PresignErrorKind.InvalidArgument,
        "A key and a key prefix are given.",
        $"Give {Setting.Key} for one key, or {Setting.KeyPrefix} for every key that begins with it.");

    internal static PresignException FormNotForThisHost(string what) => new(
        nameof(FormNotForThisHost), PresignErrorKind.NotSupported,
        $"AWS documents upload forms for buckets, and not for {what}.",
        $"Give the name of the bucket, or the alias of the access point. For other targets sign a PUT URL: "
            + Say.Sign(new Argument(nameof(Setting.Method), "PUT")) + ".");

    internal static PresignException FormSizeRangeInvalid(long minimum, long maximum) => new(
        nameof(FormSizeRangeInvalid), PresignErrorKind.InvalidArgument,
        $"The sizes {Number(minimum)} to {Number(maximum)} are not a range: S3 answers InvalidPolicyDocument.",
        $"Give {Setting.MinimumSize} 0 or more, and {Setting.MaximumSize} at least as large.");

    internal static PresignException FormFieldNameMissing() => new(
        nameof(FormFieldNameMissing), PresignErrorKind.InvalidArgument,
        "A form field or a condition has no name.",
        "Give it the name of the field, for example Content-Type.");

    internal static PresignException FormFieldNameInvalid(string name) => new(
        nameof(FormFieldNameInvalid), PresignErrorKind.InvalidArgument,
        $"'{Printable.Of(name, 60)}' cannot be the name of a form field: it has a space, a quote, a dollar sign, or a character "
            + "that is not ASCII.",
        "Use the name that S3 gives the field, for example x-amz-meta-author.");

    internal static PresignException FormFieldReserved(string name, string why) => new(
        nameof(FormFieldReserved), PresignErrorKind.InvalidArgument,
        $"The form field '{Printable.Of(name, 60)}' cannot be given: {why}.",
        "Leave it out.");

    internal static PresignException FormFieldTwice(string name) => new(
        nameof(FormFieldTwice), PresignErrorKind.InvalidArgument,
        $"The form field '{Printable.Of(name, 60)}' is given twice, with different values.",
        $"Give it once: by its own parameter, or in {Setting.Field}.");

    internal static PresignException FormValueHasLineBreak(string name) => new(
        nameof(FormValueHasLineBreak), PresignErrorKind.InvalidArgument,
        $"The value of form field '{Printable.Of(name, 60)}' has a line break. Browsers change line breaks when they send a form, and the "
            + "value would not fit its condition.",
        "Take the line break out. Text read from a file often ends in one: use .Trim().");

    internal static PresignException FormValueOutsideCondition(string name, string condition) => new(
        nameof(FormValueOutsideCondition), PresignErrorKind.InvalidArgument,
        $"The value of form field '{Printable.Of(name, 60)}' does not meet its own condition: it {condition}. S3 would refuse every "
            + "upload with this form.",
        "Give a value that meets the condition, or change the condition.");

    internal static PresignException FormTooLarge(long bytes) => new(
        nameof(FormTooLarge), PresignErrorKind.InvalidArgument,
        $"The fields of the form have {Number(bytes)} bytes; S3 takes at most {Number(FormFieldRules.MostBytes)} before the file and "
            + "answers MaxPostPreDataLengthExceeded to more.",
        "Use fewer or shorter fields, metadata and conditions.");

    internal static PresignException FormStatusUnknown(string value) => new(
        nameof(FormStatusUnknown), PresignErrorKind.InvalidArgument,
        $"'{GivenText.Of(value)}' is not a status that a form can ask S3 to answer with.",
        $"Give {Setting.SuccessStatus} 200, 201 or 204. With 201 S3 answers with XML that has the key.");

    internal static PresignException FormRedirectInvalid(string value) => new(
        nameof(FormRedirectInvalid), PresignErrorKind.InvalidArgument,
        $"'{GivenText.Of(value)}' is not an address to redirect to: S3 ignores a redirect that does not begin with http:// or https://.",
        $"Give {Setting.SuccessRedirect} the whole address of the page.");

    internal static PresignException FormExpiryOutOfRange(DateTimeOffset signedAt) => new(
        nameof(FormExpiryOutOfRange), PresignErrorKind.InvalidArgument,
        $"A form signed for {Times.Utc(signedAt)} must live at least a second, and end before the year 9999.",
        $"Give {Setting.ExpiresIn} a lifetime such as 1h or 30d.");

    internal static PresignException FormNotFound() => new(
        nameof(FormNotFound), PresignErrorKind.InvalidData,
        "The text has no upload form that can be read: no field named key, policy or x-amz-signature.",
        "Give the object that made the form, its fields as a table, or the form as HTML, JSON or multipart text.");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
