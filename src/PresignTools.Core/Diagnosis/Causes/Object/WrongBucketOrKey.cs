using PresignTools.Addressing;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Object;

/// <summary>Bucket or key is not the one that was meant.</summary>
internal sealed class WrongBucketOrKey : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("wrong-bucket-or-key", CheckLayer.Object)
    {
        Title = "Bucket or key is not the intended one",
        Why = "Bucket and key are signed exactly, including case. A different name is a different object, or no object.",
        Fix = "Compare bucket and key with the object's own, character by character.",
        Document = AwsDocuments.ObjectKeys,
        Stages = [S3CheckStage.Routing, S3CheckStage.Signature, S3CheckStage.Authorization, S3CheckStage.Target, S3CheckStage.Operation],
        Statuses = [400, 403, 404],
    };

    internal override IEnumerable<Match> Find(FailureFacts e) =>
        [
            .. Stored(e),
            .. Names(e),
            .. ExpectedOwner(e),
            .. GivenBucket(e),
            .. SetEndpoint(e),
            .. EventKey(e),
            .. RefusedName(e),
            .. Listed(e),
            .. Answer(e),
        ];

    /// <summary>
    /// HEAD on a bucket that is not there gives 404. Where it gives 403 to somebody who may do everything, or who is about to make the
    /// bucket, there is one of that name, and it is another account's.
    /// </summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (!e.IsPresigned && !e.IsAccepted && text.ContainsAny("BucketAlreadyExists", "requested bucket name is not available"))
        {
            yield return Match.NamedByAnswer(
                "The bucket cannot be made: there is one of that name already, in another account.",
                "Take another name: a name can be used once in all accounts. An account id or a random part in it helps.")
                .Explaining(CauseId.Other, CauseId.MissingIdentityPermission, CauseId.BucketDoesNotExist);
        }

        bool isLook = e.RefusedCalls.Contains("HeadBucket") && e.IsSilentRefusal;
        string? may = isLook ? Topics.FullAccess.FirstIn(text) : null;
        if (isLook && (may is not null || Topics.MakesBucket.IsIn(text)))
        {
            string who = may is null ? "the text is about a bucket that is to be made" : $"the caller may do everything ('{may}')";
            yield return Match.Circumstance(
                $"HEAD on the bucket gives 403, and {who}: a bucket that is not there would give 404. There is one of that name, which "
                    + "belongs to another account. A name can be used once in all accounts.",
                "Take another name, or ask who owns the bucket to let you in. If it is your own, look for a Deny in its policy.")
                .Explaining(CauseId.HiddenCallNotPermitted, CauseId.MissingIdentityPermission, CauseId.HeadWithGetUrl);
        }
    }

    /// <summary>The text has a list of what there is, and a name that looks like the one that was asked for is in it.</summary>
    private static IEnumerable<Match> Listed(FailureFacts e)
    {
        bool mayBe = e.Response is null ? !e.IsAccepted : e.Status == 404 || e.Code is "NoSuchBucket" or "NoSuchKey" || e.IsSilentRefusal
            || e.IsBareDenial;
        if (!mayBe)
        {
            yield break;
        }

        if (ListedNames.Bucket(e) is { Near: { } bucket } other)
        {
            yield return Match.SeenInRequest(
                $"The list of buckets has '{Printable.Of(bucket, 80)}', and '{Printable.Of(other.Asked, 80)}' was requested: they differ "
                    + $"{other.How}.",
                $"Use the name as it is listed: {Printable.Of(bucket, 80)}.")
                .Explaining(CauseId.BucketDoesNotExist, CauseId.MissingIdentityPermission);
        }

        if (e.Code != "NoSuchBucket" && ListedNames.Key(e) is { Near: { } key } asked)
        {
            yield return new Match(
                e.Code == "NoSuchKey" ? EvidenceKind.NamedByAnswer : EvidenceKind.SeenInRequest,
                $"The list of keys has '{Printable.Of(key, 120)}', and '{Printable.Of(asked.Asked, 120)}' was requested: they differ "
                    + $"{asked.How}.")
            {
                Fix = $"Use the key as it is listed: {Printable.Of(key, 120)}.",
            }
                .Explaining(CauseId.KeyMissingWithoutListPermission, CauseId.MissingIdentityPermission);
        }
    }

    /// <summary>A name that no bucket can have: a template that nobody filled in, an empty setting.</summary>
    private static IEnumerable<Match> RefusedName(FailureFacts e)
    {
        bool isRefused = e.Response is not { RequestId: not null };
        if (isRefused && e.Clue(ClueKind.BucketNameRefused) is { } name && name.AsSpan().IndexOfAny('/', ':') < 0)
        {
            string what =
                name.Length == 0
                    ? "The client does not take the bucket's name"
                    : $"The client does not take '{Printable.Of(name, 80)}' as a bucket name";
            yield return Match
                .NamedByAnswer(
                    what + ", and sends nothing.",
                    "Set the bucket's name alone: 3 to 63 lower-case letters, digits, dots and hyphens. Look for a setting or template "
                        + "that was not "
                        + "filled in."
                )
                .Explaining(CauseId.Other);
        }
    }

    private static IEnumerable<Match> Stored(FailureFacts e)
    {
        if (
            e.Bucket.ObjectKey is { } stored
            && e.Key is { } asked
            && stored != asked
            && !e.IsSignatureRefusal
            && !ObjectKeys.IsSameKey(stored, asked))
        {
            yield return Match.SeenInRequest(
                $"The object is stored as '{Printable.Of(stored, 120)}', and '{Printable.Of(asked, 120)}' was requested.");
        }

        if (
            e.Bucket.Name is { } name
            && e.Location is { Bucket: { } inUrl, HostKind: not S3HostKind.Custom }
            && name != inUrl
            && !inUrl.Contains(':')
            && !name.Contains(':'))
        {
            yield return Match.SeenInRequest($"The URL is for bucket '{Printable.Of(inUrl, 80)}', meant was '{Printable.Of(name, 80)}'.");
        }
    }

    /// <summary>What the answer names otherwise than the URL was changed on the way, or belongs to another request.</summary>
    private static IEnumerable<Match> Names(FailureFacts e)
    {
        foreach (NameDifference d in e.Differences)
        {
            if (d.Thing == NamedThing.Bucket)
            {
                yield return Match
                    .SeenInRequest(d.Sentence, "Compare host and path of the request that was sent with those of this URL.")
                    .About("host")
                    .Explaining(CauseId.BucketDoesNotExist);
            }
            else if (d.Thing == NamedThing.Key && !e.IsSignatureRefusal && !ObjectKeys.IsRespelled(d))
            {
                yield return Match
                    .SeenInRequest(d.Sentence, "Compare the path of the request that was sent with that of this URL.")
                    .About("path");
            }
        }
    }

    /// <summary>
    /// A wrong owner is refused before any policy is looked at, and without a reason (API reference, ExpectedBucketOwner).
    /// </summary>
    private static IEnumerable<Match> ExpectedOwner(FailureFacts e)
    {
        bool mayBe = e.IsBareDenial || e.IsSilentRefusal || e.Response is null;
        if (!mayBe || e.AmzValue("x-amz-expected-bucket-owner") is not { Length: > 0 } expected)
        {
            yield break;
        }

        string says = $"The request says that the bucket belongs to account {Printable.Of(expected, 20)} (x-amz-expected-bucket-owner)";
        if (e.Bucket.OwnerAccount is { } owner)
        {
            if (owner != expected)
            {
                yield return Match.SeenInRequest(
                    $"{says}; it belongs to {owner}.",
                    $"Sign with the owner's account ({Setting.ExpectedBucketOwner}), or without it; or it is not the "
                        + "bucket that was meant.");
            }
        }
        else if (e.Response is not null)
        {
            yield return Match.Circumstance(says + "; a bucket of another account is refused without a reason.");
        }
    }

    private static IEnumerable<Match> GivenBucket(FailureFacts e)
    {
        if (e.SignedParameter("bucket", "bucketname") is not { Length: > 0 } given)
        {
            yield break;
        }

        // A bucket name has no slash: SDKs put "bucket/prefix" into the path in their own ways, and sign another.
        if (given.IndexOf('/') > 0 && !given.StartsWith("arn:", StringComparison.Ordinal))
        {
            if (e.MayBeSignature || e.Status == 404)
            {
                yield return Match.SeenInRequest(
                    $"The bucket was given to the signer as '{Printable.Of(given, 80)}', with a slash in it: a prefix belongs to the key.",
                    "Give the bucket's name alone, and the prefix with the key.").Explaining(CauseId.BucketDoesNotExist);
            }
        }
        else if (!given.Contains(':') && e.Location is { } place && place.Bucket != given && place.Host.Split('.')[0] != given
            && !place.Host.StartsWith(given + ".", StringComparison.Ordinal) && !place.BasePath.Contains(given, StringComparison.Ordinal))
        {
            // Without the bucket in host or path, the key's first part is taken for it.
            string goes = place.Bucket is { } other ? $"goes to '{Printable.Of(other, 80)}'" : "names no bucket";
            yield return Match
                .SeenInRequest(
                    $"The signer was given bucket '{Printable.Of(given, 80)}', and the URL {goes}: neither its host nor its path has the "
                        + $"bucket's name.",
                    "An endpoint that was set by hand must be the server's alone, or have the bucket in it where the SDK is set up for "
                        + "that; let the SDK put the bucket in."
                )
                .Explaining(CauseId.BucketDoesNotExist);
        }
    }

    private static IEnumerable<Match> SetEndpoint(FailureFacts e)
    {
        if (e.Code == "NoSuchBucket" && BucketInEndpoint.HostIn(e.Signing.Text) is { } host)
        {
            yield return Match
                .SeenInRequest(
                    $"The signer's endpoint is {Printable.Of(host, 100)}, which has the bucket's name in it; the SDK adds the bucket "
                        + $"again.",
                    "Set the endpoint without the bucket (https://s3.REGION.amazonaws.com), or set none."
                )
                .Explaining(CauseId.BucketDoesNotExist);
        }
    }

    /// <summary>
    /// A key of an event that is asked for as it stands there: form-encoded, which is another key where it has more than letters.
    /// </summary>
    private static IEnumerable<Match> EventKey(FailureFacts e)
    {
        bool mayBe = e.Code == "NoSuchKey" || e.Status == 404 || e.IsBareDenial || e.IsSilentRefusal;
        if (mayBe && e.Clue(ClueKind.EventKeyRaw) is { } from)
        {
            string evidence = $"The code takes the key from an event ({Printable.Of(from, 60)}) and does not decode it. Events have keys "
                + "form-encoded: a space is +, and other characters are percent-encoded.";
            const string Fix = "Decode the key first: + is a space, then %XX.";
            yield return Tellings.OddNames.IsIn(e.WholeText)
                ? Match.SeenInRequest(evidence, Fix).Explaining(
                    CauseId.MissingIdentityPermission, CauseId.KeyMissingWithoutListPermission, CauseId.ObjectOwnership)
                : Match.Circumstance(evidence, Fix);
        }
    }

    private static IEnumerable<Match> Answer(FailureFacts e)
    {
        if (e.Code == "NoSuchKey")
        {
            string key = (e.Response!.Key ?? e.Key) is { } missing ? $"key '{Printable.Of(missing, 120)}'" : "that key";
            yield return Match.NamedByAnswer($"There is no object with {key}; signature and permission are good.");
        }
        else if (e.Code == "NoSuchVersion")
        {
            yield return Match.NamedByAnswer(e.AnsweredSentence);
        }
        else if (
            e.Response is null
            && e.IsRead
            && e.Method != "OPTIONS" // a preflight is about the bucket's CORS rules, whatever is in it
            && e.Bucket is { Exists: not false, ObjectExists: false, MayList: not false, IsDeleteMarker: not true })
        {
            yield return Match.SeenInAccount($"There is no object with key '{Printable.Of(e.Key ?? "?", 120)}'.");
        }
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.ObjectExistence(e);
}
