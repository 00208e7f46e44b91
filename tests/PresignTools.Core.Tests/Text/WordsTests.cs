using PresignTools.Text;

namespace PresignTools.Tests.Text;

public class WordsTests
{
    [Theory]
    [InlineData("it answers 403", true)]
    [InlineData("(403)", true)]
    [InlineData("403: no", true)]
    [InlineData("a1403 and 403", true)]
    [InlineData("a2c403e487", false)]
    [InlineData("4031", false)]
    [InlineData("id_403", false)]
    [InlineData("", false)]
    public void A_number_stands_alone(string text, bool isHeld)
    {
        Assert.Equal(isHeld, text.ContainsAny("403"));
        Assert.Equal(isHeld ? "403" : null, text.FirstContained("403"));
    }

    [Fact]
    public void Other_words_may_be_part_of_one() => Assert.True("UnDenied".ContainsAny("403", "denied"));
}
