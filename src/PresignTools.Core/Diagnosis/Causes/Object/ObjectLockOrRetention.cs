using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Object;

/// <summary>Object Lock or retention forbids it, or asks for a header.</summary>
internal sealed class ObjectLockOrRetention : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("object-lock-or-retention", CheckLayer.Object)
    {
        Title = "Object Lock or retention forbids it, or requires a header",
        Why = "A bucket with Object Lock accepts uploads only with a checksum. A locked version cannot be removed before "
            + "its retention ends.",
        Fix = "Uploads to a bucket with Object Lock need Content-MD5 or x-amz-checksum-*; a locked version cannot be deleted.",
        Document = AwsDocuments.ObjectLock,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Target, S3CheckStage.Operation],
        Statuses = [400, 403],
        Actions = ["s3:PutObjectRetention", "s3:PutObjectLegalHold", "s3:BypassGovernanceRetention"],
    };

    internal override bool IsRuledOut(FailureFacts e) =>
        e.Operation is not null && e.IsRead;

    internal override IEnumerable<Match> Find(FailureFacts e) => e.Denials.Of(Id).Concat(Locked(e));

    /// <summary>The text shows a command that removes an object, where the operation could not be told.</summary>
    private static bool Deletes(FailureFacts e) => Symptoms.Deletes.IsIn(e.Input.FullText);

    private static IEnumerable<Match> Locked(FailureFacts e)
    {
        bool named = e.Response?.Message.ContainsAny("object lock", "WORM", "retention") == true;
        bool needed = e.Row is S3Answer.ChecksumNeeded or S3Answer.ChecksumNeededObjectLock;
        if (named || needed)
        {
            string said = e.AnsweredSentence;
            string? fix = e.IsUpload ? "Sign Content-MD5 (or an x-amz-checksum-* header) into the URL and send it with the upload." : null;
            yield return named && !needed && e.IsAws ? Match.StatedByS3(said, fix)
            // that operation needs a checksum with or without a lock
            : !named && e.Operation is "DeleteObjects" ? Match.CommonCause(said, fix)
            : Match.NamedByAnswer(said, fix);
        }
        else if (e.Bucket.ObjectLock == true && (e.IsBareDenial || e.IsSilentRefusal)
            && (e.Operation is "DeleteObject" or "DeleteObjects" or "PutObjectRetention" or "PutObjectLegalHold" || Deletes(e)))
        {
            yield return Match.SeenInAccount("The bucket has Object Lock, and the operation touches a version that may be locked.")
                .Explaining(CauseId.MissingIdentityPermission);
        }
    }
}
