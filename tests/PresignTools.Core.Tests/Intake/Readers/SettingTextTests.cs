using PresignTools.Intake;

namespace PresignTools.Tests.Intake.Readers;

public class SettingTextTests
{
    [Theory]
    [InlineData("S3_ENDPOINT=http://h")]
    [InlineData("  endpoint_url: \"http://h\"")]
    [InlineData("--endpoint-url http://h")]
    [InlineData("\"serviceUrl\": \"http://h\"")]
    [InlineData("'endpoint' => 'http://h'")]
    public void An_endpoint_that_is_set_was_not_requested(string text) =>
        Assert.True(SettingText.IsValueOfEndpoint(text, text.IndexOf("http", StringComparison.Ordinal)));

    [Theory]
    [InlineData("GET http://h")]
    [InlineData("the endpoint answers at http://h")]
    [InlineData("Could not connect to the endpoint URL: \"http://h\"")]
    [InlineData("url: http://h")]
    public void Other_URLs_were(string text) =>
        Assert.False(SettingText.IsValueOfEndpoint(text, text.IndexOf("http", StringComparison.Ordinal)));
}
