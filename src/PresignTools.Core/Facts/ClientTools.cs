namespace PresignTools.Facts;

/// <summary>A client of S3, and how it shows what it sends and what it gets.</summary>
/// <param name="Name">What it is called in a sentence.</param>
/// <param name="Words">Words by which a text shows it.</param>
/// <param name="ShowRequest">What makes it show the request as it is sent.</param>
internal sealed record ClientTool(string Name, string[] Words, string ShowRequest)
{
    /// <summary>Whether it signs requests itself, and its log has the canonical request that it computed.</summary>
    internal bool LogsSigning { get; init; }

    /// <summary>Whether it signs each request in its headers, and so sends what it signed.</summary>
    internal bool SignsInHeaders { get; init; }

    /// <summary>What makes it show the body of an answer, where that is another thing.</summary>
    internal string? ShowBody { get; init; }
}

/// <summary>
/// Clients by the words of their messages and code. What is special stands before what is general: a text with boto3 is one of Python, too.
/// Sources: the documents of each on logging.
/// </summary>
internal static class ClientTools
{
    internal static IReadOnlyList<ClientTool> All { get; } =
    [
        new("the AWS CLI", ["aws s3api ", "aws s3 ", "aws-cli"], "aws ... --debug 2>&1") { LogsSigning = true },
        new("boto3", ["boto3", "botocore", "s3transfer"], "boto3.set_stream_logger('')    # before the call") { LogsSigning = true },
        new("MinIO's client for Python", ["minio.error", "minio/api.py", "Minio("], "client.trace_on(sys.stdout)"),
        new("mc", ["mc cp", "mc ls", "mc mb", "mc mirror", "mc alias", "mc admin", "mc: <ERROR>"], "mc --debug ...")
        {
            SignsInHeaders = true,
        },
        new("rclone", ["rclone"], "rclone ... -vv --dump headers,bodies") { SignsInHeaders = true },
        new("s3cmd", ["s3cmd"], "s3cmd -d ...") { SignsInHeaders = true },
        new("s3fs", ["s3fs"], "s3fs ... -f -o dbglevel=info -o curldbg") { SignsInHeaders = true },
        new("Terraform", ["terraform", "aws_s3_bucket"], "TF_LOG=DEBUG terraform apply 2>&1"),
        new(
            "the SDK for JavaScript",
            ["@aws-sdk/", "@smithy/", "S3Client("],
            "client.middlewareStack.add(next => args => { console.log(args.request); return next(args) }, { step: 'finalizeRequest' })")
        {
            ShowBody = "catch (e) { console.log(e.$response, e.message) }",
        },
        new("the SDK for JavaScript", ["aws-sdk/lib", "AWS.S3(", "aws.S3("], "AWS.config.update({ logger: console })")
        {
            ShowBody = "console.log(err.code, err.message, err.originalError)",
        },
        new(
            "the SDK for Java",
            ["com.amazonaws", "software.amazon.awssdk", "AmazonS3Exception", "S3Exception"],
            "log4j: logger org.apache.http.wire and logger com.amazonaws.auth (software.amazon.awssdk.auth) at level DEBUG")
        {
            LogsSigning = true,
        },
        new(
            "the SDK for .NET",
            ["Amazon.S3", "AmazonS3Client", "AWSSDK"],
            "AWSConfigs.LoggingConfig.LogTo = LoggingOptions.Console; "
                + "AWSConfigs.LoggingConfig.LogResponses = ResponseLoggingOption.Always;"),
        new("the SDK for Go", ["operation error S3", "aws-sdk-go", "awserr"], "config.WithClientLogMode(aws.LogSigning | aws.LogRequest)")
        {
            LogsSigning = true,
        },
        new("the SDK for Ruby", ["Aws::S3", "aws-sdk-ruby", "aws-sdk-s3"], "Aws::S3::Client.new(http_wire_trace: true)"),
        new("the SDK for PHP", ["Aws\\S3", "S3Client::", "aws-sdk-php", "Guzzle"], "new S3Client([..., 'debug' => true])"),
        new("the SDK for Rust", ["aws_sdk_s3", "aws-sdk-s3 =", "aws_smithy"], "RUST_LOG=aws_sigv4=trace,aws_smithy_runtime=trace")
        {
            LogsSigning = true,
        },
        new("curl", ["curl "], "curl -v ... 2>&1") { ShowBody = "curl -i ..." },
        new("wget", ["wget "], "wget -d ...") { ShowBody = "wget --content-on-error --server-response ..." },
        new("Postman", ["postman"], "the console of Postman: View, Show Postman Console"),
        new(
            "the browser",
            ["axios", "XMLHttpRequest", "fetch(", "Access to ", "browser", "Chrome", "Firefox", "Safari", "net::ERR", "console"],
            "F12, Network, right click on the request, Copy, Copy as cURL")
        {
            ShowBody = "F12, Network, click on the request, Response",
        },
        new(
            "Python",
            ["requests.put", "requests.get", "requests.post", "urllib", "http.client"],
            "http.client.HTTPConnection.debuglevel = 1    # before the request")
        {
            ShowBody = "print(response.status_code, response.text)",
        },
    ];

    /// <summary>The first client that a text shows; null if it shows none.</summary>
    internal static ClientTool? Find(string text) =>
        All.FirstOrDefault(t => Array.Exists(t.Words, w => text.Contains(w, StringComparison.OrdinalIgnoreCase)));
}
