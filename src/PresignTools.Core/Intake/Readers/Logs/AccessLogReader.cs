using System.Globalization;
using System.Net;
using PresignTools.Intake.Fragments;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Logs;

/// <summary>
/// Reads lines of S3's server access log: who asked for what, with which answer. Fields are in the order of the S3 User Guide, "Amazon S3
/// server access log format".
/// </summary>
internal sealed class AccessLogReader : IFragmentReader
{
    private const int MostFields = 30;

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => kind is not (FragmentKind.Json or FragmentKind.Har or FragmentKind.Url or FragmentKind.Code);

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        string text = fragment.Text;
        for (int at = Scan.Find(text, " REST.", 0); at >= 0;)
        {
            int line = text.LastIndexOf('\n', at) + 1;
            int end = Scan.LineEnd(text, at);
            if (Fields(text[line..end].TrimEnd('\r')) is { } fields && Input(fields, sheet.Input) is { } input)
            {
                sheet.Prefer(new ReadFact(ReadFactKind.LogRecord, "S3 access log, " + fields[6], fragment.PlaceOf(line, end - line)),
                    input);
                return;   // the first that failed
            }

            at = end < text.Length ? Scan.Find(text, " REST.", end) : -1;
        }
    }

    /// <summary>Owner, bucket, time, address, requester, request id, operation, key, request line, status, error code, …</summary>
    private static List<string>? Fields(string line)
    {
        var fields = new List<string>();
        int at = 0;
        while (at < line.Length && fields.Count < MostFields)
        {
            char close = line[at] == '[' ? ']' : line[at] == '"' ? '"' : ' ';
            int start = close == ' ' ? at : at + 1;
            int end = Scan.Find(line, close, start, line.Length) is >= 0 and var found ? found : line.Length;
            fields.Add(line[start..end]);
            at = Scan.SkipBlanks(line, Math.Min(line.Length, close == ' ' ? end : end + 1));
        }

        return fields.Count > 10 && fields[6].StartsWith("REST.", StringComparison.Ordinal) ? fields : null;
    }

    private static DiagnosisInput? Input(List<string> fields, DiagnosisInput known)
    {
        if (!int.TryParse(fields[9], NumberStyles.None, CultureInfo.InvariantCulture, out int status) || status < 300)
        {
            return null;
        }

        string? operation = Operation(fields[6]);
        string? url = known.Url is null ? RequestUrl(fields) : null;
        bool isTimed = DateTimeOffset.TryParseExact(fields[2], "dd/MMM/yyyy:HH:mm:ss zzz", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out DateTimeOffset time);
        S3ErrorResponse? answer = fields[10] == "-" ? AnswerText.TryRead(new S3ResponseInput { Status = status })
            : ToldAnswer.Of(fields[10], null, status);
        return new DiagnosisInput
        {
            SignedOperation = operation,
            Method = operation is null ? null : Facts.S3OperationTable.MethodOf(operation),
            Response = known.Response is { Code: not null, Message: not null } ? known.Response : answer ?? known.Response,
            Principal = fields[4].StartsWith("arn:", StringComparison.Ordinal) ? fields[4] : null,
            Url = url,
            ToldAt = isTimed ? time : null,
            SourceIp = IPAddress.TryParse(fields[3], out _) ? fields[3] : null,
            Client = fields.Count > 16 && fields[16] != "-" ? fields[16] : null,
            Bucket = new BucketFacts
            {
                Name = fields[1] == "-" ? null : fields[1],
                ObjectKey = fields[7] == "-" ? null : Uri.UnescapeDataString(fields[7]),
            },
        };
    }

    /// <summary>
    /// The URL of a request that was signed in its query, or by nobody: one that was signed in a header shows nothing of it here. The
    /// host is a field of its own; old logs do not have it.
    /// </summary>
    private static string? RequestUrl(List<string> fields)
    {
        string[] line = fields[8].Split(' ');
        string? how = fields.Count > 21 ? fields[21] : null;
        bool isAnonymous = fields[4] == "-" && how is null or "-";
        bool isInQuery = how == "QueryString" || (how is null or "-" && fields[8].ContainsAny("X-Amz-Signature=", "Signature="));
        if (line.Length < 2 || !line[1].StartsWith('/') || !(isInQuery || isAnonymous))
        {
            return null;
        }

        string bucket = fields[1];
        bool isPathStyle = line[1].StartsWith("/" + bucket + "/", StringComparison.Ordinal) || line[1] == "/" + bucket;
        string global = isPathStyle ? "s3.amazonaws.com" : bucket + ".s3.amazonaws.com";
        return "https://" + (fields.Count > 22 && fields[22].Contains('.') ? fields[22] : global) + line[1];
    }

    /// <summary><c>REST.GET.OBJECT</c>.</summary>
    private static string? Operation(string logged) => logged switch
    {
        "REST.GET.OBJECT" => "GetObject",
        "REST.HEAD.OBJECT" => "HeadObject",
        "REST.PUT.OBJECT" => "PutObject",
        "REST.POST.OBJECT" => "PostObject",
        "REST.DELETE.OBJECT" => "DeleteObject",
        "REST.COPY.OBJECT" => "CopyObject",
        "REST.PUT.PART" => "UploadPart",
        "REST.POST.UPLOADS" => "CreateMultipartUpload",
        "REST.POST.UPLOAD" => "CompleteMultipartUpload",
        "REST.GET.BUCKET" => "ListObjectsV2",
        "REST.HEAD.BUCKET" => "HeadBucket",
        "REST.GET.ACL" => "GetObjectAcl",
        "REST.PUT.ACL" => "PutObjectAcl",
        _ => null,
    };
}
