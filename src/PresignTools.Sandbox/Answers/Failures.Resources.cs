using System.Globalization;

namespace PresignTools.Sandbox.Answers;

/// <summary>The errors that the sandbox answers, made in one place: code, status, message and extra elements as S3 writes them.</summary>
internal static partial class Failures
{
    internal static Failure AccessDenied(string? cause, string message = "Access Denied") => new(403, "AccessDenied", message, cause);

    internal static Failure InvalidUri() => new(400, "InvalidURI", "Couldn't parse the specified URI.", CauseId.UrlMangledInTransit);

    internal static Failure PermanentRedirect(string bucket, string endpoint, string region, string cause) =>
        new Failure(
            301,
            "PermanentRedirect",
            "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to "
                + "this endpoint.",
            cause,
            ("Endpoint", endpoint),
            ("Bucket", bucket)
        ).With("x-amz-bucket-region", region);

    internal static Failure TemporaryRedirect(string bucket, string endpoint, string region, string location) =>
        new Failure(
            307,
            "TemporaryRedirect",
            "Please re-send this request to the specified temporary endpoint. Continue to use the original request endpoint for future "
                + "requests.",
            CauseId.WrongEndpointGlobalRedirect,
            ("Endpoint", endpoint),
            ("Bucket", bucket)
        )
            .With("Location", location)
            .With("x-amz-bucket-region", region);

    internal static Failure NoSuchBucket(string bucket) =>
        new(404, "NoSuchBucket", "The specified bucket does not exist", CauseId.BucketDoesNotExist, ("BucketName", bucket));

    internal static Failure NoSuchKey(string key, string cause = CauseId.WrongBucketOrKey) =>
        new(404, "NoSuchKey", "The specified key does not exist.", cause, ("Key", key));

    internal static Failure NoSuchVersion(string key, string version) =>
        new(
            404,
            "NoSuchVersion",
            "The specified version does not exist.",
            CauseId.WrongBucketOrKey,
            ("Key", key),
            ("VersionId", version));

    internal static Failure InvalidVersion(string version) =>
        Argument("Invalid version id specified", "versionId", version, CauseId.WrongBucketOrKey);

    internal static Failure IsDeleteMarker(string method, string versionId) =>
        new Failure(
            405,
            "MethodNotAllowed",
            "The specified method is not allowed against this resource.",
            CauseId.DeleteMarker,
            ("Method", method),
            ("ResourceType", "DeleteMarker")
        )
            .With("x-amz-delete-marker", "true")
            .With("x-amz-version-id", versionId)
            .With("Allow", "DELETE");

    internal static Failure MethodNotAllowed(string method, string resourceType) =>
        new(
            405,
            "MethodNotAllowed",
            "The specified method is not allowed against this resource.",
            CauseId.WrongMethod,
            ("Method", method),
            ("ResourceType", resourceType));

    internal static Failure Archived(string storageClass) =>
        new(
            403,
            "InvalidObjectState",
            "The operation is not valid for the object's storage class",
            CauseId.ObjectArchived,
            ("StorageClass", storageClass));

    internal static Failure InvalidRange(string range, long size) =>
        new(
            416,
            "InvalidRange",
            "The requested range is not satisfiable",
            null,
            ("RangeRequested", range),
            ("ActualObjectSize", Number(size)));

    internal static Failure InvalidPartNumber(string part, int count) =>
        new(
            416,
            "InvalidPartNumber",
            "The requested partnumber is not satisfiable",
            null,
            ("PartNumberRequested", part),
            ("ActualPartCount", Number(count)));

    internal static Failure NoSuchUpload(string id) =>
        new(
            404,
            "NoSuchUpload",
            "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
            CauseId.WrongBucketOrKey,
            ("UploadId", id));

    internal static Failure PreconditionFailed(string condition, string? cause = null) =>
        new(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold", cause, ("Condition", condition));

    internal static Failure NotModified(string etag) => new Failure(304, "NotModified", "Not Modified", null).With("ETag", etag);

    internal static Failure Locked(string key, string? versionId) =>
        new(
            403,
            "AccessDenied",
            "Access Denied because object protected by object lock.",
            CauseId.ObjectLockOrRetention,
            ("Key", key),
            ("VersionId", versionId));

    internal static Failure InvalidBucketOwner(string given) => new(400, "InvalidBucketOwnerAWSAccountID",
        $"The value of the expected bucket owner parameter must be an AWS Account ID... [{given}]", CauseId.WrongBucketOrKey);

    internal static Failure ResponseOverridesUnsigned() =>
        new(
            400,
            "InvalidRequest",
            "Request specific response headers cannot be used for anonymous GET requests.",
            CauseId.UnsignedRequest);

    internal static Failure AccelerateNotEnabled(string bucket) =>
        new(
            400,
            "InvalidRequest",
            "S3 Transfer Acceleration is not configured on this bucket",
            CauseId.AccelerateNotEnabled,
            ("BucketName", bucket));

    internal static Failure NotImplemented(string header) =>
        new(
            501,
            "NotImplemented",
            "A header you provided implies functionality that is not implemented",
            header == "Transfer-Encoding" ? CauseId.TransferEncodingChunked : CauseId.Other,
            ("Header", header));

    internal static Failure OperationNotImplemented(string what) =>
        new(501, "NotImplemented", $"The sandbox does not support {what}; S3 may.", CauseId.Other);

    internal static Failure Argument(string message, string name, string? value, string? cause) =>
        new(400, "InvalidArgument", message, cause, ("ArgumentName", name), ("ArgumentValue", value));

    internal static Failure InvalidRequest(string message, string? cause) => new(400, "InvalidRequest", message, cause);

    internal static Failure MalformedXml() =>
        new(400, "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema", null);

    internal static Failure NoConfiguration(string code, string message, string bucket) =>
        new(404, code, message, null, ("BucketName", bucket));

    internal static Failure Cors(string reason, string method, string type) =>
        new(403, "AccessForbidden", "CORSResponse: " + reason, CauseId.CorsMisconfigured, ("Method", method), ("ResourceType", type));

    internal static Failure CorsWithoutOrigin() =>
        new(400, "BadRequest", "Insufficient information. Origin request header needed.", CauseId.CorsMisconfigured);

    internal static Failure SlowDown() => new(503, "SlowDown", "Please reduce your request rate.", CauseId.ThrottledOrUnavailable);

    internal static Failure Internal() => new(500, "InternalError", "We encountered an internal error. Please try again.", CauseId.Other);

    internal static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
