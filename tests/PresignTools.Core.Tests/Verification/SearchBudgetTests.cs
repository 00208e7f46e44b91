using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Search;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Verification;

/// <summary>
/// The search for what was signed ends by a count of work, whatever the URL is like, and when the user stops it. Work is asserted, not
/// time.
/// </summary>
public class SearchBudgetTests
{
    private const string Query =
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIARTX3GSDSQEYGAPBA%2F20261124%2Feu-central-1%2Fs3%2Faws4_request"
        + "&X-Amz-Date=20261124T120000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host";
    private static readonly string Signature = "&X-Amz-Signature=" + new string('a', 64);
    private static readonly SigningCredentials Secret = new("AKIARTX3GSDSQEYGAPBA", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 5, 0, TimeSpan.Zero);

    private static readonly int[] Lengths = [800, 1_600, 3_200, 16_000, 32_000];

    // Each search spends its whole budget: a short and a long URL show the bound, and the nightly run all lengths.
    private static readonly int[] Tried = Nightly.IsOn ? Lengths : [1_600, 32_000];

    /// <summary>URLs of about n characters.</summary>
    private static readonly Dictionary<string, Func<int, string>> Hostile = new()
    {
        ["the same parameter"] = n => Url("k", Many(n / 4, _ => "p=1&") + Query),
        ["many parameters"] = n => Url("k", Many(n / 7, i => $"a{i}=%20&") + Query),
        ["parameters without a value"] = n => Url("k", Many(n / 2, i => "&" + (char)('a' + (i % 26))) + "&" + Query),
        ["plus signs in parameters"] = n => Url("k", "x=" + new string('+', n) + "&" + Query),
        ["a long path"] = n => Url(new string('k', n), Query),
        ["a path that is not ASCII"] = n => Url(new string('\u00fc', n), Query),
        ["slashes"] = n => Url(new string('/', n), Query),
        ["blanks and plus signs"] = n => Url(Many(n / 4, _ => "%20+"), Query),
        ["a long token"] = n => Url("k", Query + "&X-Amz-Security-Token=" + new string('A', n)),
        ["a long value"] = n => Url("k", "response-content-disposition=" + new string('d', n) + "&" + Query),
        ["many signed headers"] = n => Url("k", Query + Many(n / 6, i => "%3Bx" + i)),
        ["many signed x-amz headers in the query"] = n => Url("k", Many(n / 20, i => $"x-amz-a{i}=1&") + Query + Many(n / 20, i =>
            "%3Bx-amz-a" + i)),
        ["a long host"] = n => "https://" + new string('b', n) + ".s3.eu-central-1.amazonaws.com/k?" + Query + Signature,
        ["a long region"] = n => Url("k", Query.Replace("eu-central-1", new string('e', n))),
        ["a long key id"] = n => Url("k", Query.Replace("AKIARTX3GSDSQEYGAPBA", new string('A', n))),
        ["version 2"] = n => "https://b.s3.amazonaws.com/k?" + Many(n / 11, i => $"x-amz-{i}=1&")
            + "AWSAccessKeyId=AKIARTX3GSDSQEYGAPBA&Expires=1800000000&Signature=1No4mq5ETf02z8aet9voy6gui6E%3D",
        ["version 4A"] = n => "https://a.mrap.accesspoint.s3-global.amazonaws.com/k?" + Many(n / 4, _ => "p=1&")
            + Query.Replace("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256").Replace("%2Feu-central-1", "")
            + "&X-Amz-Region-Set=%2A&X-Amz-Signature=3045022100" + new string('7', 64) + "0220" + new string('7', 64),
    };

