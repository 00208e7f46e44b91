using PresignTools.Text;

namespace PresignTools.Intake.Readers;

/// <summary>The words by which people tell what works, what does not, and in what the two differ.</summary>
internal static class ContrastWords
{
    /// <summary>Words for a thing that works (true) or does not (false).</summary>
    internal static readonly PhraseTable<bool> Outcomes = new(
    [
        .. new[]
        {
            "works", "work", "worked", "working", "is fine", "are fine", "was fine", "fine", "ok", "okay", "succeeds", "succeed",
            "succeeded", "successful", "successfully", "success", "no problem", "no problems", "without problems", "without trouble",
            "no issue", "no issues", "goes through", "go through", "go up", "passes", "pass", "passed", "200", "206", "204", "loads",
            "opens fine", "uploads fine", "downloads fine", "uploads", "perfect", "perfectly", "good",
        }.Select(static w => (w, true)),
        .. new[]
        {
            "fails", "fail", "failed", "failing", "failure", "does not work", "doesn't work", "doesnt work", "do not work", "don't work",
            "did not work", "didn't work", "not working", "no longer works", "stopped working", "stops working", "does nothing",
            "is not", "are not", "not", "can't", "cannot",
            "can not", "broken", "broke", "breaks", "error", "errors", "denied",
            "forbidden", "refused", "rejected", "hangs", "times out", "timed out", "dies", "die", "never", "400", "401", "403", "404",
            "405", "411", "412", "500", "501", "502", "503", "SignatureDoesNotMatch", "AccessDenied", "mismatch",
        }.Select(static w => (w, false)),
    ]);

    /// <summary>Words that end a clause beside its punctuation.</summary>
    internal static readonly PhraseTable<bool> Joints = new(
    [
        .. new[] { "but", "however", "while", "whereas", "only", "except", "although", "though", "yet", "instead", "until" }
            .Select(static w => (w, true)),
    ]);

    /// <summary>Words by which the two differ.</summary>
    internal static readonly PhraseTable<ContrastDimension> Dimensions = new(
    [
        .. Of(ContrastDimension.Client,
            "curl", "postman", "insomnia", "wget", "browser", "chrome", "firefox", "safari", "edge", "internet explorer", "aws cli",
            "awscli", "cli", "mc", "rclone", "s3cmd", "cyberduck", "boto3", "python client", "java client", "js sdk", "python", "node",
            "the app", "in the app", "our app", "mobile app", "ios", "android", "powershell", "invoke-webrequest", "web console",
            "aws console", "s3 browser", "terraform", "minio client", "from the page", "frontend", "front end", "backend"),
        .. Of(ContrastDimension.Size,
            "small", "smaller", "large", "larger", "big", "bigger", "huge", "tiny", "empty", "MB", "GB", "KB", "small files",
            "large files", "multipart", "single part"),
        .. Of(ContrastDimension.Key,
            "file name", "file names", "filename", "filenames", "special characters", "special character", "space in", "spaces in",
            "spaces", "umlaut", "umlauts", "unicode", "non-ascii", "ascii", "accents", "chinese", "japanese", "cyrillic", "plus sign",
            "parentheses", "brackets", "slash", "a space", "without spaces", "with spaces", "blanks", "a plus",
            "plus signs", "without metadata", "other pictures", "other keys", "subfolder"),
        .. Of(ContrastDimension.Network,
            "at home", "from home", "in the office", "from the office", "office", "vpn", "outside", "inside", "from outside", "mobile data",
            "wifi", "hotspot", "another network", "other network", "from ec2", "on ec2", "in ec2", "vpc", "nat gateway", "through nat",
            "private subnet", "public subnet", "inside the cluster", "from the host", "same network", "grey cloud", "grey", "orange",
            "without the proxy", "through the tunnel", "behind the proxy", "without proxy", "with proxy", "locally",
            "my home", "my house", "corporate network", "company network", "customer network", "customer's network", "campus", "4g", "5g",
            "lte", "cellular", "tethering", "home network", "from the datacenter", "from the data center", "on premises", "on-prem"),
        .. Of(ContrastDimension.Time,
            "yesterday", "last week", "last month", "until", "at first", "first time", "first one", "second time", "second one",
            "the second",
            "sometimes", "intermittent", "intermittently", "now and then", "occasionally", "after a while", "after an hour", "a few hours",
            "a few minutes", "weeks ago", "days ago", "used to", "immediately", "later", "right after", "before that", "reload"),
        .. Of(ContrastDimension.Identity,
            "admin key", "admin keys", "admin user", "root", "root user", "root keys", "another key", "other keys of", "another user",
            "other user", "different user", "different credentials", "other credentials", "another role", "my own user", "my user",
            "another profile", "other profile", "different profile", "different key", "administrator"),
        .. Of(ContrastDimension.Version,
            "after the update", "after the upgrade", "after updating", "after upgrading", "before the update", "before the upgrade",
            "since the update", "since the upgrade", "old version", "older version", "previous version", "new version", "newer version",
            "latest version", "downgrade", "downgraded", "downgrading", "upgrade", "upgraded", "rollback", "rolled back"),
        .. Of(ContrastDimension.Operation,
            "GET", "PUT", "HEAD", "POST", "DELETE", "http.get", "http.head", "http.put", "download", "downloads", "downloading", "upload",
            "uploading", "reading", "writing", "listing", "list", "read", "write", "delete", "deleting", "curl -I", "curl -sI"),
        .. Of(ContrastDimension.Server,
            "against aws", "on aws", "with aws", "to aws", "real s3", "amazon s3", "aws s3", "against minio", "with minio", "on minio",
            "another bucket", "other bucket", "other buckets", "different bucket", "another region", "other region", "different region",
            "us standard", "localstack", "on staging", "on production", "in production", "in ci"),
    ]);

    /// <summary>Words by which people tell that a change makes it work.</summary>
    internal static readonly PhraseTable<bool> Changes = new(
    [
        .. new[]
        {
            "as soon as", "once i", "once we", "if i", "if we", "when i", "when we", "after i", "after we", "after adding", "after setting",
            "after removing", "after changing", "without", "with", "setting", "adding", "removing", "disabling", "enabling", "changing",
            "switching", "fixed", "fixes", "solved", "solves", "helps", "helped", "then it",
        }.Select(static w => (w, true)),
    ]);

    /// <summary>Settings of clients and parts of requests that a change may be about.</summary>
    internal static readonly PhraseTable<bool> Settings = new(
    [
        .. new[]
        {
            "*region", "*region_name", "*REGION", "*REGION_NAME", "regionName", "s3v4", "signature version", "signatureVersion",
            "signature_version", "SIGNATURE_VERSION", "*pathstyle", "path style", "path-style", "*path_style*", "addressing_style",
            "*PathStyle*", "checksum", "checksums", "*checksum*", "when_required", "acl", "acls", "content-type", "content type",
            "*ContentType", "session token", "*session_token", "parameter", "parameters", "query parameter", "query string", "override",
            "the header", "that header", "this header", "x-amz-*", "&*", "clock", "ntp",
        }.Select(static w => (w, true)),
    ]);

    private static IEnumerable<(string Word, ContrastDimension Dimension)> Of(ContrastDimension dimension, params string[] words) =>
        words.Select(w => (w, dimension));
}
