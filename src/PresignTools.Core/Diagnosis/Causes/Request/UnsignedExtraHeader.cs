using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>An x-amz-* header is sent that was not signed.</summary>
internal sealed class UnsignedExtraHeader : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("unsigned-extra-header", CheckLayer.Request)
    {
        Title = "An x-amz-* header is sent that was not signed",
        Why = "Every x-amz-* header that is sent must be signed, so that no one can add one to another person's URL.",
        Fix = "Do not send the header, or sign it into the URL: S3 refuses x-amz-* headers that are not signed.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.SignedHeaders],
        Statuses = [403],
    };

    internal override bool IsProvenByAnswer(FailureFacts e) => false;

    /// <summary>S3 names the headers. Some servers name none.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Row != S3Answer.HeadersNotSigned || e.Response!.HeadersNotSigned is not { } named || named.Contains("host"))
        {
            yield break;
        }

        if (named.Count == 0)
        {
            yield return Match.NamedByAnswer(e.AnsweredSentence);
            yield break;
        }

        string evidence = $"Sent, but not signed: {Printable.Of(string.Join(", ", named), 200)}.";
        string sign = SigningCommand.For(e, [new(nameof(Setting.Header), HeaderAdvice.Table(e, named))]);
        string fix = $"Leave out {Printable.Of(string.Join(", ", named), 120)}, or sign it: {sign}";
        Match match =
            e.IsAws && !named.Any(DefaultChecksums.IsHeader) ? Match.StatedByS3(evidence, fix) : Match.NamedByAnswer(evidence, fix);
        yield return match.About([.. named.Select(static n => "header:" + n)]);
    }

    /// <summary>Headers of requests in a table of headers, as tools and code are given one: none of them is among the signed.</summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool mayBe = e.IsPresigned && e.HasSignedHeadersInUrl && (e.IsSilentRefusal || (e.Code is "AccessDenied" && e.IsBareDenial));
        if (mayBe && HeaderTables.In(text).FirstOrDefault(n => e.SignedHeaderNames?.Contains(n) != true && !e.InQuery(n)) is { } name)
        {
            yield return Match
                .SeenInRequest(
                    $"{Printable.Of(name, 60)} is in the headers that are sent, and the URL does not sign it.",
                    $"Leave {Printable.Of(name, 60)} out, or have it signed into the URL.")
                .About("header:" + name)
                .Explaining(CauseId.KeyMissingWithoutListPermission, CauseId.MissingIdentityPermission, CauseId.UrlExpired);
        }
    }
}
