using PresignTools.Measuring.Grouping;

namespace PresignTools.Measuring.Queries;

/// <summary>
/// The query for CloudTrail's data events. Table and columns are those of AWS's document:
/// <see href="https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table.html"/>. Columns that hold structures are given as JSON.
/// </summary>
internal static class CloudTrailQuery
{
    internal const string Table = "cloudtrail_logs";

    /// <summary>The columns of the table that a query may use.</summary>
    internal static readonly string[] Columns =
    [
        "eventversion", "useridentity", "eventtime", "eventsource", "eventname", "awsregion", "sourceipaddress", "useragent", "errorcode",
        "errormessage", "requestparameters", "responseelements", "additionaleventdata", "requestid", "eventid", "resources", "eventtype",
        "apiversion", "readonly", "recipientaccountid", "serviceeventdetails", "sharedeventid", "vpcendpointid", "vpcendpointaccountid",
        "eventcategory", "addendum", "sessioncredentialfromconsole", "edgedevicedetails", "tlsdetails",
    ];

    private static readonly string[] Shown =
    [
        "eventtime", "eventsource", "eventname", "awsregion", "sourceipaddress", "useragent", "errorcode", "errormessage",
        "requestparameters", "additionaleventdata", "requestid", "eventid", "readonly", "vpcendpointid",
    ];

    internal static string Write(MeasureOptions options, string table)
    {
        string presigned = options.CountsAll
            ? string.Empty
            : " AND json_extract_scalar(additionaleventdata, '$.AuthenticationMethod') = 'QueryString'";
        var text = new QueryText();
        text.Line("-- Failed requests, grouped where the logs are. Give the rows back to be counted by cause.")
            .Line("-- To read less, and to pay less, add a condition on your table's partitions to the first WHERE.")
            .Line("WITH requests AS (")
            .Line("  SELECT *,")
            .Line("    from_iso8601_timestamp(eventtime) AS received,")
            .Line("    eventtime || eventid AS line_id")
            .Line($"  FROM {table}")
            .Line("  WHERE eventsource = 's3.amazonaws.com'" + presigned)
            .Line(")")
            .Line("SELECT")
            .List(Selected())
            .Line("FROM requests")
            .Line("WHERE errorcode IS NOT NULL AND errorcode <> ''")
            .Line("GROUP BY")
            .List(Keys(options))
            .Line("UNION ALL")
            .Line("-- The requests that did not fail, as one row: for the share.")
            .Line("SELECT")
            .List(Selected())
            .Line("FROM requests")
            .Line("WHERE coalesce(errorcode, '') = ''");
        return text.ToString();
    }

    private static string[] Selected() =>
    [
        $"count(*) AS {AthenaQuery.CountColumn}",
        $"min(received) AS {AthenaQuery.FirstColumn}",
        $"max(received) AS {AthenaQuery.LastColumn}",
        .. Shown.Select(static c => $"max_by({c}, line_id) AS {c}"),
        "max_by(json_format(CAST(useridentity AS JSON)), line_id) AS useridentity",
        "max_by(json_format(CAST(resources AS JSON)), line_id) AS resources",
    ];

    private static string[] Keys(MeasureOptions options) =>
    [
        .. options.GroupBy.Distinct().SelectMany(d => Wanted(d, options)),
        "errorcode",
        "eventname",
        "regexp_replace(errormessage, 'arn:[^ ]*|[^ ]*[0-9][^ ]*', '#')",
        "useridentity.type",
        "useridentity.sessioncontext.attributes.mfaauthenticated",
        "useridentity.sessioncontext.sessionissuer.type",
        "vpcendpointid IS NULL",
        "json_extract_scalar(additionaleventdata, '$.AuthenticationMethod')",
        "json_extract_scalar(additionaleventdata, '$.SignatureVersion')",
        "json_extract_scalar(requestparameters, '$.Host')",
    ];

    private static string[] Wanted(FailureDimension dimension, MeasureOptions options) => dimension switch
    {
        FailureDimension.Signer => [AthenaQuery.Signer("useridentity.arn")],
        FailureDimension.KeyPrefix => [AthenaQuery.Prefix("json_extract_scalar(requestparameters, '$.key')", options.PrefixDepth)],
        FailureDimension.Client => [AthenaQuery.Client("useragent")],
        FailureDimension.Hour => ["date_trunc('hour', received)"],
        FailureDimension.Bucket => ["json_extract_scalar(requestparameters, '$.bucketName')"],
        _ => [],
    };
}
