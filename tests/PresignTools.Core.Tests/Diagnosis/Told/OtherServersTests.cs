using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>What servers other than AWS's lack, where they are reached, and what lies before them.</summary>
public class OtherServersTests
{
    private const string Mismatch = "SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided.";
    private const string NotImplemented = "A header you provided implies functionality that is not implemented";

    [Theory]
    [InlineData("terraform on minio: operation error S3: PutBucketWebsite, https response error StatusCode: 501, api error NotImplemented: " + NotImplemented)]
    [InlineData("our ceph 15: An error occurred (MethodNotAllowed) when calling the SelectObjectContent operation: Unknown")]
    [InlineData("seaweedfs: mc: <ERROR> Failed to set tags. " + NotImplemented + ".")]
    [InlineData("linode, tofu: operation error S3: GetBucketAccelerateConfiguration, https response error StatusCode: 405, api error MethodNotAllowed: UnknownError\nceph behind it")]
    [InlineData("boto3 with https://storage.googleapis.com: An error occurred (InvalidArgument) when calling the DeleteObjects operation: Invalid argument.")]
    [InlineData("s3proxy: aws s3 cp a s3://b/ --acl authenticated-read\nAn error occurred (NotImplemented) when calling the PutObject operation: " + NotImplemented + ".")]
    public void A_call_that_a_server_lacks(string text)
    {
        PresignDiagnosis read = Read(text);
        Assert.Equal((CauseId.ProviderUnsupported, Certainty.Likely), (read.RootCause, read.Certainty));
    }

    [Theory]
    [InlineData("our minio: An error occurred (NotImplemented) when calling the PutObject operation: " + NotImplemented)]
    [InlineData("garage, streaming upload: 501 NotImplemented " + NotImplemented)]
    [InlineData("minio: An error occurred (MethodNotAllowed) when calling the PutObject operation: The specified method is not allowed against this resource.")]
    [InlineData("<?xml version='1.0' encoding='UTF-8'?>\n<Error><Code>NotImplemented</Code><Message>Not Implemented.</Message><RequestId>tx03df3c1d4fa84b3d9b8b1-0068c3a1f2</RequestId></Error>")]
    [InlineData("<Error><Code>NotImplemented</Code><Message>A header you provided implies functionality that is not implemented</Message></Error>\nhttps://minio.example.org/b/k?X-Amz-Signature=1")]
    public void An_upload_may_be_refused_for_its_body(string text) =>
        Assert.False(Read(text) is { RootCause: CauseId.ProviderUnsupported, Certainty: Certainty.Likely });

    [Theory]
    [InlineData("okhttp, contentLength() is -1, presigned url of minio: 411 Length Required")]
    [InlineData("HTTP/1.1 411 Length Required\nServer: squid/4.10\n\na Node stream is piped to the presigned url")]
    [InlineData("<title>Error 411 (Length Required)!!1</title> from storage.googleapis.com, go http.NewRequest(\"PUT\", url, pipeReader), signed url")]
    [InlineData("reqwest Body::wrap_stream to the signed url of our bucket, response is 411")]
    public void Whoever_answers_411_needs_a_length(string text) => Assert.Equal(CauseId.TransferEncodingChunked, Read(text).RootCause);

