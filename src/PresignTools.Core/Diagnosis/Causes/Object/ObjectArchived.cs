using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Object;

/// <summary>The object lies in an archive storage class.</summary>
internal sealed class ObjectArchived : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("object-archived", CheckLayer.Object)
    {
        Title = "The object is in an archive storage class",
        Why = "Archived objects cannot be read directly. A restored copy can, until it expires.",
        Fix = "Restore it first. Then the same URL works until the restored copy expires.",
        Document = AwsDocuments.Restore,
        Stages = [S3CheckStage.Target],
        Statuses = [403],
    };

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Code == "InvalidObjectState")
        {
            string restore = Say.Call(AwsCall.RestoreObject, Ask.Bucket(e), Ask.Key(e), new Argument("Days", "3"));
            yield return Match.StatedByS3(
                e.AnsweredSentence,
                $"{restore}; the same URL works when the restore is done.");
        }
        else if (!e.IsUpload && (e.IsBareDenial || e.IsSilentRefusal) && e.Input.FullText is { } text
            && Transition(text) is { } rule && OutcomeTable.ByDay(text) is { } day)
        {
            yield return Match.SeenInAccount(
                $"A lifecycle rule moves objects to {rule}, and in the text all that are older than {Printable.Of(day, 40)} fail and "
                    + $"all that "
                    + "are younger work: the older ones are archived.",
                "Restore the objects that are needed, or let the rule use GLACIER_IR, which is read directly.")
                .Explaining(CauseId.KeyMissingWithoutListPermission, CauseId.MissingIdentityPermission);
        }
        else if (e.Code is null or "AccessDenied" && e.Input.FullText.FirstContained(Refusals) is { } refusal)
        {
            yield return Match.SeenInRequest(
                $"The client refuses to read by the storage class ('{Printable.Of(refusal, 80)}'). Some do so although a restored "
                    + $"copy is there.",
                "Restore the object and read it with a client that asks S3, or copy the restored object to another storage class.")
                .Explaining(CauseId.MissingIdentityPermission, CauseId.KeyMissingWithoutListPermission);
        }
        else if (e.IsRead && e.Operation != "HeadObject" && e.Bucket.StorageClass is "GLACIER" or "DEEP_ARCHIVE")
        {
            string evidence = $"The object is in storage class {e.Bucket.StorageClass}.";
            if (e.IsBareDenial || e.IsSilentRefusal)
            {
                yield return Match.Circumstance(evidence);
            }
            else if (e.Response is null)
            {
                yield return Match.SeenInAccount(evidence);
            }
        }
    }

    // Mountpoint for Amazon S3, s3fs, the AWS CLI, Athena and Hive.
    private static readonly string[] Refusals =
    [
        "storage classes are not readable", "flexible retrieval storage class", "storage class GLACIER, unable to",
        "is of storage class GLACIER",
        "is of storage class DEEP_ARCHIVE", "objects in the GLACIER", "not readable with Mountpoint", "in GLACIER storage class",
    ];

    /// <summary>The archive class of a lifecycle rule's transition, in JSON, YAML or HCL; null where the text shows none.</summary>
    private static string? Transition(string text) =>
        text.ContainsAny("Transition") ? ClassOf(text) : null;

    private static string? ClassOf(string text) =>
        text.Contains("DEEP_ARCHIVE", StringComparison.Ordinal) ? "DEEP_ARCHIVE"
        : text.ContainsAny("\"GLACIER\"", "'GLACIER'", "GLACIER\n", ": GLACIER", ">GLACIER<") ? "GLACIER" : null;
}
