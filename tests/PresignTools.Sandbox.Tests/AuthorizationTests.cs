namespace PresignTools.Sandbox.Tests;

/// <summary>Every layer of policies denies in S3's words, and the cause header names what was made wrong.</summary>
public class AuthorizationTests
{
    private const string AllowAll = """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "*", "Resource": "*" } ] }""";

    [Fact]
    public async Task No_permission_names_user_action_resource_and_layer()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer answer = await (Keys.By(Keys.Bob) with { Path = "/reports/2025/q4.csv" }).SendAsync(server);
        Assert.Equal(("AccessDenied", null, "no Allow in Identity policy"), (answer.Code, answer.Cause, answer.DeniedBy));
        Assert.Equal("User: arn:aws:iam::111122223333:user/bob is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::reports/2025/q4.csv\" because no identity-based policy allows the s3:GetObject action", answer.Message);
    }

    [Fact]
    public async Task A_missing_object_is_told_only_to_who_may_list()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer told = await (Keys.By(Keys.Live) with { Path = "/reports/none" }).SendAsync(server);
        Assert.Equal((404, "NoSuchKey"), (told.Status, told.Code));
        RawAnswer hidden = await (Keys.By(Keys.Bob) with { Path = "/reports/2026/none" }).SendAsync(server);
        Assert.Equal((403, "AccessDenied", CauseId.KeyMissingWithoutListPermission), (hidden.Status, hidden.Code, hidden.Cause));
    }

    public static TheoryData<string, string, string, string> Denials => new()
    {
        // what is changed, reason in the message, what denied, who
        { """{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ] } } } }""", "with an explicit deny in a resource-based policy", "Deny in Bucket policy, statement 1", "alice" },
        { """{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/*", "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } } } ] } } } }""", "with an explicit deny in a resource-based policy", "Deny in Bucket policy, statement 1, aws:SourceIp", "alice" },
        { """{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/*", "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-0123456789abcdef0" } } } ] } } } }""", "with an explicit deny in a resource-based policy", "Deny in Bucket policy, statement 1, aws:SourceVpce", "alice" },
        { """{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/*", "Condition": { "StringNotEquals": { "s3:authType": "REST-HEADER" } } } ] } } } }""", "with an explicit deny in a resource-based policy", "Deny in Bucket policy, statement 1, s3:authType", "alice" },
        { """{ "networks": { "internet": { "secureTransport": false } }, "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } } ] } } } }""", "with an explicit deny in a resource-based policy", "Deny in Bucket policy, statement 1, aws:SecureTransport", "alice" },
        { """{ "accounts": { "111122223333": { "users": { "alice": { "policies": { "no": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" } ] } } } } } } }""", "with an explicit deny in an identity-based policy", "Deny in Identity policy, statement 1", "alice" },
        { """{ "accounts": { "111122223333": { "serviceControl": [ { "name": "root", "policies": { "FullAWSAccess": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "ec2:*", "Resource": "*" } ] } } } ] } } }""", "because no service control policy allows the s3:GetObject action", "no Allow in ServiceControl policy", "alice" },
        { """{ "accounts": { "111122223333": { "resourceControl": [ { "name": "root", "policies": { "arn:aws:organizations::999900001111:policy/o-exampleorg1/resource_control_policy/p-1": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*" } ] } } } ] } } }""", "with an explicit deny in a resource control policy, with policy ARN: arn:aws:organizations::999900001111:policy/o-exampleorg1/resource_control_policy/p-1", "Deny in ResourceControl policy, statement 1", "alice" },
        { """{ "accounts": { "111122223333": { "users": { "alice": { "boundary": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "ec2:*", "Resource": "*" } ] } } } } } }""", "because no permissions boundary allows the s3:GetObject action", "no Allow in PermissionsBoundary policy", "alice" },
        { """{ "defaultNetwork": "vpc", "vpcEndpoints": { "vpce-0123456789abcdef0": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::other/*" } ] } } } }""", "because no VPC endpoint policy allows the s3:GetObject action", "no Allow in VpcEndpoint policy", "alice" },
    };

    [Theory]
    [MemberData(nameof(Denials))]
    public async Task A_denial_says_its_layer_and_what_denied(string patch, string reason, string deniedBy, string who)
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        Assert.Equal(200, (await new Presign().SendAsync(server)).Status);
        server.Patch(patch);
        RawAnswer answer = await new Presign().SendAsync(server);
        Assert.Equal((403, "AccessDenied", null, deniedBy), (answer.Status, answer.Code, answer.Cause, answer.DeniedBy));
        Assert.Equal($"User: arn:aws:iam::111122223333:user/{who} is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::reports/2026/q3.csv\" {reason}", answer.Message);
        server.Reset();
        Assert.Equal(200, (await new Presign().SendAsync(server)).Status);
    }

    [Fact]
    public async Task A_session_policy_limits_its_session()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        server.Patch($$"""{ "accounts": { "111122223333": { "roles": { "reporter": { "sessions": [ { "name": "s", "accessKeyId": "{{Keys.Live.Id}}", "secretAccessKey": "{{Keys.Live.Secret}}", "sessionToken": "{{Keys.Live.Token}}", "issuedAt": "now", "expiresAt": "now+1h", "policies": [ { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" } ] } ] } ] } } } } }""");
        RawAnswer answer = await Keys.By(Keys.Live).SendAsync(server);
        Assert.Equal("no Allow in Session policy", answer.DeniedBy);
        Assert.StartsWith("User: arn:aws:sts::111122223333:assumed-role/reporter/s is not", answer.Message, StringComparison.Ordinal);
        Assert.EndsWith("because no session policy allows the s3:GetObject action", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_sends_decides_the_network_whoever_signed_the_identity()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        server.Patch("""{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/*", "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } } } ] } } } }""");
        Assert.Equal(403, (await new Presign().SendAsync(server)).Status);
        Assert.Equal(200, (await new Presign().SendAsync(server, headers: [("x-sandbox-network", "office")])).Status);
        // aws:SourceIp is absent behind a VPC endpoint, so that NotIpAddress without IfExists denies there.
        Assert.Equal(403, (await new Presign().SendAsync(server, headers: [("x-sandbox-network", "vpc")])).Status);
        Assert.Equal("InvalidArgument", (await new Presign().SendAsync(server, headers: [("x-sandbox-network", "moon")])).Code);
    }

    [Fact]
    public async Task Signatures_age()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        server.Patch("""{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/*", "Condition": { "NumericGreaterThan": { "s3:signatureAge": "600000" } } } ] } } } }""");
        Assert.Equal(200, (await new Presign { Expires = "3600", Time = DateTimeOffset.UtcNow.AddMinutes(-9) }.SendAsync(server)).Status);
        RawAnswer old = await new Presign { Expires = "3600", Time = DateTimeOffset.UtcNow.AddMinutes(-11) }.SendAsync(server);
        Assert.Equal((403, "Deny in Bucket policy, statement 1, s3:signatureAge"), (old.Status, old.DeniedBy));
    }

    [Fact]
    public async Task Another_organization_reads_access_denied_and_no_more()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer foreign = await new Presign { Path = "/partner/offer.txt" }.SendAsync(server);
        Assert.Equal((403, "Access Denied", "no Allow in Bucket policy"), (foreign.Status, foreign.Message, foreign.DeniedBy));

        // The same organization reads the reason.
        RawAnswer related = await (Keys.By(Keys.Erin) with { Path = "/reports/2026/q3.csv" }).SendAsync(server);
        Assert.Equal("User: arn:aws:iam::777788889999:user/erin is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::reports/2026/q3.csv\" because no resource-based policy allows the s3:GetObject action", related.Message);
        RawAnswer scp = await (Keys.By(Keys.Erin) with { Path = "/shared/notes.txt", Method = "DELETE" }).SendAsync(server);
        Assert.StartsWith("Deny in ServiceControl policy, statement 1", scp.DeniedBy, StringComparison.Ordinal);
        Assert.EndsWith("with policy ARN: arn:aws:organizations::999900001111:policy/o-exampleorg1/service_control_policy/p-nodelete1", scp.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_of_another_account_is_not_the_bucket_owner_s()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        Assert.Equal(200, (await new Presign { Path = "/shared/notes.txt" }.SendAsync(server)).Status);
        RawAnswer answer = await new Presign { Path = "/shared/from-partner.txt" }.SendAsync(server);
        Assert.Equal((403, "Access Denied", CauseId.ObjectOwnership), (answer.Status, answer.Message, answer.Cause));
        Assert.Equal(200, (await (Keys.By(Keys.Carol) with { Path = "/shared/from-partner.txt" }).SendAsync(server)).Status);
        server.Patch("""{ "buckets": { "shared": { "objectOwnership": "BucketOwnerEnforced" } } }""");
        Assert.Equal(200, (await new Presign { Path = "/shared/from-partner.txt" }.SendAsync(server)).Status);
    }

    [Fact]
    public async Task Public_is_what_block_public_access_leaves()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        Assert.Equal(200, (await RawHttp.SendAsync(server.Port, "GET", "/public/index.html", "127.0.0.1")).Status);
        RawAnswer unsigned = await RawHttp.SendAsync(server.Port, "GET", "/reports/2026/q3.csv", "127.0.0.1");
        Assert.Equal((403, "Access Denied", "no Allow in Bucket policy"), (unsigned.Status, unsigned.Message, unsigned.DeniedBy));
        RawAnswer overridden = await RawHttp.SendAsync(server.Port, "GET", "/public/index.html?response-content-type=text/plain", "127.0.0.1");
        Assert.Equal("Request specific response headers cannot be used for anonymous GET requests.", overridden.Message);

        server.Patch("""{ "buckets": { "public": { "blockPublicAccess": { "restrictPublicBuckets": true } } } }""");
        RawAnswer restricted = await RawHttp.SendAsync(server.Port, "GET", "/public/index.html", "127.0.0.1");
        Assert.Equal((403, "Block Public Access"), (restricted.Status, restricted.DeniedBy));
        Assert.Equal(200, (await (Keys.By(Keys.Carol) with { Path = "/public/index.html", Region = "us-east-1" }).SendAsync(server)).Status);

        server.Patch("""{ "buckets": { "public": { "policy": null, "blockPublicAccess": null, "objects": { "index.html": { "acl": "public-read" } } } } }""");
        Assert.Equal(200, (await RawHttp.SendAsync(server.Port, "GET", "/public/index.html", "127.0.0.1")).Status);
        server.Patch("""{ "buckets": { "public": { "blockPublicAccess": { "ignorePublicAcls": true } } } }""");
        Assert.Equal(CauseId.PublicAccessBlock, (await RawHttp.SendAsync(server.Port, "GET", "/public/index.html", "127.0.0.1")).Cause);
    }

    [Fact]
    public async Task Requesters_pay_where_they_must()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer answer = await new Presign { Path = "/payer/data.txt" }.SendAsync(server);
        Assert.Equal((403, "Access Denied", CauseId.RequesterPays), (answer.Status, answer.Message, answer.Cause));
        Assert.Equal(200, (await new Presign { Path = "/payer/data.txt", Query = [("x-amz-request-payer", "requester")] }.SendAsync(server)).Status);
        Assert.Equal(200, (await new Presign { Path = "/payer/data.txt", Headers = [("x-amz-request-payer", "requester")] }.SendAsync(server)).Status);
    }

    [Fact]
    public async Task The_expected_owner_must_be_the_owner()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        Assert.Equal(200, (await new Presign { Headers = [("x-amz-expected-bucket-owner", "111122223333")] }.SendAsync(server)).Status);
        Assert.Equal((403, "Access Denied"), await StatusOf(server, "444455556666"));
        Assert.Equal(400, (await StatusOf(server, "12")).Status);

        static async Task<(int Status, string? Message)> StatusOf(SandboxServer server, string owner)
        {
            RawAnswer answer = await new Presign { Headers = [("x-amz-expected-bucket-owner", owner)] }.SendAsync(server);
            return (answer.Status, answer.Message);
        }
    }

    [Fact]
    public async Task A_policy_change_acts_on_urls_that_are_out_already()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        string host = $"127.0.0.1:{server.Port}", target = (Keys.By(Keys.Bob) with { Host = host }).Target();
        Assert.Equal(200, (await RawHttp.SendAsync(server.Port, "GET", target, host)).Status);
        server.Patch("""{ "accounts": { "111122223333": { "users": { "bob": { "policies": null } } } } }""");
        Assert.Equal(403, (await RawHttp.SendAsync(server.Port, "GET", target, host)).Status);
        server.Patch($$"""{ "accounts": { "111122223333": { "users": { "bob": { "policies": { "all": {{AllowAll}} } } } } } }""");
        Assert.Equal(200, (await RawHttp.SendAsync(server.Port, "GET", target, host)).Status);
    }
}
