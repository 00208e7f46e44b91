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
        (e.Input.IsStatusReported && e.Method is null && !SendsHead(e) && Asker(e) is null)
        || (e.Method is not (null or "HEAD") && !SendsHead(e))
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

    /// <summary>Whether one of the calls or commands sends HEAD, beside others that do not: the text tells of both.</summary>
    private static bool SendsHead(FailureFacts e) => e.Status is null or 403
        && (e.Input.SendingCalls.Any(static c => c.Method == "HEAD")
            || (e is { Method: null or "GET", Code: null, Input.FullText: { } text } && (HeadSenders.IsIn(text) || IsHeadRefused(text))));

    /// <summary>A line of a log or a person's: HEAD, answered 403.</summary>
    private static bool IsHeadRefused(string text) => MethodStatuses.In(text).Any(static o => o is { Method: "HEAD", Status: 403 });

    /// <summary>
    /// HEAD is refused, and GET is taken; or HEAD is what is sent to a presigned URL, and nobody says that it was made for it. A refused
    /// HEAD has no body, so there is never a code.
    /// </summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isOfUrl = e.IsPresigned || e.Pieces.Count > 0 || Tellings.Presigned.IsIn(text);
        bool isMadeForHead = e.Signing.Method == "HEAD" || e.Signing.Operation is "HeadObject" || e.Url?.Operation == "HeadObject";
        bool isOtherFault = e.Faults(CauseId.ExpiryOver7Days, CauseId.ExpiryInvalid).Any()
            || (e.Clock.IsOfFailure && e.Faults(CauseId.UrlExpired).Any());
        if (
            e.Outcomes is { HeadAnswered: true } || !isOfUrl || isMadeForHead || isOtherFault
            || e.Code is not null || e.Status is not (null or 403) || e.IsForm)
        {
            yield break;
        }

        IReadOnlyList<(string Method, int Status)> outcomes = MethodStatuses.In(text);
        bool isRefused = outcomes.Any(static o => o is { Method: "HEAD", Status: 403 });
        bool isTaken = outcomes.Any(static o => o is { Method: "GET", Status: 200 or 206 });
        bool isSent = e.Method == "HEAD" || SendsHead(e) || HeadSenders.IsIn(text);
        bool isSilent = isSent && (e.IsSilentRefusal || (e.Response is null && MethodStatuses.HasStatus(text, 403)));
        bool isRead = isSilent && (outcomes.Any(static o => o is { Method: "GET", Status: 200 or 206 })
            || MethodStatuses.HasStatus(text, 206)
            || e.Input.Contrasts.Any(static c => c.Works.ContainsAny("GET", "download", "plays", "opens", "shows")));
        if ((isRefused && isTaken) || isRead)
        {
            yield return Match
                .SeenInRequest("HEAD is refused with a bare 403, and GET with the same URL is answered: it was signed for GET.", Instead)
                .About("method")
                .Explaining(Symptoms);
        }
        else if (!isSent && Asker(e) is { } asker && (e.IsSilentRefusal || (e.Response is null && MethodStatuses.HasStatus(text, 403))))
        {
            yield return Match
                .Circumstance(
                    $"{asker.Trim('/')} asks for the size with HEAD before it reads. The method is signed, and most URLs are signed for "
                        + "GET.",
                    Instead)
                .About("method")
                .Explaining(Symptoms);
        }
        else if (isSilent)
        {
            yield return Match
                .Circumstance("HEAD is sent to a presigned URL. The method is signed, and most URLs are signed for GET.", Instead)
                .About("method")
                .Explaining(Symptoms);
        }
    }

    private static string? Asker(FailureFacts e) =>
        e is { Method: null or "GET", Code: null, Input.FullText: { } text } ? HeadSenders.AsksForSize(text) : null;

    private const string Instead = "Send GET with the header Range: bytes=0-0, which need not be signed, or sign a second URL for HEAD.";

    private static readonly string[] Symptoms =
        [CauseId.KeyMissingWithoutListPermission, CauseId.MissingIdentityPermission, CauseId.CorsMisconfigured, CauseId.ClockSkew];
}
