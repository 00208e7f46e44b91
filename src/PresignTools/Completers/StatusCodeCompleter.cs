namespace PresignTools.Completers;

/// <summary>Offers the statuses with which S3 answers a presigned URL.</summary>
internal sealed class StatusCodeCompleter() : ListCompleter(
    ("403", "AccessDenied, SignatureDoesNotMatch, ExpiredToken, ..."),
    ("400", "bad request: expired token, wrong region, malformed parameter"),
    ("404", "NoSuchKey, NoSuchBucket"),
    ("301", "PermanentRedirect: another region"),
    ("307", "TemporaryRedirect: a new bucket"),
    ("405", "MethodNotAllowed"),
    ("412", "PreconditionFailed"),
    ("501", "NotImplemented: a header that S3 does not support"),
    ("503", "SlowDown"),
    ("0", "no answer: network, TLS or CORS"));
