using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;

namespace PresignTools.Diagnosis.Causes.Object;

/// <summary>The current version is a delete marker.</summary>
internal sealed class DeleteMarker : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("delete-marker", CheckLayer.Object)
    {
        Title = "The current version is a delete marker",
        Why = "With versioning, a delete adds a marker as the current version. The older versions still exist.",
        Fix = "Request an older version by its versionId, or remove the delete marker.",
        Document = AwsDocuments.DeleteMarkers,
        Stages = [S3CheckStage.Target],
        Statuses = [403, 404, 405],
    };

    /// <summary>A marker stands in the way of reading only.</summary>
    internal override bool IsRuledOut(FailureFacts e) => e.Row == S3Answer.MethodNotAllowed && e.Method is not (null or "GET" or "HEAD");

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        bool isOfVersion = e.Row == S3Answer.MethodNotAllowed && e.QueryValue("versionId") is not null;
        bool isRead = e.Method is "GET" or "HEAD" or null;
        if (isRead && e.Response is { LikelyCauses: var named } answer && (named is [CauseId.DeleteMarker, ..] || isOfVersion)
            && e.Doubt.Method is not (MethodDoubt.Contradicted or MethodDoubt.NoOperation))
        {
            yield return Match.NamedByAnswer($"{e.AnsweredSentence} The current or the named version is a delete marker.")
                .Explaining(CauseId.WrongBucketOrKey);
        }
        else if (e.Bucket.IsDeleteMarker == true && (e.IsRead || e.Code == "NoSuchKey")
            && (e.Response is null || e.Code == "NoSuchKey" || e.Status == 404 || e.IsBareDenial || e.IsSilentRefusal))
        {
            yield return Match.SeenInAccount("The current version of the object is a delete marker.")
                .Explaining(CauseId.WrongBucketOrKey, CauseId.KeyMissingWithoutListPermission);
        }
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.ObjectExistence(e);
}
