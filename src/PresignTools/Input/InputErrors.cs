using System.Globalization;
using PresignTools.Errors;
using PresignTools.Inspection;
using PresignTools.Text;

namespace PresignTools.Input;

/// <summary>Errors of what was given as input: a method an error, its id the method's name.</summary>
internal static class InputErrors
{
    /// <summary>-BucketConfiguration is no table.</summary>
    internal static PresignException DiagnosisConfigurationNotUnderstood(string what) =>
        new(
            nameof(DiagnosisConfigurationNotUnderstood),
            PresignErrorKind.InvalidArgument,
            $"-BucketConfiguration cannot be read: {what}.",
            "Give a hashtable or JSON, for example @{ Region = 'eu-west-1'; OwnerAccount = '111122223333'; RequesterPays = $true; Cors = "
                + "@(...) }.");

    /// <summary>A text to diagnose is longer than what is read of one.</summary>
    internal static PresignException TextTooLarge(long length, int maximum) => new(
        nameof(Responses.ResponseErrors.ResponseTooLarge), PresignErrorKind.InvalidData,
        string.Create(CultureInfo.InvariantCulture, $"The text is too large: {length:N0} characters, where at most {maximum:N0} are read."),
        "Give the part with the failure. In a file: Select-String -Path FILE -Pattern 'X-Amz-|<Error>' -Context 3, 10 | Out-String | "
            + "Invoke-PresignDiagnosis");

    /// <summary>A path was given where its content is meant.</summary>
    internal static PresignException TextIsPath(string path) => new(
        nameof(Intake.IntakeErrors.DiagnosisTextNotRecognized), PresignErrorKind.InvalidData,
        $"'{Printable.Of(path, 300)}' is the path of a file. A path has no failure in it.",
        $"Give what is in the file: Get-Content '{Printable.Of(path, 300).Replace("'", "''", StringComparison.Ordinal)}' -Raw | "
            + "Invoke-PresignDiagnosis");

    /// <summary>A table has none of the fields of a form.</summary>
    internal static PresignException FormFieldsUnknown() => new(
        nameof(FormArgumentUnknown), PresignErrorKind.InvalidArgument,
        "The hashtable is not an upload form: it has none of the fields key, policy, x-amz-credential and x-amz-signature.",
        "Give all fields of the form, as the signer gave them: @{ key = '...'; policy = '...'; 'x-amz-signature' = '...' }, or a hashtable "
            + "with url and fields.");

    internal static PresignException PolicyFileNotFound(string path) => new(
        nameof(PolicyFileNotFound), PresignErrorKind.ObjectNotFound,
        $"There is no file or folder '{Printable.Of(path, 300)}'.",
        "Give the path of a policy document or of a folder of documents (*.json), or the JSON text itself, which begins with {.");

    internal static PresignException PolicyFolderEmpty(string path) => new(
        nameof(PolicyFolderEmpty), PresignErrorKind.ObjectNotFound,
        $"The folder '{Printable.Of(path, 300)}' has no *.json file.",
        "Give a folder with policy documents, or one document.");

    internal static PresignException PolicyFileUnreadable(string path, Exception inner) => new(
        nameof(PolicyFileUnreadable), PresignErrorKind.ResourceUnavailable,
        $"The file '{Printable.Of(path, 300)}' cannot be read: {Printable.Of(inner.Message, 200)}",
        "Check the permissions of the file.",
        inner);

    internal static PresignException UploadFileNotFound(string path) => new(
        nameof(UploadFileNotFound), PresignErrorKind.ObjectNotFound,
        $"There is no file '{Printable.Of(path, 300)}'.",
        "Give the path of the file that will be uploaded. If it is not on this machine, give its size in bytes with -Size.");

    internal static PresignException UploadFileUnreadable(string path, Exception inner) => new(
        nameof(UploadFileUnreadable), PresignErrorKind.ResourceUnavailable,
        $"The file '{Printable.Of(path, 300)}' cannot be read: {Printable.Of(inner.Message, 200)}",
        "Check the permissions of the file, and that nothing is writing to it.",
        inner);

    internal static PresignException PolicyInputNotUnderstood(string parameter, string type) =>
        new(
            nameof(PolicyInputNotUnderstood),
            PresignErrorKind.InvalidArgument,
            $"-{parameter} has an object of type {Printable.Of(type)} that holds no policy document.",
            "Give JSON text, a path, or the object that Get-S3BucketPolicy, Get-IAMPolicyVersion, Get-IAMRolePolicy, Get-KMSKeyPolicy or "
                + "Get-ORGPolicy returns.");

