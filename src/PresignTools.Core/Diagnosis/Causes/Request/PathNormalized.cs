using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A client or proxy merged slashes or removed dot segments of the path.</summary>
internal sealed class PathNormalized : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("path-normalized", CheckLayer.Request)
    {
        Title = "A client or proxy merged slashes or removed dot segments of the path",
        Why = "For S3, a//b and a/../b are ordinary keys. Clients and proxies change such paths, and the path is signed.",
        Fix = "Send the path as it was signed (curl --path-as-is), or avoid //, . and .. in keys.",
        Document = AwsDocuments.ObjectKeys,
        Stages = [S3CheckStage.Signature, S3CheckStage.Target, S3CheckStage.Authorization],
        Statuses = [403, 404],
    };

    /// <summary>//, . and .. are part of a key for S3, and removed by browsers, System.Uri and many proxies.</summary>
    internal override IEnumerable<Match> Find(Evidence e)
    {
        string? path = e.Raw?.Path;
        if (
            path is not null
            && e.Input.SentPath is { } line
            && SentLine.Path(line) is var sent
            && sent != path
            && !ObjectKeys.IsSamePath(path, sent))
        {
            yield return Match
                .SeenInRequest($"The URL has the path {Printable.Of(path, 120)}, the client sends {Printable.Of(sent, 120)}.")
                .About("path");
        }

        foreach (NameDifference d in e.Differences.Where(static d => d.Thing == NamedThing.Key && ObjectKeys.IsNormalized(d)))
        {
            yield return Match.SeenInRequest(d.Sentence).About("path").Explaining(CauseId.WrongBucketOrKey);
        }

        bool odd = path is not null && (path.Contains("//") || (path + "/").Contains("/./") || (path + "/").Contains("/../"));
        if (odd && (e.IsSignatureRefusal || e.Status == 404))
        {
            yield return Match
                .Circumstance("The path contains //, . or .., which many clients and proxies remove before they send it.")
                .About("path");
        }
    }
}
