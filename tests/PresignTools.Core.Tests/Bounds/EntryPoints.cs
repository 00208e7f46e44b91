using System.Text;
using PresignTools.Diagnosis;
using PresignTools.Errors;
using PresignTools.Forms;
using PresignTools.Inspection;
using PresignTools.Intake;
using PresignTools.Intake.Readers.Forms;
using PresignTools.Intake.Reading;
using PresignTools.Logs;
using PresignTools.Policies;
using PresignTools.Policies.Parsing;
using PresignTools.Responses;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Search;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Bounds;

/// <summary>Every way by which text from outside comes into the engine. Each takes any text; nothing but a PresignException comes out.</summary>
internal static class EntryPoints
{
    private const string Url = "https://examplebucket.s3.eu-west-1.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
        + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400"
        + "&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";

    private static readonly DateTimeOffset Now = new(2013, 5, 24, 1, 0, 0, TimeSpan.Zero);

    internal static IReadOnlyDictionary<string, Action<string>> All { get; } = new Dictionary<string, Action<string>>
    {
        ["diagnosis"] = static text =>
        {
            DiagnosisInput input = TextIntake.Read(text, out _);
            Place(input.Reading, text);
            Diagnose(input);
        },
        ["failures of a text"] = static text => TextIntake.Failures(text, out _),
        ["reference"] = static text => ObjectReference.Read(text),
        ["answer"] = static text => S3ErrorResponseReader.Read(new S3ResponseInput { Body = text }),
        ["answer bytes"] = static text => S3ErrorResponseReader.Read(new S3ResponseInput { BodyBytes = Encoding.UTF8.GetBytes(text), Status = 403 }),
        ["answer headers"] = static text => S3ErrorResponseReader.Read(new S3ResponseInput { Status = 403, Headers = Headers(text) }),
        ["url"] = static text => PresignedUrlReader.Read(text),
        ["form"] = static text =>
        {
            if (PresignedPostReader.TryRead(text) is { } form)
            {
                PresignedPostVerifier.Verify(form, null, Now);
            }
        },
        ["form fields"] = static text => PresignedPostVerifier.Verify(
            new ReceivedPost { Url = text, Fields = [new("key", text), new("policy", text), new("x-amz-credential", text), new(text, text)] }, null, Now),
        ["form policy"] = static text => PresignedPostVerifier.Verify(
            new ReceivedPost { Fields = [new("key", text), new("policy", Convert.ToBase64String(Encoding.UTF8.GetBytes(text)))] }, null, Now),
        ["mask"] = static text => MaskTwice(text),
        ["verify"] = static text => Judge(text, null),
        ["verify with a secret"] = static text => Judge(text, new SigningCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")),
        ["request headers"] = static text => Diagnose(new DiagnosisInput { Url = Url, Method = "GET", Headers = Headers(text), Response = Denied }),
        ["signing code"] = static text => Diagnose(new DiagnosisInput { Url = Url, SignedBy = text, Response = Denied }),
        ["client's message"] = static text => Diagnose(new DiagnosisInput { Url = Url, ClientMessage = text, Client = "browser", Response = Denied }),
        ["masked url"] = static text => Diagnose(new DiagnosisInput { Url = text, Response = Denied }),
        ["request path"] = static text => Diagnose(new DiagnosisInput { Url = Url, SentPath = text, Origin = text, Principal = text, SourceIp = text }),
        ["access log"] = static text =>
        {
            foreach (string line in text.Split('\n'))
            {
                if (S3AccessLogReader.TryRead(line, out S3AccessLogRecord? record, out _))
                {
                    Record(record);
                }
            }
        },
        ["user agent in an access log"] = static text => Record(S3AccessLogReader.Read(Logs.LogLines.Line(agent: OneLine(text)))),
        ["url in an access log"] = static text => Record(S3AccessLogReader.Read(Logs.LogLines.Line(target: "/" + OneLine(text).Replace(" ", "%20", StringComparison.Ordinal)))),
        ["cloudtrail"] = static text =>
        {
            foreach (CloudTrailEventRecord record in CloudTrailEventReader.Read(text))
            {
                Record(record);
            }
        },
        ["parameters in cloudtrail"] = static text => Record(CloudTrailEventReader.Read(
            "{\"eventName\":\"GetObject\",\"eventSource\":\"s3.amazonaws.com\",\"errorCode\":\"AccessDenied\",\"requestparameters\":" + System.Text.Json.JsonSerializer.Serialize(text) + "}")[0]),
        ["policy"] = static text => PolicyParser.Parse(PolicyKind.Bucket, text, "policy"),
    };

    private static S3ErrorResponse Denied { get; } = S3ErrorResponseReader.Read(new S3ResponseInput { Body = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>", Status = 403 });

    /// <summary>Gives the text to an entry; the error that says why it was refused, or null.</summary>
    internal static PresignException? Run(string entry, string text)
    {
        try
        {
            All[entry](text);
            return null;
        }
        catch (PresignException e)
        {
            return e;
        }
    }

    /// <summary>What was read has its place in the text, whatever it was wrapped in.</summary>
    private static void Place(IReadOnlyList<ReadFact> facts, string text)
    {
        string[] lines = text.Split('\n');
        foreach (ReadFact fact in facts.Where(static f => f.Place.IsKnown))
        {
            (int line, int column) = (fact.Place.Start.Line, fact.Place.Start.Column);
            if (line > lines.Length || column < 1 || column > lines[line - 1].Length + 1 || fact.Place.LastLine < line || fact.Place.LastLine > lines.Length)
            {
                throw new InvalidOperationException($"The place {fact.Place}, column {column}, of '{fact.What}' is not in the text.");
            }
        }
    }

    private static void Record(IS3LogRecord record)
    {
        _ = record.ToString();
        foreach (System.Reflection.PropertyInfo property in record.GetType().GetProperties())
        {
            _ = property.GetValue(record)?.ToString();
        }

        Diagnose(LogRecordInput.Of(record));
    }

    /// <summary>Clients cannot send a line break in a header or target. Longer lines are refused before they are read.</summary>
    private static string OneLine(string text)
    {
        string line = text.Replace('\n', ' ').Replace('\r', ' ');
        return line.Length > 60_000 ? line[..60_000] : line;
    }

    private static void MaskTwice(string text)
    {
        string masked = UrlMask.Mask(text);
        if (UrlMask.Mask(masked) != masked)
        {
            throw new InvalidOperationException("What was masked is masked otherwise the second time.");
        }
    }

    private static void Diagnose(DiagnosisInput input)
    {
        PresignDiagnosis diagnosis = PresignDiagnoser.Diagnose(input, Now);
        _ = diagnosis.ToString();
    }

    private static void Judge(string url, SigningCredentials? credentials) =>
        _ = new PresignedUrlTest(PresignedUrlVerifier.Judge(new ReceivedRequest { Url = url, Method = "GET", Headers = [] }, credentials, Now, null, SearchEffort.None, new SigningKeyCache()));

    /// <summary>A header a line.</summary>
    private static List<KeyValuePair<string, string>> Headers(string text)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (string line in text.Split('\n'))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(colon < 0 ? new(line, line) : new(line[..colon], line[(colon + 1)..]));
        }

        return headers;
    }
}
