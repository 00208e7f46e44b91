using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>What works beside what fails: names, sizes, releases, clients, a tab of the browser.</summary>
public class ContrastedTests
{
    private const string Mismatch = "SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided.";

    [Theory]
    [InlineData("garage behind caddy. Umlauts in the file name fail, file names in ascii work.\n" + Mismatch)]
    [InlineData("our own s3 client in Dart: keys with spaces are refused, without spaces it works\n" + Mismatch)]
    [InlineData("ceph rgw, kotlin app: uploads with special characters fail, normal file names are fine.\n" + Mismatch)]
    [InlineData("libres3: file names without blanks work, with blanks never:\nThe request's signature doesn't match what we calculated. Please check that the hostname is set")]
    public void Names_that_fail_are_encoded_in_two_ways(string text) => Assert.Equal(CauseId.KeyEncoding, Read(text).RootCause);

    [Theory]
    [InlineData("garage, 'a space' in the name of the user? every upload fails:\n" + Mismatch)]
    [InlineData("minio: small files work, large ones fail. There is a space in the key\n" + Mismatch)]
    public void An_odd_name_by_itself_is_not_likely(string text)
    {
        PresignDiagnosis read = Read(text);
        Assert.False(read.RootCause == CauseId.KeyEncoding && read.Certainty == Certainty.Likely);
    }

    [Theory]
    [InlineData("goofys in Frankfurt: small files work, anything above 5MB fails\n" + Mismatch)]
    [InlineData("s3fs -o sigv4: large files fail, small ones are fine.\n" + Mismatch)]
    [InlineData("rclone sync to aws: bigger files never go through, smaller files are ok\n" + Mismatch)]
    public void Parts_are_signed_in_another_way_than_one_object(string text) =>
        Assert.Contains(Read(text).Findings, static f => f.Cause == CauseId.SdkSigningBug && f.Evidence.Contains("in parts", StringComparison.Ordinal));

    [Theory]
    [InlineData("operation error S3: PutObject, https response error StatusCode: 403, api error SignatureDoesNotMatch: Access denied.\nendpoint: https://storage.googleapis.com")]
    [InlineData("vikunja (aws-sdk-go-v2) with S3_ENDPOINT=https://storage.googleapis.com and HMAC keys\n<Error><Code>SignatureDoesNotMatch</Code></Error>")]
    public void The_SDK_for_Go_2_at_Google(string text) => Assert.Equal(CauseId.SignedHeaderChanged, Read(text).RootCause);

    [Theory]
    [InlineData("operation error S3: PutObject, https response error StatusCode: 403, api error SignatureDoesNotMatch: x\nendpoint: https://minio.example.org")]
    [InlineData("boto3 with endpoint_url=https://storage.googleapis.com\n<Error><Code>SignatureDoesNotMatch</Code></Error>")]
    public void Another_server_or_client_is_another_matter(string text) => Assert.NotEqual(CauseId.SignedHeaderChanged, Read(text).RootCause);

    [Theory]
    [InlineData("select * from read_parquet('https://b.s3.amazonaws.com/a.parquet?X-Amz-...') in duckdb, a presigned url: HTTP 403")]
    [InlineData("ogrinfo /vsicurl/https://... with a presigned link, ERROR 11: HTTP response code: 403. It opens in the browser")]
    [InlineData("Start-BitsTransfer -Source $presignedUrl -Destination a.zip\nHTTP status 403: The client does not have sufficient access rights")]
    [InlineData("azcopy copy 'presigned url' 'https://x.blob.core.windows.net/c' fails, status 403 Forbidden")]
    [InlineData("polars: pl.scan_parquet(presigned_url) -> 403 Forbidden")]
    public void Programs_that_ask_for_the_size_first(string text) =>
        Assert.Contains(Read(text).Findings, static f => f.Cause == CauseId.HeadWithGetUrl);

    [Theory]
    [InlineData("aws configure; duckdb read_parquet('s3://b/a.parquet') HTTP 403")]
    [InlineData("curl with a presigned URL: 403, and we use duckdb elsewhere")]
    public void Without_a_link_or_its_call_nobody_asks(string text) =>
        Assert.DoesNotContain(Read(text).Findings, static f => f.Cause == CauseId.HeadWithGetUrl && f.Evidence.Contains("size", StringComparison.Ordinal));

