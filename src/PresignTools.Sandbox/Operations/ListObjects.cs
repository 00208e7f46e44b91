using System.Globalization;
using System.Text;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authentication;
using PresignTools.Sandbox.Authorization;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Operations;

/// <summary>ListObjectsV2, ListObjects, ListObjectVersions and ListBuckets.</summary>
internal static class ListObjects
{
    internal static Answer RunBuckets(Exchange x)
    {
        if (x.Caller.IsAnonymous)
        {
            throw Failures.AccessDenied(CauseId.UnsignedRequest);
        }

        x.Operation = "ListBuckets";
        BucketReads.CheckService(x, "s3:ListAllMyBuckets");
        var xml = new XmlText("ListAllMyBucketsResult", XmlText.S3Namespace);
        xml.Open("Owner").Add("ID", BucketReads.CanonicalId(x.World, x.Caller.Account!)).Close().Open("Buckets");
        foreach (
            (string name, Bucket bucket) in x
                .World.Buckets.Where(b => b.Value.Owner == x.Caller.Account && !DirectoryKeys.IsDirectory(b.Key))
                .OrderBy(b => b.Key, StringComparer.Ordinal))
        {
            xml.Open("Bucket").Add("Name", name).Add("CreationDate", "2024-01-01T00:00:00.000Z").Add("BucketRegion", bucket.Region).Close();
        }

        return Answer.Xml(xml.ToString());
    }

    internal static Answer Run(Exchange x)
    {
        SandboxRequest request = x.Request;
        bool v2 = request.Query("list-type") == "2";
        Authorizer.Check(x, v2 ? "ListObjectsV2" : "ListObjects");
        string prefix = request.Query("prefix") ?? string.Empty,
            delimiter = request.Query("delimiter") ?? string.Empty;
        string after = v2
            ? (request.Query("continuation-token") is { } token ? Decode(token) : request.Query("start-after") ?? string.Empty)
            : request.Query("marker") ?? string.Empty;
        int maximum = Maximum(request);
        Page page = Page.Of(
            x.Bucket.Objects.Where(o => o.Value.Count > 0 && !o.Value[^1].DeleteMarker).Select(o => o.Key),
            prefix,
            delimiter,
            after,
            maximum);
        Func<string, string> encode =
            request.Query("encoding-type") == "url" ? static t => Signing.UriEncoding.Encode(t, keepSlash: true) : static t => t;

        var xml = new XmlText("ListBucketResult", XmlText.S3Namespace);
        xml.Add("Name", x.BucketName).Add("Prefix", encode(prefix));
        if (v2)
        {
            xml.Add("StartAfter", request.Query("start-after") is { } start ? encode(start) : null)
                .Add("ContinuationToken", request.Query("continuation-token"))
                .Add("NextContinuationToken", page.IsTruncated ? Encode(page.Last) : null)
                .Add("KeyCount", Failures.Number(page.Keys.Count + page.Prefixes.Count));
        }
        else
        {
            xml.Add("Marker", encode(after)).Add("NextMarker", page.IsTruncated && delimiter.Length > 0 ? encode(page.Last) : null);
        }

        xml.Add("MaxKeys", Failures.Number(maximum)).Add("Delimiter", delimiter.Length == 0 ? null : encode(delimiter))
            .Add("EncodingType", request.Query("encoding-type")).Add("IsTruncated", page.IsTruncated ? "true" : "false");
        foreach (string key in page.Keys)
        {
            StoredObject item = x.Bucket.Current(key)!;
            xml.Open("Contents")
                .Add("Key", encode(key))
                .Add("LastModified", Milliseconds(item.LastModified!.Value))
                .Add("ETag", $"\"{item.ETag}\"")
                .Add("Size", Failures.Number(item.Body.Length));
            if (!v2 || request.Query("fetch-owner") == "true")
            {
                xml.Open("Owner").Add("ID", BucketReads.CanonicalId(x.World, item.Owner ?? x.Bucket.Owner)).Close();
            }

            xml.Add("StorageClass", item.StorageClass).Close();
        }

        foreach (string common in page.Prefixes)
        {
            xml.Open("CommonPrefixes").Add("Prefix", encode(common)).Close();
        }

        return Answer.Xml(xml.ToString()).With("x-amz-bucket-region", x.Bucket.Region);
    }

