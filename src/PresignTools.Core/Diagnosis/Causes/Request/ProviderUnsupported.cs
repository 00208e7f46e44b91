using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The server does not support what the request asks for.</summary>
internal sealed class ProviderUnsupported : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("provider-unsupported", CheckLayer.Request)
    {
        Title = "This server does not support what the request asks for",
        Why = "Servers other than AWS's implement a part of S3. What they lack they refuse, each in its own words.",
        Fix = "Leave out the header, checksum or kind of upload that the server does not support.",
        Document = AwsDocuments.CommonHeaders,
        Stages = [S3CheckStage.Mechanism, S3CheckStage.SignedHeaders, S3CheckStage.Operation],
        Statuses = [400, 401, 403, 405, 411, 501],
    };

    /// <summary>A header that S3 names as not implemented is one of S3's own refusals; and AWS supports what it documents.</summary>
    internal override bool IsRuledOut(FailureFacts e) =>
        e.Element("Header").ContainsAny("Transfer-Encoding") || (e.IsAws && e.Server is not null);

    internal override bool IsProvenByAnswer(FailureFacts e) => false;

    /// <summary>Another server may answer with any refusal what it does not know.</summary>
    internal override bool AlsoGives(FailureFacts e) =>
        (e.IsKnownOther && e.Status is null or (>= 400 and < 600)) || ChunksOf(e) is not null;

    internal override IEnumerable<Match> Find(FailureFacts e) => [.. Stated(e), .. Missing(e), .. Chunked(e)];

    /// <summary>
    /// An upload whose body is signed in chunks, to a server that is not AWS's and says that it does not know the key or the signature,
    /// while the same keys work in other requests.
    /// </summary>
    private static string? ChunksOf(FailureFacts e) =>
        e.Code is "InvalidAccessKeyId" or "SignatureDoesNotMatch" or "AccessDenied" && !e.IsPresigned && !e.IsRead
        && (e.IsOnOtherEndpoint || !e.IsAws || Topics.OtherStorage.IsIn(e.WholeText))
        && e.WholeText.ContainsAny("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
        ? SameKeys.Work(e.WholeText) : null;

    private static IEnumerable<Match> Chunked(FailureFacts e)
    {
        if (ChunksOf(e) is { } words)
        {
            yield return Match.SeenInRequest(
                $"The body is signed in chunks (x-amz-content-sha256: STREAMING-…). By what the text says, the same keys work in other "
                    + $"requests: '{Printable.Of(words, 80)}'. This server seems not to read such a body.",
                "Upload without chunk signing: set the client to sign the payload as a whole or not at all (disable payload signing or "
                    + "chunked encoding), or use another client.")
                .Compared()
                .Explaining(CauseId.InvalidOrDeletedAccessKey, CauseId.WrongSecretKey, CauseId.SignatureMismatch);
        }
    }

    private static readonly string[] Refusing = ["unsupported", "not supported", "not implemented", "does not support"];

    /// <summary>The server says itself that it does not know something.</summary>
    private static IEnumerable<Match> Stated(FailureFacts e)
    {
        if (e.Response is not { } answer || IsAwsForSure(e))
        {
            yield break;
        }

        string? header = ServerRefusal.HeaderIn(answer.Message) ?? ServerRefusal.HeaderIn(e.Element("Header"));
        S3Feature? feature = header is not null ? S3ServerGap.Of(header, null) : ServerRefusal.FeatureIn(answer.Message);
        bool stated =
            e.Row
                is S3Answer.HeaderNotImplemented
                    or S3Answer.HeaderUnsupported
                    or S3Answer.PayloadKindUnsupported
                    or S3Answer.PostFormUnsupported
            || (e.Code == "NotImplemented" && e.IsKnownOther);
        bool isOfMechanism = answer.Stage == S3CheckStage.Mechanism;
        if (
            !stated && !isOfMechanism && e.IsKnownOther && answer.Message.ContainsAny(Refusing))
        {
            yield return Match.NamedByAnswer($"{e.ServerName} says that it does not support this: '{Printable.Of(answer.Message, 200)}'.")
                .Explaining(CauseId.AclWithoutPermissionOrAclsDisabled, CauseId.InvalidHeaderValue);
        }

        if (stated && (header is not null || feature is not null))
        {
            string what = header is not null ? $"the header {Printable.Of(header, 60)}" : S3ServerGap.Words(feature!.Value);
            yield return Match.NamedByAnswer(
                $"{e.ServerName} says that it does not support {what}.",
                feature is { } known ? S3ServerGap.Instead(known) : $"Leave {Printable.Of(header!, 60)} out of the request.");
        }
    }

    /// <summary>The request uses something that this server is known to lack.</summary>
    private static IEnumerable<Match> Missing(FailureFacts e)
    {
        if (!e.IsKnownOther || e.IsAccepted || e.NotReachedWord is not null || e.Code is "NoSuchKey" or "NoSuchBucket")
        {
            yield break;
        }

        bool isMissing = e.Row is S3Answer.Status501 or S3Answer.NotImplemented || e.Code is "NotImplemented" or "MethodNotAllowed";
        if (isMissing && RefusedOperation.Rare(e) is { } call)
        {
            yield return Match.NamedByAnswer(
                $"{e.ServerName} does not support {call}: it has no such operation, or not this form of it.",
                "Do without the call: look for a setting of the tool that turns it off, or for the server's own way to set it.")
                .Explaining(CauseId.WrongMethod, CauseId.TransferEncodingChunked, CauseId.DeleteMarker, CauseId.Other);
        }
        else if (isMissing && e.Status is null or 501 && !RefusedOperation.MaySendObject(e))
        {
            yield return Match.NamedByAnswer(
                $"{e.ServerName} answers so to what it has not implemented, and nothing in the text is an upload.",
                "Do without the call: look for a setting of the tool that turns it off, or for the server's own way to do it.")
                .Explaining(CauseId.TransferEncodingChunked, CauseId.Other);
        }
        else if (e.Status == 501 && e.Row is S3Answer.Status501 or S3Answer.NotImplemented)
        {
            yield return Match.Circumstance($"Status 501 is {e.ServerName}'s answer to what it has not implemented.");
        }

        foreach (S3Feature feature in ServerRefusal.Used(e).Where(f => S3ServerGap.Lacks(e.Server, f)))
        {
            string evidence = $"The request uses {S3ServerGap.Words(feature)}, and {e.ServerName} does not support that.";
            bool refused = e.Status is 501 or 405 or 411 || e.Code is "NotImplemented" or "InvalidArgument";
            yield return refused
                ? Match.SeenInRequest(evidence, S3ServerGap.Instead(feature)).Explaining(CauseId.TransferEncodingChunked, CauseId.Other)
                : Match.Circumstance(evidence, S3ServerGap.Instead(feature));
        }
    }

    private static bool IsAwsForSure(FailureFacts e) => e.IsAws && e.Server == S3ServerMarks.Aws;
}
