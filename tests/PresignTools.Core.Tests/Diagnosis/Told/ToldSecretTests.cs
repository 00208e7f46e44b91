using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;
using PresignTools.Tests.Text;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>Secrets that a text shows with a line break or space in them; signed headers and redirects as code and tools show them.</summary>
public class ToldSecretTests
{
    private const string Secret = Signed.Secret;
    private const string Mismatch = "\n<Error><Code>SignatureDoesNotMatch</Code><Message>" + Failure.SignatureMessage + "</Message></Error>";

    [Theory]
    [InlineData("$ echo '@' | base64\n(for the secret of the pod)")]
    [InlineData(">>> repr(os.environ['AWS_SECRET_ACCESS_KEY'])\n\"'@\\\\n'\"")]
    [InlineData("data:\n  AWS_SECRET_ACCESS_KEY: %")]
    [InlineData("{\"secretAccessKey\":\"@\\r\\n\"}")]
    [InlineData("AWS_SECRET_ACCESS_KEY='@ '")]
    [InlineData("irb> ENV['S3_SECRET_KEY'].inspect\n\"@\\n\"")]
    [InlineData("secret_key = \"@%0A\"")]
    [InlineData("console.log(JSON.stringify({clientSecretKey: 0, secretKey: '@\\n'}))")]
    [InlineData("$ kubectl get secret s3 -o jsonpath='{.data.key}' | base64 -d | xxd\n00000000: 774a 616c 7258 5574 6e46 454d 492f 4b37  wJalrXUtnFEMI/K7\n00000020: 414d 504c 454b 4559 0a                   AMPLEKEY.")]
    [InlineData("secret, from hexdump -C:\n00000000  77 4a 61 6c 72 58 55 74  6e 46 45 4d 49 2f 4b 37  |wJalrXUtnFEMI/K7|\n00000020  41 4d 50 4c 45 4b 45 59  0a                       |AMPLEKEY.|\n00000029")]
    public void A_secret_with_more_in_it_than_a_key_has(string text)
    {
        PresignDiagnosis diagnosis = TextIntake.Read(Filled(text) + Mismatch, out _).Diagnose();
        Assert.Equal(CauseId.WrongSecretKey, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.SeenInRequest, diagnosis.EvidenceKind);
        Assert.All(PublicText.Of(diagnosis), static t => Assert.DoesNotContain(Secret[..16], t, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AWS_SECRET_ACCESS_KEY='@'")]
    [InlineData("{\"secretAccessKey\":\"@\",\n \"region\":\"us-east-1\"}")]
    [InlineData("$ echo -n '@' | base64\n(for the secret)")]
    [InlineData("$ echo 'name' | base64 -d\nsecret")]
    [InlineData("the secret is right, the message is 'hello\\n'")]
    [InlineData("data:\n  AWS_SECRET_ACCESS_KEY: d0phbHJYVXRuRkVNSS9LN01ERU5HL2JQeFJmaUNZRVhBTVBMRUtFWQ==")]
    public void A_whole_secret_is_not_accused(string text) =>
        Assert.NotEqual(EvidenceKind.SeenInRequest, TextIntake.Read(Filled(text) + Mismatch, out _).Diagnose().EvidenceKind);

    [Theory]
    [InlineData("s3.generate_presigned_url('put_object', Params={'Bucket':'b','Key':'k','Metadata':{'owner':'Alice'}})\nrequests.put(url, data=f, headers={'x-amz-meta-owner':'alice'})")]
    [InlineData("s3.generate_presigned_url('put_object', Params={'Bucket':'b','Key':'k','Tagging':'a=b'})\nrequests.put(url, data=f, headers={'x-amz-tagging':'a=c'})")]
    public void A_header_that_code_sends_otherwise_than_it_was_signed(string code) =>
        Assert.Equal(CauseId.SignedHeaderChanged, TextIntake.Read(code + Mismatch, out _).Diagnose().RootCause);

    [Fact]
    public void The_same_value_is_not_changed() => Assert.NotEqual(CauseId.SignedHeaderChanged, TextIntake.Read(
        "s3.generate_presigned_url('put_object', Params={'Bucket':'b','Key':'k','Metadata':{'owner':'Alice'}})\nrequests.put(url, data=f, headers={'x-amz-meta-owner':'Alice'})"
        + Mismatch, out _).Diagnose().RootCause);

    [Theory]
    [InlineData("$ gsutil signurl -d 10m key.json gs://b/a.png\n$ curl -T a.png \"$URL\"")]
    [InlineData("$ gcloud storage sign-url gs://b/a.png --private-key-file=k.json\n$ curl -T a.png \"$URL\"")]
    [InlineData("file.getSignedUrl({version:'v4', action:'read', expires: 1})\nfetch(url, {method:'PUT', body})")]
    [InlineData("blob.generate_signed_url(version='v4', expiration=900)\nrequests.put(url, data=f)")]
    public void A_URL_of_Google_for_another_method(string code) => Assert.Equal(CauseId.WrongMethod, TextIntake.Read(
        code + "\n<Error><Code>SignatureDoesNotMatch</Code><Message>Access denied.</Message><Details>The request signature we calculated does not match the "
        + "signature you provided. Check your Google secret key and signing method.</Details></Error>", out _).Diagnose().RootCause);

    [Fact]
    public void A_list_behind_curl_says_nothing_of_its_method()
    {
        string text = "$ aws s3 presign s3://examplebucket/reports/q3.pdf\n" + Signed.Url() + "\n$ curl -T a.bin '" + Signed.Url() + "'" + Mismatch + "\n$ aws s3 ls s3://examplebucket/\n";
        PresignDiagnosis diagnosis = TextIntake.Read(text, out _).Diagnose();
        Assert.Equal("PUT", diagnosis.Method);
        Assert.Equal(CauseId.WrongMethod, diagnosis.RootCause);
    }

    [Theory]
    [InlineData("https://login.example.com/saml", CauseId.Redirected)]
    [InlineData("https://blocked.filter.example.net/why?u=1", CauseId.Redirected)]
    [InlineData("https://examplebucket.s3.eu-west-1.amazonaws.com/reports/q3.pdf", null)]
    public void A_redirect_of_wget_to_another_server(string to, string? cause)
    {
        string text = "$ wget '" + Signed.Url() + "'\nHTTP request sent, awaiting response... 302 Found\nLocation: " + to
            + " [following]\nHTTP request sent, awaiting response... 403 Forbidden";
        PresignDiagnosis diagnosis = (TextIntake.Read(text, out _) with { AsOf = Failure.Now }).Diagnose();
        Assert.Equal(cause is not null, diagnosis.RootCause == CauseId.Redirected);
    }

    private static string Filled(string text) => text.Replace("@", Secret, StringComparison.Ordinal)
        .Replace("KEY: %", "KEY: " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Secret + "\n")), StringComparison.Ordinal);
}
