using PresignTools.Text;

namespace PresignTools;

internal static partial class Errors
{
    internal static PresignException RoleArnMissing(string parameter) => new(
        nameof(RoleArnMissing), PresignErrorKind.InvalidArgument,
        $"{parameter} is given without -RoleArn.",
        "Give -RoleArn, the role to assume, as well.");

    internal static PresignException RoleArnInvalid(string roleArn) => new(
        nameof(RoleArnInvalid), PresignErrorKind.InvalidArgument,
        $"'{Printable.Given(roleArn)}' is not the ARN of a role.",
        "Give it as arn:aws:iam::111122223333:role/NAME. The ARN of a session (…:sts::…:assumed-role/…) cannot be assumed.");

    internal static PresignException RoleSessionNameInvalid(string name) => new(
        nameof(RoleSessionNameInvalid), PresignErrorKind.InvalidArgument,
        $"'{Printable.Given(name)}' cannot be the name of a role session.",
        "Give 2 to 64 letters, digits and the characters _ + = , . @ -, without a blank.");

    internal static PresignException BucketNotFound(string bucketName) => new(
        nameof(BucketNotFound), PresignErrorKind.ObjectNotFound,
        $"S3 says that there is no bucket '{Printable.Of(bucketName)}'.",
        "Check its name, and that the endpoint and partition are the right ones. Without -ResolveRegion it is not asked.");

    internal static PresignException BucketRegionUnknown(string bucketName, string reason) => new(
        nameof(BucketRegionUnknown), PresignErrorKind.ResourceUnavailable,
        $"The region of bucket '{Printable.Of(bucketName)}' could not be found out: {reason}.",
        "Give -Region in place of -ResolveRegion, or try again.");
}
