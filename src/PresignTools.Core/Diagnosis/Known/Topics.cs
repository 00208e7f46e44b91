using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// What people and tools write about, by the words that they use for it. Words of people, never of the cases that measure us. One place, so
/// that a topic can be tested and widened.
/// </summary>
internal static class Topics
{
    /// <summary>The secret may have been damaged where it is kept.</summary>
    internal static Topic SecretHandling { get; } =
        new("secret", "environment variable", ".env", "trailing", "whitespace", "newline", "rotated");

    /// <summary>An access key was taken out of use.</summary>
    internal static Topic KeyWithdrawn { get; } =
        new(
            "rotated",
            "key rotation",
            "deactivated",
            "deleted the key",
            "deleted the user",
            "old key",
            "old access key",
            "revoked",
            "disabled the key",
            "new keys",
            "new access key",
            "key was deleted",
            "user was deleted",
            "made inactive");

    /// <summary>A browser's complaint about missing CORS headers.</summary>
    internal static Topic CorsComplaint { get; } =
        new("Access-Control-Allow-Origin", "CORS policy", "CORS error", "CORS request", "by CORS", "CORS", "cross-origin", "preflight")
        {
            Plain = CorsWords.WithoutNames,
        };

    /// <summary>The same, or a canvas that the image has tainted.</summary>
    internal static Topic CorsOrTaint { get; } = new("Access-Control-Allow-Origin", "CORS", "cross-origin", "tainted")
    {
        Plain = CorsWords.WithoutNames,
    };

    /// <summary>It works at one time and not at another, as with a cached answer.</summary>
    internal static Topic Caching { get; } =
        new(
            "cache",
            "second load",
            "reload",
            "first load",
            "sometimes",
            "intermittent",
            "img tag",
            "<img",
            "crossorigin",
            "canvas",
            "hard refresh",
            "earlier answer",
            "earlier response",
            "previous response",
            "no \"Vary",
            "no Vary",
            "without Vary",
            "missing Vary",
            "Vary is missing",
            "Vary header is missing",
            "Safari");

    /// <summary>A client that asks with HEAD.</summary>
    internal static Topic HeadClients { get; } = new("curl -I", "HEAD ", "link checker", "link preview", "prefetch");

    /// <summary>The signing call is for a download.</summary>
    internal static Topic SignsGet { get; } = new("presignedGetObject", "PresignGetObject", "GetObjectCommand", "for GET");

    /// <summary>The signing call makes URLs.</summary>
    internal static Topic SignsUrls { get; } = new("presign", "getSignedUrl", "signed_url", "signurl", "temporary url", "temporaryUrl");

    /// <summary>CloudFront signs for the origin itself.</summary>
    internal static Topic OriginSigning { get; } = new("cloudfront", "origin access", "proxy");

    /// <summary>A website endpoint as an origin: its host, and what templates call it.</summary>
    internal static Topic WebsiteOrigin { get; } =
        new(".s3-website-", ".s3-website.", "website_endpoint", "bucketWebsiteUrl", "bucketWebsiteDomainName", "websiteEndpoint",
            ".WebsiteURL", "websiteDomain");

    /// <summary>A request in Signature Version 2.</summary>
    internal static Topic SignatureVersion2 { get; } = new("Signature V2", "SigV2", "Signature Version 2");

    /// <summary>Headers and words of checksums in an answer.</summary>
    internal static Topic Checksum { get; } = new("checksum", "trailer", "crc32", "STREAMING-UNSIGNED-PAYLOAD");

    /// <summary>A body sent as a form.</summary>
    internal static Topic FormBody { get; } = new("multipart/", "boundary=", "form-urlencoded");

    /// <summary>Somewhere outside the server's own network.</summary>
    internal static Topic OutsideClients { get; } = new("browser", "XMLHttpRequest", "mobile", "phone", "fetch(");

    /// <summary>A life that no session has.</summary>
    internal static Topic LongerThanASession { get; } = new("604800", "7 days", "one week", "a week", "48 hours", "72 hours");

