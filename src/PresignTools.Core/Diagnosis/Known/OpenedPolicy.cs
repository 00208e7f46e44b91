using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A bucket that a template or program opens to everybody by a policy: a flag of the CDK, a statement with Principal *, a name or comment
/// that says so. Where Block Public Access is turned off beside it, it is meant to go through.
/// </summary>
internal static class OpenedPolicy
{
    // Code and templates: CDK, CloudFormation and SAM in YAML, Terraform, Pulumi, Serverless.
    private static readonly string[] InCode =
    [
        "publicReadAccess:true", "public_read_access=true", "publicReadAccess(true)", "PublicReadAccess=true", "grantPublicAccess(",
        "grant_public_access(", "AnyPrincipal(", "StarPrincipal(", "Principal:'*'", "Principal:\"*\"", "Principal:*", "\"Principal\":\"*\"",
        "'Principal':'*'", "identifiers=[\"*\"]", "Principal:{AWS:'*'", "Principal:{AWS:\"*\"", "\"Principal\":{\"AWS\":\"*\"",
        "Principal={AWS=\"*\"", "Principal=\"*\"", "AWS:'*'", "AWS:\"*\"",
    ];

    private static readonly string[] InWords =
    [
        "public static site", "public website", "static website", "static site", "publicReadPolicy", "public_read_policy", "public bucket",
        "PublicReadGetObject", "public read policy", "public policy", "publicly readable", "readable for everyone",
        "make the bucket public",
        "making the bucket public", "website bucket", "allow_public", "AllowPublicRead", "public-read policy",
    ];

    // The settings that let public policies through, in the same notations.
    private static readonly string[] Off =
    [
        "BlockPublicAccess.BLOCK_ACLS", "BlockPublicAccess.BLOCK_ACLS_ONLY", "blockPublicPolicy:false", "block_public_policy=false",
        "BlockPublicPolicy:false", "blockPublicPolicy(false)", "\"BlockPublicPolicy\":false", "BlockPublicPolicy=false",
    ];

    private const int LongestText = 20_000;

    /// <summary>What opens the bucket, and whether code shows it; null where nothing does, or where the block is off.</summary>
    internal static (string Words, bool IsShown)? In(string text)
    {
        string begun = text.Length > LongestText ? text[..LongestText] : text;
        string plain = Plain(begun);
        if (plain.ContainsAny(Off))
        {
            return null;
        }

        string? code = plain.FirstContained(InCode);
        string? words = code ?? begun.FirstContained(InWords);
        return words is null ? null : (words, code is not null);
    }

    /// <summary>Whether the text turns the setting off that refuses public policies.</summary>
    internal static bool IsBlockOff(string text) => Plain(text.Length > LongestText ? text[..LongestText] : text).ContainsAny(Off);

    private static string Plain(string text)
    {
        Work.Add(text.Length);
        return string.Concat(text.Where(static c => c is not (' ' or '\t')));
    }
}
