namespace PresignTools.Diagnosis.Known;

/// <summary>
/// What people say of a failure beside the machine's words: what works, since when, who runs it. English, and for the few main statements
/// the languages in which failures are reported most.
/// </summary>
internal static class Tellings
{
    /// <summary>An upload went well.</summary>
    internal static Topic UploadWorked { get; } =
        new(
            "upload succeeds", "upload succeeded", "upload works", "upload worked", "upload is successful", "upload was successful",
            "upload ok",
            "uploads fine", "uploads ok", "upload is fine", "upload went", "upload goes", "uploading works", "uploaded successfully",
            "successfully uploaded", "successfully upload", "file is uploaded", "file was uploaded", "file gets uploaded",
            "image is uploaded", "upload the file successfully", "upload to s3 ok", "upload to s3 works", "after uploading",
            "after the upload", "can upload", "putObject works", "sube correctamente", "subida correcta", "envio funciona",
            "Upload funktioniert", "hochgeladen", "上传成功", "アップロード成功", "アップロードはでき", "アップロードは成功", "업로드는 성공", "업로드는 되",
            "업로드 성공", "загружается", "загрузка проходит");

    /// <summary>It worked at another time.</summary>
    internal static Topic WorkedBefore { get; } =
        new(
            "used to work", "worked until", "worked before", "worked fine until", "worked last", "worked yesterday", "worked in ",
            "worked on ", "since this ", "since monday", "since tuesday", "since wednesday", "since thursday", "since friday",
            "since saturday",
            "since sunday", "ran every", "ran for", "ran fine", "until today", "from one day to the next", "accessible anymore",
            "no longer accessible", "not accessible any more", "as of today", "for years",
            "was working", "has worked", "it worked", "no longer work", "stopped working", "doesn't work anymore", "does not work anymore",
            "not working anymore", "suddenly", "since yesterday", "since last", "a week ago", "a month ago", "funktionierte bis",
            "funcionaba", "funcionava", "раньше работало", "以前可以", "之前可以", "以前は", "전에는");

    /// <summary>Something works.</summary>
    internal static Topic Works { get; } = new("works", "(200)", " 200", "200 ok", "is fine", "succeeds", "goes through");

    /// <summary>The bucket has no ACLs any more.</summary>
    internal static Topic AclsDisabled { get; } =
        new("ACLs disabled", "ACLs are disabled", "ACLs turned off", "ACLs are turned off", "ACLs are off", "disabled ACLs", "ACL disabled",
            "BucketOwnerEnforced", "bucket owner enforced", "does not allow ACLs", "not support ACLs");

    /// <summary>A policy that lets nobody in without multi-factor authentication.</summary>
    internal static Topic DemandsMfa { get; } =
        new("MFA policy", "MFA enforcement", "enforce MFA", "enforces MFA", "enforced MFA", "require MFA", "requires MFA", "requiring MFA",
            "must have MFA", "must use MFA", "force MFA", "forces MFA", "MFA is required", "MFA required", "denies everything without MFA",
            "MultiFactorAuthPresent", "without multi-factor", "without MFA");

    /// <summary>A dataset or file that somebody publishes.</summary>
    internal static Topic PublicData { get; } =
        new("dataset", "data set", "public bucket", "open data", "public data", "download_data", "checkpoint", "pretrained", "benchmark",
            "mirror", "notebook", "--no-sign-request", "signature_version=UNSIGNED", "anonymous");

    /// <summary>Work that goes on for long.</summary>
    internal static Topic LongJob { get; } =
        new(
            "long running", "long-running", "hours", " hour", "minutes", "halfway", "half way", "in the middle", "midway", "overnight",
            "after a while", "after some time", "eventually", "% complete", "resume", "stunden", "horas", "часа", "часов", "小时", "時間後",
            "시간");

    /// <summary>Workloads that are given a role of their own beside the machine's.</summary>
    internal static Topic RoleOfWorkload { get; } =
        new(
            "IRSA", "service account", "serviceaccount", "pod identity", "eks.amazonaws.com/role-arn", "AWS_WEB_IDENTITY_TOKEN_FILE",
            "task role", "taskRoleArn", "task_role_arn", "kiam", "kube2iam");