    /// <summary>A library for SigV4A that is not there.</summary>
    internal static Topic MissingSigV4A { get; } = new("sigv4a", "signature-v4-crt", "CrtSignerV4", "aws-crt", "Multi-Region Access Point");

    /// <summary>Policies of an organization, or what manages them.</summary>
    internal static Topic OrganizationPolicies { get; } =
        new(
            "SCP",
            "SCPs",
            "RCP",
            "RCPs",
            "service control policy",
            "service control policies",
            "service-control policy",
            "service-control policies",
            "resource control policy",
            "resource control policies",
            "resource-control policy",
            "resource-control policies",
            "control tower");

    /// <summary>A call, or a tool's step, that sets the policy of a bucket.</summary>
    internal static Topic SetsBucketPolicy { get; } =
        new("PutBucketPolicy", "put-bucket-policy", "put_bucket_policy", "setBucketPolicy", "Put-S3BucketPolicy", "Write-S3BucketPolicy",
            "putting S3 policy", "putting S3 Bucket Policy", "put bucket policy", "AWS::S3::BucketPolicy", "S3 bucket policy:");

    /// <summary>A VPC endpoint, or its policy.</summary>
    internal static Topic VpcEndpoint { get; } =
        new(
            "VPC endpoint",
            "VPC endpoints",
            "VPC-endpoint",
            "VPC-endpoints",
            "S3 endpoint",
            "S3 endpoints",
            "gateway endpoint",
            "gateway endpoints",
            "interface endpoint",
            "interface endpoints",
            "endpoint policy",
            "endpoint policies",
            "endpoint's policy",
            "vpce");

    /// <summary>A permissions boundary.</summary>
    internal static Topic PermissionsBoundary { get; } =
        new("permissions boundary", "permissions boundaries", "permission boundary", "permission boundaries");

    /// <summary>The signer does not sign.</summary>
    internal static Topic Unsigned { get; } = new("none", "unsigned", "no-sign-request", "anonymous", "not signed");

    /// <summary>The client sends no signature.</summary>
    internal static Topic UnsignedClient { get; } = new("without signature");

    /// <summary>A multi-region access point.</summary>
    internal static Topic MultiRegion { get; } = new("mrap", "multi-region access point");

    /// <summary>A preflight was redirected.</summary>
    internal static Topic RedirectedPreflight { get; } = new("redirect is not allowed", "preflight is invalid (redirect)",
        "external redirect not allowed", "was redirected", "is redirected", "gets redirected", "been redirected", "redirected to",
        "disallowed for cross-origin requests that require preflight");

    /// <summary>The URL is used under another host than the one that was signed.</summary>
    internal static Topic OtherHost { get; } = new("custom domain", "cname", "host replaced", "replaced the host");

    /// <summary>Storage that is not AWS's, in people's words.</summary>
    internal static Topic OtherStorage { get; } =
        new("s3 compatible", "s3-compatible", "compatible storage", "object store", "netapp", "storagegrid", "ceph", "scality", "cloudian",
            "ecs storage", "dell ecs", "our provider", "on-prem", "self-hosted", "minio");

    /// <summary>Everything of S3 is allowed to who asks, in people's words and by the names of AWS's own policies.</summary>
    internal static Topic FullAccess { get; } =
        new("AmazonS3FullAccess", "S3FullAccess", "S3 full access", "full S3 access", "full access to S3", "AdministratorAccess",
            "administrator access", "admin access", "I am admin", "I'm admin", "is admin", "root user", "\"s3:*\"", "s3:* on");

    /// <summary>A tool or person is about to make the bucket.</summary>
    internal static Topic MakesBucket { get; } =
        new("aws_s3_bucket", "crossplane", "AWS::S3::Bucket", "new s3.Bucket", "s3.Bucket(", "aws.s3.Bucket", "create the bucket",
            "create a bucket", "creating the bucket", "creating a bucket", "creates the bucket", "create bucket", "CreateBucket",
            "createBucket", "bucket resource", "terraform apply", "pulumi up");

