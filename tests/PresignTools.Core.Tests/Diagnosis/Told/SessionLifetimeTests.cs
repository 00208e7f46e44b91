using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>A link with a session token that is meant to live longer than sessions do.</summary>
public class SessionLifetimeTests
{
    [Theory]
    [InlineData("our mails have presigned links, valid for 5 days. The next day they are dead. They have X-Amz-Security-Token in the query (ECS task).")]
    [InlineData("generate_presigned_url(ExpiresIn=604800) in Lambda; links stop working after some hours\n...&X-Amz-Security-Token=IQoJb3JpZ2luX2VjE...")]
    [InlineData("url has an expiry of one week, x-amz-security-token=FwoGZXIvYXdz..., and customers say that it fails after a day with a 400")]
    [InlineData("S3 download links in the newsletter should be good for a month but expire much earlier. ?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Security-Token=...")]
    public void Ends_with_the_session(string text) => Assert.Equal(CauseId.CredentialsExpiredBeforeUrl, Read(text).RootCause);

    [Theory]
    [InlineData("presigned links, valid for 5 days, dead the next day. No token in them, a user's key signs.")]
    [InlineData("presigned links with X-Amz-Security-Token, valid for 15 minutes; after 5 days of use it fails")]
    [InlineData("valid for 7 days, X-Amz-Security-Token in the URL, after the update:\nAccess to fetch at 'https://example-media.s3.amazonaws.com/a' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present")]
    [InlineData("valid for 7 days, X-Amz-Security-Token in the URL, after the update: SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided.")]
    public void Does_not_end_so(string text) => Assert.NotEqual(CauseId.CredentialsExpiredBeforeUrl, Read(text).RootCause);

    private static PresignDiagnosis Read(string text) => TextIntake.Read(text, out _).Diagnose();
}
