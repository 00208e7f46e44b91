using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Operations;

/// <summary>Headers of an object: from the request into the object, and from the object into an answer.</summary>
internal static class ObjectHeaders
{
    private const string Meta = "x-amz-meta-";

    private static readonly string[] Entity =
    [
        "content-type",
        "content-language",
        "expires",
        "cache-control",
        "content-disposition",
        "content-encoding",
    ];

    private static readonly string[] StorageClasses =
        ["STANDARD", "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER", "DEEP_ARCHIVE", "GLACIER_IR"];

    /// <summary>Entity headers, metadata, tags, ACL, storage class and lock of an upload.</summary>
    internal static void Read(SandboxRequest request, StoredObject item)
    {
        foreach (string name in Entity)
        {
            if (request.Header(name) is { } value)
            {
                // aws-chunked is how it travelled, not what it is.
                string kept =
                    name == "content-encoding"
                        ? string.Join(",", value.Split(',', StringSplitOptions.TrimEntries).Where(v => v != "aws-chunked"))
                        : value;
                if (kept.Length > 0)
                {
                    item.Headers[name] = kept;
                }
            }
        }

        foreach (KeyValuePair<string, string> header in Authorization.Authorizer.EffectiveHeaders(request))
        {
            if (header.Key.StartsWith(Meta, StringComparison.OrdinalIgnoreCase))
            {
                item.Metadata[header.Key[Meta.Length..].ToLowerInvariant()] = header.Value;
            }
        }

        if (request.Amz("x-amz-storage-class") is { } storageClass)
        {
            item.StorageClass = StorageClasses.Contains(storageClass) ? storageClass : throw Failures.StorageClass(storageClass);
        }

        if (request.Amz("x-amz-tagging") is { } tagging)
        {
            item.Tags = Tags(tagging);
        }

        item.Acl = request.Amz("x-amz-acl");
    }

    internal static void Write(Answer answer, Bucket bucket, StoredObject item, SandboxRequest request)
    {
        answer.With("Last-Modified", item.LastModified!.Value.UtcDateTime.ToString("R", System.Globalization.CultureInfo.InvariantCulture))
            .With("ETag", $"\"{item.ETag}\"").With("Accept-Ranges", "bytes");
        foreach ((string name, string value) in item.Headers)
        {
            answer.With(string.Join('-', name.Split('-').Select(p => char.ToUpperInvariant(p[0]) + p[1..])), value);
        }

        foreach ((string name, string value) in item.Metadata)
        {
            answer.With(Meta + name, value);
        }

        Encryption.Tell(answer, item);
        answer.With("x-amz-version-id", bucket.Versioning is null ? null : item.VersionId)
            .With("x-amz-storage-class", item.StorageClass == "STANDARD" ? null : item.StorageClass)
            .With("x-amz-tagging-count", item.Tags.Count == 0 ? null : Failures.Number(item.Tags.Count))
            .With("x-amz-restore", item.StorageClass is "GLACIER" or "DEEP_ARCHIVE" && item.Restored ? "ongoing-request=\"false\"" : null)
            .With("x-amz-object-lock-mode", item.LockMode)
            .With("x-amz-object-lock-retain-until-date", item.RetainUntil is { } until ? Failures.Iso(until) : null)
            .With("x-amz-object-lock-legal-hold", item.LegalHold ? "ON" : null);
        if ("ENABLED".Equals(request.Amz("x-amz-checksum-mode"), StringComparison.OrdinalIgnoreCase) && request.Header("range") is null)
        {
            foreach ((string algorithm, string value) in item.Checksums)
            {
                answer.With("x-amz-checksum-" + algorithm, value).With("x-amz-checksum-type", "FULL_OBJECT");
            }
        }
    }

    /// <summary>a=1&amp;b=2, percent-encoded.</summary>
    internal static Dictionary<string, string> Tags(string text)
    {
        var tags = new Dictionary<string, string>();
        foreach (string pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split('=', 2);
            string name = Decode(parts[0]);
            if (name.Length is 0 or > 128 || !tags.TryAdd(name, parts.Length == 2 ? Decode(parts[1]) : string.Empty))
            {
                throw Failures.Tagging(text);
            }
        }

        return tags.Count <= 10 ? tags : throw Failures.Tagging(text);
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
