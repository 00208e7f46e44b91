using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Object;

/// <summary>Another account owns the object.</summary>
internal sealed class ObjectOwnership : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("object-ownership", CheckLayer.Object)
    {
        Title = "Another account owns the object",
        Why = "With ACLs enabled the uploader owns the object. The bucket's policies then do not grant access to it; the owner "
            + "must.",
        Fix = "Let the bucket owner own the objects (Object Ownership: bucket owner enforced), or copy the object as the "
            + "bucket owner.",
        Document = AwsDocuments.Ownership,
        Stages = [S3CheckStage.Authorization],
        Statuses = [400, 403],
    };

    internal override bool IsRuledOut(FailureFacts e) =>
        e.Operation is not null && e.IsUpload;

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isOpen = (e.IsBareDenial || e.IsSilentRefusal) && e.Bucket.AclsDisabled != true;
        bool isOthers = text.ContainsAny(
            "other account", "another account", "other aws account", "another aws account", "own aws account", "their account",
            "their aws account",
            "vendor", "partner", "supplier", "agency");
        bool hasAcls = e.Bucket.AclsDisabled == false
            || text.ContainsAny("ObjectWriter", "BucketOwnerPreferred", "bucket-owner-full-control");
        if (isOpen && isOthers && hasAcls)
        {
            yield return Match.Circumstance(
                "Somebody of another account writes into the bucket, and ACLs count there: what is written without the ACL "
                    + "bucket-owner-full-control belongs to the writer, and the bucket's policies do not open it.", OwnersRemedy)
                .Explaining(CauseId.AclWithoutPermissionOrAclsDisabled);
        }
        else if (isOpen && e.IsRead && AnonymousWrite.Line(text) is { } line)
        {
            yield return Match.SeenInRequest(
                $"The object was written without a signature ('{Printable.Of(line, 80)}'): where ACLs are on, nobody owns it, and "
                    + $"the bucket "
                    + "owner's policies do not open it.", OwnersRemedy)
                .Explaining(CauseId.MissingIdentityPermission, CauseId.PublicAccessBlock, CauseId.UnsignedRequest);
        }
        else if (isOpen && CanonicalIds.AreTwo(text))
        {
            yield return Match.SeenInAccount(
                "The text shows two owners by their canonical ids: the object's is not the bucket's, whose policies do not open it.",
                OwnersRemedy).Explaining(CauseId.MissingIdentityPermission);
        }
    }

    private const string OwnersRemedy =
        "Set Object Ownership to BucketOwnerEnforced, or let the writer send x-amz-acl: bucket-owner-full-control.";

    /// <summary>
    /// Bucket policies, and the bucket owner's own, cover objects of the bucket's owner only; an object that another account wrote stays
    /// its own, where ACLs are on. S3 gives no reason then, though within one account and organization it gives one for everything that
    /// policies refuse.
    /// </summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (!(e.IsBareDenial || e.IsSilentRefusal) || !e.IsRead || e.Bucket.AclsDisabled == true)
        {
            yield break;
        }

        if (e.Bucket.OwnerAccount is { } owner && e.Bucket.ObjectOwnerAccount is { } writer && owner != writer)
        {
            yield return Match.SeenInAccount(
                $"The bucket belongs to {owner}, and {writer} wrote the object: without bucket-owner-full-control it belongs to the "
                    + $"writer, and the bucket's policy does "
                + "not cover it.", OwnersRemedy);
            yield break;
        }

        bool mayList = e.Bucket is { IsOwnedBySigner: true, AclsDisabled: false, MayList: true } && e.Bucket.ObjectExists != false;
        if (mayList && e.IsBareDenial && e.Policies.Refusal is null && e.AmzValue("x-amz-expected-bucket-owner") is null)
        {
            yield return Match.SeenInAccount(
                "The bucket belongs to the signer's own account, and the signer may list it, so the object is there. S3 gives no reason, "
                    + "which it does for everything that a "
                + "policy refuses: another account wrote the object, and owns it, because ACLs are on.", OwnersRemedy);
        }
    }
}
