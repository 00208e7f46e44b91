namespace PresignTools.Diagnosis.Known;

/// <summary>What people, tools and servers say where a fault shows, for faults that leave no mark in a request or an answer.</summary>
internal static class Symptoms
{
    /// <summary>A policy of the bucket demands encryption.</summary>
    internal static Topic EncryptionPolicy { get; } =
        new("DenyUnEncrypted", "DenyIncorrectEncryption", "enforces encryption", "enforce encryption", "encryption policy",
            "policy about encryption", "policy requires encryption", "policy that requires encryption", "policy for encryption",
            "requires server-side encryption", "requires server side encryption", "require encryption", "requires encryption",
            "only encrypted", "must be encrypted", "unencrypted upload", "unencrypted object");

    /// <summary>A clock is wrong, in a person's words.</summary>
    internal static Topic WrongClock { get; } =
        new("clock is", "clock was", "clock of", "clock one", "clock ahead", "clock behind", "device time", "system time", "wrong time",
            "wrong date", "date and time", "time is off", "time was off", "time drift", "clock drift", " ntp", "ntpd", "(ntp", "hwclock",
            "chrony",
            "out of sync", "set automatically", "automatic date", "automatic time", "network time", "date & time", "clock set by hand");

    /// <summary>It works when the proxy or CDN is left out.</summary>
    internal static Topic WorksWithoutProxy { get; } =
        new("proxy off", "proxy is off", "without the proxy", "without proxy", "without cloudflare", "without nginx", "without the cdn",
            "dns only", "DNS-only", "grey cloud", "gray cloud", "grey-cloud", "disable the proxy", "disabled the proxy",
            "bypassing the proxy", "bypass the proxy", "bypass cloudflare", "works directly", "works when I go direct");

    /// <summary>A page or client is redirected to a presigned URL, and keeps its Authorization header.</summary>
    internal static Topic Redirects { get; } =
        new("redirect", "302", "303", "307", "follow");

    /// <summary>The list of all buckets came where a list of objects was asked for: the bucket's name did not arrive.</summary>
    internal static Topic ListOfBuckets { get; } =
        new("ListAllMyBucketsResult", "lists buckets instead", "list of buckets instead", "returns the buckets");

    /// <summary>A person opens a URL in a browser, which sends GET.</summary>
    internal static Topic OpenedInBrowser { get; } =
        new("address bar", "in the browser", "in a browser", "in my browser", "into the browser", "into a browser", "into my browser",
            "in browser", "open the link", "open the url", "opening the link", "opening the url", "click the link", "click on the link",
            "clicking", "people click", "users click", "they click", "visit the url", "in Chrome", "in Firefox", "in Safari", "new tab");

    /// <summary>A command or call that removes objects.</summary>
    internal static Topic Deletes { get; } =
        new("Remove-S3Object", "s3api delete-object", "aws s3 rm", "mc rm", "s3cmd del", "DeleteObject", "delete_object");

    /// <summary>A link is not reached, in a person's words: nobody says that a server refused it.</summary>
    internal static Topic NotReached { get; } =
        new("times out", "timed out", "time out", "cannot be opened", "can't be opened", "can not be opened", "cannot open", "can't open",
            "nobody outside", "no one outside", "from outside", "from the outside", "outside the network", "outside the cluster",
            "not accessible", "inaccessible", "unreachable", "not reachable", "cannot be reached", "can't be reached", "cannot reach",
            "can't reach", "not resolve", "not be resolved", "doesn't resolve", "connection refused");

    /// <summary>A page does not show what a link leads to, in a person's words.</summary>
    internal static Topic NotShown { get; } =
        new("not load", "doesn't load", "not show", "doesn't show", "not shown", "not display", "doesn't display", "broken image");

    /// <summary>A link opened by itself shows what a page does not.</summary>
    internal static Topic OwnTab { get; } =
        new("opens in a new tab", "open in a new tab", "opens in another tab", "opens in its own tab", "opens in a tab",
            "in a separate tab", "in the address bar", "into the address bar", "opens in the browser", "opens fine in the browser",
            "url itself opens", "link itself opens", "url itself works", "link itself works", "works when pasted", "when I paste the url",
            "if I paste the url");

    /// <summary>Commands, calls and words for an upload.</summary>
    internal static Topic Uploads { get; } = new("Write-S3Object", "PutObject", "put_object", "upload", "s3 cp", "s3 sync", "copy to");

    /// <summary>A client is set to an endpoint of its own.</summary>
    internal static Topic OwnEndpoint { get; } =
        new("EndpointUrl", "endpoint_url", "endpoint-url", "ServiceURL", "forcePathStyle", "force_path_style", "use_path_style",
            "S3_ENDPOINT", "endpointOverride");

    /// <summary>A URL that is made for an upload, by the names of examples, functions and files.</summary>
    internal static Topic MadeForUpload { get; } =
        new("put-object-presigned", "put_object_presigned", "presigned-put", "presigned_put", "presignedPut", "PresignPutObject",
            "presigned PUT", "presign put", "presigned upload", "pre-signed upload", "upload url", "uploadUrl", "upload_url",
            "signed upload", "PutObject presigned", "putObject presigned", "presigned URL for uploading", "presigned url to upload",
            "for PutObject");

    /// <summary>The body is sent in chunks, and the server refuses that.</summary>
    internal static Topic RefusedChunks { get; } =
        new("\"Transfer-Encoding: Chunked\"", "Transfer-Encoding: chunked header is not implemented", "Transfer-Encoding",
            "A header you provided implies functionality");
}
