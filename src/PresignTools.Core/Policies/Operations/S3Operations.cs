using PresignTools.Errors;
using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Operations;

/// <summary>From an S3 operation to the IAM and KMS actions that it takes, and from an HTTP request to the operation.</summary>
public static class S3Operations
{
    /// <summary>The operations that are known.</summary>
    public static IEnumerable<string> Names => S3OperationTable.All.Select(static o => o.Name);

    /// <summary>
    /// The permissions that an operation takes with these headers and parameters; the main one first, optional ones last.
    /// </summary>
    /// <exception cref="PresignException"><c>OperationUnknown</c>; <c>OperationNeeds</c> without a bucket, a key, or for a copy its
    /// source.</exception>
    public static IReadOnlyList<RequiredAction> Required(S3OperationRequest request)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        if (!S3OperationTable.ByName.TryGetValue(request.Operation, out S3Operation? operation))
        {
            throw PolicyErrors.OperationUnknown(request.Operation);
        }

        if (operation.Scope == S3Scope.Service)
        {
            return [new RequiredAction(operation.Action, "*", operation.Name)];
        }

        string bucket = string.IsNullOrEmpty(request.Bucket)
            ? throw PolicyErrors.OperationNeeds(operation.Name, Setting.BucketName)
            : request.Bucket!;
        if (operation.Scope == S3Scope.Object && string.IsNullOrEmpty(request.Key))
        {
            throw PolicyErrors.OperationNeeds(operation.Name, Setting.Key);
        }

        if (DirectoryBucketPlan.IsFor(bucket))
        {
            return S3DirectoryBuckets.UseOf(operation.Name) == DirectoryBucketUse.None
                ? throw PolicyErrors.OperationOnDirectoryBucket(bucket)
                : SpecialResources.OnDirectoryBucket(request, operation, bucket);
        }

        bucket = SpecialResources.OfMultiRegion(request, bucket) ?? bucket;
        var names = new ResourceNames(request.Partition, bucket, request.UnderlyingBucket);
        string? key = operation.Scope == S3Scope.Object ? request.Key : null;
        var required = new List<RequiredAction> { Main(request, operation, names, ref key) };
        foreach (string second in operation.Actions(request.VersionId is not null).Skip(1))
        {
            required.Add(names.For(second, key, required[0].Why));
        }

        if (operation.Copies)
        {
            AddSource(required, request, operation);
        }

        foreach (HeaderAction action in S3HeaderActions.Of(operation, request.HeaderNames, request.Header))
        {
            required.Add(names.For(action.Action, key, Why(request, action.Header)) with { Assumption = OfUnknown(request, action) });
        }

