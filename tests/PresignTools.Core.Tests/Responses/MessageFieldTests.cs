using PresignTools.Responses;

namespace PresignTools.Tests.Responses;

public class MessageFieldTests
{
    [Theory]
    [InlineData("StatusCode=403, ErrorCode=AccessDenied, ErrorMessage=\"Bucket is frozen.\", RequestId=1", "Bucket is frozen.")]
    [InlineData("code=AccessDenied errmsg='Bucket is frozen.'", "Bucket is frozen.")]
    [InlineData("code=AccessDenied, ErrorMessage=\"Bucket is", null)]
    [InlineData("ErrorMessage=\"x\"", null)]
    public void The_message_beside_a_code_is_read(string text, string? message) =>
        Assert.Equal(message, MessageField.Of(text, "AccessDenied"));
}
