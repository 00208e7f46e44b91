using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>Block Public Access forbids it.</summary>
internal sealed class PublicAccessBlock : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("public-access-block", CheckLayer.Policy)
    {
        Title = "Block Public Access forbids it",
        Why = "Block Public Access overrides ACLs and policies that open a bucket to everyone. It does not affect "
            + "presigned URLs of known signers.",
        Fix = "Do not rely on public ACLs or policies; a presigned URL needs neither.",
        Document = AwsDocuments.BlockPublicAccess,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
        PolicyKinds = [PolicyKind.BlockPublicAccess],
    };

    internal override IEnumerable<Match> Find(FailureFacts e) =>
        [.. e.Denials.Of(Id), .. Stated(e), .. PublicAcl(e), .. PublicPolicyRefused(e), .. Restricted(e)];

    private static IEnumerable<Match> Stated(FailureFacts e)
    {
        if (e.Response?.AccessDenied is { Denial: PolicyDenial.BucketSetting } said && e.Row != S3Answer.AccessDeniedSsecBlocked)
        {
            yield return Match.StatedByS3(DenialSentence.Text(said));
        }
    }

    /// <summary>A policy lets everybody in, and the setting leaves out whoever does not sign.</summary>
    private static IEnumerable<Match> Restricted(FailureFacts e)
    {
        bool isPublic = e.Input.Policies.Bucket is { } policy ? PublicPolicy.FirstPublicStatement(policy) is not null
            : OpenWords.IsIn(e.WholeText);
        if (e.Bucket.RestrictPublicBuckets == true && isPublic && !e.IsPresigned && e.Raw is not null && e.Response?.AccessKeyId is null
            && !e.SaysSigned && (e.IsBareDenial || e.IsSilentRefusal))
        {
            yield return Match
                .SeenInAccount(
                    "The request is not signed, the policy lets everybody in, and RestrictPublicBuckets is on: with it a public policy "
                        + "counts for the bucket's own account only.",
                    "Give a presigned URL. Or, if the objects should be public, turn RestrictPublicBuckets off for bucket and account.")
                .Explaining(CauseId.UnsignedRequest, CauseId.MissingIdentityPermission);
        }
    }

    private static readonly Topic OpenWords = new("Principal *", "Principal: *", "Principal \"*\"", "\"Principal\": \"*\"",
        "\"Principal\":\"*\"", "public policy", "policy is public", "policy allows everyone", "policy allows public", "public read");

    /// <summary>A bucket policy that opens the bucket to everybody is refused when it is set, whoever sets it.</summary>
    private static IEnumerable<Match> PublicPolicyRefused(FailureFacts e)
    {
        bool isSet = e.Operation == "PutBucketPolicy" || e.RefusedCalls.Contains("PutBucketPolicy")
            || (!e.RefusedCalls.Any() && Topics.SetsBucketPolicy.IsIn(e.WholeText));
        isSet |= e.WholeText.ContainsAny("s3:PutBucketPolicy") && !e.RefusedCalls.Any();
        bool isDenied = e.IsBareDenial || e.IsSilentRefusal;
        if (isSet && isDenied && e.Bucket.BlockPublicAcls != false && OpenedPolicy.In(e.WholeText) is var (words, isShown)
            && !Off.IsIn(e.WholeText))
        {
            string evidence = $"The bucket is to be opened to everybody ('{Printable.Of(words, 60)}'), and S3 refuses the policy: "
                + "BlockPublicPolicy refuses policies that are public, no matter who sets them. It is on for buckets made since April "
                + "2023.";
            const string fix = "Turn BlockPublicPolicy off for the bucket before the policy is set (CDK: blockPublicAccess: "
                + "BlockPublicAccess.BLOCK_ACLS; Terraform: aws_s3_bucket_public_access_block, and depends_on it), and see that the "
                + "account does not block too. Or keep the bucket private behind CloudFront.";
            Match match = isShown ? Match.SeenInRequest(evidence, fix).Compared() : Match.Circumstance(evidence, fix);
            yield return match.Explaining(
                CauseId.MissingIdentityPermission, CauseId.AclWithoutPermissionOrAclsDisabled, CauseId.ObjectOwnership,
                CauseId.HiddenCallNotPermitted);
        }

        if (isSet && e.IsBareDenial && !OpenedPolicy.IsBlockOff(e.WholeText) && e.Input.Policies.Bucket is { } policy
            && PublicPolicy.FirstPublicStatement(policy) is not null)
        {
            yield return Match
                .SeenInRequest(
                    "The policy that was to be set lets everybody in, and BlockPublicPolicy refuses such a policy. It is on for buckets "
                        + "made since April 2023, and may be on for the account.",
                    $"{Say.Call(AwsCall.GetPublicAccessBlock, Ask.Bucket(e))} shows the bucket's settings; the account has settings of its "
                        + "own. Turn BlockPublicPolicy off before the policy is set, or name the principals that may read."
                )
                .Explaining(CauseId.MissingIdentityPermission, CauseId.ObjectOwnership);
        }
    }

    /// <summary>
    /// A client that is set to give objects a public ACL, and a block that is on, by a look at it, by what people say, or because the
    /// policies allow everything that the upload takes.
    /// </summary>
    private static Match? Told(FailureFacts e)
    {
        bool isOpen = (e.IsBareDenial || e.IsSilentRefusal || (e.Response is null && e.Input.IsFailureTold && e.Raw is null))
            && !e.IsRead && !e.IsPresigned && e.Bucket.AclsDisabled != true && e.Bucket.BlockPublicAcls != false;
        if (!isOpen || ToldAcl.PublicIn(e.WholeText) is not { } acl)
        {
            return null;
        }

        string set = $"The client sets a public ACL ('{Printable.Of(acl, 40)}')";
        const string without = "Set no public ACL (private, or none at all); let a bucket policy, a CDN or presigned URLs give access.";
        bool isSaid = e.Bucket.BlockPublicAcls == true || (Tellings.PublicAccessBlocked.IsAffirmedIn(e.WholeText)
            && !Off.IsIn(e.WholeText));
        if (isSaid)
        {
            return Match.SeenInAccount($"{set}, and Block Public Access is on for the bucket or the account: it refuses such uploads.",
                without)
                .Explaining(CauseId.MissingIdentityPermission, CauseId.AclWithoutPermissionOrAclsDisabled);
        }

        bool mayAcl = ToldLack.Action(e.WholeText) is null && (e.WholeText.ContainsAny("s3:PutObjectAcl")
            || (e.Input.Policies.Identity.Count > 0 && e.WholeText.ContainsAny("s3:*", "s3:Put*")));
        return e.Response is null ? null
            : mayAcl ? Match.Circumstance($"{set}, and the policies allow s3:PutObjectAcl: what is left is Block Public Access, "
                + $"which is on "
                + "for buckets made since April 2023 and refuses public ACLs.", without).Explaining(CauseId.MissingIdentityPermission)
            : null;
    }

    private static readonly Topic Off =
        new("block public access is off", "block public access off", "public access block is off", "public access block off", "PAB off",
            "block public access is disabled", "block public access disabled", "block public access: off", "block all public access: off",
            "block all public access is off", "block all public access off", "unticked", "unchecked", "not block public",
            "BlockPublicAcls=false",
            "BlockPublicAcls: false", "BlockPublicAcls\": false", "block_public_acls = false", "block_public_acls       = false");

    /// <summary>Block Public Access refuses public ACLs, and leaves everything else to the policies.</summary>
    private static IEnumerable<Match> PublicAcl(FailureFacts e)
    {
        string? acl = e.AmzValue("x-amz-acl");
        bool isPublicAcl = acl is "public-read" or "public-read-write" or "authenticated-read";
        bool isPublicGrant = e.Headers?.Any(static h => h.Key.StartsWith("x-amz-grant-", StringComparison.Ordinal)
            && h.Value.ContainsAny("AllUsers", "AuthenticatedUsers")) == true;
        const string without = "Leave the ACL out; a presigned URL gives access without it.";
        if (e.Bucket.BlockPublicAcls == true && e.Bucket.AclsDisabled != true && (isPublicAcl || isPublicGrant)
            && (e.IsBareDenial || e.IsSilentRefusal || e.Response is null))
        {
            string set = Printable.Of(acl ?? "a grant to all users", 40);
            yield return Match.SeenInAccount($"The request sets the public ACL '{set}', and BlockPublicAcls is on.", without)
                .Explaining(CauseId.UnsignedExtraHeader);
        }
        else if (e.Bucket.BlockPublicAcls is null && e.IsBareDenial && isPublicAcl)
        {
            yield return Match.Circumstance(
                "The request sets a public ACL, which Block Public Access refuses; it is on for buckets made since April 2023.",
                $"{Say.Call(AwsCall.GetPublicAccessBlock, Ask.Bucket(e))} shows it. {without}");
        }
        else if (Told(e) is { } told)
        {
            yield return told;
        }
        else if (e.Bucket.BlockPublicAcls is null && e.IsBareDenial && !e.IsRead && !e.IsPresigned
            && Tellings.PublicAccessBlocked.IsAffirmedIn(e.WholeText))
        {
            yield return Match.Reported(
                "You mentioned that the bucket blocks public access. Tools that set a public ACL are refused then.", without);
        }
    }
}
