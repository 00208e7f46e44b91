using System.Management.Automation;
using PresignTools.Abstractions;
using PresignTools.Addressing;
using PresignTools.Credentials;
using PresignTools.Input;
using PresignTools.Signing;
using PresignTools.Signing.Uploads;

namespace PresignTools.Commands;

/// <summary>
/// Starts an upload in parts as the signer, and signs what somebody without credentials needs to carry it out. The start is the only thing
/// that is sent; it makes something on S3, so that -WhatIf and -Confirm apply.
/// </summary>
[Cmdlet(
    VerbsCommon.New,
    "S3PresignedUpload",
    DefaultParameterSetName = StartSet,
    SupportsShouldProcess = true,
    HelpUri = "https://github.com/presigntools/presigntools/blob/main/docs/en-US/New-S3PresignedUpload.md"
)]
[OutputType(typeof(PresignedUpload))]
[OutputType(typeof(string))]
public sealed partial class NewS3PresignedUploadCommand : SigningCmdlet
{
    private readonly Signer _signer = new();

    /// <summary>Checks what is the same for every record: a fault there ends the command.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        OrTerminate(null, () =>
        {
            CheckEndpointParameters();
            return ExpiresAt is not null && MyInvocation.BoundParameters.ContainsKey(nameof(ExpiresIn))
                ? throw CommandErrors.LifetimeTwice()
                : UploadSigner.Algorithm(ChecksumAlgorithm);
        });
    }

    /// <summary>One upload a record; a fault there is reported, and the next record goes on.</summary>
    protected override void ProcessRecord() => ForRecord(() => RefreshFrom is null ? $"{BucketName}/{Key}" : null, () =>
    {
        ResolvedSigner who = ResolveSigner();
        DateTimeOffset now = DateTimeOffset.UtcNow, signedAt = SignedAt ?? now;
        TimeSpan lifetime = ExpiresAt is { } end ? Until(end, signedAt) : ExpiresIn;
        UploadRequest? request = RefreshFrom is null
            ? Started(who, signedAt, lifetime)
            : UploadSigner.Again(UploadArgument.Read(RefreshFrom), signedAt, lifetime);
        if (request is null)
        {
            return;
        }

        PresignedUpload upload = UploadSigner.Sign(request, who.Credentials, _signer);
        Warn(UploadSigner.Warnings(upload, request, who.Credentials, now));
        WriteObject(AsCurl ? upload.ToCurl(InFile ?? FileName(upload.Key)) : upload);
    });

    /// <summary>What to sign for a new upload, or one that was started elsewhere; null if the user declined to start it.</summary>
    private UploadRequest? Started(ResolvedSigner who, DateTimeOffset signedAt, TimeSpan lifetime)
    {
        SigningTarget target = SigningTargets.Of(new(BucketName, Key is null ? null : [Key], null, true), null, EndpointUrl).First();
        string bucket = string.IsNullOrEmpty(target.Bucket) ? throw CommandErrors.BucketMissing() : target.Bucket;
        string? region = IsRegionGiven ? null : target.Region;
        S3Address address = AddressOf(bucket, region ?? RegionFor(who, bucket));
        WarnAbout(who, regionMatters: string.IsNullOrEmpty(EndpointUrl) && !ResolveRegion && region is null);

        string? path = InFile is null ? null : UploadFile.FullPath(this, InFile);
        var plan = PartPlan.For(SizeOf(path), PartSize);
        var request = new UploadRequest
        {
            Address = address,
            Key = string.IsNullOrEmpty(target.Key) ? throw CommandErrors.KeyMissing() : target.Key,
            UploadId = "not started",
            Plan = plan,
            SignedAt = signedAt,
            ExpiresIn = lifetime,
            IsForAmazonS3 = S3HostParser.IsAmazonS3(EndpointUrl),
            RequesterPays = RequestPayer,
            ExpectedBucketOwner = ExpectedBucketOwner,
        };

        // What cannot be signed must not be started: nobody would be there to abort it.
        _ = UploadSigner.Sign(request with { Plan = PartPlan.For(0) }, who.Credentials, _signer);
        if (UploadSigner.Algorithm(ChecksumAlgorithm) is { } algorithm)
        {
            _ = path ?? throw UploadErrors.ChecksumsMissing(algorithm);
            request = request with
            {
                ChecksumAlgorithm = algorithm,
                PartChecksums = UploadFile.Checksums(path!, plan, algorithm, Cancellation),
            };
        }

        string? id = string.IsNullOrEmpty(UploadId) ? Start(who, address, request) : UploadId;
        return id is null ? null : request with { UploadId = id };
    }

    private long SizeOf(string? path)
    {
        long size = path is not null ? UploadFile.Size(path) : Size ?? throw CommandErrors.UploadSizeMissing();
        return Size is { } given && given != size ? throw CommandErrors.UploadSizeDiffers(given, size) : size;
    }

    /// <summary>Starts the upload; null if the user declined.</summary>
    private string? Start(ResolvedSigner who, S3Address address, UploadRequest request)
    {
        UploadStart start = StartOf(address.Bucket!, request);
        CheckStart(start);
        string place = $"s3://{address.Bucket}/{request.Key}";
        if (!ShouldProcess(place, "Start a multipart upload"))
        {
            return null;
        }

        AwsConnection connection = Connection(who) with { Region = address.SigningRegion, IgnoresConfiguredEndpoints = true };
        using IUploadStarter starter = AwsAdapter.CreateUploadStarter(who.Credentials, connection);
        string id = Await(token => starter.StartAsync(start, token));
        Tell($"CreateMultipartUpload {place}: upload {id}.");
        return id;
    }

    private UploadStart StartOf(string bucket, UploadRequest request) => new()
    {
        BucketName = bucket,
        Key = request.Key,
        ContentType = NullIfEmpty(ContentType),
        ContentDisposition = NullIfEmpty(ContentDisposition),
        ContentEncoding = NullIfEmpty(ContentEncoding),
        CacheControl = NullIfEmpty(CacheControl),
        Metadata = Pairs(Metadata),
        Tags = Pairs(Tag),
        Acl = NullIfEmpty(Acl),
        StorageClass = NullIfEmpty(StorageClass),
        ServerSideEncryption = NullIfEmpty(ServerSideEncryption),
        SseKmsKeyId = NullIfEmpty(SSEKMSKeyId),
        ChecksumAlgorithm = request.ChecksumAlgorithm,
        RequesterPays = RequestPayer,
        ExpectedBucketOwner = NullIfEmpty(ExpectedBucketOwner),
    };

    /// <summary>The rules for what is signed hold for what the SDK sends as well.</summary>
    private void CheckStart(UploadStart start) => _ = new PresignTemplate(new PresignOptions
    {
        Method = "POST",
        IsForAmazonS3 = S3HostParser.IsAmazonS3(EndpointUrl),
        QueryParameters = [new("uploads", string.Empty)],
        ContentType = start.ContentType,
        Headers = Given(
            ("content-disposition", start.ContentDisposition),
            ("content-encoding", start.ContentEncoding),
            ("cache-control", start.CacheControl),
            ("x-amz-acl", start.Acl),
            ("x-amz-storage-class", start.StorageClass)),
        Metadata = start.Metadata,
        Tags = start.Tags,
        ServerSideEncryption = start.ServerSideEncryption,
        SseKmsKeyId = start.SseKmsKeyId,
        ExpectedBucketOwner = start.ExpectedBucketOwner,
    });

    private static string FileName(string key) => key[(key.LastIndexOf('/') + 1)..] is { Length: > 0 } name ? name : "FILE";

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
