using PresignTools.Text;

namespace PresignTools.Diagnosis.Rules;

/// <summary>Bucket and object.</summary>
internal static class ObjectRules
{
    internal static Suspect? WrongKey(Evidence e)
    {
        if (e.Bucket.ObjectKey is { } stored && e.Key is { } asked && stored != asked && !PathRules.Encoded(stored, asked))
        {
            // With a signature that does not fit, the key was not wrong when it was signed: it was changed since.
            if (e.IsSignatureRefusal)
            {
                return Suspect.Likely(CauseId.UrlMangledInTransit, 89, $"'{Printable.Of(asked, 120)}' is asked for, and '{Printable.Of(stored, 120)}' was meant: the path was changed after it was signed, by a page or program that sends on with the same query.", "Sign each object that is asked for: a signature is good for one path.").About("path");
            }

            return Suspect.Likely(CauseId.WrongBucketOrKey, 91, $"The object is stored as '{Printable.Of(stored, 120)}', and '{Printable.Of(asked, 120)}' was asked for.");
        }

        if (e.Bucket.Name is { } name && e.Location?.Bucket is { } inUrl && name != inUrl && inUrl.IndexOf(':') < 0 && name.IndexOf(':') < 0 && e.Location.HostKind != Addressing.S3HostKind.Custom)
        {
            return Suspect.Likely(CauseId.WrongBucketOrKey, 70, $"The URL is for bucket '{Printable.Of(inUrl, 80)}', meant was '{Printable.Of(name, 80)}'.");
        }

        if (e.AmzValue("x-amz-expected-bucket-owner") is { Length: > 0 } expected && (e.IsBareDenial || e.IsSilentRefusal || e.Response is null))
        {
            // A wrong owner is refused before any policy is looked at, and without a reason (API reference, ExpectedBucketOwner).
            string? owner = e.Bucket.OwnerAccount;
            return owner is not null && owner != expected
                ? Suspect.Likely(CauseId.WrongBucketOrKey, 93, $"The request says that the bucket is of account {Printable.Of(expected, 20)} (x-amz-expected-bucket-owner); it is of {owner}.", "Sign with the owner's account (-ExpectedBucketOwner), or without it; or it is not the bucket that was meant.")
                : owner is null && e.Response is not null ? Suspect.Possible(CauseId.WrongBucketOrKey, 57, $"The request says that the bucket is of account {Printable.Of(expected, 20)} (x-amz-expected-bucket-owner); a bucket of another account is refused without a reason.") : null;
        }

        // A bucket name has no slash: SDKs put "bucket/prefix" into the path in their own ways, and sign another.
        bool slash = e.SignedParameter("bucket", "bucketname") is { } given && given.IndexOf('/') > 0 && !given.StartsWith("arn:", StringComparison.Ordinal);
        if (slash && (e.MayBeSignature || e.Status == 404))
        {
            return Suspect.Likely(CauseId.WrongBucketOrKey, 86, $"The bucket was given to the signer as '{Printable.Of(e.SignedParameter("bucket", "bucketname"), 80)}', with a slash in it: a prefix belongs to the key.", "Give the bucket's name alone, and the prefix with the key.");
        }

        // Without the bucket in host or path, the key's first part is taken for it.
        if (e.SignedParameter("bucket", "bucketname") is { Length: > 0 } meant && meant.IndexOf('/') < 0 && meant.IndexOf(':') < 0 && e.Location is { } place
            && place.Bucket != meant && place.Host.Split('.')[0] != meant && !place.Host.StartsWith(meant + ".", StringComparison.Ordinal) && place.BasePath.IndexOf(meant, StringComparison.Ordinal) < 0)
        {
            return Suspect.Likely(CauseId.WrongBucketOrKey, 84, $"The signer was given bucket '{Printable.Of(meant, 80)}', and the URL goes to {(place.Bucket is { } other ? $"'{Printable.Of(other, 80)}'" : "none")}: neither its host nor its path has the bucket's name.",
                "An endpoint that was set by hand must be the server's alone, or have the bucket in it where the SDK is told so; let the SDK put the bucket in.");
        }

        return e.Code == "NoSuchKey" ? Suspect.Likely(CauseId.WrongBucketOrKey, 80, $"There is no object of {(e.Key is { } missing ? $"key '{Printable.Of(missing, 120)}'" : "that key")}; signature and permission are good.")
            : e.Code is "NoSuchVersion" ? Suspect.Likely(CauseId.WrongBucketOrKey, 70, AnswerRules.Said(e.Response!))
            : null;
    }