    internal static PresignException PolicyMoreThanOne(string parameter, int count) => new(
        nameof(PolicyMoreThanOne), PresignErrorKind.InvalidArgument,
        $"-{parameter} has {count} documents; there is only one such policy.",
        "Give the one document that is in force.");

    internal static PresignException BlockPublicAccessNotUnderstood(string type) => new(
        nameof(BlockPublicAccessNotUnderstood), PresignErrorKind.InvalidArgument,
        $"-BlockPublicAccess is a {Printable.Of(type)} that says nothing of RestrictPublicBuckets.",
        "Give $true or $false, or the object that Get-S3PublicAccessBlock returns.");

    internal static PresignException ResponseMissing(string reason) =>
        new(
            nameof(ResponseMissing),
            PresignErrorKind.InvalidData,
            $"The error holds no answer of a server: {Printable.Of(UrlMask.Mask(reason), 300)}",
            "The request did not reach S3, or its answer did not come back: look at host name, TLS, proxy and network. An error that is "
                + "not about HTTP has no answer either.");

    internal static PresignException ResponseInputUnknown(string type) =>
        new(
            nameof(ResponseInputUnknown),
            PresignErrorKind.InvalidArgument,
            $"An object of type {Printable.Of(type)} holds no answer that can be read.",
            "Give the XML as text, an error record of Invoke-WebRequest or Invoke-RestMethod, an HttpResponseMessage, or a hashtable of "
                + "headers.");

    internal static PresignException ResponseFileNotReadable(string path, string reason, Exception? inner = null) => new(
        nameof(ResponseFileNotReadable), PresignErrorKind.ObjectNotFound,
        $"'{Printable.Of(path)}' cannot be read: {Printable.Of(reason, 300)}",
        "Give the path of a file that holds the error body.",
        inner);

    internal static PresignException UrlArgumentUnknown(string typeName) => new(
        nameof(UrlArgumentUnknown), PresignErrorKind.InvalidArgument,
        $"A {Printable.Of(typeName, 60)} is not a presigned URL and has no property Url.",
        "Give the URL as text in single quotes, or the object that New-S3PresignedUrl wrote.");

    internal static PresignException FormConditionInvalid(string why) => new(
        nameof(FormConditionInvalid), PresignErrorKind.InvalidArgument,
        $"A condition cannot be read: {why}.",
        "Write it as S3 does: @('starts-with', '$Content-Type', 'image/'), @('eq', '$acl', 'private'), @{ acl = 'private' }, or "
            + "@('content-length-range', 0, 1048576). Several of them are separated by commas.");

    internal static PresignException FormArgumentUnknown(string typeName) => new(
        nameof(FormArgumentUnknown), PresignErrorKind.InvalidArgument,
        $"A {typeName} is not an upload form.",
        "Give the object of New-S3PresignedPost, its fields as a hashtable, or the form as HTML, JSON, multipart text or a curl command.");

    internal static PresignException TargetUnknown(string text) => new(
        nameof(TargetUnknown), PresignErrorKind.InvalidArgument,
        $"'{UrlMask.Mask(Printable.Of(text, 200))}' does not name a bucket that can be recognized.",
        "Give s3://BUCKET/KEY, BUCKET/KEY, an object's URL on AWS, or -BucketName and -Key. For a URL on an S3-compatible server also "
            + "give -EndpointUrl with the server's address.");

    internal static PresignException TargetHasKey(string key) => new(
        nameof(TargetHasKey), PresignErrorKind.InvalidArgument,
        $"The bucket argument already names the key '{Printable.Of(key, 200)}', and -Key names another one.",
        "Give the bucket's name alone with -Key, or the whole reference without -Key.");

    internal static PresignException TargetElsewhere(string bucket, string named) => new(
        nameof(TargetElsewhere), PresignErrorKind.InvalidArgument,
        $"The input is in bucket '{Printable.Of(bucket)}', but -BucketName is '{Printable.Of(named)}'.",
        "Leave out -BucketName, or pipe only keys of that bucket.");

    internal static PresignException TargetTwice(string text) => new(
        nameof(TargetTwice), PresignErrorKind.InvalidArgument,
        $"'{UrlMask.Mask(Printable.Of(text, 200))}' came through the pipeline, but -BucketName and -Key already name the object.",
        "Leave out -Key to sign for the keys that are piped, or do not pipe anything.");

    internal static PresignException WatchFileNotReadable(string path, string why) => new(
        nameof(WatchFileNotReadable), PresignErrorKind.ResourceUnavailable,
        $"The list '{Printable.Of(path, 300)}' cannot be read: {Printable.Of(why, 200).TrimEnd('.')}.",
        "Give the path of a text file with one URL on a line, or of a CSV file with a column Url.");
}
