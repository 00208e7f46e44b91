using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Policies;

/// <summary>Errors of policies and of questions about them: a method an error, its id the method's name.</summary>
internal static class PolicyErrors
{
    internal static PresignException PolicyEmpty(string source) =>
        At(
            nameof(PolicyEmpty),
            source,
            default,
            "the document is empty.",
            "Give the policy as JSON text, as the path of a file that holds it, or as the object that "
                + $"{Say.Call(AwsCall.GetBucketPolicy)} or {Say.Call(AwsCall.GetPolicyVersion)} returns.");

    internal static PresignException PolicyTooLarge(string source, int length, int maximum) => At(
        nameof(PolicyTooLarge), source, default,
        $"the document has {length} characters; no policy of AWS is longer than {maximum}.",
        "Check that this is a policy document and not, say, a log.");

    internal static PresignException PolicyTooDeep(string source, TextPosition position, int maximum) => At(
        nameof(PolicyTooDeep), source, position,
        $"the JSON is nested more than {maximum} levels deep; a policy needs seven.",
        "Check that this is a policy document.");

    internal static PresignException PolicyJsonInvalid(string source, TextPosition position, string fault) => At(
        nameof(PolicyJsonInvalid), source, position,
        $"not valid JSON: {fault}",
        "AWS refuses it (MalformedPolicy). Comments and trailing commas are not allowed in a policy.");

    internal static PresignException PolicyMemberTwice(string source, TextPosition position, string name) => At(
        nameof(PolicyMemberTwice), source, position,
        $"\"{Printable.Of(name)}\" stands twice in the same object.",
        "JSON keeps only one of them. Join the two: a list of values under one name, or two statements.");

    internal static PresignException PolicyNotAnObject(string source, TextPosition position, string what) => At(
        nameof(PolicyNotAnObject), source, position,
        $"{what} must be a JSON object in braces.",
        "A policy is {\"Version\": \"2012-10-17\", \"Statement\": [ ... ]}.");

    internal static PresignException PolicyElementUnknown(string source, TextPosition position, string name, string? meant) => At(
        nameof(PolicyElementUnknown), source, position,
        $"\"{Printable.Of(name)}\" is not an element of the policy language.",
        meant is null ? "Take it out; AWS refuses unknown elements." : $"Write \"{meant}\".");

    internal static PresignException PolicyElementMissing(string source, TextPosition position, string name, string where) => At(
        nameof(PolicyElementMissing), source, position,
        $"{where} has no {name}.",
        $"Add {name}; AWS refuses the document without it.");

    internal static PresignException PolicyElementsExclude(string source, TextPosition position, string one, string other) => At(
        nameof(PolicyElementsExclude), source, position,
        $"the statement has both {one} and {other}.",
        "A statement takes one of the two. Split it into two statements.");

    internal static PresignException PolicyElementNotAllowed(
        string source,
        TextPosition position,
        string name,
        string kind,
        string advice
    ) => At(nameof(PolicyElementNotAllowed), source, position, $"{name} is not allowed in {kind}.", advice);

    internal static PresignException PolicyValueType(string source, TextPosition position, string name, string expected) => At(
        nameof(PolicyValueType), source, position,
        $"{name} must be {expected}.",
        "Correct the value. AWS refuses the document until then.");

    internal static PresignException PolicyListEmpty(string source, TextPosition position, string name) => At(
        nameof(PolicyListEmpty), source, position,
        $"{name} is an empty list.",
        "Name at least one value, or take the statement out.");

    internal static PresignException PolicyVersionUnknown(string source, TextPosition position, string version) => At(
        nameof(PolicyVersionUnknown), source, position,
        $"\"{Printable.Of(version)}\" is not a version of the policy language.",
        "Write \"2012-10-17\". It names the language, not the date of your policy.");

    internal static PresignException PolicyEffectInvalid(string source, TextPosition position, string effect) => At(
        nameof(PolicyEffectInvalid), source, position,
        $"Effect \"{Printable.Of(effect)}\" is neither \"Allow\" nor \"Deny\".",
        "Write \"Allow\" or \"Deny\", with exactly this case.");

    internal static PresignException PolicySidInvalid(string source, TextPosition position, string sid) => At(
        nameof(PolicySidInvalid), source, position,
        $"Sid \"{Printable.Of(sid)}\" has characters other than letters and digits.",
        "IAM takes letters and digits only in a Sid (a bucket or key policy also takes spaces).");

    internal static PresignException PolicySidTwice(string source, TextPosition position, string sid) => At(
        nameof(PolicySidTwice), source, position,
        $"Sid \"{Printable.Of(sid)}\" stands on two statements.",
        "Give each statement its own Sid, or none.");

    internal static PresignException PolicyActionInvalid(string source, TextPosition position, string action) => At(
        nameof(PolicyActionInvalid), source, position,
        $"\"{Printable.Of(action)}\" is not an action.",
        "Write service:Action, as in s3:GetObject or s3:Get*, or * for all.");

