namespace PresignTools.Tests.Diagnosis.Causes;

/// <summary>S3's sentences about who may not do what, and why.</summary>
internal static class Denials
{
    /// <summary>No statement of the signer's own policies allows the download.</summary>
    internal const string Implicit = Who + "s3:GetObject" + What + "because no identity-based policy allows the s3:GetObject action";

    /// <summary>A statement of the bucket's policy denies the download.</summary>
    internal const string Explicit = Who + "s3:GetObject" + What + "with an explicit deny in a resource-based policy";

    private const string Who = "User: arn:aws:sts::111122223333:assumed-role/app/session is not authorized to perform: ";

    private const string What = " on resource: \"arn:aws:s3:::examplebucket/reports/q3.pdf\" ";

    /// <summary>The sentence for any action, resource and reason.</summary>
    internal static string Of(string action, string reason, string resource = "arn:aws:s3:::examplebucket/reports/q3.pdf") =>
        $"{Who}{action} on resource: \"{resource}\" {reason}";
}
