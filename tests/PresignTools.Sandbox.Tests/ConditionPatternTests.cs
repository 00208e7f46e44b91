using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text;
using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Parsing;
using PresignTools.Responses;

namespace PresignTools.Sandbox.Tests;

/// <summary>
/// The condition patterns of policies that break presigned URLs, happening: the server refuses and says which statement and key denied, the diagnosis of
/// its answer names the cause that is written here by hand, and a request that meets the policy goes through.
/// </summary>
public class ConditionPatternTests
{
    private const string Sse = "x-amz-server-side-encryption";

    private static readonly Presign Get = new(), Put = new() { Method = "PUT", Path = "/reports/new.txt" };

    /// <summary>A pattern: the condition of a Deny in the policy of bucket reports, a request that it hits, one that it lets pass (null where no presigned URL can), and what is patched for both.</summary>
    private sealed record Pattern(string Condition, string Cause, Presign Broken, Presign? Healthy)
    {
        internal string Network { get; init; } = "internet";

        internal string HealthyNetwork { get; init; } = "internet";

        internal (string, string)[] Unsigned { get; init; } = [];

        internal (string, string)[] HealthyUnsigned { get; init; } = [];

        /// <summary>What is known to who diagnoses, beside the request.</summary>
        internal (string, string)[] Context { get; init; } = [];
    }

    private static Presign Signing(Presign presign, params (string, string)[] headers) => presign with { Headers = headers };

    private static (string, string)[] CustomerKey
    {
        get
        {
            byte[] key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
#pragma warning disable CA5351 // SSE-C sends the MD5 of its key
            return [(Sse + "-customer-algorithm", "AES256"), (Sse + "-customer-key", Convert.ToBase64String(key)), (Sse + "-customer-key-MD5", Convert.ToBase64String(MD5.HashData(key)))];
#pragma warning restore CA5351
        }
    }

    private static string Hash => Convert.ToHexStringLower(SHA256.HashData("x"u8));

    private static Dictionary<string, Pattern> Patterns => new()
    {
        ["1 age"] = new("""{"NumericGreaterThan":{"s3:signatureAge":"600000"}}""", CauseId.SignatureAgeCondition, Get with { Time = DateTimeOffset.UtcNow.AddMinutes(-11) }, Get with { Time = DateTimeOffset.UtcNow.AddMinutes(-9) }),
        ["2 auth type"] = new("""{"StringNotEquals":{"s3:authType":["REST-HEADER","POST"]}}""", CauseId.AuthTypeCondition, Get, null),
        ["3 payload"] = new("""{"StringEquals":{"s3:x-amz-content-sha256":"UNSIGNED-PAYLOAD"}}""", CauseId.PayloadHashCondition, Put, Put with { Payload = Hash, Headers = [("x-amz-content-sha256", Hash)] }),
        ["4 address"] = new("""{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""", CauseId.SourceIpCondition, Get, Get) { HealthyNetwork = "office" },
        ["4 address behind an endpoint"] = new("""{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""", CauseId.SourceIpCondition, Get, Get) { Network = "vpc", HealthyNetwork = "office" },
        ["4 private address"] = new("""{"NotIpAddress":{"aws:VpcSourceIp":"10.9.0.0/16"}}""", CauseId.SourceIpCondition, Get, null) { Network = "vpc", Context = [("aws:VpcSourceIp", "10.0.0.5")] },
        ["4 private address from outside"] = new("""{"NotIpAddress":{"aws:VpcSourceIp":"10.0.0.0/16"}}""", CauseId.VpceCondition, Get, Get) { HealthyNetwork = "vpc" },
        ["4 endpoint"] = new("""{"StringNotEquals":{"aws:SourceVpce":"vpce-0123456789abcdef0"}}""", CauseId.VpceCondition, Get, Get) { HealthyNetwork = "vpc" },
        ["4 vpc"] = new("""{"StringNotEquals":{"aws:SourceVpc":"vpc-0fedcba9876543210"}}""", CauseId.VpceCondition, Get, Get) { HealthyNetwork = "vpc" },
        ["5 tls"] = new("""{"Bool":{"aws:SecureTransport":"false"}}""", CauseId.SecureTransportCondition, Get, Get) { Network = "plain-http" },
        ["5 tls version"] = new("""{"NumericLessThan":{"s3:TlsVersion":"1.2"}}""", CauseId.SecureTransportCondition, Get, Get) { Network = "old-tls" },
        ["6 encryption"] = new($$$"""{"Null":{"s3:{{{Sse}}}":"true"}}""", CauseId.SseHeaderRequiredByPolicy, Put, Signing(Put, (Sse, "AES256"))),
        ["6 key"] = new($$$"""{"StringNotEquals":{"s3:{{{Sse}}}-aws-kms-key-id":"{{{Keys.KmsKey}}}"}}""", CauseId.SseHeaderRequiredByPolicy, Signing(Put, (Sse, "aws:kms")), Signing(Put, (Sse, "aws:kms"), (Sse + "-aws-kms-key-id", Keys.KmsKey))),
        ["6 customer key"] = new($$$"""{"Null":{"s3:{{{Sse}}}-customer-algorithm":"false"}}""", CauseId.SseCBlocked, Signing(Put, CustomerKey), Put),
        ["7 acl"] = new("""{"StringNotEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}}""", CauseId.HeaderRequiredByPolicy, Put, Signing(Put, ("x-amz-acl", "bucket-owner-full-control"))),
        ["7 another acl"] = new("""{"StringNotEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}}""", CauseId.AclWithoutPermissionOrAclsDisabled, Signing(Put, ("x-amz-acl", "private")), Signing(Put, ("x-amz-acl", "bucket-owner-full-control"))),
        ["7 tag"] = new("""{"StringNotEquals":{"s3:RequestObjectTag/team":"sales"}}""", CauseId.HeaderRequiredByPolicy, Put, Signing(Put, ("x-amz-tagging", "team=sales"))),
        ["7 storage class"] = new("""{"StringNotEquals":{"s3:x-amz-storage-class":"STANDARD_IA"}}""", CauseId.HeaderRequiredByPolicy, Put, Signing(Put, ("x-amz-storage-class", "STANDARD_IA"))),
        ["8 mfa"] = new("""{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}""", CauseId.MfaCondition, Get, Keys.By(Keys.Live)),
        ["9 organization"] = new("""{"StringNotEquals":{"aws:PrincipalOrgID":"o-another1234"}}""", CauseId.BucketPolicyExplicitDeny, Get, null) { Context = [("aws:PrincipalOrgID", "o-exampleorg1")] },
        ["9 principal"] = new("""{"ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/reporter"}}""", CauseId.BucketPolicyExplicitDeny, Get, Keys.By(Keys.Live)),
        ["11 referer"] = new("""{"StringNotLike":{"aws:Referer":"https://app.example.com/*"}}""", CauseId.RefererCondition, Get, Get) { HealthyUnsigned = [("Referer", "https://app.example.com/a")] },
        ["11 user agent"] = new("""{"StringLike":{"aws:UserAgent":"curl/*"}}""", CauseId.RefererCondition, Get, Get) { Unsigned = [("User-Agent", "curl/8.5.0")], HealthyUnsigned = [("User-Agent", "app/1")] },
        ["12 overwrite"] = new("""{"Null":{"s3:if-none-match":"true"}}""", CauseId.HeaderRequiredByPolicy, Put, Put) { HealthyUnsigned = [("If-None-Match", "*")] },
    };

