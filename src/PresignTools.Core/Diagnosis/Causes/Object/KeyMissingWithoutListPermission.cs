using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Object;

/// <summary>The object does not exist, and the signer may not list the bucket: 403 instead of 404.</summary>
internal sealed class KeyMissingWithoutListPermission : CauseDefinition
{
    private static readonly string[] Lacking = ["no", "without", "lack", "lacks", "missing", "not have"];

    internal override CauseInfo Info { get; } = new("key-missing-without-list-permission", CheckLayer.Object)
    {
        Title = "The object does not exist, and the signer may not list the bucket: 403 instead of 404",
        Why = "S3 does not reveal whether a key exists to a caller who may not list the bucket: the answer is 403 where a caller "
            + "who may list gets 404.",
        Fix = "Check that the object exists under exactly this key. With s3:ListBucket the answer would be 404.",
        Document = AwsDocuments.GetObject,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
    };

    internal override bool IsRuledOut(FailureFacts e) =>
        e.Operation is not null && e.IsUpload || e.Bucket.ObjectExists == true || e.Bucket.MayList == true;

    /// <summary>404 for a caller who may list the bucket, 403 for one who may not (GetObject, HeadObject).</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (!e.IsRead && !Reads(e) && !(e is { Method: null, Operation: null } && IsPage(e)))
        {
            yield break;
        }

        if (string.Equals(e.Response?.AccessDenied?.Action, "s3:ListBucket", StringComparison.OrdinalIgnoreCase))
        {
            Match match = Match.NamedByAnswer(
                "An object was requested, and S3 refused s3:ListBucket: it looks at that permission only when the object is not there.");
            yield return e.Operation is "GetObject" or "HeadObject" || Reads(e)
                ? match.Explaining(CauseId.MissingIdentityPermission) : match;
        }

        bool silent = e.IsBareDenial || e.IsSilentRefusal || e.Response is null;
        if (!silent || e.Bucket.ObjectExists == true || e.Bucket.MayList == true)
        {
            yield break;    // a caller who may list the bucket gets 404
        }

        if (e.Bucket.ObjectExists == false && e.Bucket.IsDeleteMarker != true && (e.Response is not null || e.Bucket.MayList == false))
        {
            yield return Match.SeenInAccount("The object does not exist; a caller who may not list the bucket gets 403 for it.")
                .Explaining(CauseId.MissingIdentityPermission, CauseId.BucketPolicyMissingAllowCrossAccount);
        }
        else if (e.Response is not null && Policies(e) is { } match)
        {
            yield return match;
        }
    }

    /// <summary>The code in the text reads an object, and lists nothing.</summary>
    private static bool Reads(FailureFacts e) => e.Operation is null or "ListObjectsV2" or "ListObjects"
        && e.Input.SigningCalls.Any(static c => c.Operation is "GetObject" or "HeadObject")
        && !e.Input.SigningCalls.Any(static c => c.Operation?.StartsWith("List", StringComparison.Ordinal) == true);

    private static Match? Policies(FailureFacts e)
    {
        PolicyEvidence policies = e.Policies;
        if (
            policies is { IsGiven: true, Decision.IsAllowed: true, MayList: false, RefusalWithoutHoisted: null }
            && e.Bucket.UsesKms != true)
        {
            bool isWhole = e.Input.Policies.Identity.Count > 0 || policies.IsAllowedByBucket;
            return isWhole
                ? Match.SeenInAccount(
                    "The policies allow reading the object, and not listing the bucket: so the object is probably not there, and S3 "
                        + "answers 403 instead of 404."
                )
                : null;
        }

        if (policies.MayList == true)
        {
            return null;
        }

        if (e.UserText is { } told && LacksList(told))
        {
            return Match.Reported(
                "You mentioned that the signer lacks s3:ListBucket. S3 then returns 403 for an object that does not exist.");
        }

        if (Tellings.ExistingWork.IsIn(e.WholeText))
        {
            return Match.Reported("Objects that exist are answered well, by what you say. S3 returns 403 for one that does not, where the "
                + "signer lacks s3:ListBucket.");
        }

        if (IsPage(e))
        {
            return Match.Circumstance(
                "The address of an application's page is not an object. S3 returns 403 for it, and not 404, where the reader lacks "
                    + "s3:ListBucket.",
                "Give the error page of the CDN for 403 as well as for 404, or allow s3:ListBucket on the bucket to the reader.")
                .Explaining(CauseId.UnsignedRequest, CauseId.MissingIdentityPermission);
        }

        return Match.CommonCause("If the object does not exist and the signer lacks s3:ListBucket, the answer is 403, not 404.");
    }

    /// <summary>An application's page was asked for, by a reload or a deep link.</summary>
    private static bool IsPage(FailureFacts e) => !e.IsPresigned && Tellings.PagesWithoutObjects.IsAffirmedIn(e.WholeText);

    /// <summary>Whether a person says that the signer lacks s3:ListBucket.</summary>
    private static bool LacksList(string told)
    {
        const string Action = "ListBucket";
        for (int i = Scan.Find(told, Action, 0, true); i >= 0; i = Scan.Find(told, Action, i + 1, true))
        {
            bool isWord = Scan.IsEdge(told, i) && Scan.IsEdge(told, i + Action.Length);
            int start = Scan.At(told, i - 3, "s3:", true) && Scan.IsEdge(told, i - 3) ? i - 3 : i;
            if (isWord && (Phrases.Precedes(told, start, Lacking, 20) || Phrases.Precedes(told, i, Lacking, 20)))
            {
                return true;
            }
        }

        return false;
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.ObjectExistence(e);
}