    /// <summary>A pod or container, which may run with its machine's role.</summary>
    internal static Topic Containers { get; } = new("kubernetes", "k8s", " pod", "EKS", "container", "ECS", "fargate", "helm");

    /// <summary>A role that a machine or function has.</summary>
    internal static Topic MachineRole { get; } =
        new("instance profile", "instance role", "role attached", "attached role", "attached a role", "task role", "execution role",
            "lambda role", "IRSA", "service account", "pod identity", "instance has role", "instance has a role", "has the role",
            "has role",
            "has a role", "instance's role", "role of the instance", "its own role", "role of the pod", "pod role", "node role",
            "assume role", "assumed role", "role-to-assume");

    /// <summary>Keys of a user that stand in an environment or file.</summary>
    internal static Topic StaticKeys { get; } =
        new("AWS_ACCESS_KEY_ID", "aws_access_key_id", "~/.aws/credentials", "AWS_PROFILE", "environment variable", "env var");

    /// <summary>Keys of KMS are used.</summary>
    internal static Topic KmsEncryption { get; } =
        new("aws:kms", "SSE-KMS", "SSEKMSKeyId", "sse-kms-key-id", "ssekms", "kms key", "KMS-key", "kms_key", "kmsKey", "kms:", "sse_kms");

    /// <summary>Large objects fail, and small ones do not; or parts are uploaded.</summary>
    internal static Topic LargeOnly { get; } =
        new(
            "large file", "larger file", "big file", "bigger file", "big ones", "large ones", "large upload", "big upload", "large object",
            "larger than", "bigger than", "over 5 MB", "above ~", "anything above", "anything over", "files above", "files over",
            "small files go",
            "bigger ones", "over 8 MB", "over 16 MB", "over 100 MB", "> 5MB", "> 8MB", "small files work",
            "small files ok", "small files are fine", "small files upload", "small ones", "smaller files", "大文件", "大きなファイル",
            "archivos grandes", "große Datei", "arquivos grandes", "большие файлы");

    /// <summary>The bucket makes readers pay.</summary>
    internal static Topic RequesterPays { get; } =
        new("requester pays", "requester-pays", "requesterpays", "request-payer", "request_payer", "RequestPayer", "requester_pays",
            "charged to the downloader", "downloader pays",
            "pays for the download",
            "pay for the download", "transfer is charged to", "transfer will be charged to", "bucket charges the requester");

    /// <summary>All of a bucket is kept from the public.</summary>
    internal static Topic PublicAccessBlocked { get; } =
        new(
            "block public access", "blocks public access", "public access block",
            "public access blocked", "public access is blocked", "block all public access",
            "blocked all public access", "blocked public access", "BlockPublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets",
            "block_public_acls", "block_public_policy");

    /// <summary>An application whose pages have addresses that are no objects.</summary>
    internal static Topic PagesWithoutObjects { get; } =
        new(
            "single page app", "single-page app", "SPA", "react router", "react-router", "vue router", "vue-router", "angular router",
            "deep link", "client-side routing", "refresh the page", "page refresh", "on reload", "reload of", "after reload",
            "errorResponses", "custom_error_response", "CustomErrorResponses");

    /// <summary>Objects that exist are answered as they should be.</summary>
    internal static Topic ExistingWork { get; } =
        new(
            "existing objects", "existing keys", "existing files", "files that exist", "objects that exist", "keys that exist",
            "other files work", "other objects work", "other keys work", "does not exist", "doesn't exist", "non-existent", "nonexistent",
            "missing key", "missing object", "instead of 404", "expected 404", "expect 404", "not 404", "returns 403 for", "exists?");

    /// <summary>File names with more than letters, digits and dots.</summary>
    internal static Topic OddNames { get; } =
        new(
            "blanks", "a blan", "a colon", "colons", "an ampersand", "an apostrophe", "at sign", "a hash", "a tilde",
            "a space",
            "spaces",
            "space in",
            "whitespace",
            "special char",
            "special name",
            "plus sign",
            "a plus",
            "equal sign",
            "equals sign",
            "an = ",
            "= in the",
            "with = in",
            "parenthes",
            "umlaut",
            "accent",
            "non-ascii",
            "unicode",
            "emoji",
            "%20",
            "%2B",
            "+(",
            "(1)",
            "(2)",
            "file names with",
            "filenames with",
            "names with",
            "name with",
            "chinese",
            "japanese",
            "cyrillic",
            "Leerzeichen",
            "espacio",
            "espace",
            "пробел",
            "空格",
            "スペース");