    public static TheoryData<string> Names => [.. Patterns.Keys];

    /// <summary>The key of a condition that has one.</summary>
    private static string Key(string condition)
    {
        using JsonDocument document = JsonDocument.Parse(condition);
        return document.RootElement.EnumerateObject().Single().Value.EnumerateObject().Single().Name;
    }

    private static string Deny(string condition, string bucket = "reports") =>
        $$"""{"Version":"2012-10-17","Statement":[{"Sid":"Rule","Effect":"Deny","Principal":"*","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::{{bucket}}/*","Condition":{{condition}}}]}""";

    private static string InBucket(string policy, string bucket = "reports") => """{"buckets":{"BUCKET":{"policy":POLICY}}}""".Replace("BUCKET", bucket, StringComparison.Ordinal).Replace("POLICY", policy, StringComparison.Ordinal);

    private static async Task<SandboxServer> StartAsync(string patch)
    {
        SandboxServer server = await SandboxServer.StartAsync();
        server.Patch("""{"networks":{"old-tls":{"sourceIp":"198.51.100.7","tlsVersion":"1.1"}},"accounts":{"111122223333":{"roles":{"reporter":{"policies":{"reports":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}}}}}}}""");
        server.Patch("""{"accounts":{"111122223333":{"roles":{"reporter":{"sessions":[{"name":"live","accessKeyId":"ID","secretAccessKey":"SECRET","sessionToken":"TOKEN","issuedAt":"now-30m","expiresAt":"now+1h","multiFactor":true}]}}}}}"""
            .Replace("\"ID\"", $"\"{Keys.Live.Id}\"", StringComparison.Ordinal).Replace("SECRET", Keys.Live.Secret, StringComparison.Ordinal).Replace("TOKEN", Keys.Live.Token, StringComparison.Ordinal));
        server.Patch(patch);
        return server;
    }

