using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Http;

namespace PresignTools.Sandbox.Operations;

/// <summary>From a request to the operation that it is.</summary>
internal static class OperationTable
{
    private static readonly Dictionary<string, Func<Exchange, Answer>> BucketGets = new(StringComparer.Ordinal)
    {
        ["location"] = BucketReads.Location,
        ["policy"] = BucketReads.Policy,
        ["policyStatus"] = BucketReads.PolicyStatus,
        ["encryption"] = BucketReads.Encryption,
        ["publicAccessBlock"] = BucketReads.PublicAccessBlock,
        ["ownershipControls"] = BucketReads.OwnershipControls,
        ["cors"] = BucketReads.CorsRules,
        ["requestPayment"] = BucketReads.RequestPayment,
        ["versioning"] = BucketReads.Versioning,
        ["accelerate"] = BucketReads.Accelerate,
        ["object-lock"] = BucketReads.ObjectLockConfiguration,
        ["versions"] = ListObjects.RunVersions,
        ["uploads"] = Multipart.ListUploads,
        ["session"] = CreateSession.Run,
    };

    /// <summary>Sub-resources that S3 has and the sandbox does not.</summary>
    private static readonly string[] Others =
    [
        "acl",
        "tagging",
        "lifecycle",
        "logging",
        "notification",
        "replication",
        "website",
        "analytics",
        "inventory",
        "metrics",
        "retention",
        "legal-hold",
        "torrent",
        "restore",
        "select",
        "attributes",
        "intelligent-tiering",
        "metadataTable",
    ];

    internal static Answer Run(Exchange x)
    {
        SandboxRequest request = x.Request;
        if (request.Target.Bucket is null)
        {
            return request.Method == "GET" ? ListObjects.RunBuckets(x) : throw Failures.MethodNotAllowed(request.Method, "SERVICE");
        }

        return request.Target.Key is null ? OnBucket(x, request) : OnObject(x, request);
    }

    private static Answer OnBucket(Exchange x, SandboxRequest request)
    {
        string? other = Others.FirstOrDefault(request.Has);
        switch (request.Method)
        {
            case "HEAD":
                return BucketReads.Head(x);
            case "GET":
                foreach ((string parameter, Func<Exchange, Answer> run) in BucketGets)
                {
                    if (request.Has(parameter))
                    {
                        return run(x);
                    }
                }

                return other is null ? ListObjects.Run(x) : throw Failures.OperationNotImplemented("?" + other);
            case "POST" when request.Has("delete"):
                return DeleteObject.RunMany(x);
            case "POST":
                throw Failures.PostNotMultipart();
            case "PUT" or "DELETE":
                throw Failures.OperationNotImplemented("changes of buckets; use the admin endpoint");
            default:
                throw Failures.MethodNotAllowed(request.Method, "BUCKET");
        }
    }

    private static Answer OnObject(Exchange x, SandboxRequest request)
    {
        if (request.Method == "GET" && request.Has("tagging"))
        {
            return BucketReads.ObjectTags(x);
        }

        if (Others.FirstOrDefault(request.Has) is { } other)
        {
            throw Failures.OperationNotImplemented("?" + other);
        }

        bool hasUpload = request.Has("uploadId");
        return request.Method switch
        {
            "GET" when hasUpload => Multipart.ListParts(x),
            "GET" or "HEAD" => GetObject.Run(x),
            "PUT" when hasUpload => Multipart.UploadPart(x),
            "PUT" when request.Amz("x-amz-copy-source") is not null => CopyObject.Run(x),
            "PUT" => PutObject.Run(x),
            "DELETE" when hasUpload => Multipart.Abort(x),
            "DELETE" => DeleteObject.Run(x),
            "POST" when request.Has("uploads") => Multipart.Create(x),
            "POST" when hasUpload => Multipart.Complete(x),
            "POST" => throw new Failure(
                405,
                "MethodNotAllowed",
                "The specified method is not allowed against this resource.",
                CauseId.WrongMethod,
                ("Method", "POST"),
                ("ResourceType", "OBJECT")),
            _ => throw Failures.MethodNotAllowed(request.Method, "OBJECT"),
        };
    }
}