    internal static Answer RunVersions(Exchange x)
    {
        SandboxRequest request = x.Request;
        Authorizer.Check(x, "ListObjectVersions");
        string prefix = request.Query("prefix") ?? string.Empty, after = request.Query("key-marker") ?? string.Empty;
        int maximum = Maximum(request);
        Page page = Page.Of(x.Bucket.Objects.Keys, prefix, request.Query("delimiter") ?? string.Empty, after, maximum);
        Func<string, string> encode =
            request.Query("encoding-type") == "url" ? static t => Signing.UriEncoding.Encode(t, keepSlash: true) : static t => t;
        var xml = new XmlText("ListVersionsResult", XmlText.S3Namespace);
        xml.Add("Name", x.BucketName)
            .Add("Prefix", encode(prefix))
            .Add("KeyMarker", encode(after))
            .Add("MaxKeys", Failures.Number(maximum))
            .Add("EncodingType", request.Query("encoding-type"))
            .Add("NextKeyMarker", page.IsTruncated ? encode(page.Last) : null)
            .Add("IsTruncated", page.IsTruncated ? "true" : "false");
        foreach (string key in page.Keys)
        {
            List<StoredObject> versions = x.Bucket.Objects[key];
            for (int i = versions.Count - 1; i >= 0; i--)
            {
                StoredObject item = versions[i];
                xml.Open(item.DeleteMarker ? "DeleteMarker" : "Version")
                    .Add("Key", encode(key))
                    .Add("VersionId", item.VersionId)
                    .Add("IsLatest", i == versions.Count - 1 ? "true" : "false")
                    .Add("LastModified", Milliseconds(item.LastModified!.Value));
                if (!item.DeleteMarker)
                {
                    xml.Add("ETag", $"\"{item.ETag}\"")
                        .Add("Size", Failures.Number(item.Body.Length))
                        .Add("StorageClass", item.StorageClass);
                }

                xml.Close();
            }
        }

        foreach (string common in page.Prefixes)
        {
            xml.Open("CommonPrefixes").Add("Prefix", encode(common)).Close();
        }

        return Answer.Xml(xml.ToString());
    }

    internal static string Milliseconds(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static int Maximum(SandboxRequest request)
    {
        string? text = request.Query("max-keys");
        if (text is null)
        {
            return 1000;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int maximum) ? Math.Min(maximum, 1000)
            : throw Failures.Argument("Provided max-keys not an integer or within integer range", "max-keys", text, null);
    }

    private static string Encode(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(key));

    private static string Decode(string token)
    {
        byte[] bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out int length) ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw Failures.Argument("The continuation token provided is incorrect", "continuation-token", token, null);
    }

    /// <summary>One page of a listing in the order of UTF-8 bytes, which is S3's.</summary>
    private sealed record Page(List<string> Keys, List<string> Prefixes, bool IsTruncated, string Last)
    {
        internal static Page Of(IEnumerable<string> all, string prefix, string delimiter, string after, int maximum)
        {
            var keys = new List<string>();
            var prefixes = new List<string>();
            string last = string.Empty;
            foreach (string key in all.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(k => k, Utf8Order.Instance))
            {
                int cut = delimiter.Length == 0 ? -1 : key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
                string name = cut < 0 ? key : key[..(cut + delimiter.Length)];
                if (Utf8Order.Instance.Compare(name, after) <= 0 || (prefixes.Count > 0 && prefixes[^1] == name))
                {
                    continue;
                }

                if (keys.Count + prefixes.Count >= maximum)
                {
                    return new Page(keys, prefixes, maximum > 0, last);
                }

                (cut < 0 ? keys : prefixes).Add(name);
                last = name;
            }

            return new Page(keys, prefixes, false, last);
        }
    }

    private sealed class Utf8Order : IComparer<string>
    {
        internal static readonly Utf8Order Instance = new();

        public int Compare(string? x, string? y) => Encoding.UTF8.GetBytes(x!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y!));
    }
}
