using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Rules;

/// <summary>
/// What awaits the request behind the check that refused it. S3 tells one fault at a time, the first; what AWS told of bucket, object, policies
/// and key shows the next one before it is met. Never the cause of this answer.
/// </summary>
internal static class LaterRules
{
    private const int Strength = 70;

    internal static IEnumerable<Suspect> Run(Evidence e)
    {
        if (e.Response is not { } answer || answer.Stage == S3CheckStage.Unknown || e.IsForm || e.Method == "OPTIONS")
        {
            yield break;
        }

        foreach (Suspect? suspect in Ahead(e, answer))
        {
            if (suspect is not null)
            {
                // Below 60 it is told as something to look at, not as a fault.
                yield return suspect with { IsFault = true, Strength = suspect.Certainty == Certainty.Possible ? 50 : Strength, Certainty = suspect.Certainty == Certainty.Possible ? Certainty.Possible : Certainty.Likely };
            }
        }
    }

    private static IEnumerable<Suspect?> Ahead(Evidence e, S3ErrorResponse answer)
    {
        if (answer.NotChecked.Contains(S3CheckStage.Scope))
        {
            yield return Region(e);
        }

        // The search stops at what it can prove; what it cannot is another secret, or more than one change.
        if (answer.NotChecked.Contains(S3CheckStage.Signature) && e.Has(CauseId.SignatureMismatch) && e.Judgement!.SignatureMatches == false)
        {
            yield return Suspect.Possible(CauseId.WrongSecretKey, Strength, "The signature does not fit these credentials either, and no single change of the request explains it: another secret key signed it, or several parts were changed.");
        }

        if (answer.NotChecked.Contains(S3CheckStage.Authorization))
        {
            yield return e.Bucket.Exists == false ? Of(CauseId.BucketDoesNotExist, $"There is no bucket '{Printable.Of(e.BucketName ?? "?", 80)}'.") : null;
            yield return PolicyRules.Refusal(e);
            yield return e.Bucket.MayRead == false && e.IsRead && e.Key is not null && PolicyRules.Refusal(e) is null
                ? Suspect.Possible(CauseId.MissingIdentityPermission, Strength, "Asked now, S3 refuses the object to the signer: a permission is missing, or the object is not there and the signer may not list the bucket.") : null;
            yield return RequesterPays(e);
            yield return PolicyRules.PublicAcl(e) is { } blocked ? Of(CauseId.PublicAccessBlock, blocked) : null;
            yield return e.IsRead && e.Bucket is { ObjectExists: false, MayList: false } ? Of(CauseId.KeyMissingWithoutListPermission, "The object does not exist; who may not list the bucket gets 403 for it.") : null;
        }

        if (answer.NotChecked.Contains(S3CheckStage.Target) && e.IsRead)
        {
            yield return e.Bucket.IsDeleteMarker == true ? Of(CauseId.DeleteMarker, "The current version of the object is a delete marker.")
                : e.Bucket is { Exists: not false, ObjectExists: false, MayList: not false } ? Of(CauseId.WrongBucketOrKey, $"There is no object of key '{Printable.Of(e.Key ?? "?", 120)}'.") : null;
            yield return e.Operation != "HeadObject" && e.Bucket.StorageClass is "GLACIER" or "DEEP_ARCHIVE" ? Of(CauseId.ObjectArchived, $"The object is in storage class {e.Bucket.StorageClass}.") : null;
        }

        if (answer.Stage < S3CheckStage.Encryption)
        {
            yield return EncryptionRules.KeyFault(e) is { } key ? Of(CauseId.KmsKeyDisabledOrMissing, key) : null;
            yield return e.IsUpload && PolicyRules.AclIsOff(e) is { } acl ? Of(CauseId.AclWithoutPermissionOrAclsDisabled, acl) : null;
            yield return EncryptionRules.BlockedCustomerKey(e) is { } customer ? Of(CauseId.SseCBlocked, customer) : null;
        }
    }

    private static Suspect? Region(Evidence e) =>
        e.Bucket.Region is { } known && e.Url?.ScopeRegion is { } signed && !known.Equals(signed, StringComparison.OrdinalIgnoreCase)
            ? Of(CauseId.WrongRegion, $"The URL is signed for {Printable.Of(signed, 40)}; the bucket is in {Printable.Of(known, 40)}.")
            : null;

    private static Suspect? RequesterPays(Evidence e) =>
        e.Bucket.RequesterPays == true && e.Bucket.IsOfSigner != true && !ObjectRules.SaysWhoPays(e)
            ? Of(CauseId.RequesterPays, "The bucket is Requester Pays, and the request does not say x-amz-request-payer: requester.")
            : null;

    private static Suspect Of(string cause, string evidence) => Suspect.Likely(cause, Strength, evidence);
}
