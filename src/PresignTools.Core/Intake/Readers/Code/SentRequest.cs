namespace PresignTools.Intake.Readers.Code;

/// <summary>
/// The request that code sends, in the form of one that was seen. What is known of the request on the wire goes before it.
/// </summary>
internal static class SentRequest
{
    /// <summary>
    /// Method, headers and client of the one call that may have sent the URL; null where there is none, or more than one.
    /// </summary>
    internal static (ReadFact Fact, DiagnosisInput Part)? Of(DiagnosisInput known)
    {
        if (known.Method is not null || known.Headers is not null || One(known) is not { } call)
        {
            return null;
        }

        bool isWhole = call.IsComplete && call.Headers.All(static h => h.Value is not null);
        IEnumerable<KeyValuePair<string, string>> own =
            call.ContentTypeOfItsOwn is { } type ? [KeyValuePair.Create("content-type", type)] : [];
        var part = new DiagnosisInput
        {
            Method = call.Method,
            Headers = isWhole ? [.. call.Headers.Select(static h => KeyValuePair.Create(h.Key, h.Value!)), .. own] : null,
            Client = call.Client,
        };
        return (new ReadFact(ReadFactKind.Request, $"{call.Method} by {call.Client}", call.Place), part);
    }

    /// <summary>The only call; of several the only upload, where an upload was signed.</summary>
    private static SendingCall? One(DiagnosisInput known)
    {
        SendingCall[] calls = [.. known.SendingCalls];
        if (calls.Length > 1)
        {
            bool isUpload = known.SigningCalls.Any(static c => c.Operation is "PutObject" or "PostObject" or "UploadPart");
            calls = [.. calls.Where(c => isUpload == c.Method is "PUT" or "POST" or "PATCH")];
        }

        return calls.Length > 0 && calls.All(c => c.Method == calls[0].Method && c.Client == calls[0].Client) ? calls[^1] : null;
    }
}