    internal static Suspect? NoBucket(Evidence e) =>
        e.Bucket.Exists == false && e.Response is null ? Suspect.Likely(CauseId.BucketDoesNotExist, 96, $"There is no bucket '{Printable.Of(e.BucketName ?? "?", 80)}'.")
        : e.Code == "NoSuchBucket" ? Suspect.Likely(CauseId.BucketDoesNotExist, 88, $"There is no bucket {(e.BucketName is { } none ? $"'{Printable.Of(none, 80)}'" : "of that name")} in this partition.") : null;

    /// <summary>404 for who may list the bucket, 403 for who may not (GetObject, HeadObject).</summary>
    internal static Suspect? MissingKey(Evidence e)
    {
        string? action = e.Response?.AccessDenied?.Action;
        if (action is not null && action.Equals("s3:ListBucket", StringComparison.OrdinalIgnoreCase) && e.IsRead)
        {
            return Suspect.Likely(CauseId.KeyMissingWithoutListPermission, 90, "An object was asked for, and S3 refused s3:ListBucket: it looks at that permission only when the object is not there.");
        }

        if (!(e.IsBareDenial || e.IsSilentRefusal) || !e.IsRead)
        {
            return null;
        }

        // A client that signs in the header sends HEAD to learn whether the object is there.
        bool asksWhether = e.Method == "HEAD" && !e.IsPresigned && e.SaysSigned;
        if (e.Bucket.ObjectExists == true || e.Bucket.MayList == true)
        {
            return null;    // who may list the bucket gets 404
        }

        if (e.Bucket.IsDeleteMarker != true && e.Bucket.ObjectExists == false)
        {
            return Suspect.Likely(CauseId.KeyMissingWithoutListPermission, 93, "The object does not exist; who may not list the bucket gets 403 for it.");
        }

        PolicyEvidence policies = e.Policies;
        if (policies.IsGiven && policies.Decision is { IsAllowed: true } && policies.MayList == false && e.Bucket.UsesKms != true && policies.RefusalWithoutHoisted is null)
        {
            bool good = e.Input.Policies.Identity.Count > 0 || (e.Input.Policies.Bucket is not null && policies.NearMiss is null);
            return good ? Suspect.Likely(CauseId.KeyMissingWithoutListPermission, 76, "The policies allow reading the object, and not listing the bucket: so the object is probably not there, and S3 says 403 instead of 404.") : null;
        }

        return policies.MayList == true ? null : Suspect.Possible(CauseId.KeyMissingWithoutListPermission, asksWhether ? 33 : 27, "If the object does not exist and the signer lacks s3:ListBucket, the answer is 403, not 404.");
    }

    internal static Suspect? DeleteMarker(Evidence e) =>
        e.Response is { } r && r.LikelyCauses.Count > 0 && r.LikelyCauses[0] == CauseId.DeleteMarker && e.Method is "GET" or "HEAD" or null
            ? new Suspect(CauseId.DeleteMarker, Certainty.Likely, 94, $"{AnswerRules.Said(r)} The current or the named version is a delete marker.")
            : e.Bucket.IsDeleteMarker == true && e.IsRead && (e.Response is null || e.Code == "NoSuchKey" || e.Status == 404 || e.IsBareDenial || e.IsSilentRefusal)
            ? Suspect.Likely(CauseId.DeleteMarker, 94, "The current version of the object is a delete marker.")
            : null;

    internal static Suspect? Archived(Evidence e) =>
        e.Code == "InvalidObjectState" ? Suspect.Proven(CauseId.ObjectArchived, AnswerRules.Said(e.Response!), $"Restore-S3Object -BucketName {SigningCommand.Quote(e.BucketName ?? "BUCKET")} -Key {SigningCommand.Quote(e.Key ?? "KEY")} -CopyLifetimeInDays 3; the same URL works when the restore is done.") with { Strength = 96 }
        : (e.IsBareDenial || e.IsSilentRefusal) && e.IsRead && e.Bucket.StorageClass is "GLACIER" or "DEEP_ARCHIVE" ? Suspect.Likely(CauseId.ObjectArchived, 55, $"The object is in storage class {e.Bucket.StorageClass}.") : null;

