using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>What texts tell of the request, in the ways in which people of other tools and languages paste it.</summary>
public class ToldRequestTests
{
    private const string Mismatch = "<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the "
        + "signature you provided. Check your key and signing method.</Message></Error>";

    private const string Hex = "4c3c01a24e82c843973d6f6c65e3e07ffd3d81c28d5394d3cfedfa7f5bd34c48";

    private const string Query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260301%2Feu-west-1%2Fs3%2Faws4_request"
        + "&X-Amz-Date=20260301T120000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=" + Hex;

    private const string Url = "https://examplebucket.s3.eu-west-1.amazonaws.com/video/a.mp4?" + Query;

    [Theory]
    [InlineData("botocore.exceptions.ClientError: Missing required header for this request: Content-MD5\ndelete_objects against our Ceph")]
    [InlineData("minio: code MissingContentMD5 on DeleteObjects since we moved to aws-sdk-js 3.730")]
    [InlineData("hadoop distcp -delete: com.amazonaws...: Missing required header for this request: Content-Md5. (Service: Amazon S3; Status Code: 400)")]
    [InlineData("spark 4 on isilon: bulk delete fails, S3Exception: Missing required header for this request: Content-MD5 (Service: S3, Status Code: 400)")]
    public void A_server_that_wants_Content_MD5_alone(string text) => Likely(CauseId.ChecksumHeaderMissing, text);

    [Theory]
    [InlineData("duplicity: S3 storage class GLACIER_FLEX\nOSError: The storage class you specified is not valid", CauseId.InvalidHeaderValue)]
    [InlineData("s3cmd put --storage-class=COLD a s3://b/a\nERROR: S3 error: 400 The storage class you specified is not valid", CauseId.InvalidHeaderValue)]
    [InlineData("okhttp + retrofit, presigned put: 400 Only one auth mechanism allowed; only the X-Amz-Algorithm query para...", CauseId.TwoAuthMechanisms)]
    [InlineData("docker pull from our registry (blobs in B2): 400 please use only one authentication mechanism", CauseId.TwoAuthMechanisms)]
    [InlineData("thanos: endpoint cos.eu-frankfurt.myqcloud.com: The bucket you are attempting to access must be addressed using COS virtual-styled domain", CauseId.VirtualHostStyleNeeded)]
    [InlineData("flink on oss-cn-beijing: Please use virtual hosted style to access. (Service: Amazon S3; Status Code: 403)", CauseId.VirtualHostStyleNeeded)]
    [InlineData("restic: client.PutObject: Your socket connection to the server was not read from or written to within the timeout period. every now and then", CauseId.ThrottledOrUnavailable)]
    public void S3_s_sentence_without_its_code(string text, string cause) => Assert.Equal(cause, Read(text).RootCause);

    [Theory]
    [InlineData("AccessDenied? No: it says SignatureDoesNotMatch here", "SignatureDoesNotMatch")]
    [InlineData("could this be SlowDown? our log has AccessDenied: Access Denied", "AccessDenied")]
    [InlineData("403 AccountProblem? on every bucket", "AccountProblem")]
    public void A_code_that_somebody_asks_about_is_not_the_answer(string text, string code) => Assert.Equal(code, Read(text).ErrorCode);

    [Theory]
    [InlineData("x-amz-server-side-encryption")]
    [InlineData("  - x-amz-server-side-encryption-customer-algorithm")]
    public void A_name_of_a_header_is_no_sentence_of_S3(string line) =>
        Assert.Null(Read($"our presigned S3 upload fails, and the CORS list has\n{line}").ErrorCode);

    [Theory]
    [InlineData("SES puts a tracker on it, the link ends in &X-Amz-Signature=" + Hex + "&mkt_tok=NDk\nSignatureDoesNotMatch")]
    [InlineData("what facebook opens: ...&X-Amz-SignedHeaders=host&X-Amz-Signature=" + Hex + "&fbclid=IwAR0 -> SignatureDoesNotMatch")]
    [InlineData("our CDN appends it: X-Amz-SignedHeaders=host&amp;X-Amz-Signature=" + Hex + "&amp;v=3 and S3 says SignatureDoesNotMatch")]
    [InlineData("{\"canonical\":\"GET\\n/a\\nX-Amz-Algorithm=AWS4-HMAC-SHA256\\u0026X-Amz-Date=20260301T120000Z\\u0026X-Amz-SignedHeaders=host\\u0026cb=17\\nhost:b\"}\nSignatureDoesNotMatch")]
    public void A_piece_of_the_query_shows_what_was_added(string text) => Likely(CauseId.ExtraQueryParameter, text);

