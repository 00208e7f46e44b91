using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>What S3's sentence leaves open of a Deny, and the text tells: age, network, header, session.</summary>
public class ExplicitDenyTests
{
    [Theory]
    [InlineData("signature-age-condition", "Our PDF links are made with X-Amz-Expires=86400. They open fine right after the mail is sent, but the customer who opens the mail an hour later gets AccessDenied \"with an explicit deny in a resource-based policy\". A regenerated link works.")]
    [InlineData("signature-age-condition", "go test: presign GET, sleep 20 min, GET again\n  t+0s 200\n  t+20m 403 User: arn:aws:iam::111122223333:user/ci is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/a\" with an explicit deny in a resource-based policy\nfresh url after that: 200. expiry is 12h")]
    [InlineData("signature-age-condition", "<Error><Code>AccessDenied</Code><Message>User: arn:aws:iam::111122223333:user/x is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/a\" with an explicit deny in a resource-based policy</Message></Error>\nurl age 35 s: 200\nurl age 290 s: 200\nurl age 310 s: 403\nurl age 900 s: 403\nurl expires after 3600")]
    [InlineData("source-ip-condition", "python requests.get(url) on my laptop in the office works, the same script on the build server at the hoster: 403 AccessDenied ... with an explicit deny in a resource-based policy. url from our api, 1 h.")]
    [InlineData("source-ip-condition", "GET presigned: AccessDenied, explicit deny in a resource-based policy. At home without VPN it fails, with the VPN on it works.")]
    [InlineData("source-ip-condition", "curl over mobile data: with an explicit deny in a resource-based policy. On the company wifi the same link loads.")]
    [InlineData("sse-header-required-by-policy", "go: s3.PutObject gives \"with an explicit deny in a resource-based policy\". If I add ServerSideEncryption: types.ServerSideEncryptionAes256 it works. Why?")]
    [InlineData("sse-header-required-by-policy", "PUT with the presigned url: 403, explicit deny in a resource-based policy\naws s3 cp --sse AES256 a.txt s3://amzn-s3-demo-bucket/ works with the same keys")]
    [InlineData("header-required-by-policy", "upload denied: User: arn:aws:iam::111122223333:user/u is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/k\" with an explicit deny in a resource-based policy. With --storage-class STANDARD_IA it works")]
    [InlineData("header-required-by-policy", "put-object is refused \"with an explicit deny in a resource-based policy\"; my colleague's script sends x-amz-tagging: team=a and that goes through")]
    [InlineData("session-revoked", "lambda fails since noon: is not authorized to perform: s3:PutObject ... with an explicit deny in an identity-based policy. The role now has an inline policy AWSRevokeOlderSessions.")]
    [InlineData("session-revoked", "All presigned links of before 09:00 answer 403 (explicit deny in an identity-based policy), newer ones work. Security revoked all sessions of the role after the phishing.")]
    [InlineData("session-revoked", "pods and their state, role app-prod, 403 = \"User: arn:aws:sts::111122223333:assumed-role/app-prod/x is not authorized to perform: s3:GetObject on resource: \\\"arn:aws:s3:::amzn-s3-demo-bucket/a\\\" with an explicit deny in an identity-based policy\"\npod-a 2026-03-01T08:00:00Z 403\npod-b 2026-03-01T08:10:00Z 403\npod-c 2026-03-01T11:00:00Z ok\npod-d 2026-03-01T12:00:00Z ok")]
    [InlineData("signature-age-condition", "Retool loads images by presigned S3 urls (ExpiresIn 43200). First request shows all, after 10 minutes reload gives 403: \"with an explicit deny in a resource-based policy\". New urls are fine again.")]
    [InlineData("source-ip-condition", "Field engineers on tablets over 4G get \"User: arn:aws:sts::111122223333:assumed-role/app/i-1 is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/m.pdf\" with an explicit deny in a resource-based policy\". The same link in headquarters works.")]
    [InlineData("bucket-policy-explicit-deny", "java batch: S3Exception: User: arn:aws:sts::111122223333:assumed-role/batch/b is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/a\" with an explicit deny in a resource-based policy (Service: S3, Status Code: 403). Worked on Friday.")]
    public void A_text_that_tells_the_cause(string cause, string text) => Assert.Equal(cause, Read(text).RootCause);

    [Theory]
    [InlineData("signature-age-condition", "User: arn:aws:iam::111122223333:user/ci is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/a\" with an explicit deny in a resource-based policy. It never worked, also right after signing and with new links, and a few minutes later the same.")]
    [InlineData("source-ip-condition", "AccessDenied with an explicit deny in a resource-based policy. I get the same on my laptop, in the office, and on the server; nothing works.")]
    [InlineData("sse-header-required-by-policy", "PutObject: with an explicit deny in a resource-based policy. I added ServerSideEncryption AES256 and it does not work either.")]
    [InlineData("session-revoked", "AccessDenied: Access Denied for s3 get. Nobody did revoke sessions, I asked. The role's policy allows s3:PutObject only.")]
    public void Words_alike_that_tell_another_story(string cause, string text) => Assert.NotEqual(cause, Read(text).RootCause);

    private static PresignDiagnosis Read(string text) =>
        TextIntake.Read(text, out _).Diagnose();
}