    private static Task<RawAnswer> SendAsync(SandboxServer server, Presign presign, string network, (string, string)[] unsigned) =>
        presign.SendAsync(server, headers: [.. presign.Headers, .. unsigned, ("x-sandbox-network", network)], body: presign.Method == "PUT" ? "x"u8.ToArray() : null);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_server_says_what_denied_and_the_diagnosis_of_its_answer_why(string name)
    {
        Pattern pattern = Patterns[name];
        await using SandboxServer server = await StartAsync(InBucket(Deny(pattern.Condition)));

        RawAnswer answer = await SendAsync(server, pattern.Broken, pattern.Network, pattern.Unsigned);
        Assert.Equal((403, "AccessDenied", $"Deny in Bucket policy, statement 1, {Key(pattern.Condition)}"), (answer.Status, answer.Code, answer.DeniedBy));
        Assert.EndsWith("with an explicit deny in a resource-based policy", answer.Message, StringComparison.Ordinal);

        (string Key, string Value)[] context = [.. pattern.Context, .. pattern.Network == "old-tls" ? [("s3:TlsVersion", "1.1")] : Array.Empty<(string, string)>()];
        PresignDiagnosis diagnosis = PresignDiagnoser.Diagnose(new DiagnosisInput
        {
            Url = $"{server.EndpointUrl}{(pattern.Broken with { Host = $"127.0.0.1:{server.Port}" }).Target()}",
            Method = pattern.Broken.Method,
            Headers = [.. pattern.Broken.Headers.Concat(pattern.Unsigned).Select(h => new KeyValuePair<string, string>(h.Item1, h.Item2))],
            Response = S3ErrorResponseReader.Read(new S3ResponseInput { Status = answer.Status, Body = answer.Text }),
            Principal = "arn:aws:iam::111122223333:user/alice",
            Policies = new PolicySet { Bucket = PolicyParser.Parse(PolicyKind.Bucket, Deny(pattern.Condition), "reports").Policy },
            SourceIp = pattern.Network == "vpc" ? null : "198.51.100.7",
            VpcEndpointId = pattern.Network == "vpc" ? "vpce-0123456789abcdef0" : null,
            Context = RequestContext.Of(context),
        }, server.Now);
        Assert.Equal(pattern.Cause, diagnosis.RootCause);
        Assert.Contains("statement 1 'Rule' of the bucket policy (reports", diagnosis.Explanation, StringComparison.Ordinal);

        if (pattern.Healthy is { } presign)
        {
            RawAnswer healthy = await SendAsync(server, presign, pattern.HealthyNetwork, pattern.HealthyUnsigned);
            Assert.Equal((200, null), (healthy.Status, healthy.Cause));
        }
    }

    [Fact]
    public async Task A_policy_may_want_signatures_in_the_query()
    {
        await using SandboxServer server = await StartAsync(InBucket(Deny("""{"StringNotEquals":{"s3:authType":"REST-QUERY-STRING"}}""")));
        Assert.Equal(200, (await Get.SendAsync(server)).Status);
    }

    [Fact]
    public async Task Version_2_against_a_policy_on_the_signature_version()
    {
        await using SandboxServer server = await StartAsync(InBucket(Deny("""{"StringNotEquals":{"s3:signatureversion":"AWS4-HMAC-SHA256"}}""", "virginia"), "virginia"));
        string epoch = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
#pragma warning disable CA5350 // Signature Version 2 is HMAC-SHA-1
        string signature = Presign.Encode(Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Keys.Alice.Secret), Encoding.UTF8.GetBytes($"GET\n\n\n{epoch}\n/virginia/hello.txt"))));
