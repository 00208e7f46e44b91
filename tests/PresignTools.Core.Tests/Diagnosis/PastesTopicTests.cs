using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis;

/// <summary>The texts of about_PresignPastes are diagnosed as the topic says.</summary>
public class PastesTopicTests
{
    public static TheoryData<string, string> Examples { get; } = Read();

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_text_of_the_topic_has_the_answer_that_stands_behind_it(string text, string answer) =>
        Assert.Equal(answer, TextIntake.Read(text, out _).Diagnose().RootCause);

    [Fact]
    public void There_are_ten() => Assert.Equal(10, Examples.Count);

    private static TheoryData<string, string> Read()
    {
        const string fence = "```text\n", end = "\n```", mark = "Answer: ";
        string topic = File.ReadAllText(Path.Combine(Root(), "docs/en-US/about_PresignPastes.md")).Replace("\r\n", "\n", StringComparison.Ordinal);
        var found = new TheoryData<string, string>();
        for (int i = topic.IndexOf(fence, StringComparison.Ordinal); i >= 0; i = topic.IndexOf(fence, i + 1, StringComparison.Ordinal))
        {
            int start = i + fence.Length, stop = topic.IndexOf(end, start, StringComparison.Ordinal);
            int answer = topic.IndexOf(mark, stop, StringComparison.Ordinal) + mark.Length;
            found.Add(topic[start..stop], topic[answer..topic.IndexOf('.', answer)]);
        }

        return found;
    }

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PresignTools.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not lie in the repository.");
        }

        return folder;
    }
}
