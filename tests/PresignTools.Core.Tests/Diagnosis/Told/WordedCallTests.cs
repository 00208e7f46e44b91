using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>Calls of tools, told in words where the call itself is not named.</summary>
public class WordedCallTests
{
    [Theory]
    [InlineData("Error getting region of bucket example-media: AccessDenied: Access Denied")]
    [InlineData("Failed to determine the bucket's location (403 Forbidden)")]
    [InlineData("ERROR could not fetch location for bucket \"example-media\": Access Denied")]
    [InlineData("Unable to detect the region of your bucket - S3 said: AccessDenied: Access Denied")]
    [InlineData("backup plugin: Error listing buckets: AccessDenied: Access Denied")]
    [InlineData("Could not get the list of buckets: Access Denied (AccessDenied)")]
    [InlineData("Failed to load your buckets. AccessDenied: Access Denied")]
    [InlineData("harbor with S3 storage: push fails\ns3aws: AccessDenied: Access Denied\n\tstatus code: 403, request id: 4442587FB7D0A2F9, host id: a=")]
    public void Are_calls_that_nobody_asked_for(string text) => Assert.Equal(CauseId.HiddenCallNotPermitted, Read(text).RootCause);

    [Theory]
    [InlineData("Failed to get object in bucket example-media: AccessDenied: Access Denied, region eu-west-1")]
    [InlineData("Error uploading to bucket example-media in region eu-west-1: AccessDenied: Access Denied")]
    [InlineData("Error listing objects of the buckets: AccessDenied: Access Denied")]
    [InlineData("the region of the bucket is eu-west-1\nputObject: AccessDenied: Access Denied")]
    public void Words_for_another_call(string text) => Assert.NotEqual(CauseId.HiddenCallNotPermitted, Read(text).RootCause);

    private static PresignDiagnosis Read(string text) => TextIntake.Read(text, out _).Diagnose();
}
