using PresignTools.Intake.Fragments;
using PresignTools.Intake.Readers.Code.Syntax;
using PresignTools.Intake.Readers.Code.Tables;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Code.Sending;

/// <summary>
/// Finds the calls that send to S3, with what the client adds by itself. Calls of an application's own service are left out.
/// </summary>
internal static class SendingCallReader
{
    private const int MostCalls = 40;

    /// <summary>The calls in the order of the text.</summary>
    internal static IReadOnlyList<SendingCall> Read(CodeDocument document, Fragment fragment)
    {
        var found = new List<SendingCall>();
        int looked = 0;
        foreach (CodeValue call in document.Calls)
        {
            if (call.Path is not { } path || SendingTable.Of(path) is not { } row)
            {
                continue;
            }

            if (looked++ == MostCalls)
            {
                break;
            }

            if (Sending(document, call, row, fragment) is { } one)
            {
                found.Add(one);
            }
        }

        return found;
    }

    private static SendingCall? Sending(CodeDocument document, CodeValue call, SendingRow row, Fragment fragment)
    {
        var arguments = new SentArguments(document, row);
        arguments.ReadCall(call);
        if (row.Client == "PHP curl" && document.VariableOf(call) is { } handle)
        {
            PhpCurl.Read(document, handle, arguments);
        }

        if (arguments.Method is null || !MayBeS3(document, arguments.Url, row, fragment))
        {
            return null;
        }

        string? given = arguments.Headers.FirstOrDefault(static h => h.Key == "content-type").Key;
        bool isKnown = true;
        string? own = given is null && !arguments.HasNoType
            ? ClientHabits.OwnType(row.Habit, arguments.Body, arguments.Method, out isKnown)
            : null;
        return new SendingCall
        {
            Client = row.Client,
            Method = arguments.Method,
            Headers = arguments.Headers,
            IsComplete = arguments.IsWhole && isKnown && call.IsClosed,
            Body = BodyOf(row, arguments),
            ContentTypeOfItsOwn = own,
            AddsQuery = arguments.AddsQuery,
            Place = fragment.PlaceOf(call.Start, Math.Max(1, call.End - call.Start)),
        };
    }

    private static SentBody BodyOf(SendingRow row, SentArguments arguments) => arguments.Body switch
    {
        BodyShape.None => SentBody.None,
        BodyShape.Form => SentBody.MultipartForm,
        BodyShape.Fields => SentBody.UrlEncodedForm,
        BodyShape.Json => SentBody.Json,
        BodyShape.Object when row.Habit is ClientHabit.Axios or ClientHabit.Angular or ClientHabit.Dio => SentBody.Json,
        BodyShape.Object when row.Client is "requests" or "httpx" or "jQuery" => SentBody.UrlEncodedForm,
        BodyShape.Stream when IsStreaming(row, arguments) => SentBody.Chunked,
        BodyShape.Unknown => SentBody.Unknown,
        _ => SentBody.Raw,
    };

    /// <summary>Clients that send a stream in chunks unless they are told its length.</summary>
    private static bool IsStreaming(SendingRow row, SentArguments arguments) =>
        row.Client is "fetch" or "axios" or "got" or "undici" or "Go net/http"
        && !arguments.Headers.Any(static h => h.Key == "content-length");

    /// <summary>Whether the URL may be one of S3: not a path of the application, nor a host that is written out and is another.</summary>
    private static bool MayBeS3(CodeDocument document, CodeValue? given, SendingRow row, Fragment fragment)
    {
        if (given is null)
        {
            return row.Client is not SendingTable.Unknown;
        }

        CodeValue url = document.Resolve(given);
        if (url.Kind == CodeValueKind.Text)
        {
            return url.Text is null
                ? !fragment.Text[url.Start..url.End].ContainsAny("api", "localhost")
                : url.Text.StartsWith("http", StringComparison.OrdinalIgnoreCase)
                && (url.Text.ContainsAny("amazonaws.", "X-Amz-", "Signature=", "s3"));
        }

        bool looksLikeUrl = given.Text.ContainsAny("url", "uri", "link", "signed", "href");
        return row.Client != SendingTable.Unknown || looksLikeUrl;
    }
}
