using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Logs;
using PresignTools.Sandbox.Logging;

namespace PresignTools.Sandbox.Tests;

/// <summary>Both logs that the sandbox writes, read back after real requests; and faults that the record alone must lead to the cause of, or say what is needed.</summary>
public class LogTests
{
    private const string Host = "reports.s3.eu-central-1.amazonaws.com";

    private static readonly DateTimeOffset Later = DateTimeOffset.UtcNow.AddYears(3);

    [Fact]
    public async Task A_request_is_in_both_logs_and_is_read_as_it_was()
    {
        await using var logged = await Logged.StartAsync();
        RawAnswer answer = await (Keys.By(Keys.Live) with { Host = Host, Path = "/2026/q3%20final%20%28%C3%A4%29.txt", Query = [("response-content-type", "text/plain")] })
            .SendAsync(logged.Server, headers: [("User-Agent", "curl \"quoted\" agent"), ("Referer", "https://app.example.com/a b"), ("x-sandbox-network", "office")]);
        Assert.Equal(200, answer.Status);
        S3AccessLogRecord line = S3AccessLogReader.Read(Assert.Single(logged.Lines));
        Assert.Equal(("reports", "2026/q3 final (\u00e4).txt", "GET", 200, null), (line.Bucket, line.Key, line.Method, line.Status, line.ErrorCode));
        Assert.Equal(("GetObject", "QueryString", "SigV4", true), (line.ApiOperation, line.AuthenticationType, line.SignatureVersion, line.IsPresigned));
        Assert.Equal(("curl \"quoted\" agent", "https://app.example.com/a b", "203.0.113.10", Host), (line.UserAgent, line.Referer, line.RemoteIp, line.HostHeader));
        Assert.Equal((answer.Headers["x-amz-request-id"], answer.Headers["x-amz-id-2"]), (line.RequestId, line.HostId));
        Assert.Equal((answer.Body.LongLength, answer.Body.LongLength), (line.BytesSent, line.ObjectSize));
        Assert.StartsWith("arn:aws:sts::111122223333:assumed-role/", line.Requester, StringComparison.Ordinal);
        Assert.InRange(line.Time, logged.Server.Now.AddMinutes(-1), logged.Server.Now);
        Assert.Contains("X-Amz-Signature=***", line.Url, StringComparison.Ordinal);

        CloudTrailEventRecord read = Assert.Single(CloudTrailEventReader.Read(Assert.Single(logged.Events)));
        Assert.Equal((line.Bucket, line.Key, line.RequestId, line.HostId, line.Requester), (read.Bucket, read.Key, read.RequestId, read.HostId, read.Requester));
        Assert.Equal(("GetObject", "AssumedRole", "QueryString", Keys.Live.Id), (read.Operation, read.IdentityType, read.AuthenticationType, read.AccessKeyId));
        Assert.Equal((line.UserAgent, line.RemoteIp, true, "eu-central-1"), (read.UserAgent, read.RemoteIp, read.ReadOnly, read.Region));
        Assert.NotNull(read.SessionIssuer);
        Assert.DoesNotContain(Keys.Live.Token, logged.Events[0], StringComparison.Ordinal);
        Assert.Equal(["arn:aws:s3:::reports/2026/q3 final (\u00e4).txt", "arn:aws:s3:::reports"], read.Resources.Select(r => r.Arn));
    }

    [Fact]
    public async Task What_AWS_leaves_out_is_left_out()
    {
        await using var logged = await Logged.StartAsync();
        await (Keys.By(Keys.Alice) with { Path = "/no-such-bucket/k" }).SendAsync(logged.Server);
        Assert.Empty(logged.Lines);
        await (Keys.By(Keys.Alice) with { Host = Host, Path = "/2026/q3.csv", Secret = "wrong" }).SendAsync(logged.Server);
        Assert.Single(logged.Lines);
        Assert.Empty(logged.Events);
        await RawHttp.SendAsync(logged.Server.Port, "GET", "/2026/q3.csv", Host);
        Assert.True(Assert.Single(CloudTrailEventReader.Read(Assert.Single(logged.Events))).IsAnonymous);
    }

