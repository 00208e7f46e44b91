using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A role that stands in the shared config file (<c>~/.aws/config</c>), and an SDK that does not read that file unless it is told to: those
/// for Go 1 and JavaScript 2 want AWS_SDK_LOAD_CONFIG (AWS SDKs and Tools Reference, "Shared config and credentials files"). Their errors
/// have a form of their own.
/// </summary>
internal static class UnreadConfig
{
    private static readonly string[] File = [".aws/config", "source_profile", "credential_source", "AWS_CONFIG_FILE"];
    private static readonly string[] Role = ["role"];

    // terraform and its kin turn the file on themselves.
    private static readonly string[] Loads = ["AWS_SDK_LOAD_CONFIG", "SharedConfigEnable", "SharedConfigState", "terraform", "tofu"];

    private static readonly string[] Elsewhere = ["--profile", "aws s3 ", "aws sts "];

    /// <summary>Whether the text shows both.</summary>
    internal static bool IsIn(string text) =>
        text.ContainsAny(File) && text.ContainsAny(Role) && !text.ContainsAny(Loads) && (IsGo(text) || IsJavaScript(text));

    /// <summary>awserr of Go 1: <c>AccessDenied: Access Denied\n\tstatus code: 403, request id: …, host id: …</c>.</summary>
    private static bool IsGo(string text) =>
        text.ContainsAny("status code: 4") && text.ContainsAny(", request id: ") && !text.ContainsAny("https response error StatusCode");

    /// <summary>The frame that makes every error of S3 in JavaScript 2.</summary>
    private static bool IsJavaScript(string text) =>
        text.ContainsAny("Request.extractError") && text.ContainsAny("aws-sdk/lib/", "aws-sdk\\lib\\") && !text.ContainsAny(Elsewhere);
}