    [Theory]
    [InlineData("js sdk v3: ...&X-Amz-Signature=" + Hex + "&X-Amz-SignedHeaders=host&x-id=GetObject\nSignatureDoesNotMatch")]
    [InlineData("ends with &X-Amz-SignedHeaders=host&X-Amz-Signature=" + Hex + "&x-id=PutObject\nSignatureDoesNotMatch")]
    [InlineData("canonical: X-Amz-SignedHeaders=host&response-content-disposition=inline&versionId=3\nSignatureDoesNotMatch")]
    public void What_signers_write_themselves_was_not_added(string text) =>
        Assert.NotEqual(CauseId.ExtraQueryParameter, Read(text).RootCause);

    [Theory]
    [InlineData("presigned URL, go http.Head(u) -> 403, http.Get(u) -> 200")]
    [InlineData("presigned link\nHEAD 403 0ms\nGET 200 12ms")]
    [InlineData("| method | presigned |\n|---|---|\n| GET | 200 OK |\n| HEAD | 403 |")]
    [InlineData("video.js asks with HEAD https://cdn.example.com/a?X-Amz-Signature=x -> 403, the GET of the same presigned url gives 206")]
    public void HEAD_is_refused_where_GET_is_taken(string text) => Likely(CauseId.HeadWithGetUrl, text);

    [Theory]
    [InlineData("curl -sI of the presigned url: 403 Forbidden. Without -I the file downloads")]
    [InlineData("HttpMethod.Head in our .NET size check gives 403 with the presigned URL, opening it in Edge downloads it")]
    [InlineData("reqwest::Client::head on the presigned URL: status 403, empty body")]
    public void HEAD_to_a_presigned_URL(string text) => Assert.Equal(CauseId.HeadWithGetUrl, Read(text).RootCause);

    [Theory]
    [InlineData("presigned link\nHEAD 200\nGET 403 AccessDenied")]
    [InlineData("url presigned for HEAD (head_object): curl -I of it gives 403 Forbidden, ExpiredToken")]
    public void HEAD_is_not_blamed(string text) => Assert.NotEqual(CauseId.HeadWithGetUrl, Read(text).RootCause);

    [Theory]
    [InlineData("<StringToSign>PUT\n\napplication/x-www-form-urlencoded\n1364064748\n/b/k</StringToSign>")]
    [InlineData("<StringToSignBytes>50 55 54 0a 0a 61 70 70 6c 69 63 61 74 69 6f 6e 2f 78 2d 77 77 77 2d 66 6f")]
    public void The_string_to_sign_has_the_content_type_that_came(string element) =>
        Likely(CauseId.ContentTypeMismatch, "presigned PUT url from an old SDK\n<Error><Code>SignatureDoesNotMatch</Code>" + element);

    [Theory]
    [InlineData("<SignatureProvided>" + Hex + ".</SignatureProvided>")]
    [InlineData("<SignatureProvided>" + Hex + ",</SignatureProvided>")]
    [InlineData("<SignatureProvided>" + Hex + "%22</SignatureProvided>")]
    public void The_signature_came_with_something_behind_it(string element) =>
        Likely(CauseId.SignatureAltered, $"the link from the chat gives SignatureDoesNotMatch, and in the xml\n{element}");

    [Theory]
    [InlineData("<SignatureProvided>4c3c01a2...</SignatureProvided>")]
    [InlineData("<SignatureProvided>***</SignatureProvided>")]
    [InlineData("<SignatureProvided>" + Hex + "</SignatureProvided>")]
    public void A_mask_or_a_whole_signature_says_nothing(string element) =>
        Assert.NotEqual(CauseId.SignatureAltered, Read($"SignatureDoesNotMatch\n{element}").RootCause);

    [Theory]
    [InlineData("curl -X PUT --data-binary @a.pdf \"$LINK\"  => SignatureDoesNotMatch\nX-Amz-SignedHeaders=content-type%3Bhost")]
    [InlineData("curl -X PUT --data-binary @x \"$U\" \u2192 SignatureDoesNotMatch (X-Amz-SignedHeaders=content-type;host)")]
    public void An_outcome_behind_the_command(string text) => Likely(CauseId.ContentTypeMismatch, text);

