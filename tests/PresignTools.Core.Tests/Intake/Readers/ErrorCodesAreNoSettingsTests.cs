using PresignTools.Intake;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Intake.Readers;

public class ErrorCodesAreNoSettingsTests
{
    [Theory]
    [InlineData("InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.")]
    [InlineData("NoSuchBucket: The specified bucket does not exist")]
    [InlineData("MissingRegion: could not find region configuration\nstatus code: 403")]
    [InlineData("UnknownEndpoint: Inaccessible host: `s3.example.com'. status code: 403")]
    public void The_code_of_an_error_with_its_sentence(string text) => Assert.Empty(TextIntake.Read(text, out _).Settings);

    [Theory]
    [InlineData("AccessKeyId: minio", ClientSettingNames.AccessKeyId, "minio")]
    [InlineData("S3_BUCKET=files", ClientSettingNames.Bucket, "files")]
    public void A_setting_is_still_one(string line, string name, string value)
    {
        DiagnosisInput input = TextIntake.Read(line + "\nstatus code: 403", out _);
        Assert.Equal(value, input.Settings.Single(s => s.Name == name).Value);
    }
}
