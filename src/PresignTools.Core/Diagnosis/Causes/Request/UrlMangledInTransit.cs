namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The URL was changed on its way (mail, chat, HTML, shell, line break).</summary>
internal sealed class UrlMangledInTransit : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("url-mangled-in-transit", CheckLayer.Request)
    {
        Title = "The URL was changed on its way (mail, chat, HTML, shell, line break)",
        Why = "Mail, chat, HTML and shells change or cut long URLs. Every character of a presigned URL counts.",
        Fix = "Take the URL from its source again, whole and unchanged.",
        Document = AwsDocuments.QueryAuth,
        Stages =
        [
            S3CheckStage.Mechanism, S3CheckStage.Parameters, S3CheckStage.Format, S3CheckStage.Scope, S3CheckStage.ExpiryRange,
            S3CheckStage.Time, S3CheckStage.SignedHeaders, S3CheckStage.Credential, S3CheckStage.Signature, S3CheckStage.Target,
        ],
    };

    internal override IEnumerable<Match> Find(Evidence e)
    {
        // A cut takes the signature, which is written last, or a part of it. What is missing, doubled or malformed beside a whole signature no
        // transport did. With the signer's credentials it is known what was changed, and that goes first.
        foreach (Finding finding in e.Faults(CauseId.MissingQueryParameter, CauseId.MalformedQueryParameter))
        {
            yield return Behind(finding, isFirst: !e.HasWholeSignature);
        }

        foreach (Finding finding in e.Faults(CauseId.DuplicateQueryParameter))
        {
            yield return Behind(finding, isFirst: false);
        }

        foreach (Finding finding in e.Faults(CauseId.QueryChanged))
        {
            yield return Behind(finding, isFirst: !e.IsRecomputed);
        }

        foreach (Finding finding in e.IsUrlMasked ? [] : e.Faults(CauseId.SignatureAltered))
        {
            yield return Behind(finding, isFirst: !e.IsRecomputed || !e.HasWholeSignature);
        }
    }

    private static Match Behind(Finding finding, bool isFirst) =>
        Ranking.CheckMatches.Of(finding, isFirst ? EvidenceKind.SeenInRequest : EvidenceKind.Circumstance) with
        {
            Explains = isFirst ? [finding.Cause] : [],
        };
}
