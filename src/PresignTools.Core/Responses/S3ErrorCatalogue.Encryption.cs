using static PresignTools.Catalogue.S3CheckStage;

namespace PresignTools.Responses;

internal static partial class S3ErrorCatalogue
{
    /// <summary>Keys of KMS, and keys that the customer brings.</summary>
    private static IEnumerable<S3ErrorRow> EncryptionRows() =>
        [
            new(
                S3Answer.KmsDisabled,
                "KMS.DisabledException",
                400,
                "",
                Encryption,
                Authorization,
                "S3 itself allows the operation; the KMS key is disabled.",
                [CauseId.KmsKeyDisabledOrMissing],
                AwsDocuments.Kms),
            new(
                S3Answer.KmsState,
                "KMS.KMSInvalidStateException",
                400,
                "",
                Encryption,
                Authorization,
                "S3 itself allows the operation; the KMS key is in a state in which it cannot be used, such as pending deletion.",
                [CauseId.KmsKeyDisabledOrMissing],
                AwsDocuments.Kms),
            new(
                S3Answer.KmsNotFound,
                "KMS.NotFoundException",
                400,
                "",
                Encryption,
                Authorization,
                "S3 itself allows the operation; there is no such KMS key in the bucket's region.",
                [CauseId.KmsKeyDisabledOrMissing, CauseId.WrongRegion],
                AwsDocuments.Kms,
                names: true),
            new(
                S3Answer.SsecAlgorithm,
                "InvalidArgument",
                400,
                "Customer provided keys must provide a valid encryption algorithm",
                Operation,
                null,
                "A request with a customer-provided key lacks x-amz-server-side-encryption-customer-algorithm: AES256.",
                [CauseId.MissingSignedHeader, CauseId.Other],
                AwsDocuments.CustomerKeys),
            new(
                S3Answer.SsecKeyMissing,
                "InvalidArgument",
                400,
                "Customer provided keys must provide an appropriate secret key",
                Operation,
                null,
                "A request with a customer-provided key lacks the key itself.",
                [CauseId.MissingSignedHeader, CauseId.Other],
                AwsDocuments.CustomerKeys),
            new(
                S3Answer.SsecKeyInvalid,
                "InvalidArgument",
                400,
                "The secret key was invalid for the specified algorithm",
                Operation,
                null,
                "The customer-provided key is not 32 bytes in Base64.",
                [CauseId.Other],
                AwsDocuments.CustomerKeys),
            new(
                S3Answer.SsecMd5Mismatch,
                "InvalidArgument",
                400,
                "The calculated MD5 hash of the key did not match the hash that was provided",
                Operation,
                null,
                "The MD5 that came with the customer-provided key is not that of the key.",
                [CauseId.Other],
                AwsDocuments.CustomerKeys),
            new(
                S3Answer.SsecMd5Missing,
                "InvalidArgument",
                400,
                "Customer provided keys must provide the client calculated MD5 of the secret key",
                Operation,
                null,
                "The MD5 of the customer-provided key is missing.",
                [CauseId.MissingSignedHeader, CauseId.Other],
                AwsDocuments.CustomerKeys),
            new(
                S3Answer.SsecKeyNeeded,
                "InvalidRequest",
                400,
                "The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the "
                    + "object",
                Encryption,
                Authorization,
                "The object exists and may be read, but was stored with a customer-provided key (SSE-C), which the request does not "
                    + "contain. The key headers have to be signed into the URL and sent.",
                [CauseId.MissingSignedHeader, CauseId.Other],
                AwsDocuments.CustomerKeys),
            new(
                S3Answer.SsecNotApplicable,
                "InvalidRequest",
                400,
                "The encryption parameters are not applicable to this object",
                Encryption,
                Authorization,
                "The request contains a customer-provided key, but the object was not stored with one.",
                [CauseId.Other],
                AwsDocuments.CustomerKeys),
            new(
                S3Answer.EncryptionAlgorithmInvalid,
                "InvalidEncryptionAlgorithmError",
                400,
                "",
                Operation,
                null,
                "The value of x-amz-server-side-encryption or of the customer algorithm is not one that S3 knows.",
                [CauseId.Other, CauseId.SseHeaderRequiredByPolicy],
                AwsDocuments.PutObject),
        ];
}
