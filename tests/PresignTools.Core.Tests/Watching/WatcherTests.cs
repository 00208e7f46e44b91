using CsCheck;
using PresignTools.Watching;

namespace PresignTools.Tests.Watching;

/// <summary>Watching by a clock of the test's own: what is told, and when.</summary>
public sealed class WatcherTests
{
    private const int Seconds = 400;
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly PresignedUrlState[] States = Enum.GetValues<PresignedUrlState>();

    /// <summary>
    /// States that change at random instants, checks that take up to two intervals and finish in any order: for each URL the changes alternate, and whatever
    /// lasts long enough is told within an interval and the time that its check takes.
    /// </summary>
    [Fact]
    public void Whatever_changes_is_told_once_and_within_an_interval() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[1, 5], Gen.Int[0, 100_000]).Sample((interval, count, seed) => Simulate(interval, count, seed), iter: Nightly.Times(300));

    private static void Simulate(int interval, int count, int seed)
    {
        var random = new Random(seed);
        var watcher = new UrlWatcher(TimeSpan.FromSeconds(interval), null);
        WatchedUrl[] urls = [.. Enumerable.Range(0, count).Select(static i => new WatchedUrl { Url = $"https://b.s3.eu-west-1.amazonaws.com/{i}" })];
        int slowest = random.Next(0, 2 * interval);
        int longest = interval + slowest + 1;
        var truth = urls.ToDictionary(static u => u.Id, _ => History(random, longest));
        var told = urls.ToDictionary(static u => u.Id, static _ => new List<PresignedUrlChange>());
        var under = new List<(int Done, WatchedUrl Url, UrlObservation Seen)>();
        foreach (WatchedUrl url in urls)
        {
            watcher.Add(url, Start);
        }

        for (int second = 0; second < Seconds; second++)
        {
            DateTimeOffset now = Start.AddSeconds(second);
            foreach ((int _, WatchedUrl url, UrlObservation seen) in under.Where(u => u.Done <= second).ToList())
            {
                if (watcher.Report(url, seen, now) is { } change)
                {
                    told[url.Id].Add(change);
                    Assert.True(change.NextCheck >= now && change.NextCheck <= now.AddSeconds(interval));
                }
            }

            under.RemoveAll(u => u.Done <= second);
            foreach (WatchedUrl url in watcher.TakeDue(now))
            {
                Assert.DoesNotContain(under, u => u.Url.Id == url.Id);
                var seen = new UrlObservation { At = now, State = truth[url.Id][second] };
                under.Add((second + random.Next(0, slowest + 1), url, seen));
                if (under[^1].Done == second && watcher.Report(url, seen, now) is { } at)
                {
                    told[url.Id].Add(at);
                }

                under.RemoveAll(u => u.Done == second && u.Url.Id == url.Id);
            }
        }

        foreach (WatchedUrl url in urls)
        {
            Verify(truth[url.Id], told[url.Id], longest);
        }
    }

    private static void Verify(PresignedUrlState[] truth, List<PresignedUrlChange> told, int longest)
    {
        Assert.Null(told[0].Was);
        for (int i = 1; i < told.Count; i++)
        {
            Assert.NotEqual(told[i - 1].State, told[i].State);
            Assert.Equal(told[i - 1].State, told[i].Was);
        }

        for (int second = 0; second < truth.Length - longest; second++)
        {
            // The change of this second was seen by a check that began within the time that it lasts.
            bool changed = second == 0 || truth[second] != truth[second - 1];
            bool lasts = truth.Skip(second).Take(longest).All(s => s == truth[second]);
            if (changed && lasts)
            {
                PresignedUrlChange last = told.Last(c => (c.Time - Start).TotalSeconds < second + longest);
                Assert.Equal(truth[second], last.State);
            }
        }
    }

    private static PresignedUrlState[] History(Random random, int longest)
    {
        var states = new PresignedUrlState[Seconds];
        PresignedUrlState state = States[random.Next(States.Length)];
        int left = random.Next(1, 3 * longest);
        for (int i = 0; i < Seconds; i++, left--)
        {
            if (left == 0)
            {
                state = States[random.Next(States.Length)];
                left = random.Next(1, 3 * longest);
            }

            states[i] = state;
        }

        return states;
    }

    [Fact]
    public void An_end_that_is_known_is_told_at_its_second_however_long_the_interval()
    {
        var watcher = new UrlWatcher(TimeSpan.FromHours(1), null);
        var url = new WatchedUrl { Url = "https://b.s3.amazonaws.com/k" };
        watcher.Add(url, Start);
        Assert.Equal(Start, watcher.Next);
        Assert.Single(watcher.TakeDue(Start));
        Assert.Null(watcher.Next);
        DateTimeOffset end = Start.AddMinutes(7);
        PresignedUrlChange? first = watcher.Report(url, new UrlObservation { At = Start, State = PresignedUrlState.Valid, Wake = end }, Start);
        Assert.Equal(end, first!.NextCheck);
        Assert.Empty(watcher.TakeDue(end.AddSeconds(-1)));
        Assert.Single(watcher.TakeDue(end));
        PresignedUrlChange? last = watcher.Report(url, new UrlObservation { At = end, State = PresignedUrlState.Ended, IsFinal = true }, end);
        Assert.Equal((PresignedUrlState.Valid, (DateTimeOffset?)null), (last!.Was!.Value, last.NextCheck));
        Assert.True(watcher.IsOver);
    }

    [Fact]
    public void A_count_counts_intervals_and_not_the_checks_in_between()
    {
        var watcher = new UrlWatcher(TimeSpan.FromSeconds(60), 2);
        var url = new WatchedUrl { Url = "https://b.s3.amazonaws.com/k" };
        watcher.Add(url, Start);
        int checks = 0;
        for (int second = 0; second < 600 && !watcher.IsOver; second++)
        {
            DateTimeOffset now = Start.AddSeconds(second);
            foreach (WatchedUrl due in watcher.TakeDue(now))
            {
                checks++;
                _ = watcher.Report(due, new UrlObservation { At = now, State = PresignedUrlState.Valid, Wake = Start.AddSeconds(10) }, now);
            }
        }

        Assert.Equal(3, checks);
        Assert.True(watcher.IsOver);
    }

    [Fact]
    public void A_list_that_is_read_again_keeps_what_it_has_and_forgets_what_is_gone()
    {
        var watcher = new UrlWatcher(TimeSpan.FromSeconds(60), null);
        WatchedUrl a = new() { Url = "https://a/" }, b = new() { Url = "https://b/" }, c = new() { Url = "https://c/" };
        watcher.Replace([a, b, b], [], Start);
        Assert.Equal(["https://a/", "https://b/"], watcher.TakeDue(Start).Select(static u => u.Url));
        _ = watcher.Report(a, new UrlObservation { At = Start, State = PresignedUrlState.Valid }, Start);

        // b is gone while it is checked; c is new.
        watcher.Replace([a, c], [a, b], Start.AddSeconds(1));
        Assert.Null(watcher.Report(b, new UrlObservation { At = Start, State = PresignedUrlState.Ended }, Start.AddSeconds(2)));
        Assert.Equal(["https://c/"], watcher.TakeDue(Start.AddSeconds(2)).Select(static u => u.Url));
        Assert.Null(watcher.Report(a, new UrlObservation { At = Start, State = PresignedUrlState.Valid }, Start.AddSeconds(60)));
    }
}