    /// <summary>A browser fails without an answer, in its own words and in those of people.</summary>
    internal static Topic BrowserSilence { get; } =
        new(
            "network error", "NetworkError", "Failed to fetch", "Load failed", "ERR_BLOCKED", "blocked:csp", "blocked by", "does nothing",
            "nothing happens", "no request", "not load", "broken image", "never sent", "XMLHttpRequest", "fetch(");

    /// <summary>A person speaks of a page's content security policy; the header's own name is in any dump of headers.</summary>
    internal static Topic PagePolicy { get; } = new("CSP", "content security policy", "page's policy", "policy of the page");

    /// <summary>Releases and settings that are about the checksums which SDKs add by default.</summary>
    internal static Topic DefaultChecksums { get; } =
        new("CRC32 checksum by default", "checksums by default", "checksum by default", "default checksum", "default integrity protection",
            "when_supported", "when_required", "response_checksum_validation", "request_checksum_calculation",
            "requestChecksumCalculation", "CRC64NVME");

    /// <summary>Something began with a release.</summary>
    internal static Topic SinceRelease { get; } =
        new("since ", "after the update", "after the upgrade", "after updating", "after upgrading", "after upgrade", "after update",
            "upgraded", "upgrading", "downgrad", "changelog", "change log", "release notes", "rolled back", "pinned", "pinning",
            "older version", "previous version", "new version", "newer version", "going back to", "going back fixes", "going back helps",
            "reverting",
            "reverted", "rolling back");

    /// <summary>A page cannot read the ETag of an answer, in the words of browsers and of libraries that upload parts.</summary>
    internal static Topic HiddenETag { get; } =
        new(
            "Refused to get unsafe header \"ETag\"", "Refused to get unsafe header \"etag\"", "Could not read the ETag header",
            "could not read ETag", "ETag header is missing", "missing ETag header", "ETag header not exposed", "get('etag')  => null",
            "get('etag') => null", "get('ETag') => null", "get(\"etag\") => null", "get(\"ETag\") => null", "ETag is null");

    /// <summary>A signer's setting or habit to percent-encode the path twice, as services other than S3 want it.</summary>
    internal static Topic EncodesTwice { get; } =
        new("useDoubleURIEncode = true", "useDoubleURIEncode: true", "doubleUrlEncode(true)", "double_uri_encode: true",
            "use_double_uri_encode = true", "uriEscapePath: true", "uri_escape_path: true", "DisableURIPathEscaping = false",
            "PercentEncodingMode::Double", "double-encodes the path", "double encodes the path", "path is double-encoded",
            "path is double encoded", "path is encoded twice");

    /// <summary>A proxy puts the path together of a part of its own and the rest.</summary>
    internal static Topic RewrittenPath { get; } =
        new("proxied", "proxy_pass", "ProxyPass", "reverse proxy", "rewrite", "strip prefix", "stripPrefix", "pathPrefix", "handle_path");

    /// <summary>The path has slashes that are merged or added on the way, in the words of proxies and people.</summary>
    internal static Topic DoubledSlash { get; } =
        new("path sanitization", "sanitizePath", "sanitize path", "merge_slashes", "merge slashes", "normalize_path", "path normalization",
            "double slash", "doubled slash", "two slashes", "leading slash", "slash put before", "slash before the", "extra slash",
            "duplicate slash", "consecutive slashes");

    /// <summary>A person or page uses URLs of objects, which may be signed.</summary>
    internal static Topic Links { get; } =
        new(" link", " url ", " urls", "-url", "_url", "img src", "<img", "<video", "<a href", "fetch(", "XMLHttpRequest", "axios",
            "X-Amz-Signature", "X-Amz-Expires", "X-Amz-Credential=", "AWSAccessKeyId=", "http PUT", "-X PUT");

    /// <summary>A person or program speaks of presigned URLs.</summary>
    internal static Topic Presigned { get; } =
        new("presign", "pre-sign", "pre sign", "signed url", "signed-url", "signedurl", "signed link", "signed request", "getSignedUrl",
            "temporaryUrl", "temporary url", "预签名", "署名付き", "서명된", "firmada", "pré-assinada", "подписанн");
}
