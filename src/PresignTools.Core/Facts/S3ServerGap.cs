namespace PresignTools.Facts;

/// <summary>Something of S3's interface that another server may lack.</summary>
internal enum S3Feature
{
    /// <summary>Uploads by an HTML form with a policy (POST Object).</summary>
    PostForm,

    /// <summary>ACLs of objects: x-amz-acl, x-amz-grant-*.</summary>
    Acl,

    /// <summary>Tags of objects: x-amz-tagging.</summary>
    Tagging,

    /// <summary>Object Lock headers.</summary>
    ObjectLock,

    /// <summary>Encryption with a KMS key.</summary>
    KmsEncryption,

    /// <summary>Checksums beside Content-MD5: x-amz-checksum-*, x-amz-sdk-checksum-algorithm, x-amz-checksum-mode.</summary>
    Checksum,

    /// <summary>A body in signed chunks: STREAMING-AWS4-HMAC-SHA256-PAYLOAD.</summary>
    SignedChunks,

    /// <summary>A body with a checksum behind it: STREAMING-…-TRAILER.</summary>
    ChecksumTrailer,

    /// <summary>The bucket in the path.</summary>
    PathStyle,

    /// <summary>Signature Version 2.</summary>
    SignatureV2,

    /// <summary>x-amz-request-payer.</summary>
    RequesterPays,

    /// <summary>x-amz-website-redirect-location.</summary>
    WebsiteRedirect,

    /// <summary>Canned ACLs of objects beside private and public-read.</summary>
    OtherAcl,

    /// <summary>Many objects deleted by one POST: ?delete.</summary>
    MultiDelete,
}

/// <summary>What a server does not support.</summary>
/// <param name="Server">The server, as <see cref="S3Servers"/> names it.</param>
/// <param name="Feature">What it lacks.</param>
internal sealed record S3ServerGap(string Server, S3Feature Feature)
{
    /// <summary>
    /// What is documented, each server's own documents: Cloudflare R2 "S3 API compatibility" (unimplemented features of PutObject; no POST
    /// Object), Backblaze "S3-Compatible API" (ACLs of buckets only, no tags, SSE-B2 and SSE-C, Signature Version 4 only) and its issue
    /// threads on x-amz-checksum-*, Alibaba Cloud "S3 API compatibility" (virtual-hosted style only; aws-chunked with one kind of payload
    /// hash, error 0017-00000804), Tencent Cloud COS "path-style domains", Google Cloud "Simple migration" (no x-amz-checksum trailers),
    /// its answer "Cannot create buckets using a POST" to ?delete in issue threads of s3cmd and boto, S3Proxy's README and issue threads
    /// (canned ACLs private and public-read only),
    /// MinIO "S3 API compatibility" (no object ACLs), Hetzner "Supported actions" (SSE-C only), Supabase "S3 compatibility".
    /// </summary>
    internal static readonly S3ServerGap[] All =
    [
        new("Cloudflare R2", S3Feature.PostForm),
        new("Cloudflare R2", S3Feature.Acl),
        new("Cloudflare R2", S3Feature.Tagging),
        new("Cloudflare R2", S3Feature.ObjectLock),
        new("Cloudflare R2", S3Feature.KmsEncryption),
        new("Cloudflare R2", S3Feature.RequesterPays),
        new("Cloudflare R2", S3Feature.WebsiteRedirect),
        new("Cloudflare R2", S3Feature.SignedChunks),
        new("Cloudflare R2", S3Feature.ChecksumTrailer),
        new("Cloudflare R2", S3Feature.SignatureV2),
        new("Backblaze B2", S3Feature.PostForm),
        new("Backblaze B2", S3Feature.Tagging),
        new("Backblaze B2", S3Feature.KmsEncryption),
        new("Backblaze B2", S3Feature.Checksum),
        new("Backblaze B2", S3Feature.ChecksumTrailer),
        new("Backblaze B2", S3Feature.SignatureV2),
        new("Backblaze B2", S3Feature.RequesterPays),
        new("Backblaze B2", S3Feature.WebsiteRedirect),
        new("Alibaba Cloud OSS", S3Feature.PathStyle),
        new("Alibaba Cloud OSS", S3Feature.SignedChunks),
        new("Alibaba Cloud OSS", S3Feature.ChecksumTrailer),
        new("Tencent COS", S3Feature.PathStyle),
        new("Backblaze B2", S3Feature.OtherAcl),
        new("S3Proxy", S3Feature.OtherAcl),
        new("Google Cloud Storage", S3Feature.MultiDelete),
        new("Google Cloud Storage", S3Feature.ChecksumTrailer),
        new("Google Cloud Storage", S3Feature.KmsEncryption),
        new("Google Cloud Storage", S3Feature.Tagging),
        new("Hetzner", S3Feature.KmsEncryption),
        new("Hetzner", S3Feature.RequesterPays),
        new("Supabase Storage", S3Feature.Acl),
        new("Supabase Storage", S3Feature.Tagging),
        new("Supabase Storage", S3Feature.PostForm),
        new("DigitalOcean Spaces", S3Feature.KmsEncryption),
        new("DigitalOcean Spaces", S3Feature.ObjectLock),
        new("Wasabi", S3Feature.KmsEncryption),
        new("Linode", S3Feature.KmsEncryption),
    ];