    [Fact]
    public void A_template_is_not_the_URL_that_was_sent() =>
        Assert.Equal(
            CauseId.DateScopeMismatch,
            Read("curl -T f \"https://$HOST/$KEY?$Q&X-Amz-Signature=$SIG\"\nPUT " + Url.Replace("20260301T", "20260228T").Replace("examplebucket.s3.eu-west-1.amazonaws.com", "s3.example.com/b") + "\nHTTP 400").RootCause);

    [Fact]
    public void Two_signatures_in_one_URL() =>
        Likely(CauseId.DuplicateQueryParameter, $"insomnia with AWS IAM auth\nGET {Url}&X-Amz-Signature={Hex.Replace('4', '5')}\n{Mismatch}");

    [Theory]
    [InlineData("--2026-03-01 12:00:01--  https://examplebucket.s3.eu-west-1.amazonaws.com/video/a.mp4?X-Amz-Algorithm=AWS4-HMAC-SHA256\nHTTP request sent, awaiting response... 400 Bad Request")]
    [InlineData("> GET /video/a.mp4?X-Amz-Algorithm=AWS4-HMAC-SHA256 HTTP/1.1\n> Host: examplebucket.s3.eu-west-1.amazonaws.com\n< HTTP/1.1 403 Forbidden")]
    public void A_shell_cut_the_URL_at_the_ampersand(string wire) =>
        Likely(CauseId.UrlMangledInTransit, $"link: {Url}\n{wire}");

    [Fact]
    public void A_URL_that_a_person_shortens_is_not_cut() =>
        Assert.NotEqual(
            CauseId.UrlMangledInTransit,
            Read($"GET https://examplebucket.s3.eu-west-1.amazonaws.com/video/a.mp4?X-Amz-Algorithm=AWS4-HMAC-SHA256&... 403\n{Mismatch}").RootCause);

    [Theory]
    [InlineData("I bumped X-Amz-Expires to 86400 in the link and get SignatureDoesNotMatch, untouched it works")]
    [InlineData("changed the expiry in the url by hand -> SignatureDoesNotMatch, presigned by boto3")]
    [InlineData("we edited response-content-disposition in the presigned url afterwards. SignatureDoesNotMatch")]
    public void A_value_was_edited_in_the_URL(string text) => Likely(CauseId.QueryChanged, text);

    [Theory]
    [InlineData("I changed the host in the url to our own domain, SignatureDoesNotMatch, presigned")]
    [InlineData("I changed the bucket policy. The link says SignatureDoesNotMatch")]
    public void An_edit_of_something_else_is_another_cause(string text) => Assert.NotEqual(CauseId.QueryChanged, Read(text).RootCause);

    [Theory]
    [InlineData("GitLab LFS\nGET /api HTTP/1.1\nHost: git.example.com\nAuthorization: Basic abc\n\nHTTP/1.1 302 Found\nLocation: https://b.s3.us-east-1.amazonaws.com/x?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=" + Hex + "\n\nthe client then fails with 400")]
    [InlineData("> GET /v2/blobs HTTP/1.1\n> Host: reg.example.com\n> Authorization: Bearer t\n>\n< HTTP/1.1 307 Temporary Redirect\n< Location: https://b.s3.us-east-1.amazonaws.com/x?" + Query + "\ncontainerd cannot pull it")]
    public void A_redirect_to_a_signed_URL_keeps_the_header(string text) => Likely(CauseId.TwoAuthMechanisms, text);

    [Theory]
    [InlineData("requests.get(url, auth=('u', 'p'))\nGET " + Url + "\nHTTP 400")]
    [InlineData("ansible uri with force_basic_auth: true\n\"url\": \"" + Url + "\", \"msg\": \"Status code was 400 and not [200]: HTTP Error 400: Bad Request\"")]
    public void A_client_that_authenticates_by_itself(string text) => Assert.Equal(CauseId.TwoAuthMechanisms, ReadAt(text).RootCause);

