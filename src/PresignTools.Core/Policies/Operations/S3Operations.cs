namespace PresignTools.Policies;

/// <summary>From an S3 operation to the IAM and KMS actions that it takes, and from an HTTP request to the operation.</summary>
public static class S3Operations
{
    /// <summary>The operations that are known.</summary>
    public static IEnumerable<string> Names => S3OperationTable.ByName.Keys;

    /// <summary>The permissions that an operation takes with these headers and parameters; the main one first, optional ones last.</summary>
    /// <exception cref="PresignException"><c>OperationUnknown</c>; <c>OperationNeeds</c> without a bucket, a key, or for a copy its source.</exception>
    public static IReadOnlyList<RequiredAction> Required(S3OperationRequest request)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        if (!S3OperationTable.ByName.TryGetValue(request.Operation, out S3Operation? operation))
        {
            throw Errors.OperationUnknown(request.Operation);
        }

        if (operation.Scope == S3Scope.Service)
        {
            return [new RequiredAction(operation.Action, "*", operation.Name)];
        }

        string bucket = string.IsNullOrEmpty(request.Bucket) ? throw Errors.OperationNeeds(operation.Name, "-BucketName") : request.Bucket!;
        if (bucket.EndsWith("--x-s3", StringComparison.Ordinal))
        {
            throw Errors.OperationOnDirectoryBucket(bucket);
        }

        if (operation.Scope == S3Scope.Object && string.IsNullOrEmpty(request.Key))
        {
            throw Errors.OperationNeeds(operation.Name, "-Key");
        }

        var names = new ResourceNames(request.Partition, bucket, request.UnderlyingBucket);
        var required = new List<RequiredAction>();
        bool version = request.VersionId is not null && operation.VersionAction is not null;
        required.Add(names.For(version ? operation.VersionAction! : operation.Action, operation.Scope == S3Scope.Object ? request.Key : null,
            version ? $"{operation.Name} with a versionId" : operation.Name));
        if (operation.Copies)
        {
            AddSource(required, request, operation);
        }

        if (operation.Writes)
        {
            AddForHeaders(required, request, names);
        }

        if (operation.MayBypassRetention && "true".Equals(request.Header("x-amz-bypass-governance-retention"), StringComparison.OrdinalIgnoreCase))
        {
            required.Add(names.For("s3:BypassGovernanceRetention", request.Key, "x-amz-bypass-governance-retention: true"));
        }

        AddKms(required, request, operation, names);
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
    public static string? OfHttpRequest(string method, string? bucket, string? key, IEnumerable<string> query, IEnumerable<string> headers)
    {
        var parameters = new HashSet<string>(query, StringComparer.Ordinal);
        bool copies = headers.Contains("x-amz-copy-source", StringComparer.OrdinalIgnoreCase) || parameters.Contains("x-amz-copy-source");
        string verb = (method ?? string.Empty).ToUpperInvariant();
        return string.IsNullOrEmpty(bucket) ? (verb == "GET" ? "ListBuckets" : null)
            : string.IsNullOrEmpty(key) ? OfBucket(verb, parameters)
            : OfObject(verb, parameters, copies);
    }

    private static string? OfBucket(string verb, HashSet<string> query) => verb switch
    {
        "HEAD" => "HeadBucket",
        "PUT" => query.Contains("policy") ? "PutBucketPolicy" : !query.Any(IsSubresource) ? "CreateBucket" : null,
        "DELETE" => query.Contains("policy") ? "DeleteBucketPolicy" : !query.Any(IsSubresource) ? "DeleteBucket" : null,
        "GET" when query.Contains("versions") => "ListObjectVersions",
        "GET" when query.Contains("uploads") => "ListMultipartUploads",
        "GET" when query.Contains("location") => "GetBucketLocation",
        "GET" when query.Contains("policy") => "GetBucketPolicy",
        "GET" when query.Contains("acl") => "GetBucketAcl",
        "GET" when query.Contains("cors") => "GetBucketCors",
        "GET" when query.Contains("versioning") => "GetBucketVersioning",
        "GET" when query.Contains("tagging") => "GetBucketTagging",
        "GET" when query.Contains("encryption") => "GetBucketEncryption",
        "GET" when query.Contains("list-type") => "ListObjectsV2",
        "GET" when !query.Any(IsSubresource) => "ListObjects",
        _ => null,
    };

    private static string? OfObject(string verb, HashSet<string> query, bool copies) => verb switch
    {
        "HEAD" => "HeadObject",
        "GET" => query.Contains("uploadId") ? "ListParts"
            : Suffixed("GetObject", query, "tagging", "acl", "torrent", "retention", "legal-hold", "attributes") ?? "GetObject",
        "PUT" when query.Contains("uploadId") => copies ? "UploadPartCopy" : "UploadPart",
        "PUT" => Suffixed("PutObject", query, "tagging", "acl", "retention", "legal-hold") ?? (copies ? "CopyObject" : "PutObject"),
        "DELETE" => query.Contains("uploadId") ? "AbortMultipartUpload" : query.Contains("tagging") ? "DeleteObjectTagging" : "DeleteObject",
        "POST" => query.Contains("uploads") ? "CreateMultipartUpload" : query.Contains("uploadId") ? "CompleteMultipartUpload"
            : query.Contains("restore") ? "RestoreObject" : query.Contains("select") ? "SelectObjectContent" : null,
        _ => null,
    };

