using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Object;

/// <summary>The bucket's name holds a path or a scheme.</summary>
internal sealed class PathInBucketName : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("path-in-bucket-name", CheckLayer.Object)
    {
        Title = "The bucket setting holds more than the bucket's name",
        Why = "A bucket name has no slash. SDKs sign bucket and folder in one way, and S3 reads them in another.",
        Fix = "Set the bucket to its name alone, and put the folder in front of the key.",
        Document = AwsDocuments.ObjectKeys,
        Stages = [S3CheckStage.Routing, S3CheckStage.Signature, S3CheckStage.Target],
        Statuses = [400, 403, 404],
    };

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        bool mayBe =
            e.Clue(ClueKind.BucketNameRefused) is not null
            || e.MayBeSignature
            || e.Status is 404 or 400
            || e.NotReachedWord is not null
            || e.Code is "NoSuchBucket" or "InvalidBucketName";
        if (!mayBe || e.IsAccepted)
        {
            yield break;
        }

        if (Seen(e) is { } found)
        {
            yield return Match
                .SeenInRequest(found)
                .Compared(e.Clue(ClueKind.BucketNameRefused) is not null)      // the client has said what is wrong with it
                .Explaining(e.Clue(ClueKind.BucketNameRefused) is null
                    ? [CauseId.BucketDoesNotExist, CauseId.PathNormalized, CauseId.DnsOrTls]
                    : [CauseId.BucketDoesNotExist, CauseId.PathNormalized, CauseId.DnsOrTls, CauseId.WrongBucketOrKey]);
        }
    }

    private static string? Seen(FailureFacts e)
    {
        if (BucketWithPath.Setting(e.SetBucket) is { } set)
        {
            return $"The bucket is set to '{Printable.Of(set, 80)}'.";
        }

        if (e.Clue(ClueKind.BucketNameRefused) is { } refused && refused.AsSpan().IndexOfAny('/', ':') >= 0)
        {
            return $"The client was given '{Printable.Of(refused, 80)}' for a bucket name.";
        }

        if (BucketWithPath.InMessage(e.WholeText) is { } named)
        {
            return $"The client was given '{Printable.Of(named, 80)}' for a bucket name.";
        }

        if (e.Clue(ClueKind.BucketNameRefused) is not null && BucketWithPath.IsRefusedForSlash(e.WholeText))
        {
            return "The client refuses the bucket's name because there is a slash in it.";
        }

        return BucketWithPath.IsJoined(e.WholeText) ? "The code joins bucket name and folder, and gives both as the bucket." : null;
    }

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (e.IsSignatureRefusal && e.ClientPath is { } path && path.StartsWith("/%2F", StringComparison.OrdinalIgnoreCase))
        {
            yield return Match.SeenInRequest(
                $"The client signs the path '{Printable.Of(path, 100)}': its bucket or key begins with a slash.",
                "Give bucket and key without a slash at their beginning.").About("path");
        }
    }
}