    [Theory]
    [InlineData("GET /docs/acme//1.pdf?X-Amz HTTP/1.1 403 by haproxy\n<Code>SignatureDoesNotMatch</Code> <CanonicalRequest>GET\n/docs/acme/1.pdf\nX-Amz-SignedHeaders=host\nhost:b")]
    [InlineData("object is s3://b/in//2026/a.csv\n<Code>SignatureDoesNotMatch</Code><CanonicalRequest>GET\n/in/2026/a.csv\nX-Amz-SignedHeaders=host\nhost:b")]
    [InlineData("presigned, ceph. curl: SignatureDoesNotMatch. curl --path-as-is works")]
    public void A_path_that_is_tidied(string text) => Likely(CauseId.PathNormalized, text);

    [Fact]
    public void A_path_without_a_doubled_slash_is_not_tidied() =>
        Assert.NotEqual(
            CauseId.PathNormalized,
            Read("see https://example.com//doc\n<Code>SignatureDoesNotMatch</Code><CanonicalRequest>GET\n/in/2026/a.csv\nX-Amz-SignedHeaders=host\nhost:b").RootCause);

    [Theory]
    [InlineData("aws-sdk-cpp, as soon as there is a space in the key: 505 HTTP Version Not Supported from S3")]
    [InlineData("nim httpclient, PUT to S3 presigned, file names with spaces: status 505")]
    public void A_space_that_breaks_the_request_line(string text) => Likely(CauseId.KeyEncoding, text);

    [Fact]
    public void Status_505_alone_says_nothing_of_the_key() =>
        Assert.NotEqual(CauseId.KeyEncoding, Read("S3 presigned download: status 505 since today").RootCause);

    [Theory]
    [InlineData("rust client.copy_object().copy_source(\"b/Mü\u00f1ich.txt\")\nSignatureDoesNotMatch")]
    [InlineData("s3.copy_object(CopySource='b/日本.txt', Bucket='b', Key='x')\nSignatureDoesNotMatch")]
    public void A_copy_source_with_other_characters(string text) => Likely(CauseId.NonAsciiHeaderValue, text);

    [Theory]
    [InlineData("aws s3api put-object-tagging --bucket x--use1-az4--x-s3 ...\nAn error occurred (MethodNotAllowed) when calling the PutObjectTagging operation: The specified method is not allowed against this resource.")]
    [InlineData("pulumi BucketVersioning on logs--apne1-az4--x-s3: api error NotImplemented: A header you provided implies functionality that is not implemented")]
    public void A_directory_bucket_by_its_name(string text) => Likely(CauseId.DirectoryBucketUnsupported, text);

    [Theory]
    [InlineData("wavesurfer, link for \"bytes=0-99\": X-Amz-SignedHeaders=host%3Brange\nSignatureDoesNotMatch. Safari sends Range: bytes=0-1")]
    [InlineData("mpv shows SignatureDoesNotMatch; presigned with range (X-Amz-SignedHeaders=host;range), it sends\nRange: bytes=0-")]
    public void A_range_that_players_set_themselves(string text) => Likely(CauseId.SignedHeaderChanged, text);

    [Theory]
    [InlineData("{ 'content-type': null, 'x-amz-acl': 'private' }\nSignatureDoesNotMatch on every presigned put")]
    [InlineData("headers: Content-Type: undefined\nSignatureDoesNotMatch, axios put")]
    public void A_content_type_that_is_no_value(string text) => Likely(CauseId.ContentTypeMismatch, text);

    [Theory]
    [InlineData("k6: http.post(url, bin) with the link of presignedPutObject -> 403 SignatureDoesNotMatch")]
    [InlineData("url = s3.generate_presigned_url('put_object', Params={'Bucket': 'b', 'Key': 'k'})\nrequests.post(url, data=b)\nSignatureDoesNotMatch")]
    [InlineData("const u = await getSignedUrl(c, new PutObjectCommand({Bucket: 'b', Key: 'k'}))\nawait axios.post(u, file)\nSignatureDoesNotMatch")]
    public void POST_to_a_URL_for_PUT(string text) => Likely(CauseId.WrongMethod, text);

    [Fact]
    public void A_POST_to_the_own_server_is_not_the_upload() =>
        Assert.NotEqual(
            CauseId.WrongMethod,
            Read("server: getSignedUrl(c, new PutObjectCommand({Bucket: 'b', Key: 'k'}))\napp: const { url } = await axios.post('/api/sign')\nthe upload then says SignatureDoesNotMatch").RootCause);