#pragma warning restore CA5350
        RawAnswer answer = await RawHttp.SendAsync(server.Port, "GET", $"/virginia/hello.txt?AWSAccessKeyId={Keys.Alice.Id}&Expires={epoch}&Signature={signature}", "127.0.0.1");

        Assert.Equal((403, "Deny in Bucket policy, statement 1, s3:signatureversion"), (answer.Status, answer.DeniedBy));
        Assert.Equal(200, (await (Get with { Path = "/virginia/hello.txt", Region = "us-east-1" }).SendAsync(server)).Status);
    }

    [Fact]
    public async Task Revoked_sessions_are_told_from_newer_ones()
    {
        string Revoke(DateTimeOffset at) => """{"accounts":{"111122223333":{"roles":{"reporter":{"policies":{"AWSRevokeOlderSessions":{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["*"],"Resource":["*"],"Condition":{"DateLessThan":{"aws:TokenIssueTime":"TIME"}}}]}}}}}}}"""
            .Replace("TIME", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        await using SandboxServer server = await StartAsync(Revoke(DateTimeOffset.UtcNow.AddMinutes(-10)));
        RawAnswer answer = await Keys.By(Keys.Live).SendAsync(server);

        Assert.Equal((403, "Deny in Identity policy, statement 1, aws:TokenIssueTime"), (answer.Status, answer.DeniedBy));
        Assert.EndsWith("with an explicit deny in an identity-based policy", answer.Message, StringComparison.Ordinal);
        server.Patch(Revoke(DateTimeOffset.UtcNow.AddMinutes(-50)));
        Assert.Equal(200, (await Keys.By(Keys.Live).SendAsync(server)).Status);
    }

    [Fact]
    public async Task An_allow_that_a_condition_keeps_from_helping_denies_nothing()
    {
        string Allow(string condition) => InBucket($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/bob"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{{condition}}}]}""");
        await using SandboxServer server = await StartAsync(Allow("""{"StringLike":{"aws:Referer":"https://app.example.com/*"}}"""));
        Presign bob = Keys.By(Keys.Bob) with { Path = "/reports/2025/q4.csv" };

        Assert.Equal("no Allow in Identity policy", (await bob.SendAsync(server)).DeniedBy);
        Assert.Equal(200, (await bob.SendAsync(server, headers: [("Referer", "https://app.example.com/x")])).Status);
        server.Patch(Allow("""{"StringLike":{"aws:Referer":"https://app.example.com/*"},"Bool":{"aws:MultiFactorAuthPresent":"true"}}"""));
        Assert.Equal("no Allow in Identity policy", (await bob.SendAsync(server, headers: [("Referer", "https://app.example.com/x")])).DeniedBy);
    }

    [Fact]
    public async Task Customer_keys_that_are_blocked_missing_or_wrong()
    {
        await using SandboxServer server = await StartAsync("{}");
        Assert.Equal(200, (await Signing(Put, CustomerKey).SendAsync(server, body: "x"u8.ToArray())).Status);
        Presign read = Get with { Path = "/reports/new.txt" };
        Assert.Equal((400, CauseId.Other), (await read.SendAsync(server) is { } missing ? (missing.Status, missing.Cause) : default));

        byte[] other = new byte[32];
#pragma warning disable CA5351 // SSE-C sends the MD5 of its key
        RawAnswer wrong = await Signing(read, CustomerKey[0], (CustomerKey[1].Item1, Convert.ToBase64String(other)), (CustomerKey[2].Item1, Convert.ToBase64String(MD5.HashData(other)))).SendAsync(server);
#pragma warning restore CA5351
        Assert.Equal((403, CauseId.Other, "Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key."), (wrong.Status, wrong.Cause, wrong.Message));

        server.Patch("""{ "buckets": { "reports": { "encryption": { "blockSseC": true } } } }""");
        Assert.Equal((403, CauseId.SseCBlocked), (await Signing(Put, CustomerKey).SendAsync(server, body: "x"u8.ToArray()) is { } blocked ? (blocked.Status, blocked.Cause) : default));
    }

    [Fact]
    public async Task A_bucket_tells_whether_its_policy_is_public()
    {
        await using SandboxServer server = await StartAsync("{}");
        Presign Status(string bucket, string region = "eu-central-1") => Get with { Path = "/" + bucket, Region = region, Query = [("policyStatus", "")] };
        Assert.Equal((404, "NoSuchBucketPolicy"), (await Status("reports").SendAsync(server) is { } none ? (none.Status, none.Code) : default));

        server.Patch(InBucket("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}]}"""));
        Assert.Equal("true", (await Status("reports").SendAsync(server)).Field("IsPublic"));
        server.Patch(InBucket("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}}]}"""));
        Assert.Equal("false", (await Status("reports").SendAsync(server)).Field("IsPublic"));
        RawAnswer denied = await (Status("reports") with { KeyId = Keys.Bob.Id, Secret = Keys.Bob.Secret }).SendAsync(server);
        Assert.Contains("s3:GetBucketPolicyStatus", denied.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_date_of_an_answer_is_that_of_the_world()
    {
        await using SandboxServer server = await StartAsync("""{ "clock": { "now": "2026-03-01T12:00:00Z" } }""");
        DateTimeOffset frozen = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        RawAnswer good = await (Get with { Time = frozen }).SendAsync(server);
        RawAnswer expired = await (Get with { Time = frozen.AddHours(-1) }).SendAsync(server);
        Assert.Equal((200, "Sun, 01 Mar 2026 12:00:00 GMT"), (good.Status, good.Headers["date"]));
        Assert.Equal(("Request has expired", "Sun, 01 Mar 2026 12:00:00 GMT"), (expired.Message, expired.Headers["date"]));

        server.Patch("""{ "clock": { "now": null, "offsetSeconds": 7200 } }""");
        DateTimeOffset told = DateTimeOffset.Parse((await (Get with { Time = DateTimeOffset.UtcNow.AddHours(2) }).SendAsync(server)).Headers["date"], CultureInfo.InvariantCulture);
        Assert.InRange(told - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(119), TimeSpan.FromMinutes(121));
    }
}
