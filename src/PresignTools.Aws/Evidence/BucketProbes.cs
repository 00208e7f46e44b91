using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using PresignTools.Abstractions;
using AccelerateConfiguration = PresignTools.Abstractions.AccelerateConfiguration;
using CorsConfiguration = PresignTools.Abstractions.CorsConfiguration;
using CorsRule = PresignTools.Abstractions.CorsRule;

namespace PresignTools.Aws.Evidence;

/// <summary>Questions about one bucket. All but the first must go to its own region.</summary>
internal sealed class BucketProbes
{
    private readonly ProbeRunner _runner;

    internal BucketProbes(ProbeRunner runner) => _runner = runner;

    /// <summary>HeadBucket in one region. A refusal or redirect names the bucket's region too.</summary>
    internal Task<ProbeResult<BucketHead>> HeadAsync(AmazonS3Client s3, string bucket, CancellationToken cancellationToken)
    {
        const string action = "s3:ListBucket";
        return _runner.RunAsync(
            action,
            async token =>
            {
                HeadBucketResponse answer = await s3.HeadBucketAsync(new HeadBucketRequest { BucketName = bucket }, token)
                    .ConfigureAwait(false);
                return ProbeRunner.Answered(
                    action,
                    new BucketHead
                    {
                        BucketName = bucket,
                        Region = Text(answer.BucketRegion),
                        MayList = true,
                        IsAccessPointAlias = answer.AccessPointAlias == true,
                    },
                    answer);
            },
            cancellationToken,
            refusal =>
            {
                string? region = refusal.Header("x-amz-bucket-region");
                var head = new BucketHead
                {
                    BucketName = bucket,
                    Region = region,
                    MayList = refusal.Status == HttpStatusCode.Forbidden ? false : null,
                };
                return refusal.Status switch
                {
                    HttpStatusCode.NotFound => Probe.Absent<BucketHead>(action, "there is no such bucket"),

                    // S3 names the region of buckets that exist, to whomever asks. The refusal itself may also be one of the keys.
                    _ when region is not null => Probe.Known(action, head),
                    HttpStatusCode.Forbidden => Probe.NotAllowed(action, head),
                    _ => null,
                };
            });
    }

    /// <summary>HeadBucket that names an owner: refused if it is another one, as well as for who may not list the bucket.</summary>
    internal Task<ProbeResult<BucketOwner>> OwnerAsync(
        AmazonS3Client s3,
        BucketHead bucket,
        string accountId,
        CancellationToken cancellationToken)
    {
        const string action = "s3:ListBucket";
        return _runner.RunAsync(
            action,
            async token =>
            {
                HeadBucketResponse answer = await s3.HeadBucketAsync(
                        new HeadBucketRequest { BucketName = bucket.BucketName, ExpectedBucketOwner = accountId },
                        token
                    )
                    .ConfigureAwait(false);
                return ProbeRunner.Answered(action, new BucketOwner(accountId, true), answer);
            },
            cancellationToken,
            refusal =>
                refusal.Status == HttpStatusCode.Forbidden && bucket.MayList == true
                    ? Probe.Known(action, new BucketOwner(accountId, false))
                    : null);
    }

    internal Task<ProbeResult<PolicyText>> PolicyAsync(AmazonS3Client s3, string bucket, CancellationToken cancellationToken) => AskAsync(
        "s3:GetBucketPolicy",
        token => s3.GetBucketPolicyAsync(new GetBucketPolicyRequest { BucketName = bucket }, token),
        answer => Text(answer.Policy) is { } json ? new PolicyText(json) : null,
        "the bucket has no policy",
        cancellationToken);

    internal Task<ProbeResult<BucketPolicyStatus>> PolicyStatusAsync(
        AmazonS3Client s3,
        string bucket,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            "s3:GetBucketPolicyStatus",
            token => s3.GetBucketPolicyStatusAsync(new GetBucketPolicyStatusRequest { BucketName = bucket }, token),
            answer => answer.PolicyStatus?.IsPublic is { } isPublic ? new BucketPolicyStatus(isPublic) : null,
            "the bucket has no policy",
            cancellationToken);