    [Fact]
    public async Task Files_are_whole_after_every_request()
    {
        string lines = Path.GetTempFileName(), events = Path.GetTempFileName();
        try
        {
            using (var files = new LogFiles(lines, events))
            {
                Assert.Empty(CloudTrailEventReader.Read(ReadShared(events)));
                await using SandboxServer server = await SandboxServer.StartAsync(options: new SandboxOptions { AccessLog = files.AddLine, CloudTrail = files.AddEvent });
                for (int i = 1; i <= 3; i++)
                {
                    await (Keys.By(Keys.Alice) with { Host = Host, Path = "/2026/q3.csv" }).SendAsync(server);
                    Assert.Equal(i, CloudTrailEventReader.Read(ReadShared(events)).Count);
                    Assert.Equal(i, ReadShared(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(l => S3AccessLogReader.TryRead(l, out _, out _)));
                }
            }
        }
        finally
        {
            File.Delete(lines);
            File.Delete(events);
        }
    }

    public static TheoryData<string, string, string, string?> Faults => new()
    {
        // fault, cause by the access log alone ("?": cannot tell, and the cause must be among what is possible), what is needed then, cause by the event alone
        { "expired", CauseId.UrlExpired, "", null },
        { "wrong secret", "?" + CauseId.WrongSecretKey, "credentials", null },
        { "wrong method", CauseId.WrongMethod, "", null },
        { "key with other case", CauseId.WrongBucketOrKey, "", CauseId.WrongBucketOrKey },
        { "explicit deny", "?" + CauseId.BucketPolicyExplicitDeny, "CloudTrail", CauseId.BucketPolicyExplicitDeny },
        { "no permission", "?" + CauseId.MissingIdentityPermission, "CloudTrail", CauseId.MissingIdentityPermission },
        { "no such key", CauseId.WrongBucketOrKey, "", CauseId.WrongBucketOrKey },
        { "header not sent", "?" + CauseId.MissingSignedHeader, "headers", null },
        { "wrong region", CauseId.WrongRegion, "", null },
        { "token expired", CauseId.CredentialsExpiredBeforeUrl, "", null },
        { "anonymous", CauseId.UnsignedRequest, "", CauseId.UnsignedRequest },
        { "kms", "?" + CauseId.KmsPermissionMissing, "CloudTrail", CauseId.KmsPermissionMissing },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_record_alone_leads_to_the_cause_or_says_what_is_needed(string fault, string byLine, string needed, string? byEvent)
    {
        await using var logged = await Logged.StartAsync();
        await MakeAsync(fault, logged.Server);
        S3AccessLogRecord line = S3AccessLogReader.Read(Assert.Single(logged.Lines));
        Assert.True(line.IsFailure, line.ToString());
        PresignDiagnosis read = PresignDiagnoser.Diagnose(LogRecordInput.Of(line), Later);
        if (byLine.StartsWith('?'))
        {
            Assert.Equal((fault, Certainty.Possible), (fault, read.Certainty));
            Assert.Contains(byLine[1..], read.PossibleCauses);
            Assert.Contains(read.Needs, n => n.What.Contains(needed, StringComparison.OrdinalIgnoreCase));
        }
        else
        {
            Assert.Equal((fault, byLine), (fault, read.RootCause));
            Assert.True(read.Certainty >= Certainty.Likely, $"{read.Certainty}: {read.Explanation}");
        }

        if (byEvent is null)
        {
            Assert.Empty(logged.Events);
            return;
        }

        PresignDiagnosis told = PresignDiagnoser.Diagnose(LogRecordInput.Of(Assert.Single(CloudTrailEventReader.Read(Assert.Single(logged.Events)))), Later);
        Assert.Equal((fault, byEvent), (fault, told.RootCause));
        Assert.Equal(line.RequestId, told.RequestId);
    }

    private static async Task MakeAsync(string fault, SandboxServer server)
    {
        Presign alice = Keys.By(Keys.Alice) with { Host = Host, Path = "/2026/q3.csv" };
        switch (fault)
        {
            case "expired":
                await (alice with { Time = server.Now.AddHours(-1) }).SendAsync(server);
                break;
            case "wrong secret":
                await (alice with { Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYOTHERKEY11" }).SendAsync(server);
                break;
            case "wrong method":
                await (alice with { Method = "PUT", Query = [("x-id", "PutObject")] }).SendAsync(server, method: "GET");
                break;
            case "key with other case":
                await (alice with { Path = "/2026/Q3.csv" }).SendAsync(server);
                break;
            case "explicit deny":
                server.Patch("""{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/2026/*" } ] } } } }""");
                await alice.SendAsync(server);
                break;
            case "no permission":
                await (Keys.By(Keys.Bob) with { Host = Host, Path = "/2025/q4.csv" }).SendAsync(server);
                break;
            case "no such key":
                await (alice with { Path = "/2026/nothing.csv" }).SendAsync(server);
                break;
            case "header not sent":
                await (alice with { Method = "PUT", Path = "/up.txt", Headers = [("x-amz-storage-class", "STANDARD_IA")] }).SendAsync(server, headers: []);
                break;
            case "wrong region":
                await (alice with { Host = "reports.s3.us-east-1.amazonaws.com", Region = "us-east-1" }).SendAsync(server);
                break;
            case "token expired":
                await (Keys.By(Keys.Dead) with { Host = Host, Path = "/2026/q3.csv" }).SendAsync(server);
                break;
            case "anonymous":
                await alice.SendAsync(server, alter: static t => t.Split('?')[0]);
                break;
            case "kms":
                server.Patch("""{ "accounts": { "111122223333": { "users": { "bob": { "policies": { "read": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } ] } } } } } } }""");
                await (Keys.By(Keys.Bob) with { Host = Host, Path = "/vault/plan.txt" }).SendAsync(server);
                break;
            default:
                throw new ArgumentException(fault, nameof(fault));
        }
    }

    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    private sealed class Logged : IAsyncDisposable
    {
        internal required SandboxServer Server { get; init; }

        internal required List<string> Lines { get; init; }

        internal required List<string> Events { get; init; }

        internal static async Task<Logged> StartAsync()
        {
            List<string> lines = [], events = [];
            SandboxServer server = await SandboxServer.StartAsync(options: new SandboxOptions { AccessLog = lines.Add, CloudTrail = events.Add });
            return new Logged { Server = server, Lines = lines, Events = events };
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
