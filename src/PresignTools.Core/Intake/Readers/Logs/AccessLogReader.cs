using PresignTools.Intake.Fragments;
using PresignTools.Logs;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Logs;

/// <summary>Reads lines of S3's server access log in a text: who asked for what, with which answer.</summary>
internal sealed class AccessLogReader : IFragmentReader
{
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
            if (S3AccessLogReader.ReadPasted(text[line..end].TrimEnd('\r')) is { IsFailure: true } record)
            {
                sheet.Prefer(
                    new ReadFact(ReadFactKind.LogRecord, "S3 access log, " + record.Operation, fragment.PlaceOf(line, end - line)),
                    Input(record, sheet.Input));
                return;   // the first that failed
            }

            at = end < text.Length ? Scan.Find(text, " REST.", end) : -1;
        }
    }

    /// <summary>
    /// Where the line is all that there is, it is evidence of its own. Beside a URL or an answer it may be about another request.
    /// </summary>
    private static DiagnosisInput Input(S3AccessLogRecord record, DiagnosisInput known)
    {
        bool isAlone = known.Url is null && known.Response is null;
        DiagnosisInput read = LogRecordInput.Of(record);
        return read with
        {
            Record = isAlone ? record : null,
            Url = known.Url is null && (record.IsPresigned || record is { Requester: null, AuthenticationType: null }) ? read.Url : null,
            Method = record.ApiOperation is null ? null : record.Method,
            SignedOperation = record.ApiOperation,
            Response = isAlone ? read.Response
                : known.Response is { Code: not null, Message: not null } ? known.Response
                : Told(record) ?? known.Response,
            IsFailureTold = false,
            Server = null,
            Recognized = [],
        };
    }

    private static S3ErrorResponse? Told(S3AccessLogRecord record) => record.ErrorCode is { } code
        ? ToldAnswer.Of(code, null, record.Status) : AnswerText.TryRead(new S3ResponseInput { Status = record.Status });
}