    [Theory]
    [InlineData("grafana image panel: presigned url does not load in the panel, the link itself works")]
    [InlineData("three.js texture from a presigned URL: it is not shown on the model, and in the address bar I see the picture")]
    [InlineData("pdf.js viewer doesn't show the presigned url, it opens fine in the browser")]
    public void What_a_tab_shows_and_a_page_does_not(string text) =>
        Assert.Contains(Read(text).Findings, static f => f.Cause == CauseId.CorsMisconfigured);

    [Theory]
    [InlineData("ETagMissing: No access to ETag property on response. Check CORS configuration to expose ETag header.\n<CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>PUT</AllowedMethod><ExposeHeader>ETag</ExposeHeader></CORSRule>")]
    public void A_header_that_is_not_exposed_is_of_an_answer_that_was_read(string text) => Assert.Equal(CauseId.CorsMisconfigured, Read(text).RootCause);

    [Theory]
    [InlineData("Write-S3Object -EndpointUrl https://s3.acme.example -BucketName b -File a\nAccess Denied since the module went from 4.1.736.0 to 4.1.790; going back fixes it")]
    [InlineData("aws s3 cp a.zip s3://b/ --endpoint-url https://obj.acme.example\nAccessDenied after upgrading 2.22.35 -> 2.27.1, older version works")]
    [InlineData("composer update from 3.336.2 to 3.345.0, upload to our bucket (endpoint_url is our own): 403 Access Denied. Reverted, fine")]
    public void A_release_that_sends_checksums(string text) =>
        Assert.Contains(Read(text).Findings, static f => f.Cause == CauseId.ChecksumDefault && f.Evidence.Contains("release", StringComparison.Ordinal));

    [Theory]
    [InlineData("aws s3 cp a.zip s3://b/\nAccessDenied after upgrading 2.22.35 -> 2.27.1")]
    [InlineData("upload to --endpoint-url https://10.0.0.21:9000 and https://10.0.0.22:9000: Access Denied since the upgrade of the server")]
    public void Without_another_release_or_server_nothing_is_said_of_it(string text) => Assert.DoesNotContain(
        Read(text).Findings, static f => f.Cause == CauseId.ChecksumDefault && f.Evidence.Contains("endpoint of its own", StringComparison.Ordinal));

    [Theory]
    [InlineData("S3_ENDPOINT=https://media.fsn1.your-objectstorage.com\nS3_BUCKET=media\napi error SignatureDoesNotMatch: The request signature we calculated does not match")]
    [InlineData("endpoint_url: https://backups.nyc3.digitaloceanspaces.com\nbucket: backups\nSignatureDoesNotMatch (403)")]
    public void The_bucket_stands_in_the_endpoint_too(string text) => Assert.Equal(CauseId.BucketInEndpoint, Read(text).RootCause);

    [Theory]
    [InlineData("host_base = 10.0.0.21:30080\nhost_bucket = 10.0.0.21/backups\ns3cmd ls s3://backups\nERROR: S3 error: 403 (SignatureDoesNotMatch)")]
    [InlineData("s3cmd --host=s3.acme.example --host-bucket=https://s3.acme.example/backups put a s3://backups\nSignatureDoesNotMatch")]
    public void The_pattern_of_a_host_has_no_path(string text)
    {
        PresignDiagnosis read = Read(text);
        Assert.Contains(read.Findings, static f => f.Cause == CauseId.EndpointMalformed);
        Assert.DoesNotContain(read.Findings, static f => f.Cause == CauseId.PathInBucketName);
    }

    [Theory]
    [InlineData("host_base = 10.0.0.21:9000\nhost_bucket = 10.0.0.21:9000\nSignatureDoesNotMatch")]
    [InlineData("host_base = 10.0.0.21:9000\nhost_bucket = 10.0.0.21:9000/%(bucket)s\nSignatureDoesNotMatch")]
    [InlineData("host_base = s3.acme.example\nhost_bucket = https://%(bucket)s.s3.acme.example/\nSignatureDoesNotMatch")]
    public void A_host_is_one(string text) => Assert.DoesNotContain(Read(text).Findings, static f => f.Cause == CauseId.EndpointMalformed);

    private static PresignDiagnosis Read(string text) =>
        (TextIntake.Read(text, out _) with { AsOf = new DateTimeOffset(2026, 3, 1, 12, 1, 0, TimeSpan.Zero) }).Diagnose();
}
