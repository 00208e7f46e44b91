using System.Diagnostics;
using PresignTools.Abstractions;
using PresignTools.Identity;
using PresignTools.Signing;

namespace PresignTools.Tests.Evidence;

/// <summary>What is asked of AWS, against the sandbox: signed by the SDK, answered over HTTP, decided as AWS decides.</summary>
[Collection("environment")]
public sealed class EvidenceTests(World world, Xunit.Abstractions.ITestOutputHelper output) : IClassFixture<World>, IAsyncLifetime
{
    private static readonly EvidenceQuestion s_report = new() { BucketName = "reports", Key = "2026/q3.csv", Actions = ["s3:GetObject", "s3:ListBucket"] };

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        world.Options.Latency = TimeSpan.Zero;
        world.Server.Reset();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Somebody_who_may_everything_learns_everything()
    {
        AwsEvidence seen = await Gather(World.Alice, s_report);

        Assert.Equal("arn:aws:iam::111122223333:user/alice", seen.Identity.Value!.Arn);
        Assert.Equal(PrincipalKind.User, seen.Identity.Value.Principal!.Kind);
        Assert.Equal(("eu-central-1", (bool?)true), (seen.Bucket.Value!.Region, seen.Bucket.Value.MayList));
        Assert.Equal(("111122223333", true), (seen.BucketOwner.Value!.AccountId, seen.BucketOwner.Value.IsOwner));
        Assert.Equal(ProbeStatus.Absent, seen.BucketPolicy.Status);
        Assert.Equal(new PublicAccessBlock(true, true, true, true), seen.PublicAccessBlock.Value);
        Assert.True(seen.Ownership.Value!.AclsDisabled);
        Assert.Equal("AES256", seen.Encryption.Value!.Algorithm);
        CorsRule rule = Assert.Single(seen.Cors.Value!.Rules);
        Assert.Equal(("https://app.example.com", "GET PUT", "content-type", (int?)600), (rule.AllowedOrigins[0], string.Join(' ', rule.AllowedMethods), rule.AllowedHeaders[0], rule.MaxAgeSeconds));
        Assert.False(seen.RequestPayment.Value!.IsRequesterPays);
        Assert.False(seen.Accelerate.Value!.IsEnabled);
        Assert.Equal(("text/csv", "STANDARD", false), (seen.Object.Value!.ContentType, seen.Object.Value.StorageClass, seen.Object.Value.IsArchived));
        Assert.Equal(ProbeStatus.NotAsked, seen.KmsKey.Status);
        NamedPolicy policy = Assert.Single(seen.IdentityPolicies.Value!.Policies);
        Assert.Equal(("administrator", PolicyAttachment.Inline, true), (policy.Name, policy.Attachment, seen.IdentityPolicies.Value.IsComplete));
        Assert.Contains("\"Effect\":\"Allow\"", policy.Document.Value!.Json.Replace(" ", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(
            [("s3:GetObject", "arn:aws:s3:::reports/2026/q3.csv", "allowed"), ("s3:ListBucket", "arn:aws:s3:::reports", "allowed")],
            seen.Simulation.Value!.Decisions.Select(d => (d.Action, d.Resource, d.Decision)));

        // The sandbox does not know GetBucketPolicyStatus, or knows that there is no policy.
        Assert.True(seen.PolicyStatus.Status == ProbeStatus.Absent || seen.PolicyStatus.ErrorCode == "NotImplemented", seen.PolicyStatus.ToString());
        Assert.All(seen.All.Where(p => p != seen.PolicyStatus && p.Status is ProbeStatus.Failed or ProbeStatus.NotAllowed), p => Assert.Fail(p.ToString()));
    }

    [Fact]
    public async Task A_refused_look_names_the_missing_action_and_is_no_verdict_on_the_thing()
    {
        AwsEvidence seen = await Gather(World.Bob, s_report);

        Assert.Equal("arn:aws:iam::111122223333:user/bob", seen.Identity.Value!.Arn);
        Assert.Equal((ProbeStatus.NotAllowed, "s3:GetBucketPolicy", "not allowed to look (s3:GetBucketPolicy)"), (seen.BucketPolicy.Status, seen.BucketPolicy.Action, seen.BucketPolicy.Reason));
        Assert.Equal(("AccessDenied", 403), (seen.BucketPolicy.ErrorCode, seen.BucketPolicy.StatusCode));
        Assert.Contains("is not authorized to perform: s3:GetBucketPolicy", seen.BucketPolicy.AccessDeniedMessage, StringComparison.Ordinal);
        Assert.NotNull(seen.BucketPolicy.RequestId);
        Assert.All(
            new ProbeResult[] { seen.PublicAccessBlock, seen.Ownership, seen.Encryption, seen.Cors, seen.RequestPayment, seen.Accelerate, seen.IdentityPolicies, seen.Simulation },
            p => Assert.Equal((p.Action, ProbeStatus.NotAllowed), (p.Action, p.Status)));
        Assert.True(seen.Object.IsKnown);   // that is what bob may do
        Assert.Equal((ProbeStatus.Known, (bool?)false, "eu-central-1"), (seen.Bucket.Status, seen.Bucket.Value!.MayList, seen.Bucket.Value.Region));
        Assert.Equal(ProbeStatus.NotAsked, seen.BucketOwner.Status);
    }

    [Fact]
    public async Task A_session_is_followed_to_its_role_and_the_roles_path_comes_from_IAM()
    {
        world.Server.Patch("""
            {"accounts":{"111122223333":{"roles":{"reporter":{"path":"/teams/finance/","policies":{"look":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:*","Resource":"*"}]}},
            "attachedPolicies":{"shared":{"Version":"2012-10-17","Statement":[{"Sid":"Managed","Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}},
            "boundary":{"Version":"2012-10-17","Statement":[{"Sid":"Fence","Effect":"Allow","Action":["s3:*","iam:*"],"Resource":"*"}]}}}}}}
            """);

        AwsEvidence seen = await Gather(World.Reporter, s_report);

        Assert.Equal("arn:aws:sts::111122223333:assumed-role/reporter/live", seen.Identity.Value!.Arn);
        Assert.Equal(("reporter", "live", "arn:aws:iam::111122223333:role/reporter"), (seen.Identity.Value.Principal!.Name, seen.Identity.Value.Principal.SessionName, seen.Identity.Value.Principal.RoleArn));
        IdentityPolicies own = seen.IdentityPolicies.Value!;
        Assert.Equal("arn:aws:iam::111122223333:role/teams/finance/reporter", own.PrincipalArn);
        Assert.Equal(["Inline look", "Inline reports", "Managed shared"], own.Policies.Select(p => $"{p.Attachment} {p.Name}").Order());
        Assert.Contains("\"Managed\"", own.Policies.Single(p => p.Attachment == PolicyAttachment.Managed).Document.Value!.Json, StringComparison.Ordinal);
        Assert.Contains("\"Fence\"", own.PermissionsBoundary!.Document.Value!.Json, StringComparison.Ordinal);
        Assert.True(own.IsComplete);
        Assert.Equal("allowed", seen.Simulation.Value!.Decisions[0].Decision);
    }

    [Fact]
    public async Task What_may_be_listed_but_not_read_is_a_gap_and_not_an_absence()
    {
        world.Server.Patch("""
            {"accounts":{"111122223333":{"users":{"bob":{"policies":{"look":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:List*","iam:GetUser"],"Resource":"*"}]}}}}}}}
            """);

        IdentityPolicies own = (await Gather(World.Bob, s_report)).IdentityPolicies.Value!;

        Assert.True(own.BoundaryKnown);
        Assert.Null(own.PermissionsBoundary);
        Assert.Equal(2, own.Policies.Count);
        Assert.All(own.Policies, p => Assert.Equal((ProbeStatus.NotAllowed, "iam:GetUserPolicy"), (p.Document.Status, p.Document.Action)));
        Assert.Equal((2, false), (own.Gaps.Count, own.IsComplete));
    }

    [Fact]
    public async Task A_bucket_in_another_region_is_found_and_asked_there()
    {
        AwsEvidence seen = await Gather(World.Alice, new EvidenceQuestion { BucketName = "virginia", Key = "hello.txt" });

        Assert.Equal(("us-east-1", (bool?)true), (seen.Bucket.Value!.Region, seen.Bucket.Value.MayList));
        Assert.True(seen.Accelerate.Value!.IsEnabled);
        Assert.True(seen.Object.IsKnown);
    }

    [Theory]
    [InlineData(200, "<PolicyStatus xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsPublic>true</IsPublic></PolicyStatus>", "Known True")]
    [InlineData(200, "<PolicyStatus xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsPublic>false</IsPublic></PolicyStatus>", "Known False")]
    [InlineData(404, "<Error><Code>NoSuchBucketPolicy</Code><Message>The bucket policy does not exist</Message></Error>", "Absent ")]
    [InlineData(403, "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>", "NotAllowed ")]
    public async Task Whether_a_policy_is_public_is_as_S3_says(int status, string body, string expected)
    {
        using var s3 = new AnswersOnLoopback(request => (request.StartsWith("HEAD ", StringComparison.Ordinal) ? 200 : status, "x-amz-bucket-region: eu-central-1", body));
        using var aws = new PresignTools.Aws.Evidence.AwsEvidenceSource(World.Alice, World.Connection(s3.Url, "eu-central-1"));

        ProbeResult<BucketPolicyStatus> seen = (await aws.GatherAsync(new EvidenceQuestion { BucketName = "reports" }, null, default)).PolicyStatus;

        Assert.Equal(expected, $"{seen.Status} {seen.Value?.IsPublic}");
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_is_absent_and_nothing_more_is_asked_of_it()
    {
        AwsEvidence seen = await Gather(World.Alice, s_report with { BucketName = "no-such-bucket-anywhere" });

        Assert.Equal(ProbeStatus.Absent, seen.Bucket.Status);
        Assert.Equal(ProbeStatus.NotAsked, seen.BucketPolicy.Status);
        Assert.True(seen.Identity.IsKnown);
    }

    [Theory]
    [InlineData("versions", "gone.txt", null, ProbeStatus.Absent, true)]
    [InlineData("versions", "gone.txt", "v2.EXAMPLE", ProbeStatus.Absent, true)]
    [InlineData("versions", "gone.txt", "v1.EXAMPLE", ProbeStatus.Known, false)]
    [InlineData("versions", "never.txt", null, ProbeStatus.Absent, false)]
    public async Task A_delete_marker_is_told_from_a_key_that_never_was(string bucket, string key, string? version, ProbeStatus status, bool marker)
    {
        ProbeResult<ObjectHead> head = (await Gather(World.Alice, new EvidenceQuestion { BucketName = bucket, Key = key, VersionId = version })).Object;

        Assert.Equal((status, marker), (head.Status, head.Value?.IsDeleteMarker == true));
        Assert.Equal(version is null ? "s3:GetObject" : "s3:GetObjectVersion", head.Action);
    }

    [Theory]
    [InlineData("2026/q3 final (ä).txt")]
    [InlineData("plus+and%20percent&more=1?#.txt")]
    public async Task Keys_of_any_characters_reach_S3_as_they_are(string key)
    {
        world.Server.Patch("""{"buckets":{"reports":{"objects":{"plus+and%20percent&more=1?#.txt":{"content":"x"}}}}}""");

        Assert.Equal(ProbeStatus.Known, (await Gather(World.Alice, new EvidenceQuestion { BucketName = "reports", Key = key })).Object.Status);
    }

    [Fact]
    public async Task The_objects_own_KMS_key_is_looked_at()
    {
        AwsEvidence seen = await Gather(World.Alice, new EvidenceQuestion { BucketName = "reports", Key = "vault/plan.txt" });

        Assert.Equal("aws:kms", seen.Object.Value!.ServerSideEncryption);
        Assert.Equal((seen.Object.Value.KmsKeyId, "Enabled", true), (seen.KmsKey.Value!.Arn, seen.KmsKey.Value.State, seen.KmsKey.Value.IsEnabled));
        Assert.Contains("kms:", seen.KmsKeyPolicy.Value!.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_of_the_request_goes_before_the_buckets_and_an_alias_is_resolved()
    {
        AwsEvidence seen = await Gather(World.Alice, new EvidenceQuestion { BucketName = "reports", KmsKeyId = "alias/going" });

        Assert.Equal(("PendingDeletion", false), (seen.KmsKey.Value!.State, seen.KmsKey.Value.IsEnabled));
        Assert.True(seen.KmsKeyPolicy.IsKnown);
        Assert.Equal("Disabled", (await Gather(World.Alice, new EvidenceQuestion { BucketName = "reports", KmsKeyId = "arn:aws:kms:eu-central-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321" })).KmsKey.Value!.State);
    }

    [Fact]
    public async Task A_KMS_key_that_is_not_there_is_absent()
    {
        AwsEvidence seen = await Gather(World.Alice, new EvidenceQuestion { BucketName = "reports", KmsKeyId = "00000000-0000-0000-0000-000000000000" });

        Assert.Equal((ProbeStatus.Absent, "NotFoundException"), (seen.KmsKey.Status, seen.KmsKey.ErrorCode));
    }

    [Fact]
    public async Task An_archived_object_and_a_bucket_whose_requester_pays_are_told()
    {
        Assert.True((await Gather(World.Alice, new EvidenceQuestion { BucketName = "reports", Key = "archive/2019.csv" })).Object.Value!.IsArchived);
        var question = new EvidenceQuestion { BucketName = "payer", Key = "data.txt" };
        Assert.Equal(ProbeStatus.NotAllowed, (await Gather(World.Alice, question)).Object.Status);
        Assert.Equal(ProbeStatus.Known, (await Gather(World.Alice, question with { RequesterPays = true })).Object.Status);
    }

    [Fact]
    public async Task A_foreign_bucket_is_told_by_its_owner()
    {
        AwsEvidence seen = await Gather(World.Alice, new EvidenceQuestion { BucketName = "shared", Key = "notes.txt" });

        Assert.Equal((false, "111122223333"), (seen.BucketOwner.Value!.IsOwner, seen.BucketOwner.Value.AccountId));
        Assert.True(seen.Object.IsKnown);
    }

    [Fact]
    public async Task Keys_that_AWS_refuses_fail_every_question_with_the_reason_and_without_a_secret()
    {
        var wrong = new SigningCredentials(World.Alice.AccessKeyId, "SECRETsecret/SECRETsecret+SECRETsecret12");

        AwsEvidence seen = await Gather(wrong, s_report);

        Assert.Equal((ProbeStatus.Failed, "SignatureDoesNotMatch"), (seen.Identity.Status, seen.Identity.ErrorCode));
        Assert.All(seen.All, p => Assert.NotEqual(ProbeStatus.Known, p is ProbeResult<BucketHead> ? ProbeStatus.NotAsked : p.Status));
        Assert.Equal((ProbeStatus.Failed, "ExpiredToken"), ((await Gather(World.Dead, s_report)).Identity is var dead ? dead.Status : default, dead.ErrorCode));
        Assert.DoesNotContain("SECRETsecret", Everything(seen), StringComparison.Ordinal);
        Assert.DoesNotContain("EXAMPLEdeadSESSION", Everything(await Gather(World.Dead, s_report)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-240)]
    [InlineData(0)]
    [InlineData(240)]
    public async Task AWSs_clock_is_read_from_its_answers(int ahead)
    {
        using var sts = new AnswersOnLoopback(_ => (200, $"Date: {DateTimeOffset.UtcNow.AddSeconds(ahead):r}", """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:root</Arn><UserId>111122223333</UserId>
            <Account>111122223333</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>
            """));
        using var aws = new PresignTools.Aws.Evidence.AwsEvidenceSource(World.Alice, World.Connection(sts.Url, "eu-central-1"));

        ProbeResult<CallerIdentity> identity = await aws.GetIdentityAsync(default);

        Assert.Equal(PrincipalKind.Root, identity.Value!.Principal!.Kind);
        Assert.InRange(identity.ClockSkew!.Value.TotalSeconds, -ahead - 3, -ahead + 8);   // the answer itself takes its time
        Assert.InRange((identity.ServerTime!.Value - DateTimeOffset.UtcNow).TotalSeconds, ahead - 8, ahead + 3);
    }

    [Fact]
    public async Task Questions_go_side_by_side()
    {
        world.Options.Latency = TimeSpan.FromMilliseconds(300);
        await Gather(World.Alice, new EvidenceQuestion());   // clients and connections exist
        var clock = Stopwatch.StartNew();
        var told = new List<string>();

        AwsEvidence seen = await Gather(World.Alice, s_report, told);

        double trips = clock.Elapsed.TotalMilliseconds / 300;
        output.WriteLine($"{trips:0.0} round trips of wall time");
        int asked = seen.All.Count(p => p.Status != ProbeStatus.NotAsked);
        Assert.InRange(asked, 13, 16);
        Assert.InRange(trips, 0, asked * 0.66);   // one after the other it would be all of it
        Assert.Equal(asked, told.Count(t => !t.Contains(": NotAsked", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_costs_the_time_limit_once()
    {
        world.Options.Latency = TimeSpan.FromSeconds(60);
        var clock = Stopwatch.StartNew();

        AwsEvidence seen = await Gather(World.Alice, s_report, timeout: TimeSpan.FromMilliseconds(400));

        Assert.Equal((ProbeStatus.Failed, "no answer within 0.4 s"), (seen.Identity.Status, seen.Identity.Reason));
        Assert.Equal(ProbeStatus.Failed, seen.Bucket.Status);
        // Far below the server's minute, and far above what a loaded machine takes.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.3, 30);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_and_asked_no_more()
    {
        using var aws = new PresignTools.Aws.Evidence.AwsEvidenceSource(World.Alice, World.Connection("http://127.0.0.1:9", "eu-central-1"));

        AwsEvidence seen = await aws.GatherAsync(s_report, null, default);

        Assert.Equal((ProbeStatus.Failed, "the server could not be reached (ConnectionRefused)"), (seen.Identity.Status, seen.Identity.Reason));
        Assert.Equal(ProbeStatus.Failed, seen.Bucket.Status);
        Assert.Equal(ProbeStatus.NotAsked, seen.BucketPolicy.Status);
    }

    [Fact]
    public async Task Cancelling_ends_it_at_once()
    {
        world.Options.Latency = TimeSpan.FromSeconds(60);
        using var stop = new CancellationTokenSource(300);
        using var aws = world.As(World.Alice);
        var clock = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => aws.GatherAsync(s_report, null, stop.Token));

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
    }

    [Fact]
    public async Task Another_providers_keys_are_not_shown_to_AWS()
    {
        using var set = new EnvironmentScope(("AWS_ENDPOINT_URL_STS", string.Empty), ("AWS_ENDPOINT_URL", string.Empty));
        using var aws = new PresignTools.Aws.Evidence.AwsEvidenceSource(World.Alice, new AwsConnection { Region = "eu-central-1", S3EndpointUrl = world.Server.EndpointUrl });

        AwsEvidence seen = await aws.GatherAsync(new EvidenceQuestion { BucketName = "reports", Key = "vault/plan.txt" }, null, default);

        Assert.Equal(ProbeStatus.NotAsked, seen.Identity.Status);
        Assert.Contains("AWS_ENDPOINT_URL_STS", seen.Identity.Reason, StringComparison.Ordinal);
        Assert.Equal((ProbeStatus.NotAsked, ProbeStatus.NotAsked), (seen.KmsKey.Status, seen.IdentityPolicies.Status));
        Assert.True(seen.Object.IsKnown);
    }

    private async Task<AwsEvidence> Gather(SigningCredentials who, EvidenceQuestion question, List<string>? told = null, TimeSpan? timeout = null)
    {
        using var aws = world.As(who, timeout: timeout);
        return await aws.GatherAsync(
            question,
            told is null ? null : r =>
            {
                lock (told)
                {
                    told.Add(r.ToString());
                }
            },
            default);
    }

    private static string Everything(AwsEvidence seen) => string.Join('\n', seen.All.Select(p => $"{p} {p.AccessDeniedMessage} {p.ErrorCode} {p.Reason}")) + seen;
}
