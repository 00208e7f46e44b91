using PresignTools.Intake.Fragments;
using PresignTools.Intake.Readers.Code.Syntax;
using PresignTools.Intake.Readers.Code.Tables;

namespace PresignTools.Intake.Readers.Code.Signing;

/// <summary>
/// Calls of an SDK that sign in the header and send at once: <c>s3.put_object(…)</c>, <c>client.send(new PutObjectCommand(…))</c>; and
/// clients that sign whatever they are given.
/// </summary>
internal static class OwnRequests
{
    private static readonly string[] Uploads = ["upload", "upload_file", "upload_fileobj", "uploadFile", "fput_object", "fPutObject"];

    /// <summary>What the call is; null if it is none of these.</summary>
    internal static SigningCall? Of(CodeDocument document, CodeValue call, Fragment fragment)
    {
        if (call.Text is null)
        {
            return null;
        }

        if (call.Last == "AwsClient" && call.Items.Count > 0)
        {
            return Signer(document, call, fragment);
        }

        string? operation = Operations.OfType(call.Last) ?? (Uploads.Contains(call.Last) && call.Before.Length > 0 ? "PutObject" : null);
        if (operation is null || call.Items.Count == 0)
        {
            return null;
        }

        var arguments = new SignedArguments(document, new SigningRow(call.Last, null));
        arguments.ReadCall(call);
        bool isRequest = arguments.Parameters.Any(static p => p.Key is "Bucket" or "Key" or "Body" or "ContentType")
            || arguments.Parameters.Any(static p => p.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase));
        return isRequest ? new SigningCall
        {
            Operation = operation,
            Parameters = [.. arguments.Parameters.Where(static p => p.Key != "Body")],
            IsComplete = arguments.IsWhole,
            IsPresigning = false,
            Place = fragment.PlaceOf(call.Start, Math.Max(1, call.End - call.Start)),
        } : null;
    }

    /// <summary>aws4fetch: without a service it guesses one from the host. Source: aws4fetch, README (new AwsClient, service).</summary>
    private static SigningCall Signer(CodeDocument document, CodeValue call, Fragment fragment)
    {
        CodeValue options = call.At(0) is { } first ? document.Resolve(first) : call;
        string? service = options.Named("service") is { } given ? document.Resolve(given).Text ?? string.Empty : null;
        return new SigningCall
        {
            Library = "aws4fetch",
            Parameters = service is null ? [] : [new("Service", service)],
            IsComplete = options.Kind is CodeValueKind.Group or CodeValueKind.Call && options.IsClosed
                && !options.Items.Any(static i => i.IsSpread),
            IsPresigning = false,
            Place = fragment.PlaceOf(call.Start, Math.Max(1, call.End - call.Start)),
        };
    }
}