    /// <summary>Whether a server is known to lack something.</summary>
    internal static bool Lacks(string? server, S3Feature feature) =>
        server is not null && Array.Exists(All, g => g.Server == server && g.Feature == feature);

    /// <summary>What a header asks for; null for one that any server may take.</summary>
    /// <param name="name">Name in lower case.</param>
    /// <param name="value">Its value, where it is known.</param>
    internal static S3Feature? Of(string name, string? value) => name switch
    {
        "x-amz-acl" => S3Feature.Acl,
        "x-amz-tagging" => S3Feature.Tagging,
        "x-amz-request-payer" => S3Feature.RequesterPays,
        "x-amz-website-redirect-location" => S3Feature.WebsiteRedirect,
        "x-amz-sdk-checksum-algorithm" or "x-amz-checksum-mode" => S3Feature.Checksum,
        "x-amz-trailer" => S3Feature.ChecksumTrailer,
        "x-amz-server-side-encryption" => value?.StartsWith("aws:", StringComparison.Ordinal) == true ? S3Feature.KmsEncryption : null,
        "x-amz-server-side-encryption-aws-kms-key-id" => S3Feature.KmsEncryption,
        "x-amz-content-sha256" => OfPayload(value),
        _ when name.StartsWith("x-amz-grant-", StringComparison.Ordinal) => S3Feature.Acl,
        _ when name.StartsWith("x-amz-checksum-", StringComparison.Ordinal) => S3Feature.Checksum,
        _ when name.StartsWith("x-amz-object-lock-", StringComparison.Ordinal) => S3Feature.ObjectLock,
        _ => null,
    };

    /// <summary>The feature in words, to stand behind "does not support".</summary>
    internal static string Words(S3Feature feature) => feature switch
    {
        S3Feature.PostForm => "uploads by a POST form",
        S3Feature.Acl => "ACLs of objects",
        S3Feature.Tagging => "tags of objects",
        S3Feature.ObjectLock => "Object Lock headers",
        S3Feature.KmsEncryption => "encryption with a KMS key",
        S3Feature.Checksum => "x-amz-checksum-* headers",
        S3Feature.SignedChunks => "bodies in signed chunks",
        S3Feature.ChecksumTrailer => "checksums behind the body",
        S3Feature.PathStyle => "the bucket name in the path",
        S3Feature.SignatureV2 => "Signature Version 2",
        S3Feature.RequesterPays => "requester pays",
        S3Feature.OtherAcl => "canned ACLs other than private and public-read",
        S3Feature.MultiDelete => "the deletion of many objects by one POST",
        _ => "website redirects of objects",
    };

    /// <summary>What to do without it.</summary>
    internal static string Instead(S3Feature feature) => feature switch
    {
        S3Feature.PostForm => "Sign a PUT URL for the upload, and send the file as the body of a PUT.",
        S3Feature.Acl => "Leave the ACL out, in the signing code and in the client. Make objects public in the settings of the server.",
        S3Feature.Tagging => "Leave the tags out.",
        S3Feature.ObjectLock => "Leave the Object Lock headers out.",
        S3Feature.KmsEncryption => "Leave the KMS encryption headers out.",
        S3Feature.Checksum or S3Feature.ChecksumTrailer =>
            "Set AWS_REQUEST_CHECKSUM_CALCULATION=when_required and AWS_RESPONSE_CHECKSUM_VALIDATION=when_required. Name no checksum "
                + "algorithm in the code.",
        S3Feature.SignedChunks =>
            "Turn off chunked encoding in the SDK (DisablePayloadSigning, chunkedEncodingEnabled(false)), or use https with an unsigned "
                + "payload.",
        S3Feature.PathStyle => "Turn path-style addressing off in the client, so that the bucket name is part of the host.",
        S3Feature.SignatureV2 => "Sign with Signature Version 4.",
        S3Feature.RequesterPays => "Leave x-amz-request-payer out.",
        S3Feature.OtherAcl => "Leave the ACL out, or send private.",
        S3Feature.MultiDelete => "Delete the objects one by one (DELETE for each), or with the server's own tool.",
        _ => "Leave x-amz-website-redirect-location out.",
    };

    private static S3Feature? OfPayload(string? value) =>
        value?.StartsWith("STREAMING-", StringComparison.OrdinalIgnoreCase) != true ? null
        : value.EndsWith("TRAILER", StringComparison.OrdinalIgnoreCase) ? S3Feature.ChecksumTrailer
        : S3Feature.SignedChunks;
}
