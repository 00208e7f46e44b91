using PresignTools.Text;

namespace PresignTools.Tests.Text;

public class TimesTests
{
    [Theory]
    [InlineData(1, "1 second")]
    [InlineData(90, "90 seconds")]
    [InlineData(300, "5 minutes")]
    [InlineData(7100, "118 minutes")]
    [InlineData(7200, "2 hours")]
    [InlineData(172_800, "2 days")]
    public void A_span_is_told_in_the_largest_unit_of_which_it_has_two(int seconds, string text) =>
        Assert.Equal(text, Times.Whole(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("It was valid until 2026-03-01T13:00:00Z.", "The URL ended at 2026-03-01T13:00:00Z.", true)]
    [InlineData("Until 2026-03-01T13:00:00Z; 2026-03-01T14:00:00Z is later.", "Ended at 2026-03-01T13:00:00Z.", false)]
    [InlineData("T. 2026-03-01T13:00:00", "2026-03-01T13:00:00Z", false)]
    [InlineData("The host was changed.", "Ended at 2026-03-01T13:00:00Z.", false)]
    [InlineData("", "", false)]
    public void A_sentence_with_no_other_instants_says_the_same_once_more(string text, string before, bool again) =>
        Assert.Equal(again, Times.SaysAgain(text, before));
}
