using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>Who wrote and who signed, and what became of an object, as a text tells it.</summary>
public class ToldObjectTests
{
    [Theory]
    [InlineData("wrong-secret-key", "MinIO SignatureDoesNotMatch\n.env: MINIO_SECRET=ab#cd12efgh345678\nprintenv in the container: MINIO_SECRET=ab")]
    [InlineData("wrong-secret-key", "WARN[0000] The \"9xYz\" variable is not set. Defaulting to a blank string.\nrclone in the container: SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided.")]
    [InlineData("wrong-secret-key", "mc alias set local http://127.0.0.1:9000 admin admin123 -> The request signature we calculated does not match the signature you provided. Check your key and signing method.\nMINIO_ROOT_USER=admin MINIO_ROOT_PASSWORD=changeme (in the systemd env file, changed last week)")]
    [InlineData("key-missing-without-list-permission", "Flink: java.nio.file.AccessDeniedException: s3a://example-in/2026/04/01/_SUCCESS: getFileStatus on s3a://example-in/2026/04/01/_SUCCESS: com.amazonaws.services.s3.model.AmazonS3Exception: Forbidden (Service: Amazon S3; Status Code: 403; Error Code: 403 Forbidden; Request ID: AHNFTIWBDRIFSH2X)\npolicy: {\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::example-in/*\"}")]
    [InlineData("object-archived", "bucket of videos. lifecycle: {\"Rules\":[{\"Status\":\"Enabled\",\"Filter\":{},\"Transitions\":[{\"Days\":30,\"StorageClass\":\"DEEP_ARCHIVE\"}]}]}\nvideo  uploaded    GET\na.mp4  2026-05-20  200\nb.mp4  2026-05-11  200\nc.mp4  2026-03-02  403\nd.mp4  2026-02-01  403")]
    [InlineData("object-ownership", "curl -X PUT --data-binary @a.bin https://amzn-s3-demo-bucket.s3.amazonaws.com/a.bin   (bucket policy allows * to put)\naws s3 cp s3://amzn-s3-demo-bucket/a.bin . -> An error occurred (403) when calling the HeadObject operation: Forbidden")]
    [InlineData("bucket-closed-by-owner", "wget https://example-open-data.s3.amazonaws.com/tiles/1.tif\nERROR 403: Forbidden. <Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>\nthis open data bucket worked for years, since Tuesday nobody here can download. from home too.")]
    [InlineData("third-party-signer", "helm pull oci://registry.vendor.example.com/charts/app: 403 SignatureDoesNotMatch, we have no AWS account. Other customers say the same")]
    [InlineData("unsigned-request", "hls.js: the signed playlist loads, segments fail\nhttps://amzn-s3-demo-bucket.s3.eu-west-1.amazonaws.com/v/i.m3u8?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260617%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260617T101502Z&X-Amz-Expires=14400&X-Amz-Signature=23f298807a7d6b435b08b2e9ce9de258b4bcb3b4d28cd9127aa3cacfd81757f0&X-Amz-SignedHeaders=host 200\nhttps://amzn-s3-demo-bucket.s3.eu-west-1.amazonaws.com/v/0001.ts 403")]
    [InlineData("wrong-secret-key", "loki: storage_config aws s3: s3://AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI/K7MDENG@eu-west-1/bucket\nerr: parse \"s3://...\": invalid port \":wJalrXUtnFEMI\" after host")]
    [InlineData("wrong-secret-key", "SignatureDoesNotMatch from S3\ncat app.env -> S3_SECRET_ACCESS_KEY=\"wJalrXUt/nFEMI&K7MDENGxx\"\ndocker exec app env -> S3_SECRET_ACCESS_KEY=wJalrXUt/nFEMI")]
    [InlineData("session-expired-mid-job", "Amplify Storage.put in a tab that was open for two hours: PUT https://amzn-s3-demo-bucket.s3.eu-west-1.amazonaws.com/public/a.png 400 (Bad Request). after reload of the page it works. Cognito identity pool")]
    [InlineData("key-missing-without-list-permission", "Trino: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: 403 Forbidden) getFileStatus on s3a://example-in/a/b.parquet. IAM: {\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::example-in/*\"}]} the other files in the folder are read")]
    [InlineData("object-left-private", "await fetch(putUrl, {method:'PUT', body:f}) -> 200\nthen <img src={putUrl.split('?')[0]}> : GET https://amzn-s3-demo-bucket.s3.eu-west-1.amazonaws.com/a.jpg 403 (Forbidden)\naws s3api get-bucket-policy --bucket amzn-s3-demo-bucket\nAn error occurred (NoSuchBucketPolicy) when calling the GetBucketPolicy operation: The bucket policy does not exist")]
    public void A_text_that_tells_the_cause(string cause, string text) => Assert.Equal(cause, Read(text).RootCause);

    [Theory]
    [InlineData("wrong-secret-key", "SECRET_KEY=abc123456789\nSECRET_KEY=abc123456789\nPUT presigned: SignatureDoesNotMatch. Content-Type differs: signed image/png, sent text/plain")]
    [InlineData("third-party-signer", "docker-compose.yml image: quay.io/minio/minio. presigned PUT to http://localhost:9000/b/k?X-Amz-Signature=x : SignatureDoesNotMatch")]
    [InlineData("object-archived", "lifecycle moves to GLACIER after 90 days. Upload PUT https://amzn-s3-demo-bucket.s3.amazonaws.com/a with presigned url 403 SignatureDoesNotMatch")]
    [InlineData("unsigned-request", "Error executing \"GetObject\" on \"https://amzn-s3-demo-bucket.s3.eu-west-1.amazonaws.com/a.txt\"; AWS HTTP error: Client error: `GET https://amzn-s3-demo-bucket.s3.eu-west-1.amazonaws.com/a.txt` resulted in a `403 Forbidden` response: AccessDenied (client): Access Denied")]
    [InlineData("object-ownership", "curl --upload-file a.txt \"$URL\" with a presigned PUT https://amzn-s3-demo-bucket.s3.amazonaws.com/a?X-Amz-Signature=... works; GET: An error occurred (AccessDenied) when calling the GetObject operation: Access Denied")]
    [InlineData("bucket-closed-by-owner", "aws s3 cp --no-sign-request s3://my-own-bucket/a . -> 403 Forbidden. I made the bucket today")]
    public void Words_alike_that_tell_another_story(string cause, string text) => Assert.NotEqual(cause, Read(text).RootCause);

    private static PresignDiagnosis Read(string text) =>
        TextIntake.Read(text, out _).Diagnose();
}
