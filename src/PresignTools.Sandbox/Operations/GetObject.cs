using System.Globalization;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authorization;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Operations;

/// <summary>GetObject and HeadObject.</summary>
internal static class GetObject
{
    private static readonly (string Parameter, string Header)[] Overrides =
    [
        ("response-content-type", "Content-Type"),
        ("response-content-language", "Content-Language"),
        ("response-expires", "Expires"),
        ("response-cache-control", "Cache-Control"),
        ("response-content-disposition", "Content-Disposition"),
        ("response-content-encoding", "Content-Encoding"),
    ];

    internal static Answer Run(Exchange x)
    {
        SandboxRequest request = x.Request;
        Bucket bucket = x.Bucket;
        StoredObject? found = ObjectLookup.Peek(bucket, x.Key, x.VersionId);
        Authorizer.Check(x, request.IsHead ? "HeadObject" : "GetObject", found);
        StoredObject item = ObjectLookup.Find(x, x.BucketName, bucket, x.Key, x.VersionId, found);
        if (x.Caller.IsAnonymous && Overrides.Any(o => request.Has(o.Parameter)))
        {
            throw Failures.ResponseOverridesUnsigned();
        }

        if (item.IsArchived && !request.IsHead)
        {
            throw Failures.Archived(item.StorageClass);
        }

        Encryption.ForRead(x, item, x.BucketName, x.Key, request.Amz);
        Conditions.ForRead(request, item);

        (int start, int length, int status) = Range(request, item);
        var answer = new Answer(status);
        ObjectHeaders.Write(answer, bucket, item, request);
        foreach ((string parameter, string header) in Overrides)
        {
            if (request.Query(parameter) is { } value)
            {
                answer.With(header, value.All(c => c is >= ' ' and <= '\u00ff') ? value
                    : throw Failures.Argument("Header value cannot be represented using ISO-8859-1.", parameter, value, null));
            }
        }

        if (status == 206)
        {
            answer.With(
                "Content-Range",
                string.Create(CultureInfo.InvariantCulture, $"bytes {start}-{start + length - 1}/{item.Body.Length}"));
        }

        answer.Length = length;
        string type = answer.Headers.Find(h => h.Key == "Content-Type").Value ?? "binary/octet-stream";
        return request.IsHead ? answer.With("Content-Type", type) : answer.WithBody(item.Body.AsMemory(start, length), type);
    }

    private static (int Start, int Length, int Status) Range(SandboxRequest request, StoredObject item)
    {
        int size = item.Body.Length;
        string? range = request.Header("range");
        if (request.Query("partNumber") is { } part)
        {
            if (range is not null)
            {
                throw Failures.InvalidRequest("Cannot specify both Range header and partNumber query parameter", null);
            }

            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > 10000)
            {
                throw Failures.Argument("Part number must be an integer between 1 and 10000, inclusive", "partNumber", part, null);
            }

            return number == 1 ? (0, size, 206) : throw Failures.InvalidPartNumber(part, 1);
        }

        // What is no single byte range is not looked at (RFC 9110, section 14.2).
        if (
            range is null
            || !range.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase)
            || range.Contains(',', StringComparison.Ordinal))
        {
            return (0, size, 200);
        }

        string[] ends = range[6..].Trim().Split('-');
        if (ends.Length != 2 || ends.Any(e => e.Length > 0 && !e.All(char.IsAsciiDigit)) || (ends[0].Length == 0 && ends[1].Length == 0))
        {
            return (0, size, 200);
        }

        long first = ends[0].Length == 0 ? -1 : Parse(ends[0]), last = ends[1].Length == 0 ? size - 1 : Parse(ends[1]);
        if (first < 0)
        {
            long count = Math.Min(last, size);
            return count == 0 ? throw Failures.InvalidRange(range, size) : (size - (int)count, (int)count, 206);
        }

        if (first >= size)
        {
            throw Failures.InvalidRange(range, size);
        }

        return last < first ? (0, size, 200) : ((int)first, (int)(Math.Min(last, size - 1) - first + 1), 206);
    }

    private static long Parse(string digits) => digits.Length > 18 ? long.MaxValue : long.Parse(digits, CultureInfo.InvariantCulture);
}