    [Theory]
    [InlineData("Hetzner storage, over a satellite line. big files stop after a while: Connection was closed before we received a valid response. ECONNRESET")]
    [InlineData("rclone sync to wasabi, large files break off at a random point with connection reset by peer")]
    public void A_transfer_that_breaks_off(string text)
    {
        PresignDiagnosis diagnosis = Read(text);

        Assert.Equal(CauseId.ThrottledOrUnavailable, diagnosis.RootCause);
        Assert.Equal(Certainty.Possible, diagnosis.Certainty);
    }

    [Theory]
    [InlineData("what the app requests: https://b.s3.amazonaws.com/a?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=ab%252Bcd%253D&Expires=1728212955\nSignatureDoesNotMatch")]
    [InlineData("nuxt-image turns it into /a.png?X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%252F20260301%252Feu-west-1%252Fs3%252Faws4_request&X-Amz-Date=20260301T120000Z and S3 answers 400")]
    public void Escapes_of_escapes(string text) => Likely(CauseId.UrlMangledInTransit, text);

    [Theory]
    [InlineData("elixir lib 1.4: /k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260301T120000Z&X-Amz-SignedHeaders=host&X-Amz-Signature=" + Hex + "&X-Amz-Security-Token=IQ\nSignatureDoesNotMatch")]
    [InlineData("ocaml signer, role keys\nGET https://b.s3.us-east-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAIOSFODNN7EXAMPLE%2F20260301%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20260301T120000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=" + Hex + "&X-Amz-Security-Token=IQ\n" + Mismatch)]
    public void A_token_behind_the_signature(string text) => Likely(CauseId.SdkSigningBug, text);

    [Fact]
    public void A_signer_that_sorts_has_the_token_before_the_signature() =>
        Assert.NotEqual(
            CauseId.SdkSigningBug,
            Read("/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260301T120000Z&X-Amz-Security-Token=IQ&X-Amz-Signature=" + Hex + "&X-Amz-SignedHeaders=host\nSignatureDoesNotMatch").RootCause);

    [Theory]
    [InlineData("zig signer, canonical:\nPUT\n/a\nX-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260301T120000Z&X-Amz-SignedHeaders=host\nhost:b.s3.amazonaws.com\n\nhost\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\nSignatureDoesNotMatch")]
    [InlineData("canonical = \"GET\\n/a\\nX-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-SignedHeaders=host\\nhost:b\\n\\nhost\\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"\nS3: SignatureDoesNotMatch")]
    public void The_hash_of_an_empty_body_in_a_presigned_URL(string text) => Likely(CauseId.SdkSigningBug, text);

    [Theory]
    [InlineData("- uses: fjogeleit/http-request-action\n  with:\n    customHeaders: |\n      x-amz-acl: public-read\nPUT ")]
    [InlineData("headers = {\n  'x-amz-tagging': 'a=b',\n}\nrequests.put(u, headers=headers)\nPUT ")]
    public void A_header_of_a_table_is_not_signed(string table) =>
        Assert.Equal(CauseId.UnsignedExtraHeader, ReadAt(table + Url + " 403 (Forbidden)").RootCause);

    [Fact]
    public void Headers_of_an_answer_are_not_sent() =>
        Assert.NotEqual(CauseId.UnsignedExtraHeader, ReadAt($"PUT {Url} 403 (Forbidden)\nresponse headers:\n  x-amz-storage-class: STANDARD").RootCause);

    [Fact]
    public void A_command_sends_a_header_that_the_code_does_not()
    {
        string url = Url.Replace("SignedHeaders=host", "SignedHeaders=host%3Bx-amz-tagging");

        Likely(
            CauseId.MissingSignedHeader,
            $"curl -T f -H 'x-amz-tagging: a=b' \"$U\" works\nval req = Request.Builder().url(u).put(body).build()\nclient.newCall(req).execute()\nPUT {url}\n{Mismatch}");
    }

    private static void Likely(string cause, string text)
    {
        PresignDiagnosis diagnosis = Read(text);

        Assert.Equal(cause, diagnosis.RootCause);
        Assert.Equal(Certainty.Likely, diagnosis.Certainty);
    }

    private static PresignDiagnosis Read(string text) => TextIntake.Read(text, out _).Diagnose();

    private static PresignDiagnosis ReadAt(string text) =>
        (TextIntake.Read(text, out _) with { AsOf = new DateTimeOffset(2026, 3, 1, 12, 10, 0, TimeSpan.Zero) }).Diagnose();
}