    public static TheoryData<string> Kinds => [.. Hostile.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Work_is_bounded_however_long_the_url_is(string kind)
    {
        foreach (int n in Tried)
        {
            foreach ((string? method, IReadOnlyList<KeyValuePair<string, string>>? headers) in new[] { ("GET",
                (IReadOnlyList<KeyValuePair<string, string>>?)[]), (null, null) })
            {
                VerificationContext verification = Judge(Hostile[kind](n), method, headers);

                Assert.NotEqual(true, verification.SignatureMatches);
                Assert.InRange(verification.Budget.Spent, 0, SearchBudget.Limit);
                Assert.InRange(verification.HypothesesTried, 0, SignatureSearch.Budget);

                // Bytes: the seven methods are tried beyond the budget, the rest within it, at three units a byte or more.
                Assert.InRange(verification.HashedBytes, 0, (SearchBudget.Limit / 3) + (8L * 9 * (n + 2_000)));
            }
        }
    }

    [Fact]
    public void A_longer_url_gets_fewer_tries()
    {
        int[] tried = [.. Lengths[1..].Select(n => Judge(Hostile["the same parameter"](n), "GET", []).HypothesesTried)];

        Assert.Equal([.. tried.OrderDescending()], tried);
        Assert.InRange(tried[3], 100, tried[0] / 2);
    }

    [Fact]
    public void A_search_that_was_cut_short_says_so()
    {
        VerificationContext verification = Judge(Hostile["the same parameter"](16_000), "GET", []);
        var result = new PresignedUrlTest(verification);

        Assert.False(result.SearchIsComplete);
        Assert.False(result.IsValid);
        Assert.Equal(SignatureState.Wrong, result.SignatureState);
        Assert.Contains("cut short", result.Findings.Single(f => f.Cause == CauseId.SignatureMismatch
            && f.Status == FindingStatus.Fail).Evidence);
    }

    [Fact]
    public void The_search_of_a_usual_url_is_complete_whatever_it_finds()
    {
        PresignedUrlTest unexplained = Signed.Test(Signed.Url("a.txt"), with: new SigningCredentials("AKIAIOSFODNN7EXAMPLE",
            "another secret altogether"));
        PresignedUrlTest explained = Signed.Test(Signed.Url("a.txt"), "PUT");

        Assert.True(unexplained.SearchIsComplete);
        Assert.DoesNotContain("cut short", unexplained.Findings[0].Evidence);
        Assert.True(explained.SearchIsComplete);
    }

    [Fact]
    public void The_likely_differences_of_a_long_url_are_found_all_the_same()
    {
        string url = Signed.Url(query: [("response-content-disposition", "attachment; filename=" + new string('d', 4_000))]);

        Assert.Equal(CauseId.WrongMethod, Signed.Test(url, "PUT").Cause);
        Assert.Equal(CauseId.ExtraQueryParameter, Signed.Test(url + "&utm_source=x").Cause);
        Assert.Equal(CauseId.WrongSecretKey, Signed.Test(url, with: new SigningCredentials("AKIAIOSFODNN7EXAMPLE", Signed.Secret
            + "\n")).Cause);
    }

    [Theory]
    [InlineData("the same parameter")]
    [InlineData("a path that is not ASCII")]
    [InlineData("version 2")]
    [InlineData("version 4A")]
    public void A_stopped_search_ends_at_its_next_try(string kind)
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => Judge(Hostile[kind](4_000), "GET", [], stop.Token));
    }

    [Fact]
    public void A_search_that_is_stopped_while_it_runs_does_no_more_work()
    {
        using var stop = new CancellationTokenSource();
        var budget = new SearchBudget(stop.Token);

        Assert.True(budget.TrySpend(1_000));
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => budget.TrySpend(1_000));
        Assert.Equal(1_000, budget.Spent);
    }

    private static VerificationContext Judge(string url, string? method, IReadOnlyList<KeyValuePair<string, string>>? headers,
        CancellationToken cancellation = default) =>
        PresignedUrlVerifier.Judge(new ReceivedRequest { Url = url, Method = method, Headers = headers }, Secret, Now, null,
            SearchEffort.Full, new SigningKeyCache(), cancellation);

    private static string Url(string key, string query) => "https://b.s3.eu-central-1.amazonaws.com/" + key + "?" + query + Signature;

    private static string Many(int count, Func<int, string> piece) => string.Concat(Enumerable.Range(0, count).Select(piece));
}
