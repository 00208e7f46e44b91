using System.Net;
using PresignTools.Intake.Documents;
using PresignTools.Intake.Fragments;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Logs;

/// <summary>Reads events of CloudTrail, whole or some lines of one: who asked for what, from where, and what S3 answered.</summary>
internal sealed class CloudTrailReader : IFragmentReader
{
    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => kind is FragmentKind.Json or FragmentKind.LogLine or FragmentKind.Settings;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        if (!fragment.Text.Contains("eventName", StringComparison.Ordinal)
            && !fragment.Text.Contains("eventSource", StringComparison.Ordinal))
        {
            return;
        }

        LooseNode[] events =
        [
            .. DocumentsOf.Fragment(fragment)
                .SelectMany(DocumentsOf.All)
                .Select(static n => n.Node)
                .Where(static n => n.TextOf("eventname") is not null && (n.TextOf("errorcode") ?? n.TextOf("eventsource")) is not null),
        ];

        // Of many events, the one that failed is the failure.
        LooseNode? failed = Array.Find(events, static n => n.TextOf("errorcode") is not null);
        if ((failed ?? events.FirstOrDefault()) is { } record)
        {
            string what = "CloudTrail event " + Printable.Of(record.TextOf("eventname")!, 60);
            sheet.Prefer(
                new ReadFact(ReadFactKind.LogRecord, what, fragment.PlaceOf(record.Start, Math.Max(1, record.End - record.Start))),
                Input(record, sheet.Input));
        }
    }

    private static DiagnosisInput Input(LooseNode record, DiagnosisInput known)
    {
        LooseNode? identity = record.Member("useridentity");
        LooseNode? request = record.Member("requestparameters");
        string? operation = SigningFacts.Named(record.TextOf("eventname"));
        string? source = record.TextOf("sourceipaddress");
        string? arn = identity?.TextOf("arn") ?? identity?.Member("sessioncontext")?.Member("sessionissuer")?.TextOf("arn");
        return new DiagnosisInput
        {
            SignedOperation = operation,
            Method = operation is null ? null : Facts.S3OperationTable.MethodOf(operation),
            Response = known.Response is { Code: not null, AccessDenied: not null } ? known.Response : Answer(record) ?? known.Response,
            Principal = arn is not null && arn.StartsWith("arn:", StringComparison.Ordinal) ? arn : null,
            SourceIp = source is not null && IPAddress.TryParse(source, out _) ? source : null,
            VpcEndpointId = record.TextOf("vpcendpointid") is { } endpoint
                && endpoint.StartsWith("vpce-", StringComparison.Ordinal) ? endpoint : null,
            Client = record.TextOf("useragent")?.Trim('[', ']'),
            Headers = Headers(request),
            Bucket = new BucketFacts
            {
                Name = request?.TextOf("bucketname"),
                ObjectKey = request?.TextOf("key"),
                SignerAccount = AwsNames.AccountIn(identity?.TextOf("accountid")),
            },
        };
    }

    /// <summary>CloudTrail lists the x-amz-* headers of the request among its parameters; null where none is there.</summary>
    private static List<KeyValuePair<string, string>>? Headers(LooseNode? request)
    {
        List<KeyValuePair<string, string>> headers =
        [
            .. (request?.Members ?? [])
                .Where(static m =>
                    m.Name.StartsWith("x-amz-", StringComparison.Ordinal) && m.Value.IsScalar && m.Value.Text.Length > 0)
                .Select(static m => new KeyValuePair<string, string>(m.Name, m.Value.Text)),
        ];
        return headers.Count > 0 ? headers : null;
    }

    private static S3ErrorResponse? Answer(LooseNode record) =>
        record.TextOf("errorcode") is { } code ? ToldAnswer.Of(code, record.TextOf("errormessage"), null) : null;
}
