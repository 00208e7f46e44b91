using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using PresignTools.Signing.Uploads;

namespace PresignTools.Transfer.Tests;

/// <summary>An object as a good server keeps it: stored in one request, as a form, or in parts; tests bend its answers.</summary>
internal sealed class ObjectStore
{
    private const string Space = "http://s3.amazonaws.com/doc/2006-03-01/";

    /// <summary>What is stored; null for nothing.</summary>
    internal byte[]? Content { get; private set; }

    /// <summary>Parts of the upload that is open.</summary>
    internal SortedDictionary<int, byte[]> Parts { get; } = [];

    /// <summary>Whether the upload is open.</summary>
    internal bool IsOpen { get; private set; } = true;

    /// <summary>How many parts a list has at most.</summary>
    internal int MostListed { get; init; } = 1000;

    internal HostileAnswer Answer(HostileRequest request) => new(200) { AfterBody = Late };

    /// <summary>A set of URLs for content, in parts as small as a test likes.</summary>
    internal static PresignedUpload Set(string server, int size, int partSize, bool hasFurtherLists = true)
    {
        string url = server + "/b/k" + Runs.Query;
        int count = Math.Max(1, (size + partSize - 1) / partSize);
        return new PresignedUpload
        {
            BucketName = "b",
            Key = "k",
            UploadId = "U",
            Size = size,
            PartSize = partSize,
            Parts = new([.. Enumerable.Range(1, count).Select(n => new PresignedUploadPart(
                n, (long)(n - 1) * partSize, Math.Min(partSize, size - ((n - 1) * partSize)), Text($"{url}&partNumber={n}&uploadId=U"), null))]),
            Complete = new(url + "&uploadId=U", "POST", null),
            Abort = new(url + "&uploadId=U", "DELETE", null),
            ListParts = new(url + "&uploadId=U", "GET", null),
            ListFurtherParts = new(hasFurtherLists
                ? [.. Enumerable.Range(1, (count - 1) / 1000).Select(n => new PresignedUploadUrl(Text($"{url}&part-number-marker={n * 1000}&uploadId=U"), "GET", null))]
                : []),
            Region = "us-east-1",
            Endpoint = server,
            SignedAt = Runs.Now,
            ExpiresAt = Runs.Now.AddHours(1),
            EffectiveExpiresAt = Runs.Now.AddHours(1),
            EarliestExpiresAt = Runs.Now.AddHours(1),
            LimitedBy = default,
            AccessKeyId = "AKIAIOSFODNN7EXAMPLE",
            HasSessionToken = false,
        };
    }

    private HostileAnswer Late(HostileRequest request)
    {
        lock (Parts)
        {
            int? part = Number(request, "partNumber");
            bool isOfUpload = request.Target.Contains("uploadId=", StringComparison.Ordinal);
            if (isOfUpload && !IsOpen)
            {
                return Error(404, "NoSuchUpload");
            }

            return (request.Method, isOfUpload) switch
            {
                ("PUT", true) => Store(part!.Value, request.Body),
                ("GET", true) => List(Number(request, "part-number-marker") ?? 0),
                ("POST", true) => Complete(request.Body),
                ("PUT", false) => Store(request.Body),
                ("POST", false) => Store(FileOfForm(request)),
                _ => Error(405, "MethodNotAllowed"),
            };
        }
    }

    private HostileAnswer Store(int part, byte[] body)
    {
        Parts[part] = body;
        return Stored(body);
    }

    private HostileAnswer Store(byte[] body)
    {
        Content = body;
        return Stored(body);
    }

    private HostileAnswer List(int marker)
    {
        KeyValuePair<int, byte[]>[] after = [.. Parts.Where(p => p.Key > marker)];
        var list = new XElement(XName.Get("ListPartsResult", Space), new XElement(XName.Get("IsTruncated", Space), after.Length > MostListed ? "true" : "false"));
        foreach ((int number, byte[] body) in after.Take(MostListed))
        {
            list.Add(new XElement(
                XName.Get("Part", Space),
                new XElement(XName.Get("PartNumber", Space), number),
                new XElement(XName.Get("ETag", Space), $"\"{StoredFile.Md5Of(body)}\""),
                new XElement(XName.Get("Size", Space), body.Length)));
        }

        return Xml(200, list);
    }

    private HostileAnswer Complete(byte[] body)
    {
        var list = XElement.Parse(Encoding.UTF8.GetString(body));
        (int Number, string Tag)[] parts = [.. list.Elements().Select(static p => (
            int.Parse(p.Element(XName.Get("PartNumber", Space))!.Value, CultureInfo.InvariantCulture),
            p.Element(XName.Get("ETag", Space))!.Value.Trim('"')))];
        if (parts.Length == 0 || !parts.SequenceEqual(Parts.Select(static p => (p.Key, StoredFile.Md5Of(p.Value)))))
        {
            return Error(400, "InvalidPart");
        }

        Content = [.. Parts.Values.SelectMany(static p => p)];
        IsOpen = false;
        return Xml(200, new XElement(XName.Get("CompleteMultipartUploadResult", Space), new XElement(XName.Get("ETag", Space), $"\"{Tag}\"")));
    }

    /// <summary>The ETag of the parts put together.</summary>
    internal string Tag
    {
        get
        {
#pragma warning disable CA5351 // S3's own definition
            byte[] sum = MD5.HashData([.. Parts.Values.SelectMany(static p => MD5.HashData(p))]);
#pragma warning restore CA5351
            return Text($"{Convert.ToHexStringLower(sum)}-{Parts.Count}");
        }
    }

    internal static HostileAnswer Error(int status, string code) => new(status)
    {
        Headers = [("x-amz-request-id", "R"), ("Content-Type", "application/xml")],
        Body = Encoding.UTF8.GetBytes($"<Error><Code>{code}</Code><Message>{code} happened.</Message></Error>"),
    };

    private static HostileAnswer Stored(byte[] body) => new(200) { Headers = [("ETag", $"\"{StoredFile.Md5Of(body)}\""), ("x-amz-request-id", "R")] };

    private static HostileAnswer Xml(int status, XElement body) => new(status)
    {
        Headers = [("x-amz-request-id", "R"), ("Content-Type", "application/xml")],
        Body = Encoding.UTF8.GetBytes(body.ToString()),
    };

    /// <summary>The file of a form: what stands between the last head and the end.</summary>
    private static byte[] FileOfForm(HostileRequest request)
    {
        string boundary = "\r\n--" + request["Content-Type"]!.Split("boundary=")[1];
        ReadOnlySpan<byte> body = request.Body;
        int file = body.IndexOf("name=\"file\""u8);
        int start = file + body[file..].IndexOf("\r\n\r\n"u8) + 4;
        return body[start..body.LastIndexOf(Encoding.ASCII.GetBytes(boundary + "--"))].ToArray();
    }

    private static int? Number(HostileRequest request, string name)
    {
        int at = request.Target.IndexOf(name + "=", StringComparison.Ordinal);
        return at < 0 ? null : int.Parse(request.Target[(at + name.Length + 1)..].Split('&')[0], CultureInfo.InvariantCulture);
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