    internal static Suspect? Locked(Evidence e)
    {
        if (e.Row is "checksum-needed" or "checksum-needed-object-lock" && e.Raw?.Parameters.Any(static p => p.Name.StartsWith("x-amz-checksum-", StringComparison.OrdinalIgnoreCase) && p.Name.Length > 15) == true)
        {
            return Suspect.Likely(CauseId.HoistedHeader, 97, $"{AnswerRules.Said(e.Response!)} The URL has a checksum, but in the query, where S3 does not look at it: the upload needs it as a header.",
                "Sign the checksum as a header, and send it with the upload: " + SigningCommand.For(e, "-Header @{ 'x-amz-checksum-sha256' = $sha256Base64 }"));
        }

        bool named = e.Response?.Message.HasAny("object lock", "WORM", "retention") == true;
        bool needed = e.Row is "checksum-needed" or "checksum-needed-object-lock";
        bool told = e.Bucket.ObjectLock == true;
        return named || needed ? new Suspect(CauseId.ObjectLockOrRetention, named && e.IsAws ? Certainty.Established : Certainty.Likely, needed && !named && e.Operation is "DeleteObjects" ? 50 : 92, AnswerRules.Said(e.Response!))
        {
            Remedy = e.IsUpload ? "Sign Content-MD5 (or an x-amz-checksum-* header) into the URL and send it with the upload." : null,
        }
            : told && (e.IsBareDenial || e.IsSilentRefusal) && e.Operation is "DeleteObject" or "DeleteObjects" or "PutObjectRetention" or "PutObjectLegalHold"
            ? Suspect.Likely(CauseId.ObjectLockOrRetention, 74, "The bucket has Object Lock, and the operation touches a version that may be locked.")
            : null;
    }

    /// <summary>
    /// Bucket policies, and the bucket owner's own, cover objects of the bucket's owner only; an object that another account wrote stays its own,
    /// where ACLs are on. S3 gives no reason then, though within one account and organization it gives one for everything that policies refuse.
    /// </summary>
    internal static Suspect? Ownership(Evidence e)
    {
        const string remedy = "Set Object Ownership to BucketOwnerEnforced, or let the writer send x-amz-acl: bucket-owner-full-control.";
        if (!(e.IsBareDenial || e.IsSilentRefusal) || !e.IsRead || e.Bucket.AclsDisabled == true)
        {
            return null;
        }

        if (e.Bucket.OwnerAccount is { } owner && e.Bucket.ObjectOwnerAccount is { } writer && owner != writer)
        {
            return Suspect.Likely(CauseId.ObjectOwnership, 80, $"The bucket belongs to {owner}, and {writer} wrote the object: without bucket-owner-full-control it belongs to the writer, and the bucket's policy does not cover it.", remedy);
        }

        bool unexplained = e.Bucket is { IsOfSigner: true, AclsDisabled: false, MayList: true } && e.Bucket.ObjectExists != false && e.Policies.Refusal is null && e.AmzValue("x-amz-expected-bucket-owner") is null;
        return unexplained && e.IsBareDenial
            ? Suspect.Likely(CauseId.ObjectOwnership, 77, "The bucket is of the signer's own account, the signer may list it, so that the object is there, and S3 gives no reason, which it does for everything that a policy refuses: another account wrote the object, and owns it, because ACLs are on.", remedy)
            : null;
    }

    /// <summary>Signer of another account than the bucket's owner, and no header or parameter that says who pays.</summary>
    internal static Suspect? RequesterPays(Evidence e)
    {
        if (e.Bucket.RequesterPays != true || e.Bucket.IsOfSigner == true || !e.MayBePermission && !e.IsSilentRefusal)
        {
            return null;
        }

        return SaysWhoPays(e) ? null : Suspect.Likely(CauseId.RequesterPays, 90, "The bucket is Requester Pays, and the request does not say x-amz-request-payer: requester.", $"{SigningCommand.For(e, "-RequestPayer requester")}; the AWS CLI takes --request-payer requester.");
    }

    internal static bool SaysWhoPays(Evidence e) =>
        e.Header("x-amz-request-payer") is not null || HeaderRules.InQuery(e, "x-amz-request-payer") || e.Signing.Headers.ContainsKey("x-amz-request-payer");
}
