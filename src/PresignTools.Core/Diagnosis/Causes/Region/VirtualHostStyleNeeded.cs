using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>The server does not take the bucket in the path.</summary>
internal sealed class VirtualHostStyleNeeded : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("virtual-host-style-needed", CheckLayer.Region)
    {
        Title = "The bucket name is in the path, and this server expects it in the host",
        Why = "Some servers, Alibaba Cloud OSS among them, take only BUCKET.HOST. Tools use the path when a custom endpoint is set.",
        Fix = "Turn path-style addressing off in the client, so that the bucket name is part of the host.",
        Document = AwsDocuments.VirtualHosting,
        Stages = [S3CheckStage.Routing],
        Statuses = [400, 403],
    };

    internal override bool IsProvenByAnswer(FailureFacts e) => false;

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        bool lacks = S3ServerGap.Lacks(e.Server, S3Feature.PathStyle);
        if (
            lacks
            && e.Location is { IsPathStyle: true, Bucket: not null }
            && e.Status is 400 or 403
            && e.Row != S3Answer.PathStyleForbidden)
        {
            yield return Match.Circumstance($"The URL has the bucket name in its path, and {e.ServerName} takes it in the host only.",
                ClientStyles.UseHost);
        }
    }
}
