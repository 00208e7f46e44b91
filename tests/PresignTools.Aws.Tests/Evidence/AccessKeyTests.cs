using PresignTools.Abstractions;
using PresignTools.Aws.Evidence;

namespace PresignTools.Tests.Evidence;

/// <summary>Status and age of access keys, by answers in IAM's own form.</summary>
public sealed class AccessKeyTests
{
    private const string Old = "AKIARTX3GSDSQJK3W4J5", New = "AKIARTX3GSDSQ4HIE6WO";

    [Fact]
    public async Task A_key_with_a_later_one_is_being_replaced()
    {
        using var iam = new AnswersOnLoopback(request => (200, string.Empty, Answer(request, "Active")));

        AccessKeyStatus old = (await Ask(iam, Old)).Value!;
        AccessKeyStatus latest = (await Ask(iam, New)).Value!;

        Assert.Equal(("bob", true), (old.UserName, old.IsActive));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), old.CreatedAt);
        Assert.Equal(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), old.ReplacedAt);
        Assert.Null(latest.ReplacedAt);
        Assert.Contains(iam.Requests, static r => r.Contains("Action=GetAccessKeyLastUsed", StringComparison.Ordinal) && r.Contains("AccessKeyId=" + Old, StringComparison.Ordinal));
        Assert.Contains(iam.Requests, static r => r.Contains("Action=ListAccessKeys", StringComparison.Ordinal) && r.Contains("UserName=bob", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_later_key_that_is_inactive_replaces_nothing()
    {
        using var iam = new AnswersOnLoopback(request => (200, string.Empty, Answer(request, "Inactive")));

        Assert.Null((await Ask(iam, Old)).Value!.ReplacedAt);
        Assert.False((await Ask(iam, New)).Value!.IsActive);
    }

    [Fact]
    public async Task Who_may_not_ask_whose_it_is_lists_the_own_keys()
    {
        using var iam = new AnswersOnLoopback(request => request.Contains("GetAccessKeyLastUsed", StringComparison.Ordinal)
            ? (403, string.Empty, Error("AccessDenied"))
            : (200, string.Empty, Answer(request, "Active")));

        Assert.Equal("bob", (await Ask(iam, Old)).Value!.UserName);
        Assert.DoesNotContain(iam.Requests, static r => r.Contains("UserName=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_who_tells_is_a_result_and_no_exception()
    {
        using var refusing = new AnswersOnLoopback(_ => (403, string.Empty, Error("AccessDenied")));
        Assert.Equal((ProbeStatus.NotAllowed, "iam:ListAccessKeys"), ((await Ask(refusing, Old)).Status, (await Ask(refusing, Old)).Action));
        using var other = new AnswersOnLoopback(request => (200, string.Empty, Answer(request, "Active")));
        Assert.Equal(ProbeStatus.Failed, (await Ask(other, "AKIAIOSFODNN7EXAMPLE")).Status);
    }

    private static Task<ProbeResult<AccessKeyStatus>> Ask(AnswersOnLoopback iam, string key) =>
        new AccessKeyProbe(
            new IamCalls(
                new IamQueryClient(AwsClients.ToSdk(World.Alice), World.Connection(iam.Url, "eu-central-1")),
                new ProbeRunner(TimeSpan.FromSeconds(20), TimeProvider.System))).AskAsync(key, default);

    private static string Answer(string request, string statusOfNew)
    {
        string action = request.Split("Action=")[1].Split('&')[0];
        string result = action == "GetAccessKeyLastUsed"
            ? "<UserName>bob</UserName><AccessKeyLastUsed><Region>N/A</Region><ServiceName>N/A</ServiceName></AccessKeyLastUsed>"
            : "<UserName>bob</UserName><AccessKeyMetadata>"
                + $"<member><UserName>bob</UserName><AccessKeyId>{Old}</AccessKeyId><Status>Active</Status><CreateDate>2026-01-01T00:00:00Z</CreateDate></member>"
                + $"<member><UserName>bob</UserName><AccessKeyId>{New}</AccessKeyId><Status>{statusOfNew}</Status><CreateDate>2026-02-01T00:00:00Z</CreateDate></member>"
                + "</AccessKeyMetadata><IsTruncated>false</IsTruncated>";
        return $"<{action}Response xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><{action}Result>{result}</{action}Result></{action}Response>";
    }

    private static string Error(string code) =>
        $"<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type><Code>{code}</Code><Message>no</Message></Error><RequestId>req-9</RequestId></ErrorResponse>";
}