    [Theory]
    [InlineData("ingress-nginx before minio, mc cp of 2 MB: 413 Request Entity Too Large, small ones go through", "413")]
    [InlineData("aws cli through lighttpd: s3 uploads over 1MB fail with 417 Expectation Failed", "417")]
    public void Limits_of_proxies(string text, string status)
    {
        PresignDiagnosis read = Read(text);
        Assert.Equal(CauseId.IntermediaryBlock, read.RootCause);
        Assert.Contains(status, read.Findings[0].Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arq, wasabi: my bucket is in eu-west-2 and the endpoint is s3.wasabisys.com\nAccessDenied: Access Denied", CauseId.WrongEndpointGlobalRedirect)]
    [InlineData("endpoint https://s3.wasabisys.com. The bucket was created in ap-northeast-1\nPermanentRedirect: The bucket you are attempting to access must be addressed using the specified endpoint.", CauseId.WrongEndpointGlobalRedirect)]
    [InlineData("the Space was created in fra1, code has endpoint https://nyc3.digitaloceanspaces.com\n<Error><Code>NoSuchBucket</Code></Error>", CauseId.WrongRegion)]
    [InlineData("b2 page says the bucket's region is eu-central-003; I set https://s3.us-west-002.backblazeb2.com\nInvalidAccessKeyId: x", CauseId.WrongRegion)]
    [InlineData("boto3.client('s3', region_name='fr-par', endpoint_url='https://s3.nl-ams.scw.cloud')\n" + Mismatch, CauseId.WrongRegion)]
    public void The_endpoint_is_another_regions(string text, string cause) => Assert.Equal(cause, Read(text).RootCause);

    [Theory]
    [InlineData("wasabi, s3.eu-central-1.wasabisys.com, bucket in eu-central-1: AccessDenied. another bucket in us-east-1 is fine")]
    [InlineData("endpoint https://space.fra1.cdn.digitaloceanspaces.com, region_name nyc3\n" + Mismatch)]
    [InlineData("s3.wasabisys.com, bucket in us-east-1: AccessDenied")]
    [InlineData("minio at s3.example.org, the bucket is in eu-west-1 says the config\nAccessDenied")]
    public void One_region_is_no_other(string text) =>
        Assert.DoesNotContain(Read(text).Findings, static f => f.Evidence.Contains("The endpoint s", StringComparison.Ordinal));

    [Theory]
    [InlineData("traefik before garage, passHostHeader: false\n" + Mismatch)]
    [InlineData("vite proxy { target: 'http://localhost:9000', changeOrigin: true }, presigned PUT\n" + Mismatch)]
    [InlineData("ssh -L 9000:minio.internal:9000 jump; presigned urls for minio.internal, opened as localhost:9000\n" + Mismatch)]
    [InlineData("kubernetes ExternalName service s3 -> rgw.example.org, pods use http://s3:80, ceph\n" + Mismatch)]
    [InlineData("istio rewrites authority: minio.storage.svc; the s3 client: signature is not matching")]
    [InlineData("ceph behind a sophos waf: 403 with signature v4, with v2 it works, same keys")]
    public void The_host_changes_on_the_way(string text) => Assert.Equal(CauseId.SignedHostMismatch, Read(text).RootCause);

    [Theory]
    [InlineData("garage without passHostHeader: false, no proxy at all\n" + Mismatch)]
    [InlineData("kubectl port-forward svc/minio 9000; mc ls local\n" + Mismatch)]
    [InlineData("v2 does not work either, minio 403")]
    public void Another_way_is_not_named(string text) =>
        Assert.DoesNotContain(Read(text).Findings, static f => f.Cause == CauseId.SignedHostMismatch && f.Certainty == Certainty.Likely);

    [Theory]
    [InlineData("mc alias set l http://localhost:9001 a b\nmc: <ERROR> S3 API Requests must be made to API port.")]
    [InlineData("velero backup-location: S3 API Requests must be made to API port")]
    [InlineData("rclone with endpoint http://nas:9001: failed to decode response body, expected root element, got <html>")]
    [InlineData("aws --endpoint-url http://truenas:9002 s3 ls\nAn error occurred (400) when calling the ListBuckets operation: Bad Request\n9002 is the console of the minio app")]
    [InlineData("minio server /data --console-address :9090\nendpoint_url: http://minio:9090, boto3 put_object: status code 405")]
    public void A_console_is_not_the_API(string text) => Assert.Equal(CauseId.NotS3, Read(text).RootCause);

    [Fact]
    public void The_APIs_port_is_none_of_the_console() => Assert.NotEqual(
        CauseId.NotS3, Read("minio server /data --address :9000 --console-address :9001\nendpoint_url: http://minio:9000, put_object: status code 405").RootCause);

    [Theory]
    [InlineData("authelia on the traefik router for s3.example.org. mc: <ERROR> Unable to list folder. 401 Unauthorized")]
    [InlineData("s3.corp.example is behind Azure AD App Proxy: aws s3 ls is answered with 302 Found to the login page")]
    [InlineData("minio ingress with auth-url (oauth2 proxy), a partner opens the presigned url: status 401")]
    public void A_sign_in_before_the_server(string text) => Assert.Equal(CauseId.IntermediaryBlock, Read(text).RootCause);

    [Fact]
    public void A_sign_in_elsewhere_refuses_nothing() => Assert.NotEqual(
        CauseId.IntermediaryBlock,
        Read("our app has SSO enabled. An error occurred (AccessDenied) when calling the PutObject operation: User: arn:aws:iam::111122223333:user/a is not authorized to perform: s3:PutObject because no identity-based policy allows the s3:PutObject action").RootCause);

    [Theory]
    [InlineData("ceph, aws s3api put-bucket-cors gave no error.\n{\"CORSRules\":[{\"AllowedOrigins\":[\"*\"],\"AllowedMethods\":[\"GET\"],\"AllowedHeaders\":[\"*\"]}]}\nNo 'Access-Control-Allow-Origin' header is present on the requested resource.")]
    [InlineData("zenko cloudserver:\n{\"CORSRules\":[{\"AllowedOrigins\":[\"*\"],\"AllowedMethods\":[\"GET\"],\"AllowedHeaders\":[\"*\"]}]}\nblocked by CORS policy: No 'Access-Control-Allow-Origin' header")]
    public void Rules_that_a_server_does_not_apply(string text) => Assert.Equal(CauseId.CorsMisconfigured, Read(text).RootCause);

    [Theory]
    [InlineData("wasabi: An error occurred (AccessDenied) when calling the PutObject operation: Public use of objects is not allowed by default.", CauseId.BucketClosedByOwner)]
    [InlineData("s3fs with the keys of minio: invalid credentials(host=https://s3.amazonaws.com) InvalidAccessKeyId", CauseId.WrongEndpointServer)]
    public void Sentences_of_providers(string text, string cause) => Assert.Equal(cause, Read(text).RootCause);

    private static PresignDiagnosis Read(string text) => Failure.ByRules(TextIntake.Read(text, out _)!, Failure.Now);
}
