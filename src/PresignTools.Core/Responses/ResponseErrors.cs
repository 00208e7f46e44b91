using System.Globalization;
using PresignTools.Errors;

namespace PresignTools.Responses;

/// <summary>Errors of answers that cannot be read: a method an error, its id the method's name.</summary>
internal static class ResponseErrors
{
    private static string BringTheBody =>
        $"Give the error body as S3 sent it: from {Say.Of(Phrase.ErrorBody)}, from curl -i, or from the browser's network view.";

    internal static PresignException ResponseEmpty() => new(
        nameof(ResponseEmpty), PresignErrorKind.InvalidData,
        "There is nothing to read: no body, no status and no header of an answer.",
        BringTheBody + $" An answer to HEAD has no body: give {Setting.StatusCode} and {Setting.Header}.");

    internal static PresignException ResponseNotRecognized() => new(
        nameof(ResponseNotRecognized), PresignErrorKind.InvalidData,
        "The text holds no error of S3: no error XML, no error page, no JSON error and no known code or message.",
        BringTheBody);

    internal static PresignException ResponseTooLarge(long length, int maximum) =>
        new(
            nameof(ResponseTooLarge),
            PresignErrorKind.InvalidData,
            string.Format(
                CultureInfo.InvariantCulture,
                "The text is too large for an error answer: {0:N0} characters or bytes, where at most {1:N0} are read. S3's error bodies "
                    + "are a few thousand.",
                length,
                maximum),
            "Give the error body only, not the object or a whole log.");

    internal static PresignException ResponseHasDocumentType() => new(
        nameof(ResponseHasDocumentType), PresignErrorKind.InvalidData,
        "The XML declares a document type or entities. S3 never sends that; it is not read.",
        "Do not trust this answer: it did not come from S3, or something on the way wrote it.");

    internal static PresignException ResponseXmlMalformed(int line, int column, string reason, Exception inner) => new(
        nameof(ResponseXmlMalformed), PresignErrorKind.InvalidData,
        string.Format(CultureInfo.InvariantCulture, "The error XML is malformed at line {0}, column {1}: {2}", line, column, reason),
        "Copy the body again, as raw text: browsers and chat programs change & and < when they show XML.",
        inner)
    {
        Line = line,
        Column = column,
    };

    internal static PresignException ResponseXmlTooDeep(int maximumElements, int maximumDepth) =>
        new(
            nameof(ResponseXmlTooDeep),
            PresignErrorKind.InvalidData,
            string.Format(
                CultureInfo.InvariantCulture,
                "The error XML has more than {0} elements, or nests them deeper than {1}; no answer of S3 does.",
                maximumElements,
                maximumDepth),
            "Give the error body only.");

    internal static PresignException ResponseStatusOutOfRange(int status) => new(
        nameof(ResponseStatusOutOfRange), PresignErrorKind.InvalidArgument,
        string.Format(CultureInfo.InvariantCulture, "{0} is not an HTTP status.", status),
        "Give a number from 100 to 599.");

    internal static PresignException ResponseIsSuccess(int status) => new(
        nameof(ResponseIsSuccess), PresignErrorKind.InvalidData,
        string.Format(CultureInfo.InvariantCulture, "The answer has status {0} and no error in it: the request succeeded.", status),
        "There is nothing to explain. If the content is wrong, look at bucket, key and version of the URL.");
}
