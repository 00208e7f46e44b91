using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Amazon.S3;
using Amazon.S3.Model;
using PresignTools.Abstractions;
using PresignTools.Aws.Evidence;

namespace PresignTools.Tests.Evidence;

/// <summary>Skipped by name where moto_server is not installed, or where servers that take long to start are not wanted.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MotoFactAttribute : FactAttribute
{
    /// <summary>Decides whether the test can run.</summary>
    public MotoFactAttribute() => Skip = Environment.GetEnvironmentVariable("PRESIGNTOOLS_SERVERS") != "1" ? "needs build.ps1 Test -Servers" : Path is null ? "needs moto_server on the PATH" : null;

    internal static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(System.IO.Path.PathSeparator)
        .SelectMany(f => new[] { System.IO.Path.Combine(f, "moto_server"), System.IO.Path.Combine(f, "moto_server.exe") }).FirstOrDefault(File.Exists);
}

/// <summary>The same questions to a look-alike of AWS that others wrote.</summary>
public sealed class MotoTests
{
    [MotoFact]
    public async Task Moto_answers_as_the_sandbox_does()
    {
        int port;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        string url = $"http://127.0.0.1:{port}";
        using Process moto = Process.Start(new ProcessStartInfo(MotoFactAttribute.Path!, ["-H", "127.0.0.1", "-p", port.ToString(System.Globalization.CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            moto.OutputDataReceived += (_, _) => { };
            moto.ErrorDataReceived += (_, _) => { };
            moto.BeginOutputReadLine();
            moto.BeginErrorReadLine();
            await UntilItAnswers(url);
            const string policy = """{"Version":"2012-10-17","Statement":[{"Sid":"Tls","Effect":"Deny","Principal":"*","Action":"s3:DeleteObject","Resource":"arn:aws:s3:::reports/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""";
            await Furnish(url, policy);

            using var aws = new AwsEvidenceSource(World.Alice, World.Connection(url, "eu-central-1", TimeSpan.FromSeconds(60)));
            AwsEvidence seen = await aws.GatherAsync(new EvidenceQuestion { BucketName = "reports", Key = "2026/q3 +.csv", KmsKeyId = "alias/aws/s3" }, null, default);

            Assert.Equal("123456789012", seen.Identity.Value!.AccountId);
            Assert.Equal(("eu-central-1", (bool?)true), (seen.Bucket.Value!.Region, seen.Bucket.Value.MayList));
            Assert.Equal(policy, seen.BucketPolicy.Value!.Json);
            Assert.Equal(new PublicAccessBlock(true, false, true, false), seen.PublicAccessBlock.Value);
            Assert.Equal("BucketOwnerPreferred", seen.Ownership.Value!.ObjectOwnership);
            Assert.Equal(("aws:kms", true), (seen.Encryption.Value!.Algorithm, seen.Encryption.Value.BucketKeyEnabled));
            Assert.Equal("https://app.example.com", seen.Cors.Value!.Rules[0].AllowedOrigins[0]);
            Assert.Equal("text/csv", seen.Object.Value!.ContentType);
            Assert.Equal(ProbeStatus.Absent, (await aws.GetBucketAsync("no-such-bucket-at-all", default)).Status);
            Assert.Equal("us-west-2", (await aws.GetBucketAsync("elsewhere", default)).Value!.Region);
        }
        finally
        {
            moto.Kill(entireProcessTree: true);
        }
    }

    private static async Task UntilItAnswers(string url)
    {
        using var http = new HttpClient();
        for (int i = 0; ; i++)
        {
            try
            {
                using HttpResponseMessage answer = await http.GetAsync(url + "/moto-api/");
                return;
            }
            catch (HttpRequestException) when (i < 240)
            {
                await Task.Delay(250);
            }
        }
    }

    private static async Task Furnish(string url, string policy)
    {
        AmazonS3Client Client(string region) => new(AwsClients.ToSdk(World.Alice), new AmazonS3Config { ServiceURL = url, ForcePathStyle = true, AuthenticationRegion = region });
        using AmazonS3Client west = Client("us-west-2"), s3 = Client("eu-central-1");
        await west.PutBucketAsync(new PutBucketRequest { BucketName = "elsewhere", BucketRegionName = "us-west-2" });
        await s3.PutBucketAsync(new PutBucketRequest { BucketName = "reports", BucketRegionName = "eu-central-1" });
        await s3.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = "reports", Policy = policy });
        await s3.PutPublicAccessBlockAsync(new PutPublicAccessBlockRequest { BucketName = "reports", PublicAccessBlockConfiguration = new() { BlockPublicAcls = true, IgnorePublicAcls = false, BlockPublicPolicy = true, RestrictPublicBuckets = false } });
        await s3.PutBucketOwnershipControlsAsync(new PutBucketOwnershipControlsRequest { BucketName = "reports", OwnershipControls = new() { Rules = [new() { ObjectOwnership = ObjectOwnership.BucketOwnerPreferred }] } });
        await s3.PutBucketEncryptionAsync(new PutBucketEncryptionRequest
        {
            BucketName = "reports",
            ServerSideEncryptionConfiguration = new() { ServerSideEncryptionRules = [new() { BucketKeyEnabled = true, ServerSideEncryptionByDefault = new() { ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AWSKMS } }] },
        });
        await s3.PutCORSConfigurationAsync(new PutCORSConfigurationRequest { BucketName = "reports", Configuration = new() { Rules = [new() { AllowedMethods = ["PUT"], AllowedOrigins = ["https://app.example.com"] }] } });
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = "reports", Key = "2026/q3 +.csv", ContentBody = "a", ContentType = "text/csv" });
    }
}
