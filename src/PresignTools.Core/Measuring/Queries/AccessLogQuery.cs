using PresignTools.Measuring.Grouping;

namespace PresignTools.Measuring.Queries;

/// <summary>
/// The query for S3's server access logs. Table and columns are those of AWS's document:
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-s3-access-logs-to-identify-requests.html"/>. There, text in
/// quotes keeps its quotes.
/// </summary>
internal static class AccessLogQuery
{
    internal const string Table = "s3_access_logs_db.mybucket_logs";

    /// <summary>The columns of the table.</summary>
    internal static readonly string[] Columns =
    [
        "bucketowner", "bucket_name", "requestdatetime", "remoteip", "requester", "requestid", "operation", "key", "request_uri",
        "httpstatus", "errorcode", "bytessent", "objectsize", "totaltime", "turnaroundtime", "referrer", "useragent", "versionid", "hostid",
        "sigv", "ciphersuite", "authtype", "endpoint", "tlsversion", "accesspointarn", "aclrequired",
    ];

    /// <summary>What of one request goes into its row: whatever a diagnosis reads.</summary>
    private static readonly string[] Shown =
    [
        "bucketowner", "bucket_name", "requestdatetime", "remoteip", "requester", "requestid", "operation", "key", "request_uri",
        "httpstatus", "errorcode", "useragent", "versionid", "hostid", "sigv", "ciphersuite", "authtype", "endpoint", "tlsversion",
        "accesspointarn", "aclrequired",
    ];

    internal static string Write(MeasureOptions options, string table)
    {
        string[] keys = Keys(options);
        var text = new QueryText();
        text.Line("-- Failed requests, grouped where the logs are. Give the rows back to be counted by cause.")
            .Line("-- To read less, and to pay less, add a condition on your table's partitions to the first WHERE.")
            .Line("WITH requests AS (")
            .Line("  SELECT *,")
            .Line("    parse_datetime(requestdatetime, 'dd/MMM/yyyy:HH:mm:ss Z') AS received,")
            .Line("    requestdatetime || requestid AS line_id,")
            .Line("    try(parse_datetime(regexp_extract(request_uri, '(?i)[?&]X-Amz-Date=([0-9]{8}T[0-9]{6}Z)', 1),")
            .Line("      'yyyyMMdd''T''HHmmss''Z''')) AS signed,")
            .Line("    try_cast(regexp_extract(request_uri, '(?i)[?&]X-Amz-Expires=([0-9]{1,9})', 1) AS bigint) AS lifetime,")
            .Line("    try_cast(httpstatus AS integer) AS status")
            .Line($"  FROM {table}")
            .Line("  WHERE " + (options.CountsAll ? "httpstatus IS NOT NULL" : Presigned()))
            .Line("),")
            .Line("failed AS (")
            .Line("  SELECT * FROM requests WHERE status >= 300 AND status NOT IN (304, 308)")
            .Line(")")
            .Line("SELECT")
            .List(Selected())
            .Line("FROM failed")
            .Line("GROUP BY")
            .List(keys)
            .Line("UNION ALL")
            .Line("-- The requests that did not fail, as one row: for the share.")
            .Line("SELECT")
            .List(Selected())
            .Line("FROM requests")
            .Line("WHERE NOT coalesce(status >= 300 AND status NOT IN (304, 308), false)");
        return text.ToString();
    }

    private static string Presigned() =>
        "(authtype = 'QueryString' OR (coalesce(authtype, '-') = '-' AND regexp_like(request_uri, "
            + "'(?i)X-Amz-Signature[=]|[?&]Signature[=]')))";

    private static string[] Selected() =>
    [
        $"count(*) AS {AthenaQuery.CountColumn}",
        $"min(received) AS {AthenaQuery.FirstColumn}",
        $"max(received) AS {AthenaQuery.LastColumn}",
        .. Shown.Select(static c => $"max_by({c}, line_id) AS {c}"),
    ];

    /// <summary>What the user wants to see apart; then what the cause depends on.</summary>
    private static string[] Keys(MeasureOptions options) =>
    [
        .. options.GroupBy.Distinct().SelectMany(d => Wanted(d, options)),
        "httpstatus",
        "errorcode",
        "operation",
        "authtype",
        "sigv",
        "endpoint",
        "ciphersuite = '-'",
        "substr(requester, 1, 4)",
        "date_diff('second', signed, received) < 0",
        "date_diff('second', signed, received) < -900",
        "date_diff('second', signed, received) > lifetime",
        "lifetime > 604800",
        "date_diff('hour', signed, received) >= 12",
        "regexp_replace(split_part(request_uri, '?', 2), '=[^& ]*', '')",
        "regexp_extract(request_uri, '(?i)X-Amz-Credential=([A-Z]{4})', 1)",
        "regexp_extract(request_uri, '(?i)X-Amz-Credential=[^/%& ]*(?:/|%2F)[0-9]*((?:/|%2F)[^& ]*)', 1)",
        "regexp_extract(request_uri, '(?i)X-Amz-SignedHeaders=([^& ]*)', 1)",
        "regexp_extract(split_part(request_uri, '?', 1), '//|%25|%20|[+]|%[2-7][0-9A-Fa-f]|[.][.]/')",
        "regexp_like(request_uri, '[^ -~]|%[89A-Fa-f][0-9A-Fa-f]')",
    ];

    private static string[] Wanted(FailureDimension dimension, MeasureOptions options) => dimension switch
    {
        FailureDimension.Signer => [AthenaQuery.Signer("requester")],
        FailureDimension.KeyPrefix => [AthenaQuery.Prefix("key", options.PrefixDepth)],
        FailureDimension.Client => [AthenaQuery.Client("useragent")],
        FailureDimension.Hour => ["date_trunc('hour', received)"],
        FailureDimension.Bucket => ["bucket_name"],
        _ => [],
    };
}
