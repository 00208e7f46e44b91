using System.Collections;
using System.Management.Automation;
using PresignTools.Errors;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Verification.Sending;

namespace PresignTools.Input;

/// <summary>Makes one input of what was given by name and what was pasted. What was given by name goes before what the text says.</summary>
/// <param name="session">Reads files.</param>
/// <param name="cancellation">Cancelled when the user stops the command.</param>
internal sealed class FailureGatherer(SessionState session, CancellationToken cancellation)
{
    /// <param name="named">What was given by name, without the answer.</param>
    /// <param name="answer">The answer by its parts, from <see cref="Answer"/>.</param>
    /// <param name="pasted">What was given for -InputObject.</param>
    /// <param name="source">Who chose <paramref name="pasted"/> where it is a text: Named for an argument, Text for the pipeline.</param>
    internal DiagnosisInput Gather(DiagnosisInput named, DiagnosisInput answer, object? pasted, RequestSource source)
    {
        DiagnosisInput input = named.WithDefaults(answer);
        if (
            pasted is null || (pasted is PastedText told && string.IsNullOrWhiteSpace(told.Text))
            || ((pasted as PSObject)?.BaseObject ?? pasted) is string text && string.IsNullOrWhiteSpace(text))
        {
            return input;
        }

        DiagnosisInput read = FailureReader.Read(pasted, source, session, cancellation, out IReadOnlyList<string> recognized);

        // An answer with its body says more than a status that came with it, or that bound to its own property.
        bool isBody = answer.Response?.Code is null && read.Response is not null;
        return (isBody ? input with { Response = read.Response } : input).WithDefaults(read) with { Recognized = recognized };
    }

    /// <summary>The answer by its parts. Text that is no error of S3 is what the client says.</summary>
    internal DiagnosisInput Answer(object? errorResponse, int statusCode, object? responseHeader)
    {
        object? body = Bare(errorResponse);
        if (body is ErrorRecord record)
        {
            return FailureReader.Read(record, RequestSource.Text, session, cancellation, out _);
        }

        if (body is not (null or string))
        {
            return new DiagnosisInput { Response = ResponseArgument.Read(PSObject.AsPSObject(body), session, cancellation) };
        }

        var parts = new S3ResponseInput
        {
            Body = body as string,
            Status = statusCode == 0 ? null : statusCode,
            Headers = HeaderPairs.Of(responseHeader),
        };
        if (string.IsNullOrWhiteSpace(parts.Body) && parts.Status is null && parts.Headers.Count == 0)
        {
            return new DiagnosisInput();
        }

        if (
            parts.Body is { } output
            && output.Contains("HTTP/", StringComparison.Ordinal)
            && TranscriptReader.Read(output) is ({ Response: not null } or { SuccessStatus: not null }) and { } exchange)
        {
            return exchange;
        }

        try
        {
            return new DiagnosisInput { Response = S3ErrorResponseReader.Read(parts) };
        }
        catch (PresignException e)
            when (e.ErrorId is nameof(ResponseErrors.ResponseIsSuccess) or nameof(ResponseErrors.ResponseNotRecognized))
        {
            return new DiagnosisInput
            {
                ClientMessage = parts.Body,
                SuccessStatus = parts.Status is >= 200 and < 300 or 304 ? parts.Status : null,
            };
        }
    }

    /// <summary>Parameters of the signer: a table, or their names in a list or in one text.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string?>> SignedParameters(object? given) =>
        Bare(given) switch
        {
            null => [],
            IDictionary table => [.. UrlArgument.Pairs(table)!.Select(static p => new KeyValuePair<string, string?>(p.Key, p.Value))],
            string names =>
            [
                .. names
                    .Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)
                    .Select(static n => new KeyValuePair<string, string?>(n, null)),
            ],
            IEnumerable names =>
            [
                .. names
                    .Cast<object?>()
                    .Select(static n => new KeyValuePair<string, string?>(
                        LanguagePrimitives.ConvertTo<string>(n) ?? string.Empty,
                        null)),
            ],
            _ => [],
        };

    private static object? Bare(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