    /// <summary>No answer comes, and nobody says no.</summary>
    internal static Topic Hangs { get; } =
        new("hangs", "hanging", " hung", "is stuck", "gets stuck", "never returns", "no response", "never finishes", "times out",
            "timed out",
            "time out", "timeout", "does not come back", "doesn't come back", "nothing happens", "goes nowhere", "just sits");

    /// <summary>What a network without the internet has in the way to S3.</summary>
    internal static Topic ClosedNetwork { get; } =
        new("VPC", "subnet", "S3 endpoint", "gateway endpoint", "interface endpoint", "private DNS", "route table", "security group",
            "firewall", "air-gapped", "airgapped", "without internet", "no internet", "no NAT", "proxy", "dualstack");

    /// <summary>SDKs and tools whose signatures are known to be right.</summary>
    internal static Topic WellKnownSigners { get; } =
        new("aws sdk", "aws-sdk", "awssdk", "boto", "aws-cli", "aws cli", "aws s3", "minio", "rclone", "s3cmd", "@aws-sdk", "amazon.s3",
            "getSignedUrl", "presigner", "presignGetObject", "presignPutObject", "New-S3PresignedUrl", "Get-S3PreSignedURL");

    /// <summary>What stands between client and server, and may change the Host header.</summary>
    internal static Topic Proxies { get; } =
        new(
            "nginx",
            "cloudfront",
            "proxy",
            "ingress",
            "traefik",
            "haproxy",
            "cdn",
            "cloudflare worker",
            "envoy",
            "gateway",
            "load balancer",
            "tunnel",
            "docker network",
            "internal host",
            "custom domain",
            "cname",
            "host replaced",
            "replaced the host");

    /// <summary>The browser refuses to follow a preflight's redirect.</summary>
    internal static Topic PreflightRedirect { get; } =
        new("redirect is not allowed", "preflight is invalid (redirect)", "external redirect not allowed");
}

/// <summary>A topic: any of these words, whatever their case.</summary>
/// <param name="words">The words.</param>
internal sealed class Topic(params string[] words)
{
    private static readonly string[] Denials = ["no ", "without ", "without a ", "without an ", "without any ", "not a ", "not an "];

    /// <summary>Takes out of a text what has the words in it and is something else; null where nothing has.</summary>
    internal Func<string, string>? Plain { get; init; }

    /// <summary>Whether the text is about it; false for no text.</summary>
    internal bool IsIn(string? text) => FirstIn(text) is not null;

    /// <summary>
    /// Whether the text says that there is such a thing: one of the words, as a word of its own, and not denied just before.
    /// </summary>
    internal bool IsAffirmedIn(string? text) => PlainOf(text) is { } plain && Array.Exists(words, w => IsAffirmed(plain, w));

    /// <summary>The first of the words in the text; null if none.</summary>
    internal string? FirstIn(string? text) => PlainOf(text).FirstContained(words);

    private string? PlainOf(string? text) => text is null || Plain is null ? text : Plain(text);

    private static bool IsAffirmed(string text, string word)
    {
        for (
            int at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            at >= 0;
            at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + word.Length;
            bool isWord = HasNoBlanks(word)
                || ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])));
            if (isWord && !IsDenied(text.AsSpan(0, at)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Chinese and Japanese have no blanks between words, and Korean writes endings to them.</summary>
    private static bool HasNoBlanks(string word) => word[^1] >= '\u3040';

    private static bool IsDenied(ReadOnlySpan<char> before)
    {
        foreach (string denial in Denials)
        {
            int start = before.Length - denial.Length;
            if (before.EndsWith(denial, StringComparison.OrdinalIgnoreCase) && (start == 0 || !char.IsLetterOrDigit(before[start - 1])))
            {
                return true;
            }
        }

        return false;
    }
}
