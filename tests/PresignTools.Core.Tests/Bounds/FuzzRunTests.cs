namespace PresignTools.Tests.Bounds;

public class FuzzRunTests
{
    /// <summary>A small part of what <c>build.ps1 Fuzz</c> runs.</summary>
    [Fact]
    public void Hostile_texts_are_taken_or_refused() => Assert.Null(FuzzRun.Run(20_261_124, Nightly.Times(1_000))?.ToString());

    [Fact]
    public void The_same_seed_gives_the_same_text_and_others_give_others()
    {
        Assert.Equal(HostileGrammar.Make(7), HostileGrammar.Make(7));
        Assert.True(Enumerable.Range(0, 100).Select(HostileGrammar.Make).Distinct().Count() > 90);
    }

    [Theory]
    [InlineData("status 4\u0660\u0663")]
    [InlineData("HTTP/1.1 \u0664\u0660\u0663 Forbidden\n\n")]
    [InlineData("\u0664\u0660\u0663 Forbidden")]
    public void Digits_of_other_scripts_are_no_status(string text) => Assert.Null(FuzzRun.FaultOf("diagnosis", text));

    /// <summary>What the fuzzer found, so that it is not found again.</summary>
    [Theory]
    [InlineData("http://e?X-Amz-SignedHeaders=\"")]
    public void A_word_at_the_very_end_is_looked_at_no_further(string text) => Assert.Null(FuzzRun.FaultOf("diagnosis", text));
}
