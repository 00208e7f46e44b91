using PresignTools.Responses;

namespace PresignTools.Tests.Responses;

public class CutAnswerTests
{
    private const string Head = "Error executing \"PutObject\" on \"https://s3.example.net/b/k\"; AWS HTTP error: Client error: `PUT "
        + "https://s3.example.net/b/k` resulted in a `400 Bad Request` response:\n<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    [Fact]
    public void A_body_that_Guzzle_cut_is_read_as_far_as_it_goes()
    {
        S3ErrorResponse read = Read(Head + "<Error><Code>NoSuchBucket</Code><Message></Message><BucketName>photos</BucketN (truncated...)\n");

        Assert.Equal(("NoSuchBucket", true), (read.Code, read.IsTruncated));
    }

    [Fact]
    public void The_message_is_taken_from_what_the_SDK_repeats()
    {
        S3ErrorResponse read = Read(Head + "<Error><Code>InvalidTag</Code><Message>The Tag (truncated...)\n InvalidTag (client): The TagKey you "
            + "have provided is invalid - \n");

        Assert.Equal("The TagKey you have provided is invalid -", read.Message);
    }

    [Theory]
    [InlineData("(truncated...)")]
    [InlineData("[truncated]")]
    public void The_whole_body_behind_a_cut_one_counts(string mark)
    {
        S3ErrorResponse read = Read(Head + "<Error><Code>EntityTooLarge</Code><Mess " + mark + "\n EntityTooLarge (client): Too large - <?xml "
            + "version=\"1.0\"?><Error><Code>EntityTooLarge</Code><Message>Your proposed upload exceeds the maximum allowed size</Message>"
            + "<MaxSizeAllowed>5368709120</MaxSizeAllowed></Error>");

        Assert.Equal(("Your proposed upload exceeds the maximum allowed size", false), (read.Message, read.IsTruncated));
        Assert.Equal("5368709120", read.Elements["MaxSizeAllowed"]);
    }

    [Fact]
    public void A_key_with_such_a_mark_cuts_nothing()
    {
        S3ErrorResponse read = Read("<Error><Code>NoSuchKey</Code><Key>a (truncated).txt</Key><RequestId>1</RequestId></Error>");

        Assert.Equal(("a (truncated).txt", "1", false), (read.Key, read.RequestId, read.IsTruncated));
    }

    [Fact]
    public void Another_answer_behind_it_is_not_taken_for_it()
    {
        S3ErrorResponse read = Read(Head + "<Error><Code>NoSuchKey</Code><Mes (truncated...)\n<Error><Code>AccessDenied</Code></Error>");

        Assert.Equal("NoSuchKey", read.Code);
    }

    [Fact]
    public void Slashes_that_PHP_escaped_in_JSON_are_undone()
    {
        S3ErrorResponse read = Read("{\"Message\": \"response:\\n<?xml version='1.0'?><Error><Code>SlowDown<\\/Code><Message>Please reduce your "
            + "request rate.<\\/Message><De (truncated...)\\n\"}");

        Assert.Equal(("SlowDown", "Please reduce your request rate."), (read.Code, read.Message));
    }

    private static S3ErrorResponse Read(string text) => S3ErrorResponseReader.Read(new S3ResponseInput { Body = text });
}
