using PresignTools.Policies.Operations;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authorization;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Operations;

/// <summary>CopyObject: reads as GetObject, writes as PutObject.</summary>
internal static class CopyObject
{
    internal static Answer Run(Exchange x)
    {
        Bucket bucket = x.Bucket;
        StoredObject? existing = bucket.Current(x.Key);
        _ = SourceName(x);
        Authorizer.Check(x, "CopyObject", existing);
        StoredObject source = Source(x);
        Conditions.ForWrite(x, existing);

        var item = new StoredObject();
        ObjectHeaders.Read(x.Request, item);
        if (!"REPLACE".Equals(x.Request.Amz("x-amz-metadata-directive"), StringComparison.Ordinal))
        {
            item.Headers = new(source.Headers);
            item.Metadata = new(source.Metadata);
        }

        if (!"REPLACE".Equals(x.Request.Amz("x-amz-tagging-directive"), StringComparison.Ordinal))
        {
            item.Tags = new(source.Tags);
        }

        PutObject.Check(x, bucket, item, x.Request.Amz);
        item.Checksums["crc64nvme"] = source.Checksums.GetValueOrDefault("crc64nvme") ?? Checksums.Compute("crc64nvme", source.Body);
        PutObject.Store(x, bucket, x.Key, item, source.Body);
        var xml = new XmlText("CopyObjectResult", XmlText.S3Namespace);
        xml.Add("LastModified", Failures.Iso(x.Now)).Add("ETag", $"\"{item.ETag}\"");
        Answer answer = Answer.Xml(xml.ToString()).With("x-amz-version-id", bucket.IsVersioned ? item.VersionId : null);
        Encryption.Tell(answer, item);
        return answer;
    }

    /// <summary>What x-amz-copy-source names. An access point's ARN is none of the buckets here.</summary>
    internal static (string Bucket, string Key, string? Version) SourceName(Exchange x)
    {
        string header = x.Request.Amz("x-amz-copy-source")!;
        return CopySource.Parse(header) is { } source && !source.Bucket.StartsWith("arn:", StringComparison.Ordinal)
            ? source
            : throw Failures.Argument(
                "Copy Source must mention the source bucket and key: sourcebucket/sourcekey",
                "x-amz-copy-source",
                header,
                null);
    }

    /// <summary>The object that x-amz-copy-source names, readable.</summary>
    internal static StoredObject Source(Exchange x)
    {
        (string bucketName, string key, string? version) = SourceName(x);
        Bucket bucket = x.World.Buckets.GetValueOrDefault(bucketName) ?? throw Failures.NoSuchBucket(bucketName);
        StoredObject source = ObjectLookup.Find(x, bucketName, bucket, key, version, ObjectLookup.Peek(bucket, key, version));
        if (source.IsArchived)
        {
            throw Failures.Archived(source.StorageClass);
        }

        Encryption.ForRead(x, source, bucketName, key, name =>
            x.Request.Amz(name.Replace("x-amz-server-side", "x-amz-copy-source-server-side", StringComparison.Ordinal)));
        return source;
    }
}
