using PresignTools.Abstractions;
using PresignTools.Aws.Evidence;
using PresignTools.Identity;

namespace PresignTools.Tests.Evidence;

/// <summary>What the sandbox's IAM does not do: groups, pages, later versions of policies, throttling. Signatures it does check.</summary>
public sealed class IamQueryTests
{
    private static readonly PrincipalArn s_ann = PrincipalArn.TryParse("arn:aws:iam::111122223333:user/ops/ann")!;

    [Fact]
    public async Task Groups_pages_and_the_version_in_force_are_followed()
    {
        using var iam = new AnswersOnLoopback(request => (200, string.Empty, Answer(request)));

        IdentityPolicies own = (await Policies(iam)).Value!;

        Assert.Equal(
            ["GroupInline g-inline by developers", "GroupManaged Wide by developers", "Inline first", "Inline second", "Managed Narrow"],
            own.Policies.Select(p => $"{p.Attachment} {p.Name}{(p.GroupName is null ? string.Empty : " by " + p.GroupName)}").Order());
        Assert.Equal("{\"v\":\"v7 +\"}", own.Policies.Single(p => p.Name == "Wide").Document.Value!.Json);
        Assert.Equal("{\"v\":\"v1 +\"}", own.Policies.Single(p => p.Name == "Narrow").Document.Value!.Json);
        Assert.Equal(("Fence", "{\"v\":\"v1 +\"}"), (own.PermissionsBoundary!.Name, own.PermissionsBoundary.Document.Value!.Json));
        Assert.True(own.IsComplete);
        Assert.All(iam.Requests, r => Assert.Matches("Authorization: AWS4-HMAC-SHA256 Credential=AKIARTX3GSDSQEYGAPBA/[0-9]{8}/us-east-1/iam/aws4_request", r));
    }

    [Fact]
    public async Task Throttling_and_faults_are_tried_again_and_a_refusal_is_not()
    {
        int asked = 0;
        using var busy = new AnswersOnLoopback(request => Interlocked.Increment(ref asked) switch
        {
            1 => (503, string.Empty, "<html>busy</html>"),
            2 => (400, string.Empty, Error("Throttling", "Rate exceeded")),
            _ => (200, string.Empty, Answer(request)),
        });
        Assert.Equal("arn:aws:iam::111122223333:user/ops/ann", (await Entity(busy)).Value!.Arn);
        Assert.Equal(3, asked);

        using var refusing = new AnswersOnLoopback(_ => (403, string.Empty, Error("AccessDenied", "User: x is not authorized to perform: iam:GetUser on resource: user ann")));
        ProbeResult<IamEntity> refused = await Entity(refusing);
        Assert.Equal((ProbeStatus.NotAllowed, "iam:GetUser", 403, "req-9"), (refused.Status, refused.Action, refused.StatusCode, refused.RequestId));
        Assert.Contains("is not authorized to perform: iam:GetUser", refused.AccessDeniedMessage, StringComparison.Ordinal);
        Assert.Single(refusing.Requests);
    }

    [Fact]
    public async Task A_signature_error_that_quotes_the_request_is_told_by_its_code_only()
    {
        using var iam = new AnswersOnLoopback(_ => (403, string.Empty, Error("SignatureDoesNotMatch", "The Canonical String should have been x-amz-security-token:TOKEN-THAT-MUST-NOT-LEAK")));

        ProbeResult<IamEntity> refused = await Entity(iam);

        Assert.Equal((ProbeStatus.Failed, "SignatureDoesNotMatch"), (refused.Status, refused.ErrorCode));
        Assert.DoesNotContain("MUST-NOT-LEAK", refused + refused.Reason + refused.AccessDeniedMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "<html>a proxy's page</html>")]
    [InlineData(200, "no XML at all")]
    [InlineData(200, "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><GetUserResponse>&b;</GetUserResponse>")]
    [InlineData(302, "")]
    public async Task What_is_no_answer_of_IAM_is_a_failure_and_no_exception(int status, string body)
    {
        using var iam = new AnswersOnLoopback(_ => (status, "Location: http://127.0.0.1:9/elsewhere", body));

        Assert.Equal(ProbeStatus.Failed, (await Entity(iam)).Status);
    }

