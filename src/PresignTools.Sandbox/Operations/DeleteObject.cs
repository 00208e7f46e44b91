using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authorization;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Operations;

/// <summary>DeleteObject and DeleteObjects.</summary>
internal static class DeleteObject
{
    internal static Answer Run(Exchange x)
    {
        Authorizer.Check(x, "DeleteObject", ObjectLookup.Peek(x.Bucket, x.Key, x.VersionId));
        (string? marker, string? version) = Delete(x, x.Key, x.VersionId);
        return new Answer(204).With("x-amz-delete-marker", marker is null ? null : "true").With("x-amz-version-id", marker ?? version);
    }

    /// <summary>Several at once; each has its own verdict, and its own turn at the gate: others come between.</summary>
    internal static Answer RunMany(Exchange x)
    {
        x.Operation = "DeleteObjects";
        if (x.Request.Header("content-md5") is { } md5)
        {
            Checksums.CheckMd5(md5, x.Request.Body);
        }

        var xml = new XmlText("DeleteResult", XmlText.S3Namespace);
        XmlItems list = x.Request.Prepared.Deleted;
        bool quiet = list.Head.GetValueOrDefault("Quiet") == "true";
        if (list.Items.Any(i => !i.ContainsKey("Key")))
        {
            throw Failures.MalformedXml();
        }

        foreach (IReadOnlyDictionary<string, string> entry in list.Items)
        {
            string key = entry["Key"];
            string? version = entry.GetValueOrDefault("VersionId");
            try
            {
                string action = version is null ? "s3:DeleteObject" : "s3:DeleteObjectVersion";
                string? marker;
                lock (x.State.Gate)
                {
                    x.World = x.State.World;
                    x.State.Changed();
                    Authorizer.CheckAction(
                        x,
                        action,
                        $"arn:aws:s3:::{x.BucketName}/{key}",
                        x.BucketName,
                        x.Bucket,
                        ObjectLookup.Peek(x.Bucket, key, version));
                    (marker, _) = Delete(x, key, version);
                }

                if (!quiet)
                {
                    xml.Open("Deleted")
                        .Add("Key", key)
                        .Add("VersionId", version)
                        .Add("DeleteMarker", marker is null ? null : "true")
                        .Add("DeleteMarkerVersionId", marker)
                        .Close();
                }
            }
            catch (Failure failure)
            {
                xml.Open("Error")
                    .Add("Key", key)
                    .Add("VersionId", version)
                    .Add("Code", failure.Code)
                    .Add("Message", failure.Message)
                    .Close();
            }
        }

        return Answer.Xml(xml.ToString());
    }

    /// <returns>The delete marker that was made, or the version that went.</returns>
    private static (string? Marker, string? Version) Delete(Exchange x, string key, string? versionId)
    {
        Bucket bucket = x.Bucket;
        List<StoredObject>? versions = bucket.Objects.GetValueOrDefault(key);
        if (versionId is null && bucket.Versioning is not null)
        {
            var marker = new StoredObject
            {
                DeleteMarker = true,
                VersionId = bucket.IsVersioned ? PutObject.NewVersionId() : "null",
                LastModified = x.Now,
                ETag = string.Empty,
            };
            x.State.Storage.Reserve(StoredBytes.Of(key, marker));
            versions ??= bucket.Objects[key] = [];
            if (!bucket.IsVersioned)
            {
                versions.RemoveAll(v => v.VersionId == "null");
            }

            versions.Add(marker);
            return (marker.VersionId, null);
        }

        StoredObject? gone = versions?.Find(v => v.VersionId == (versionId ?? "null"));
        if (gone is not null)
        {
            LockRules.ForDelete(x, key, gone);
            versions!.Remove(gone);
            if (versions.Count == 0)
            {
                bucket.Objects.Remove(key);
            }
        }

        return (null, versionId);
    }
}
