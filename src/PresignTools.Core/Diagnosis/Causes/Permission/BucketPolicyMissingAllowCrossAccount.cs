using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Identity;
using PresignTools.Policies.Matching;

namespace PresignTools.Diagnosis.Causes.Permission;

/// <summary>Cross-account: the bucket policy does not allow the signer.</summary>
internal sealed class BucketPolicyMissingAllowCrossAccount : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("bucket-policy-missing-allow-cross-account", CheckLayer.Permission)
    {
        Title = "Cross-account: the bucket policy does not allow the signer",
        Why = "Across accounts both sides must allow: the signer's own policy and the policy of the bucket's owner.",
        Fix = "Both sides must allow it: the signer's own policy and the bucket policy.",
        Document = AwsDocuments.CrossAccount,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
    };

    internal override bool IsProvenByAnswer(FailureFacts e) => false;

    /// <summary>Services that are to write say it with codes of their own.</summary>
    internal override bool AlsoGives(FailureFacts e) =>
        !e.IsPresigned && e.Input.FullText is { } text && ServiceDelivery.In(text) is not null;

    internal override IEnumerable<Match> Find(FailureFacts e) => e.Denials.Of(Id).Concat(OfAccounts(e));

    internal override bool IsRefusalBy(RefusingLayer layer) => layer is { IsOfBucket: true, IsExplicit: false, IsAnonymous: false };

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.BucketPolicy(e);

    /// <summary>
    /// Who is of which account. Within one account, and since 2025 within one organization, S3 says why it denies
    /// (troubleshoot-403-errors): a
    /// refusal without a reason points to another account.
    /// </summary>
    private static IEnumerable<Match> OfAccounts(FailureFacts e)
    {
        if (e.Input.Policies.Bucket is not null || !(e.IsBareDenial || e.IsSilentRefusal))
        {
            yield break;
        }

        string? signer = RequestPrincipal.TryParse(e.Input.Principal ?? string.Empty)?.Account
            ?? e.Bucket.SignerAccount ?? AccessKey.AccountId(e.AccessKeyId);
        bool isMute = e.IsBareDenial && !e.IsReasonLost;
        if (isMute && e.Bucket.IsOwnedBySigner == false)
        {
            yield return Match.SeenInAccount(
                "The bucket is another account's, and S3 gave no reason, as it does across organizations: its bucket policy must allow "
                    + "the signer too.");
        }
        else if (isMute && AllowedByOwn(e))
        {
            yield return Match.Circumstance(
                "The signer's own policies allow it, and S3 gave no reason, as it does when signer and bucket belong to different "
                    + "organizations: the bucket policy must allow the signer too.");
        }
        else if (isMute && WouldBeTold(e))
        {
            yield return Match.Circumstance(
                "S3 gave no reason. To a signer of the bucket's own account or organization it gives one: the bucket is probably "
                    + "another's, whose bucket policy must allow the signer too.");
        }
        else if (signer is not null && e.Bucket.OwnerAccount is { } owner && owner != signer)
        {
            yield return Match.Circumstance(
                $"The signer belongs to account {signer}, the bucket to {owner}: both the signer's policies and the bucket policy must "
                    + "allow it.");
        }
    }

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        // A service of AWS is another account, too: only the bucket's policy lets it in.
        if (!e.IsPresigned && !e.IsAccepted && ServiceDelivery.In(text) is { } words)
        {
            yield return Match.NamedByAnswer(
                $"A service of AWS is to write into the bucket, and finds that it may not ('{words}'). It asks as itself, so the bucket's "
                    + "own policy must let it in.",
                "Add the statement from the service's document to the bucket policy: its name as the principal (Service), s3:PutObject on "
                    + "the prefix that it is set to, s3:GetBucketAcl on the bucket, and conditions with the right account. With a KMS key, "
                    + "the key's policy must let it in as well.")
                .Explaining(CauseId.Other, CauseId.MissingIdentityPermission, CauseId.HiddenCallNotPermitted, CauseId.NotS3);
        }

        string? signer = RequestPrincipal.TryParse(e.Input.Principal ?? string.Empty)?.Account ?? e.Bucket.SignerAccount;
        bool isOpen = (e.IsBareDenial || e.IsSilentRefusal) && e.Bucket.OwnerAccount is null && e.Bucket.IsOwnedBySigner is null;
        if (isOpen && TwoAccounts.In(text, signer) is (var caller, var other))
        {
            yield return Match.Circumstance(
                $"Who asks is of account {caller}, and the text speaks of account {other}. If that one has the bucket, both the signer's "
                    + "policies and the bucket policy must allow it.")
                .Explaining(CauseId.HiddenCallNotPermitted);
        }
    }

    private static bool AllowedByOwn(FailureFacts e) => e.IsAws && e.Input.Policies.Identity.Count > 0 && e.Bucket.IsOwnedBySigner != true
        && e.Policies is { Decision.IsAllowed: true, MayList: true };

    private static bool WouldBeTold(FailureFacts e) =>
        e.AsOf.UtcDateTime.Year >= 2025
        && e.Input.Principal is not null
        && !e.Policies.IsGiven
        && e.Bucket.IsOwnedBySigner != true
        && e.Bucket.OwnerAccount is null;
}
