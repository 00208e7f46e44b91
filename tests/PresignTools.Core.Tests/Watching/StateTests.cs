using PresignTools.Abstractions;
using PresignTools.Intake;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Responses;
using PresignTools.Signing;
using PresignTools.Tests.Diagnosis;
using PresignTools.Tests.Verification;
using PresignTools.Verification;
using PresignTools.Verification.Search;
using PresignTools.Verification.Subject;
using PresignTools.Watching;

namespace PresignTools.Tests.Watching;

/// <summary>In which state a URL is, and what ends it first.</summary>
public sealed class StateTests
{
    private const string AgeLimit = """{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"NumericGreaterThan":{"s3:signatureAge":"600000"}}}""";
    private const string ByAddress = """{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"192.0.2.0/24"}}}""";

    private static UrlStateJudge Judge(TimeSpan after, string? url = null, WatchTerms? terms = null, WatchedUrl? known = null, SigningCredentials? with = null)
    {
        WatchedUrl watched = (known ?? new WatchedUrl { Url = "" }) with { Url = url ?? Signed.Url(), Method = "GET" };
        VerificationContext judged = PresignedUrlVerifier.Judge(
            new ReceivedRequest { Url = watched.Url, Method = "GET" }, with, Signed.Time + after, null, SearchEffort.None, new SigningKeyCache());
        return new UrlStateJudge(judged, watched, terms ?? new WatchTerms());
    }

    private static UrlObservation At(TimeSpan after, string? url = null, WatchTerms? terms = null, WatchedUrl? known = null) => Judge(after, url, terms, known).Offline();

    private static WatchTerms With(string policy) =>
        new() { Known = new DiagnosisInput { Policies = PolicySet.Empty with { Bucket = Failure.Policy(PolicyKind.Bucket, policy) } } };

    [Fact]
    public void A_URL_is_valid_ends_soon_and_has_ended_at_the_second()
    {
        UrlObservation valid = At(TimeSpan.FromMinutes(10));
        Assert.Equal((PresignedUrlState.Valid, UrlEnding.Expiry), (valid.State, valid.End!.Kind));
        Assert.Equal(Signed.Time.AddMinutes(45), valid.Wake);
        UrlObservation soon = At(TimeSpan.FromMinutes(45));
        Assert.Equal(PresignedUrlState.EndsSoon, soon.State);
        Assert.Equal(Signed.Time.AddSeconds(3601), soon.Wake);
        Assert.Contains("It ends in 15 minutes, at 2026-03-01T13:00:00Z", soon.Reason, StringComparison.Ordinal);
        Assert.Equal(PresignedUrlState.EndsSoon, At(TimeSpan.FromSeconds(3600.9)).State);
        UrlObservation over = At(TimeSpan.FromSeconds(3601));
        Assert.Equal((PresignedUrlState.Ended, CauseId.UrlExpired, true), (over.State, over.Cause, over.IsFinal));
    }

    [Fact]
    public void The_end_of_the_credentials_comes_before_the_URLs_own()
    {
        var known = new WatchedUrl { Url = "", KnownEnd = Signed.Time.AddMinutes(20), KnownLimit = UrlLimit.Credentials };
        string url = Signed.Url(by: Signed.Session);
        UrlObservation soon = At(TimeSpan.FromMinutes(10), url, known: known);
        Assert.Equal((PresignedUrlState.EndsSoon, UrlEnding.Credentials, false), (soon.State, soon.End!.Kind, soon.MayEndEarlier));
        UrlObservation over = At(TimeSpan.FromMinutes(21), url, known: known);
        Assert.Equal((PresignedUrlState.Ended, CauseId.CredentialsExpiredBeforeUrl), (over.State, over.Cause));
    }

    [Fact]
    public void Temporary_credentials_of_unknown_end_are_said_to_be_uncertain()
    {
        UrlObservation seen = At(TimeSpan.FromMinutes(1), Signed.Url(by: Signed.Session, expires: 604800));
        Assert.Equal((UrlEnding.LongestSession, true), (seen.End!.Kind, seen.MayEndEarlier));
        Assert.Equal(Signed.Time.AddHours(36), seen.End.At);
        UrlObservation shorter = At(TimeSpan.FromMinutes(1), Signed.Url(by: Signed.Session));
        Assert.Equal((UrlEnding.Expiry, true), (shorter.End!.Kind, shorter.MayEndEarlier));
        Assert.Contains("it may end earlier", shorter.Reason, StringComparison.Ordinal);
        Assert.False(At(TimeSpan.FromMinutes(1)).MayEndEarlier);
    }