    // botocore 1.43.11: endpoint and signing region of client('iam', region_name=...).
    [Theory]
    [InlineData("us-east-1", "https://iam.amazonaws.com", "us-east-1")]
    [InlineData("ap-southeast-4", "https://iam.amazonaws.com", "us-east-1")]
    [InlineData("cn-northwest-1", "https://iam.cn-north-1.amazonaws.com.cn", "cn-north-1")]
    [InlineData("us-gov-east-1", "https://iam.us-gov.amazonaws.com", "us-gov-west-1")]
    [InlineData("us-iso-west-1", "https://iam.us-iso-east-1.c2s.ic.gov", "us-iso-east-1")]
    [InlineData("us-isob-east-1", "https://iam.us-isob-east-1.sc2s.sgov.gov", "us-isob-east-1")]
    [InlineData("eu-isoe-west-1", "https://iam.eu-isoe-west-1.cloud.adc-e.uk", "eu-isoe-west-1")]
    [InlineData("us-isof-south-1", "https://iam.us-isof-south-1.csp.hci.ic.gov", "us-isof-south-1")]
    [InlineData("eusc-de-east-1", "https://iam.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1")]
    public void Each_partition_has_its_endpoint(string region, string url, string signingRegion) => Assert.Equal((url, signingRegion), IamQueryClient.Endpoint(region));

    [Theory]
    [InlineData("s3:GetObject", true)]
    [InlineData("s3:PutObjectAcl", true)]
    [InlineData("s3:AbortMultipartUpload", true)]
    [InlineData("s3:ListMultipartUploadParts", true)]
    [InlineData("s3:ListBucket", false)]
    [InlineData("s3:ListBucketMultipartUploads", false)]
    [InlineData("s3:GetBucketObjectLockConfiguration", false)]
    public void Actions_are_about_objects_or_buckets(string action, bool isObject) => Assert.Equal(isObject, IamSimulation.IsObjectAction(action));

    private static Task<ProbeResult<IamEntity>> Entity(AnswersOnLoopback iam) => Probes(iam).EntityAsync(s_ann, default);

    private static Task<ProbeResult<IdentityPolicies>> Policies(AnswersOnLoopback iam)
    {
        IamProbes probes = Probes(iam);
        return probes.PoliciesAsync(s_ann, probes.EntityAsync(s_ann, default), default);
    }

    private static IamProbes Probes(AnswersOnLoopback iam) =>
        new(
            new IamCalls(
                new IamQueryClient(AwsClients.ToSdk(World.Alice), World.Connection(iam.Url, "eu-central-1")),
                new ProbeRunner(TimeSpan.FromSeconds(20), TimeProvider.System)));

    private static string Answer(string request)
    {
        string action = request.Split("Action=")[1].Split('&')[0];
        bool Has(string text) => request.Contains(text, StringComparison.Ordinal);
        string result = action switch
        {
            "GetUser" => "<User><Path>/ops/</Path><UserName>ann</UserName><Arn>arn:aws:iam::111122223333:user/ops/ann</Arn><PermissionsBoundary><PermissionsBoundaryType>Policy</PermissionsBoundaryType><PermissionsBoundaryArn>arn:aws:iam::111122223333:policy/Fence</PermissionsBoundaryArn></PermissionsBoundary></User>",
            "ListGroupsForUser" => "<Groups><member><GroupName>developers</GroupName></member></Groups><IsTruncated>false</IsTruncated>",
            "ListUserPolicies" when Has("Marker=page two") => "<PolicyNames><member>second</member></PolicyNames><IsTruncated>false</IsTruncated>",
            "ListUserPolicies" => "<PolicyNames><member>first</member></PolicyNames><IsTruncated>true</IsTruncated><Marker>page two</Marker>",
            "ListAttachedUserPolicies" => "<AttachedPolicies><member><PolicyName>Narrow</PolicyName><PolicyArn>arn:aws:iam::111122223333:policy/Narrow</PolicyArn></member></AttachedPolicies><IsTruncated>false</IsTruncated>",
            "ListGroupPolicies" => "<PolicyNames><member>g-inline</member></PolicyNames><IsTruncated>false</IsTruncated>",
            "ListAttachedGroupPolicies" => "<AttachedPolicies><member><PolicyName>Wide</PolicyName><PolicyArn>arn:aws:iam::aws:policy/Wide</PolicyArn></member></AttachedPolicies><IsTruncated>false</IsTruncated>",
            "GetUserPolicy" or "GetGroupPolicy" => "<PolicyDocument>%7B%22v%22%3A%22inline%22%7D</PolicyDocument>",
            "GetPolicy" => $"<Policy><DefaultVersionId>{(Has("policy/Wide") ? "v7" : "v1")}</DefaultVersionId></Policy>",
            "GetPolicyVersion" => $"<PolicyVersion><Document>%7B%22v%22%3A%22{(Has("VersionId=v7") ? "v7" : "v1")}%20%2B%22%7D</Document></PolicyVersion>",
            _ => throw new InvalidOperationException(action),
        };
        return $"<{action}Response xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><{action}Result>{result}</{action}Result></{action}Response>";
    }

    private static string Error(string code, string message) =>
        $"<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>req-9</RequestId></ErrorResponse>";
}
