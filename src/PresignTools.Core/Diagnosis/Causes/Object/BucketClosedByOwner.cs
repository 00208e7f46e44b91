using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Object;

/// <summary>The owner or the provider closed the bucket.</summary>
internal sealed class BucketClosedByOwner : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("bucket-closed-by-owner", CheckLayer.Object)
    {
        Title = "The bucket's owner, or the provider, closed it",
        Why = "The owner ended public access, or the account was suspended or closed. No request of a reader works any more.",
        Fix = "Ask the owner, or look on their page for the new place of the data. If it is your own account, look for mail from the "
            + "provider, and check the account's billing.",
        Document = AwsDocuments.Errors,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403, 401, 409],
    };

    internal override bool IsProvenByAnswer(FailureFacts e) => false;

    /// <summary>Somebody else's data that could be read without a signature until some day.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        string text = e.WholeText;
        bool isRefused = e.IsBareDenial || e.IsSilentRefusal || e.Row is S3Answer.Anonymous || e.Status == 401
            || text.ContainsAny("Anonymous caller does not have");
        bool isWrite = e.RefusedCalls.Any(static c => c.StartsWith("Put", StringComparison.Ordinal));
        bool isPlain = !e.IsPresigned && !isWrite && e.Header("authorization") is null;
        bool isOther = e.Raw is not null || Tellings.PublicData.IsIn(text);
        if (isRefused && isPlain && isOther && !Tellings.Presigned.IsIn(text) && Tellings.WorkedBefore.IsIn(text)
            && !Tellings.RequesterPays.IsIn(text))
        {
            yield return Match.Reported(
                "It worked at an earlier time without a signature, and is refused now: the owner may have ended public access.")
                .Explaining(CauseId.UnsignedRequest);
        }
    }
}
