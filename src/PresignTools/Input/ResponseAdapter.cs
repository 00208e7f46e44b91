using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using PresignTools.Errors;
using PresignTools.Responses;

namespace PresignTools.Input;

/// <summary>
/// Turns what PowerShell has in hand after a failed request into Core's input: error records of the web cmdlets, answers of HttpClient
/// and of -SkipHttpErrorCheck, exceptions of an AWS SDK, hashtables. Foreign types are read by shape, because the web cmdlets' own
/// exception and the SDK's are not referenced here.
/// </summary>
internal static class ResponseAdapter
{
    /// <summary>The answer in <paramref name="value"/>, which is no string.</summary>
    /// <exception cref="PresignException"><c>ResponseMissing</c> for an error without an answer, <c>ResponseInputUnknown</c> for other
    /// objects.</exception>
    internal static S3ResponseInput Read(object value, CancellationToken cancellation)
    {
        object inner = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        return inner switch
        {
            ErrorRecord record => FromErrorRecord(record, cancellation),
            HttpResponseMessage message => FromMessage(message, cancellation),
            HttpWebResponse response => FromWebResponse(response),
            Exception exception => FromException(exception, null, cancellation),
            IDictionary table => FromTable(
                table.Keys.Cast<object>().Select(k => new KeyValuePair<string, object?>(k?.ToString() ?? string.Empty, table[k!]))),
            byte[] bytes => new S3ResponseInput { BodyBytes = bytes },
            PSObject { BaseObject: PSCustomObject } custom => FromTable(
                custom.Properties.Select(p => new KeyValuePair<string, object?>(p.Name, p.Value))),
            _ => FromShape(inner),
        };
    }

    private static S3ResponseInput FromErrorRecord(ErrorRecord record, CancellationToken cancellation)
    {
        // The web cmdlets put the body here; other commands may put advice of their own here, which is no answer.
        string? details = record.ErrorDetails?.Message;
        return FromException(record.Exception, string.IsNullOrWhiteSpace(details) ? null : details, cancellation);
    }

    private static S3ResponseInput FromException(Exception? exception, string? body, CancellationToken cancellation)
    {
        string reason = exception?.Message ?? string.Empty;
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            object? response = Get(e, "Response");
            if (response is HttpResponseMessage message)
            {
                S3ResponseInput input = FromMessage(message, cancellation, readBody: body is null);
                return input with { Body = body ?? input.Body };
            }

            if (response is HttpWebResponse web)
            {
                S3ResponseInput input = FromWebResponse(web);
                return input with { Body = body ?? input.Body };
            }

            // AmazonServiceException, of any version of the SDK.
            if (Get(e, "ErrorCode") is string { Length: > 0 } errorCode)
            {
                return FromSdk(e, errorCode, Get(e, "RequestId") as string);
            }
        }

        int? status = exception is HttpRequestException { StatusCode: HttpStatusCode code } ? (int)code : null;
        if (status is not null)
        {
            return new S3ResponseInput { Body = body, Status = status };
        }

