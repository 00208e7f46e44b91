using static PresignTools.Catalogue.S3CheckStage;

namespace PresignTools.Responses;

internal static partial class S3ErrorCatalogue
{
    /// <summary>Uploads by a form (POST).</summary>
    private static IEnumerable<S3ErrorRow> PostRows() =>
        [
            new(
                S3Answer.PostPolicyDocument,
                "InvalidPolicyDocument",
                400,
                "",
                PostPolicy,
                null,
                "The form's policy cannot be used: its Base64, its JSON, its expiration or one of its conditions is malformed.",
                [CauseId.PostPolicyMismatch, CauseId.PostFormMalformed],
                AwsDocuments.PostPolicy),
            new(
                S3Answer.PostFieldMissing,
                "InvalidArgument",
                400,
                "Bucket POST must contain a field named||Key not specified||Missing aws4 signature||Missing aws4 credential||"
                    + "Missing aws4 algorithm||Missing aws4 date||Missing aws signature||Missing access key||Missing policy",
                PostPolicy,
                null,
                "The form lacks a field that S3 needs, or has it after the file: S3 ignores every field behind the file.",
                [CauseId.PostFormMalformed],
                AwsDocuments.PostForms),
            new(
                S3Answer.PostNotMultipart,
                "PreconditionFailed",
                412,
                "Bucket POST must be of the enclosure-type multipart/form-data",
                PostPolicy,
                null,
                "The request is a POST to the bucket whose Content-Type is not multipart/form-data: a form without that enctype, or a PUT "
                    + "URL used with POST.",
                [CauseId.PostFormMalformed, CauseId.WrongMethod],
                AwsDocuments.PostForms),
            new(
                S3Answer.PostDataTooLong,
                "MaxPostPreDataLengthExceededError|MaxPostPreDataLengthExceeded",
                400,
                "",
                PostPolicy,
                null,
                "The part of the form before the file is too large; mostly the file's part has no name \"file\", so S3 took it for a "
                    + "field.",
                [CauseId.PostFormMalformed],
                AwsDocuments.PostForms),
            new(
                S3Answer.PostMalformed,
                "MalformedPOSTRequest",
                400,
                "",
                PostPolicy,
                null,
                "The body is not well-formed multipart/form-data; a hand-set Content-Type without boundary does that.",
                [CauseId.PostFormMalformed],
                AwsDocuments.PostForms),
            new(
                S3Answer.PostFileCount,
                "IncorrectNumberOfFilesInPostRequest|InvalidArgument",
                400,
                "POST requires exactly one file upload per request",
                PostPolicy,
                null,
                "A POST upload takes exactly one file.",
                [CauseId.PostFormMalformed],
                AwsDocuments.PostForms),
            new(
                S3Answer.PostFileCountOther,
                "IncorrectNumberOfFilesInPostRequest",
                400,
                "",
                PostPolicy,
                null,
                "A POST upload takes exactly one file, in a part whose name is \"file\".",
                [CauseId.PostFormMalformed],
                AwsDocuments.PostForms),
            new(
                S3Answer.PostSignatureFieldMissing,
                "InvalidArgument",
                400,
                "Signature version 4 authentication requires the",
                PostPolicy,
                null,
                "The form lacks a field of the signature, or has its name misspelled; the message names it.",
                [CauseId.PostFormMalformed],
                AwsDocuments.PostForms),
            // A POST upload without any field of the signature gets the plain AccessDenied.
        ];
}
