using PresignTools.Addressing;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A directory bucket does not have what the request asks for.</summary>
internal sealed class DirectoryBucketUnsupported : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("directory-bucket-unsupported", CheckLayer.Request)
    {
        Title = "A directory bucket does not have what the request asks for",
        Why = "Directory buckets (S3 Express One Zone) have no versions, ACLs, tags, Object Lock, Requester Pays or customer keys, and "
            + "only some of the operations of other buckets.",
        Fix = "Leave out the header or parameter, or use a general purpose bucket.",
        Document = AwsDocuments.DirectoryBucketDifferences,
        Stages = [S3CheckStage.Operation],
        Statuses = [400, 405, 501],
    };

    /// <summary>S3 names a header that it does not implement, or says nothing of what it lacks.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        bool directory = e.Location is { HostKind: S3HostKind.Express }
            || (e.Location?.Bucket is { } bucket && S3DirectoryBucket.Looks(bucket) && !e.IsKnownOther);
        if (!directory || e.IsAccepted || e.Verification is not { } judged)
        {
            yield break;
        }

        bool refused = e.Code is "NotImplemented" or "InvalidRequest" or "InvalidArgument" or "MethodNotAllowed"
            || (e.Code is null && e.Status is 400 or 405 or 501);
        foreach ((string name, string value) in Verification.Checks.DirectoryBucketCheck.Settings(judged))
        {
            if (refused && S3DirectoryBuckets.WhyRefused(name.ToLowerInvariant(), value) is { } why)
            {
                yield return Match.SeenInRequest(
                    $"The request has {Printable.Of(name, 60)}, which directory buckets do not take: {why}.",
                    $"Leave {Printable.Of(name, 60)} out, or use a general purpose bucket.")
                    .Explaining(CauseId.Other, CauseId.InvalidHeaderValue, CauseId.AclWithoutPermissionOrAclsDisabled);
            }
        }

        if (e.Code == "NotImplemented")
        {
            yield return Match.Circumstance(
                "The bucket is a directory bucket, which lacks some operations and headers that other buckets have.");
        }
    }

    /// <summary>The bucket's name stands in a setting or command, and the server says that it does not have what was asked for.</summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isLacking = e.Code is "NotImplemented" or "MethodNotAllowed" or "HeaderNotImplemented";
        if (!isLacking || e.Location?.Bucket is not null || e.IsKnownOther || Named(text) is not { } bucket)
        {
            yield break;
        }

        string? call = e.RefusedCalls.Concat([e.Signing.Operation ?? string.Empty])
            .FirstOrDefault(static o => o.Length > 0 && S3DirectoryBuckets.UseOf(o) == DirectoryBucketUse.None);
        string what = call is null ? "which lacks some operations and headers that other buckets have" : $"which does not have {call}";
        yield return Match
            .SeenInRequest($"'{Printable.Of(bucket, 63)}' is a directory bucket, {what}.")
            .Explaining(CauseId.TransferEncodingChunked, CauseId.ProviderUnsupported, CauseId.ChecksumDefault, CauseId.WrongMethod,
                CauseId.DeleteMarker, CauseId.Other);
    }

    /// <summary>The first name in a text that ends as those of directory buckets do.</summary>
    private static string? Named(string text)
    {
        const string End = S3BucketName.DirectorySuffix;
        for (int i = Scan.Find(text, End, 0); i >= 0; i = Scan.Find(text, End, i + End.Length))
        {
            int start = i;
            while (start > 0 && i - start < LongestName && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] == '-'))
            {
                start--;
            }

            if (i - start > 2 && Scan.IsEdge(text, i + End.Length) && S3DirectoryBucket.Parse(text[start..(i + End.Length)]) is not null)
            {
                return text[start..(i + End.Length)];
            }
        }

        return null;
    }

    private const int LongestName = 63;

    /// <summary>S3 may say that it has no such method before it looks any further.</summary>
    internal override bool AlsoGives(FailureFacts e) => e.Code == "MethodNotAllowed" && e.Input.FullText is { } text
        && Named(text) is not null;
}