    private static string? Suffixed(string verb, HashSet<string> query, params string[] subresources)
    {
        string? found = subresources.FirstOrDefault(query.Contains);
        return found is null ? null : verb + string.Concat(found.Split('-').Select(p => char.ToUpperInvariant(p[0]) + p[1..]));
    }

    /// <summary>A parameter that turns the request to another operation: lower case, no value of a listing or a signature.</summary>
    private static bool IsSubresource(string name) =>
        !name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase) && name != "x-id"
        && name is not ("prefix" or "delimiter" or "marker" or "max-keys" or "encoding-type" or "start-after" or "continuation-token" or "fetch-owner"
            or "AWSAccessKeyId" or "Signature" or "Expires");

    private static void AddSource(List<RequiredAction> required, S3OperationRequest request, S3Operation operation)
    {
        (string bucket, string key, string? version) = CopySource.Parse(request.Header("x-amz-copy-source"))
            ?? throw Errors.OperationNeeds(operation.Name, "header x-amz-copy-source");
        var source = new ResourceNames(request.Partition, bucket, null);
        required.Add(source.For(version is null ? "s3:GetObject" : "s3:GetObjectVersion", key, "source of the copy"));
        if (request.SourceKmsKeyArn is { } kmsKey)
        {
            required.Add(new RequiredAction("kms:Decrypt", kmsKey, "the source of the copy is encrypted with the key") { EncryptionContextArn = required[^1].Resource });
        }
    }

    private static void AddForHeaders(List<RequiredAction> required, S3OperationRequest request, ResourceNames names)
    {
        bool grants = request.Headers.Any(h => h.Key.StartsWith("x-amz-grant-", StringComparison.OrdinalIgnoreCase));
        if (request.Header("x-amz-acl") is { } acl)
        {
            required.Add(names.For("s3:PutObjectAcl", request.Key, $"x-amz-acl: {acl}"));
        }
        else if (grants)
        {
            required.Add(names.For("s3:PutObjectAcl", request.Key, "x-amz-grant-…"));
        }

        if (request.Header("x-amz-tagging") is not null)
        {
            required.Add(names.For("s3:PutObjectTagging", request.Key, "x-amz-tagging"));
        }

        if (request.Header("x-amz-object-lock-mode") is not null || request.Header("x-amz-object-lock-retain-until-date") is not null)
        {
            required.Add(names.For("s3:PutObjectRetention", request.Key, "x-amz-object-lock-mode"));
        }

        if (request.Header("x-amz-object-lock-legal-hold") is not null)
        {
            required.Add(names.For("s3:PutObjectLegalHold", request.Key, "x-amz-object-lock-legal-hold"));
        }
    }

    private static void AddKms(List<RequiredAction> required, S3OperationRequest request, S3Operation operation, ResourceNames names)
    {
        string? key = request.KmsKeyArn;
        if (key is null && operation.Writes && request.Header("x-amz-server-side-encryption-aws-kms-key-id") is { } named
            && named.StartsWith("arn:", StringComparison.Ordinal))
        {
            key = named;
        }

        if (key is null)
        {
            return;
        }

        bool bucketKey = request.UsesBucketKey
            ?? "true".Equals(request.Header("x-amz-server-side-encryption-bucket-key-enabled"), StringComparison.OrdinalIgnoreCase);
        RequiredAction onBucket = names.For(operation.Action, bucketKey ? null : request.Key, operation.Name);
        string encrypted = onBucket.BucketResource ?? onBucket.Resource;
        if (operation.Kms.HasFlag(KmsUse.GenerateDataKey))
        {
            required.Add(new RequiredAction("kms:GenerateDataKey", key, "the object is encrypted with the key") { EncryptionContextArn = encrypted });
        }

        if (operation.Kms.HasFlag(KmsUse.Decrypt))
        {
            string why = operation.Action == "s3:PutObject" ? "S3 reads the parts of a multipart upload back" : "the object is encrypted with the key";
            required.Add(new RequiredAction("kms:Decrypt", key, why) { EncryptionContextArn = encrypted });
        }
    }

    private static void AddOptional(List<RequiredAction> required, S3OperationRequest request, S3Operation operation, ResourceNames names)
    {
        if (operation.Name is "GetObject" or "HeadObject")
        {
            required.Add(names.For("s3:ListBucket", null, "without it a missing object gives 403 instead of 404") with { IsOptional = true });
        }

        if (operation.Name == "GetObjectAttributes")
        {
            string action = request.VersionId is null ? "s3:GetObjectAttributes" : "s3:GetObjectVersionAttributes";
            required.Add(names.For(action, request.Key, "older documents ask for it") with { IsOptional = true });
        }
    }
}
