using System.Globalization;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>Something else.</summary>
internal sealed class Other : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("other", CheckLayer.Request)
    {
        Title = "Not in the catalogue",
        Why = "It is none of the catalogue's causes. S3's own message is the best source.",
        Fix = "",
        Document = AwsDocuments.Errors,
        IsOutsideS3 = true,
    };

    internal override IEnumerable<Match> Find(FailureFacts e) => [.. UnknownAnswer(e), .. CustomerKey(e)];

    /// <summary>An answer that S3 is not known to give: no reason to say that nothing is wrong.</summary>
    private static IEnumerable<Match> UnknownAnswer(FailureFacts e)
    {
        if (
            e.Response is not { } answer
            || answer.LikelyCauses.Count > 0
            || e.IsForeignAnswer        // intermediary-block
            || (answer.Code is null && AnswerSender.ShowsAws(answer))      // S3's own, without its body
            || answer.StatusCode is 407 or 429 or 500 or 502 or 503 or 504
            || (answer.Code is null && answer.StatusCode is null or < 300))
        {
            yield break;
        }

        string code = answer.Code is null ? string.Empty : " " + Printable.Of(answer.Code, 60);
        string status = answer.StatusCode is int s ? string.Create(CultureInfo.InvariantCulture, $" {s}") : string.Empty;
        string message = string.IsNullOrEmpty(answer.Message) || answer.Message.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            ? string.Empty : ": " + Printable.Of(answer.Message, 240).TrimEnd('.');
        string said = $"The server answered{status}{code}{message}.";
        // A status in a person's words: who answered, and what else it said, is not known.
        bool isTold = e.Input.IsStatusReported && answer is { Code: null, Server: null };
        yield return new Match(
            isTold ? EvidenceKind.Circumstance : EvidenceKind.SeenInAccount,
            $"{said} {Sender(answer)} a proxy, a CDN or another server may have answered in its place.")
        {
            Fix = "Look at the headers of the answer (curl -i): S3's has x-amz-request-id. Without one, ask the operator of the proxy or "
                + "CDN in front of S3.",
        };
    }

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (e.Response is not { Code: not null } && ClientFault.In(text) is { } fault)
        {
            yield return Match.SeenInRequest(fault.Evidence, fault.Fix).Compared().Explaining(CauseId.SdkSigningBug, CauseId.DnsOrTls,
                CauseId.ProviderUnsupported, CauseId.HiddenCallNotPermitted, CauseId.PayloadHashMismatch);
        }
    }

    private static string Sender(S3ErrorResponse answer) =>
        answer.Kind == S3ResponseKind.Html ? "That is a page, where S3 sends XML:"
        : answer.Server is { } server ? $"The server calls itself '{Printable.Of(server, 60)}', S3 'AmazonS3':"
        : "That is not an error that S3 is known to give:";

    /// <summary>
    /// Customer-provided keys. That the key's headers were not signed is not a missing signed header: the signature was good. So those
    /// answers have no cause of their own; the evidence and the remedy say what they are about.
    /// </summary>
    private static IEnumerable<Match> CustomerKey(FailureFacts e)
    {
        const string Customer = "x-amz-server-side-encryption-customer-";
        string? fix = e.Row switch
        {
            S3Answer.SsecKeyNeeded or S3Answer.SsecAlgorithm or S3Answer.SsecKeyMissing or S3Answer.SsecMd5Missing =>
                "Sign the headers of the key, and let the client send them: "
                    + SigningCommand.Of(
                        e.BucketName,
                        e.Key,
                        e.Method,
                        SigningCommand.Parameters([new HeaderDemand(Customer + "algorithm", null, null)])),
            S3Answer.SsecWrongKey => "Use the 32 bytes that the object was stored with; S3 keeps no copy of them.",
            S3Answer.SsecKeyInvalid => $"Send the 32 bytes of the key in Base64 as {Customer}key.",
            S3Answer.SsecMd5Mismatch => $"Send the MD5 of the key's 32 bytes (not of its Base64 text), in Base64, as {Customer}key-MD5.",
            S3Answer.SsecNotApplicable => $"Leave the {Customer}* headers out: the object was not stored with such a key.",
            _ => null,
        };
        if (fix is not null)
        {
            yield return Match.NamedByAnswer($"{e.AnsweredSentence} {e.Response!.Meaning}", fix);
        }
    }
}
