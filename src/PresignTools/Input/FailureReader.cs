using System.Collections;
using System.Management.Automation;
using PresignTools.Errors;
using PresignTools.Forms;
using PresignTools.Intake;
using PresignTools.Intake.Readers.Forms;
using PresignTools.Intake.Reading;
using PresignTools.Logs;
using PresignTools.Responses;
using PresignTools.Signing;
using PresignTools.Transfers;
using PresignTools.Verification.Sending;

namespace PresignTools.Input;

/// <summary>Turns what is given for -InputObject into parts: text of any kind, an error record, a URL object, an answer.</summary>
internal static class FailureReader
{
    /// <summary>What was given, a failure each: a text may have several.</summary>
    /// <param name="value">What was given.</param>
    /// <param name="session">Reads files.</param>
    /// <param name="leftOut">How many failures of the text are not among them.</param>
    internal static IReadOnlyList<object?> Each(object? value, SessionState session, out int leftOut)
    {
        leftOut = 0;
        if (TextOf(value, session) is not { } pasted)
        {
            return [value];
        }

        int more = 0;
        IReadOnlyList<string> texts = PastedFaults.Read(pasted.Text, t => TextIntake.Failures(t, out more));
        leftOut = more;
        return [.. texts.Select(t => pasted with { Text = t })];
    }

    /// <summary>
    /// The text, where text was given: as one string, by its lines, as a file. Whoever wrote a file chose the URL in it, also where
    /// nothing else is in it.
    /// </summary>
    private static PastedText? TextOf(object? value, SessionState session) =>
        (value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value) switch
        {
            PastedText pasted => pasted,
            string text => new PastedText(text, IsOfFile(value)),
            object[] lines when Array.TrueForAll(lines, static l => l is string or PSObject { BaseObject: string }) =>
                new PastedText(string.Join("\n", lines), Array.Exists(lines, IsOfFile)),
            FileSystemInfo file => new PastedText(
                System.Text.Encoding.UTF8.GetString(ResponseFile.Read(ResponseFile.Resolve(session, file.FullName, isLiteral: true)[0])),
                true),
            _ => null,
        };

    /// <param name="value">What was given.</param>
    /// <param name="source">Who chose a text that is nothing but a URL: the user who typed it as an argument, or whoever wrote what was
    /// piped in. An object with a URL says so itself.</param>
    /// <param name="session">Reads files.</param>
    /// <param name="cancellation">Cancelled when the user stops the command.</param>
    /// <param name="recognized">What was found, in words.</param>
    /// <exception cref="PresignException"><c>DiagnosisTextNotRecognized</c>, <c>ResponseInputUnknown</c>,
    /// <c>UrlArgumentUnknown</c>.</exception>
    internal static DiagnosisInput Read(
        object value,
        RequestSource source,
        SessionState session,
        CancellationToken cancellation,
        out IReadOnlyList<string> recognized)
    {
        object inner = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        switch (TextOf(value, session) ?? inner)
        {
            case PastedText pasted:
                return OfText(pasted.Text, pasted.IsOfFile ? RequestSource.Text : source, out recognized);
            case ErrorRecord { TargetObject: TransferRefusal refusal }:
                recognized = ["a refused transfer"];
                return refusal.Input;
            case TransferRefusal refusal:
                recognized = ["a refused transfer"];
                return refusal.Input;
            case ErrorRecord record:
                recognized = ["an error record"];
                return OfError(record, cancellation);
            case int
            or long
            or System.Net.HttpStatusCode
                when Convert.ToInt32(inner, System.Globalization.CultureInfo.InvariantCulture) is >= 300 and <= 599 and var status:
                recognized = ["a status"];
                return new DiagnosisInput { Response = S3ErrorResponseReader.Read(new S3ResponseInput { Status = status }) };
            case PresignedUrl or Uri:
                recognized = ["a URL"];
                return OfUrl(value);
            case IS3LogRecord record:
                recognized = [LogRecordInput.What(record)];
                return LogRecordInput.Of(record);
            case S3ErrorResponse read:
                recognized = ["an error response"];
                return new DiagnosisInput { Response = read };
        }

        if (IsForm(inner) && FormArgument.TryRead(value) is { } form)
        {
            recognized = ["an upload form"];
            return WholeForm.Input(form);
        }

        if (PSObject.AsPSObject(value).Properties["Url"]?.Value is not null)
        {
            recognized = ["a URL"];
            return OfUrl(value);
        }

        // What came of JSON, and a table by the names of the parameters: read as the text that it stands for, unless it is an answer by its
        // parts.
        bool isData = inner is IDictionary or PSObject { BaseObject: PSCustomObject };
        bool hasUrl =
            inner is IDictionary table
            && table.Keys.Cast<object>().Any(static k => "url".Equals(k?.ToString(), StringComparison.OrdinalIgnoreCase));
        S3ErrorResponse? answer = hasUrl ? null : Answer(value, isData, cancellation);
        if (isData && answer is null or { Code: null, StatusCode: null, RequestId: null, Location: null })
        {
            return Read(ObjectText.Of(value), out recognized);
        }

        recognized = ["an answer"];
        return new DiagnosisInput { Response = answer };
    }