    internal static PresignException PolicyResourceInvalid(string source, TextPosition position, string resource) => At(
        nameof(PolicyResourceInvalid), source, position,
        $"\"{Printable.Of(resource)}\" is not a resource: neither an ARN nor *.",
        "Write arn:aws:s3:::BUCKET for the bucket and arn:aws:s3:::BUCKET/* for its objects.");

    internal static PresignException PolicyPrincipalInvalid(string source, TextPosition position, string principal) =>
        At(
            nameof(PolicyPrincipalInvalid),
            source,
            position,
            $"\"{Printable.Of(principal)}\" is not a principal.",
            "Write \"*\", or {\"AWS\": ...} with an account id or the ARN of a user, role or session, {\"Service\": ...}, {\"Federated\": "
                + "...} or {\"CanonicalUser\": ...}.");

    internal static PresignException PolicyConditionOperatorUnknown(string source, TextPosition position, string name) =>
        At(
            nameof(PolicyConditionOperatorUnknown),
            source,
            position,
            $"\"{Printable.Of(name)}\" is not a condition operator.",
            "The operators are String*, Numeric*, Date*, Bool, BinaryEquals, IpAddress, NotIpAddress, Arn* and Null, with IfExists after "
                + "and ForAllValues: or ForAnyValue: before.");

    internal static PresignException PolicyConditionKeyInvalid(string source, TextPosition position, string name) => At(
        nameof(PolicyConditionKeyInvalid), source, position,
        $"\"{Printable.Of(name)}\" is not a condition key: it has no service prefix.",
        "Write prefix:key, as in aws:SourceIp or s3:prefix.");

    internal static PresignException PolicyConditionValueInvalid(
        string source,
        TextPosition position,
        string op,
        string value,
        string expected
    ) =>
        At(
            nameof(PolicyConditionValueInvalid),
            source,
            position,
            $"{op} cannot compare with \"{Printable.Of(value)}\": {expected} is needed.",
            "Correct the value in the condition.");

    internal static PresignException AccessPrincipalInvalid(string principal) =>
        new(
            nameof(AccessPrincipalInvalid),
            PresignErrorKind.InvalidArgument,
            $"'{Printable.Of(principal)}' does not name who asks.",
            "Give the ARN of a user, role, role session or account root (aws sts get-caller-identity shows it), an account id, a service "
                + "as in cloudfront.amazonaws.com, or anonymous.");

    internal static PresignException AccessActionInvalid(string action) => new(
        nameof(AccessActionInvalid), PresignErrorKind.InvalidArgument,
        $"'{Printable.Of(action)}' is not one action.",
        $"Give one action without wildcards, as in s3:GetObject, or an operation with {Setting.Operation} GetObject.");

    internal static PresignException AccessResourceInvalid(string resource) => new(
        nameof(AccessResourceInvalid), PresignErrorKind.InvalidArgument,
        $"'{Printable.Of(resource)}' is not the ARN of one resource.",
        $"Give {Setting.BucketName} and {Setting.Key}, or an ARN without wildcards, as in arn:aws:s3:::reports/2026/q3.pdf.");

    internal static PresignException OperationUnknown(string operation) =>
        new(
            nameof(OperationUnknown),
            PresignErrorKind.InvalidArgument,
            $"'{Printable.Of(operation)}' is not an S3 operation that is known here.",
            Meant(operation)
                + $"Give the API's name, as in GetObject, PutObject or ListObjectsV2; or give the IAM action with {Setting.Action}.");

    private static string Meant(string operation) =>
        Nearest.To(operation, Facts.S3OperationTable.All.Select(static o => o.Name), 3) is { Count: > 0 } near
            ? $"Did you mean {string.Join(" or ", near)}? "
            : string.Empty;

    internal static PresignException OperationOnDirectoryBucket(string bucket) =>
        new(
            nameof(OperationOnDirectoryBucket),
            PresignErrorKind.NotSupported,
            $"'{Printable.Of(bucket)}' is a directory bucket (S3 Express One Zone), which does not have this operation.",
            $"Operations on its objects take s3express:CreateSession. Decide it with {Setting.Action} s3express:CreateSession "
                + $"{Setting.Resource} arn:aws:s3express:REGION:ACCOUNT:bucket/NAME.");

    internal static PresignException OperationNeeds(string operation, string what) => new(
        nameof(OperationNeeds), PresignErrorKind.InvalidArgument,
        $"{operation} needs {what} to say which permissions it takes.",
        $"Give {what}.");

    private static PresignException At(string id, string source, TextPosition position, string fault, string advice) => new(
        id, PresignErrorKind.InvalidData,
        position.Line == 0
            ? $"{Printable.Of(source)}: {fault}"
            : $"{Printable.Of(source)}, line {position.Line}, column {position.Column}: {fault}",
        advice)
    {
        Line = position.Line,
        Column = position.Column,
    };
}
