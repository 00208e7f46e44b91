using PresignTools.Intake;
using PresignTools.Intake.Reading;
using PresignTools.Text;

namespace PresignTools.Tests.Intake;

public class FailureSplitterTests
{
    private const string Expired = "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>";
    private const string NoKey = "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>";

    private const string Policy =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::reports/*"}]}
        """;

    private static string Url(int n) =>
        $"https://reports.s3.eu-west-1.amazonaws.com/{n}.csv?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260101"
            + "%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260101T000000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature="
            + n.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void A_text_with_one_failure_stays_as_it_is()
    {
        foreach (string text in (string[])[Url(1), $"curl '{Url(1)}'\n{Expired}", "no URL at all", string.Empty, $"{Url(1)}\n{Url(1)}\n{Expired}"])
        {
            Assert.Equal([text], TextIntake.Failures(text, out int leftOut));
            Assert.Equal(0, leftOut);
        }
    }

    [Fact]
    public void Each_URL_with_an_answer_of_its_own_is_a_failure_and_keeps_its_lines()
    {
        string text = $"We use a VPN.\n$ curl '{Url(1)}'\n{Expired}\n\nThe other one:\n$ curl '{Url(2)}'\n{NoKey}\n";

        IReadOnlyList<string> failures = TextIntake.Failures(text, out _);

        Assert.Equal(2, failures.Count);
        Assert.Equal(["AccessDenied", "NoSuchKey"], failures.Select(static f => TextIntake.Read(f, out _).Response!.Code));
        Assert.All(failures, static f => Assert.StartsWith("We use a VPN.\n", f, StringComparison.Ordinal));
        Assert.Equal([string.Empty, string.Empty, string.Empty, "The other one:"], failures[1].Split('\n')[1..5]);
        Assert.Equal(6, TextIntake.Read(failures[1], out _).Reading.First(static r => r.Kind == ReadFactKind.Url).Place.Start.Line);
    }

    [Fact]
    public void A_policy_belongs_to_all()
    {
        IReadOnlyList<string> failures = TextIntake.Failures($"$ curl '{Url(1)}'\n{Expired}\n$ curl '{Url(2)}'\n{NoKey}\n\nbucket policy:\n{Policy}", out _);

        Assert.Equal(2, failures.Count);
        Assert.All(failures, static f => Assert.Contains("\"Statement\"", f, StringComparison.Ordinal));
    }

    [Fact]
    public void What_succeeded_is_no_failure()
    {
        string text = $"$ curl -i '{Url(1)}'\nHTTP/1.1 200 OK\n\n$ curl '{Url(2)}'\n{NoKey}\n$ curl '{Url(3)}'\n{Expired}";

        Assert.Equal(["NoSuchKey", "AccessDenied"], TextIntake.Failures(text, out _).Select(static f => TextIntake.Read(f, out _).Response!.Code));
    }

    [Theory]
    [InlineData("$ curl '{0}'\n{2}\nand with this one it works: {1}")]
    [InlineData("{0}\n{1}\n\n$ curl '{0}'\n{2}\n$ curl '{1}'\n{2}")]
    [InlineData("first {0}\nthen {1}\n{2}")]
    public void What_belongs_to_which_is_not_guessed(string format)
    {
        string text = string.Format(System.Globalization.CultureInfo.InvariantCulture, format, Url(1), Url(2), Expired);

        Assert.Equal([text], TextIntake.Failures(text, out _));
    }

    [Fact]
    public void A_list_of_URLs_is_a_failure_a_URL_whatever_their_number()
    {
        string[] urls = [.. Enumerable.Range(1, 300).Select(Url)];

        Assert.Equal(urls, TextIntake.Failures(string.Join("\n", urls), out int leftOut));
        Assert.Equal(0, leftOut);
    }

    [Fact]
    public void Beyond_the_limit_the_number_is_told()
    {
        string text = string.Join("\n", Enumerable.Range(1, 30).Select(static n => $"$ curl '{Url(n)}'\n{NoKey}"));

        Assert.Equal(20, TextIntake.Failures(text, out int leftOut).Count);
        Assert.Equal(10, leftOut);
    }

    [Fact]
    public void The_work_grows_with_the_text_only()
    {
        long[] work = [.. ((int[])[200, 400, 800]).Select(static count =>
        {
            string text = string.Join("\n", Enumerable.Range(1, count).Select(static n => $"$ curl '{Url(n)}'\n{NoKey}"));
            long before = Work.Done;
            TextIntake.Failures(text, out _);
            return Work.Done - before;
        })];

        Assert.True(work[1] < 2.5 * work[0] && work[2] < 2.5 * work[1], string.Join(", ", work));
    }
}