        KmsActions.Add(required, request, operation, names);
        AddOptional(required, request, operation, names);
        return required;
    }

    /// <summary>One action on a bucket, or on an object if there is a key.</summary>
    /// <param name="action">IAM action.</param>
    /// <param name="partition">AWS partition.</param>
    /// <param name="bucket">Bucket name, or ARN of an access point.</param>
    /// <param name="underlyingBucket">Bucket behind the access point.</param>
    /// <param name="key">Object key.</param>
    public static RequiredAction OfAction(string action, string partition, string bucket, string? underlyingBucket, string? key) =>
        new ResourceNames(partition, bucket, underlyingBucket).For(action, key, action);

    /// <summary>The operation of an HTTP request; null if it is none that is known.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="bucket">Bucket, if the request names one.</param>
    /// <param name="key">Key, if the request names one.</param>
    /// <param name="query">Names of the query parameters.</param>
    /// <param name="headers">Names of the headers.</param>
    public static string? OfHttpRequest(
        string method,
        string? bucket,
        string? key,
        IEnumerable<string> query,
        IEnumerable<string> headers
    ) => HttpOperation.Of((method ?? string.Empty).ToUpperInvariant(), bucket, key, query, headers);

    private static RequiredAction Main(S3OperationRequest request, S3Operation operation, ResourceNames names, ref string? key)
    {
        if (operation.NamesObjectsInBody)
        {
            // Each object of the body is checked by itself. Without the body a key stands for all of them.
            bool told = !string.IsNullOrEmpty(request.Key);
            key = told ? request.Key : UnknownValue.Text;
            return names.For(operation.Action, key, operation.Name) with
            {
                Assumption = told
                    ? null
                    : $"{operation.Name} names its objects in the body: decided for some object of the bucket. "
                        + $"An entry with a version needs s3:DeleteObjectVersion. Give the key, or decide each object with "
                        + $"{Setting.Operation} DeleteObject.",
            };
        }

        bool version = request.VersionId is not null && operation.VersionAction is not null;
        return names.For(
            version ? operation.VersionAction! : operation.Action,
            key,
            version ? $"{operation.Name} with a versionId" : operation.Name);
    }

    private static string Why(S3OperationRequest request, string header) =>
        request.Header(header) is { } value && header is "x-amz-acl" or S3HeaderActions.Bypass ? $"{header}: {value}" : header;

    private static string? OfUnknown(S3OperationRequest request, HeaderAction action) =>
        request.Header(action.Header) is not null
            ? null
            : $"The URL signs the header {action.Header}, so the request must have it. Its value is not known: {action.Action} is taken "
                + $"to be needed. Give {Setting.Header}.";

    private static void AddSource(List<RequiredAction> required, S3OperationRequest request, S3Operation operation)
    {
        string? header = request.Header(S3HeaderActions.CopySource);
        string? assumption = null;
        if (header is null && request.HeaderNames.Contains(S3HeaderActions.CopySource, StringComparer.OrdinalIgnoreCase))
        {
            header = $"{UnknownValue.Text}/{UnknownValue.Text}";
            assumption = "The URL signs the header x-amz-copy-source, whose value is not known: s3:GetObject is decided for some object "
                + $"that no policy names. Give {Setting.Header} with the source.";
        }

        (string bucket, string key, string? version) = CopySource.Parse(header)
            ?? throw PolicyErrors.OperationNeeds(operation.Name, "header x-amz-copy-source");
        var source = new ResourceNames(request.Partition, bucket, null);
        required.Add(
            source.For(version is null ? "s3:GetObject" : "s3:GetObjectVersion", key, "source of the copy") with
            {
                Assumption = assumption,
            });
        if (request.SourceKmsKeyArn is { } kmsKey)
        {
            required.Add(
                new RequiredAction("kms:Decrypt", kmsKey, "the source of the copy is encrypted with the key")
                {
                    EncryptionContextArn = required[^1].Resource,
                });
        }
    }

    private static void AddOptional(List<RequiredAction> required, S3OperationRequest request, S3Operation operation, ResourceNames names)
    {
        void Add(string action, string? key, string why) => required.Add(names.For(action, key, why) with { IsOptional = true });

        if (operation.Name is "GetObject" or "HeadObject")
        {
            Add("s3:ListBucket", null, "without it a missing object gives 403 instead of 404");
        }

        // API reference of CopyObject: tags are copied unless x-amz-tagging-directive says REPLACE.
        bool copiesTags = !"REPLACE".Equals(request.Header("x-amz-tagging-directive")?.Trim(), StringComparison.OrdinalIgnoreCase);
        if (operation.Name == "CopyObject" && copiesTags)
        {
            if (required.All(static a => a.Action != "s3:PutObjectTagging"))
            {
                Add("s3:PutObjectTagging", request.Key, "the copy needs it if the source has tags");
            }

            RequiredAction source = required.First(static a => a.Why == "source of the copy");
            string read = source.Action == "s3:GetObjectVersion" ? "s3:GetObjectVersionTagging" : "s3:GetObjectTagging";
            required.Add(
                source with
                {
                    Action = read,
                    Why = "the copy needs it if the source has tags",
                    IsOptional = true,
                    Assumption = null,
                });
        }

        if (operation.CreatesBucket)
        {
            Add("s3:TagResource", null, "a bucket that is created with tags in the body needs it");
        }
    }
}