    /// <summary>An upload form, or a table of its fields, with or without its address.</summary>
    private static bool IsForm(object value) => value is PresignedPost or PresignedPostInfo
        || ((value is IDictionary or PSObject) && FormArgument.TryRead(value) is { } post && post.Value("policy") is not null);

    private static S3ErrorResponse? Answer(object value, bool isData, CancellationToken cancellation)
    {
        try
        {
            return S3ErrorResponseReader.Read(ResponseAdapter.Read(value, cancellation));
        }
        catch (PresignException e)
            when (isData && e.ErrorId is nameof(ResponseErrors.ResponseEmpty) or nameof(ResponseErrors.ResponseNotRecognized))
        {
            return null;
        }
    }

    /// <summary>Whether a text is a line of a file, or a whole one: Get-Content notes where it read it.</summary>
    private static bool IsOfFile(object? text) => text is PSObject noted && noted.Properties["PSPath"] is not null;

    private static DiagnosisInput OfText(string text, RequestSource source, out IReadOnlyList<string> recognized)
    {
        string trimmed = text.Trim();
        if (
            trimmed.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            && trimmed.Contains("://", StringComparison.Ordinal)
            && trimmed.IndexOfAny([' ', '\n', '<']) < 0)
        {
            recognized = ["a URL"];
            return new DiagnosisInput { Url = trimmed, UrlSource = source };
        }

        IReadOnlyList<string> found = [];
        DiagnosisInput input = PastedFaults.Read(text, t => Read(t, out found));
        recognized = found;
        return input;
    }

    /// <summary>Reads a text; a script of PowerShell in it by PowerShell's own parser.</summary>
    private static DiagnosisInput Read(string text, out IReadOnlyList<string> recognized) =>
        TextIntake.Read(text, PastedScript.Read(text), out recognized);

    /// <summary>
    /// An object that is a URL. Headers are the user's own only where New-S3PresignedUrl gave them: any file or log can have a column of
    /// that name.
    /// </summary>
    private static DiagnosisInput OfUrl(object value)
    {
        (string url, string? method, IDictionary? headers) = UrlArgument.Read(value);
        bool isSigned = ((value as PSObject)?.BaseObject ?? value) is PresignedUrl;
        return new DiagnosisInput
        {
            Url = url,
            UrlSource = RequestSource.Named,
            Method = method,
            IsMethodSigned = method is not null,
            Headers = UrlArgument.Pairs(headers),
            HeaderSource = isSigned ? RequestSource.Named : RequestSource.Text,
        };
    }

    /// <summary>The web cmdlets' exception holds the request too: URL, method and headers as they were sent.</summary>
    private static DiagnosisInput OfError(ErrorRecord record, CancellationToken cancellation)
    {
        DiagnosisInput input = new();
        for (Exception? e = record.Exception; e is not null; e = e.InnerException)
        {
            if (PSObject.AsPSObject(e).Properties["Response"]?.Value is HttpResponseMessage { RequestMessage: { } request })
            {
                var headers = new List<KeyValuePair<string, string>>();
                foreach (
                    KeyValuePair<string, IEnumerable<string>> header in request.Headers.Concat(
                        request.Content?.Headers.AsEnumerable() ?? []
                    ))
                {
                    headers.Add(new(header.Key, string.Join(",", header.Value)));
                }

                input = new DiagnosisInput
                {
                    Url = request.RequestUri?.OriginalString,
                    Method = request.Method.Method,
                    Headers = headers,
                    Client = "PowerShell web cmdlet",
                };
                break;
            }
        }

        // The URL as the user wrote it: System.Uri may have changed it on the way, which is itself a cause.
        string? line = record.InvocationInfo?.Line;
        if (
            !string.IsNullOrWhiteSpace(line)
            && line.Contains("http", StringComparison.OrdinalIgnoreCase)
            && CommandReader.Read(line, [], out _) is { } command)
        {
            input = command with
            {
                Method = input.Method ?? command.Method,
                Headers = input.Headers ?? command.Headers,
                Url = command.Url ?? input.Url,
            };
        }

        try
        {
            return input with { Response = S3ErrorResponseReader.Read(ResponseAdapter.Read(record, cancellation)) };
        }
        catch (PresignException e)
            when (e.ErrorId
                    is nameof(InputErrors.ResponseMissing)
                        or nameof(ResponseErrors.ResponseEmpty)
                        or nameof(ResponseErrors.ResponseNotRecognized)
                        or nameof(ResponseErrors.ResponseXmlMalformed))
        {
            return input with { ClientMessage = record.Exception?.Message ?? record.ToString() };
        }
    }
}
