using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The client sends a chunked body.</summary>
internal sealed class TransferEncodingChunked : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("transfer-encoding-chunked", CheckLayer.Request)
    {
        Title = "The client sends a chunked body",
        Why = "S3 must know the length of an upload beforehand. It does not accept bodies of unknown length.",
        Fix = "Send a Content-Length: S3 does not accept Transfer-Encoding: chunked.",
        Document = AwsDocuments.PutObject,
        Stages = [S3CheckStage.Operation],
        Statuses = [400, 411, 501],
    };

    /// <summary>S3 names the header that it does not do, and it is another one.</summary>
    internal override bool IsRuledOut(FailureFacts e) =>
        (e.Element("Header") is { Length: > 0 } named && !named.ContainsAny("Transfer-Encoding")) || HasLength(e)
        || RefusedOperation.WithoutBody(e)
        || (e.Method is "GET" or "HEAD" && e.Header("transfer-encoding") is null);

    /// <summary>The request shows its length, and so is not chunked.</summary>
    private static bool HasLength(FailureFacts e) =>
        (e.Header("content-length") ?? HeaderInText.Value(e.WholeText, "content-length")) is { Length: > 0 } length
        && length.All(char.IsAsciiDigit) && e.Status != 411
        && !e.WholeText.ContainsAny("transfer-encoding", "x-amz-trailer");

    /// <summary>Servers say "not implemented" of much; the words that mean this speak of a header or of a length.</summary>
    internal override bool IsNamedByAnswer(FailureFacts e) =>
        e.Code != "NotImplemented" || e.Response!.Message.ContainsAny("header", "length", "encoding");

    internal override bool IsProvenByAnswer(FailureFacts e) =>
        (e.Response!.Elements.TryGetValue("Header", out string? header) && header.ContainsAny("Transfer-Encoding"))
        || e.Header("transfer-encoding") is not null;

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Header("x-amz-content-sha256").ContainsAny("TRAILER"))
        {
            yield break;    // a checksum behind the body makes it chunked: checksum-default
        }

        if (e.Response is not { Code: not null } && e.Clue(ClueKind.LengthUnknown) is { } said)
        {
            yield return Match.SeenInRequest(
                $"The client does not know the length of the body, or cannot read it twice: '{Printable.Of(said, 200)}'.",
                "Give the client the length or a body that it can read from the start, or upload in parts with the SDK's upload manager.")
                .Explaining(CauseId.Other, CauseId.InvalidHeaderValue);
        }

        if (e is { Status: 411, Response.Code: null })
        {
            yield return Match.NamedByAnswer(
                "Status 411 (Length Required): the request came without a Content-Length. S3 must know the length of a body "
                    + "beforehand, and so must many proxies.",
                "Give the client the length: a file or a byte array, not a stream or a generator. A newer release of the client may "
                    + "send it by itself.")
                .Explaining(CauseId.Other, CauseId.IntermediaryBlock);
        }

        bool named = e.Element("Header").ContainsAny("Transfer-Encoding");
        bool mayBe = e.Code is "NotImplemented" or "MissingContentLength" || e.Status is 501 or 411 || e.Response is null;
        if (mayBe && (named || e.Header("transfer-encoding").ContainsAny("chunked")))
        {
            const string evidence =
                "The client sends the body with Transfer-Encoding: chunked, because it does not know its length; S3 requires a "
                    + "Content-Length.";
            yield return named && e.Header("x-amz-trailer") is null ? Match.StatedByS3(evidence) : Match.SeenInRequest(evidence);
        }
        else if (mayBe && e.Response is not null && e.Input.SendingCalls.Any(static c => c.Body == SentBody.Chunked))
        {
            yield return Match.SeenInRequest(
                "The code gives the client a stream and no Content-Length: the client sends it with Transfer-Encoding: chunked.");
        }
    }

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (e is { Response: not { Code: not null }, Status: 501 or 411 } && Symptoms.RefusedChunks.IsIn(text))
        {
            yield return Match.NamedByAnswer(
                "The server refuses the header Transfer-Encoding: the client sends the body in chunks, because it does not know its "
                    + "length.");
        }
    }
}