    [Fact]
    public void A_policy_on_the_age_of_the_signature_ends_it_before()
    {
        UrlObservation soon = At(TimeSpan.FromMinutes(1), terms: With(AgeLimit));
        Assert.Equal((PresignedUrlState.EndsSoon, UrlEnding.Policy), (soon.State, soon.End!.Kind));
        Assert.Equal(Signed.Time.AddMinutes(10), soon.End.At);
        Assert.Contains("s3:signatureAge", soon.Reason, StringComparison.Ordinal);
        Assert.Equal(PresignedUrlState.EndsSoon, At(TimeSpan.FromMinutes(10), terms: With(AgeLimit)).State);
        UrlObservation refused = At(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1), terms: With(AgeLimit));
        Assert.Equal((PresignedUrlState.Refused, CauseId.SignatureAgeCondition), (refused.State, refused.Cause));
    }

    [Fact]
    public void A_policy_that_turns_on_what_nobody_knows_decides_nothing() =>
        Assert.Equal(PresignedUrlState.Valid, At(TimeSpan.FromMinutes(1), terms: With(ByAddress)).State);

    [Fact]
    public void A_key_that_is_inactive_replaced_or_old()
    {
        var key = new AccessKeyStatus { AccessKeyId = "AKIAIOSFODNN7EXAMPLE", UserName = "ann", IsActive = true, CreatedAt = Signed.Time.AddDays(-89.99) };
        var terms = new WatchTerms { Key = key with { IsActive = false } };
        UrlObservation inactive = At(TimeSpan.FromMinutes(1), terms: terms);
        Assert.Equal((PresignedUrlState.Refused, CauseId.InvalidOrDeletedAccessKey), (inactive.State, inactive.Cause));
        UrlObservation replaced = At(TimeSpan.FromMinutes(1), terms: new WatchTerms { Key = key with { ReplacedAt = Signed.Time.AddDays(-1) } });
        Assert.Equal((PresignedUrlState.EndsSoon, UrlEnding.KeyRotation), (replaced.State, replaced.End!.Kind));
        UrlObservation due = At(TimeSpan.FromMinutes(1), terms: new WatchTerms { Key = key, KeyLifetime = TimeSpan.FromDays(90) });
        Assert.Equal((PresignedUrlState.EndsSoon, UrlEnding.KeyRotation), (due.State, due.End!.Kind));
        Assert.Equal(PresignedUrlState.Valid, At(TimeSpan.FromMinutes(1), terms: new WatchTerms { Key = key }).State);
        Assert.Equal(PresignedUrlState.Valid, At(TimeSpan.FromMinutes(1), terms: new WatchTerms { Key = key with { AccessKeyId = "AKIAOTHER", IsActive = false } }).State);
    }

    [Fact]
    public void A_fault_that_the_URL_shows_is_a_refusal()
    {
        UrlObservation seen = At(TimeSpan.FromMinutes(1), Signed.Url(expires: 3600).Replace("X-Amz-Expires=3600", "X-Amz-Expires=9000000", StringComparison.Ordinal));
        Assert.Equal((PresignedUrlState.Refused, CauseId.ExpiryOver7Days), (seen.State, seen.Cause));
    }

    [Theory]
    [InlineData(200, null, PresignedUrlState.Valid)]
    [InlineData(403, "AccessDenied", PresignedUrlState.Refused)]
    [InlineData(404, "NoSuchKey", PresignedUrlState.Refused)]
    [InlineData(503, "SlowDown", PresignedUrlState.Unreachable)]
    [InlineData(429, null, PresignedUrlState.Unreachable)]
    [InlineData(null, null, PresignedUrlState.Unreachable)]
    public void The_servers_answer_decides(int? status, string? code, PresignedUrlState state)
    {
        S3ErrorResponse? answer = code is null ? null : Failure.Answer(code, "Access Denied", status!.Value);
        var live = new LiveProbeResult { Sent = true, Method = "GET", StatusCode = status, IsAccepted = status == 200, ErrorCode = code, Reason = status is null ? "Nobody listens." : null };
        UrlObservation seen = Judge(TimeSpan.FromMinutes(1)).Live(live, answer);
        Assert.Equal((state, UrlCheck.Live, false), (seen.State, seen.CheckedBy, seen.IsFinal));
        Assert.NotEmpty(seen.Reason);
    }

    [Fact]
    public void A_session_that_the_server_says_is_over_has_ended()
    {
        S3ErrorResponse answer = Failure.Answer("ExpiredToken", "The provided token has expired.", 400);
        UrlObservation seen = Judge(TimeSpan.FromMinutes(1), Signed.Url(by: Signed.Session))
            .Live(new LiveProbeResult { Sent = true, Method = "GET", StatusCode = 400, ErrorCode = "ExpiredToken" }, answer);
        Assert.Equal((PresignedUrlState.Ended, CauseId.CredentialsExpiredBeforeUrl), (seen.State, seen.Cause));
    }

    [Fact]
    public void The_servers_clock_counts_more_than_this_machines()
    {
        // This machine's clock is two minutes ahead: the URL is over here, and accepted there.
        UrlStateJudge judge = Judge(TimeSpan.FromMinutes(62));
        Assert.False(judge.IsLongOver);
        Assert.Equal(PresignedUrlState.Ended, judge.Offline().State);
        Assert.Equal(PresignedUrlState.Valid, judge.Live(new LiveProbeResult { Sent = true, Method = "GET", StatusCode = 200, IsAccepted = true }, null).State);
        Assert.True(Judge(TimeSpan.FromMinutes(77)).IsLongOver);
    }

    [Fact]
    public void What_was_not_sent_is_judged_by_itself()
    {
        UrlObservation seen = Judge(TimeSpan.FromMinutes(1)).Live(new LiveProbeResult { Sent = false, Reason = "PUT changes what is stored." }, null);
        Assert.Equal((PresignedUrlState.Valid, UrlCheck.Offline), (seen.State, seen.CheckedBy));
        Assert.Contains("PUT changes what is stored.", seen.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_is_diagnosed_where_it_is_told()
    {
        S3ErrorResponse answer = Failure.Answer("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");
        UrlObservation seen = Judge(TimeSpan.FromMinutes(1)).Live(new LiveProbeResult { Sent = true, Method = "GET", StatusCode = 403, ErrorCode = "InvalidAccessKeyId" }, answer);
        PresignedUrlChange change = new UrlWatch(new WatchedUrl { Url = Signed.Url(), Line = 7 }).Take(seen, null)!;
        Assert.Equal((CauseId.InvalidOrDeletedAccessKey, 403, 2, 7), (change.Cause, change.StatusCode, change.ExitCode, change.Line));
        Assert.NotEmpty(change.Remedy);
        Assert.DoesNotContain("X-Amz-Signature=" + Signed.Url().Split("X-Amz-Signature=")[1], change.Url, StringComparison.Ordinal);
    }
}
