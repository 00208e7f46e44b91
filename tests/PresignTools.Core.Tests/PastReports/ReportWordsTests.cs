using PresignTools.PastReports;
using PresignTools.ReportTrainer;
using PresignTools.Tests.Architecture;

namespace PresignTools.Tests.PastReports;

/// <summary>The table of words, and how it is trained.</summary>
public sealed class ReportWordsTests
{
    private static readonly string Resource = Path.Combine(SourceTree.Root, "src/PresignTools.Core/PastReports/ReportWords.txt");

    /// <summary>Who adds reports and forgets the table finds out here: <c>build.ps1 Train</c> makes it anew.</summary>
    [Fact]
    public void The_table_is_made_of_the_reports_that_are_there()
    {
        List<Report> reports = Report.Under(Path.Combine(SourceTree.Root, "tests/cases"));
        Assert.Equal($"# {reports.Count} reports, {Table.Digest(reports)}", File.ReadLines(Resource).ElementAt(1));
    }

    [Fact]
    public void What_is_locked_for_measuring_is_not_among_them()
    {
        string locked = Path.Combine(SourceTree.Root, "tests/cases/pastes/locked/pastes.jsonl");
        HashSet<string> ids = [.. Report.ReadAll(locked).Select(static r => r.Id)];
        Assert.True(ids.Count > 100, $"{ids.Count} locked reports");
        Assert.DoesNotContain(Report.Under(Path.Combine(SourceTree.Root, "tests/cases")), r => ids.Contains(r.Id));
    }

    [Fact]
    public void Every_cause_of_it_is_in_the_catalogue() =>
        Assert.All(ReportWords.Default.Causes, static c => Assert.True(CauseCatalogue.TryFind(c, out _), c));

    /// <summary>A term stands in three reports at least, and is a word: no key, token or id of a report is carried along.</summary>
    [Fact]
    public void Its_terms_are_words() => Assert.All(
        File.ReadLines(Resource).Skip(5).Select(static l => l.Split(' ')[0]),
        static t => Assert.True(t.Length <= ReportTerms.Longest && (t.Length == 3 || t.All(static c => char.IsAsciiLetterLower(c) || c == '\'')), t));

    [Fact]
    public void Likelihoods_are_shares_of_one_the_most_likely_first()
    {
        IReadOnlyList<WordedCause> causes = ReportWords.Default.Weigh(
            "since the SDK was updated uploads to our own server fail: x-amz-checksum-crc32 is not supported, with the old version it works");
        Assert.Equal(1, causes.Sum(static c => c.Likelihood), 9);
        Assert.Equal(causes.OrderByDescending(static c => c.Likelihood).Select(static c => c.Cause), causes.Select(static c => c.Cause));
        Assert.Equal("checksum-default", causes[0].Cause);
        Assert.InRange(causes[0].Terms.Count, 1, 4);
        Assert.Contains(causes[0].Terms, static t => t is "checksum" or "crc" or "since" or "version" or "updated");
    }

    [Fact]
    public void A_text_without_a_known_term_says_nothing() => Assert.Empty(ReportWords.Default.Weigh("zzyzx 9999 qwxyz"));

    /// <summary>Two words must not say as much as a page.</summary>
    [Fact]
    public void A_short_text_says_less()
    {
        string one = "CORS policy";
        string page = "blocked by CORS policy: no Access-Control-Allow-Origin header is present on the requested resource, preflight fails in Chrome and "
            + "Firefox with fetch, the same URL works with curl; AllowedOrigin, AllowedMethod and ExposeHeader of the bucket's CORS rules were not changed";
        Assert.Equal("cors-misconfigured", ReportWords.Default.Weigh(page)[0].Cause);
        Assert.True(ReportWords.Default.Weigh(one)[0].Likelihood < ReportWords.Default.Weigh(page)[0].Likelihood);
    }

    [Theory]
    [InlineData("causes a b\nbias 0\nscale 1")]
    [InlineData("bias 0")]
    [InlineData("causes a\nbias x\nscale 1")]
    public void A_table_of_another_form_is_refused(string table) => Assert.Throws<FormatException>(() => ReportWords.Parse(table));

    /// <summary>What training does, on reports that are easy to tell apart: each word of one cause only.</summary>
    [Fact]
    public void Training_learns_which_words_go_with_which_cause()
    {
        Report[] reports =
        [
            .. Enumerable.Range(0, 12).Select(static i => Of(i, "url-expired", $"link expired yesterday {(i % 2 == 0 ? "curl" : "browser")}")),
            .. Enumerable.Range(12, 12).Select(static i => Of(i, "wrong-region", $"bucket lives in another region {(i % 2 == 0 ? "curl" : "browser")}")),
        ];
        string table = Table.Train(reports);
        Assert.Equal(table, Table.Train(reports));
        var words = ReportWords.Parse(table);
        Assert.Equal("url-expired", words.Weigh("the link has expired")[0].Cause);
        Assert.Equal("wrong-region", words.Weigh("which region is it")[0].Cause);
        Assert.Equal("region", words.Weigh("which region is it")[0].Terms[0]);
        IReadOnlyList<WordedCause> neither = words.Weigh("curl");
        Assert.InRange(neither[0].Likelihood, 0.5, 0.6);
    }

    private static Report Of(int number, string cause, string text) =>
        new($"R{number}", cause, new HashSet<string> { cause }, true, true, ReportTerms.Of(text));
}