        // No answer came, or the error is not about HTTP. Its text may quote S3 all the same ("An error occurred (AccessDenied) ...").
        return Quoted(body) ?? Quoted(reason) ?? throw InputErrors.ResponseMissing(reason.Length == 0 ? "no message" : reason);
    }

    private static S3ResponseInput? Quoted(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            var input = new S3ResponseInput { Body = text };
            S3ErrorResponseReader.Read(input);
            return input;
        }
        catch (PresignException e) when (e.ErrorId == nameof(ResponseErrors.ResponseNotRecognized))
        {
            return null;
        }
    }

    private static S3ResponseInput FromSdk(Exception exception, string code, string? requestId)
    {
        var headers = new List<KeyValuePair<string, string>>
        {
            new("x-amz-error-code", code),
            new("x-amz-error-message", exception.Message),
        };
        HeaderPairs.Add(headers, "x-amz-request-id", requestId);
        HeaderPairs.Add(headers, "x-amz-id-2", Get(exception, "AmazonId2"));
        string? body = Get(exception, "ResponseBody") as string;
        return new S3ResponseInput
        {
            Status = StatusOf(Get(exception, "StatusCode")),
            Headers = headers,
            Body = string.IsNullOrWhiteSpace(body) ? null : body,
        };
    }

    private static S3ResponseInput FromMessage(HttpResponseMessage message, CancellationToken cancellation, bool readBody = true)
    {
        var headers = new List<KeyValuePair<string, string>>(HeaderPairs.Of(message.Headers));
        byte[]? body = null;
        try
        {
            headers.AddRange(HeaderPairs.Of(message.Content.Headers));
            body = readBody ? Bounded(message.Content.ReadAsStream(cancellation), cancellation) : null;
        }
        catch (Exception e) when (e is ObjectDisposedException or InvalidOperationException or IOException or HttpRequestException)
        {
            // Somebody has read the body before, as the web cmdlets do: status and headers are left.
        }

        return new S3ResponseInput
        {
            Status = (int)message.StatusCode,
            Headers = headers,
            BodyBytes = body is { Length: > 0 } ? body : null,
        };
    }

    private static S3ResponseInput FromWebResponse(HttpWebResponse response)
    {
        byte[]? body = null;
        try
        {
            using Stream stream = response.GetResponseStream();
            body = Bounded(stream, CancellationToken.None);
        }
        catch (Exception e) when (e is ObjectDisposedException or InvalidOperationException or IOException or WebException)
        {
            // As above.
        }

        return new S3ResponseInput
        {
            Status = (int)response.StatusCode,
            Headers = HeaderPairs.Of(response.Headers),
            BodyBytes = body is { Length: > 0 } ? body : null,
        };
    }

    /// <summary>A table with Status and Body of an answer, or just its headers.</summary>
    private static S3ResponseInput FromTable(IEnumerable<KeyValuePair<string, object?>> entries)
    {
        var rest = new List<KeyValuePair<string, string>>();
        object? status = null, body = null, headers = null;
        foreach (KeyValuePair<string, object?> entry in entries)
        {
            object? value = entry.Value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : entry.Value;
            switch (entry.Key.ToLowerInvariant())
            {
                case "status" or "statuscode":
                    status = value;
                    break;
                case "body" or "content":
                    body = value;
                    break;
                case "headers":
                    headers = value;
                    break;
                default:
                    HeaderPairs.Add(rest, entry.Key, value);
                    break;
            }
        }

        return new S3ResponseInput
        {
            Status = StatusOf(status),
            Headers = headers is null ? rest : HeaderPairs.Of(headers),
            Body = body as string,
            BodyBytes = body as byte[],
        };
    }

    /// <summary>The answer of Invoke-WebRequest -SkipHttpErrorCheck, and anything else with StatusCode and Headers.</summary>
    private static S3ResponseInput FromShape(object value)
    {
        object? headers = Get(value, "Headers");
        int? status = StatusOf(Get(value, "StatusCode"));
        if (headers is null || status is null)
        {
            throw InputErrors.ResponseInputUnknown(value.GetType().FullName ?? value.GetType().Name);
        }

        object? content = Get(value, "Content");
        return new S3ResponseInput
        {
            Status = status,
            Headers = HeaderPairs.Of(headers),
            Body = content as string,
            BodyBytes = content as byte[],
        };
    }

    private static byte[] Bounded(Stream stream, CancellationToken cancellation)
    {
        using var copy = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        int read;
        while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            copy.Write(buffer, 0, read);
            if (copy.Length > S3ErrorResponseReader.MaximumLength)
            {
                throw ResponseErrors.ResponseTooLarge(copy.Length, S3ErrorResponseReader.MaximumLength);
            }
        }

        return copy.ToArray();
    }

    private static object? Get(object value, string property)
    {
        try
        {
            object? found = PSObject.AsPSObject(value).Properties[property]?.Value;
            return found is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : found;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    private static int? StatusOf(object? value) => value switch
    {
        null => null,
        HttpStatusCode code => (int)code,
        int number => number == 0 ? null : number,
        Enum other => Convert.ToInt32(other, CultureInfo.InvariantCulture),
        _ => int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int parsed) ? parsed : null,
    };
}
