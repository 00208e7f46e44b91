using PresignTools.Errors;
using PresignTools.Text.Masking;

namespace PresignTools.Abstractions;

/// <summary>Errors of requests for a role: a method an error, its id the method's name.</summary>
internal static class RoleErrors
{
    internal static PresignException RoleArnMissing(string parameter) => new(
        nameof(RoleArnMissing), PresignErrorKind.InvalidArgument,
        $"{parameter} is given without {Setting.RoleArn}.",
        $"Give {Setting.RoleArn}, the role to assume, as well.");

    internal static PresignException RoleArnInvalid(string roleArn) => new(
        nameof(RoleArnInvalid), PresignErrorKind.InvalidArgument,
        $"'{GivenText.Of(roleArn)}' is not the ARN of a role.",
        "Give it as arn:aws:iam::111122223333:role/NAME. The ARN of a session (…:sts::…:assumed-role/…) cannot be assumed.");

    internal static PresignException RoleSessionNameInvalid(string name) => new(
        nameof(RoleSessionNameInvalid), PresignErrorKind.InvalidArgument,
        $"'{GivenText.Of(name)}' cannot be the name of a role session.",
        "Give 2 to 64 letters, digits and the characters _ + = , . @ -, without spaces.");
}
