namespace PresignTools.Completers;

/// <summary>Offers what failed requests can be grouped by.</summary>
internal sealed class FailureDimensionCompleter() : ListCompleter(
    ("Cause", "Why they failed, as the diagnosis finds it; the default"),
    ("Signer", "Who signed: user or role"),
    ("KeyPrefix", "First folders of the key; see -PrefixDepth"),
    ("Client", "What sent them, by their User-Agent"),
    ("Hour", "The hour in which S3 received them, in UTC"),
    ("Bucket", "The bucket"),
    ("ErrorCode", "S3's error code"),
    ("Status", "HTTP status"),
    ("Operation", "The operation as the log names it"));
