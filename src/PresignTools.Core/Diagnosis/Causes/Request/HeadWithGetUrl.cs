using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>HEAD with a URL that was signed for GET.</summary>
internal sealed class HeadWithGetUrl : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("head-with-get-url", CheckLayer.Request)
    {
        Title = "HEAD with a URL that was signed for GET",
        Why = "HEAD is a separate method, although it requests the same as GET. Link previews and download managers send it.",
        Fix = "Sign a URL for HEAD, or send GET with Range: bytes=0-0, which need not be signed.",
        Document = AwsDocuments.HeadObject,
        Stages = [S3CheckStage.Signature],
        Statuses = [403],
    };

    internal override bool IsRuledOut(FailureFacts e) =>
        (e.Input.IsStatusReported && e.Method is null && !SendsHead(e)) || (e.Method is not (null or "HEAD") && !SendsHead(e))
        || e.Signing.Operation == "HeadObject"
        || e.Outcomes is { HeadAnswered: true }
        || (!e.IsPresigned && e.Raw is null && e.SaysSigned && !e.Signing.Text.ContainsAny("presign", "signed"));

    /// <summary>HEAD is another method than GET; the refusal of a HEAD has no body.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        bool head = e.Method == "HEAD" || (e.Method is null && Topics.HeadClients.IsIn(e.UserText)) || SendsHead(e);
        if (!head || !e.MayBeSignature || e.Outcomes is { HeadAnswered: true })
        {
            yield break;
        }

        bool told =
            e.Signing.Method == "GET"
            || e.Url?.Operation == "GetObject"
            || SigningFacts.CallIn(e.Signing.Text) == "GetObject"
            || Topics.SignsGet.IsIn(e.Signing.Text);
        bool hinted = e.Signing.Operation is null && e.Url is { MethodHints: ["GET", ..] } && e.Response is not null;
        bool presigned =
            e.IsPresigned
            || Topics.SignsUrls.IsIn(e.Signing.Text)
            || (e.Signing.Operation == "GetObject" && e.SignedHeaderNames is not null)
            || e.Input.SigningCalls.Any(static c => c is { IsPresigning: true, Operation: "GetObject" });
        if ((told || hinted) && (presigned || e.Signing.Operation == "GetObject"))
        {
            EvidenceKind kind = presigned ? EvidenceKind.SeenInRequest : EvidenceKind.Circumstance;
            yield return new Match(
                kind,
                "HEAD was sent with a URL that was signed for GET; the method is signed, and a refused HEAD has no body.")
            {
                Fix =
                    "Send GET with the header Range: bytes=0-0, which need not be signed, or sign for HEAD: "
                    + SigningCommand.For(e, [], "HEAD"),
                Differs = ["method"],
            };
        }
    }

    // Commands, calls and records of servers that send or show HEAD; curl -i is another option.
    private static readonly string[] Commands =
    [
        "curl -I ", "curl -sI", "curl -s -I", "curl -sSI", "curl --head", "curl -X HEAD", "--spider", "method: HEAD", "s3.HeadObject",
        "http.Head(", "requests.head(",
    ];

    /// <summary>Whether one of the calls or commands sends HEAD, beside others that do not: the text tells of both.</summary>
    private static bool SendsHead(FailureFacts e) => e.Status is null or 403
        && (e.Input.SendingCalls.Any(static c => c.Method == "HEAD")
            || (e is { Method: null or "GET", Code: null, Input.FullText: { } text }
                && Commands.Any(c => text.Contains(c, StringComparison.Ordinal))));
}
