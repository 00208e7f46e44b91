using PresignTools.Intake;

namespace PresignTools.Tests.Intake.Readers;

public class UnusableEndpointTests
{
    [Theory]
    [InlineData("Get \"files.example.net/b/k\": unsupported protocol scheme \"\"")]
    [InlineData("requests.exceptions.MissingSchema: Invalid URL 'files.example.net': No scheme supplied. Perhaps you meant https://?")]
    [InlineData("ValueError: Invalid endpoint: files.example.net")]
    [InlineData("java.lang.NullPointerException: The URI scheme of endpointOverride must not be null.")]
    [InlineData("Endpoint: https://files.example.net does not follow ip address or domain name standards.")]
    [InlineData("TypeError [ERR_INVALID_URL]: Invalid URL")]
    [InlineData("relative URL without a base")]
    public void What_clients_say_of_an_endpoint_is_read(string text) => Assert.NotNull(UnusableEndpoint.Word(text));

    [Theory]
    [InlineData("The specified key does not exist.")]
    [InlineData("Could not connect to the endpoint URL")]
    public void Other_words_are_not(string text) => Assert.Null(UnusableEndpoint.Word(text));
}