    internal Task<ProbeResult<PublicAccessBlock>> PublicAccessBlockAsync(
        AmazonS3Client s3,
        string bucket,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            "s3:GetBucketPublicAccessBlock",
            token => s3.GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = bucket }, token),
            answer =>
                answer.PublicAccessBlockConfiguration is { } c
                    ? new PublicAccessBlock(
                        c.BlockPublicAcls == true,
                        c.IgnorePublicAcls == true,
                        c.BlockPublicPolicy == true,
                        c.RestrictPublicBuckets == true
                    )
                    : null,
            "the bucket has no Block Public Access configuration",
            cancellationToken);

    internal Task<ProbeResult<BucketOwnership>> OwnershipAsync(AmazonS3Client s3, string bucket, CancellationToken cancellationToken) =>
        AskAsync(
            "s3:GetBucketOwnershipControls",
            token => s3.GetBucketOwnershipControlsAsync(new GetBucketOwnershipControlsRequest { BucketName = bucket }, token),
            answer =>
                answer.OwnershipControls?.Rules?.FirstOrDefault()?.ObjectOwnership?.Value is { Length: > 0 } owner
                    ? new BucketOwnership(owner)
                    : null,
            "the bucket has no ownership controls",
            cancellationToken);

    internal Task<ProbeResult<BucketEncryption>> EncryptionAsync(
        AmazonS3Client s3,
        string bucket,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            "s3:GetEncryptionConfiguration",
            token => s3.GetBucketEncryptionAsync(new GetBucketEncryptionRequest { BucketName = bucket }, token),
            answer =>
                answer.ServerSideEncryptionConfiguration?.ServerSideEncryptionRules?.FirstOrDefault() is { } rule
                    ? new BucketEncryption
                    {
                        Algorithm = Text(rule.ServerSideEncryptionByDefault?.ServerSideEncryptionAlgorithm?.Value) ?? "AES256",
                        KmsKeyId = Text(rule.ServerSideEncryptionByDefault?.ServerSideEncryptionKeyManagementServiceKeyId),
                        BucketKeyEnabled = rule.BucketKeyEnabled == true,
                        BlockedEncryptionTypes = [.. (rule.BlockedEncryptionTypes?.EncryptionType ?? []).Where(t => t != "NONE")],
                    }
                    : null,
            "the bucket has no default encryption",
            cancellationToken);

    internal Task<ProbeResult<CorsConfiguration>> CorsAsync(AmazonS3Client s3, string bucket, CancellationToken cancellationToken) =>
        AskAsync(
            "s3:GetBucketCORS",
            token => s3.GetCORSConfigurationAsync(new GetCORSConfigurationRequest { BucketName = bucket }, token),
            answer => answer.Configuration?.Rules is { Count: > 0 } rules ? new CorsConfiguration([.. rules.Select(Rule)]) : null,
            "the bucket has no CORS rules",
            cancellationToken);

    internal Task<ProbeResult<RequestPayment>> RequestPaymentAsync(
        AmazonS3Client s3,
        string bucket,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            "s3:GetBucketRequestPayment",
            token => s3.GetBucketRequestPaymentAsync(new GetBucketRequestPaymentRequest { BucketName = bucket }, token),
            answer => new RequestPayment(string.Equals(answer.Payer, "Requester", StringComparison.OrdinalIgnoreCase)),
            string.Empty,
            cancellationToken);

    internal Task<ProbeResult<AccelerateConfiguration>> AccelerateAsync(
        AmazonS3Client s3,
        string bucket,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            "s3:GetAccelerateConfiguration",
            token =>
                s3.GetBucketAccelerateConfigurationAsync(new GetBucketAccelerateConfigurationRequest { BucketName = bucket }, token),
            answer => new AccelerateConfiguration(answer.Status?.Value == "Enabled"),
            string.Empty,
            cancellationToken);

    private Task<ProbeResult<T>> AskAsync<TAnswer, T>(
        string action,
        Func<CancellationToken, Task<TAnswer>> send,
        Func<TAnswer, T?> read,
        string absent,
        CancellationToken cancellationToken
    )
        where TAnswer : Amazon.Runtime.AmazonWebServiceResponse
        where T : class => _runner.RunAsync(
            action,
            async token =>
            {
                TAnswer answer = await send(token).ConfigureAwait(false);

                // For GetBucketPolicy the SDK makes no exception of a 404: it gives the error's XML as the policy.
                return answer.HttpStatusCode != HttpStatusCode.NotFound && read(answer) is { } value
                    ? ProbeRunner.Answered(action, value, answer)
                    : Probe.Absent<T>(action, absent);
            },
            cancellationToken);

    private static CorsRule Rule(CORSRule rule) => new()
    {
        Id = Text(rule.Id),
        AllowedOrigins = [.. rule.AllowedOrigins ?? []],
        AllowedMethods = [.. rule.AllowedMethods ?? []],
        AllowedHeaders = [.. rule.AllowedHeaders ?? []],
        ExposeHeaders = [.. rule.ExposeHeaders ?? []],
        MaxAgeSeconds = rule.MaxAgeSeconds,
    };

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
