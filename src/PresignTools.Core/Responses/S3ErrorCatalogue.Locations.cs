using static PresignTools.Catalogue.S3CheckStage;

namespace PresignTools.Responses;

internal static partial class S3ErrorCatalogue
{
    /// <summary>Where the bucket is, and whether there is one of that name.</summary>
    private static IEnumerable<S3ErrorRow> LocationRows() =>
        [
            new(
                S3Answer.PermanentRedirect,
                "PermanentRedirect",
                301,
                "",
                Routing,
                null,
                "The bucket lives in another region, or is addressed by another endpoint, which S3 names; nothing of the signature was "
                    + "judged. There is no Location header, so clients do not follow.",
                [CauseId.WrongEndpointGlobalRedirect, CauseId.WrongRegion],
                AwsDocuments.VirtualHosting),
            new(
                S3Answer.TemporaryRedirect,
                "TemporaryRedirect",
                307,
                "",
                Routing,
                null,
                "The request came to an endpoint that does not yet know where the bucket lives, typical for a new bucket through the "
                    + "global host; nothing of the signature was judged. A client that follows changes the Host, and the signature then "
                    + "does not match.",
                [CauseId.WrongEndpointGlobalRedirect, CauseId.WrongRegion],
                AwsDocuments.VirtualHosting),
            new(
                S3Answer.LocationConstraint,
                "IllegalLocationConstraintException",
                400,
                "",
                Routing,
                null,
                "The region in the request is not that of the endpoint to which it was sent.",
                [CauseId.WrongRegion, CauseId.WrongEndpointGlobalRedirect],
                AwsDocuments.Errors,
                names: true),
            new(
                S3Answer.AccelerateNotEnabled,
                "InvalidRequest",
                400,
                "S3 Transfer Acceleration is not configured on this bucket||S3 Transfer Acceleration is disabled on this bucket",
                Routing,
                null,
                "The URL goes to the accelerate host, and the bucket does not have Transfer Acceleration enabled.",
                [CauseId.AccelerateNotEnabled],
                AwsDocuments.Errors),
            new(
                S3Answer.AccelerateNotSupported,
                "InvalidRequest",
                400,
                "S3 Transfer Acceleration is not supported",
                Routing,
                null,
                "The URL goes to the accelerate host, and a bucket of this name cannot have Transfer Acceleration: names with dots, or "
                    + "not fit for DNS.",
                [CauseId.AccelerateNotEnabled, CauseId.Other],
                AwsDocuments.Errors,
                names: true),
            new(
                S3Answer.BucketMissing,
                "NoSuchBucket",
                404,
                "",
                Target,
                null,
                "There is no bucket of that name in this partition. An unsigned request gets the same answer, so it proves nothing about "
                    + "signature or permission.",
                [CauseId.BucketDoesNotExist, CauseId.WrongBucketOrKey, CauseId.SignedHostMismatch],
                AwsDocuments.Errors,
                names: true),
            new(
                S3Answer.BucketNameInvalid,
                "InvalidBucketName",
                400,
                "",
                Routing,
                null,
                "The text in the bucket's position is not a valid bucket name.",
                [CauseId.WrongBucketOrKey, CauseId.UrlMangledInTransit, CauseId.SignedHostMismatch],
                AwsDocuments.Errors),
            new(
                S3Answer.UriInvalid,
                "InvalidURI",
                400,
                "",
                Routing,
                null,
                "S3 could not read the path of the request: an incomplete percent escape, or bytes that are not UTF-8.",
                [CauseId.KeyEncoding, CauseId.UrlMangledInTransit],
                AwsDocuments.Errors),
            new(
                S3Answer.AccessPointAliasInvalid,
                "InvalidAccessPointAliasError",
                400,
                "",
                Routing,
                null,
                "The host looks like an access point alias, and there is no such alias.",
                [CauseId.WrongBucketOrKey, CauseId.AccessPointOrMrapSigV4A],
                AwsDocuments.Errors),
            new(
                S3Answer.AccessPointMissing,
                "NoSuchAccessPoint",
                404,
                "",
                Target,
                null,
                "There is no such access point.",
                [CauseId.WrongBucketOrKey, CauseId.AccessPointOrMrapSigV4A],
                AwsDocuments.Errors),
        ];
}
